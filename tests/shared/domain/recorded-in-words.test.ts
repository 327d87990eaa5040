import { fieldInWords, recordedInWords } from '../../../shared/domain/recorded-in-words.ts';

it.each([
  ['in progress', 'ar y gweill'],
  ['amber', 'oren'],
  ['31 March 2026', '31 Mawrth 2026'],
  ['31 March 2026, was 2 August 2025', '31 Mawrth 2026, was 2 Awst 2025'],
  ['31 February 2026', '31 February 2026'],
  ['never', 'byth'],
  ['40%', '40%'],
  ['12 Amber', '12 Amber'],
  ['Priya Nair', 'Priya Nair'],
  ['toString', 'toString'],
])('what the trail holds as “%s” reads “%s” in Welsh, and as it is in English', (recorded, welsh) => {
  expect(recordedInWords(recorded, 'cy')).toBe(welsh);
  expect(recordedInWords(recorded, 'en')).toBe(recorded);
});

it('a field in which two people differ is called by its name in the reader’s language', () => {
  const due = { field: 'due', label: 'Due date' };
  expect(fieldInWords(due, 'cy')).toBe('I’w gwblhau erbyn');
  expect(fieldInWords(due, 'en')).toBe('Due date');
  expect(fieldInWords({ field: 'request', label: 'Request' }, 'cy')).toBe('Request');
});
