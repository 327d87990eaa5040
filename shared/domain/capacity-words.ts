import type { Language } from './language.ts';

const inWelsh: readonly (readonly [RegExp, string])[] = [
  [/^as chair of (.+)$/, 'fel cadeirydd $1'],
  [/^as deputy chair of (.+)$/, 'fel dirprwy gadeirydd $1'],
  [/^as deputy for (.+)$/, 'fel dirprwy i $1'],
  [/^as a member of (.+)$/, 'fel aelod o $1'],
  [/^as board manager$/, 'fel rheolwr y bwrdd'],
  [/^as a member$/, 'fel aelod'],
  [/^as deputy$/, 'fel dirprwy'],
  [/^in support$/, 'yn cefnogi'],
  // A role's own name is the board's word.
  [/^as (.+)$/, 'fel $1'],
];

/** In which capacity somebody is asked, as `recipients` and `standing` tell it in English: "as deputy for Alma Ferreira". */
export function capacityInWords(capacity: string, language: Language): string {
  if (language === 'en') return capacity;
  const [found, words] = inWelsh.find(([pattern]) => pattern.test(capacity)) ?? [];
  return found === undefined || words === undefined ? capacity : capacity.replace(found, words);
}
