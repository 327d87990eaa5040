import { civilDate } from '../../../shared/domain/civil-date.ts';
import { buildDirectory, hasLeft } from '../../../shared/domain/people-directory.ts';
import { aGroup, aPerson } from '../../support/builders.ts';

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
const quality = aGroup({ key: 'g-qa', name: 'Quality Assurance Group' });
const learning = aGroup({ key: 'g-learning', name: 'Learning Group' });
const listedLearning = aPerson({ key: 'p-learning', kind: 'group', name: 'Learning group', oid: null });
const directory = buildDirectory(
  [amara, tom, theo, sinead, post, unknown, listedLearning],
  [quality, learning],
);

/** Who is meant, as one word or two: the key of a person or group, the keys that fit, "unknown". */
function meant(name: string, personKey: string | null = null, among = directory): string {
  const found = among.resolveReference({ name, personKey });
  switch (found.kind) {
    case 'person':
      return found.person.key;
    case 'group':
      return `group ${found.group.key}`;
    case 'ambiguous':
      return found.fits.map(({ key }) => key).join(' or ');
    case 'unknown':
      return 'unknown';
  }
}

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
    [' ???', 'u-1'],
    ['?', 'unknown'],
    ['', 'unknown'],
    ['Somebody Else', 'unknown'],
    ['quality assurance GROUP', 'group g-qa'],
    ['Learning Group', 'p-learning'],
  ])('“%s”', (name, expected) => {
    expect(meant(name)).toBe(expected);
  });

  test('two whom a name fits are nobody: a wrong person is worse than none', () => {
    expect(meant('T Reed')).toBe('p-tom or p-theo');
    expect(meant('TR')).toBe('p-tom or p-theo');
    const twins = buildDirectory(
      [aPerson({ key: 'j1', name: 'Jo Ash' }), aPerson({ key: 'j2', name: 'jo ash' })],
      [],
    );
    expect(meant('Jo Ash', null, twins)).toBe('j1 or j2');
    expect(meant('Jo Ash', 'j2', twins)).toBe('j2');
  });

  test('two rows with one account are one person', () => {
    const oid = '00000000-0000-4000-8000-0000000000AB';
    const twice = buildDirectory(
      [
        aPerson({ key: 'j1', name: 'Jo Ash', oid }),
        aPerson({ key: 'j2', name: 'Jo Ash', oid: oid.toLowerCase() }),
      ],
      [],
    );
    expect(meant('Jo Ash', null, twice)).toBe('j1');
  });

  test('a key counts before the name, and the name where nobody has that key', () => {
    expect(meant('Tom Reed', 'p-amara')).toBe('p-amara');
    expect(meant('Tom Reed', 'g-qa')).toBe('group g-qa');
    expect(meant('Tom Reed', 'p-old')).toBe('p-tom');
    expect(meant('p-tom')).toBe('p-tom');
    expect(meant(' g-qa ')).toBe('group g-qa');
    expect(meant('Nobody', 'p-old')).toBe('unknown');
  });

  test('a row of People that is a group finds its row of Groups, by name or by key', () => {
    expect(directory.groupOf(listedLearning)?.key).toBe('g-learning');
    expect(directory.groupOf(aPerson({ key: 'g-qa', kind: 'group', name: 'QA' }))?.key).toBe('g-qa');
    expect(directory.groupOf(post)).toBeUndefined();
  });

  test('of a key that stands twice the first row counts', () => {
    const twice = buildDirectory(
      [aPerson({ key: 'k', name: 'First Row' }), aPerson({ key: 'k', name: 'Second Row' })],
      [],
    );
    expect(twice.person('k')?.name).toBe('First Row');
    expect(twice.person(null)).toBeUndefined();
  });
});

test('somebody has left the day after their last day', () => {
  expect(hasLeft(aPerson({ endDate: null }), today)).toBe(false);
  expect(hasLeft(aPerson({ endDate: today }), today)).toBe(false);
  expect(hasLeft(aPerson({ endDate: yesterday }), today)).toBe(true);
});
