import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

type Speaking = (...about: unknown[]) => unknown;
interface Rooms {
  readonly en: unknown;
  readonly cy: unknown;
}

const root = path.join(import.meta.dirname, '../..');
/** Stands for what a word is asked with: a name, a number, a date. */
const asked = '¤';

/** Of the texts of a page in Welsh those that are an English word of the tab’s own; what the board wrote itself is none of them. */
export function englishAmong(texts: readonly string[]): string[] {
  english ??= englishPatterns();
  const { whole, made } = english;
  return texts.filter((text) => whole.has(text) || made.some((pattern) => pattern.test(text)));
}
let english: { readonly whole: ReadonlySet<string>; readonly made: readonly RegExp[] } | undefined;

/** Every English word of the tab and of what it shares: what is said as it is, and what is made of numbers and names. */
function englishPatterns() {
  const whole = new Set<string>();
  const made = new Map<string, RegExp>();
  const welsh = new Set<string>();
  for (const rooms of wordsOfTheTab()) {
    for (const text of saidIn(rooms.cy)) welsh.add(text);
    for (const text of saidIn(rooms.en)) {
      const literal = text.split(asked);
      const letters = literal.join('').replaceAll(/\P{L}/gu, '').length;
      if (literal.length === 1 && letters > 3) whole.add(text);
      // Of a short word between two names nobody can tell the language.
      else if (letters > 11) made.set(text, new RegExp(`^${literal.map(escaped).join('.+')}$`, 'u'));
    }
  }
  for (const text of welsh) {
    whole.delete(text);
    made.delete(text);
  }
  return { whole, made: [...made.values()] };
}

const escaped = (text: string): string => text.replaceAll(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`);

function wordsOfTheTab(): readonly Rooms[] {
  const given: Rooms[] = [];
  jest.isolateModules(() => {
    jest.doMock('../../shared/domain/language.ts', () => ({
      ...jest.requireActual<object>('../../shared/domain/language.ts'),
      inLanguages: (all: Rooms) => {
        given.push(all);
        return (language: 'en' | 'cy') => all[language];
      },
    }));
    for (const file of filesWithWords()) jest.requireActual(file);
  });
  jest.dontMock('../../shared/domain/language.ts');
  return given;
}

function filesWithWords(): string[] {
  return ['tab', 'shared'].flatMap((room) =>
    readdirSync(path.join(root, room), { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.tsx?$/.test(name))
      .map((name) => path.join(root, room, name))
      .filter((file) => /\binLanguages[(<]/.test(readFileSync(file, 'utf8')))
      .filter((file) => !file.endsWith(path.join('domain', 'language.ts'))),
  );
}

/** Every text below here; what is asked with something is asked with a mark that nobody writes, and with one and with several. */
function saidIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value === 'function') {
    return [asked, 1, 2].flatMap((sample) => {
      try {
        const said = (value as Speaking)(...Array.from({ length: value.length }, () => sample));
        return typeof said === 'string' ? [said.replaceAll(/\b[12]\b/g, asked)] : [];
      } catch {
        return [];
      }
    });
  }
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(saidIn);
}
