import { compare, equals, literal, query } from '../../../shared/sharepoint/odata.ts';
import {
  columnPath,
  deltaPath,
  fieldsPath,
  inBatches,
  itemPath,
  itemsPath,
  sitePath,
} from '../../../shared/sharepoint/register-paths.ts';

const list = { siteId: 'a.example,11,22', listId: '33' };

function optionsOf(path: string): Record<string, string> {
  return Object.fromEntries(new URL(path, 'https://graph.example').searchParams);
}

test('a quote in a value is doubled, so that no key can end the filter early', () => {
  expect(literal("O'Neil' or 1 eq 1")).toBe("'O''Neil'' or 1 eq 1'");
  expect(equals('Key', "it's")).toBe("fields/Key eq 'it''s'");
  expect(compare('CurrentDue', 'lt', '2026-04-01')).toBe("fields/CurrentDue lt '2026-04-01'");
});

test.each([['a&$top=1'], ['100% + more'], ['a#b?c'], ['a=b'], ['é “quoted”'], ['x/../../me']])(
  'the value %s survives the address as it is',
  (value) => {
    const path = itemsPath(list, ['Key'], { filter: equals('Key', value) });
    expect(optionsOf(path)).toEqual({
      $select: 'id,eTag,lastModifiedDateTime,lastModifiedBy',
      $expand: 'fields($select=Key)',
      $filter: `fields/Key eq '${value}'`,
      $top: '2000',
    });
  },
);

test('options without a value are left out', () => {
  expect(query({ $top: undefined })).toBe('');
  expect(query({ $top: 5, $filter: undefined })).toBe('?$top=5');
});

test('a site is addressed by host and path', () => {
  expect(sitePath('a.example', '/sites/child ren')).toBe('/sites/a.example:/sites/child%20ren');
});

test('a row is read by its id and changed under its fields', () => {
  expect(itemPath(list, '17', ['A', 'B'])).toBe(
    '/sites/a.example,11,22/lists/33/items/17?$select=id,eTag,lastModifiedDateTime,lastModifiedBy&$expand=fields($select=A,B)',
  );
  expect(fieldsPath(list, '17')).toBe('/sites/a.example,11,22/lists/33/items/17/fields');
  expect(fieldsPath(list, '../1')).toBe('/sites/a.example,11,22/lists/33/items/..%2F1/fields');
  expect(columnPath(list, 'c1')).toBe('/sites/a.example,11,22/lists/33/columns/c1');
});

test('the first delta page selects fields only: the mark of a deleted row must not be selected away', () => {
  expect(optionsOf(deltaPath(list, ['A']))).toEqual({ $expand: 'fields($select=A)', $top: '2000' });
});

test('ids alone are asked for without fields, in larger pages', () => {
  expect(optionsOf(deltaPath(list, null))).toEqual({ $top: '5000' });
  expect(optionsOf(itemsPath(list, null))).toEqual({ $select: 'id,eTag', $top: '5000' });
});

test('requests go in batches of at most twenty, none lost, in order', () => {
  const requests = Array.from({ length: 45 }, (_, at) => ({ method: 'GET' as const, path: `/${at}` }));
  const batches = inBatches(requests);
  expect(batches.map((batch) => batch.length)).toEqual([20, 20, 5]);
  expect(batches.flat()).toEqual(requests);
});
