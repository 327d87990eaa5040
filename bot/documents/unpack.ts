import { crc32 } from 'node:zlib';
import { fromBufferPromise, type Entry, type ZipFile } from 'yauzl';
import type { ReadingLimits } from './reading-limits.ts';
import { RefusedDocument } from './refused-document.ts';

/** The parts of a zip by their names in small letters. Nothing is unpacked before it is asked for, and nothing touches a disk. */
export interface Parts {
  readonly names: readonly string[];
  /** The bytes of a part, or null where there is none of that name. */
  read(name: string): Promise<Uint8Array | null>;
}

/** Below that a part may be packed as tightly as it likes: a sheet of equal rows is. */
const smallPart = 5 * 1024 * 1024;

/**
 * Opens a zip. What its directory declares is checked before a part is unpacked, and what really comes out is counted while it does:
 * yauzl reads the directory alone (never local headers that may say something else), refuses names that climb out of the archive and
 * stops a part that grows beyond its declared size.
 */
export async function unpack(bytes: Uint8Array, limits: ReadingLimits): Promise<Parts> {
  const zip = await damagedIfFails(
    fromBufferPromise(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), {
      lazyEntries: true,
      autoClose: false,
      validateEntrySizes: true,
    }),
  );
  if (zip.entryCount > limits.entries) throw new RefusedDocument('too much inside', 'entries');
  const entries = await damagedIfFails(entriesOf(zip, limits));
  let unpacked = 0;
  return {
    names: [...entries.keys()],
    async read(name) {
      const entry = entries.get(name.toLowerCase());
      if (entry === undefined) return null;
      if (entry.isEncrypted()) throw new RefusedDocument('password', 'encrypted part');
      const { uncompressedSize: size, compressedSize: packed } = entry;
      unpacked += size;
      if (size > limits.partBytes || unpacked > limits.unpackedBytes) {
        throw new RefusedDocument('too much inside', 'unpacked size');
      }
      if (size > smallPart && size > packed * limits.ratio) {
        throw new RefusedDocument('too much inside', 'ratio of packing');
      }
      return damagedIfFails(partOf(zip, entry));
    },
  };
}

async function entriesOf(zip: ZipFile, limits: ReadingLimits): Promise<Map<string, Entry>> {
  const entries = new Map<string, Entry>();
  let seen = 0;
  for await (const entry of zip.eachEntry()) {
    seen += 1;
    if (seen > limits.entries) throw new RefusedDocument('too much inside', 'entries');
    const name = entry.fileName.replace(/^\/+/, '').toLowerCase();
    if (name.endsWith('/')) continue;
    // Which of two is meant depends on who reads: what a scanner saw need not be what is shown.
    if (entries.has(name)) throw new RefusedDocument('damaged', 'two parts of one name');
    entries.set(name, entry);
  }
  return entries;
}

async function partOf(zip: ZipFile, entry: Entry): Promise<Uint8Array> {
  const stream = await zip.openReadStreamPromise(entry);
  const chunks: Buffer[] = [];
  for await (const chunk of stream as AsyncIterable<Buffer>) chunks.push(chunk);
  const whole = Buffer.concat(chunks);
  if (crc32(whole) !== entry.crc32) throw new RefusedDocument('damaged', 'checksum of a part');
  return whole;
}

async function damagedIfFails<Result>(work: Promise<Result>): Promise<Result> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof RefusedDocument) throw error;
    throw new RefusedDocument('damaged', 'zip');
  }
}
