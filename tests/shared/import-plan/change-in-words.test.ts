import { changeInWords } from '../../../shared/import-plan/change-in-words.ts';

it.each([
  ['status', 'in progress', 'ar y gweill'],
  ['ongoing', 'yes', 'ie'],
  ['audience', 'both', 'y ddau'],
  ['response', 'tolerate', 'goddef'],
  ['currentDue', '31 March 2026', '31 Mawrth 2026'],
  ['reviewRule', 'by band', 'yn ôl ei band'],
  ['reviewRule', 'every 3 months', 'bob 3 mis'],
  ['leads', 'Priya Nair; Owen Rees (support)', 'Priya Nair; Owen Rees (cefnogi)'],
  ['leads', 'Priya Nair (Head of support)', 'Priya Nair (Head of support)'],
  // Somebody's own words stay as they are written.
  ['action', 'open', 'open'],
  ['note', 'Done by 31 March 2026', 'Done by 31 March 2026'],
  ['rag', '', ''],
])('of a planned change, %s “%s” reads “%s” in Welsh, and as it is in English', (field, text, welsh) => {
  expect(changeInWords(field, text, 'cy')).toBe(welsh);
  expect(changeInWords(field, text, 'en')).toBe(text);
});

it('whether a risk may be published is said in words in both languages', () => {
  expect(changeInWords('marking', 'publish', 'en')).toBe('Part A: may be published');
  expect(changeInWords('marking', 'exempt', 'cy')).toBe('Rhan B: eithriedig');
});
