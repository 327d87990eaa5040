import { handlePress } from '../../../bot/teams/press.ts';
import { defaultReminderPolicy, type ReminderPolicy } from '../../../shared/domain/reminder-policy.ts';
import { aPerson } from '../../support/builders.ts';
import type { MemorySharePoint } from '../../support/memory-sharepoint.ts';
import { buttonsOf, partsOf, wordsOf } from '../cards/card-samples.ts';
import { aBoard } from './board-in-memory.ts';
import { partsWith, presser, pressing } from './press-bench.ts';

const alma = presser('alma');
const open = { verb: 'reminders.show', board: 'children' };

function board(choices: Partial<ReminderPolicy['choices']> = {}): MemorySharePoint {
  return aBoard({
    people: [
      aPerson({ key: 'alma', name: 'Alma Ferreira', oid: 'oid-alma' }),
      aPerson({ key: 'other', name: 'Owen Other', oid: 'oid-other' }),
    ],
    policy: { ...defaultReminderPolicy, choices: { ...defaultReminderPolicy.choices, ...choices } },
  });
}

const rowsOfPeople = (sharePoint: MemorySharePoint) =>
  new Map(sharePoint.fields('people').map((fields) => [fields['Key'], fields]));

describe('choosing when one’s own reminders come', () => {
  it('keeps the day, the time and a pause on the person’s own row, and says what never waits', async () => {
    const sharePoint = board();
    const parts = partsWith(sharePoint);
    const form = await handlePress(parts, alma, open);
    expect(wordsOf(form).join(' ')).toContain('what is overdue, what was escalated to you');
    const saved = await handlePress(
      parts,
      alma,
      pressing(form, 'Save', { weekday: 'Tuesday', at: '14:30', pausedUntil: '2026-04-02' }),
    );
    expect(wordsOf(saved)).toEqual(
      expect.arrayContaining([
        '✔ Saved',
        'Chosen by Alma Ferreira, 24 March 2026 at 10:00',
        'Day: Tuesdays only',
        'Time: 14:30',
        'Paused: until 2 April 2026; on that day I ask again',
      ]),
    );
    expect(rowsOfPeople(sharePoint).get('alma')).toMatchObject({
      DigestWeekday: 'Tuesday',
      DigestAt: '14:30',
    });
    expect(rowsOfPeople(sharePoint).get('other')).not.toMatchObject({ DigestWeekday: 'Tuesday' });
  });

  it('shows on the next form what was chosen, and takes an emptied pause as none', async () => {
    const parts = partsWith(board());
    await handlePress(
      parts,
      alma,
      pressing(await handlePress(parts, alma, open), 'Save', { pausedUntil: '2026-04-02', at: '09:00' }),
    );
    const form = await handlePress(parts, alma, open);
    const inputs = new Map(partsOf(form.card.body).map((part) => [part['id'], part['value']]));
    expect([inputs.get('at'), inputs.get('pausedUntil')]).toEqual(['09:00', '2026-04-02']);
    const { pausedUntil: _, ...emptied } = pressing(form, 'Save') as Record<string, unknown>;
    expect(wordsOf(await handlePress(parts, alma, emptied))).toContain('Paused: no');
  });

  it.each([
    ['a time before the board’s', { at: '06:00' }, 'Choose a time from 08:30 to 17:00'],
    ['a time too late', { at: '23:30' }, 'Choose a time from 08:30 to 17:00'],
    ['a time that is none', { at: 'noon' }, 'Choose a time from 08:30 to 17:00'],
    ['a day that is no weekday', { weekday: 'Sunday' }, 'Choose a day and a time from the lists'],
    ['a date that does not exist', { pausedUntil: '2026-02-31' }, 'a date that exists'],
    ['a pause that is over', { pausedUntil: '2026-03-24' }, 'Choose a day after today'],
    ['too long a pause', { pausedUntil: '2026-08-01' }, 'at most 14 days: choose a day up to 7 April 2026'],
  ])('refuses %s and keeps what was chosen', async (_, inputs, problem) => {
    const sharePoint = board();
    const parts = partsWith(sharePoint);
    const before = JSON.stringify(sharePoint.fields('people'));
    const form = await handlePress(parts, alma, open);
    const back = await handlePress(parts, alma, pressing(form, 'Save', { weekday: 'Tuesday', ...inputs }));
    expect(wordsOf(back).join(' ')).toContain(problem);
    const kept = new Map(partsOf(back.card.body).map((part) => [part['id'], part['value']]));
    for (const [name, value] of Object.entries(inputs)) expect(kept.get(name)).toBe(value);
    expect(JSON.stringify(sharePoint.fields('people'))).toBe(before);
  });

  it('offers, and takes, only what the board lets its people choose', async () => {
    const sharePoint = board({ weekday: false, time: false, longestPauseDays: 0 });
    const parts = partsWith(sharePoint);
    const form = await handlePress(parts, alma, open);
    expect(partsOf(form.card.body).filter((part) => part.type.startsWith('Input.'))).toEqual([]);
    expect(buttonsOf(form).map(({ title }) => title)).not.toContain('Save');
    for (const forged of [
      { weekday: 'Monday' },
      { at: '10:00' },
      { asksPause: true, pausedUntil: '2026-03-30' },
    ]) {
      const refused = await handlePress(parts, alma, { ...open, verb: 'reminders.choose', ...forged });
      expect(wordsOf(refused).join(' ')).toMatch(/Your board (?:sends|does not pause)/);
    }
  });

  it('never changes somebody else’s row, whatever the card says', async () => {
    const sharePoint = board();
    const forged = {
      ...open,
      verb: 'reminders.choose',
      weekday: 'Monday',
      personKey: 'other',
      oid: 'oid-other',
    };
    await handlePress(partsWith(sharePoint), alma, forged);
    expect(rowsOfPeople(sharePoint).get('other')).not.toMatchObject({ DigestWeekday: 'Monday' });
    expect(rowsOfPeople(sharePoint).get('alma')).toMatchObject({ DigestWeekday: 'Monday' });
  });

  it('is saved when the row was edited between looking and pressing', async () => {
    const sharePoint = board();
    const door = partsWith(sharePoint).boards.get('children')!;
    const view = await door.read();
    sharePoint.handEdit('people', '1', { JobTitle: 'Director' });
    expect(
      await door.chooseReminders(view, { oid: 'oid-alma', language: 'en' }, { weekday: 'Thursday' }),
    ).toMatchObject({
      outcome: 'recorded',
    });
    expect(rowsOfPeople(sharePoint).get('alma')).toMatchObject({
      DigestWeekday: 'Thursday',
      JobTitle: 'Director',
    });
  });
});
