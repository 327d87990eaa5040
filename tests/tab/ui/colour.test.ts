import fc from 'fast-check';
import { schemePresets } from '../../../shared/domain/scheme-presets.ts';
import { palette } from '../../../tab/features/scoring-schemes/palette.ts';
import { contrast, mixed, pageColours, seenOnBoth, textOn } from '../../../tab/ui/colour.ts';

const colours = fc
  .integer({ min: 0, max: 0xffffff })
  .map((value) => `#${value.toString(16).padStart(6, '0')}`);

describe('colours of bands', () => {
  it('puts readable text on whatever colour a board chose', () => {
    fc.assert(fc.property(colours, (colour) => contrast(colour, textOn(colour)) >= 4.5));
  });

  it.each(
    schemePresets.flatMap(({ id, bands }) => bands.map((band) => [id, band.label, band.colour] as const)),
  )('reads well on tints too: %s, %s', (_, __, colour) => {
    for (const tint of [mixed(colour, '#ffffff', 0.16), mixed(colour, '#292929', 0.4)]) {
      expect(contrast(tint, textOn(tint))).toBeGreaterThanOrEqual(4.5);
    }
  });

  it.each([
    ['#000000', '#ffffff', 21],
    ['#ffffff', '#ffffff', 1],
    ['#767676', '#ffffff', 4.54],
  ])('measures %s on %s as WCAG does', (first, second, ratio) => {
    expect(contrast(first, second)).toBeCloseTo(ratio, 2);
  });

  it('mixes by share', () => {
    expect(mixed('#ff0000', '#0000ff', 0.5)).toBe('#800080');
    expect(mixed('#123456', '#abcdef', 1)).toBe('#123456');
  });
});

describe('a colour that is to be seen', () => {
  test('mended, any colour stands out from both pages and still carries words', () => {
    fc.assert(
      fc.property(colours, (colour) => {
        const tone = seenOnBoth(colour);
        expect(contrast(tone, pageColours.light)).toBeGreaterThanOrEqual(3);
        expect(contrast(tone, pageColours.dark)).toBeGreaterThanOrEqual(3);
        expect(contrast(tone, textOn(tone))).toBeGreaterThanOrEqual(4.5);
      }),
    );
  });

  test('one that needs no mending stays as it is, and the palette needs none', () => {
    for (const colour of Object.values(palette)) expect(seenOnBoth(colour)).toBe(colour);
  });
});
