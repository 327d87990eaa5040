import fc from 'fast-check';
import type { Action } from '../../../shared/domain/action.ts';
import { civilDate } from '../../../shared/domain/civil-date.ts';
import { buildDirectory } from '../../../shared/domain/people-directory.ts';
import type { Group, Person } from '../../../shared/domain/person.ts';
import {
  peopleOf,
  standingOnAction,
  standingOnRisk,
  type StandingDirectory,
} from '../../../shared/domain/standing.ts';
import { recipientsOfAction, recipientsOfReview } from '../../../shared/reminders/recipients.ts';
import { aGroup, aLead, anAction, aPerson, aRisk } from '../../support/builders.ts';

const today = civilDate('2026-03-24');

const priya = aPerson({ key: 'priya', name: 'Priya Nair', aliases: ['Head of Social Care'] });
const lucy = aPerson({ key: 'lucy', name: 'Lucy Thackray' });
const tom = aPerson({ key: 'tom', name: 'Tom Reed', deputyKey: 'lucy' });
const theo = aPerson({ key: 'theo', name: 'Theo Reed' });
const gone = aPerson({
  key: 'gone',
  name: 'Gareth Gone',
  endDate: civilDate('2026-02-27'),
  deputyKey: 'priya',
});
const heads = aPerson({
  key: 'heads',
  kind: 'collective',
  name: 'All heads of service',
  oid: null,
  memberKeys: ['tom', 'gone'],
});
const post = aPerson({
  key: 'post',
  kind: 'role',
  name: 'Independent Chair',
  oid: null,
  memberKeys: ['theo'],
});
const people = [priya, lucy, tom, theo, gone, heads, post];
const quality = aGroup({
  key: 'g-qa',
  name: 'Quality Group',
  parentKey: 'g-board',
  chairKey: 'tom',
  deputyKey: 'priya',
});
const board = aGroup({ key: 'g-board', kind: 'board', name: 'The Board', chairKey: 'post' });

const boardOf = (rows: readonly Person[], groups: readonly Group[] = []): StandingDirectory => ({
  directory: buildDirectory(rows, groups),
  managerKeys: ['priya'],
});
const withoutManager = (rows: readonly Person[], groups: readonly Group[] = []): StandingDirectory => ({
  directory: buildDirectory(rows, groups),
  managerKeys: [],
});

const capacities = (who: Person, parts: Partial<Action>, groups: readonly Group[] = []) =>
  standingOnAction(who.oid ?? '', anAction(parts), withoutManager(people, groups), today).capacities;

describe('what somebody may do with an action', () => {
  it.each([
    ['its lead', priya, [aLead({ personKey: 'priya', name: 'P. Nair' })], ['lead']],
    ['a lead whose name was typed by hand', priya, [aLead({ name: 'priya nair' })], ['lead']],
    ['a lead typed by hand as a post', priya, [aLead({ name: 'Head of Social Care' })], ['lead']],
    ['a lead whose key nobody has', priya, [aLead({ name: 'Priya Nair', personKey: 'old' })], ['lead']],
    ['one of two a typed name fits', tom, [aLead({ name: 'T Reed' })], []],
    ['someone nobody named', theo, [aLead({ name: 'Priya Nair' })], []],
    ['a supporter typed by hand', lucy, [aLead({ name: 'Lucy Thackray', role: 'support' })], ['support']],
    ['someone kept informed', lucy, [aLead({ name: 'Lucy Thackray', role: 'inform' })], ['informed']],
    ['the deputy of one kept informed', lucy, [aLead({ name: 'Tom Reed', role: 'inform' })], []],
    ['a deputy', lucy, [aLead({ name: 'Tom Reed' })], ['deputy']],
    ['one of many', tom, [aLead({ name: 'all heads of service' })], ['member']],
    ['the deputy of one of many who left', priya, [aLead({ name: 'All heads of service' })], ['deputy']],
  ] as const)('%s', (_, who, leads, expected) => {
    expect(capacities(who, { leads: [...leads] })).toEqual(expected);
  });

  it('somebody who left may do nothing, whatever still names them', () => {
    expect(capacities(gone, { leads: [aLead({ personKey: 'gone' })] })).toEqual([]);
    expect(peopleOf(gone.oid ?? '', people, today)).toEqual([]);
  });

  it('a group that is only in Groups answers through its chairs and the deputies of its chairs', () => {
    const leads = [aLead({ name: 'Quality Group' })];
    expect(capacities(tom, { leads }, [quality])).toEqual(['group chair']);
    expect(capacities(priya, { leads }, [quality])).toEqual(['group deputy']);
    expect(capacities(lucy, { leads }, [quality])).toEqual(['group deputy']);
    expect(capacities(theo, { leads }, [quality])).toEqual([]);
  });

  it('those who chair its group or one above may, and a post that chairs is whoever holds it', () => {
    const parts = { leads: [], groupKey: 'g-qa' };
    expect(capacities(tom, parts, [quality, board])).toEqual(['group chair']);
    expect(capacities(theo, parts, [quality, board])).toEqual(['group chair', 'board chair']);
    expect(capacities(theo, { leads: [] }, [quality, board])).toEqual(['board chair']);
  });

  it('the board manager may do everything', () => {
    expect(standingOnAction(priya.oid ?? '', anAction(), boardOf(people), today)).toEqual({
      capacities: ['board manager'],
      mayUpdate: true,
      mayReview: true,
      mayAskForMoreTime: true,
      mayDecide: true,
      mayPutRight: true,
    });
  });

  it('being kept informed is not being asked', () => {
    const action = anAction({ leads: [aLead({ personKey: 'lucy', role: 'inform' })] });
    expect(standingOnAction(lucy.oid ?? '', action, boardOf(people), today)).toMatchObject({
      mayUpdate: false,
      mayReview: false,
      mayAskForMoreTime: false,
      mayDecide: false,
      mayPutRight: false,
    });
  });
});

describe('what somebody may do with a risk', () => {
  it('an owner typed by hand has a part in it and reviews nothing', () => {
    const risk = aRisk({ owners: [{ name: 'Dr Priya Nair', personKey: null }] });
    expect(standingOnRisk(priya.oid ?? '', risk, withoutManager(people), today)).toEqual({
      capacities: ['owner'],
      mayUpdate: false,
      mayReview: false,
      mayAskForMoreTime: false,
      mayDecide: false,
      mayPutRight: false,
    });
  });

  it('those who chair review', () => {
    const risk = aRisk({ groupKey: 'g-qa' });
    const groups = [quality, board];
    for (const chair of [tom, theo, priya]) {
      expect(standingOnRisk(chair.oid ?? '', risk, withoutManager(people, groups), today).mayReview).toBe(
        true,
      );
    }
  });
});

describe('whoever the reminders ask may answer', () => {
  const keys = ['a', 'b', 'c', 'd', 'e', 'f'];
  const anyKey = fc.option(fc.constantFrom(...keys), { nil: null });
  const anyPeople = fc.tuple(
    ...keys.map((key) =>
      fc
        .record({
          kind: fc.constantFrom('person' as const, 'role' as const, 'group' as const, 'collective' as const),
          deputyKey: anyKey,
          memberKeys: fc.array(fc.constantFrom(...keys), { maxLength: 3 }),
          endDate: fc.constantFrom(null, civilDate('2026-02-27')),
        })
        .map((parts) => aPerson({ key, name: `Name ${key}`, ...parts })),
    ),
  );
  const anyGroups = fc.tuple(
    ...[
      { key: 'g1', name: 'Name a', parentKey: 'g2' },
      { key: 'g2', name: 'Second Group', parentKey: 'g1' },
      { key: 'g3', name: 'The Board', kind: 'board' as const, parentKey: null },
    ].map((group) =>
      fc.record({ chairKey: anyKey, deputyKey: anyKey }).map((parts) => aGroup({ ...group, ...parts })),
    ),
  );
  const anyNames = fc.array(fc.constantFrom(...keys.map((key) => `Name ${key}`), 'Second Group', 'Nobody'), {
    maxLength: 3,
  });

  it('to an action and to a review', () => {
    let asked = 0;
    fc.assert(
      fc.property(anyPeople, anyGroups, anyNames, (rows, groups, names) => {
        const standing = withoutManager(rows, groups);
        const action = anAction({ leads: names.map((name) => aLead({ name })) });
        for (const { person } of recipientsOfAction(action, standing.directory, today).reached) {
          asked += 1;
          expect(standingOnAction(person.oid ?? '', action, standing, today).mayUpdate).toBe(true);
        }
        const risk = aRisk({ groupKey: 'g1' });
        for (const { person } of recipientsOfReview(risk, standing.directory, today).reached) {
          asked += 1;
          expect(standingOnRisk(person.oid ?? '', risk, standing, today).mayReview).toBe(true);
        }
      }),
      { numRuns: 500 },
    );
    expect(asked).toBeGreaterThan(100);
  });
});
