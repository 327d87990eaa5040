import { showingViewSchema, type Presenting, type ShownItem } from '../../domain/showing.ts';
import { itemKindSchema } from '../../domain/update.ts';
import { count, rowKey, textOf, yesOrNo, type Cell } from '../cells.ts';
import { moment } from '../day-cells.ts';
import { word } from '../word-cells.ts';
import { line } from '../list-definition.ts';
import { registerList } from '../register-list.ts';
import { actor } from './shared-cells.ts';

/** One row for each meeting in which somebody presented: what is on everybody's stage. Only keys, never an item's words. */
export const presenting = registerList<Presenting>({
  name: 'Presenting',
  description: 'What is being shown to everybody in a meeting. Kept by the service.',
  hidden: true,
  keyColumn: 'Key',
  cells: {
    meetingKey: rowKey('Key'),
    item: shownItem('ShownItem'),
    view: word('ShownView', showingViewSchema.options, 'item', { displayName: 'Shown as' }),
    detail: yesOrNo('Detail', { displayName: 'With detail' }),
    by: actor('By', 'Presented by'),
    at: moment('At', { displayName: 'At' }),
    active: yesOrNo('Active', { displayName: 'Being shown' }),
    sequence: count('Step', { displayName: 'Step' }),
  },
  title: ({ meetingKey }) => meetingKey,
});

/** `risk:R-4`; empty or anything else = no item. */
function shownItem(name: string): Cell<ShownItem | null> {
  return {
    columns: [line(name, { displayName: 'Item' })],
    read: (fields) => {
      const [, kind, key] = /^([a-z]+):(.+)$/.exec(textOf(fields[name])) ?? [];
      const known = itemKindSchema.safeParse(kind);
      return known.success && key !== undefined ? { kind: known.data, key } : null;
    },
    write: (item) => ({ [name]: item === null ? null : `${item.kind}:${item.key}` }),
  };
}
