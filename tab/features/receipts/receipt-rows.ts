import type { Receipt, ReceiptLine, ReceiptsFilter } from '../../../shared/contracts/receipts.ts';
import { civilDateSchema, formatCivilDate } from '../../../shared/domain/civil-date.ts';
import { reminderStateSchema } from '../../../shared/domain/reminder.ts';
import { itemInWords, personInWords } from '../../register/receipts-in-words.ts';
import type { ReadableRegister } from '../../register/register-index.ts';
import { receiptsWords } from './receipts-words.ts';

export type Arrangement = 'day' | 'person' | 'item';

/** What is chosen above the list; '' = anything. */
export interface ReceiptChoices {
  readonly person: string;
  /** "action:A-17" */
  readonly item: string;
  readonly state: string;
  readonly from: string;
  readonly to: string;
}

export const noChoices: ReceiptChoices = { person: '', item: '', state: '', from: '', to: '' };

/** The choices as the service is asked; a day that is half typed asks for nothing. */
export function filterOf({ person, item, state, from, to }: ReceiptChoices): ReceiptsFilter {
  const [, itemKind, itemKey] = /^(action|risk):(.+)$/s.exec(item) ?? [];
  const chosen = reminderStateSchema.safeParse(state).data;
  const first = civilDateSchema.safeParse(from).data;
  const last = civilDateSchema.safeParse(to).data;
  return {
    ...(person === '' ? {} : { person }),
    ...(itemKey === undefined ? {} : { itemKind: itemKind === 'risk' ? 'risk' : 'action', itemKey }),
    ...(chosen === undefined ? {} : { state: chosen }),
    ...(first === undefined ? {} : { from: first }),
    // A last day before the first would be refused; while it is being typed, the first alone counts.
    ...(last === undefined || (first !== undefined && last < first) ? {} : { to: last }),
  };
}

/** A receipt, or one line of it where items are what the list is about. */
export type ReceiptRow =
  | { kind: 'heading'; id: string; title: string; count: number }
  | { kind: 'item'; id: string; receipt: Receipt; line: ReceiptLine | null };

/** The receipts under headings, newest first in each. */
export function receiptRows(
  receipts: readonly Receipt[],
  arrangement: Arrangement,
  register: ReadableRegister,
): ReceiptRow[] {
  const { language } = register;
  const w = receiptsWords(language);
  switch (arrangement) {
    case 'day':
      return underHeadings(receipts.map(wholeRow), ({ receipt }) => ({
        id: receipt.filedOn ?? 'no day',
        title: receipt.filedOn === null ? w.dayUnreadable : formatCivilDate(receipt.filedOn, language),
      }));
    case 'person':
      return underHeadings(receipts.map(wholeRow), ({ receipt: { personKey } }) => {
        const { name, agency } = personInWords(personKey, register);
        return { id: personKey, title: agency === '' ? name : `${name}, ${agency}` };
      });
    case 'item':
      return underHeadings(
        receipts.flatMap((receipt) =>
          receipt.lines.length === 0
            ? [wholeRow(receipt)]
            : receipt.lines.map((line, index) => ({
                kind: 'item' as const,
                id: `${receipt.id} ${index}`,
                receipt,
                line,
              })),
        ),
        ({ line }) =>
          line === null
            ? { id: 'nothing', title: w.itemUnreadable }
            : { id: `${line.itemKind}:${line.itemKey}`, title: itemInWords(line, register).name },
      );
  }
}

type ItemRow = Extract<ReceiptRow, { kind: 'item' }>;

const wholeRow = (receipt: Receipt): ItemRow => ({ kind: 'item', id: receipt.id, receipt, line: null });

function underHeadings(
  rows: readonly ItemRow[],
  headingOf: (row: ItemRow) => { id: string; title: string },
): ReceiptRow[] {
  const groups = new Map<string, { title: string; rows: ItemRow[] }>();
  for (const row of rows) {
    const { id, title } = headingOf(row);
    const known = groups.get(id);
    if (known === undefined) groups.set(id, { title, rows: [row] });
    else known.rows.push(row);
  }
  return [...groups].flatMap(([id, { title, rows: held }]) => [
    { kind: 'heading' as const, id: `heading ${id}`, title, count: held.length },
    ...held,
  ]);
}

/** Items that can be chosen: those of the register, by name. */
export function itemOptions(register: ReadableRegister): { value: string; label: string }[] {
  const w = receiptsWords(register.language);
  const named = [
    ...register.actions.map(({ key }) => ({ itemKind: 'action' as const, itemKey: key, stage: '' })),
    ...register.risks.map(({ key }) => ({ itemKind: 'risk' as const, itemKey: key, stage: '' })),
  ];
  return named
    .map((item) => ({
      value: `${item.itemKind}:${item.itemKey}`,
      label: w[item.itemKind](itemInWords(item, register).name),
    }))
    .sort((first, second) => first.label.localeCompare(second.label, 'en-GB', { numeric: true }));
}
