import type { ImportDoubt, ImportRule, ReadControl, ReadRisk, RowSource } from './reading.ts';

type RiskValues = Omit<ReadRisk, 'id' | 'source' | 'raw' | 'inNoField' | 'rules' | 'needsCheck' | 'controls'>;

/** A risk while it is being put together from the pieces of a document. */
export interface RiskDraft {
  readonly id: string;
  readonly source: RowSource & { rows: number[] };
  readonly raw: Record<string, string>;
  /** Lines that no field took. */
  readonly inNoField: string[];
  readonly rules: Set<ImportRule>;
  readonly doubts: ImportDoubt[];
  readonly controls: ReadControl[];
  readonly risk: RiskValues;
}

export function emptyRisk(table: number, row: number, sheet?: string): RiskDraft {
  return {
    id: `t${table}r${row}`,
    source: { table, row, rows: [row], ...(sheet === undefined ? {} : { sheet }) },
    raw: {},
    inNoField: [],
    rules: new Set(),
    doubts: [],
    controls: [],
    risk: {
      key: null,
      own: null,
      reference: '',
      title: '',
      description: '',
      category: '',
      path: [],
      issueType: null,
      triggers: [],
      likelihoodFactors: [],
      consequences: [],
      owners: [],
      leadAgency: '',
      response: null,
      status: null,
      lastReview: null,
      nextReview: null,
      targetDate: null,
      marking: null,
      group: '',
      gross: null,
      previous: null,
      current: null,
      target: null,
      progress: '',
    },
  };
}

export function finished({ id, source, raw, inNoField, rules, doubts, controls, risk }: RiskDraft): ReadRisk {
  const noMarking = risk.marking === null && !doubts.some(({ field }) => field === 'marking');
  return {
    ...risk,
    id,
    source,
    raw,
    inNoField: inNoField.join('\n'),
    rules: [...rules, ...(noMarking ? (['marking not stated'] as const) : [])],
    needsCheck: doubts,
    controls,
  };
}
