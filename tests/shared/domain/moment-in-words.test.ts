import { momentInWords } from '../../../shared/domain/moment-in-words.ts';

describe('an instant on a board’s clock', () => {
  it.each([
    ['2026-07-01T11:30:00Z', 'Europe/London', '1 July 2026 at 12:30'],
    ['2026-07-01T11:30:00Z', 'Nowhere/Atlantis', '1 July 2026 at 12:30'],
    ['yesterday', 'Europe/London', 'yesterday'],
    ['+012026-07-01T11:30:00Z', 'Europe/London', '+012026-07-01T11:30:00Z'],
    ['-000001-07-01T11:30:00Z', 'Europe/London', '-000001-07-01T11:30:00Z'],
  ])('%s in %s reads %s', (instant, zone, words) => {
    expect(momentInWords(instant, zone)).toBe(words);
  });
});
