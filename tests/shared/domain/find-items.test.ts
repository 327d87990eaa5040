import fc from 'fast-check';
import { civilDate } from '../../../shared/domain/civil-date.ts';
import { findItems, type FoundItem } from '../../../shared/domain/find-items.ts';
import { buildDirectory } from '../../../shared/domain/people-directory.ts';
import { standingOnAction, standingOnRisk } from '../../../shared/domain/standing.ts';
import { aGroup, aLead, anAction, aPerson, aRisk, referenceTo } from '../../support/builders.ts';

const today = civilDate('2026-03-24');
const alma = aPerson({ key: 'alma', name: 'Alma Ferreira', oid: 'oid-alma' });
const owen = aPerson({ key: 'owen', name: 'Owen Prys', oid: 'oid-owen' });
const manager = aPerson({ key: 'manager', name: 'Morgan Ellis', oid: 'oid-manager' });
const group = aGroup({ key: 'neglect', name: 'Neglect group', chairKey: 'owen' });
const directory = {
  directory: buildDirectory([alma, owen, manager], [group]),
  managerKeys: ['manager'],
};

const keysOf = (found: readonly FoundItem[]) =>
  found.map((item) => (item.kind === 'action' ? item.action.key : item.risk.key));

const actions = [
  anAction({
    key: 'A-1',
    reference: '1.3',
    action: 'Review hospital discharge',
    leads: [aLead({ name: 'Alma Ferreira', personKey: 'alma' })],
  }),
  anAction({
    key: 'A-2',
    reference: '1.30',
    action: 'Audit of domestic abuse',
    outcome: 'Better hospital work',
  }),
  anAction({ key: 'A-3', reference: '1.3a', action: 'Train the front door', status: 'closed' }),
  anAction({
    key: 'A-4',
    reference: '1.3',
    action: 'Discharge from hospital, the old plan',
    status: 'complete',
  }),
  anAction({ key: 'A-5', reference: '', action: 'Café for carers’ groups', outcome: '' }),
];
const risks = [
  aRisk({
    key: 'R-9',
    reference: 'R4',
    title: 'Hospital beds',
    description: '',
    owners: [referenceTo(owen)],
  }),
  aRisk({ key: 'R-10', reference: 'R40', title: 'Neglect is seen late', status: 'closed' }),
];
const find = (asked: string, oid = 'oid-manager') =>
  keysOf(findItems({ actions, risks, oid, directory, today }, asked));

describe('looking for something', () => {
  it.each([
    ['1.3', ['A-1', 'A-4', 'A-3']],
    ['action 1.3', ['A-1', 'A-4', 'A-3']],
    ['r4', ['R-9']],
    ['risk R-04', ['R-9']],
    ['A-2', ['A-2']],
    ['hospital', ['A-1', 'R-9', 'A-2', 'A-4']],
    ['HOSPITAL discharge', ['A-1', 'A-4']],
    ['the discharge of hospital', ['A-1', 'A-4']],
    ['hosp dis', ['A-1', 'A-4']],
    ['alma discharge', ['A-1']],
    ['cafe', ['A-5']],
    ['carer’s', ['A-5']],
    ['owen', ['R-9']],
    ['neglect', ['R-10']],
    ['hospital elephants', []],
    ['ospital', []],
    ['', []],
    ['  …  ', []],
  ])('“%s”', (asked, keys) => {
    expect(find(asked)).toEqual(keys);
  });

  it('takes the whole of a number: 1 is not 1.3, and 3 is not 30', () => {
    expect(find('3')).toEqual([]);
    // A reference’s beginning is one part of it, not a digit.
    expect(find('1.3')).not.toContain('A-2');
  });

  it('finds for a lead what they lead, for a chair what they own, for a stranger nothing', () => {
    expect(find('hospital', 'oid-alma')).toEqual(['A-1']);
    expect(find('hospital', 'oid-owen')).toEqual(['R-9']);
    expect(find('hospital', 'oid-nobody')).toEqual([]);
  });
});

describe('whatever the register holds and whoever looks', () => {
  const word = fc.constantFrom('hospital', 'Discharge', 'abuse', '1.3', 'R4', 'é', 'the', '…', '<at>');
  const texts = fc.array(word, { maxLength: 4 }).map((words) => words.join(' '));
  const lead = fc.constantFrom(
    aLead({ name: 'Alma Ferreira', personKey: 'alma' }),
    aLead({ name: 'Owen Prys', personKey: 'owen', role: 'inform' }),
    aLead({ name: '???', personKey: null }),
  );
  const anyAction = fc
    .record({
      reference: word,
      action: texts,
      outcome: texts,
      leads: fc.array(lead, { maxLength: 2 }),
      groupKey: fc.constantFrom(null, 'neglect', 'gone'),
      status: fc.constantFrom('in progress' as const, 'closed' as const),
    })
    .map((parts) => anAction(parts));
  const anyRisk = fc
    .record({
      title: texts,
      owners: fc.array(lead, { maxLength: 2 }).map((leads) => leads.map(({ role: _, ...named }) => named)),
      groupKey: fc.constantFrom(null, 'neglect'),
      status: fc.constantFrom('open' as const, 'closed' as const),
    })
    .map((parts) => aRisk(parts));
  const search = fc.record({
    actions: fc.array(anyAction, { maxLength: 12 }),
    risks: fc.array(anyRisk, { maxLength: 6 }),
    oid: fc.constantFrom('oid-alma', 'OID-OWEN', 'oid-manager', 'oid-nobody'),
    asked: texts,
  });

  it('never finds anything on which the person has no standing, and nothing twice', () => {
    fc.assert(
      fc.property(search, ({ asked, ...rest }) => {
        const found = findItems({ ...rest, directory, today }, asked);
        for (const item of found) {
          const standing =
            item.kind === 'action'
              ? standingOnAction(rest.oid, item.action, directory, today)
              : standingOnRisk(rest.oid, item.risk, directory, today);
          expect(standing.capacities).not.toEqual([]);
        }
        expect(new Set(keysOf(found)).size).toBe(found.length);
      }),
      { numRuns: 500 },
    );
  });

  it('finds the same whatever the order of the rows', () => {
    fc.assert(
      fc.property(search, ({ asked, ...rest }) => {
        const all = findItems({ ...rest, directory, today }, asked);
        const turned = findItems(
          { ...rest, actions: rest.actions.toReversed(), risks: rest.risks.toReversed(), directory, today },
          asked,
        );
        expect(keysOf(turned)).toEqual(keysOf(all));
      }),
      { numRuns: 300 },
    );
  });
});
