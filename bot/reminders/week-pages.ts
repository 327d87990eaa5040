import type { WeekList } from '../../shared/contracts/card-payloads.ts';
import type { Action } from '../../shared/domain/action.ts';
import { formatCivilDate, type CivilDate } from '../../shared/domain/civil-date.ts';
import type { Language } from '../../shared/domain/language.ts';
import { nameOfAction, withReference } from '../../shared/domain/item-title.ts';
import { buildDirectory } from '../../shared/domain/people-directory.ts';
import { quietDaysOf } from '../../shared/domain/reminder-policy.ts';
import { dueInWords } from '../../shared/reminders/due-in-words.ts';
import { listInWords, type ManagerList, type Unaddressed } from '../../shared/reminders/manager-list.ts';
import { managerList } from '../../shared/reminders/plan-reminders.ts';
import type { RegisterForReminders } from '../../shared/reminders/planned.ts';
import {
  groupsByChair,
  isQuietWeek,
  weekInWords,
  weekOfGroups,
  type WeekOfChair,
} from '../../shared/reminders/weekly.ts';
import type { CardMessage, CardPayload } from '../cards/card.ts';
import type { CardPlace } from '../cards/card-place.ts';
import type { WeekOnDigest } from '../cards/digest-card.ts';
import { weekCard, type WeekLine } from '../cards/week-card.ts';
import type { BoardSnapshot } from '../register/board-snapshot.ts';
import { bankHolidays } from './bank-holidays.ts';
import { weekPageWords } from './week-page-words.ts';

/** Whose weekly pages: the rows of People that are the person. */
export interface WeekQuestion {
  readonly snapshot: BoardSnapshot;
  readonly personKeys: ReadonlySet<string>;
  readonly today: CivilDate;
}

/** The weekly pages a person has, each with its figures in a line; none for somebody without an office. */
export function weeksOf(question: WeekQuestion, language: Language): WeekOnDigest[] {
  const words = weekPageWords(language);
  const week = chairWeekOf(question);
  const list = managerListOf(question);
  const found: WeekOnDigest[] = [];
  if (week !== null) {
    found.push({
      list: 'chair',
      title: words.week,
      figures: isQuietWeek(week) ? words.quiet : weekInWords(week, language),
    });
  }
  if (list !== null) {
    const figures = listInWords(list, language);
    found.push({
      list: 'manager',
      title: words.toPutRight,
      figures: figures === '' ? words.nothing : figures,
    });
  }
  return found;
}

/** A weekly page; null for somebody whose office it is not. */
export function weekPage(
  question: WeekQuestion & { readonly place: CardPlace; readonly list: WeekList; readonly from: number },
): CardMessage | null {
  const { place, list, from, today } = question;
  if (list === 'chair') {
    const week = chairWeekOf(question);
    return week === null ? null : weekCard({ place, list, from, ...chairPage(week, place, today) });
  }
  const found = managerListOf(question);
  return found === null ? null : weekCard({ place, list, from, ...managerPage(found, place) });
}

function chairWeekOf({ snapshot, personKeys, today }: WeekQuestion): WeekOfChair | null {
  const register = registerOf(snapshot);
  const directory = buildDirectory(register.people, register.groups);
  const byChair = groupsByChair(directory, today);
  const groups = [...new Set([...personKeys].flatMap((key) => byChair.get(key) ?? []))];
  return groups.length === 0
    ? null
    : weekOfGroups(groups, register, directory, snapshot.configuration.reminderPolicy, today);
}

function managerListOf({ snapshot, personKeys, today }: WeekQuestion): ManagerList | null {
  const { settings, reminderPolicy: policy } = snapshot.configuration;
  if (!settings.managerKeys.some((key) => personKeys.has(key))) return null;
  return managerList({
    register: registerOf(snapshot),
    ledger: snapshot.reminders,
    policy,
    today,
    calendar: { holidays: bankHolidays(policy.nation), quietDays: quietDaysOf(policy) },
  });
}

function chairPage(week: WeekOfChair, place: CardPlace, today: CivilDate) {
  const { language } = place;
  const words = weekPageWords(language);
  const figures = [
    [words.done, week.done],
    [words.overdue, week.overdue],
    [words.moved, week.moved],
    [words.silent, week.silent],
    [words.toClose, week.toClose],
  ] as const;
  const item = (action: Action) => ({ board: place.board.id, itemKey: action.key });
  const lines = (section: string, actions: readonly Action[], opens: (action: Action) => CardPayload) =>
    actions.map((action): WeekLine => ({
      section,
      title: nameOfAction(action),
      detail: detailOf(action, today, language),
      opens: opens(action),
    }));
  const open = (action: Action): CardPayload => ({ verb: 'action.open', ...item(action) });
  return {
    title: words.week,
    about: words.about(week.groups.map(({ name }) => name).join(', ')),
    figures: figures.map(([title, actions]) => [title, String(actions.length)] as const),
    lines: [
      ...lines(words.toClose, week.toClose, (action) => ({
        verb: 'act.open',
        ...item(action),
        form: 'close',
      })),
      ...lines(words.silent, week.silent, (action) => ({
        verb: 'act.open',
        ...item(action),
        form: 'challenge',
      })),
      ...lines(words.overdue, without(week.overdue, week.silent), open),
      ...lines(words.moved, week.moved, open),
      ...lines(words.done, without(week.done, week.toClose), open),
    ],
  };
}

/** A line stands once on the page, where most can be done about it. */
function without(actions: readonly Action[], shown: readonly Action[]): Action[] {
  return actions.filter((action) => !shown.includes(action));
}

function detailOf(action: Action, today: CivilDate, language: Language): string {
  const leads = action.leads.filter(({ role }) => role === 'lead').map(({ name }) => name);
  const when =
    action.currentDue === null
      ? weekPageWords(language).noDueDate
      : dueOf(action, action.currentDue, today, language);
  return leads.length === 0 ? when : `${when} · ${leads.join(', ')}`;
}

function dueOf(action: Action, due: CivilDate, today: CivilDate, language: Language): string {
  return action.status === 'closed' || action.status === 'complete'
    ? weekPageWords(language).wasDue(formatCivilDate(due, language))
    : dueInWords(due, today, language);
}

function managerPage({ unaddressed, unreached, warnings }: ManagerList, place: CardPlace) {
  const board = place.board.id;
  const words = weekPageWords(place.language);
  const opens = ({ item, putRight }: Unaddressed): CardPayload | null => {
    if (putRight === 'chair') return null;
    if (item.itemKind === 'action') {
      return { verb: 'act.open', board, itemKey: item.itemKey, form: 'put right' };
    }
    return item.itemKind === 'risk' ? { verb: 'risk.open', board, itemKey: item.itemKey } : null;
  };
  const sections = Object.keys(words.sections) as Unaddressed['putRight'][];
  return {
    title: words.toPutRight,
    about: words.aboutPutRight,
    figures: [],
    lines: [
      ...sections.flatMap((kind) =>
        unaddressed
          .filter(({ putRight }) => putRight === kind)
          .map((each): WeekLine => ({
            section: words.sections[kind],
            title: withReference(each.item.reference, each.item.title),
            detail:
              kind === 'chair'
                ? `${each.why[place.language]} ${words.nameOneInGroups}`
                : each.why[place.language],
            opens: opens(each),
          })),
      ),
      ...unreached.map(({ person, why }): WeekLine => ({
        section: words.notReached,
        title: person.name,
        detail: why[place.language],
        opens: null,
      })),
      ...warnings.map((warning): WeekLine => ({
        section: words.settings,
        title: warning[place.language],
        detail: '',
        opens: null,
      })),
    ],
  };
}

/** A snapshot as the planning of reminders reads it. */
function registerOf(snapshot: BoardSnapshot): RegisterForReminders {
  const { actions, risks, people, groups, meetings, configuration } = snapshot;
  return { actions, risks, people, groups, meetings, settings: configuration.settings };
}
