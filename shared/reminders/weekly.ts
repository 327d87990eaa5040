import type { Action } from '../domain/action.ts';
import { addDays, daysBetween, weekdayOf, type CivilDate } from '../domain/civil-date.ts';
import type { Language } from '../domain/language.ts';
import type { PeopleDirectory } from '../domain/people-directory.ts';
import { workingWeekdaySchema, type Group } from '../domain/person.ts';
import type { ReminderPolicy } from '../domain/reminder-policy.ts';
import { isFinished } from '../domain/status.ts';
import { dayOfInstant } from './asks.ts';
import { groupsAbove, officerOf } from './recipients.ts';
import { isOverdue, silentSince } from './silence.ts';
import { weekWords } from './week-words.ts';

/** The week of the groups a person chairs, in the words of the summary. An action can stand in several parts. */
export interface WeekOfChair {
  readonly groups: readonly Group[];
  /** Said to be complete, or closed, in the last seven days. */
  readonly done: readonly Action[];
  readonly overdue: readonly Action[];
  /** Given another date in the last seven days. */
  readonly moved: readonly Action[];
  /** Overdue, and nothing heard for as long as the first step of the ladder takes. */
  readonly silent: readonly Action[];
  /** Complete, waiting for the chair to see the evidence. */
  readonly toClose: readonly Action[];
}

const daysOfAWeek = 7;
/** When a board escalates nothing, silence still has to mean something. */
const usualSilence = 14;

/** The newest day of the weekly summary by `today`; null when the board has none. */
export function weekDay(policy: Pick<ReminderPolicy, 'weeklyOn'>, today: CivilDate): CivilDate | null {
  if (policy.weeklyOn === null) return null;
  const wanted = workingWeekdaySchema.options.indexOf(policy.weeklyOn) + 1;
  return addDays(today, -((weekdayOf(today) - wanted + daysOfAWeek) % daysOfAWeek));
}

/** The groups each person chairs, or deputises for while there is no chair; by the person's key. */
export function groupsByChair(directory: PeopleDirectory, today: CivilDate): ReadonlyMap<string, Group[]> {
  const found = new Map<string, Group[]>();
  for (const group of directory.groups) {
    const chair = officerOf(group, 'chair', directory, today).reached;
    const reached = chair.length > 0 ? chair : officerOf(group, 'deputy', directory, today).reached;
    for (const { person } of reached) {
      const known = found.get(person.key);
      if (known === undefined) found.set(person.key, [group]);
      else known.push(group);
    }
  }
  return found;
}

/** The actions of each group, by its key; those of an abolished group are the next one's above it. */
export function actionsByGroup(
  actions: readonly Action[],
  directory: PeopleDirectory,
): ReadonlyMap<string, readonly Action[]> {
  const found = new Map<string, Action[]>();
  const nearest = new Map<string, string>();
  for (const action of actions) {
    const { groupKey } = action;
    if (groupKey === null) continue;
    const key = nearest.get(groupKey) ?? nearestGroup(groupKey, directory);
    nearest.set(groupKey, key);
    const known = found.get(key);
    if (known === undefined) found.set(key, [action]);
    else known.push(action);
  }
  return found;
}

/**
 * What happened in the last week in some groups, in all of them for the board's own; rows alone say it, the trail is not
 * asked.
 * @param byGroup for who asks about many groups: the actions of each, gone through once
 */
export function weekOfGroups(
  groups: readonly Group[],
  register: { readonly actions: readonly Action[]; readonly settings: { readonly timeZone: string } },
  directory: PeopleDirectory,
  policy: Pick<ReminderPolicy, 'escalation'>,
  today: CivilDate,
  byGroup: ReadonlyMap<string, readonly Action[]> = actionsByGroup(register.actions, directory),
): WeekOfChair {
  const theirs = groups.some(({ kind }) => kind === 'board')
    ? register.actions
    : groups.flatMap(({ key }) => byGroup.get(key) ?? []);
  const { timeZone } = register.settings;
  const since = addDays(today, -daysOfAWeek);
  const isThisWeek = (day: CivilDate | null) => day !== null && day > since && day <= today;
  const patience = policy.escalation[0]?.afterDays ?? usualSilence;
  const decidedThisWeek = ({ lastDecision }: Action, ...kinds: string[]) =>
    lastDecision !== null &&
    kinds.includes(lastDecision.kind) &&
    isThisWeek(dayOfInstant(lastDecision.at, timeZone));
  return {
    groups,
    done: theirs.filter(
      (action) =>
        (action.status === 'complete' && isThisWeek(action.completedOn)) || decidedThisWeek(action, 'closed'),
    ),
    overdue: theirs.filter((action) => isOverdue(action, today)),
    moved: theirs.filter(
      (action) =>
        !isFinished(action.status) && decidedThisWeek(action, 'more time approved', 'another date set'),
    ),
    silent: theirs.filter((action) => {
      const silent = silentSince(action, timeZone, today);
      return silent !== null && daysBetween(silent, today) >= patience;
    }),
    toClose: theirs.filter((action) => action.status === 'complete'),
  };
}

export function isQuietWeek(week: WeekOfChair): boolean {
  return [week.done, week.overdue, week.moved, week.silent, week.toClose].every((part) => part.length === 0);
}

/** "3 done, 2 overdue, 1 given more time, 1 silent, 4 to close". Plain text. */
export function weekInWords(week: WeekOfChair, language: Language): string {
  const words = weekWords(language);
  return (['done', 'overdue', 'moved', 'silent', 'toClose'] as const)
    .filter((part) => week[part].length > 0)
    .map((part) => words[part](week[part].length))
    .join(', ');
}

/** The first group from here upwards that exists: an action of an abolished group is nobody's but the board's. */
function nearestGroup(groupKey: string, directory: PeopleDirectory): string {
  const [first] = groupsAbove(groupKey, directory);
  return first?.key ?? groupKey;
}
