import { refusal } from '../register/refusal-words.ts';
import type { Language, Said } from '../../shared/domain/language.ts';
import type { MakePaper } from '../../shared/contracts/papers.ts';
import type { SinceResponse } from '../../shared/contracts/sealed-register.ts';
import { civilDateAt } from '../../shared/domain/civil-date.ts';
import type { Meeting } from '../../shared/domain/person.ts';
import { exemptKeys } from '../../shared/meetings/part-a.ts';
import { historyUntil } from '../../shared/meetings/history-until.ts';
import { rowsThen } from '../../shared/meetings/changes-since.ts';
import type { GraphPort } from '../../shared/sharepoint/graph-port.ts';
import { registerLists } from '../../shared/sharepoint/register-lists.ts';
import { itemsPath } from '../../shared/sharepoint/register-paths.ts';
import { problemOf } from '../graph/graph-errors.ts';
import type { BoardSnapshot } from '../register/board-snapshot.ts';
import type { BoardMirror } from '../register/board-mirror.ts';
import { addressOf } from '../register/boards.ts';
import { readInSlices } from '../register/in-slices.ts';
import { readAssessments } from '../register/read-assessments.ts';
import { readSince } from '../register/read-since.ts';
import { readWholeRegister } from '../register/read-whole-register.ts';
import { readSealed } from '../register/sealed-register.ts';
import { wholeTrail } from '../register/row-for-writing.ts';
import type { History, PaperSource } from './paper-source.ts';

export interface GatherParts {
  readonly mirror: BoardMirror;
  /** With the rights of whoever asks: SharePoint decides what is in the paper. */
  readonly graph: GraphPort;
  /** ISO instant on the tenant's clock. */
  readonly now: () => string;
  /** Of the paper. */
  readonly language: Language;
}

export type Gathered =
  | { readonly kind: 'gathered'; readonly source: PaperSource }
  /** With what to do. */
  | { readonly kind: 'refused'; readonly userMessage: Said };

/**
 * Everything a paper is made of. For a sealed meeting it is the register of its day and the trail until it was sealed, and nothing of
 * today; else the register as it is now. Throws `GraphFailure` when SharePoint does not answer.
 */
export async function gatherSource(
  parts: GatherParts,
  request: Pick<MakePaper, 'kind' | 'meetingKey'>,
  signal: AbortSignal,
): Promise<Gathered> {
  const snapshot = await parts.mirror.refresh();
  const meeting =
    request.meetingKey === undefined ? null : snapshot.meetings.find(({ key }) => key === request.meetingKey);
  if (meeting === undefined) {
    return {
      kind: 'refused',
      userMessage: refusal((words) => words.meetingNotListed),
    };
  }
  if (request.kind === 'leave-pack') return gatherAll(parts, snapshot, signal);
  const named = meeting === null ? null : { title: meeting.title, date: meeting.date };
  if (meeting?.seal != null) {
    const outcome = await readSealed(parts.graph, snapshot.place, meeting);
    if (outcome.kind === 'problem') return { kind: 'refused', userMessage: outcome.userMessage };
    const { partA } = outcome.reading;
    const { at, by } = meeting.seal;
    const since = request.kind === 'register' ? null : await sinceTheOneBefore(parts, snapshot, meeting);
    return {
      kind: 'gathered',
      source: {
        board: {
          id: snapshot.boardId,
          settings: partA.settings,
          vocabulary: partA.vocabulary,
          schemes: partA.schemes,
        },
        rows: { ...partA.rows, ...rowsThen(outcome.reading) },
        asAt: partA.asAt,
        now: parts.now(),
        meeting: named,
        sealed: { at, by: by.name },
        since: since === null ? null : { ...since, ...historyUntil(since, { at, asAt: partA.asAt }) },
        history: null,
        alsoExempt: nothing,
      },
    };
  }
  const whole = await readWholeRegister(parts, signal);
  return {
    kind: 'gathered',
    source: {
      board: whole.board,
      rows: whole.rows,
      asAt: whole.today,
      now: whole.now,
      meeting: named,
      sealed: null,
      since: request.kind === 'register' ? null : await sinceTheOneBefore(parts, snapshot, meeting),
      history: null,
      alsoExempt: exemptKeys(snapshot),
    },
  };
}

const nothing = { risks: new Set<string>(), actions: new Set<string>(), controls: new Set<string>() };

/** What changed since the board's meeting before this one. */
async function sinceTheOneBefore(
  parts: GatherParts,
  snapshot: BoardSnapshot,
  meeting: Meeting | null,
): Promise<SinceResponse | null> {
  const date = meeting?.date ?? null;
  const meetings =
    date === null
      ? snapshot.meetings
      : snapshot.meetings.filter((each) => each.date !== null && each.date < date);
  const since = await readSince(
    {
      mirror: parts.mirror,
      snapshot: { ...snapshot, meetings },
      graph: parts.graph,
      now: parts.now(),
      language: parts.language,
    },
    null,
  );
  return typeof since === 'string' ? null : since;
}

async function gatherAll(
  parts: GatherParts,
  snapshot: BoardSnapshot,
  signal: AbortSignal,
): Promise<Gathered> {
  const { graph } = parts;
  const site = snapshot.configuration.settings;
  const { updates, reminders } = registerLists;
  const whole = await readWholeRegister(parts, signal);
  const trail = await graph.send({
    method: 'GET',
    path: itemsPath(addressOf(snapshot.place, 'updates'), updates.columns),
  });
  const said = await readInSlices(await wholeTrail(graph, trail), (row) => updates.read(row, site));
  const keysOf = (rows: readonly { readonly key: string }[]) => new Set(rows.map(({ key }) => key));
  const shown = { risk: keysOf(whole.rows.risks), action: keysOf(whole.rows.actions) };
  const history: History = {
    // The list knows no rights of a row: what was said about one that this person is not shown stays out.
    updates: said.filter(({ itemKind, itemKey }) => shown[itemKind].has(itemKey)),
    assessments: await readAssessments(parts, null),
    reminders: await readReminders(),
  };
  return {
    kind: 'gathered',
    source: {
      board: whole.board,
      rows: whole.rows,
      asAt: civilDateAt(whole.now, site.timeZone),
      now: whole.now,
      meeting: null,
      sealed: null,
      since: null,
      history,
      alsoExempt: exemptKeys(snapshot),
    },
  };

  async function readReminders(): Promise<History['reminders']> {
    const first = await graph.send({
      method: 'GET',
      path: itemsPath(addressOf(snapshot.place, 'reminders'), reminders.columns),
    });
    const problem = problemOf(first);
    if (problem?.kind === 'no access' || problem?.kind === 'not found') return null;
    return readInSlices(await wholeTrail(graph, first), (row) => reminders.read(row, site));
  }
}
