/** What a file is by its first bytes, whatever its name says. */
export type FileKind =
  'empty' | 'zip' | 'compound' | 'PDF' | 'picture' | 'RTF' | 'web page' | 'archive' | 'program' | 'text';

const signatures: readonly (readonly [FileKind, readonly number[]])[] = [
  ['zip', [0x50, 0x4b, 0x03, 0x04]],
  ['zip', [0x50, 0x4b, 0x05, 0x06]],
  ['compound', [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]],
  ['PDF', [0x25, 0x50, 0x44, 0x46, 0x2d]],
  ['picture', [0x89, 0x50, 0x4e, 0x47]],
  ['picture', [0xff, 0xd8, 0xff]],
  ['picture', [0x47, 0x49, 0x46, 0x38]],
  ['picture', [0x49, 0x49, 0x2a, 0x00]],
  ['picture', [0x4d, 0x4d, 0x00, 0x2a]],
  ['RTF', [0x7b, 0x5c, 0x72, 0x74, 0x66]],
  ['archive', [0x52, 0x61, 0x72, 0x21]],
  ['archive', [0x37, 0x7a, 0xbc, 0xaf]],
  ['archive', [0x1f, 0x8b]],
  ['program', [0x4d, 0x5a, 0x90]],
  ['program', [0x7f, 0x45, 0x4c, 0x46]],
];

export function fileKindOf(bytes: Uint8Array): FileKind {
  if (bytes.length === 0) return 'empty';
  for (const [kind, signature] of signatures) {
    if (signature.every((byte, index) => bytes[index] === byte)) return kind;
  }
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, 1024));
  if (/%PDF-\d/.test(start)) return 'PDF';
  if (start.startsWith('RIFF') && start.slice(8, 12) === 'WEBP') return 'picture';
  if (
    /^\s*(?:<!doctype html|<html[\s>]|<\?xml[^>]*>\s*<html|mime-version:)/i.test(
      start.replace(/^\u00ef\u00bb\u00bf/, ''),
    )
  ) {
    return 'web page';
  }
  return 'text';
}

/** What stands in an OLE compound file: Office's encrypted container, or a format of before 2007. Its directory names are UTF-16. */
export function compoundKindOf(bytes: Uint8Array): 'password' | 'Word' | 'Excel' | 'other' {
  const names = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const holds = (name: string) => names.includes(Buffer.from(name, 'utf16le'));
  if (holds('EncryptedPackage')) return 'password';
  if (holds('WordDocument')) return 'Word';
  if (holds('Workbook') || holds('Book\0')) return 'Excel';
  return 'other';
}

/** Ending of a file's name in small letters, '' where it has none. */
export function extensionOf(name: string): string {
  return /\.([a-z0-9]{1,8})$/i.exec(name.trim())?.[1]?.toLowerCase() ?? '';
}
