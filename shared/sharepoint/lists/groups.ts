import { conversationReferenceSchema, type ConversationReference } from '../../domain/conversation.ts';
import type { Group } from '../../domain/person.ts';
import { jsonText, optionalText, rowKey, titleText } from '../cells.ts';
import { word } from '../word-cells.ts';
import { broughtInBy } from '../import-column.ts';
import { registerList } from '../register-list.ts';

export const groups = registerList<Group>({
  name: 'Groups',
  description: 'The board, its executive, its subgroups and its task and finish groups.',
  keyColumn: 'Key',
  furtherColumns: [broughtInBy],
  cells: {
    key: rowKey('Key'),
    name: titleText('Title', { displayName: 'Name' }),
    kind: word('GroupKind', ['board', 'executive', 'subgroup', 'task and finish'], 'subgroup', {
      displayName: 'Kind',
    }),
    parentKey: optionalText('ParentKey', {
      displayName: 'Belongs to',
      description: 'Key of another row of this list',
    }),
    chairKey: optionalText('ChairKey', { displayName: 'Chair', description: 'Key from the People list' }),
    deputyKey: optionalText('DeputyKey', {
      displayName: 'Deputy chair',
      description: 'Key from the People list',
    }),
    channel: jsonText<ConversationReference | null>('Channel', {
      displayName: 'Teams channel (kept)',
      parse: (json) => conversationReferenceSchema.safeParse(json).data ?? null,
      whenUnread: null,
    }),
  },
});
