import type { Language } from '../../shared/domain/language.ts';
import { cleanText } from '../../shared/domain/typed-text.ts';
import { cardWords } from './card-words.ts';

/** Between "<" and a tag's name this makes it text: Teams would read "<at>" as a mention. Invisible, has no width. */
const wordJoiner = '\u2060';

/**
 * Words of people as Teams' Markdown shows them unchanged: no emphasis, links, lists or mentions come about by accident.
 * Only for TextBlock and FactSet; inputs, choices, buttons and summaries are plain already.
 */
export function escapeText(words: string): string {
  return (
    withoutControls(words)
      .replace(/[\\*_[\]`~]/g, '\\$&')
      .replace(/<(?=[a-z/!])/gi, `<${wordJoiner}`)
      // Cards put a formatted day in place of “{{DATE(…)}}”.
      .replace(/\{(?=\{)/g, `{${wordJoiner}`)
      .replace(/^([^\S\n]*)([-+#>]|\d+[.)])(?=\s|$)/gm, (_, indent: string, mark: string) =>
        /^\d/.test(mark) ? `${indent}${mark.slice(0, -1)}\\${mark.slice(-1)}` : `${indent}\\${mark}`,
      )
  );
}

/** Control characters have no meaning in a card and would cost six bytes each; line breaks and tabs stay. */
export function withoutControls(words: string): string {
  return cleanText(words);
}

/** One line of at most `longest` characters, ending in "…" after a whole word when something was cut. */
export function oneLine(words: string, longest: number): string {
  return cut(words.replace(/\s+/g, ' ').trim(), longest, '…');
}

/** At most `longest` characters with line breaks kept; says where the rest is when something was cut. */
export function trimmed(words: string, longest: number, language: Language): string {
  return cut(words.trim(), longest, cardWords(language).readRest);
}

function cut(words: string, longest: number, ending: string): string {
  const characters = Array.from(words);
  if (characters.length <= longest) return words;
  const kept = characters.slice(0, longest).join('');
  const space = kept.lastIndexOf(' ');
  return `${(space > kept.length * 0.6 ? kept.slice(0, space) : kept).trimEnd()}${ending}`;
}
