import { withDatesIn } from './civil-date.ts';

/** An English sentence of the product's own and the same in Welsh; `{0}`, `{1}` … stand for names, numbers, dates and quotes. */
export type Retelling = readonly (readonly [english: string, welsh: string])[];

/**
 * Tells in Welsh what was written in English, sentence by sentence: what is recorded stays as it was recorded, and whoever reads it reads
 * their own language. What is no sentence of the table – the board's words, something written by hand – stays as it is.
 * @param wholly true = a text is told only where it is one of the sentences and nothing else
 */
export function retelling(
  table: Retelling,
  { wholly = false }: { readonly wholly?: boolean } = {},
): (english: string) => string {
  const sentences = table.map(([english, welsh]) => ({
    pattern: patternOf(english, wholly),
    welsh,
  }));
  return (english) =>
    datesOutsideQuotes(
      sentences.reduce(
        (text, { pattern, welsh }) =>
          text.replace(pattern, (_, ...found: unknown[]) =>
            welsh.replaceAll(/\{(\d)\}/g, (__, index: string) => String(found[Number(index)])),
          ),
        english,
      ),
    );
}

function patternOf(english: string, wholly: boolean): RegExp {
  const sentence = english
    .split(/\{\d\}/)
    .map((literal) => literal.replaceAll(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`))
    .join(String.raw`([\s\S]*?)`);
  return new RegExp(wholly ? `^${sentence}$` : sentence, 'gu');
}

/** A quote says what stands somewhere, letter by letter. */
const datesOutsideQuotes = (text: string): string =>
  text
    // A quote that is not closed is looked through once and not from each of its signs on, and is none.
    .split(/(“[^”]*(?:”|$))/u)
    .map((part) => (/^“.*”$/su.test(part) ? part : withDatesIn(part, 'cy')))
    .join('');
