import { civilDate } from '../../../shared/domain/civil-date.ts';
import { meetingWithDate, titleWithoutDate } from '../../../shared/domain/meeting-title.ts';

const date = civilDate('2026-03-12');

it.each([
  ['Board', 'Board, 12 March 2026', 'Board, 12 Mawrth 2026'],
  ['Board, 12 March 2026', 'Board, 12 March 2026', 'Board, 12 March 2026'],
  ['Bwrdd ar 12 Mawrth 2026', 'Bwrdd ar 12 Mawrth 2026', 'Bwrdd ar 12 Mawrth 2026'],
  ['12 March 2026 (extraordinary)', '12 March 2026 (extraordinary)', '12 March 2026 (extraordinary)'],
  [
    'Board after 2 March 2026',
    'Board after 2 March 2026, 12 March 2026',
    'Board after 2 March 2026, 12 Mawrth 2026',
  ],
])('the day is said once beside “%s”', (title, inEnglish, inWelsh) => {
  expect([meetingWithDate({ title, date }, 'en'), meetingWithDate({ title, date }, 'cy')]).toEqual([
    inEnglish,
    inWelsh,
  ]);
});

it('the second of a month is not the twelfth', () => {
  const second = civilDate('2026-03-02');
  const title = 'Follow-up of the Board of 12 March 2026';
  expect(meetingWithDate({ title, date: second }, 'en')).toBe(`${title}, 2 March 2026`);
  expect(titleWithoutDate({ title, date: second })).toBe(title);
});

it.each([
  ['Board', 'Board'],
  ['Board 12 March 2026', 'Board'],
  ['Board, 12 March 2026 ', 'Board'],
  ['Board on 12 March 2026', 'Board'],
  ['Board – 12 March 2026', 'Board'],
  ['Bwrdd ar 12 Mawrth 2026', 'Bwrdd'],
  ['12 March 2026', ''],
  ['What followed 12 March 2026: a review', 'What followed 12 March 2026: a review'],
])('“%s” is called “%s” beside its date', (title, called) => {
  expect(titleWithoutDate({ title, date })).toBe(called);
});

it('without a date a title is as it is written', () => {
  expect(titleWithoutDate({ title: ' Board, 12 March 2026 ', date: null })).toBe('Board, 12 March 2026');
});
