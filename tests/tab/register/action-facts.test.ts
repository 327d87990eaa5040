import { civilDate } from '../../../shared/domain/civil-date.ts';
import { dueInWords } from '../../../tab/register/action-facts.ts';
import { aDue, anAction } from '../../support/builders.ts';

const today = civilDate('2026-03-23');
const due = (parts: Parameters<typeof anAction>[0]) => dueInWords(anAction(parts), today);

describe('when an action is due, in words', () => {
  it.each([
    ['ahead', '2026-03-31', 'due in 8 days', false],
    ['today', '2026-03-23', 'due today', false],
    ['past', '2026-03-18', '5 days overdue', true],
  ])('%s', (_, date, words, overdue) => {
    expect(due({ currentDue: civilDate(date) })).toMatchObject({ words, overdue });
  });

  it.each(['complete', 'closed', 'cancelled'] as const)('says nothing of a past date once %s', (status) => {
    expect(due({ status, currentDue: civilDate('2026-01-01') })).toMatchObject({ words: '', overdue: false });
  });

  it('never calls ongoing work late, and says how often it is asked about', () => {
    const ongoing = aDue({ kind: 'ongoing', every: { n: 3, unit: 'month' }, raw: 'Ongoing, quarterly' });
    expect(due({ ongoing: true, due: ongoing, currentDue: civilDate('2026-01-01') })).toMatchObject({
      words: 'ongoing, every 3 months',
      overdue: false,
    });
  });

  it.each([
    ['a placeholder', aDue({ kind: 'placeholder', raw: 'insert' }), 'no date', 'insert'],
    ['an empty cell', aDue({ kind: 'missing', raw: '' }), 'no date given', ''],
    [
      'a cadence',
      aDue({ kind: 'recurring', every: { n: 6, unit: 'month' }, raw: 'six monthly' }),
      'every 6 months',
      'six monthly',
    ],
  ])('without a date, tells %s as it is written', (_, cell, words, asWritten) => {
    expect(due({ due: cell, currentDue: null, originalDue: null })).toMatchObject({
      date: null,
      words,
      asWritten,
    });
  });

  it('repeats the cell only where it says more than the date', () => {
    expect(due({}).asWritten).toBe('');
    expect(
      due({ due: aDue({ kind: 'month', raw: 'March 2026' }), currentDue: civilDate('2026-03-31') }).asWritten,
    ).toBe('March 2026');
  });

  it('tells a date that was moved more than once how far past the first it is', () => {
    expect(
      due({ originalDue: civilDate('2026-03-03'), currentDue: civilDate('2026-04-30'), moves: 2 }).revised,
    ).toBe('revised, 20 days past original 3 March 2026 (moved 2 times)');
  });
});
