import type { ActionStatus } from '../../../shared/domain/status.ts';
import type { ActionFacts } from '../../register/action-facts.ts';
import { byReference, compareWords } from '../../register/risk-facts.ts';

export interface PlanFilter {
  status: 'open' | 'all' | ActionStatus;
  when: 'any' | 'overdue' | 'next 28 days' | 'no date' | 'revised';
  groupKey: string;
  /** Name of a lead; '' for all, `nobody` for actions without one. */
  lead: string;
  audience: '' | 'children' | 'adults' | 'both';
  text: string;
}

export const noPlanFilter: PlanFilter = {
  status: 'open',
  when: 'any',
  groupKey: '',
  lead: '',
  audience: '',
  text: '',
};

export const nobody = '(nobody named)';

export function filterPlan(
  actions: readonly ActionFacts[],
  filter: PlanFilter,
  soonUntil: string,
  today: string,
): ActionFacts[] {
  const words = filter.text.trim().toLowerCase().split(/\s+/).filter(Boolean);
  return actions.filter((facts) => {
    const { action } = facts;
    return (
      fitsStatus(action.status, filter.status) &&
      fitsWhen(facts, filter.when, soonUntil, today) &&
      (filter.groupKey === '' || action.groupKey === filter.groupKey) &&
      (filter.lead === '' || hasLead(facts, filter.lead)) &&
      (filter.audience === '' || action.audience === filter.audience) &&
      (words.length === 0 || containsAll(facts, words))
    );
  });
}

function fitsStatus(status: ActionStatus, wanted: PlanFilter['status']): boolean {
  if (wanted === 'all') return true;
  return wanted === 'open' ? status === 'not started' || status === 'in progress' : status === wanted;
}

function fitsWhen(
  { action, overdue, due }: ActionFacts,
  when: PlanFilter['when'],
  soonUntil: string,
  today: string,
): boolean {
  switch (when) {
    case 'any':
      return true;
    case 'overdue':
      return overdue;
    case 'next 28 days':
      return action.currentDue !== null && action.currentDue >= today && action.currentDue <= soonUntil;
    case 'no date':
      return action.currentDue === null;
    case 'revised':
      return due.revised !== '';
  }
}

function hasLead({ leads }: ActionFacts, wanted: string): boolean {
  return wanted === nobody ? leads.length === 0 : leads.some(({ name }) => name === wanted);
}

function containsAll(facts: ActionFacts, words: readonly string[]): boolean {
  const text = searched.get(facts) ?? searchedIn(facts);
  return words.every((word) => text.includes(word));
}

/** What is searched of an action, put together once. */
const searched = new WeakMap<ActionFacts, string>();

function searchedIn(facts: ActionFacts): string {
  const { action, leads } = facts;
  const text = [
    action.reference,
    action.action,
    action.outcome,
    action.priority,
    action.source,
    ...leads.map(({ name, from }) => `${name} ${from}`),
  ]
    .join(' ')
    .toLowerCase();
  searched.set(facts, text);
  return text;
}

/** By reference. Rows in this order are arranged quickly, however often they are filtered. */
export function inOrderOfReference(actions: readonly ActionFacts[]): ActionFacts[] {
  return [...actions].sort((first, second) => byReference(first.action, second.action));
}

export interface PriorityHeading {
  kind: 'priority';
  id: string;
  title: string;
  actions: number;
  overdue: number;
  done: number;
}

export interface OutcomeHeading {
  kind: 'outcome';
  id: string;
  title: string;
}

export type PlanRow = PriorityHeading | OutcomeHeading | { kind: 'action'; id: string; facts: ActionFacts };

/**
 * The plan as it is read: each priority, in it each outcome, in it the actions by reference. Priorities and outcomes keep the
 * order of their first reference, because real plans number them.
 */
export function planRows(actions: readonly ActionFacts[], noPriority = 'No priority given'): PlanRow[] {
  const rows: PlanRow[] = [];
  const priorities = [...groupBy(inOrderOfReference(actions), ({ action }) => action.priority.trim())].sort(
    ([first], [second]) => Number(first === '') - Number(second === '') || compareWords(first, second),
  );
  for (const [priority, ofPriority] of priorities) {
    rows.push({
      kind: 'priority',
      id: `priority ${priority}`,
      title: priority === '' ? noPriority : priority,
      actions: ofPriority.length,
      overdue: ofPriority.filter(({ overdue }) => overdue).length,
      done: ofPriority.filter(({ action }) => action.status === 'complete' || action.status === 'closed')
        .length,
    });
    for (const [outcome, ofOutcome] of groupBy(ofPriority, ({ action }) => action.outcome.trim())) {
      if (outcome !== '')
        rows.push({ kind: 'outcome', id: `outcome ${priority} ${outcome}`, title: outcome });
      for (const facts of ofOutcome) rows.push({ kind: 'action', id: facts.action.id, facts });
    }
  }
  return rows;
}

function groupBy(
  actions: readonly ActionFacts[],
  keyOf: (facts: ActionFacts) => string,
): Map<string, ActionFacts[]> {
  const groups = new Map<string, ActionFacts[]>();
  for (const facts of actions) {
    const key = keyOf(facts);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [facts]);
    else group.push(facts);
  }
  return groups;
}

/** Names of everyone who leads something in these actions, for a list to choose from. */
export function leadNames(actions: readonly ActionFacts[]): string[] {
  const names = new Set(actions.flatMap(({ leads }) => leads.map(({ name }) => name)));
  return [...names].sort(compareWords);
}
