import { readable } from '../../../tab/register/register-index.ts';
import { applyChanges, emptyRegister } from '../../../tab/register/register-tables.ts';
import { factsOfRisk, summaryInWords } from '../../../tab/register/risk-facts.ts';
import {
  bandLabels,
  filterRisks,
  noRiskFilter,
  sortRisks,
  worstFirst,
} from '../../../tab/features/risk-register/risk-list.ts';
import { civilDate } from '../../../shared/domain/civil-date.ts';
import type { Risk } from '../../../shared/domain/risk.ts';
import {
  aBoard,
  aChangesResponse,
  anAction,
  aPerson,
  aRisk,
  aScheme,
  aScore,
  referenceTo,
} from '../../support/builders.ts';

const priya = aPerson({ name: 'Priya Nair' });
const left = aPerson({ name: 'Sam Okoro', endDate: civilDate('2026-01-31') });
const risks: Risk[] = [
  aRisk({ reference: 'R10', title: 'Front door', current: aScore(4, 4), previous: aScore(3, 4) }),
  aRisk({
    reference: 'R2',
    title: 'Neglect',
    current: aScore(4, 4),
    previous: aScore(4, 4),
    owners: [referenceTo(priya)],
  }),
  aRisk({
    reference: 'R1',
    title: 'Data',
    current: aScore(2, 2),
    previous: aScore(3, 4),
    category: 'Information',
  }),
  aRisk({ reference: 'R3', title: 'Unscored', current: null, owners: [referenceTo(left)], nextReview: null }),
  aRisk({ reference: 'R4', title: 'Old', status: 'closed', nextReview: civilDate('2026-01-01') }),
  aRisk({ reference: 'R5', title: 'Late', current: aScore(3, 3), nextReview: civilDate('2026-03-01') }),
];
const [frontDoor] = risks;
const { register } = applyChanges(
  emptyRegister,
  aChangesResponse({
    board: aBoard(),
    changed: {
      risks,
      people: [priya, left],
      actions: [
        anAction({ riskKey: frontDoor!.key, currentDue: civilDate('2026-03-01') }),
        anAction({ riskKey: frontDoor!.key }),
        anAction({ riskKey: frontDoor!.key, status: 'closed', currentDue: civilDate('2026-01-01') }),
      ],
    },
  }),
);
const read = readable(register)!;
const facts = risks.map((risk) => factsOfRisk(risk, read));
const references = (found: typeof facts) => found.map(({ risk }) => risk.reference);

describe('the risk list', () => {
  it('stands worst first, then as people count references, unscored last', () => {
    expect(references(sortRisks(facts, worstFirst))).toEqual(['R2', 'R10', 'R4', 'R5', 'R1', 'R3']);
  });

  it('sorts by next review with missing dates last', () => {
    const sorted = sortRisks(facts, { column: 'review', direction: 'ascending' });
    expect(references(sorted).slice(0, 2)).toEqual(['R4', 'R5']);
    expect(references(sorted).at(-1)).toBe('R3');
  });

  it('tells the direction of travel in words', () => {
    expect(facts.map(({ directionWords }) => directionWords)).toEqual([
      'Up from 12',
      'No change',
      'Down from 12',
      'Cannot be compared',
      'New',
      'New',
    ]);
  });

  it('counts open and overdue actions, not finished ones', () => {
    expect(facts[0]).toMatchObject({ openActions: 2, overdueActions: 1 });
  });

  it('names owners, says who has left and where nobody is named', () => {
    expect(facts.slice(1, 4).map(({ owners }) => owners)).toEqual([
      'Priya Nair',
      'Nobody named',
      'Sam Okoro (has left)',
    ]);
  });

  it.each([
    ['open ones, to begin with', {}, ['R10', 'R2', 'R1', 'R3', 'R5']],
    ['closed ones', { status: 'closed' }, ['R4']],
    ['a band', { band: 'Red' }, ['R10', 'R2']],
    ['those without a band', { band: 'No band' }, ['R3']],
    ['a category', { category: 'Information' }, ['R1']],
    ['overdue reviews of open risks', { review: 'overdue', status: 'all' }, ['R5']],
    ['what moved up', { direction: 'up' }, ['R10']],
    ['words in any order and case', { text: 'nair NEGLECT' }, ['R2']],
    ['a cell of the heat map', { place: '3 3' }, ['R10', 'R2']],
    ['risks beside the heat map', { place: 'not scored yet' }, ['R3']],
  ] as const)('filters to %s', (_, parts, expected) => {
    expect(references(filterRisks(facts, { ...noRiskFilter, ...parts }, aScheme()))).toEqual(expected);
  });

  it('offers the bands there are, worst first', () => {
    expect(bandLabels(facts)).toEqual(['Red', 'Amber', 'Yellow', 'Green', 'No band']);
  });

  it('sums the board up in words', () => {
    expect(summaryInWords(read)).toBe('5 open risks; 1 review due; 1 action overdue');
  });
});
