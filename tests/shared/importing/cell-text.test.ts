import fc from 'fast-check';
import { isDitto, readableText } from '../../../shared/importing/cell-text.ts';

describe('a ditto mark', () => {
  it.each([
    'u u',
    'и и',
    'ii ii',
    '11 11',
    '££ ££',
    '£6 €6',
    'ec ec',
    'ss ss',
    'ш ш',
    '"',
    '″',
    '"  "',
    'ditto',
    'As above',
    'do.',
  ])('is seen in “%s”', (text) => expect(isDitto(text)).toBe(true));

  it.each([
    '',
    'QA group',
    'A',
    '2',
    'June 2026',
    'no',
    'OMG',
    'u v',
    '-',
    'as above average',
    'to be agreed',
  ])('is not seen in “%s”', (text) => expect(isDitto(text)).toBe(false));
});

describe('letters of another alphabet', () => {
  it('become the Latin ones they look like in words that then are Latin', () => {
    expect(readableText('САВ')).toEqual({ text: 'CAB', lookAlikes: true });
    expect(readableText('В')).toEqual({ text: 'B', lookAlikes: true });
    expect(readableText('Сhildren')).toEqual({ text: 'Children', lookAlikes: true });
  });

  it('stay in words that are of that alphabet', () => {
    expect(readableText('Ольга')).toEqual({ text: 'Ольга', lookAlikes: false });
    expect(readableText('Ωμέγα')).toEqual({ text: 'Ωμέγα', lookAlikes: false });
  });

  it('never change a text of Latin letters beyond its spaces', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...Array.from('abc XYZ.,/12£ŵŷ')) }), (text) => {
        expect(readableText(text).text.replaceAll(/\s/g, '')).toBe(text.replaceAll(/\s/g, ''));
      }),
    );
  });
});
