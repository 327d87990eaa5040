import fc from 'fast-check';
import { personalDetailIn, personalDetailInWords } from '../../../shared/domain/personal-details.ts';

/** The number that is made for tests, and one with a checksum of 0: nobody's. */
const number = ['943', '476', '5919'];

it.each([
  ['as it is printed', number.join(' ')],
  ['without gaps', number.join('')],
  ['with hyphens', number.join('-')],
  ['with no-break spaces', number.join('\u00A0')],
  ['with dots', number.join('.')],
  ['with a longer dash', number.join('–')],
  ['broken over two lines', `${number[0]} ${number[1]}\n${number[2]}`],
])('an NHS number %s', (_, written) => {
  expect(personalDetailIn(`Seen with the GP (NHS no. ${written}), to follow up.`)).toEqual({
    kind: 'NHS number',
    text: written,
  });
});

it('is told by its checksum: another last digit is none', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 9 }), (last) => {
      const found = personalDetailIn(`No. 943476591${last} in the list`);
      expect(found === null ? null : found.kind).toBe(last === 9 ? 'NHS number' : null);
    }),
  );
});

it('a Scottish number begins with a date of birth', () => {
  // DDMMYY and a checksum; the same digits with a month 13 are no such number.
  const withChecksum = (nine: string): string => {
    const sum = Array.from(nine).reduce((total, digit, index) => total + Number(digit) * (10 - index), 0);
    return `${nine}${(11 - (sum % 11)) % 11}`;
  };
  expect(personalDetailIn(`CHI ${withChecksum('010112345')}`)?.kind).toBe('NHS number');
  expect(personalDetailIn(`Ref. ${withChecksum('011312345')}`)).toBeNull();
});

it.each([
  'DOB 12/03/2015',
  'd.o.b.: 12.3.15',
  'Date of birth 12th March 2015',
  'date of birth is 2015-03-12',
  'born on 12 March 2015',
  'John, b. 12/03/2015',
  'dyddiad geni: 12 Mawrth 2015',
  'ei ddyddiad geni oedd 12/03/2015',
  'ganwyd 12 Mawrth 2015',
])('a date of birth: %s', (text) => {
  expect(personalDetailIn(`The family (${text}) was seen.`)?.kind).toBe('date of birth');
});

it.each(['Child A, aged 7', 'young person Jamie Marlowe (15)', 'Adult B aged 82', 'plentyn C, oed 7'])(
  'somebody with their age: %s',
  (text) => {
    expect(personalDetailIn(`Reviewed the case of ${text}, with the nurse.`)).toEqual({
      kind: 'name and age',
      text,
    });
  },
);

it.each([
  'Call NHS 111, option 2, or 999',
  'Police on 101; duty team 01632 960 983 or 01632 960983',
  'Duty desk: 020 7946 0958, +44 20 7946 0958, 07700 900 123, (0151) 496 0123',
  'Next meeting on 12/03/2026, the one after on 2026-06-12',
  'The board met on 12 March 2026 and 13.04.2026',
  'Laura Penhallow 12/03/2026: sent to the agencies',
  'The strategy was reborn on 12 March 2024',
  'The agreed plan (2024-2026) is in PO 4500012345 and CR-2026-0412',
  'Budget £4,943,476,591 over 10 years; 1111111111 is a placeholder',
  'NHS Exampleshire ICB, NHS England letter of 3 March 2026',
  '17 children aged 7 to 11, adults aged 65 and over',
  'Serious Case Review “Child B”, published in 2024',
  'https://exampleshire.example/sites/board/9434765918/minutes',
  'Reference 94347659191 has eleven digits',
])('nobody’s identity: %s', (text) => {
  expect(personalDetailIn(text)).toBeNull();
});

it('is said in both languages, with what was seen', () => {
  const found = personalDetailIn('the child with 943 476\n5919');
  if (found === null) throw new Error('It was not seen.');
  const { en, cy } = personalDetailInWords(found);
  expect(en).toMatch(/^“943 476 5919” looks like an NHS number\. Nothing was saved yet\./);
  expect(cy).toMatch(/^Mae “943 476 5919” yn edrych fel rhif GIG\. Ni chadwyd dim eto\./);
});
