import type { Action } from '../domain/action.ts';
import type { CivilDate } from '../domain/civil-date.ts';
import type { PeopleDirectory } from '../domain/people-directory.ts';
import { compareReferences } from '../domain/reference-order.ts';
import { isOverdue, type Rag } from '../domain/status.ts';

/** What the lead says of an action; `none` = no RAG was given. */
export type Stated = Rag | 'none';

/** From worst to best; nothing said comes last. */
export const statedOrder: readonly Stated[] = ['red', 'amber', 'green', 'blue', 'none'];

/** Open actions by what is stated of them, in the order of `statedOrder`. */
export type ByStated = Readonly<Record<Stated, readonly Action[]>>;

/** The actions of one priority, agency or plan. Each of them is in exactly one of the lists. */
export interface StatusRow {
  /** '' where the register does not say. */
  readonly name: string;
  readonly total: number;
  /** Past their date and not finished, which is computed, whatever is stated. */
  readonly overdue: ByStated;
  readonly notOverdue: ByStated;
  /** Said by the lead, evidence not seen yet. */
  readonly complete: readonly Action[];
  readonly closed: readonly Action[];
}

export interface StatusFigures {
  readonly rows: readonly StatusRow[];
  readonly open: number;
  readonly overdue: readonly Action[];
  /** Stated green or blue, and past their date all the same. */
  readonly saidWellButOverdue: readonly Action[];
  /** Cancelled actions are in no row. */
  readonly cancelled: number;
}

/**
 * How actions stand: stated RAG beside computed lateness. Rows come in the order people count, the one without a name last.
 * @param nameOf what an action is counted under; '' where nothing says
 */
export function statusFigures(
  actions: readonly Action[],
  today: CivilDate,
  nameOf: (action: Action) => string,
): StatusFigures {
  const counted = actions.filter(({ status }) => status !== 'cancelled');
  const rows = [...groupedByName(counted, nameOf)].map(([name, of]) => rowOf(name, of, today));
  const overdue = counted.filter((action) => isOverdue(action, today));
  return {
    rows,
    open: counted.filter(isOpen).length,
    overdue,
    saidWellButOverdue: overdue.filter(({ rag }) => rag === 'green' || rag === 'blue'),
    cancelled: actions.length - counted.length,
  };
}

function rowOf(name: string, actions: readonly Action[], today: CivilDate): StatusRow {
  const open = actions.filter(isOpen);
  return {
    name,
    total: actions.length,
    overdue: byStated(open.filter((action) => isOverdue(action, today))),
    notOverdue: byStated(open.filter((action) => !isOverdue(action, today))),
    complete: actions.filter(({ status }) => status === 'complete'),
    closed: actions.filter(({ status }) => status === 'closed'),
  };
}

function byStated(actions: readonly Action[]): ByStated {
  const of = (stated: Stated) => actions.filter(({ rag }) => (rag ?? 'none') === stated);
  return { red: of('red'), amber: of('amber'), green: of('green'), blue: of('blue'), none: of('none') };
}

/** All of one side of a row. */
export function allStated(side: ByStated): readonly Action[] {
  return statedOrder.flatMap((stated) => side[stated]);
}

/** Not started or in progress. */
export function isOpen({ status }: Pick<Action, 'status'>): boolean {
  return status === 'not started' || status === 'in progress';
}

/** By a name, in the order people count ("Priority 2" before "Priority 10"); what has none comes last. */
export function groupedByName(
  actions: readonly Action[],
  nameOf: (action: Action) => string,
): ReadonlyMap<string, readonly Action[]> {
  const groups = new Map<string, Action[]>();
  for (const action of actions) {
    const name = nameOf(action).trim();
    const group = groups.get(name);
    if (group === undefined) groups.set(name, [action]);
    else group.push(action);
  }
  return new Map(
    [...groups].sort(
      ([first], [second]) => Number(first === '') - Number(second === '') || compareReferences(first, second),
    ),
  );
}

/**
 * The agency an action is counted under: that of the first lead who has one, so that each action counts once. A lead who is an
 * agency is their own. '' where no lead is known or none has an agency.
 */
export function agencyOf(action: Pick<Action, 'leads'>, directory: PeopleDirectory): string {
  const leads = [
    ...action.leads.filter(({ role }) => role === 'lead'),
    ...action.leads.filter(({ role }) => role !== 'lead'),
  ];
  for (const lead of leads) {
    const meant = directory.resolveReference(lead);
    if (meant.kind !== 'person') continue;
    const { kind, name, agency } = meant.person;
    if (agency.trim() !== '') return agency;
    if (kind === 'agency') return name;
  }
  return '';
}
