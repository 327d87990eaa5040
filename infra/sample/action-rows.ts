import { type Action } from '../../shared/domain/action.ts';
import {
  addDays,
  civilDateSchema,
  earliest,
  formatCivilDate,
  type CivilDate,
} from '../../shared/domain/civil-date.ts';
import { isDeadline } from '../../shared/domain/due.ts';
import { readWhen } from '../../shared/domain/read-when.ts';
import { type Actor } from '../../shared/domain/row.ts';
import { type ActionStatus, type Rag } from '../../shared/domain/status.ts';
import { type FieldChange, type UpdateEntry } from '../../shared/domain/update.ts';
import { daysUpTo, inOfficeHours, type Cast } from './cast.ts';
import { onWorkingDay, type SampleCalendar } from './sample-calendar.ts';
import { type Unsaved } from './sample-board.ts';
import { type ActionSeed, type PrioritySeed } from './seeds.ts';

type ActionRow = Unsaved<Action>;

export interface ActionsAndTrail {
  readonly actions: ActionRow[];
  readonly updates: UpdateEntry[];
}

/** What the rows of one board have in common. */
export interface BoardOfActions {
  /** "c" or "a": the middle of every key. */
  readonly letter: string;
  readonly cast: Cast;
  readonly calendar: SampleCalendar;
  /** Where evidence lies, for example `https://host/sites/x/Shared%20Documents/Evidence`. */
  readonly evidenceFolder: string;
}

/** The rows of a plan, and the trail that led to them. */
export function actionRows(board: BoardOfActions, priorities: readonly PrioritySeed[]): ActionsAndTrail {
  const actions: ActionRow[] = [];
  const updates: UpdateEntry[] = [];
  for (const priority of priorities) {
    let outcome = '';
    for (const seed of priority.actions) {
      outcome = seed.outcome ?? outcome;
      const number = actions.length + 1;
      const { action, trail } = actionWithTrail(board, priority, { seed, outcome, number });
      actions.push(action);
      updates.push(...trail);
    }
  }
  return { actions, updates };
}

interface NumberedSeed {
  readonly seed: ActionSeed;
  readonly outcome: string;
  /** Counted through the board's plan, from 1. */
  readonly number: number;
}

function actionWithTrail(
  board: BoardOfActions,
  priority: PrioritySeed,
  { seed, outcome, number }: NumberedSeed,
): { action: ActionRow; trail: UpdateEntry[] } {
  const { calendar, cast } = board;
  const key = `act-${board.letter}-${String(number).padStart(3, '0')}`;
  const due = readWhen(seed.when, { planStart: calendar.planStart });
  const originalDue = isDeadline(due) ? (due.date ?? null) : null;
  const dues = [originalDue, ...(seed.movedTo ?? []).map((days) => calendar.plannedDay(days))];
  const groupKey = seed.group === undefined ? priority.group : seed.group;
  const leads = seed.leads.map((text) => cast.lead(text));
  const trail = trailOf(board, { seed, number, key, leads, groupKey, dues });
  const lastNote = trail.findLast(({ text, kind }) => text !== '' && kind === 'progress');
  const ragSetBy = trail.findLast(({ changes }) => changes.some(({ field }) => field === 'rag'))?.by.name;
  const asked = seed.moreTime;
  return {
    trail,
    action: {
      key,
      reference: seed.ref,
      plan: seed.plan ?? calendar.planTitle,
      priority: priority.title,
      outcome,
      action: seed.how,
      audience: seed.audience === undefined ? priority.audience : seed.audience,
      leads,
      successMeasures: [...seed.measures],
      due,
      start: seed.start ?? due.start ?? null,
      originalDue,
      currentDue: dues.at(-1) ?? null,
      moves: seed.movedTo?.length ?? 0,
      status: seed.status,
      ongoing: due.kind === 'ongoing' || due.ongoing === true,
      rag: seed.rag ?? null,
      ragSetBy: seed.rag === undefined ? '' : (ragSetBy ?? cast.manager.name),
      percentComplete: seed.percent ?? null,
      evidenceLink:
        seed.evidence === undefined ? '' : `${board.evidenceFolder}/${encodeURIComponent(seed.evidence)}`,
      source: seed.source ?? '',
      riskKey: seed.risk ?? null,
      groupKey,
      lastNote:
        lastNote === undefined ? null : { text: lastNote.text, at: lastNote.at, by: lastNote.by.name },
      moreTimeRequest:
        asked === undefined
          ? null
          : {
              proposedDue: calendar.plannedDay(asked.inDays),
              reason: asked.reason,
              at: inOfficeHours(onWorkingDay(calendar.day(-2)), number),
              by: speakerFor(board, leads, calendar.day(-2), 0),
            },
      lastHeardAt: trail.at(-1)?.at ?? '',
      completedOn: seed.status === 'complete' || seed.status === 'closed' ? completedOn(trail) : null,
      lastDecision: null,
    },
  };
}

/** The day of the last word about it; the sample's trail is told within office hours, so the day is the instant's own. */
function completedOn(trail: readonly UpdateEntry[]): CivilDate | null {
  return civilDateSchema.safeParse(trail.at(-1)?.at.slice(0, 10)).data ?? null;
}

interface TrailContext {
  readonly seed: ActionSeed;
  readonly number: number;
  readonly key: string;
  readonly leads: Action['leads'];
  readonly groupKey: string | null;
  /** Original due first, then every later one. */
  readonly dues: readonly (CivilDate | null)[];
}

/** Where a row stands between two entries of its trail. */
interface Standing {
  status: ActionStatus;
  rag: Rag | null;
  percent: number | null;
}

function trailOf(board: BoardOfActions, context: TrailContext): UpdateEntry[] {
  const { seed, number, leads } = context;
  const { calendar, cast } = board;
  const notes = seed.notes ?? [];
  const lastDay = onWorkingDay(calendar.day(-(seed.lastHeard ?? 30)));
  const days = daysUpTo(lastDay, notes.length, addDays(calendar.importDay, 14)).map((day) =>
    onWorkingDay(day),
  );
  const standing: Standing = { status: 'not started', rag: null, percent: null };

  const entries: EntryParts[] = [
    {
      day: onWorkingDay(calendar.importDay),
      by: cast.manager,
      via: 'import',
      kind: 'imported',
      text: `Brought in from the plan’s spreadsheet, row ${String(number + 4)}.`,
      changes: [],
    },
  ];
  notes.forEach((text, index) => {
    const day = days[index] ?? lastDay;
    entries.push({
      day,
      by: speakerFor(board, leads, day, index),
      via: (number + index) % 5 < 3 ? 'card' : 'tab',
      kind: 'progress',
      text,
      changes: advance(standing, standingAt(seed, index + 1, notes.length)),
    });
  });
  entries.push(...moves(board, context));
  if (seed.closing !== undefined && (seed.status === 'closed' || seed.status === 'cancelled')) {
    entries.push({
      day: onWorkingDay(addDays(lastDay, 12)),
      by: cast.chairOf(context.groupKey),
      via: 'tab',
      kind: 'progress',
      text: seed.closing,
      changes: [{ field: 'status', before: standing.status, after: seed.status }],
    });
  }
  if (seed.handEdit !== undefined) {
    const { daysAgo, by, change } = seed.handEdit;
    const day = onWorkingDay(calendar.day(-daysAgo));
    const editor = cast.speakers([cast.reference(by)], day)[0] ?? cast.manager;
    entries.push({ day, by: editor, via: 'hand edit seen', kind: 'hand edit', text: '', changes: [change] });
  }
  if (seed.moreTime !== undefined) {
    const day = onWorkingDay(calendar.day(-2));
    entries.push({
      day,
      by: speakerFor(board, leads, day, 0),
      via: 'card',
      kind: 'more time asked',
      text: '',
      reason: seed.moreTime.reason,
      changes: [
        {
          field: 'due',
          before: inWordsOrNone(context.dues.at(-1)),
          after: formatCivilDate(calendar.plannedDay(seed.moreTime.inDays)),
        },
      ],
    });
  }
  return inOrder(entries).map((entry, index) => ({
    key: `${context.key}-${String(index).padStart(2, '0')}`,
    itemKind: 'action',
    itemKey: context.key,
    kind: entry.kind,
    at: inOfficeHours(entry.day, index === 0 ? number % 12 : number + index),
    by: entry.by,
    via: entry.via,
    text: entry.text,
    changes: entry.changes,
    reason: entry.reason ?? '',
    meetingKey: null,
  }));
}

interface EntryParts {
  readonly day: CivilDate;
  readonly by: Actor;
  readonly via: UpdateEntry['via'];
  readonly kind: UpdateEntry['kind'];
  readonly text: string;
  readonly changes: FieldChange[];
  readonly reason?: string;
}

/** Later dates are agreed by the group's chair, a few days before the old one would have been missed. */
function moves(board: BoardOfActions, context: TrailContext): EntryParts[] {
  const { calendar, cast } = board;
  return context.dues.slice(1).map((after, index) => {
    const before = context.dues[index] ?? null;
    const wanted = addDays(before ?? calendar.today, -6);
    return {
      day: onWorkingDay(earliest(wanted, calendar.day(-2))),
      by: cast.chairOf(context.groupKey),
      via: 'tab',
      kind: 'progress',
      text: index === 0 ? 'New date agreed.' : 'New date agreed once more, with the chair.',
      reason: 'Asked for by the lead',
      changes: [{ field: 'due', before: inWordsOrNone(before), after: inWordsOrNone(after) }],
    };
  });
}

/** By day; entries of one day stay as they were added. */
function inOrder(entries: readonly EntryParts[]): EntryParts[] {
  return [...entries].sort((first, second) => (first.day < second.day ? -1 : first.day > second.day ? 1 : 0));
}

/** Who speaks for the leads on a day: they take turns; when none of them can, the board's manager writes it down. */
function speakerFor(board: BoardOfActions, leads: Action['leads'], day: CivilDate, turn: number): Actor {
  const speaking = leads.filter(({ role }) => role !== 'inform');
  const speakers = board.cast.speakers(speaking, day);
  return speakers[turn % Math.max(1, speakers.length)] ?? board.cast.manager;
}

/** Where the row stood after `told` of `of` notes: percent in even steps, amber before red, green before anything else. */
function standingAt(seed: ActionSeed, told: number, of: number): Standing {
  const ended = seed.status === 'closed' || seed.status === 'cancelled';
  const last = told === of;
  const finished = seed.status === 'complete' || seed.status === 'closed';
  const share = told / of;
  const stated = seed.rag ?? null;
  const onTheWay: Rag | null = stated === 'red' ? 'amber' : stated === null ? null : 'green';
  return {
    status:
      seed.status === 'not started'
        ? 'not started'
        : last && finished
          ? 'complete'
          : ended || last || told > 0
            ? 'in progress'
            : 'not started',
    rag: last ? stated : onTheWay,
    percent:
      seed.percent === undefined ? null : last ? seed.percent : Math.round((seed.percent * share) / 5) * 5,
  };
}

/** Moves `standing` on and says what changed, in the words of the trail. */
function advance(standing: Standing, next: Standing): FieldChange[] {
  const changes: FieldChange[] = [];
  if (next.status !== standing.status) {
    changes.push({ field: 'status', before: standing.status, after: next.status });
  }
  if (next.rag !== standing.rag) {
    changes.push({ field: 'rag', before: standing.rag ?? '', after: next.rag ?? '' });
  }
  if (next.percent !== standing.percent) {
    changes.push({
      field: 'percentComplete',
      before: percentWords(standing.percent),
      after: percentWords(next.percent),
    });
  }
  Object.assign(standing, next);
  return changes;
}

function percentWords(percent: number | null): string {
  return percent === null ? '' : `${String(percent)}%`;
}

function inWordsOrNone(date: CivilDate | null | undefined): string {
  return date === null || date === undefined ? '' : formatCivilDate(date);
}
