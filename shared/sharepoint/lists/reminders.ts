import { z } from 'zod';
import { formatCivilDate } from '../../domain/civil-date.ts';
import { reminderKindSchema, reminderLineSchema, reminderStateSchema } from '../../domain/reminder.ts';
import type { Reminder, ReminderLine } from '../../domain/reminder.ts';
import { count, jsonText, longText, rowKey, shortText } from '../cells.ts';
import { moment, optionalDay } from '../day-cells.ts';
import { word } from '../word-cells.ts';
import { lines } from '../list-definition.ts';
import { registerList } from '../register-list.ts';
import { optionalActor } from './shared-cells.ts';

export const reminders = registerList<Reminder>({
  name: 'Reminders',
  description: 'Which digest went to whom, when, and why: the receipt.',
  keyColumn: 'ClaimKey',
  cells: {
    claimKey: rowKey('ClaimKey'),
    kind: word('ReminderKind', reminderKindSchema.options, 'digest', { displayName: 'Kind' }),
    personKey: shortText('PersonKey', {
      displayName: 'Person',
      description: 'Key from the People list',
      indexed: true,
    }),
    day: optionalDay('Day', { displayName: 'Day', indexed: true }),
    lines: jsonText<ReminderLine[]>('LinesKept', {
      displayName: 'Lines (kept)',
      parse: (json) => z.array(reminderLineSchema).safeParse(json).data ?? null,
      whenUnread: [],
    }),
    // In doubt nobody knows whether it went out, and it is not sent again.
    state: word('State', reminderStateSchema.options, 'possibly sent', {
      displayName: 'State',
      indexed: true,
    }),
    channel: shortText('Channel', { displayName: 'Channel' }),
    messageId: shortText('MessageId', { displayName: 'Message' }),
    problem: shortText('Problem', { displayName: 'Problem' }),
    error: longText('Error', { displayName: 'What went wrong' }),
    attempts: count('Attempts', { displayName: 'Attempts' }),
    policyVersion: count('PolicyVersion', { displayName: 'Policy version' }),
    requestedBy: optionalActor('RequestedBy', 'Sent again by'),
    claimedAt: moment('ClaimedAt', { displayName: 'Claimed at' }),
    finishedAt: moment('FinishedAt', { displayName: 'Finished at' }),
  },
  furtherColumns: [lines('Lines', { displayName: 'What it asked about' })],
  title: ({ personKey, day }) =>
    personKey === undefined || day === undefined
      ? undefined
      : `Reminder to ${personKey}${day === null ? '' : `, ${formatCivilDate(day)}`}`,
  decorate: (values) =>
    values.lines === undefined
      ? {}
      : { Lines: values.lines.length === 0 ? null : values.lines.map(inOneLine).join('\n') },
});

function inOneLine({ itemKind, itemKey, reason }: ReminderLine): string {
  return `${itemKind} ${itemKey}: ${reason}`;
}
