import type { Action } from '../domain/action.ts';
import { countOfDays, formatCivilDate, type CivilDate } from '../domain/civil-date.ts';
import type { Language } from '../domain/language.ts';
import type { Meeting } from '../domain/person.ts';
import type { Risk } from '../domain/risk.ts';
import { lineWords } from './line-words.ts';
import { reasonForPapers } from './meeting-asks.ts';

/** Where an item stands in a person's own list, most pressing first. */
export const mySections = [
  'to decide',
  'escalated',
  'overdue',
  'due soon',
  'reviews due',
  'to close',
  'meetings',
  'ongoing',
  'later',
  'no date',
] as const;
export type MySection = (typeof mySections)[number];

export interface MyLineParts {
  readonly section: MySection;
  /** The due or review date, or the day of the meeting, that the section was decided by. */
  readonly due: CivilDate | null;
  /** "Overdue by 12 days: it was due on 10 November 2026". */
  readonly dueInWords: (language: Language) => string;
  /** True when it needs the person now: late, soon, up for review, or asked about without an answer yet. */
  readonly asksNow: boolean;
}

/** What is wanted of the person about an action: its progress, a decision, an answer to an escalation, its closing. */
export type AskOfAction = 'update' | 'decide' | 'challenge' | 'close';

export type MyLine = MyLineParts &
  (
    | { readonly kind: 'action'; readonly action: Action; readonly ask: AskOfAction }
    | { readonly kind: 'risk'; readonly risk: Risk }
    | {
        readonly kind: 'meeting';
        readonly meeting: Meeting;
        /** Open actions of the person that have not been heard about since updates were first asked for; null where its papers are asked for. */
        readonly waiting: number | null;
      }
  );

/** An action said to be complete, for whoever closes it. */
export function closingLine(action: Action): MyLine {
  const { completedOn, evidenceLink } = action;
  return {
    kind: 'action',
    action,
    ask: 'close',
    section: 'to close',
    due: completedOn,
    dueInWords: (language) => {
      const words = lineWords(language);
      const said =
        completedOn === null
          ? words.saidComplete
          : words.completeSince(formatCivilDate(completedOn, language));
      return `${said}: ${evidenceLink.trim() === '' ? words.noEvidence : words.seeEvidence}`;
    },
    asksNow: true,
  };
}

/** A request for more time, for whoever decides it. */
export function decisionLine(action: Action, proposedDue: CivilDate): MyLine {
  return {
    kind: 'action',
    action,
    ask: 'decide',
    section: 'to decide',
    due: action.currentDue,
    dueInWords: (language) => lineWords(language).moreTimeAsked(formatCivilDate(proposedDue, language)),
    asksNow: true,
  };
}

/** An action of which nothing is heard, for whoever it went up to. */
export function escalatedLine(action: Action, days: number): MyLine {
  const { currentDue } = action;
  return {
    kind: 'action',
    action,
    ask: 'challenge',
    section: 'escalated',
    due: action.currentDue,
    dueInWords: (language) => {
      const words = lineWords(language);
      const heard = words.nothingHeard(countOfDays(days, language));
      return currentDue === null ? heard : `${heard}: ${words.wasDue(formatCivilDate(currentDue, language))}`;
    },
    asksNow: true,
  };
}

/** A meeting, for whose it is to say how their actions are going. */
export function meetingLine(meeting: Meeting, date: CivilDate, waiting: number, today: CivilDate): MyLine {
  const deadline = meeting.updateDeadline;
  return {
    kind: 'meeting',
    meeting,
    waiting,
    section: 'meetings',
    due: date,
    dueInWords: (language) => {
      const words = lineWords(language);
      const day = formatCivilDate(date, language);
      if (waiting === 0) return words.allHeard(day);
      if (deadline === null) return words.waiting(day, waiting, '');
      const until = formatCivilDate(deadline, language);
      return words.waiting(day, waiting, deadline < today ? words.wasWantedBy(until) : words.by(until));
    },
    asksNow: waiting > 0,
  };
}

/** A meeting, for whoever sees to its papers. */
export function papersLine(meeting: Meeting, date: CivilDate, today: CivilDate): MyLine {
  return {
    kind: 'meeting',
    meeting,
    waiting: null,
    section: 'meetings',
    due: date,
    dueInWords: (language) => reasonForPapers({ meeting, date }, today, language),
    asksNow: true,
  };
}
