import type { Language } from '../../shared/domain/language.ts';

/**
 * A paper before it is a file: what is said, in which order and under which heading, and nothing of fonts or formats. Each writer
 * makes of it what its format has: real headings, tables whose header row is marked, pictures with alternative text.
 */
export interface Paper {
  readonly title: string;
  /** Under the title: meeting, date, part, … as label and value. */
  readonly facts: readonly (readonly [label: string, value: string])[];
  /** Stands at the top of the first page and in the foot of each: "Part A – may be published". */
  readonly marking: string;
  readonly language: Language;
  /** "Page 3 of 12" */
  readonly pageWords: (page: string, pages: string) => string;
  readonly orientation: 'portrait' | 'landscape';
  /** ISO instant: the file's date of making. */
  readonly madeAt: string;
  readonly blocks: readonly Block[];
}

export type Block = Heading | Paragraph | BulletList | Table | Picture;

export interface Heading {
  readonly kind: 'heading';
  readonly level: 1 | 2;
  readonly text: string;
}

export interface Paragraph {
  readonly kind: 'paragraph';
  readonly text: string;
}

export interface BulletList {
  readonly kind: 'list';
  readonly items: readonly string[];
}

export interface Column {
  readonly title: string;
  /** Share of the width. */
  readonly weight: number;
}

export interface Table {
  readonly kind: 'table';
  /** What the table holds, for whoever hears it; not shown. */
  readonly summary: string;
  readonly columns: readonly Column[];
  /** One text a column; a line feed begins a line. The first cell names the row. */
  readonly rows: readonly (readonly string[])[];
}

export interface Picture {
  readonly kind: 'picture';
  /** Drawn with the fonts of the product; black and white is enough to read it. */
  readonly svg: string;
  /** In points, as it is shown. */
  readonly width: number;
  readonly height: number;
  readonly alternative: string;
}

/** A workbook before it is a file. */
export interface Workbook {
  readonly title: string;
  readonly language: Language;
  readonly marking: string;
  readonly madeAt: string;
  readonly sheets: readonly Sheet[];
}

export interface Sheet {
  /** At most 31 characters, none of []:*?/\ */
  readonly name: string;
  readonly columns: readonly SheetColumn[];
  readonly rows: readonly (readonly Cell[])[];
}

export interface SheetColumn {
  readonly title: string;
  /** In characters. */
  readonly width: number;
  /** date = YYYY-MM-DD; a cell that holds no date is written as the text it is. */
  readonly kind: 'text' | 'number' | 'date';
  /** For a program that reads the file again; a person has to unhide it. */
  readonly hidden?: boolean;
}

export type Cell = string | number | null;
