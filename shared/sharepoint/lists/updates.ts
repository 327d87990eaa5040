import { z } from 'zod';
import { fieldChangeSchema, itemKindSchema, updateKindSchema, updateViaSchema } from '../../domain/update.ts';
import type { FieldChange, Update } from '../../domain/update.ts';
import { jsonText, longText, optionalText, rowKey, shortText } from '../cells.ts';
import { moment } from '../day-cells.ts';
import { word } from '../word-cells.ts';
import { lines } from '../list-definition.ts';
import { registerList } from '../register-list.ts';
import { actor } from './shared-cells.ts';

export const updates = registerList<Update>({
  name: 'Updates',
  description: 'The trail: what was said and changed, by whom and when. Rows are added and never changed.',
  keyColumn: 'Key',
  cells: {
    key: rowKey('Key'),
    itemKind: word('ItemKind', itemKindSchema.options, 'action', { displayName: 'Action or risk' }),
    itemKey: shortText('ItemKey', {
      displayName: 'Item',
      description: 'Key of the action or risk',
      indexed: true,
    }),
    kind: word('UpdateKind', updateKindSchema.options, 'hand edit', { displayName: 'Kind' }),
    at: moment('At', { displayName: 'At', indexed: true }),
    by: actor('By', 'By'),
    via: word('Via', updateViaSchema.options, 'hand edit seen', { displayName: 'Through' }),
    text: longText('UpdateText', { displayName: 'Note' }),
    changes: jsonText<FieldChange[]>('ChangesKept', {
      displayName: 'Changes (kept)',
      parse: (json) => z.array(fieldChangeSchema).safeParse(json).data ?? null,
      whenUnread: [],
    }),
    reason: longText('Reason', { displayName: 'Reason' }),
    meetingKey: optionalText('MeetingKey', { displayName: 'Meeting', indexed: true }),
  },
  furtherColumns: [lines('Changes', { displayName: 'Changes' })],
  title: ({ kind, itemKey, by }) =>
    kind === undefined || itemKey === undefined
      ? undefined
      : `${kind}: ${itemKey}${by === undefined || by.name === '' ? '' : `, ${by.name}`}`,
  decorate: ({ changes }) =>
    changes === undefined ? {} : { Changes: changes.length === 0 ? null : changes.map(inOneLine).join('\n') },
});

function inOneLine({ field, before, after }: FieldChange): string {
  const shown = (text: string) => (text === '' ? '(empty)' : text.replaceAll('\n', ' '));
  return `${field}: ${shown(before)} → ${shown(after)}`;
}
