import fc from 'fast-check';
import type { Row } from '../../../shared/domain/row.ts';
import { listKeys, registerLists, type ListKey } from '../../../shared/sharepoint/register-lists.ts';
import type { RegisterList } from '../../../shared/sharepoint/register-list.ts';
import { arbitraryEntities } from './arbitrary-entities.ts';
import { asKept, itsRow } from './as-share-point-keeps.ts';

/** The site's own zone and the board's: new sites often stand on Pacific time while the board is in Britain. */
const zones: [site: string, board: string][] = [
  ['Europe/London', 'Europe/London'],
  ['America/Los_Angeles', 'America/Los_Angeles'],
  ['America/Los_Angeles', 'Europe/London'],
  ['UTC', 'Europe/London'],
  ['Australia/Brisbane', 'Australia/Brisbane'],
];

/** One list with entities of its own kind; the mapped types of both say that they belong together. */
function pair(key: ListKey) {
  return {
    list: registerLists[key] as unknown as RegisterList<Row>,
    entities: arbitraryEntities[key] as fc.Arbitrary<Record<string, unknown>>,
  };
}

describe.each(listKeys)('%s', (key) => {
  const { list, entities } = pair(key);

  test('whatever is written reads back as it was, on a site in another time zone too', () => {
    fc.assert(
      fc.property(entities, fc.constantFrom(...zones), (entity, [site, board]) => {
        const item = asKept(list, list.write(entity), site);
        expect(list.read(item, { timeZone: board })).toEqual({ ...itsRow, ...entity });
      }),
      { numRuns: 150 },
    );
  });

  test('writing some values touches no other column, and all of them together make the whole', () => {
    fc.assert(
      fc.property(entities, (entity) => {
        const whole = list.write(entity);
        const parts = Object.entries(entity).map(([field, value]) => list.write({ [field]: value }));
        const columns = parts.flatMap((part) => Object.keys(part).filter((name) => name !== 'Title'));
        expect(new Set(columns).size).toBe(columns.length);
        for (const part of parts) {
          for (const [name, value] of Object.entries(part)) {
            if (name !== 'Title') expect(whole[name]).toEqual(value);
          }
        }
        expect(Object.keys(whole).sort()).toEqual([...new Set([...columns, 'Title'])].sort());
      }),
      { numRuns: 30 },
    );
  });

  test('a row always carries a title a person can recognise', () => {
    fc.assert(
      fc.property(entities, (entity) => {
        const { Title } = list.write(entity);
        expect(typeof Title === 'string' && Title.trim() !== '' && Title.length <= 255).toBe(true);
      }),
      { numRuns: 50 },
    );
  });

  test('no row, however mangled, makes reading fail, and it keeps its id', () => {
    const names = ['Title', ...list.definition.columns.map((column) => column.name)];
    const cell = fc.oneof(
      fc.jsonValue(),
      fc.constantFrom(
        'twelve',
        'on hold',
        '31/03/2026',
        '#',
        '(lead)',
        ':',
        '- ',
        '{"a":',
        '@1',
        'soon',
        '2026-13-45T00:00:00Z',
      ),
    );
    const mangled = fc.dictionary(fc.constantFrom(...names), cell, { maxKeys: names.length });
    fc.assert(
      fc.property(mangled, fc.constantFrom('Europe/London', 'Not/AZone'), (fields, timeZone) => {
        const row = list.read({ id: '5', fields }, { timeZone });
        expect(row.id).toBe('5');
        for (const problem of row.problems) {
          expect(problem.column).not.toBe('');
          expect(problem.message).toMatch(/\.$/);
        }
      }),
      { numRuns: 200 },
    );
  });

  test.each([[null], [undefined], ['text'], [[]], [{ fields: null }], [{ id: 5, fields: [] }]])(
    'what is no row at all (%j) does not make reading fail either',
    (item) => {
      expect(() => list.read(item, { timeZone: 'Europe/London' })).not.toThrow();
    },
  );
});
