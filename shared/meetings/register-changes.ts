import type { BoardInfo } from '../contracts/tab-api.ts';
import type { SinceResponse } from '../contracts/sealed-register.ts';
import type { Action } from '../domain/action.ts';
import type { CivilDate } from '../domain/civil-date.ts';
import type { Risk, SchemeReference, ScoreOnRow } from '../domain/risk.ts';
import type { Update } from '../domain/update.ts';

/** A score at one time, with the scheme it is read by. */
export interface ScoreThen {
  readonly score: ScoreOnRow;
  readonly scheme: SchemeReference | null;
}

/** From worst to best for the board: a higher score is worse. */
export type Movement = 'up' | 'down' | 'same' | 'not comparable';

/** Who did it, when (ISO instant), and the entry of the trail that says so; null where only the two registers tell. */
export type Evidence = Pick<Update, 'at' | 'by' | 'kind' | 'text' | 'reason' | 'meetingKey'> | null;

export interface RiskLine {
  readonly risk: Risk;
  readonly evidence: Evidence;
}

export interface MovedScore extends RiskLine {
  readonly from: ScoreThen;
  readonly to: ScoreThen;
  /** Where a score that came back had been in between; null when it did not come back, or nothing says. */
  readonly between: ScoreThen | null;
  readonly movement: Movement;
  /** It moved, and stands where it stood. "The same" alone may be another likelihood and impact that make the same score. */
  readonly cameBack: boolean;
}

/** A review that fell due in the period (or before) and was not held by today. */
export interface MissedReview {
  readonly risk: Risk;
  readonly due: CivilDate;
  readonly daysLate: number;
}

export interface ActionLine {
  readonly action: Action;
  readonly evidence: Evidence;
}

export interface MovedDate extends ActionLine {
  /** The due date at the last meeting; null when there was none. */
  readonly before: CivilDate | null;
  readonly original: CivilDate | null;
  readonly now: CivilDate | null;
  /** How often in all, and since the last meeting. */
  readonly moves: number;
  readonly movesSince: number;
  /** Who agreed: the decider of the last decision, or whoever changed it by hand. Empty when nothing says. */
  readonly agreedBy: string;
}

export interface SilentLead {
  readonly action: Action;
  /** Nothing was heard since this day. */
  readonly since: CivilDate;
  readonly days: number;
}

/** What happened to a register since the last meeting, in the order of an agenda. */
export interface RegisterChanges {
  /** The day of the last meeting; null when there was none. */
  readonly since: CivilDate | null;
  readonly risks: {
    readonly added: readonly RiskLine[];
    readonly closed: readonly RiskLine[];
    readonly scoreMoved: readonly MovedScore[];
    readonly reviewsMissed: readonly MissedReview[];
  };
  readonly actions: {
    readonly added: readonly ActionLine[];
    readonly completed: readonly ActionLine[];
    readonly closed: readonly ActionLine[];
    readonly newlyOverdue: readonly ActionLine[];
    readonly datesMoved: readonly MovedDate[];
    readonly moreTimeWaiting: readonly ActionLine[];
    readonly silent: readonly SilentLead[];
  };
  /** Rows that were there at the last meeting and are not any more, by their words then. */
  readonly gone: {
    readonly risks: readonly Risk[];
    readonly actions: readonly Action[];
  };
}

export interface ChangesQuestion {
  readonly then: Pick<
    SinceResponse,
    'meeting' | 'from' | 'sealed' | 'updates' | 'assessments' | 'silentAfterDays'
  >;
  readonly now: { readonly risks: readonly Risk[]; readonly actions: readonly Action[] };
  readonly board: Pick<BoardInfo, 'settings' | 'schemes'>;
  readonly today: CivilDate;
}
