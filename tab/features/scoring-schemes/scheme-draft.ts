import { z } from 'zod';
import type { SchemesResponse } from '../../../shared/contracts/scoring-schemes.ts';
import { isSameScheme } from '../../../shared/domain/scheme-change.ts';
import { schemePresets } from '../../../shared/domain/scheme-presets.ts';
import { scoringSchemeSchema, type ScoringScheme } from '../../../shared/domain/scoring-scheme.ts';

const levelValuesSchema = z.strictObject({
  /** Stays with the level wherever it is moved. */
  id: z.string(),
  label: z.string(),
  value: z.string(),
  code: z.string(),
});
export type LevelValues = z.infer<typeof levelValuesSchema>;

const bandValuesSchema = z.strictObject({
  id: z.string(),
  /** '' = a new band, whose key is made of its name. */
  key: z.string(),
  label: z.string(),
  colour: z.string(),
  min: z.string(),
  max: z.string(),
  months: z.string(),
});
export type BandValues = z.infer<typeof bandValuesSchema>;

const cellValuesSchema = z.strictObject({ score: z.string(), band: z.string(), code: z.string() });
export type CellValues = z.infer<typeof cellValuesSchema>;

/** A scheme as its fields hold it: numbers as text, '' for none. */
const schemeValuesSchema = z.strictObject({
  title: z.string(),
  method: z.enum(['product', 'sum', 'matrix']),
  likelihood: z.array(levelValuesSchema),
  impact: z.array(levelValuesSchema),
  /** By the ids of its levels (`cellKey`); its band by id, '' = by its score. What is not there is empty. */
  cells: z.record(z.string(), cellValuesSchema),
  bands: z.array(bandValuesSchema),
  decimals: z.string(),
  appetite: z.string(),
  appetiteByCategory: z.array(z.strictObject({ id: z.string(), category: z.string(), score: z.string() })),
  escalateFrom: z.string(),
});
export type SchemeValues = z.infer<typeof schemeValuesSchema>;

/** A scheme being drawn, with what it was made from. */
export const schemeDraftSchema = z.strictObject({
  /** The newest decision when the person began, or last agreed to begin from. */
  basedOn: z.number().int().nonnegative(),
  /** Whose next version it becomes; null = a scheme of its own, named by its title. */
  schemeId: z.string().nullable(),
  base: scoringSchemeSchema,
  why: z.string(),
  use: z.boolean(),
  values: schemeValuesSchema,
});
export type SchemeDraft = z.infer<typeof schemeDraftSchema>;

/** The name under which this window keeps what was typed. */
export const schemeDraftName = (board: string) => `scoring scheme ${board}`;

/** A draft of the next version of a scheme; of a preset, its first on this board. */
export function draftOf(scheme: ScoringScheme, newest: number): SchemeDraft {
  return {
    basedOn: newest,
    schemeId: scheme.id,
    base: scheme,
    why: '',
    use: true,
    values: valuesOf(scheme),
  };
}

/** A draft of a new scheme that begins as another is. */
export function copyOf(scheme: ScoringScheme, newest: number, title: string): SchemeDraft {
  const draft = draftOf(scheme, newest);
  return { ...draft, schemeId: null, use: false, values: { ...draft.values, title } };
}

export const cellKey = (impact: string, likelihood: string): string => `${impact} ${likelihood}`;
export const emptyCell: CellValues = { score: '', band: '', code: '' };

/** An id none of these has. */
export function nextId(items: readonly { id: string }[]): string {
  const numbers = items.map(({ id }) => Number(/^n(\d+)$/.exec(id)?.[1] ?? 0));
  return `n${Math.max(0, ...numbers) + 1}`;
}

export function valuesOf(scheme: ScoringScheme): SchemeValues {
  const number = (value: number | undefined) => (value === undefined ? '' : String(value));
  const levels = (axis: ScoringScheme['impact']): LevelValues[] =>
    axis.map(({ value, label, code }, index) => ({
      id: `n${index + 1}`,
      label,
      value: String(value),
      code: code ?? '',
    }));
  const [likelihood, impact] = [levels(scheme.likelihood), levels(scheme.impact)];
  const cells: Record<string, CellValues> = {};
  scheme.cells?.forEach((row, rowIndex) =>
    row.forEach(({ score, band, code }, column) => {
      const key = cellKey(impact[rowIndex]?.id ?? '', likelihood[column]?.id ?? '');
      cells[key] = { score: number(score), band: band ?? '', code: code ?? '' };
    }),
  );
  return {
    title: scheme.title,
    method: scheme.method,
    likelihood,
    impact,
    cells,
    // The key is the id: cells name their band by it, and it is the same in every version.
    bands: scheme.bands.map(({ key, label, colour, min, max, reviewEveryMonths }) => ({
      id: key,
      key,
      label,
      colour,
      min: number(min),
      max: number(max),
      months: number(reviewEveryMonths),
    })),
    decimals: String(scheme.decimals),
    appetite: number(scheme.appetite),
    appetiteByCategory: Object.entries(scheme.appetiteByCategory ?? {}).map(([category, score], index) => ({
      id: `n${index + 1}`,
      category,
      score: String(score),
    })),
    escalateFrom: number(scheme.escalateFrom),
  };
}

/** "Our own matrix" → "our-own-matrix". */
export function slugOf(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60);
}

/** Under which name, and as which version, a draft would be kept. */
export function identityOf(
  draft: SchemeDraft,
  read: Pick<SchemesResponse, 'nextVersions' | 'schemes'>,
  composed: ScoringScheme | null,
): { id: string; version: number } {
  const { schemeId } = draft;
  if (schemeId === null) {
    const slug = slugOf(draft.values.title) || 'scheme';
    let id = slug;
    for (let count = 2; read.nextVersions[id] !== undefined; count += 1) id = `${slug}-${count}`;
    return { id, version: 1 };
  }
  const preset = schemePresets.find(({ id }) => id === schemeId);
  const isNew = !read.schemes.some(({ id }) => id === schemeId);
  if (preset !== undefined && isNew && composed !== null && isSameScheme(preset, composed)) {
    return { id: preset.id, version: preset.version };
  }
  return { id: schemeId, version: read.nextVersions[schemeId] ?? 1 };
}

type Group = readonly (keyof SchemeValues)[];
/** What only makes sense together is taken from one of the two. */
const groups: readonly Group[] = [
  ['title'],
  ['method', 'likelihood', 'impact', 'cells'],
  ['bands'],
  ['decimals'],
  ['appetite'],
  ['appetiteByCategory'],
  ['escalateFrom'],
];

/**
 * The draft put on top of what somebody else decided meanwhile: what the person changed stays as typed, and everything else is as the
 * other left it. `theirs` null = they did not touch this scheme.
 */
export function rebaseDraft(draft: SchemeDraft, newest: number, theirs: ScoringScheme | null): SchemeDraft {
  if (theirs === null) return { ...draft, basedOn: newest };
  const base = valuesOf(draft.base);
  const now = valuesOf(theirs);
  let values = draft.values;
  for (const group of groups) {
    const part = (from: SchemeValues) => Object.fromEntries(group.map((name) => [name, from[name]]));
    if (JSON.stringify(part(values)) === JSON.stringify(part(base))) values = { ...values, ...part(now) };
  }
  return { ...draft, basedOn: newest, base: theirs, values };
}
