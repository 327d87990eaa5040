import { z } from 'zod';

/** The languages the product speaks: English and Welsh (Cymraeg). */
export const languageSchema = z.enum(['en', 'cy']);
export type Language = z.infer<typeof languageSchema>;

/** From what Teams calls a locale ("cy-GB", "en-gb"); anything that is not Welsh is English. */
export function languageOf(locale: string | null | undefined): Language {
  return /^cy\b/i.test(locale ?? '') ? 'cy' : 'en';
}

/** The same said in every language, where it is not known yet who will read it: chosen at the edge, `said[language]`. */
export type Said = Readonly<Record<Language, string>>;

export function said(words: (language: Language) => string): Said {
  return { en: words('en'), cy: words('cy') };
}

/**
 * The words of one room in every language: `const words = inLanguages({ en: {…}, cy: {…} })`, then `words(language).title`. What has a
 * number or a name in it is a function, so that each language orders, counts and mutates in its own way. A word that is missing in
 * Welsh does not compile.
 */
export function inLanguages<Words>(all: {
  readonly en: Words;
  readonly cy: NoInfer<Words>;
}): (language: Language) => Words {
  return (language) => all[language];
}
