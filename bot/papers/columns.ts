import type { Action } from '../../shared/domain/action.ts';
import { shortTitleOfAction, shortTitleOfRisk } from '../../shared/domain/item-title.ts';
import { schemeOfScore, type Risk } from '../../shared/domain/risk.ts';
import type { Block, Table } from './paper.ts';
import type { PaperFacts } from './paper-facts.ts';

/** A column of a table while it is made: its heading and what stands below it for a row, so that the two cannot come apart. */
export interface ColumnOf<Row> {
  readonly title: string;
  readonly of: (row: Row) => string;
}

/** Columns with the share of the width that each has. */
export type Columns<Row> = readonly (readonly [column: ColumnOf<Row>, weight: number])[];

export function tableOf<Row>(summary: string, rows: readonly Row[], columns: Columns<Row>): Table {
  return {
    kind: 'table',
    summary,
    columns: columns.map(([{ title }, weight]) => ({ title, weight })),
    rows: rows.map((row) => columns.map(([column]) => column.of(row))),
  };
}

/** A heading with its table below it, or with a sentence where there is nothing to show. */
export function sectionOf<Row>(
  heading: string,
  rows: readonly Row[],
  none: string,
  columns: Columns<Row>,
): Block[] {
  return [
    { kind: 'heading', level: 1, text: heading },
    rows.length === 0 ? { kind: 'paragraph', text: none } : tableOf(heading, rows, columns),
  ];
}

/** What a paper says of a risk. */
export function riskColumns({ words, ...facts }: PaperFacts) {
  const column = (title: string, of: ColumnOf<Risk>['of']): ColumnOf<Risk> => ({ title, of });
  return {
    reference: column(words.reference, ({ reference }) => reference),
    risk: column(words.risk, shortTitleOfRisk),
    inFull: column(words.risk, ({ title, description }) =>
      [title, description].filter((part) => part.trim() !== '').join('\n'),
    ),
    owner: column(words.owner, facts.owners),
    score: column(words.score, ({ current, scheme }) => facts.score(current, scheme)),
    target: column(words.target, (risk) =>
      risk.target === null ? '' : facts.score(risk.target, schemeOfScore(risk, 'target')),
    ),
    direction: column(words.direction, facts.direction),
    nextReview: column(words.nextReview, ({ nextReview }) => facts.day(nextReview)),
    status: column(words.status, ({ status }) => words.riskStatuses[status]),
    note: column(words.note, ({ lastNote }) => lastNote?.text ?? ''),
  };
}

/** What a paper says of an action. */
export function actionColumns({ words, ...facts }: PaperFacts) {
  const column = (title: string, of: ColumnOf<Action>['of']): ColumnOf<Action> => ({ title, of });
  return {
    reference: column(words.reference, ({ reference }) => reference),
    action: column(words.action, shortTitleOfAction),
    inFull: column(words.action, ({ action, outcome }) => action.trim() || outcome),
    leads: column(words.leads, facts.leads),
    originalDue: column(words.originalDue, ({ originalDue }) => facts.day(originalDue)),
    due: column(words.due, facts.due),
    moves: column(words.moves, ({ moves }) => String(moves)),
    status: column(words.status, ({ status }) => words.statuses[status]),
    rag: column(words.rag, ({ rag }) => (rag === null ? '' : words.rags[rag])),
    note: column(words.note, ({ lastNote }) => lastNote?.text ?? ''),
  };
}
