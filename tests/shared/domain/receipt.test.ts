import fc from 'fast-check';
import {
  askedAt,
  cameBack,
  entriesBetween,
  firstSentence,
  heardOnAction,
  heardOnRisk,
  stageInWords,
  stateAsOf,
} from '../../../shared/domain/receipt.ts';
import { on } from '../../support/builders.ts';

const at = (day: number, hour = 9) => new Date(Date.UTC(2026, 2, day, hour)).toISOString();

describe('what came back after a reminder', () => {
  const heard = (when: string) => ({ at: when, by: 'Priya Nair', text: 'Draft shared.' });

  it.each([
    ['nothing was ever recorded', null, null, 'nothing'],
    ['the last word is older than the reminder', heard(at(1)), null, 'nothing'],
    ['somebody answered, and nobody was asked again', heard(at(3)), null, 'answered'],
    ['somebody answered before the next reminder', heard(at(3)), at(9), 'answered'],
    ['the next reminder came first', heard(at(12)), at(9), 'later'],
    ['the time of the last word is no time', heard('last Tuesday'), null, 'nothing'],
  ])('when %s', (_, word, again, kind) => {
    expect(cameBack(at(2), again, word).kind).toBe(kind);
  });

  it('counts from when the message was handed over: somebody may answer before the time it went out is known', () => {
    const row = { claimedAt: '2026-03-02T08:30:00Z', finishedAt: '2026-03-02T08:30:04Z' };
    expect(cameBack(askedAt(row), null, heard('2026-03-02T08:30:03Z')).kind).toBe('answered');
    expect(cameBack(askedAt(row), null, heard('2026-03-02T08:29:59Z')).kind).toBe('nothing');
    expect(askedAt({ ...row, claimedAt: '' })).toBe(row.finishedAt);
  });

  it('each entry of a trail belongs to at most one of the reminders before it, and none is lost after the first', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.integer({ min: 1, max: 400 }), { minLength: 1, maxLength: 6 }),
        fc.array(fc.integer({ min: 0, max: 420 })),
        (reminders, entries) => {
          const asked = reminders.sort((one, other) => one - other).map((hours) => at(1, hours));
          const trail = entries.map((hours) => ({ at: at(1, hours) }));
          const found = asked.flatMap((sent, index) => entriesBetween(trail, sent, asked[index + 1] ?? null));
          expect(found).toHaveLength(trail.filter((entry) => entry.at > (asked[0] ?? '')).length);
          expect(new Set(found).size).toBe(found.length);
        },
      ),
    );
  });
});

describe('the newest word on an item', () => {
  const note = { text: 'Signed.', at: at(3), by: 'Priya Nair' };

  it('is the note, unless something was recorded without one since', () => {
    expect(heardOnAction({ lastHeardAt: '', lastNote: null })).toBeNull();
    expect(heardOnAction({ lastHeardAt: at(3), lastNote: note })).toEqual(note);
    expect(heardOnAction({ lastHeardAt: at(4), lastNote: note })).toEqual({ at: at(4), by: '', text: '' });
    expect(heardOnAction({ lastHeardAt: at(4), lastNote: null })).toEqual({ at: at(4), by: '', text: '' });
  });

  it('of a risk is its review, also on the very day it was asked for', () => {
    const heard = heardOnRisk({ lastReview: on('2026-03-02'), lastNote: null });
    expect(cameBack(at(2), null, heard).kind).toBe('answered');
    expect(heardOnRisk({ lastReview: on('2026-03-03'), lastNote: note })).toEqual(note);
  });
});

describe('in words', () => {
  it.each([
    ['before-14', '14 days before'],
    ['before-1', '1 day before'],
    ['on-the-day', 'On the day'],
    ['overdue-week-2', '2 weeks overdue'],
    ['overdue-day-10', '10 days overdue'],
    ['review-before-3', '3 days before the review'],
    ['review-after-7', 'Review 7 days overdue'],
    ['ask', 'Regular update'],
    ['a-name-of-a-later-register', 'A name of a later register'],
    ['', ''],
  ])('the stage %s is “%s”', (stage, words) => {
    expect(stageInWords(stage)).toBe(words);
  });

  it('a note is told by its first sentence, on one line and not too long', () => {
    expect(firstSentence('Two of three signed.\nThe third is ill.')).toBe('Two of three signed.');
    expect(firstSentence('Version 2.1 is out, see 3.4')).toBe('Version 2.1 is out, see 3.4');
    expect(firstSentence('x'.repeat(400))).toHaveLength(160);
  });
});

it('what was being handed over on an earlier day is possibly sent; today it still is', () => {
  expect(stateAsOf({ state: 'sending', day: on('2026-03-02') }, on('2026-03-02'))).toBe('sending');
  expect(stateAsOf({ state: 'sending', day: on('2026-03-02') }, on('2026-03-03'))).toBe('possibly sent');
});
