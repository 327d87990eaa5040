import fc from 'fast-check';
import { civilDate } from '../../../shared/domain/civil-date.ts';
import { buildDirectory, hasLeft } from '../../../shared/domain/people-directory.ts';
import { personKindSchema } from '../../../shared/domain/person.ts';
import { standingOnAction, standingOnRisk } from '../../../shared/domain/standing.ts';
import { recipientsOfAction, recipientsOfReview } from '../../../shared/reminders/recipients.ts';
import { aGroup, aLead, aPerson } from '../../support/builders.ts';

/** Deputies of deputies, groups that are members or chairs of themselves: People and Groups are typed by hand. */
const today = civilDate('2026-03-24');
const keys = ['a', 'b', 'c', 'd', 'e'];
const key = fc.constantFrom(...keys);
const orNobody = fc.option(key, { nil: null });

const people = fc.tuple(
  ...keys.map((own) =>
    fc
      .record({
        kind: fc.constantFrom(...personKindSchema.options),
        deputyKey: orNobody,
        memberKeys: fc.array(key, { maxLength: 3 }),
        endDate: fc.constantFrom(null, civilDate('2026-01-31')),
      })
      .map((parts) => aPerson({ key: own, name: own, oid: `oid-${own}`, ...parts })),
  ),
);
const groups = fc.array(
  fc
    .record({
      key,
      kind: fc.constantFrom('board' as const, 'subgroup' as const),
      parentKey: orNobody,
      chairKey: orNobody,
      deputyKey: orNobody,
    })
    .map((parts) => aGroup({ ...parts, name: parts.key })),
  { maxLength: 4 },
);

test('however people and groups lead back to themselves, the reminders end, and ask only who can be asked', () => {
  fc.assert(
    fc.property(people, groups, key, orNobody, (all, some, lead, groupKey) => {
      const directory = buildDirectory(all, some);
      const action = { leads: [aLead({ name: lead, personKey: lead })], groupKey };
      const risk = { owners: action.leads, groupKey };
      const found = [
        recipientsOfAction(action, directory, today),
        recipientsOfReview(risk, directory, today),
      ];
      for (const { reached, missed } of found) {
        expect(reached.length + missed.length).toBeGreaterThan(0);
        expect(new Set(reached.map(({ person }) => person.key)).size).toBe(reached.length);
        for (const { person } of reached) {
          expect([person.kind, hasLeft(person, today)]).toEqual(['person', false]);
        }
      }
      for (const own of keys) {
        standingOnAction(`oid-${own}`, action, { directory, managerKeys: [] }, today);
        standingOnRisk(`oid-${own}`, risk, { directory, managerKeys: [] }, today);
      }
    }),
    { numRuns: 500 },
  );
});

test('a chain of a thousand deputies who have all left ends with the one who has not', () => {
  const chain = Array.from({ length: 1000 }, (_, index) =>
    aPerson({
      key: `p-${index}`,
      deputyKey: `p-${index + 1}`,
      endDate: index === 999 ? null : civilDate('2026-01-31'),
    }),
  );
  const directory = buildDirectory(chain, []);
  const { reached } = recipientsOfAction({ leads: [aLead({ personKey: 'p-0' })] }, directory, today);
  expect(reached.map(({ person }) => person.key)).toEqual(['p-999']);
  const standing = standingOnAction(
    chain.at(-1)!.oid!,
    { leads: [aLead({ personKey: 'p-0' })], groupKey: null },
    { directory, managerKeys: [] },
    today,
  );
  expect(standing.mayUpdate).toBe(true);
});
