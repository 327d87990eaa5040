import { inLanguages, type Language } from '../../../shared/domain/language.ts';
import { plainLabel } from '../../../shared/domain/scheme-arithmetic.ts';
import type { Axis } from '../../../shared/domain/scheme-problems.ts';
import {
  scoreWith,
  type Band,
  type Level,
  type ScoringScheme,
} from '../../../shared/domain/scoring-scheme.ts';
import { editorWords } from './editor-words.ts';
import { schemeWords } from './scheme-words.ts';

const none = '–';

const changeWords = inLanguages({
  en: {
    axes: { likelihood: 'Likelihood', impact: 'Impact' },
    title: 'Name',
    method: 'Score',
    decimals: 'Decimal places',
    appetite: 'Appetite',
    appetiteFor: (category: string) => `Appetite for ${category}`,
    escalateFrom: 'Taken to the board from',
    became: (what: string, before: string, after: string) => `${what}: ${after} instead of ${before}.`,
    added: (what: string, name: string) => `${what}: ${name} added.`,
    removed: (what: string, name: string) => `${what}: ${name} removed.`,
    order: (what: string) => `${what}: in another order.`,
    value: (what: string, level: string) => `${what}, value of ${level}`,
    code: (what: string, level: string) => `${what}, code of ${level}`,
    band: 'Bands',
    colour: (band: string) => `Colour of ${band}`,
    range: (band: string) => `Scores of ${band}`,
    months: (band: string) => `Months to the review in ${band}`,
    span: (from: string, to: string) => `${from} to ${to}`,
    cell: (impact: string, likelihood: string) => `${impact} impact, ${likelihood} likelihood`,
    moreCells: (count: number) => (count === 1 ? 'One more cell differs.' : `${count} more cells differ.`),
  },
  cy: {
    axes: { likelihood: 'Tebygolrwydd', impact: 'Effaith' },
    title: 'Enw',
    method: 'Sgôr',
    decimals: 'Lleoedd degol',
    appetite: 'Archwaeth risg',
    appetiteFor: (category: string) => `Archwaeth ar gyfer ${category}`,
    escalateFrom: 'Mynd at y bwrdd o',
    became: (what: string, before: string, after: string) => `${what}: ${after} yn lle ${before}.`,
    added: (what: string, name: string) => `${what}: ychwanegwyd ${name}.`,
    removed: (what: string, name: string) => `${what}: tynnwyd ${name}.`,
    order: (what: string) => `${what}: mewn trefn arall.`,
    value: (what: string, level: string) => `${what}, gwerth ${level}`,
    code: (what: string, level: string) => `${what}, cod ${level}`,
    band: 'Bandiau',
    colour: (band: string) => `Lliw ${band}`,
    range: (band: string) => `Sgorau ${band}`,
    months: (band: string) => `Misoedd tan yr adolygiad yn ${band}`,
    span: (from: string, to: string) => `${from} i ${to}`,
    cell: (impact: string, likelihood: string) => `Effaith ${impact}, tebygolrwydd ${likelihood}`,
    moreCells: (count: number) => `Nifer y celloedd eraill sy’n wahanol: ${count}.`,
  },
});
type Words = ReturnType<typeof changeWords>;

const mostCells = 12;

/** How one scheme differs from another, a sentence each; empty when they score and read alike. */
export function schemeChangesInWords(
  before: ScoringScheme,
  after: ScoringScheme,
  language: Language,
): string[] {
  const w = changeWords(language);
  const { methods } = editorWords(language);
  const values: readonly (readonly [string, Shown, Shown])[] = [
    [w.title, before.title, after.title],
    [w.method, methods[before.method], methods[after.method]],
    [w.decimals, before.decimals, after.decimals],
    [w.appetite, before.appetite, after.appetite],
    ...categoriesOf(before, after).map((category): readonly [string, Shown, Shown] => [
      w.appetiteFor(category),
      before.appetiteByCategory?.[category],
      after.appetiteByCategory?.[category],
    ]),
    [w.escalateFrom, before.escalateFrom, after.escalateFrom],
  ];
  return [
    ...differing(values, w),
    ...levelChanges('likelihood', before.likelihood, after.likelihood, w),
    ...levelChanges('impact', before.impact, after.impact, w),
    ...bandChanges(before.bands, after.bands, w),
    ...cellChanges(before, after, w),
  ];
}

type Shown = string | number | undefined;

function differing(values: readonly (readonly [string, Shown, Shown])[], w: Words): string[] {
  return values.flatMap(([what, before, after]) =>
    before === after ? [] : [w.became(what, String(before ?? none), String(after ?? none))],
  );
}

function categoriesOf(before: ScoringScheme, after: ScoringScheme): string[] {
  return [
    ...new Set([
      ...Object.keys(before.appetiteByCategory ?? {}),
      ...Object.keys(after.appetiteByCategory ?? {}),
    ]),
  ];
}

function levelChanges(axis: Axis, before: readonly Level[], after: readonly Level[], w: Words): string[] {
  const what = w.axes[axis];
  const isIn = (levels: readonly Level[], level: Level) =>
    levels.find(({ label }) => plainLabel(label) === plainLabel(level.label));
  const gone = before.filter((level) => isIn(after, level) === undefined);
  const fresh = after.filter((level) => isIn(before, level) === undefined);
  // In the same place with another name: renamed, if nothing else came or went.
  const renamed =
    before.length === after.length &&
    gone.every((level) => fresh.some((other) => after.indexOf(other) === before.indexOf(level)));
  const lines = renamed
    ? gone.map((level) => w.became(what, level.label, after[before.indexOf(level)]?.label ?? ''))
    : [...gone.map(({ label }) => w.removed(what, label)), ...fresh.map(({ label }) => w.added(what, label))];
  const pairs = after.flatMap((level): [Level, Level][] => {
    const own = isIn(before, level) ?? (renamed ? before[after.indexOf(level)] : undefined);
    return own === undefined ? [] : [[own, level]];
  });
  const places = pairs.map(([own]) => before.indexOf(own));
  if (places.some((place, index) => index > 0 && place < (places[index - 1] ?? 0))) lines.push(w.order(what));
  for (const [own, level] of pairs) {
    lines.push(
      ...differing(
        [
          [w.value(what, level.label), own.value, level.value],
          [w.code(what, level.label), own.code, level.code],
        ],
        w,
      ),
    );
  }
  return lines;
}

function bandChanges(before: readonly Band[], after: readonly Band[], w: Words): string[] {
  const span = ({ min, max }: Band) =>
    min === undefined || max === undefined ? undefined : w.span(String(min), String(max));
  const lines = before
    .filter(({ key }) => !after.some((band) => band.key === key))
    .map(({ label }) => w.removed(w.band, label));
  for (const band of after) {
    const own = before.find(({ key }) => key === band.key);
    if (own === undefined) {
      lines.push(w.added(w.band, band.label));
      continue;
    }
    lines.push(
      ...differing(
        [
          [w.band, own.label, band.label],
          [w.colour(band.label), own.colour, band.colour],
          [w.range(band.label), span(own), span(band)],
          [w.months(band.label), own.reviewEveryMonths, band.reviewEveryMonths],
        ],
        w,
      ),
    );
  }
  const kept = before.map(({ key }) => key).filter((key) => after.some((band) => band.key === key));
  const now = after.map(({ key }) => key).filter((key) => kept.includes(key));
  if (kept.join('\n') !== now.join('\n')) lines.push(w.order(w.band));
  return lines;
}

/** Cells that come out otherwise though both schemes have their levels; told only where a matrix is drawn. */
function cellChanges(before: ScoringScheme, after: ScoringScheme, w: Words): string[] {
  if (before.method !== 'matrix' && after.method !== 'matrix') return [];
  const lines: string[] = [];
  for (const impact of after.impact) {
    for (const likelihood of after.likelihood) {
      const chosen = { impact: impact.label, likelihood: likelihood.label };
      const [was, is] = [resultOf(before, chosen), resultOf(after, chosen)];
      if (was === null || is === null || was === is) continue;
      lines.push(w.became(w.cell(impact.label, likelihood.label), was, is));
    }
  }
  return lines.length <= mostCells
    ? lines
    : [...lines.slice(0, mostCells), w.moreCells(lines.length - mostCells)];
}

/** "Amber 12 3C"; null where the scheme has no such level. */
function resultOf(scheme: ScoringScheme, chosen: { likelihood: string; impact: string }): string | null {
  const scored = scoreWith(scheme, chosen);
  if (!scored.ok) return null;
  return [scored.band.label, scored.score, scored.code]
    .filter((part) => part !== null)
    .join(' ')
    .trim();
}

/** Name and value of what a scheme is, for everybody to read. */
export function schemeFacts(scheme: ScoringScheme, language: Language): [string, string][] {
  const w = schemeWords(language).facts;
  const { methods } = editorWords(language);
  const { appetite, appetiteByCategory, escalateFrom, bands } = scheme;
  const appetites = [
    ...(appetite === undefined ? [] : [w.upTo(appetite)]),
    ...Object.entries(appetiteByCategory ?? {}).map(([category, score]) => w.forCategory(category, score)),
  ];
  return [
    [w.method, methods[scheme.method]],
    [
      w.bands,
      bands
        .map(({ label, min, max, reviewEveryMonths }) =>
          [
            label,
            ...(min === undefined || max === undefined ? [] : [w.range(min, max)]),
            reviewEveryMonths === undefined ? w.reviewOpen : w.review(reviewEveryMonths),
          ].join(', '),
        )
        .join('\n'),
    ],
    [w.appetite, appetites.join('\n') || none],
    [
      w.escalate,
      escalateFrom === undefined ? w.highestBand(bands.at(-1)?.label ?? '') : w.from(escalateFrom),
    ],
  ];
}
