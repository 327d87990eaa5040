import { type SampleBoard } from './sample-board.ts';

/** One save by hand in SharePoint, in its own column names: what people do to a list when nobody is looking. */
export interface HandEdit {
  readonly board: SampleBoard['id'];
  /** ASCII name of the list. */
  readonly list: 'Actions' | 'Risks' | 'People' | 'Controls';
  /** Unique key of the row. */
  readonly key: string;
  /** Graph `fields`, as typed. */
  readonly fields: Readonly<Record<string, unknown>>;
  /** What it shows. */
  readonly why: string;
}

/** Planted after the sample is seeded, with the rights of an owner of the site. */
export const handEdits: readonly HandEdit[] = [
  {
    board: 'children',
    list: 'Actions',
    key: 'act-c-024',
    fields: { Status: 'Nearly done' },
    why: 'A status the register does not know: shown as found and flagged, the row stays in the plan.',
  },
  {
    board: 'children',
    list: 'Actions',
    key: 'act-c-044',
    fields: { CurrentDue: null },
    why: 'Somebody emptied the date while the when text still names one: nobody would be reminded, so it is flagged.',
  },
  {
    board: 'children',
    list: 'Actions',
    key: 'act-c-052',
    fields: { Leads: 'Nadia Rahmani #p-rahmani-nadia\nNick from Fellgate' },
    why: 'A lead was typed whom the People list does not know: the manager is told, the known lead is still asked.',
  },
  {
    board: 'children',
    list: 'Actions',
    key: 'act-c-062',
    fields: { EvidenceLink: 'see my drive, folder training' },
    why: 'Evidence that is a sentence and not a link: kept, shown as text, flagged.',
  },
  {
    board: 'children',
    list: 'Risks',
    key: 'risk-c-13',
    fields: { Response: 'Transfer to supplier' },
    why: 'A response in somebody’s own words: shown as found and flagged.',
  },
  {
    board: 'adults',
    list: 'Actions',
    key: 'act-a-031',
    fields: { Rag: 'Amber/Red' },
    why: 'A colour between two colours: no RAG is made up for it.',
  },
  {
    board: 'adults',
    list: 'Actions',
    key: 'act-a-033',
    fields: { PercentComplete: 160 },
    why: 'More than all of it done: flagged, and no sum is spoiled by it.',
  },
  {
    board: 'adults',
    list: 'Risks',
    key: 'risk-a-07',
    fields: { Triggers: 'Banks and police:\nLoss above £5,000\nask Laura for the third' },
    why: 'Triggers shortened by hand: nothing is wrong with that, and the trail says who saved the row.',
  },
];
