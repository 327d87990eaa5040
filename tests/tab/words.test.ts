import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/**
 * Every file that has words in both languages, found by what it says: `inLanguages(…)`. What it was given is kept as the file is read, so
 * that words nobody exports are seen too.
 */
const given: { readonly en: unknown; readonly cy: unknown }[] = [];
jest.mock('../../shared/domain/language.ts', () => ({
  ...jest.requireActual<object>('../../shared/domain/language.ts'),
  inLanguages: (all: { en: unknown; cy: unknown }) => {
    given.push(all);
    return (language: 'en' | 'cy') => all[language];
  },
}));

const root = path.join(import.meta.dirname, '../..');
const files = ['tab', 'shared', 'bot'].flatMap((room) =>
  readdirSync(path.join(root, room), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name) && !name.includes('node_modules'))
    .map((name) => `${room}/${name}`)
    .filter((name) => /\binLanguages[(<]/.test(readFileSync(path.join(root, name), 'utf8')))
    .filter((name) => name !== 'shared/domain/language.ts'),
);

/** What is written alike in both languages: names, formats, and words that Welsh has from the same root. */
const alike = new Set([
  'RAG',
  'Band',
  'Agenda',
  'Agenda: 2026-03-31',
  'Person',
  'Word',
  'PDF',
  'Excel',
  '2026-03-31 KB',
]);

it('words are found in every room', () => {
  expect(files.length).toBeGreaterThan(40);
});

it.each(files)('%s: everything is said in both languages, and nothing was left in English', (file) => {
  const before = given.length;
  jest.isolateModules(() => jest.requireActual(path.join(root, file)));
  const rooms = given.slice(before);
  expect(rooms.length).toBeGreaterThan(0);
  for (const { en, cy } of rooms) {
    const english = texts(en);
    const welsh = texts(cy);
    expect([...welsh.keys()].sort()).toEqual([...english.keys()].sort());
    // What says nothing in one language says nothing in the other: the role of a lead has no word.
    expect(saysNothing(welsh)).toEqual(saysNothing(english));
    const left = [...english].filter(
      ([at, text]) => welsh.get(at) === text && /\p{L}{2}/u.test(text) && !alike.has(text),
    );
    expect(left).toEqual([]);
  }
});

const saysNothing = (words: ReadonlyMap<string, string>) =>
  [...words].filter(([, text]) => text === '').map(([at]) => at);

/** Every text by its path. What is made of days, numbers and names is asked with some. */
function texts(value: unknown, at = ''): Map<string, string> {
  if (typeof value === 'string') return new Map([[at, value]]);
  if (typeof value === 'function') {
    const said = ['2026-03-31', 2, ['1', '2']]
      .map((sample) => asked(value as Speaking, sample))
      .find((text) => text !== null);
    return new Map([[at, said ?? '?']]);
  }
  if (typeof value !== 'object' || value === null) return new Map();
  return new Map(Object.entries(value).flatMap(([name, part]) => [...texts(part, `${at}.${name}`)]));
}

type Speaking = (...about: unknown[]) => unknown;

function asked(words: Speaking, sample: unknown): string | null {
  try {
    const said = words(...Array.from({ length: words.length }, () => sample));
    return typeof said === 'string' ? said : null;
  } catch {
    return null;
  }
}
