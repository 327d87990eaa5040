import type { Language } from '../../../shared/domain/language.ts';

/** Numbers with the words they count, in the grammar of each language; in Welsh the word after a number is singular and may mutate. */
interface Noun {
  readonly en: readonly [one: string, many: string];
  /** The word as it stands, after 1, after 2, and what follows "dim" for none at all. */
  readonly cy: { readonly plain: string; readonly one: string; readonly two: string; readonly none: string };
}

const nouns = {
  risk: { en: ['risk', 'risks'], cy: { plain: 'risg', one: 'risg', two: 'risg', none: 'risgiau' } },
  action: {
    en: ['action', 'actions'],
    cy: { plain: 'gweithred', one: 'weithred', two: 'weithred', none: 'gweithredoedd' },
  },
  request: {
    en: ['request', 'requests'],
    cy: { plain: 'cais', one: 'cais', two: 'gais', none: 'ceisiadau' },
  },
  day: { en: ['day', 'days'], cy: { plain: 'diwrnod', one: 'diwrnod', two: 'ddiwrnod', none: 'diwrnodau' } },
} as const satisfies Record<string, Noun>;

/** "1 risk", "3 risks", "no risks"; "1 risg", "2 weithred", "dim gweithredoedd". */
export function countOf(count: number, noun: keyof typeof nouns, language: Language): string {
  if (language === 'en') {
    const [one, many] = nouns[noun].en;
    return count === 0 ? `no ${many}` : `${grouped(count)} ${count === 1 ? one : many}`;
  }
  const { plain, one, two, none } = nouns[noun].cy;
  if (count === 0) return `dim ${none}`;
  return `${grouped(count)} ${count === 1 ? one : count === 2 ? two : plain}`;
}

const grouped = (count: number) => count.toLocaleString('en-GB');
