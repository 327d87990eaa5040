import fc from 'fast-check';
import { dayWords } from '../../../shared/domain/day-words.ts';
import { addDays, civilDate, formatCivilDate, inWords } from '../../../shared/domain/civil-date.ts';
import { momentInWords } from '../../../shared/domain/moment-in-words.ts';
import { slippageInWords } from '../../../shared/domain/status.ts';
import { retentionWords } from '../../../shared/domain/retention-words.ts';
import { welshCount, welshNouns } from '../../../shared/domain/welsh.ts';

describe('a noun after a number in Welsh', () => {
  it.each([
    [1, 'risk', '1 risg'],
    [3, 'risk', '3 risg'],
    [31, 'risk', '31 risg'],
    [1, 'action', '1 weithred'],
    [2, 'action', '2 weithred'],
    [5, 'action', '5 gweithred'],
    [1, 'day', '1 diwrnod'],
    [2, 'day', '2 ddiwrnod'],
    [5, 'day', '5 diwrnod'],
    [3, 'meeting', '3 chyfarfod'],
    [2, 'month', '2 fis'],
  ] as const)('%i %s is “%s”', (count, noun, words) => {
    expect(welshCount(count, welshNouns[noun])).toBe(words);
  });
});

it.each([
  [1, '1 flwyddyn', 'bob blwyddyn'],
  [2, '2 flynedd', 'bob 2 flynedd'],
  [3, '3 blynedd', 'bob 3 blynedd'],
  [4, '4 blynedd', 'bob 4 blynedd'],
  [5, '5 mlynedd', 'bob 5 mlynedd'],
  [6, '6 blynedd', 'bob 6 blynedd'],
  [10, '10 mlynedd', 'bob 10 mlynedd'],
  [11, '11 mlynedd', 'bob 11 mlynedd'],
  [12, '12 mlynedd', 'bob 12 mlynedd'],
  [15, '15 mlynedd', 'bob 15 mlynedd'],
  [16, '16 mlynedd', 'bob 16 mlynedd'],
  [20, '20 mlynedd', 'bob 20 mlynedd'],
  [25, '25 mlynedd', 'bob 25 mlynedd'],
])('%i years in Welsh are “%s”, however they are told', (years, counted, every) => {
  expect(retentionWords('cy').years(years)).toBe(counted);
  expect(dayWords('cy').every.year(years)).toBe(every);
});

describe('dates in Welsh', () => {
  const today = civilDate('2026-03-23');

  it('are told from today', () => {
    expect(formatCivilDate(civilDate('2026-03-31'), 'cy')).toBe('31 Mawrth 2026');
    expect(inWords(civilDate('2026-03-18'), today, 'cy')).toBe('5 diwrnod yn hwyr');
    expect(inWords(civilDate('2026-03-22'), today, 'cy')).toBe('1 diwrnod yn hwyr');
    expect(momentInWords('2026-11-22T14:05:00Z', 'Europe/London', 'cy')).toBe('22 Tachwedd 2026 am 14:05');
  });

  it('say of a moved date what the English says', () => {
    const moved = {
      originalDue: civilDate('2026-03-02'),
      currentDue: civilDate('2026-04-30'),
      moves: 2,
      status: 'in progress',
    } as const;
    expect(slippageInWords(moved, today, 'cy')).toBe(
      'diwygiwyd, 21 diwrnod wedi’r dyddiad gwreiddiol, 2 Mawrth 2026 (symudwyd ddwywaith)',
    );
  });

  it('name the same day as the English, in no English month', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 40_000 }), (days) => {
        const date = addDays(civilDate('1990-01-01'), days);
        const [day, month, year] = formatCivilDate(date, 'cy').split(' ');
        const [englishDay, englishMonth, englishYear] = formatCivilDate(date).split(' ');
        expect([day, year]).toEqual([englishDay, englishYear]);
        expect(month).not.toBe(englishMonth);
      }),
    );
  });
});
