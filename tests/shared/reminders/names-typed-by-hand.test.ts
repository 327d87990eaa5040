import type { Lead } from '../../../shared/domain/action.ts';
import { civilDate } from '../../../shared/domain/civil-date.ts';
import { buildDirectory } from '../../../shared/domain/people-directory.ts';
import { myLines } from '../../../shared/reminders/my-list.ts';
import { planReminders } from '../../../shared/reminders/plan-reminders.ts';
import type { RegisterForReminders } from '../../../shared/reminders/planned.ts';
import { defaultReminderPolicy } from '../../../shared/domain/reminder-policy.ts';
import { recipientsOfAction } from '../../../shared/reminders/recipients.ts';
import { aGroup, aLead, anAction, aPerson } from '../../support/builders.ts';

const today = civilDate('2026-03-24');
const priya = aPerson({ key: 'p-nair', name: 'Priya Nair', aliases: ['Head of Social Care'] });
const tom = aPerson({ key: 'p-tom', name: 'Tom Reed' });
const theo = aPerson({ key: 'p-theo', name: 'Theo Reed' });
const guidance = aGroup({ key: 'g-guidance', name: 'Guidance Group', chairKey: 'p-tom' });
const people = [priya, tom, theo];

function registerWith(...leads: Lead[]): RegisterForReminders {
  return {
    actions: [anAction({ key: 'a', leads, currentDue: civilDate('2026-03-31') })],
    risks: [],
    people,
    groups: [guidance],
    meetings: [],
    settings: { planStart: null, timeZone: 'Europe/London', managerKeys: [] },
  };
}

describe('a lead typed by hand', () => {
  it.each([
    ['the full name', 'Priya Nair', ['p-nair'], []],
    ['a short form', 'P. Nair', ['p-nair'], []],
    ['a post that is an alias', 'head of social care', ['p-nair'], []],
    ['a group that is only in Groups', 'guidance group', ['p-tom'], []],
    ['a stranger', 'Nick', [], ['“Nick” is not anyone in the People list.']],
    [
      'a name that fits two',
      'T Reed',
      [],
      ['“T Reed” could be 2 people: write “Tom Reed #p-tom” or “Theo Reed #p-theo”.'],
    ],
    ['nothing', '  ', [], ['A lead has no name.']],
  ])('%s', (_, name, reached, missed) => {
    const { actions } = registerWith(aLead({ name }));
    const found = recipientsOfAction(actions[0]!, buildDirectory(people, [guidance]), today);
    expect(found.reached.map(({ person }) => person.key)).toEqual(reached);
    expect(found.missed.map(({ en }) => en)).toEqual(missed);
  });

  it('gets the digest, and a name that fits two is on the manager’s list', () => {
    const plan = planReminders({
      register: registerWith(aLead({ name: 'Priya Nair' }), aLead({ name: 'T Reed' })),
      ledger: [],
      policy: defaultReminderPolicy,
      today,
      time: null,
      calendar: { holidays: { covers: () => true, isHoliday: () => false } },
    });
    expect(plan.digests.map(({ personKey }) => personKey)).toEqual(['p-nair']);
    expect(plan.unaddressed.map(({ item, why }) => `${item.itemKey}: ${why.en}`)).toEqual([
      'a: “T Reed” could be 2 people: write “Tom Reed #p-tom” or “Theo Reed #p-theo”.',
    ]);
  });

  it.each([
    ['lead', ['a']],
    ['support', ['a']],
    ['inform', []],
  ] as const)('as %s finds the action on their own list: %j', (role, expected) => {
    const register = registerWith(aLead({ name: 'Tom Reed' }), aLead({ name: 'Priya Nair', role }));
    const lines = myLines(register, new Set(['p-nair']), defaultReminderPolicy, today);
    expect(lines.map((line) => (line.kind === 'action' ? line.action.key : ''))).toEqual(expected);
  });
});

test('a group that is its own chair is asked of nobody, and says so', () => {
  const ring = aPerson({ key: 'p-ring', kind: 'group', name: 'Ring', oid: null });
  const itself = aGroup({ key: 'g-ring', name: 'Ring', chairKey: 'p-ring' });
  const found = recipientsOfAction(
    { leads: [aLead({ name: 'Ring' })] },
    buildDirectory([ring], [itself]),
    today,
  );
  expect(found.reached).toEqual([]);
  expect(found.missed.map(({ en }) => en)).toEqual(['“Ring” has no members in the People list.']);
});
