import type { Action, MoreTimeRequest } from '../domain/action.ts';
import { addMonths, civilDateAt, daysBetween, isBoardDay, type CivilDate } from '../domain/civil-date.ts';
import { slippage } from '../domain/status.ts';
import { groupedByName, isOpen } from './status-figures.ts';

/** How far a due date has moved from the first one; `unknown` = one of the two dates is missing. */
export type SlippageClass = 'not later' | 'one month' | 'three months' | 'six months' | 'more' | 'unknown';

/** From least to most; what cannot be told comes last. */
export const slippageOrder: readonly SlippageClass[] = [
  'not later',
  'one month',
  'three months',
  'six months',
  'more',
  'unknown',
];

export type BySlippage = Readonly<Record<SlippageClass, readonly Action[]>>;

export interface SlippageRow {
  /** '' where the register does not say. */
  readonly name: string;
  readonly total: number;
  /** Each open action of the row in exactly one list. */
  readonly classes: BySlippage;
}

export interface SlippedAction {
  readonly action: Action;
  readonly original: CivilDate;
  readonly now: CivilDate;
  readonly days: number;
}

export interface WaitingRequest {
  readonly action: Action;
  readonly request: MoreTimeRequest;
  /** The day it was asked on the board's calendar; null where a hand edit left no readable moment. */
  readonly asked: CivilDate | null;
  readonly daysWaiting: number | null;
}

/** Open actions only: what is finished slips no more. */
export interface SlippageFigures {
  readonly rows: readonly SlippageRow[];
  readonly open: number;
  /** Every open action whose date is later than its first, furthest first. */
  readonly slipped: readonly SlippedAction[];
  /** Requests for more time nobody has decided, longest waiting first. */
  readonly requests: readonly WaitingRequest[];
}

/**
 * @param nameOf what an action is counted under; '' where nothing says
 * @param timeZone the board's (IANA name)
 */
export function slippageFigures(
  actions: readonly Action[],
  { today, timeZone }: { readonly today: CivilDate; readonly timeZone: string },
  nameOf: (action: Action) => string,
): SlippageFigures {
  const open = actions.filter(isOpen);
  return {
    rows: [...groupedByName(open, nameOf)].map(([name, of]) => ({
      name,
      total: of.length,
      classes: byClass(of),
    })),
    open: open.length,
    slipped: open.flatMap(slippedOf).sort((first, second) => second.days - first.days),
    requests: open
      .flatMap((action) => {
        const request = action.moreTimeRequest;
        if (request === null) return [];
        const asked = dayOf(request.at, timeZone);
        const daysWaiting = asked === null ? null : Math.max(0, daysBetween(asked, today));
        return [{ action, request, asked, daysWaiting }];
      })
      .sort((first, second) => (first.request.at < second.request.at ? -1 : 1)),
  };
}

function byClass(actions: readonly Action[]): BySlippage {
  const of = (wanted: SlippageClass) => actions.filter((action) => slippageClass(action) === wanted);
  return {
    'not later': of('not later'),
    'one month': of('one month'),
    'three months': of('three months'),
    'six months': of('six months'),
    more: of('more'),
    unknown: of('unknown'),
  };
}

/** Months are those of the calendar: 31 January to 28 February is one month. */
export function slippageClass({
  originalDue,
  currentDue,
}: Pick<Action, 'originalDue' | 'currentDue'>): SlippageClass {
  if (originalDue === null || currentDue === null) return 'unknown';
  // Months cannot be counted from a slip of the hand such as the year 9999.
  if (!isBoardDay(originalDue) || !isBoardDay(currentDue)) return 'unknown';
  if (currentDue <= originalDue) return 'not later';
  if (currentDue <= addMonths(originalDue, 1)) return 'one month';
  if (currentDue <= addMonths(originalDue, 3)) return 'three months';
  return currentDue <= addMonths(originalDue, 6) ? 'six months' : 'more';
}

function slippedOf(action: Action): SlippedAction[] {
  const { originalDue, currentDue } = action;
  const days = slippage(action);
  if (days === null || days <= 0 || originalDue === null || currentDue === null) return [];
  if (slippageClass(action) === 'unknown') return [];
  return [{ action, original: originalDue, now: currentDue, days }];
}

function dayOf(instant: string, timeZone: string): CivilDate | null {
  try {
    return civilDateAt(instant, timeZone);
  } catch {
    return null;
  }
}
