import type { Action } from '../domain/action.ts';
import type { Control, Risk } from '../domain/risk.ts';
import { oneLine } from '../importing/cell-text.ts';
import type { ImportReading } from '../importing/reading.ts';

/** A row of the register that an exported workbook does not hold, or does not hold any more. Nothing happens to it. */
export interface AbsentRow {
  readonly list: 'risks' | 'actions' | 'controls';
  readonly reference: string;
  readonly text: string;
}

interface Register {
  readonly risks: readonly Risk[];
  readonly actions: readonly Action[];
  readonly controls: readonly Control[];
}

/**
 * What the register has and an exported workbook has not: taken out of it, or newer than it. A row that is deleted in a spreadsheet is
 * deleted nowhere else, and a person is told so. A list whose sheet is not there is not compared, and a file of Part A is not expected to
 * hold what is exempt.
 */
export function absentRows(reading: ImportReading, { risks, actions, controls }: Register): AbsentRow[] {
  const held = {
    risks: keysOf(reading.risks.filter(({ own }) => own !== null)),
    actions: keysOf(reading.actions.filter(({ own }) => own !== null)),
    controls: keysOf(reading.risks.flatMap((risk) => risk.controls.flatMap(({ own }) => own ?? []))),
  };
  const markings = new Map(risks.map(({ key, marking }) => [key, marking]));
  const markingOf = (riskKey: string | null) => markings.get(riskKey ?? '') ?? 'publish';
  const missing = <Item extends { readonly key: string }>(
    keys: ReadonlySet<string>,
    items: readonly Item[],
    marking: (item: Item) => Risk['marking'],
  ): Item[] => {
    const parts = new Set(items.filter(({ key }) => keys.has(key)).map(marking));
    return items.filter((item) => !keys.has(item.key) && parts.has(marking(item)));
  };
  const short = (text: string) => oneLine(text).slice(0, 120);
  return [
    ...missing(held.risks, risks, ({ marking }) => marking).map(({ reference, title }): AbsentRow => ({
      list: 'risks',
      reference,
      text: short(title),
    })),
    ...missing(held.actions, actions, ({ riskKey }) => markingOf(riskKey)).map(
      ({ reference, action, outcome }): AbsentRow => ({
        list: 'actions',
        reference,
        text: short(action || outcome),
      }),
    ),
    ...missing(held.controls, controls, ({ riskKey }) => markingOf(riskKey)).map(
      ({ heading, text }): AbsentRow => ({ list: 'controls', reference: '', text: short(heading || text) }),
    ),
  ];
}

const keysOf = (rows: readonly { readonly key: string | null }[]): ReadonlySet<string> =>
  new Set(rows.flatMap(({ key }) => key ?? []));
