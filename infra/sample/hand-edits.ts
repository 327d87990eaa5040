import { type SampleBoard } from './sample-board.ts';

/** One save by hand in SharePoint, in its own column names: what people do to a list when nobody is looking. */
export interface HandEdit {
  readonly board: SampleBoard['id'];
  readonly list: 'actions' | 'risks';
  /** Unique key of the row. */
  readonly key: string;
  /** Graph `fields`, as typed. */
  readonly fields: Readonly<Record<string, unknown>>;
  /** What it shows. */
  readonly why: string;
}

/** Planted on rows that seeding has just added, and never again: a row somebody works with is theirs. */
export const handEdits: readonly HandEdit[] = [
  {
    board: 'children',
    list: 'actions',
    key: 'act-c-017',
    fields: { Leads: 'Priya Nair' },
    why: 'A lead typed as a bare name: the People list knows her, so she is asked and may answer.',
  },
  {
    board: 'children',
    list: 'actions',
    key: 'act-c-024',
    fields: { Status: 'Nearly done' },
    why: 'A status the register does not know: shown as found and flagged, the row stays in the plan.',
  },
  {
    board: 'children',
    list: 'actions',
    key: 'act-c-044',
    fields: { CurrentDue: null },
    why: 'Somebody emptied the date while the when text still names one: nobody would be reminded, so it is flagged.',
  },
  {
    board: 'children',
    list: 'actions',
    key: 'act-c-052',
    fields: { Leads: 'Nadia Rahmani #p-rahmani-nadia\nNick from Fellgate' },
    why: 'A lead was typed whom the People list does not know: the manager is told, the known lead is still asked.',
  },
  {
    board: 'children',
    list: 'actions',
    key: 'act-c-062',
    fields: { EvidenceLink: 'see my drive, folder training' },
    why: 'Evidence that is a sentence and not a link: kept, shown as text, flagged.',
  },
  {
    board: 'children',
    list: 'risks',
    key: 'risk-c-13',
    fields: { Response: 'Transfer to supplier' },
    why: 'A response in somebody’s own words: shown as found and flagged.',
  },
  {
    board: 'adults',
    list: 'actions',
    key: 'act-a-031',
    fields: { Rag: 'Amber/Red' },
    why: 'A colour between two colours: no RAG is made up for it.',
  },
  {
    board: 'adults',
    list: 'actions',
    key: 'act-a-033',
    fields: { DueText: '30 September 2030' },
    why: 'A later date in the when text while Current due stayed: reminders follow Current due, so it is flagged.',
  },
  {
    board: 'adults',
    list: 'risks',
    key: 'risk-a-07',
    fields: { Triggers: 'Banks and police:\nLoss above £5,000\nask Laura for the third' },
    why: 'Triggers shortened by hand: nothing is wrong with that, and the trail says who saved the row.',
  },
];
