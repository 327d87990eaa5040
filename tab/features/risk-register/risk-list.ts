import type { DirectionOfTravel, ScoringScheme } from '../../../shared/domain/scoring-scheme.ts';
import { byReference, byWorst, compareWords, severity, type RiskFacts } from '../../register/risk-facts.ts';
import type { Sorting } from '../../ui/data-table.tsx';
import { placeOf, type Unplaced } from '../../../shared/domain/heat-map.ts';

export interface RiskFilter {
  status: 'open' | 'closed' | 'all';
  groupKey: string;
  category: string;
  band: string;
  review: 'any' | 'due' | 'overdue';
  direction: '' | DirectionOfTravel;
  text: string;
  /** A cell of the heat map, or the risks beside it; '' for all. */
  place: string;
}

export const noRiskFilter: RiskFilter = {
  status: 'open',
  groupKey: '',
  category: '',
  band: '',
  review: 'any',
  direction: '',
  text: '',
  place: '',
};

export const worstFirst: Sorting = { column: 'current', direction: 'descending' };

/** The risks that pass every part of the filter. `mapScheme` is the scheme whose heat map a chosen cell belongs to. */
export function filterRisks(
  risks: readonly RiskFacts[],
  filter: RiskFilter,
  mapScheme: ScoringScheme | undefined,
): RiskFacts[] {
  const words = filter.text.trim().toLowerCase().split(/\s+/).filter(Boolean);
  return risks.filter((facts) => {
    const { risk } = facts;
    return (
      (filter.status === 'all' || risk.status === filter.status) &&
      (filter.groupKey === '' || risk.groupKey === filter.groupKey) &&
      (filter.category === '' || risk.category === filter.category) &&
      (filter.band === '' || (facts.band?.label ?? noBand) === filter.band) &&
      (filter.review === 'any' || (filter.review === 'due' ? facts.reviewDue : facts.reviewOverdue)) &&
      (filter.direction === '' || facts.direction === filter.direction) &&
      (filter.place === '' || (mapScheme !== undefined && isIn(facts, filter.place, mapScheme))) &&
      (words.length === 0 || containsAll(facts, words))
    );
  });
}

/** Stands in the filter for risks without a band; pages show it in the reader's language. */
export const noBand = 'No band';

function isIn(facts: RiskFacts, place: string, scheme: ScoringScheme): boolean {
  const found = placeOf(facts.risk, scheme);
  return found.placed ? found.cell === place : found.why === (place as Unplaced);
}

function containsAll(facts: RiskFacts, words: readonly string[]): boolean {
  const text = searched.get(facts) ?? searchedIn(facts);
  return words.every((word) => text.includes(word));
}

/** What is searched of a risk, put together once. */
const searched = new WeakMap<RiskFacts, string>();

function searchedIn(facts: RiskFacts): string {
  const { risk, owners } = facts;
  const text = [risk.reference, risk.title, risk.description, risk.category, owners, risk.leadAgency]
    .join(' ')
    .toLowerCase();
  searched.set(facts, text);
  return text;
}

type Compare = (first: RiskFacts, second: RiskFacts) => number;

const comparisons: Record<string, Compare> = {
  reference: (first, second) => byReference(first.risk, second.risk),
  title: (first, second) => compareWords(first.risk.title, second.risk.title),
  owner: (first, second) => compareWords(first.owners, second.owners),
  current: (first, second) => byWorst(second, first),
  direction: (first, second) => travelOrder[first.direction] - travelOrder[second.direction],
  target: (first, second) => (first.risk.target?.score ?? -1) - (second.risk.target?.score ?? -1),
  review: (first, second) => compareDays(first.risk.nextReview, second.risk.nextReview),
  actions: (first, second) => first.openActions - second.openActions,
};

const travelOrder: Record<RiskFacts['direction'], number> = {
  'not comparable': 0,
  new: 1,
  down: 2,
  same: 3,
  up: 4,
};

/** Equal rows stand worst first, so that the order is the same each time. */
export function sortRisks(risks: readonly RiskFacts[], { column, direction }: Sorting): RiskFacts[] {
  const compare = comparisons[column] ?? comparisons['current'];
  const sign = direction === 'ascending' ? 1 : -1;
  return [...risks].sort((first, second) => sign * (compare?.(first, second) ?? 0) || byWorst(first, second));
}

/** A missing date is never the first thing to look at: it counts as the latest. */
function compareDays(first: string | null, second: string | null): number {
  const [one, other] = [first ?? '9999', second ?? '9999'];
  return one < other ? -1 : one > other ? 1 : 0;
}

/** The bands these risks have, worst first, for a list to choose from. */
export function bandLabels(risks: readonly RiskFacts[]): string[] {
  const worst = new Map<string, number>();
  for (const facts of risks) worst.set(facts.band?.label ?? noBand, severity(facts));
  return [...worst].sort((first, second) => second[1] - first[1]).map(([label]) => label);
}
