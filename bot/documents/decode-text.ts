import type { SourceNotice } from '../../shared/importing/source-document.ts';
import { RefusedDocument } from './refused-document.ts';

export interface DecodedText {
  readonly text: string;
  readonly notices: readonly SourceNotice[];
}

type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';
const names: Record<Encoding, string> = {
  'utf-8': 'UTF-8',
  'utf-16le': 'UTF-16 LE',
  'utf-16be': 'UTF-16 BE',
  'windows-1252': 'Windows-1252',
};
/** Enough to tell; the whole file is decoded afterwards. */
const sampleBytes = 64 * 1024;

/**
 * The text of a file whose encoding nobody names. A mark at its beginning decides; else every second byte being zero means UTF-16; else
 * what is no UTF-8 is what Windows writes in Western Europe. A file with zeros anywhere else is no text.
 */
export function decodeText(bytes: Uint8Array): DecodedText {
  const { encoding, marked } = encodingOf(bytes);
  const text = encoding === 'windows-1252' ? fromWindows(bytes) : new TextDecoder(encoding).decode(bytes);
  if (text.includes('\u0000')) throw new RefusedDocument('unknown kind of file', 'binary');
  const notices: SourceNotice[] = [
    { kind: 'encoding', about: marked && encoding === 'utf-8' ? 'UTF-8 with BOM' : names[encoding] },
  ];
  const unreadable = countOf(text, /\ufffd/);
  if (unreadable > 0) notices.push({ kind: 'unreadable characters', about: String(unreadable) });
  return { text, notices };
}

/** What Windows-1252 has where Latin-1 has control characters, 0x80 to 0x9f. (Node's own decoder of that name reads Latin-1.) */
const windowsOnly = '€\ufffd‚ƒ„…†‡ˆ‰Š‹Œ\ufffdŽ\ufffd\ufffd‘’“”•–—˜™š›œ\ufffdžŸ';

function fromWindows(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    .toString('latin1')
    .replace(/[\u0080-\u009f]/g, (letter) => windowsOnly[letter.charCodeAt(0) - 0x80] ?? '\ufffd');
}

function encodingOf(bytes: Uint8Array): { encoding: Encoding; marked: boolean } {
  const [first, second, third] = bytes;
  if (first === 0xef && second === 0xbb && third === 0xbf) return { encoding: 'utf-8', marked: true };
  if (first === 0xff && second === 0xfe) return { encoding: 'utf-16le', marked: true };
  if (first === 0xfe && second === 0xff) return { encoding: 'utf-16be', marked: true };
  const sample = bytes.subarray(0, sampleBytes);
  const zeros = [0, 0];
  sample.forEach((byte, index) => {
    if (byte === 0) zeros[index % 2] = (zeros[index % 2] ?? 0) + 1;
  });
  const [even = 0, odd = 0] = zeros;
  // Mostly Latin letters: their upper byte is zero.
  if (odd > sample.length / 5 && even * 20 < odd) return { encoding: 'utf-16le', marked: false };
  if (even > sample.length / 5 && odd * 20 < even) return { encoding: 'utf-16be', marked: false };
  return { encoding: isMostlyUtf8(bytes) ? 'utf-8' : 'windows-1252', marked: false };
}

/** UTF-8 with a few damaged places is still UTF-8: what Windows writes has hardly ever two such bytes that fit together. */
function isMostlyUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    const text = new TextDecoder('utf-8').decode(bytes);
    const damaged = countOf(text, /\ufffd/);
    const beyondAscii = countOf(text, /[^\u0000-\u007f\ufffd]/);
    return beyondAscii >= 4 * damaged;
  }
}

function countOf(text: string, pattern: RegExp): number {
  return text.split(pattern).length - 1;
}
