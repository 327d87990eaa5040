import { civilDate } from '../../../shared/domain/civil-date.ts';
import type { Reminder } from '../../../shared/domain/reminder.ts';

/** A row of the Reminders list: one digest to one person on one day, sent unless `parts` say otherwise. */
export function aReminder(day: string, personKey: string, parts: Partial<Reminder> = {}): Reminder {
  return {
    id: `${day}-${personKey}`,
    etag: '"reminder,1"',
    modifiedAt: `${day}T08:30:01Z`,
    modifiedBy: 'Safeguarding Register',
    problems: [],
    claimKey: `${day}/${personKey}`,
    kind: 'digest',
    personKey,
    day: civilDate(day),
    lines: [],
    state: 'sent',
    channel: 'teams chat',
    messageId: 'message-1',
    problem: '',
    error: '',
    attempts: 1,
    policyVersion: 0,
    requestedBy: null,
    claimedAt: `${day}T08:30:00Z`,
    finishedAt: `${day}T08:30:01Z`,
    ...parts,
  };
}
