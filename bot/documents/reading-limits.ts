/** How much of a file is read at most. What goes beyond is refused as a whole: half a document would look like all of it. */
export interface ReadingLimits {
  readonly fileBytes: number;
  /** Parts inside a .docx or .xlsx. */
  readonly entries: number;
  /** One part, and all parts that are read, unpacked. */
  readonly partBytes: number;
  readonly unpackedBytes: number;
  /** How many times larger a part of more than 5 MB may be than its packed form. */
  readonly ratio: number;
  /** Elements inside one another. */
  readonly depth: number;
  readonly cells: number;
  readonly paragraphs: number;
}

export const readingLimits: ReadingLimits = {
  fileBytes: 15 * 1024 * 1024,
  entries: 5_000,
  partBytes: 120 * 1024 * 1024,
  unpackedBytes: 200 * 1024 * 1024,
  ratio: 250,
  depth: 400,
  cells: 1_000_000,
  paragraphs: 200_000,
};
