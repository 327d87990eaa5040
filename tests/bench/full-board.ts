import { exampleshireDirectory } from '../../infra/sample/directory.ts';
import type { SampleBoard, Unsaved } from '../../infra/sample/sample-board.ts';
import { seedBoard } from '../../infra/sample/seed.ts';
import type { Stack } from '../../infra/dev/stack.ts';
import { addDays, civilDate } from '../../shared/domain/civil-date.ts';
import type { Row } from '../../shared/domain/row.ts';
import { defaultReminderPolicy } from '../../shared/domain/reminder-policy.ts';
import {
  aBoard,
  aControl,
  aDue,
  aGroup,
  aPerson,
  aRisk,
  aScheme,
  aScore,
  anAction,
  anUpdate,
  referenceTo,
} from '../support/builders.ts';
import { administratorGraph } from '../support/tenant-client.ts';

/** The day the full board is looked at; a Saturday, so that the service sends nothing meanwhile. */
export const dayOfFullBoard = '2026-11-28';
const today = civilDate(dayOfFullBoard);

export const sizes = { risks: 500, controls: 1_000, actions: 5_000, updates: 20_000 };

function unsaved<Entity extends Row>(entity: Entity): Unsaved<Entity> {
  const { id: _id, etag: _etag, modifiedAt: _at, modifiedBy: _by, problems: _problems, ...values } = entity;
  return values;
}

/** The `index`th of some, round and round. */
function pick<Item>(items: readonly Item[], index: number): Item {
  const item = items[index % items.length];
  if (item === undefined) throw new RangeError('There is nothing to pick from.');
  return item;
}

const subjects = [
  'Children’s wishes are recorded at every stage and seen by the person who decides',
  'The front door answers partners on the day and says what it decided and why',
  'Learning from reviews reaches every team within a month and is tested after three',
  'Health and police share what they know about exploitation before a strategy meeting',
  'Every school has a trained lead and somebody who stands in for them',
  'Supervision of practitioners is regular, recorded and reflective',
];
const sites = exampleshireDirectory.sites.filter(({ path }) => !path.includes('adults'));

/** People of the children's board by their object ids, as its members. */
export function membersOfTheBoard() {
  const site = pick(sites, 0);
  return exampleshireDirectory.users.filter(
    (user) => site.members.members.includes(user.id) || site.members.owners.includes(user.id),
  );
}

/** A children's board as full as a large partnership's may become after years, with texts as long as theirs. */
export async function writeFullBoard(stack: Stack): Promise<void> {
  const site = pick(sites, 0);
  const people = membersOfTheBoard().map((user, index) =>
    aPerson({ key: `p-${index}`, name: user.displayName, oid: user.id }),
  );
  const groups = ['Executive', 'Quality and learning', 'Exploitation', 'Early help', 'Training'].map((name) =>
    aGroup({ key: `g-${name.toLowerCase().replaceAll(' ', '-')}`, name }),
  );
  const risks = Array.from({ length: sizes.risks }, (_, index) =>
    aRisk({
      key: `risk-${index}`,
      reference: `R${index + 1}`,
      title: `${pick(subjects, index)} (${index + 1})`,
      category: pick(['Safeguarding', 'Workforce', 'Finance', 'Partnership', 'Information'], index),
      owners: [referenceTo(pick(people, index))],
      groupKey: pick(groups, index).key,
      status: index % 9 === 0 ? 'closed' : 'open',
      current: aScore(1 + (index % 5), 1 + ((index * 3) % 5)),
      previous: aScore(1 + ((index + 1) % 5), 1 + ((index * 3) % 5)),
      target: aScore(1 + (index % 2), 2),
      lastReview: addDays(today, -(index % 200)),
      nextReview: addDays(today, (index % 160) - 40),
    }),
  );
  const controls = Array.from({ length: sizes.controls }, (_, index) =>
    aControl({ key: `control-${index}`, riskKey: pick(risks, index).key }),
  );
  const actions = Array.from({ length: sizes.actions }, (_, index) => {
    const due = addDays(today, ((index * 7) % 500) - 120);
    const status = pick(['in progress', 'not started', 'in progress', 'complete', 'closed'] as const, index);
    return anAction({
      key: `act-${index}`,
      reference: `${1 + (index % 8)}.${index}`,
      priority: `Priority ${1 + (index % 8)}: ${pick(subjects, index % 8).slice(0, 40)}`,
      outcome: `Outcome ${1 + (index % 40)}: ${pick(subjects, index % 40)}`,
      action: `${pick(subjects, index)}: step ${index}, with partners and with the people it is about.`,
      audience: pick(['children', 'adults', 'both'] as const, index),
      leads: [
        { ...referenceTo(pick(people, index)), role: 'lead' },
        ...(index % 3 === 0 ? [{ ...referenceTo(pick(people, index + 1)), role: 'support' as const }] : []),
      ],
      successMeasures: ['Nine in ten files show it', 'Partners say so in the yearly survey'],
      currentDue: due,
      originalDue: index % 4 === 0 ? addDays(due, -60) : due,
      moves: index % 4 === 0 ? 1 : 0,
      due: aDue({ date: due, raw: due }),
      status,
      rag: pick(['green', 'amber', 'red'] as const, index),
      riskKey: index % 2 === 0 ? pick(risks, index).key : null,
      groupKey: pick(groups, index).key,
      lastNote: {
        at: '2026-11-20T10:00:00Z',
        by: pick(people, index).name,
        text: 'Draft shared with partners for comment; two have answered so far.',
      },
    });
  });
  const updates = Array.from({ length: sizes.updates }, (_, index) => {
    const {
      id: _id,
      etag: _etag,
      modifiedAt: _at,
      modifiedBy: _by,
      problems: _p,
      ...entry
    } = anUpdate({
      key: `update-${index}`,
      itemKey: pick(actions, index).key,
      at: new Date(Date.parse('2025-01-06T09:00:00Z') + index * 45 * 60_000).toISOString(),
      by: { oid: null, name: pick(people, index).name },
    });
    return entry;
  });
  const board: SampleBoard = {
    id: 'children',
    sitePath: site.path,
    settings: { ...aBoard().settings, managerKeys: ['p-0'] },
    vocabulary: aBoard().vocabulary,
    schemes: [aScheme()],
    reminderPolicy: defaultReminderPolicy,
    people: people.map(unsaved),
    groups: groups.map(unsaved),
    meetings: [],
    risks: risks.map(unsaved),
    assessments: [],
    controls: controls.map(unsaved),
    actions: actions.map(unsaved),
    updates,
  };
  const host = `${exampleshireDirectory.domain.split('.')[0] ?? 'tenant'}.sharepoint.com`;
  await seedBoard(await administratorGraph(stack), `${host}:${site.path}`, board, () => undefined);
}
