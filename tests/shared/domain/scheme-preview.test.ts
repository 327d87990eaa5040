import fc from 'fast-check';
import { heatMapOf } from '../../../shared/domain/heat-map.ts';
import type { Risk } from '../../../shared/domain/risk.ts';
import { schemePresets } from '../../../shared/domain/scheme-presets.ts';
import { imaginedBy, previewScheme } from '../../../shared/domain/scheme-preview.ts';
import { scoreWith, type ScoringScheme } from '../../../shared/domain/scoring-scheme.ts';
import { aRisk, aScheme, on } from '../../support/builders.ts';

const product = aScheme();

/** A risk scored by this scheme at these levels, as a review would leave it. */
function scoredBy(
  scheme: ScoringScheme,
  likelihood: number,
  impact: number,
  parts: Partial<Risk> = {},
): Risk {
  const scored = scoreWith(scheme, { likelihood, impact });
  if (!scored.ok) throw new Error(scored.userMessage.en);
  return aRisk({
    status: 'open',
    scheme: { id: scheme.id, version: scheme.version },
    current: { likelihood, impact, score: scored.score, band: scored.band.key },
    lastReview: on('2026-01-05'),
    reviewRule: { kind: 'band' },
    category: 'Workforce',
    ...parts,
  });
}

const anyScheme = fc.constantFrom(...schemePresets);
const anyRiskBy = (scheme: ScoringScheme) =>
  fc
    .record({
      likelihood: fc.constantFrom(...scheme.likelihood.map(({ value }) => value)),
      impact: fc.constantFrom(...scheme.impact.map(({ value }) => value)),
      category: fc.constantFrom('Safeguarding', 'Workforce', ''),
      status: fc.constantFrom<Risk['status']>('open', 'closed'),
    })
    .map(({ likelihood, impact, category, status }) =>
      scoredBy(scheme, likelihood, impact, { category, status }),
    );
const anySituation = anyScheme.chain((scheme) =>
  fc.record({ scheme: fc.constant(scheme), risks: fc.array(anyRiskBy(scheme), { maxLength: 12 }) }),
);

describe('what a draft would change', () => {
  test('by the very scheme a risk was scored with, nothing would change', () => {
    fc.assert(
      fc.property(anySituation, ({ scheme, risks }) => {
        const draft = { ...scheme, version: scheme.version + 1 };
        for (const line of previewScheme(risks, [scheme], draft).risks) {
          expect(line).toMatchObject({ moves: false, reviewMoves: false });
          expect(line.then).toMatchObject({ kind: 'scored', standing: line.now, renamed: [] });
        }
      }),
    );
  });

  test('every open risk is told of once, and nothing that was read is written over', () => {
    fc.assert(
      fc.property(anySituation, anyScheme, ({ scheme, risks }, draft) => {
        const before = JSON.stringify([risks, scheme, draft]);
        const { risks: told, unscored } = previewScheme(risks, [scheme], draft);
        expect([...told.map(({ risk }) => risk), ...unscored]).toEqual(
          risks.filter(({ status }) => status === 'open'),
        );
        expect(JSON.stringify([risks, scheme, draft])).toBe(before);
      }),
    );
  });

  test('what it says of a risk is what a review at those levels would score', () => {
    fc.assert(
      fc.property(anySituation, anyScheme, ({ scheme, risks }, draft) => {
        for (const { risk, then } of previewScheme(risks, [scheme], draft).risks) {
          if (then.kind === 'by hand') continue;
          const labels = (axis: 'likelihood' | 'impact') => {
            const renamed = then.renamed.find((each) => each.axis === axis)?.after.label;
            return renamed ?? scheme[axis].find(({ value }) => value === risk.current?.[axis])?.label ?? '';
          };
          const scored = scoreWith(draft, { likelihood: labels('likelihood'), impact: labels('impact') });
          expect(scored).toMatchObject({
            ok: true,
            score: then.standing.score,
            band: { key: then.standing.band?.key },
          });
        }
      }),
    );
  });

  test('where a level is gone, exactly the risks on it are for a person to score', () => {
    fc.assert(
      fc.property(anySituation, fc.nat(9), ({ scheme, risks }, at) => {
        const gone = scheme.impact[at % scheme.impact.length];
        if (gone === undefined || scheme.impact.length === 1) return;
        const draft = {
          ...scheme,
          version: 2,
          impact: scheme.impact.filter((level) => level !== gone),
          ...(scheme.cells === undefined
            ? {}
            : { cells: scheme.cells.filter((_, row) => scheme.impact[row] !== gone) }),
        };
        for (const { risk, then } of previewScheme(risks, [scheme], draft).risks) {
          if (risk.current?.impact === gone.value) {
            expect(then).toEqual({ kind: 'by hand', why: 'level gone', axis: 'impact', label: gone.label });
          } else expect(then.kind).toBe('scored');
        }
      }),
    );
  });

  test('on the draft’s heat map stands every risk that could be scored, and nothing besides', () => {
    fc.assert(
      fc.property(anySituation, anyScheme, ({ scheme, risks }, draft) => {
        const preview = previewScheme(risks, [scheme], draft);
        const { rows, unplaced } = heatMapOf(draft, imaginedBy(preview, draft));
        const placed = rows.flatMap(({ cells }) => cells.flatMap((cell) => cell.risks));
        expect(placed).toHaveLength(preview.risks.filter(({ then }) => then.kind === 'scored').length);
        expect(unplaced).toEqual([]);
      }),
    );
  });

  test('a level with another name keeps its code or its value, and is named as renamed', () => {
    const likelihood = product.likelihood.map((level) =>
      level.value === 4 ? { ...level, label: 'Likely', value: 4.5 } : level,
    );
    const draft = { ...product, version: 2, likelihood, bands: product.bands.map((band) => ({ ...band })) };
    const [line] = previewScheme([scoredBy(product, 4, 2)], [product], draft).risks;
    expect(line?.then).toMatchObject({
      kind: 'scored',
      standing: { score: 9 },
      renamed: [{ axis: 'likelihood', before: { label: 'Probable' }, after: { label: 'Likely' } }],
    });
  });

  test('a level that moved is found by its name, never by the value another has now', () => {
    const likelihood = [
      { value: 1, label: 'Unlikely' },
      { value: 2, label: 'Possible' },
      { value: 3, label: 'Probable' },
    ];
    const draft = { ...product, version: 2, likelihood };
    const { risks } = previewScheme(
      [scoredBy(product, 3, 3), scoredBy(product, 1, 3), scoredBy(product, 4, 5)],
      [product],
      draft,
    );
    expect(risks.map(({ then }) => (then.kind === 'scored' ? then.standing.score : then))).toEqual([
      6,
      // "Remote" had the value 1; that is "Unlikely" now, which was another level all along.
      { kind: 'by hand', why: 'level gone', axis: 'likelihood', label: 'Remote' },
      15,
    ]);
  });

  test('appetite, escalation and review days are those of the draft', () => {
    const bands = product.bands.map((band) =>
      band.key === 'amber' ? { ...band, reviewEveryMonths: 1 } : band,
    );
    const draft = { ...product, version: 2, appetite: 15, escalateFrom: 12, bands };
    const [line] = previewScheme([scoredBy(product, 3, 4)], [product], draft).risks;
    expect(line).toMatchObject({
      now: { score: 12, overAppetite: true, escalated: false, nextReview: '2026-04-05' },
      then: { standing: { score: 12, overAppetite: false, escalated: true, nextReview: '2026-02-05' } },
      moves: false,
      reviewMoves: true,
    });
  });

  test('a score without levels, between two, or by a scheme that is gone is for a person', () => {
    const red = aRisk({
      scheme: { id: product.id, version: 1 },
      current: { likelihood: null, impact: null, score: null, band: 'red' },
    });
    const gone = { ...scoredBy(product, 3, 3), scheme: { id: 'given-up', version: 7 } };
    const between = scoredBy(product, 2.5, 3);
    const draft = { ...product, version: 2, likelihood: product.likelihood.slice(1) };
    const { risks } = previewScheme([red, gone, between], [product], draft);
    expect(risks.map(({ then }) => then)).toEqual([
      { kind: 'by hand', why: 'no levels' },
      { kind: 'by hand', why: 'scheme gone' },
      { kind: 'by hand', why: 'level gone', axis: 'likelihood', label: '2.5' },
    ]);
    const [same] = previewScheme([between], [product], { ...product, version: 2 }).risks;
    expect(same?.then).toMatchObject({ kind: 'scored', standing: { score: 8 } });
  });
});
