import { refusal } from './refusal-words.ts';
import type { Language } from '../../shared/domain/language.ts';
import type { ShowInMeeting, ShowOutcome } from '../../shared/contracts/show-in-meeting.ts';
import { civilDateAt } from '../../shared/domain/civil-date.ts';
import { buildDirectory } from '../../shared/domain/people-directory.ts';
import type { Actor } from '../../shared/domain/row.ts';
import {
  isBeingShown,
  isSameActor,
  showingOf,
  type Presenting,
  type Showing,
} from '../../shared/domain/showing.ts';
import { mayRunMeetings } from '../../shared/domain/standing.ts';
import type { GraphPort, GraphRequest } from '../../shared/sharepoint/graph-port.ts';
import { registerLists } from '../../shared/sharepoint/register-lists.ts';
import { fieldsPath, newItemPath } from '../../shared/sharepoint/register-paths.ts';
import { GraphFailure, problemOf } from '../graph/graph-errors.ts';
import type { BoardSnapshot } from './board-snapshot.ts';
import type { BoardMirror } from './board-mirror.ts';
import { addressOf } from './boards.ts';

export interface ShowParts {
  /** In which a refusal is told. */
  readonly language: Language;
  readonly mirror: BoardMirror;
  /** The person's: SharePoint decides whether they may write the list. */
  readonly graph: GraphPort;
  /** ISO instant on the tenant's clock. */
  readonly now: string;
}

type Decision = { readonly kind: 'write'; readonly showing: Showing } | ShowOutcome;

/** What becomes of a step, from the meeting's row as it stands. Pure. Somebody else's presentation ends only when they are named. */
export function decideStep(row: Presenting | null, step: ShowInMeeting, by: Actor, now: string): Decision {
  const shown = row !== null && isBeingShown(row, now) ? showingOf(row) : null;
  const takesOver =
    step.takeOverFrom !== null &&
    shown !== null &&
    isSameActor(shown.by, { oid: step.takeOverFrom, name: '' });
  if (shown !== null && !isSameActor(shown.by, by) && !takesOver) {
    return { outcome: 'someone else presents', showing: shown };
  }
  if (!step.active && shown === null) return { outcome: 'shown', showing: null };
  const { meetingKey, item, view, detail } = step;
  return {
    kind: 'write',
    showing: { meetingKey, item, view, detail, by, at: now, sequence: (row?.sequence ?? 0) + 1 },
  };
}

type Refused = Extract<ShowOutcome, { outcome: 'refused' }>;

const whyRefused = {
  'not allowed': refusal((words) => words.meetingPresents),
  'not found': refusal((words) => words.cannotShow),
  busy: refusal((words) => words.severalPresent),
} as const;

const refused = (reason: keyof typeof whyRefused, { language }: ShowParts): Refused => ({
  outcome: 'refused',
  reason,
  userMessage: whyRefused[reason][language],
});

/** Somebody else's step may come in between; then it is decided again on theirs. */
const mostAttempts = 3;

/**
 * Shows something to everybody in a meeting: one PATCH as the person and one delta of the list as the app, however many follow.
 * Throws `GraphFailure`; nothing was shown then, or the same step may be taken again.
 */
export async function showInMeeting(parts: ShowParts, step: ShowInMeeting, by: Actor): Promise<ShowOutcome> {
  let snapshot = await parts.mirror.current();
  if (!hasMeeting(snapshot, step.meetingKey)) snapshot = await parts.mirror.refresh();
  if (!hasMeeting(snapshot, step.meetingKey)) return refused('not found', parts);
  const { managerKeys, timeZone } = snapshot.configuration.settings;
  const board = { directory: buildDirectory(snapshot.people, snapshot.groups), managerKeys };
  if (by.oid === null || !mayRunMeetings(by.oid, board, civilDateAt(parts.now, timeZone))) {
    return refused('not allowed', parts);
  }
  for (let attempt = 0; attempt < mostAttempts; attempt += 1) {
    const row = snapshot.presenting.find(({ meetingKey }) => meetingKey === step.meetingKey) ?? null;
    const decision = decideStep(row, step, by, parts.now);
    if (!('kind' in decision)) return decision;
    const written = await write(parts, snapshot, row, decision.showing, step.active);
    snapshot = await parts.mirror.refreshPresenting();
    if (written) return { outcome: 'shown', showing: step.active ? decision.showing : null };
  }
  return refused('busy', parts);
}

const hasMeeting = ({ meetings }: BoardSnapshot, meetingKey: string): boolean =>
  meetings.some(({ key }) => key === meetingKey);

/** False = the row is another by now. */
async function write(
  { graph }: ShowParts,
  { place }: BoardSnapshot,
  row: Presenting | null,
  showing: Showing,
  active: boolean,
): Promise<boolean> {
  const list = addressOf(place, 'presenting');
  const fields = registerLists.presenting.write({ ...showing, active });
  const request: GraphRequest =
    row === null
      ? { method: 'POST', path: newItemPath(list), body: { fields } }
      : {
          method: 'PATCH',
          path: fieldsPath(list, row.id),
          headers: { 'If-Match': row.etag },
          body: fields,
        };
  const problem = problemOf(await graph.send(request));
  if (problem === null) return true;
  const moved = ['conflict', 'duplicate value', 'not found'];
  if (moved.includes(problem.kind)) return false;
  throw new GraphFailure(problem);
}
