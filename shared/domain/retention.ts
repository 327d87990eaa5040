import { z } from 'zod';
import type { Action } from './action.ts';
import { addDays, addMonths, civilDateAt, isBoardDay, latest, type CivilDate } from './civil-date.ts';
import type { Risk } from './risk.ts';
import { actorSchema } from './row.ts';
import { isFinished } from './status.ts';

export const mostYears = 100;

const years = (least: number) => {
  const message = `must be a whole number of years from ${least} to ${mostYears}`;
  return z.int(message).min(least, message).max(mostYears, message);
};

/** How long a board keeps what; in its Settings list under the key "retention". Nothing is deleted by it: it is for a report to people. */
export const retentionSchema = z.strictObject({
  /** Board papers, registers and exports written into the library. */
  paperYears: years(1),
  sealedRegisterYears: years(1),
  /** Action plans that came from a review. */
  reviewPlanYears: years(1),
  otherPlanYears: years(1),
  /** Closed risks with their scores, controls and history. A board that wrote its periods down before there was this one keeps them as long as its papers usually are. */
  closedRiskYears: years(1).default(6),
  /** Documents brought in, with their journals. */
  importYears: years(1),
  /** Not under two: what was asked within the last 400 days is known from these rows, and would be asked again. */
  reminderYears: years(2),
  /** Words of which one in a plan's name, or in the source of one of its actions, makes it the plan of a review. */
  reviewWords: z
    .array(z.string().trim().min(1, 'must not be empty').max(60, 'must be short'))
    .min(1, 'must have at least one word')
    .max(40, 'must not be more than 40 words'),
});
export type Retention = z.infer<typeof retentionSchema>;

/** The periods, of which each is a number of years. */
export const retentionPeriods = [
  'paperYears',
  'sealedRegisterYears',
  'reviewPlanYears',
  'otherPlanYears',
  'closedRiskYears',
  'importYears',
  'reminderYears',
] as const satisfies readonly (keyof Retention)[];
export type RetentionPeriod = (typeof retentionPeriods)[number];

/** The fewest years a period may have. */
export const fewestYears = (period: RetentionPeriod): number => (period === 'reminderYears' ? 2 : 1);

/** Periods as a board manager saved them. */
export const retentionVersionSchema = z.strictObject({
  /** 1 for the first that was saved; what a board starts with is version 0. */
  version: z.number().int().positive(),
  /** ISO instant. */
  at: z.string(),
  by: actorSchema,
  retention: retentionSchema,
});
export type RetentionVersion = z.infer<typeof retentionVersionSchema>;

export function isSameRetention(one: Retention, other: Retention): boolean {
  return (
    retentionPeriods.every((period) => one[period] === other[period]) &&
    one.reviewWords.join('\n') === other.reviewWords.join('\n')
  );
}

/** What boards commonly keep: their management six years, learning reviews and the plans that follow from them fifteen. */
export const defaultRetention: Retention = {
  paperYears: 6,
  sealedRegisterYears: 6,
  reviewPlanYears: 15,
  otherPlanYears: 6,
  closedRiskYears: 6,
  importYears: 6,
  reminderYears: 6,
  reviewWords: ['review', 'reviews', 'SAR', 'SCR', 'CSPR', 'LCSPR', 'DHR', 'adolygiad'],
};

/**
 * The day from which something is past its time, when that has come; null while it is kept. The last day it is kept is the one that
 * bears the same date `forYears` years after `from`; 28 February where that year has no 29th.
 *
 * @param from a day a board can mean (`isBoardDay`)
 */
export function pastItsTimeSince(from: CivilDate, forYears: number, today: CivilDate): CivilDate | null {
  const since = addDays(addMonths(from, forYears * 12), 1);
  return since <= today ? since : null;
}

/** Nothing from after this day can be past its time: what need not be read to find out. */
export function newestPastItsTime(forYears: number, today: CivilDate): CivilDate {
  return addMonths(today, -forYears * 12);
}

/** A plan of which nothing is open any more. */
export interface ClosedPlan {
  /** As the actions name it; '' = they name none. */
  readonly name: string;
  readonly actions: number;
  readonly ofReview: boolean;
  /** The day its last action was over, in the board's time zone; null when a row does not say when. */
  readonly closedOn: CivilDate | null;
}

type PlanAction = Pick<Action, 'plan' | 'source' | 'status' | 'completedOn' | 'lastDecision' | 'modifiedAt'>;

/**
 * The plans that are closed. In doubt for the longer time: one action from a review makes a plan a review's, and an action that does not
 * say when it was over counts as over on the day its row was last saved.
 */
export function closedPlans(
  actions: readonly PlanAction[],
  reviewWords: readonly string[],
  timeZone: string,
): ClosedPlan[] {
  const isOfReview = oneOf(reviewWords);
  const plans = new Map<string, PlanAction[]>();
  for (const action of actions) {
    const name = action.plan.trim();
    const known = plans.get(name);
    if (known === undefined) plans.set(name, [action]);
    else known.push(action);
  }
  return [...plans].flatMap(([name, lines]) => {
    if (!lines.every(({ status }) => isFinished(status))) return [];
    const over = lines.map((line) => overOn(line, timeZone));
    return [
      {
        name,
        actions: lines.length,
        ofReview: isOfReview(name) || lines.some(({ source }) => isOfReview(source)),
        closedOn: over.reduce((last, day) => (last === null || day === null ? null : latest(last, day))),
      },
    ];
  });
}

function overOn(action: PlanAction, timeZone: string): CivilDate | null {
  const { completedOn, lastDecision, modifiedAt } = action;
  const closed = lastDecision?.kind === 'closed' ? boardDayAt(lastDecision.at, timeZone) : null;
  const said = [completedOn, closed].filter((day): day is CivilDate => day !== null && isBoardDay(day));
  return said.length > 0
    ? said.reduce((first, second) => latest(first, second))
    : boardDayAt(modifiedAt, timeZone);
}

/** From which day a closed risk counts: it was last reviewed, or its row saved, on that day, whichever is later. Null when the row does not say. */
export function closedRiskCountsFrom(
  { lastReview, modifiedAt }: Pick<Risk, 'lastReview' | 'modifiedAt'>,
  timeZone: string,
): CivilDate | null {
  const saved = boardDayAt(modifiedAt, timeZone);
  if (saved === null || lastReview === null || !isBoardDay(lastReview)) return saved;
  return latest(saved, lastReview);
}

/** The day of an instant as kept; null when the text is none, or of a day no board can mean. */
export function boardDayAt(instant: string, timeZone: string): CivilDate | null {
  try {
    const day = civilDateAt(instant, timeZone);
    return isBoardDay(day) ? day : null;
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/** Whether a text has one of these as a whole word, in capitals or not. */
function oneOf(words: readonly string[]): (text: string) => boolean {
  const spelt = words.map((word) => word.replaceAll(/[\\^$.*+?()[\]{}|/]/g, '\\$&')).join('|');
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])(?:${spelt})(?![\\p{L}\\p{N}])`, 'iu');
  return (text) => pattern.test(text);
}
