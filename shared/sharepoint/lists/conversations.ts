import { conversationReferenceSchema, type ConversationReference } from '../../domain/conversation.ts';
import { languageSchema, type Language } from '../../domain/language.ts';
import type { Row } from '../../domain/row.ts';
import { jsonText, rowKey, shortText } from '../cells.ts';
import { moment } from '../day-cells.ts';
import { optionalWord } from '../word-cells.ts';
import { registerList } from '../register-list.ts';

/** Where the bot can reach one person. */
export interface ConversationRow extends Row {
  /** The person's Entra object id. */
  key: string;
  /** Null when the row no longer holds a reference that can be used. */
  reference: ConversationReference | null;
  /** For people who look at the list. */
  personName: string;
  /** The language of the person's Teams when they were last heard; null = not known, which is English. */
  language: Language | null;
  /** Why the last message could not be delivered, as one of the messenger's words; '' = nothing is known against it. */
  problem: string;
  /** ISO instant of that failure; '' = none. Cleared whenever the person writes, presses or installs. */
  problemAt: string;
}

export const conversations = registerList<ConversationRow>({
  name: 'Conversations',
  description: 'Where the register’s bot reaches people. Kept by the service.',
  hidden: true,
  keyColumn: 'Key',
  cells: {
    key: rowKey('Key'),
    reference: jsonText<ConversationReference | null>('Reference', {
      displayName: 'Conversation',
      parse: (json) => conversationReferenceSchema.safeParse(json).data ?? null,
      whenUnread: null,
    }),
    personName: shortText('PersonName', { displayName: 'Person' }),
    language: optionalWord('Language', languageSchema.options, { displayName: 'Language' }),
    problem: shortText('Problem', { displayName: 'Cannot be reached because' }),
    problemAt: moment('ProblemAt', { displayName: 'Since' }),
  },
  title: ({ personName, key }) => (personName === undefined || personName === '' ? key : personName),
});
