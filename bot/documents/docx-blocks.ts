import type { SourceParagraph, SourceRow } from '../../shared/importing/source-document.ts';

/** What a paragraph of Word is to a reader; tables of text boxes stand in `boxes`, as do their paragraphs. */
export interface DocxParagraph extends SourceParagraph {
  readonly boxes: readonly DocxBlock[];
  /** Its end was deleted with changes tracked: it runs on into the next. */
  readonly runsOn: boolean;
  readonly colour?: string;
}
export type DocxBlock = DocxParagraph | DocxTable;

/** A table of Word as read: rows on its grid, and the tables that stood inside its cells. */
export interface DocxTable {
  readonly kind: 'table';
  readonly rows: readonly SourceRow[];
  /** In order; to stand below it. */
  readonly inside: readonly DocxTable[];
  /** Of a frame, a single column around other tables: what is in it, one below the other. */
  readonly frameOf?: readonly DocxBlock[];
}
