import { oneLine } from './cell-text.ts';
import { isPageFurniture } from './find-headings.ts';
import { isHeadingLike, type LogicalDocument } from './logical-tables.ts';
import type { RefusedPiece } from './reading.ts';
import type { SourceDocument, SourceParagraph } from './source-document.ts';

/** A paragraph letter for letter, with its number or bullet. */
export const asPrinted = ({ marker, text }: SourceParagraph): string =>
  [marker ?? '', text.trim()].filter(Boolean).join(' ');

/**
 * Running text that became no part of a row: every paragraph of the document but those of `taken`. Nothing is left out, so that a person can
 * see what of a document does not come in.
 *
 * @param taken numbers of paragraphs that stand in a row, name its plan or priority, or are named in another piece
 */
export function textInNoRow(
  document: SourceDocument,
  { paragraphs }: LogicalDocument,
  taken: ReadonlySet<number>,
): RefusedPiece[] {
  const running = new Set(paragraphs.map(({ number }) => number));
  return document.blocks
    .filter((block): block is SourceParagraph => block.kind === 'paragraph')
    .flatMap((paragraph, index) => {
      const number = index + 1;
      if (taken.has(number) || oneLine(paragraph.text) === '') return [];
      const isFurniture = !running.has(number) || isPageFurniture(paragraph.text);
      return [
        {
          source: { table: 0, row: number, rows: [number] },
          reason: isFurniture
            ? ('page header or footer' as const)
            : isHeadingLike(paragraph)
              ? ('heading of the text' as const)
              : ('running text' as const),
          text: asPrinted(paragraph),
        },
      ];
    });
}
