import fc from 'fast-check';
import {
  findQualityProblems,
  type QualityKind,
  type QualityQuestion,
} from '../../../shared/domain/data-quality.ts';
import { readWhen } from '../../../shared/domain/read-when.ts';
import { buildDirectory } from '../../../shared/domain/people-directory.ts';
import {
  aBoard,
  aControl,
  aGroup,
  aLead,
  anAction,
  aPerson,
  aProblem,
  aRisk,
  aScore,
  on,
  referenceTo,
} from '../../support/builders.ts';

const today = on('2026-03-02');
const board = aBoard();
const lead = aPerson({ name: 'Priya Nair' });
const gone = aPerson({ name: 'Old Hand', endDate: on('2026-01-31') });
const people = [lead, gone];

/** Nothing is wrong with it. */
const goodAction = (parts: Parameters<typeof anAction>[0] = {}) =>
  anAction({
    status: 'in progress',
    rag: 'amber',
    leads: [aLead({ ...referenceTo(lead) })],
    due: readWhen('31 March 2026'),
    currentDue: on('2026-03-31'),
    originalDue: on('2026-03-31'),
    riskKey: null,
    problems: [],
    ...parts,
  });
const goodRisk = (parts: Parameters<typeof aRisk>[0] = {}) =>
  aRisk({
    status: 'open',
    owners: [referenceTo(lead)],
    nextReview: on('2026-06-01'),
    scheme: board.settings.scheme,
    gross: aScore(5, 5),
    current: aScore(3, 4),
    target: aScore(2, 2),
    problems: [],
    ...parts,
  });

const foundIn = (parts: Partial<QualityQuestion>) =>
  findQualityProblems({
    risks: [],
    actions: [],
    controls: [],
    groups: [],
    directory: buildDirectory(people, parts.groups ?? []),
    unreachable: [],
    schemes: board.schemes,
    scheme: board.settings.scheme,
    today,
    ...parts,
  });

const kindsIn = (parts: Partial<QualityQuestion>): QualityKind[] => foundIn(parts).map(({ kind }) => kind);

it('finds nothing where nothing is wrong', () => {
  expect(
    kindsIn({ actions: [goodAction()], risks: [goodRisk()], groups: [aGroup({ chairKey: lead.key })] }),
  ).toEqual([]);
});

it('tells of somebody whom no reminder reaches, with why, while they have not left', () => {
  const tried = (personKey: string) => ({ personKey, triedOn: today, why: 'They blocked the app.' });
  const found = foundIn({ unreachable: [tried(lead.key), tried(gone.key), tried('nobody known')] });
  expect(found).toMatchObject([
    { kind: 'person unreachable', item: { row: { name: 'Priya Nair' } }, names: ['They blocked the app.'] },
  ]);
});

it.each<[QualityKind, Parameters<typeof anAction>[0]]>([
  ['no lead', { leads: [] }],
  ['no lead', { leads: [aLead({ ...referenceTo(lead), role: 'inform' })] }],
  ['lead left', { leads: [aLead({ ...referenceTo(gone) })] }],
  ['lead unknown', { leads: [aLead({ name: '???', personKey: null })] }],
  ['no date', { due: readWhen('tbc'), currentDue: null }],
  ['date to check', { due: readWhen('Friday 31 March 2026') }],
  ['green but overdue', { rag: 'green', currentDue: on('2026-02-27') }],
  ['risk gone', { riskKey: 'no-such-risk' }],
  ['unread cell', { problems: [aProblem()] }],
])('an action: %s', (kind, parts) => {
  expect(kindsIn({ actions: [goodAction(parts)] })).toEqual([kind]);
});

it.each<[QualityKind, Parameters<typeof aRisk>[0]]>([
  ['no owner', { owners: [] }],
  ['past review', { nextReview: on('2026-03-01') }],
  ['no review date', { nextReview: null }],
  ['not scored', { current: null }],
  ['score off', { current: { ...aScore(3, 4), score: 9 } }],
  ['score off', { target: { ...aScore(2, 2), likelihood: 1 } }],
  ['score off', { current: { ...aScore(3, 4), band: 'red' } }],
  ['score off', { current: { ...aScore(3, 4), score: null, band: 'red' } }],
  ['residual above gross', { gross: aScore(2, 2) }],
  ['target above current', { target: aScore(4, 4) }],
  ['scheme gone', { scheme: { id: 'forgotten', version: 1 } }],
  ['unread cell', { problems: [aProblem()] }],
])('a risk: %s', (kind, parts) => {
  expect(kindsIn({ risks: [goodRisk(parts)] })).toEqual([kind]);
});

it.each<[string, ReturnType<typeof aScore>]>([
  ['between two levels, where several people’s scores were averaged', aScore(3.5, 4, { score: 12 })],
  ['of a band alone', { likelihood: null, impact: null, score: null, band: 'amber' }],
  ['of a band and the levels that make it', aScore(3, 4, { score: null })],
  ['of a likelihood alone', aScore(3, 4, { impact: null, score: 9 })],
  ['of levels the scheme does not have', { likelihood: 6, impact: 2, score: 9, band: 'yellow' }],
])('of a score %s nothing can be said to be off', (_, current) => {
  expect(kindsIn({ risks: [goodRisk({ current })] })).toEqual([]);
});

it('says what stands beside what likelihood and impact make', () => {
  const risk = goodRisk({ current: aScore(3, 4, { score: 9, band: 'yellow' }) });
  expect(foundIn({ risks: [risk] }).map(({ names }) => names)).toEqual([['current', '9 Yellow', '12 Amber']]);
});

it('a risk scored by a scheme of before; a group nobody chairs; a control of no risk; two actions with one reference', () => {
  const before = { ...board.schemes[0]!, id: 'before', version: 3 };
  expect(
    kindsIn({
      risks: [goodRisk({ scheme: { id: 'before', version: 3 } })],
      schemes: [...board.schemes, before],
    }),
  ).toEqual(['scheme changed']);
  expect(kindsIn({ groups: [aGroup({ chairKey: gone.key })] })).toEqual(['no chair']);
  expect(kindsIn({ controls: [aControl({ riskKey: 'nowhere' })] })).toEqual(['risk gone']);
  const twice = [goodAction({ plan: 'P', reference: '1.1' }), goodAction({ plan: 'P', reference: '1.1' })];
  expect(kindsIn({ actions: twice })).toEqual(['repeated reference', 'repeated reference']);
  expect(kindsIn({ actions: [{ ...twice[0]!, plan: 'Q' }, twice[1]!] })).toEqual([]);
});

it('of what is finished only cells that could not be read are told', () => {
  fc.assert(
    fc.property(
      fc.constantFrom('complete', 'closed', 'cancelled' as const),
      fc.boolean(),
      fc.option(fc.constantFrom('red', 'amber', 'green', 'blue' as const), { nil: null }),
      (status, mangled, rag) => {
        const action = goodAction({
          status: status as 'complete',
          rag: rag as 'red' | null,
          leads: [],
          currentDue: null,
          problems: mangled ? [aProblem()] : [],
        });
        expect(kindsIn({ actions: [action] })).toEqual(mangled ? ['unread cell'] : []);
      },
    ),
  );
});
