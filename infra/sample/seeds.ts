import { type Action } from '../../shared/domain/action.ts';
import { type CivilDate } from '../../shared/domain/civil-date.ts';
import { type Risk } from '../../shared/domain/risk.ts';
import { type ActionStatus, type Rag } from '../../shared/domain/status.ts';
import { type FieldChange } from '../../shared/domain/update.ts';
import { type SampleCalendar } from './sample-calendar.ts';

/** One line of a plan, written down briefly; `action-rows.ts` makes the row and its history of it. */
export interface ActionSeed {
  /** As printed in the plan: repeats, gaps and slips of the pen included. */
  readonly ref: string;
  /** Absent: the same outcome as the line above, as plans write with ditto marks. */
  readonly outcome?: string;
  readonly how: string;
  /** Absent: the priority's usual audience. */
  readonly audience?: Action['audience'];
  /**
   * Person keys, or text that names nobody in the People list. "support p-x" and "inform p-x" give the role;
   * "p-x = Text" is how the plan spells them.
   */
  readonly leads: readonly string[];
  readonly measures: readonly string[];
  /** The "when" cell as written. */
  readonly when: string;
  /** Days from today of each later date that was agreed; the last is the current due date. */
  readonly movedTo?: readonly number[];
  readonly status: ActionStatus;
  readonly rag?: Rag;
  readonly percent?: number;
  /** Progress notes, oldest first. */
  readonly notes?: readonly string[];
  /** Days since the newest of `notes`. */
  readonly lastHeard?: number;
  /** What the chair wrote when closing or cancelling. */
  readonly closing?: string;
  /** File name in the site's evidence folder. */
  readonly evidence?: string;
  readonly source?: string;
  /** Absent: the board's business plan. */
  readonly plan?: string;
  readonly risk?: string;
  /** Absent: the priority's group. */
  readonly group?: string | null;
  readonly start?: CivilDate;
  /** Somebody changed the row in SharePoint, and the register noticed. */
  readonly handEdit?: { readonly daysAgo: number; readonly by: string; readonly change: FieldChange };
  readonly moreTime?: { readonly inDays: number; readonly reason: string };
}

export interface PrioritySeed {
  readonly title: string;
  readonly audience: Action['audience'];
  readonly group: string;
  readonly actions: readonly ActionSeed[];
}

export type PriorityOfPlan = (calendar: SampleCalendar) => PrioritySeed;

export interface ControlSeed {
  readonly heading: string;
  readonly text: string;
  readonly adequacy: string;
  readonly line: string;
  /** What would show that the control works; often left empty. */
  readonly success?: string;
  readonly owner?: string;
}

/** One quarterly look at a risk: likelihood, impact and what was said; no words where the score was just confirmed. */
export type ReviewSeed = readonly [likelihood: number, impact: number, note?: string];

export interface RiskSeed {
  readonly key: string;
  readonly ref: string;
  readonly title: string;
  readonly description: string;
  readonly category: string;
  readonly area: string;
  readonly issueType: Risk['issueType'];
  readonly triggers: Risk['triggers'];
  readonly factors: readonly string[];
  readonly consequences: readonly string[];
  readonly owners: readonly string[];
  readonly leadAgency: string;
  readonly group: string | null;
  readonly response: Risk['response'];
  readonly status?: Risk['status'];
  readonly exempt?: true;
  readonly gross: readonly [likelihood: number, impact: number] | null;
  readonly target: readonly [likelihood: number, impact: number] | null;
  /** Oldest first; the last is the current score, the one before it the previous. */
  readonly reviews: readonly ReviewSeed[];
  /** Text found where the current score should be, when nobody could read it. */
  readonly unreadableScore?: string;
  /** Days from today to the next review; null when no review is planned. */
  readonly nextReview: number | null;
  /** Days between reviews; absent: the band's interval. */
  readonly everyDays?: number;
  /** Days from today by which the target score should be reached. */
  readonly targetIn?: number;
  readonly controls: readonly ControlSeed[];
}
