import type { WeekList } from '../../shared/contracts/card-payloads.ts';
import type { Action } from '../../shared/domain/action.ts';
import { formatCivilDate, type CivilDate } from '../../shared/domain/civil-date.ts';
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
import type { BoardSnapshot } from '../register/board-contents.ts';
import { bankHolidays } from './bank-holidays.ts';

/** Whose weekly pages: the rows of People that are the person. */
export interface WeekQuestion {
  readonly snapshot: BoardSnapshot;
  readonly personKeys: ReadonlySet<string>;
  readonly today: CivilDate;
}

/** The weekly pages a person has, each with its figures in a line; none for somebody without an office. */
export function weeksOf(question: WeekQuestion): WeekOnDigest[] {
  const week = chairWeekOf(question);
  const list = managerListOf(question);
  const found: WeekOnDigest[] = [];
  if (week !== null) {
    found.push({
      list: 'chair',
      title: 'The week of your groups',
      figures: isQuietWeek(week) ? 'a quiet week: nothing done, late, moved or silent' : weekInWords(week),
    });
  }
  if (list !== null) {
    const words = listInWords(list);
    found.push({
      list: 'manager',
      title: 'To put right',
      figures: words === '' ? 'nothing at the moment' : words,
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
  const figures = [
    ['Done', week.done],
    ['Overdue', week.overdue],
    ['Given another date', week.moved],
    ['Nothing heard', week.silent],
    ['To close', week.toClose],
  ] as const;
  const item = (action: Action) => ({ board: place.board.id, itemKey: action.key });
  const lines = (section: string, actions: readonly Action[], opens: (action: Action) => CardPayload) =>
    actions.map((action): WeekLine => ({
      section,
      title: nameOfAction(action),
      detail: detailOf(action, today),
      opens: opens(action),
    }));
  const open = (action: Action): CardPayload => ({ verb: 'action.open', ...item(action) });
  return {
    title: 'The week of your groups',
    about: `The last seven days of ${week.groups.map(({ name }) => name).join(', ')}.`,
    figures: figures.map(([title, actions]) => [title, String(actions.length)] as const),
    lines: [
      ...lines('To close', week.toClose, (action) => ({ verb: 'act.open', ...item(action), form: 'close' })),
      ...lines('Nothing heard', week.silent, (action) => ({
        verb: 'act.open',
        ...item(action),
        form: 'challenge',
      })),
      ...lines('Overdue', without(week.overdue, week.silent), open),
      ...lines('Given another date', week.moved, open),
      ...lines('Done', without(week.done, week.toClose), open),
    ],
  };
}

/** A line stands once on the page, where most can be done about it. */
function without(actions: readonly Action[], shown: readonly Action[]): Action[] {
  return actions.filter((action) => !shown.includes(action));
}

function detailOf(action: Action, today: CivilDate): string {
  const leads = action.leads.filter(({ role }) => role === 'lead').map(({ name }) => name);
  const when = action.currentDue === null ? 'No due date' : dueWords(action, action.currentDue, today);
  return leads.length === 0 ? when : `${when} · ${leads.join(', ')}`;
}

function dueWords(action: Action, due: CivilDate, today: CivilDate): string {
  return action.status === 'closed' || action.status === 'complete'
    ? `Was due on ${formatCivilDate(due)}`
    : dueInWords(due, today);
}

const putRightSections: Readonly<Record<Unaddressed['putRight'], string>> = {
  lead: 'Without a lead who can be asked',
  date: 'Without a date',
  'review date': 'Risks without a review date',
  chair: 'Without a chair',
};

function managerPage({ unaddressed, unreached, warnings }: ManagerList, place: CardPlace) {
  const board = place.board.id;
  const opens = ({ item, putRight }: Unaddressed): CardPayload | null => {
    if (putRight === 'chair') return null;
    if (item.itemKind === 'action') {
      return { verb: 'act.open', board, itemKey: item.itemKey, form: 'put right' };
    }
    return item.itemKind === 'risk' ? { verb: 'risk.open', board, itemKey: item.itemKey } : null;
  };
  const sections = Object.keys(putRightSections) as Unaddressed['putRight'][];
  return {
    title: 'To put right',
    about: 'Nobody is reminded about these until they are put right. Choose a line to do it here.',
    figures: [],
    lines: [
      ...sections.flatMap((kind) =>
        unaddressed
          .filter(({ putRight }) => putRight === kind)
          .map((each): WeekLine => ({
            section: putRightSections[kind],
            title: withReference(each.item.reference, each.item.title),
            detail:
              kind === 'chair' ? `${each.why} Name one in Groups: press “Open the register”.` : each.why,
            opens: opens(each),
          })),
      ),
      ...unreached.map(({ person, why }): WeekLine => ({
        section: 'Could not be reached for certain',
        title: person.name,
        detail: why,
        opens: null,
      })),
      ...warnings.map((warning): WeekLine => ({
        section: 'Settings and calendar',
        title: warning,
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
