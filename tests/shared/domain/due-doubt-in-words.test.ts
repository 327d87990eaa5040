import fc from 'fast-check';
import { dueDoubtInWords } from '../../../shared/domain/due-doubt-in-words.ts';
import { readWhen } from '../../../shared/domain/read-when.ts';
import { civilDate } from '../../../shared/domain/civil-date.ts';

/** Words of English sentences that no Welsh sentence has; what is quoted stands as it was written. */
const english =
  /\b(?:the|check|write|date|read|year|it|is|was|that|day|which|how|meant|given|from|before|after|january|february|march|april|may|june|july|august|september|october|november|december|monday|tuesday|wednesday|thursday|friday|saturday|sunday)\b/iu;
const unquoted = (text: string) => text.replaceAll(/“[^”]*”/gu, '');

const inWelsh = (text: string) => {
  const { reason } = readWhen(text, { planStart: civilDate('2026-04-01') });
  return reason === undefined ? null : unquoted(dueDoubtInWords(reason, 'cy'));
};

describe('a doubt about when something is due, told in Welsh', () => {
  it.each([
    '',
    'TBC',
    '"',
    'insert',
    '#REF!',
    'n/a',
    '45123',
    '31/02/2026',
    '13/25/2026',
    'March 2206',
    '1.4.98',
    'winter 2026',
    'summer 2025/26',
    'Easter holidays',
    'FY 26',
    'H1 2026',
    'Q1 2026',
    '2025-2028',
    '2026',
    'from 2026',
    'academic year 2026/27',
    'before 31 March 2026',
    'after 31 March 2026',
    '31 March',
    'monthly 31 March',
    'Monday 3 March 2026',
    'w/c 4 March 2026',
    '20260331',
    'Marhc 2026',
    'O1/03/2026',
    'ongoing, 31 March 2026',
    'bi-monthly',
    '5 times a year',
    'termly',
    'at every meeting',
    'monthly by 31 March 2026',
    'within 3 months',
    'within 24 hours',
    'for six months',
    '3 months after launch',
    'green',
    'complete 31 March 2026',
    'soon',
    'somewhere',
    '31 March 2026 or 30 June 2026',
    '31 March 2026 / 30 June 2026',
    'start 1 May 2026 end 1 April 2026',
    'mid March 2026',
    'early 2026',
    '__ March 2026',
    '2026-06-30T23:30:00Z',
  ])('leaves no English in what is said about “%s”', (text) => {
    expect(inWelsh(text) ?? '').not.toMatch(english);
  });

  const piece = fc.constantFrom(
    'by',
    'before',
    'after',
    'from',
    'to',
    'end of',
    'start',
    'Q3',
    'H2',
    '2026',
    '2026/27',
    '26/27',
    'March',
    'March 2026',
    '31 March',
    '31/03/26',
    '30 June 2026',
    'Friday',
    'monthly',
    'every',
    'annually',
    'weekly',
    'ongoing',
    'tbc',
    '?',
    'green',
    'complete',
    'winter',
    'spring 2027',
    'within',
    '6 months',
    'year 2',
    'of the plan',
    'then',
    'or',
    '/',
    '-',
    'term',
    'meeting',
    'twice a',
    'year',
    'bi-annually',
  );
  it('leaves none whatever is put together', () => {
    fc.assert(
      fc.property(fc.array(piece, { minLength: 1, maxLength: 5 }), (pieces) => {
        expect(inWelsh(pieces.join(' ')) ?? '').not.toMatch(english);
      }),
      { numRuns: 2000 },
    );
  });

  it('stays as it is in English', () => {
    expect(dueDoubtInWords('The text is no date. Write the date, or how often.', 'en')).toBe(
      'The text is no date. Write the date, or how often.',
    );
  });
});
