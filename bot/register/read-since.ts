import { refusalWords } from './refusal-words.ts';
import type { Language } from '../../shared/domain/language.ts';
import type { SealedReading, SinceResponse } from '../../shared/contracts/sealed-register.ts';
import { addDays, civilDateAt, startOfDay, type CivilDate } from '../../shared/domain/civil-date.ts';
import type { Meeting } from '../../shared/domain/person.ts';
import { silentAfterDaysOf } from '../../shared/domain/reminder-policy.ts';
import type { Update } from '../../shared/domain/update.ts';
import type { GraphPort, GraphRequest } from '../../shared/sharepoint/graph-port.ts';
import { compare } from '../../shared/sharepoint/odata.ts';
import { recordedColumn } from '../../shared/sharepoint/recorded-column.ts';
import { readRecorded } from '../../shared/sharepoint/recorded.ts';
import { registerLists } from '../../shared/sharepoint/register-lists.ts';
import { inBatches, itemPath, itemsPath } from '../../shared/sharepoint/register-paths.ts';
import { problemOf } from '../graph/graph-errors.ts';
import type { BoardMirror } from './board-mirror.ts';
import type { BoardSnapshot } from './board-snapshot.ts';
import { addressOf } from './boards.ts';
import { readInSlices } from './in-slices.ts';
import { readSealed } from './sealed-register.ts';
import { wholeTrail } from './row-for-writing.ts';
import { keysShown, shownRequest } from './shown-items.ts';

export interface ReadSinceParts {
  readonly mirror: BoardMirror;
  readonly snapshot: BoardSnapshot;
  /** With the person's own rights. */
  readonly graph: GraphPort;
  /** ISO instant on the tenant's clock. */
  readonly now: string;
  /** In which the tab’s person is told why there is no sealed register. */
  readonly language: Language;
}

/**
 * The trail since a meeting, and the register sealed there, as this person may read them: one batch for both growing lists and for which
 * items the person is shown (more when they have further pages), and one call for each sealed file. Throws `GraphFailure`.
 *
 * @param wanted key of a meeting; null = the board's last, which can always be counted from
 * @param trailOnly leaves the sealed register out, for a tab that has it
 */
export async function readSince(
  parts: ReadSinceParts,
  wanted: null,
  trailOnly?: boolean,
): Promise<SinceResponse>;
export async function readSince(
  parts: ReadSinceParts,
  wanted: string | null,
  trailOnly?: boolean,
): Promise<SinceResponse | NothingToCountFrom>;
export async function readSince(
  parts: ReadSinceParts,
  wanted: string | null,
  trailOnly = false,
): Promise<SinceResponse | NothingToCountFrom> {
  const { snapshot, graph } = parts;
  const { timeZone } = snapshot.configuration.settings;
  const today = civilDateAt(parts.now, timeZone);
  const meeting = wanted === null ? lastMeeting(snapshot, today) : meetingCalled(snapshot, wanted, today);
  if (meeting === 'no date' || meeting === 'not there') return meeting;
  const from = beginningOf(meeting, timeZone);
  const scoredAfter = meeting === null ? null : civilDateAt(meeting.seal?.at ?? from, timeZone);
  const sealed = meeting === null || trailOnly ? null : readSealed(graph, snapshot.place, meeting);

  const { updates, assessments } = registerLists;
  const answers = await graph.batch([
    {
      method: 'GET',
      path: itemsPath(addressOf(snapshot.place, 'updates'), updates.columns, {
        filter: compare('At', 'ge', from),
      }),
    },
    {
      method: 'GET',
      path: itemsPath(addressOf(snapshot.place, 'assessments'), assessments.columns, {
        filter: compare(
          'AsAt',
          'ge',
          `${scoredAfter === null ? '1900-01-01' : addDays(scoredAfter, 1)}T00:00:00Z`,
        ),
      }),
    },
    shownRequest('risk', snapshot.place),
    shownRequest('action', snapshot.place),
  ]);
  const [trailAnswer, scoringAnswer, risksAnswer, actionsAnswer] = answers;
  if (trailAnswer === undefined || scoringAnswer === undefined) {
    throw new RangeError('A batch answers every request.');
  }
  const site = snapshot.configuration.settings;
  const trail = await wholeTrail(graph, trailAnswer);
  const scorings = await wholeTrail(graph, scoringAnswer);
  const shown = {
    risk: await keysShown(parts, 'risk', risksAnswer),
    action: await keysShown(parts, 'action', actionsAnswer),
  };
  const found = await readInSlices(trail, (item) => updates.read(item, site));
  const told = found.filter(({ itemKind, itemKey }) => shown[itemKind].has(itemKey));
  const scored = (await readInSlices(scorings, (item) => assessments.read(item, site))).filter(
    ({ riskKey }) => shown.risk.has(riskKey),
  );
  const outcome = await sealed;
  return {
    meeting: meeting === null ? null : { key: meeting.key, title: meeting.title, date: meeting.date },
    from,
    ...(trailOnly ? { sealed: null, problem: '' } : sealedPart(outcome, parts.language)),
    updates: [...told, ...(await unposted(parts, from, found))].sort((first, second) =>
      compareText(first.at, second.at),
    ),
    assessments: scored.sort((first, second) => compareText(first.asAt, second.asAt)),
    silentAfterDays: silentAfterDaysOf(snapshot.configuration.reminderPolicy),
  };
}

/** Why a meeting that was asked for cannot be counted from: it has no date, or there is none of that name before today. */
export type NothingToCountFrom = 'no date' | 'not there';

type DatedMeeting = Meeting & { readonly date: CivilDate };

const isDated = (meeting: Meeting): meeting is DatedMeeting => meeting.date !== null;

/** One that was sealed was held, whatever became of its date: the day of its seal stands for it. */
function dated(meetings: readonly Meeting[], timeZone: string): DatedMeeting[] {
  return meetings
    .map((meeting) => ({
      ...meeting,
      date: meeting.date ?? (meeting.seal === null ? null : civilDateAt(meeting.seal.at, timeZone)),
    }))
    .filter(isDated);
}

/** The board's last sealed meeting; where none was sealed, its last one before today. */
function lastMeeting(
  { meetings, groups, configuration }: BoardSnapshot,
  today: CivilDate,
): DatedMeeting | null {
  const boards = new Set(groups.filter(({ kind }) => kind === 'board').map(({ key }) => key));
  const past = dated(meetings, configuration.settings.timeZone)
    .filter(({ groupKey, date, seal }) => boards.has(groupKey ?? '') && (seal !== null || date < today))
    .sort((first, second) => compareText(first.date, second.date));
  return past.findLast(({ seal }) => seal !== null) ?? past.at(-1) ?? null;
}

function meetingCalled(
  { meetings, configuration }: BoardSnapshot,
  key: string,
  today: CivilDate,
): DatedMeeting | NothingToCountFrom {
  const named = meetings.filter((meeting) => meeting.key === key);
  const [meeting] = dated(named, configuration.settings.timeZone);
  if (meeting !== undefined && (meeting.seal !== null || meeting.date <= today)) return meeting;
  return named.some(({ date }) => date === null) ? 'no date' : 'not there';
}

/** What was said at a meeting that was not sealed belongs to it: the trail after it begins the next day. */
function beginningOf(meeting: DatedMeeting | null, timeZone: string): string {
  if (meeting === null) return '1970-01-01T00:00:00Z';
  const { seal } = meeting;
  if (seal === null) return startOfDay(addDays(meeting.date, 1), timeZone);
  // SharePoint keeps no fractions of a second: what was recorded in the second of sealing must not fall before it.
  return `${seal.at.slice(0, 19)}Z`;
}

function sealedPart(
  outcome: Awaited<ReturnType<typeof readSealed>> | null,
  language: Language,
): {
  sealed: SealedReading | null;
  problem: string;
} {
  if (outcome === null) return { sealed: null, problem: refusalWords(language).noMeetingYet };
  if (outcome.kind === 'problem') return { sealed: null, problem: outcome.userMessage[language] };
  return { sealed: outcome.reading, problem: '' };
}

/** Entries that are still in their row's outbox: rows that say they recorded something the trail does not have. Usually none. */
async function unposted(
  { snapshot, graph }: ReadSinceParts,
  from: string,
  found: readonly Update[],
): Promise<Update[]> {
  const known = new Set(found.map(({ key }) => key));
  const requests = (['risks', 'actions'] as const).flatMap((list): GraphRequest[] =>
    [...snapshot.trailMarks[list]]
      .filter(([, mark]) => mark.at >= from && !known.has(mark.entryKey))
      .map(([id]) => ({
        method: 'GET',
        path: itemPath(addressOf(snapshot.place, list), id, [recordedColumn]),
      })),
  );
  const entries: Update[] = [];
  for (const batch of inBatches(requests)) {
    for (const answer of await graph.batch(batch)) {
      // A row that is gone, or that this person may not see, tells nothing here either.
      const entry = problemOf(answer) === null ? readRecorded(answer.body)?.entry : undefined;
      if (entry === undefined || known.has(entry.key)) continue;
      entries.push({
        ...entry,
        id: `outbox-${entry.key}`,
        etag: '',
        modifiedAt: entry.at,
        modifiedBy: entry.by.name,
        problems: [],
      });
    }
  }
  return entries;
}

const compareText = (first: string, second: string): number => (first < second ? -1 : first > second ? 1 : 0);
