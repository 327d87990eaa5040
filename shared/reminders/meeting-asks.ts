import type { Action } from '../domain/action.ts';
import { addDays, daysBetween, formatCivilDate, type CivilDate } from '../domain/civil-date.ts';
import type { Language } from '../domain/language.ts';
import { titleWithoutDate } from '../domain/meeting-title.ts';
import type { PeopleDirectory } from '../domain/people-directory.ts';
import type { Meeting } from '../domain/person.ts';
import type { ReminderPolicy } from '../domain/reminder-policy.ts';
import { isFinished } from '../domain/status.ts';
import { lineWords } from './line-words.ts';
import { lastHeardOn } from './silence.ts';

/** A meeting for which its leads are asked for updates about now. */
export interface MeetingAsk {
  readonly meeting: Meeting;
  readonly date: CivilDate;
  /** The first day on which they were asked: what was said since counts as an answer. */
  readonly askedFrom: CivilDate;
  /** Whether an action belongs to what the meeting looks at. */
  covers(action: Pick<Action, 'groupKey'>): boolean;
}

/** The meetings whose first day of asking has come and which are still ahead; sealed ones are over. */
export function meetingsBeingPrepared(
  meetings: readonly Meeting[],
  directory: PeopleDirectory,
  policy: Pick<ReminderPolicy, 'meetingDaysBefore' | 'papersDaysBefore'>,
  today: CivilDate,
): MeetingAsk[] {
  const furthest = Math.max(0, ...policy.meetingDaysBefore);
  return meetings.flatMap((meeting) => {
    const { date } = meeting;
    const isAhead =
      date !== null &&
      date >= today &&
      daysBetween(today, date) <= Math.max(furthest, policy.papersDaysBefore ?? 0);
    if (meeting.sealed || !isAhead) return [];
    return [
      {
        meeting,
        date,
        askedFrom: addDays(date, -furthest),
        covers: coverOf(meeting.groupKey, directory),
      },
    ];
  });
}

/** A board's meeting looks at everything, a group's at its own and at what the groups below it do. */
function coverOf(groupKey: string | null, directory: PeopleDirectory): MeetingAsk['covers'] {
  const group = directory.group(groupKey);
  if (group === undefined || group.kind === 'board') return () => true;
  const below = new Set([group.key]);
  for (let size = 0; size !== below.size;) {
    size = below.size;
    for (const each of directory.groups) {
      if (each.parentKey !== null && below.has(each.parentKey)) below.add(each.key);
    }
  }
  return (action) => action.groupKey !== null && below.has(action.groupKey);
}

/** Whether an open action still waits for its people's word before this meeting. */
export function waitsForMeeting(action: Action, ask: MeetingAsk, timeZone: string): boolean {
  if (isFinished(action.status)) return false;
  const heard = lastHeardOn(action, timeZone);
  return heard === null || heard < ask.askedFrom;
}

export function reasonForMeeting(
  { meeting, date }: Pick<MeetingAsk, 'meeting' | 'date'>,
  counts: { readonly open: number; readonly waiting: number },
  today: CivilDate,
): string {
  const deadline = meeting.updateDeadline;
  const by =
    deadline === null
      ? 'before it'
      : deadline < today
        ? `now: updates were due by ${formatCivilDate(deadline)}`
        : `by ${formatCivilDate(deadline)}`;
  const open = counts.open === 1 ? 'your open action' : `your ${counts.open} open actions`;
  const waiting =
    counts.waiting === counts.open
      ? ''
      : ` (${counts.waiting === 0 ? 'all have been heard about since' : `${counts.waiting} still ${counts.waiting === 1 ? 'waits' : 'wait'}`})`;
  return `${titleOfMeeting(meeting, 'en')} on ${formatCivilDate(date)}: please bring ${open} up to date ${by}${waiting}.`;
}

export function reasonForPapers(
  { meeting, date }: Pick<MeetingAsk, 'meeting' | 'date'>,
  today: CivilDate,
  language: Language,
): string {
  const words = lineWords(language);
  const title = titleOfMeeting(meeting, language);
  const day = formatCivilDate(date, language);
  const deadline = meeting.paperDeadline;
  if (deadline === null) return words.papersDueNow(title, day);
  const due = formatCivilDate(deadline, language);
  return deadline < today ? words.papersWereDueOn(title, day, due) : words.papersDueOn(title, day, due);
}

/** What a meeting is called beside its date: boards often write the date into the title as well. */
export function titleOfMeeting(meeting: Pick<Meeting, 'title' | 'date'>, language: Language): string {
  const title = titleWithoutDate(meeting);
  return title === '' ? lineWords(language).theMeeting : title;
}
