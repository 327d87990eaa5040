import { exampleshireDirectory } from '../../infra/sample/directory.ts';
import type { SampleBoard, Unsaved } from '../../infra/sample/sample-board.ts';
import { seedBoard } from '../../infra/sample/seed.ts';
import type { Stack } from '../../infra/dev/stack.ts';
import { addDays, civilDate } from '../../shared/domain/civil-date.ts';
import type { Row } from '../../shared/domain/row.ts';
import { defaultReminderPolicy } from '../../shared/domain/reminder-policy.ts';
import { aBoard, aDue, aPerson, anAction, aRisk, aScheme, referenceTo } from '../support/builders.ts';
import { administratorGraph } from '../support/tenant-client.ts';

/** How many people have something due on the day of the sweep, whatever the size of the register. */
export const peopleAsked = 20;

const today = civilDate('2026-03-02');

function unsaved<Entity extends Row>(entity: Entity): Unsaved<Entity> {
  const { id: _id, etag: _etag, modifiedAt: _at, modifiedBy: _by, problems: _problems, ...values } = entity;
  return values;
}

/**
 * A children's board with so many actions, a tenth as many risks and twenty leads. Each lead has one action due in
 * fourteen days; all others are due between two and twelve months from now, so a sweep asks the same twenty people
 * whatever the size.
 */
export async function writeLargeRegister(
  stack: Stack,
  count: number,
): Promise<{ key: string; oid: string }[]> {
  const site = exampleshireDirectory.sites.find((candidate) => !candidate.path.includes('adults'));
  if (site === undefined) throw new Error('The sample directory has no site for the children’s board.');
  const members = exampleshireDirectory.users.filter(
    (user) => site.members.members.includes(user.id) || site.members.owners.includes(user.id),
  );
  const people = members
    .slice(0, peopleAsked)
    .map((user, index) => aPerson({ key: `p-${index}`, name: user.displayName, oid: user.id }));
  if (people.length < peopleAsked) {
    throw new Error(`The sample directory has only ${people.length} members on ${site.path}.`);
  }

  const actions = Array.from({ length: count }, (_, index) => {
    const person = people[index % people.length];
    const due = index < people.length ? addDays(today, 14) : addDays(today, 60 + (index % 300));
    return anAction({
      key: `act-${index}`,
      reference: `${1 + (index % 5)}.${index}`,
      currentDue: due,
      originalDue: due,
      due: aDue({ date: due, raw: due }),
      leads: person === undefined ? [] : [{ ...referenceTo(person), role: 'lead' }],
    });
  });
  const risks = Array.from({ length: Math.ceil(count / 10) }, (_, index) =>
    aRisk({
      key: `risk-${index}`,
      reference: `R${index}`,
      lastReview: today,
      nextReview: addDays(today, 120 + (index % 60)),
    }),
  );
  const board: SampleBoard = {
    id: 'children',
    sitePath: site.path,
    settings: { ...aBoard().settings, managerKeys: ['p-0'] },
    vocabulary: aBoard().vocabulary,
    schemes: [aScheme()],
    reminderPolicy: defaultReminderPolicy,
    people: people.map(unsaved),
    groups: [],
    meetings: [],
    risks: risks.map(unsaved),
    assessments: [],
    controls: [],
    actions: actions.map(unsaved),
    updates: [],
  };
  const host = `${exampleshireDirectory.domain.split('.')[0] ?? 'tenant'}.sharepoint.com`;
  await seedBoard(await administratorGraph(stack), `${host}:${site.path}`, board, () => undefined);
  return people.map((person) => ({ key: person.key, oid: person.oid ?? '' }));
}
