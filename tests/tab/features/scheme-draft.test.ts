import fc from 'fast-check';
import { isSameScheme } from '../../../shared/domain/scheme-change.ts';
import { schemePreset, schemePresets } from '../../../shared/domain/scheme-presets.ts';
import { composeScheme } from '../../../tab/features/scoring-schemes/compose-scheme.ts';
import { schemeChangesInWords } from '../../../tab/features/scoring-schemes/scheme-changes.ts';
import {
  cellKey,
  copyOf,
  draftOf,
  identityOf,
  rebaseDraft,
  valuesOf,
  type SchemeValues,
} from '../../../tab/features/scoring-schemes/scheme-draft.ts';

const product = schemePreset('product-5x5')!;
const bandOnly = schemePreset('band-only-5x5')!;
const itself = { id: 'ours', version: 2 };
const compose = (values: SchemeValues, language: 'en' | 'cy' = 'en') =>
  composeScheme(values, itself, language);
const problemsOf = (values: SchemeValues, language: 'en' | 'cy' = 'en') => {
  const composed = compose(values, language);
  return composed.ok ? {} : composed.problems;
};

describe('a scheme in its fields', () => {
  it.each(schemePresets.map((scheme) => [scheme.id, scheme] as const))(
    '%s comes back as it was',
    (_, scheme) => {
      const composed = compose(valuesOf(scheme));
      if (!composed.ok) throw new Error(JSON.stringify(composed.problems));
      expect(isSameScheme(composed.scheme, scheme)).toBe(true);
      expect(composed.scheme).toMatchObject(itself);
      expect(schemeChangesInWords(scheme, composed.scheme, 'en')).toEqual([]);
    },
  );

  it('weights and decimals are read as written', () => {
    const values = valuesOf(product);
    const [first, ...rest] = values.impact;
    const composed = compose({
      ...values,
      decimals: '1',
      impact: [{ ...first!, value: ' 0.5 ' }, ...rest],
      bands: values.bands.map((band, index) => (index === 0 ? { ...band, min: '0.5' } : band)),
    });
    // 0.5 × 3 = 1.5 is in green still, and nothing lies between two bands.
    expect(composed).toMatchObject({
      ok: true,
      scheme: { decimals: 1, impact: [{ value: 0.5 }, {}, {}, {}, {}] },
    });
  });

  it('a level that is moved takes its cells along', () => {
    const values = valuesOf(bandOnly);
    const [first, second, ...rest] = values.impact;
    const composed = compose({
      ...values,
      impact: [{ ...second!, value: first!.value }, { ...first!, value: second!.value }, ...rest],
    });
    if (!composed.ok) throw new Error(JSON.stringify(composed.problems));
    expect(composed.scheme.cells?.[0]).toEqual(bandOnly.cells?.[1]);
    expect(composed.scheme.cells?.[1]).toEqual(bandOnly.cells?.[0]);
  });

  it('says what is wrong beside the field, in either language, and never composes it', () => {
    const values = valuesOf(bandOnly);
    const corner = cellKey(values.impact[4]!.id, values.likelihood[2]!.id);
    const wrong: SchemeValues = {
      ...values,
      cells: { ...values.cells, [corner]: { score: '', band: '', code: '' } },
    };
    expect(problemsOf(wrong)).toEqual({
      [`cells.${corner}`]: expect.stringContaining('has neither a band nor a score') as string,
    });
    expect(problemsOf(wrong, 'cy')[`cells.${corner}`]).toMatch(/effaith “Catastrophic”/);
    const level = values.likelihood[1]!;
    const fields = problemsOf({
      ...values,
      title: ' ',
      likelihood: [{ ...level, label: '', value: 'two' }],
      bands: values.bands.map((band) => ({ ...band, label: 'Red', colour: 'red' })),
      appetite: '3,5',
    });
    expect(Object.keys(fields).sort()).toEqual(
      [
        'appetite',
        'bands.amber.colour',
        'bands.amber.label',
        'bands.green.colour',
        'bands.red.colour',
        'bands.red.label',
        `likelihood.${level.id}.label`,
        `likelihood.${level.id}.value`,
        'title',
      ].sort(),
    );
  });

  it('whatever is typed is composed into a scheme or told of, never thrown', () => {
    const text = fc.oneof(fc.string({ maxLength: 6 }), fc.constantFrom('', '1', '2.5', '-1', '1e9', '٣'));
    const anyValues = fc
      .record({
        method: fc.constantFrom<SchemeValues['method']>('product', 'sum', 'matrix'),
        labels: fc.array(text, { minLength: 0, maxLength: 5 }),
        numbers: fc.array(text, { minLength: 5, maxLength: 5 }),
        decimals: text,
      })
      .map(({ method, labels, numbers, decimals }): SchemeValues => {
        const values = valuesOf(bandOnly);
        return {
          ...values,
          method,
          decimals,
          impact: values.impact
            .slice(0, labels.length)
            .map((level, index) => ({ ...level, label: labels[index] ?? '', value: numbers[index] ?? '' })),
          bands: values.bands.map((band, index) => ({
            ...band,
            min: numbers[index] ?? '',
            max: numbers[index + 1] ?? '',
          })),
        };
      });
    fc.assert(
      fc.property(anyValues, (values) => {
        const composed = compose(values);
        if (!composed.ok)
          expect(Object.values(composed.problems).every((sentence) => sentence !== '')).toBe(true);
        expect(composed.ok || Object.keys(composed.problems).length > 0).toBe(true);
      }),
    );
  });
});

describe('what a draft becomes', () => {
  const read = { schemes: [product], nextVersions: { 'product-5x5': 2, 'product-4x4': 2, ours: 3 } };

  it('the next version of its scheme; a preset as it is stays the preset; a copy is named by its title', () => {
    expect(identityOf(draftOf(product, 0), read, product)).toEqual({ id: 'product-5x5', version: 2 });
    const preset = schemePreset('product-4x4')!;
    expect(identityOf(draftOf(preset, 0), read, preset)).toEqual({ id: 'product-4x4', version: 1 });
    expect(identityOf(draftOf(preset, 0), read, { ...preset, title: 'X' })).toEqual({
      id: 'product-4x4',
      version: 2,
    });
    expect(identityOf(copyOf(product, 0, 'Ein hôll risgiau'), read, null)).toEqual({
      id: 'ein-holl-risgiau',
      version: 1,
    });
    expect(identityOf(copyOf(product, 0, 'Ours'), read, null)).toEqual({ id: 'ours-2', version: 1 });
  });

  it('put on top of another’s, it keeps what was typed and takes the rest as they left it', () => {
    const draft = draftOf(product, 3);
    const mine = { ...draft, values: { ...draft.values, appetite: '7' } };
    const theirs = { ...product, version: 2, title: 'Theirs', appetite: 12 };
    const rebased = rebaseDraft(mine, 4, theirs);
    expect(rebased).toMatchObject({ basedOn: 4, base: theirs, values: { title: 'Theirs', appetite: '7' } });
    expect(rebaseDraft(mine, 4, null)).toEqual({ ...mine, basedOn: 4 });
  });
});

describe('what changed, in words', () => {
  it('levels, bands, cells and limits, a sentence each', () => {
    const before = bandOnly;
    const after = {
      ...before,
      version: 2,
      likelihood: before.likelihood.map((level) =>
        level.value === 4 ? { ...level, label: 'Likely' } : level,
      ),
      bands: before.bands.map((band) => (band.key === 'amber' ? { ...band, reviewEveryMonths: 4 } : band)),
      cells: before.cells!.map((row, index) => (index === 0 ? [{ band: 'red' }, ...row.slice(1)] : row)),
      appetite: 5,
    };
    expect(schemeChangesInWords(before, after, 'en')).toEqual([
      'Appetite: 5 instead of –.',
      'Likelihood: Likely instead of Probable.',
      'Months to the review in Amber: 4 instead of 6.',
      'Insignificant impact, Remote likelihood: Red instead of Green.',
    ]);
    expect(schemeChangesInWords(before, after, 'cy')[1]).toBe('Tebygolrwydd: Likely yn lle Probable.');
  });
});
