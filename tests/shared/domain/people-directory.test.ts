import { civilDate } from '../../../shared/domain/civil-date.ts';
import { buildDirectory, hasLeft } from '../../../shared/domain/people-directory.ts';
import type { PersonReference } from '../../../shared/domain/row.ts';
import { aPerson } from '../../support/builders.ts';

const today = civilDate('2026-03-02');
const yesterday = civilDate('2026-03-01');

const amara = aPerson({
  key: 'p-amara',
  name: 'Amara Nwosu',
  aliases: ['DSL lead'],
  oid: 'AAAAAAAA-0000-4000-8000-00000000000A',
});
const tom = aPerson({ key: 'p-tom', name: 'Tom Reed' });
const theo = aPerson({ key: 'p-theo', name: 'Theo Reed' });
const sinead = aPerson({ key: 'p-sinead', name: 'Sinéad O’Brien-Hale' });
const post = aPerson({
  key: 'r-head',
  kind: 'role',
  name: 'Head of Early Help',
  oid: null,
  memberKeys: ['p-amara'],
});
const unknown = aPerson({ key: 'u-1', kind: 'unknown', name: '???', oid: null });
const directory = buildDirectory([amara, tom, theo, sinead, post, unknown]);

const named = (name: string, personKey: string | null = null): PersonReference => ({ name, personKey });
describe('who is meant by a name', () => {
  test.each([
    ['Amara Nwosu', 'p-amara'],
    ['  amara   NWOSU ', 'p-amara'],
    ['A. Nwosu', 'p-amara'],
    ['Nwosu, Amara', 'p-amara'],
    ['AN', 'p-amara'],
    ['Dr Amara Nwosu', 'p-amara'],
    ['dsl LEAD', 'p-amara'],
    ["Sinead O'Brien Hale", 'p-sinead'],
    ['head of early help', 'r-head'],
    ['Tom R', 'p-tom'],
    ['???', null],
    ['', null],
    ['Somebody Else', null],
  ])('“%s”', (name, key) => {
    expect(directory.byName(name)?.key ?? null).toBe(key);
  });

  test('two whom a name fits are nobody: a wrong person is worse than none', () => {
    expect(directory.byName('T Reed')).toBeNull();
    expect(directory.byName('TR')).toBeNull();
    const twins = buildDirectory([aPerson({ name: 'Jo Ash' }), aPerson({ name: 'jo ash' })]);
    expect(twins.byName('Jo Ash')).toBeNull();
  });

  test('object ids are one person whatever their case', () => {
    expect(directory.byOid('aaaaaaaa-0000-4000-8000-00000000000a')?.key).toBe('p-amara');
    expect(directory.byOid('bbbbbbbb-0000-4000-8000-00000000000a')).toBeNull();
  });

  test('a key counts before the name, and the name where nobody has that key', () => {
    expect(directory.resolveReference(named('Tom Reed', 'p-amara'))?.key).toBe('p-amara');
    expect(directory.resolveReference(named('Tom Reed', 'p-old'))?.key).toBe('p-tom');
    expect(directory.resolveReference(named('p-tom'))?.key).toBe('p-tom');
    expect(directory.resolveReference(named('Nobody', 'p-old'))).toBeNull();
  });
});

test('somebody has left the day after their last day', () => {
  expect(hasLeft(aPerson({ endDate: null }), today)).toBe(false);
  expect(hasLeft(aPerson({ endDate: today }), today)).toBe(false);
  expect(hasLeft(aPerson({ endDate: yesterday }), today)).toBe(true);
});
