import type { Action } from '../../shared/domain/action.ts';
import { cadenceInWords } from '../../shared/domain/cadence.ts';
import { inWords, type CivilDate } from '../../shared/domain/civil-date.ts';
import type { Due } from '../../shared/domain/due.ts';
import { isFinished, isOverdue, slippageInWords, type ActionStatus } from '../../shared/domain/status.ts';
import { leadsInWords, type LeadInWords } from './people-in-words.ts';
import type { ReadableRegister } from './register-index.ts';
import type { Language } from '../../shared/domain/language.ts';
import { statusWords } from '../../shared/domain/status-words.ts';
import { registerWords } from './register-words.ts';

/** What a line about an action says, worked out once. */
export interface ActionFacts {
  action: Action;
  leads: LeadInWords[];
  group: string;
  overdue: boolean;
  due: DueInWords;
}

export interface DueInWords {
  date: CivilDate | null;
  /** "due in 3 days", "5 days overdue", "ongoing", "no date: written as “tbc”". */
  words: string;
  overdue: boolean;
  /** "revised, 20 days past original 2 March 2026 (moved 2 times)"; empty when the date never moved. */
  revised: string;
  /** The cell as somebody wrote it, when it says more than the date; empty otherwise. */
  asWritten: string;
}

/** The same facts while the row and what they rest on are the same: a change then costs the lines that changed, not all. */
export function factsOfAction(action: Action, register: ReadableRegister): ActionFacts {
  const { directory, groupByKey, today, language } = register;
  const known = worked.get(action);
  if (
    known?.directory === directory &&
    known.groupByKey === groupByKey &&
    known.today === today &&
    known.language === language
  ) {
    return known.facts;
  }
  const due = dueInWords(action, today, language);
  const facts = {
    action,
    leads: leadsInWords(action, register),
    group: groupByKey.get(action.groupKey ?? '')?.name ?? '',
    overdue: due.overdue,
    due,
  };
  worked.set(action, { directory, groupByKey, today, language, facts });
  return facts;
}

const worked = new WeakMap<
  Action,
  Pick<ReadableRegister, 'directory' | 'groupByKey' | 'today' | 'language'> & { facts: ActionFacts }
>();

export function dueInWords(action: Action, today: CivilDate, language: Language = 'en'): DueInWords {
  const overdue = isOverdue(action, today);
  const date = action.currentDue;
  return {
    date,
    words: wordsFor(action, today, language),
    overdue,
    revised: slippageInWords(action, today, language),
    asWritten: date !== null && saysOnlyTheDate(action.due, date) ? '' : action.due.raw,
  };
}

function wordsFor(action: Action, today: CivilDate, language: Language): string {
  const words = registerWords(language);
  const { currentDue, due, ongoing } = action;
  if (isFinished(action.status)) return '';
  const cadence = due.every === undefined ? '' : `, ${cadenceInWords(due.every, language)}`;
  if (currentDue === null) {
    if (ongoing || due.kind === 'ongoing') return words.ongoing(cadence);
    if (due.every !== undefined) return cadenceInWords(due.every, language);
    return due.raw.trim() === '' ? words.noDateGiven : words.noDate;
  }
  if (ongoing || due.kind === 'ongoing') return words.ongoing(cadence);
  return inWords(currentDue, today, language);
}

function saysOnlyTheDate(due: Due, date: CivilDate): boolean {
  return due.kind === 'exact' && due.date === date;
}

export function statusInWords(status: ActionStatus, language: Language = 'en'): string {
  return statusWords(language).status[status];
}

/** "40%", or that nobody has said. */
export function percentInWords(percent: number | null, language: Language = 'en'): string {
  return percent === null ? registerWords(language).percentNotGiven : `${percent}%`;
}
