import type { Language } from '../../../shared/domain/language.ts';
import { plainLabel } from '../../../shared/domain/scheme-arithmetic.ts';
import { schemeProblemInWords } from '../../../shared/domain/scheme-problem-words.ts';
import { findSchemeProblems } from '../../../shared/domain/scheme-problems.ts';
import { scoringSchemeSchema, type ScoringScheme } from '../../../shared/domain/scoring-scheme.ts';
import { editorWords } from './editor-words.ts';
import { cellKey, emptyCell, slugOf, type BandValues, type SchemeValues } from './scheme-draft.ts';

/**
 * What is wrong, by field: "title", "likelihood.n1.value", "bands.red.min", "bands" (all of them), "cells.n1 n2", "decimals",
 * "appetiteByCategory.n1.score".
 */
export type SchemeProblems = Readonly<Record<string, string>>;

export type ComposedScheme =
  | { readonly ok: true; readonly scheme: ScoringScheme }
  | { readonly ok: false; readonly problems: SchemeProblems };

const unread = Number.NaN;
const axes = ['likelihood', 'impact'] as const;

/** The scheme the fields spell, or a sentence beside each field that spells none. */
export function composeScheme(
  values: SchemeValues,
  identity: { id: string; version: number },
  language: Language,
): ComposedScheme {
  const w = editorWords(language).problems;
  const problems: Record<string, string> = {};
  const number = (field: string, text: string): number => {
    const written = text.trim().replace('−', '-');
    if (/^-?\d{1,6}(\.\d{1,6})?$/.test(written)) return Number(written);
    problems[field] ??= w.number;
    return unread;
  };
  const optional = (field: string, text: string) => (text.trim() === '' ? undefined : number(field, text));
  const whole = (field: string, text: string, most: number, least: number) => {
    const value = number(field, text);
    if (!Number.isNaN(value) && (!Number.isInteger(value) || value < least || value > most)) {
      problems[field] ??= w.whole(least, most);
    }
    return value;
  };
  const text = (field: string, written: string, missing: string) => {
    if (written.trim() === '') problems[field] ??= missing;
    return written.trim();
  };

  const levels = (axis: 'likelihood' | 'impact') =>
    values[axis].map(({ id, label, value, code }) => ({
      value: number(`${axis}.${id}.value`, value),
      label: text(`${axis}.${id}.label`, label, w.levelName),
      ...(code.trim() === '' ? {} : { code: code.trim() }),
    }));
  for (const axis of axes) if (values[axis].length === 0) problems[axis] = w.noLevels;
  if (values.bands.length === 0) problems['bands'] = w.noBands;

  const keys = keysOf(values.bands);
  const names = new Set<string>();
  const bands = values.bands.map(({ id, label, colour, min, max, months }) => {
    const name = text(`bands.${id}.label`, label, w.bandName);
    if (name !== '' && names.has(plainLabel(name))) problems[`bands.${id}.label`] ??= w.bandTwice(name);
    names.add(plainLabel(name));
    if (!/^#[0-9a-f]{6}$/i.test(colour)) problems[`bands.${id}.colour`] ??= w.colour;
    return {
      key: keys.get(id) ?? id,
      label: name,
      colour: colour.toLowerCase(),
      ...defined({ min: optional(`bands.${id}.min`, min), max: optional(`bands.${id}.max`, max) }),
      ...(months.trim() === '' ? {} : { reviewEveryMonths: whole(`bands.${id}.months`, months, 120, 1) }),
    };
  });

  const cells =
    values.method !== 'matrix'
      ? undefined
      : values.impact.map((impact) =>
          values.likelihood.map((likelihood) => {
            const key = cellKey(impact.id, likelihood.id);
            const { score, band, code } = values.cells[key] ?? emptyCell;
            return defined({
              score: optional(`cells.${key}`, score),
              band: band === '' ? undefined : (keys.get(band) ?? undefined),
              code: code.trim() === '' ? undefined : code.trim(),
            });
          }),
        );

  const categories = new Set<string>();
  const byCategory = values.appetiteByCategory.map(({ id, category, score }) => {
    const name = text(`appetiteByCategory.${id}.category`, category, w.category);
    if (categories.has(plainLabel(name))) problems[`appetiteByCategory.${id}.category`] ??= w.categoryTwice;
    categories.add(plainLabel(name));
    return [name, number(`appetiteByCategory.${id}.score`, score)];
  });
  const candidate = {
    ...identity,
    title: text('title', values.title, w.title),
    likelihood: levels('likelihood'),
    impact: levels('impact'),
    method: values.method,
    ...(cells === undefined ? {} : { cells }),
    bands,
    decimals: whole('decimals', values.decimals, 4, 0),
    ...defined({
      appetite: optional('appetite', values.appetite),
      appetiteByCategory:
        byCategory.length === 0 ? undefined : (Object.fromEntries(byCategory) as Record<string, number>),
      escalateFrom: optional('escalateFrom', values.escalateFrom),
    }),
  };
  if (Object.keys(problems).length > 0) return { ok: false, problems };
  for (const { path, problem } of findSchemeProblems(candidate)) {
    problems[fieldOf(path, values)] ??= schemeProblemInWords(language)(problem);
  }
  const parsed = scoringSchemeSchema.safeParse(candidate);
  if (parsed.success) return { ok: true, scheme: parsed.data };
  for (const { path, message } of parsed.error.issues) {
    if (Object.keys(problems).length === 0) problems[fieldOf(path, values)] = message;
  }
  return { ok: false, problems };
}

/** Only what is there: the schema knows no part without a value. */
function defined<Parts extends object>(parts: Parts): { [Name in keyof Parts]?: NonNullable<Parts[Name]> } {
  return Object.fromEntries(Object.entries(parts).filter(([, value]) => value !== undefined)) as {
    [Name in keyof Parts]?: NonNullable<Parts[Name]>;
  };
}

/** Each band's key by its id: the one it has, or one made of its name. */
function keysOf(bands: readonly BandValues[]): ReadonlyMap<string, string> {
  const keys = new Map(bands.filter(({ key }) => key !== '').map(({ id, key }) => [id, key]));
  const taken = new Set(keys.values());
  for (const { id, key, label } of bands) {
    if (key !== '') continue;
    const slug = slugOf(label) || 'band';
    let own = slug;
    for (let count = 2; taken.has(own); count += 1) own = `${slug}-${count}`;
    taken.add(own);
    keys.set(id, own);
  }
  return keys;
}

function fieldOf(path: readonly PropertyKey[], values: SchemeValues): string {
  const [part, first, second] = path;
  if ((part === 'likelihood' || part === 'impact') && typeof first === 'number') {
    return `${part}.${values[part][first]?.id ?? ''}.${typeof second === 'string' ? second : 'label'}`;
  }
  if (part === 'bands' && typeof first === 'number') {
    const field = second === 'key' ? 'label' : typeof second === 'string' ? second : 'min';
    return `bands.${values.bands[first]?.id ?? ''}.${field}`;
  }
  if (part === 'cells' && typeof first === 'number' && typeof second === 'number') {
    return `cells.${cellKey(values.impact[first]?.id ?? '', values.likelihood[second]?.id ?? '')}`;
  }
  return String(part);
}
