import { triedAbout } from '../../../bot/reminders/tried.ts';
import { civilDate } from '../../../shared/domain/civil-date.ts';
import type { ReminderLine } from '../../../shared/domain/reminder.ts';
import { anAction, aPerson } from '../../support/builders.ts';
import { aReminder } from '../../shared/reminders/a-reminder.ts';

const line: ReminderLine = {
  itemKind: 'action',
  itemKey: 'a',
  stage: 'overdue-week-1',
  dueUsed: civilDate('2026-03-03'),
  reason: 'Overdue by 7 days',
};
const lines = [line];
const people = [
  aPerson({ key: 'priya', name: 'Priya Nair' }),
  aPerson({ key: 'bert', name: 'Bertram Okafor' }),
];
const today = civilDate('2026-03-24');
const reader = new Set(['chair']);

describe('what was tried about an action', () => {
  it('is told newest first, with whom, through what, and what came of it', () => {
    const action = anAction({ key: 'a', lastHeardAt: '2026-03-12T09:00:00Z' });
    const ledger = [
      aReminder('2026-03-03', 'priya', { lines, state: 'unreachable', channel: '' }),
      aReminder('2026-03-10', 'priya', { lines, channel: 'Teams chat' }),
      aReminder('2026-03-17', 'priya', { lines, channel: 'Teams chat' }),
      aReminder('2026-03-17', 'bert', { lines, channel: 'Group channel', state: 'possibly sent' }),
      aReminder('2026-03-18', 'priya', { lines, channel: '', state: 'failed' }),
      aReminder('2026-03-24', 'bert', { lines, channel: 'Teams chat' }),
    ];
    expect(triedAbout(action, ledger, people, reader, today, 'en')).toEqual([
      '24 March 2026: Bertram Okafor, in Teams – sent today',
      '18 March 2026: Priya Nair – the message did not arrive',
      '17 March 2026: Priya Nair, in Teams – nothing heard',
      '17 March 2026: Bertram Okafor, in the group’s channel (perhaps: Teams’ answer was lost) – nothing heard',
      '10 March 2026: Priya Nair, in Teams – heard since',
      '3 March 2026: Priya Nair – could not be reached in Teams',
    ]);
  });

  it('leaves out what went to the reader, never left, or was about something else', () => {
    const ledger = [
      aReminder('2026-03-17', 'chair', { lines }),
      aReminder('2026-03-17', 'priya', { lines, state: 'superseded' }),
      aReminder('2026-03-24', 'priya', { lines, state: 'claimed' }),
      aReminder('2026-03-17', 'bert', { lines: [{ ...line, itemKey: 'b' }] }),
      aReminder('2026-03-17', 'bert', { lines, kind: 'notice' }),
    ];
    expect(triedAbout(anAction({ key: 'a' }), ledger, people, reader, today, 'en')).toEqual([]);
  });

  it('says so where somebody is no longer in People', () => {
    expect(
      triedAbout(
        anAction({ key: 'a' }),
        [aReminder('2026-03-17', 'gone', { lines })],
        people,
        reader,
        today,
        'en',
      ),
    ).toEqual(['17 March 2026: somebody who is no longer in People, in Teams – nothing heard']);
  });
});
