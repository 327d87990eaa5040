import { graphSaid } from '../graph/graph-words.ts';
import { refusal } from './refusal-words.ts';
import type { Language, Said } from '../../shared/domain/language.ts';
import type { SealMeeting, SealOutcome, SealedRegister } from '../../shared/contracts/sealed-register.ts';
import { civilDateAt } from '../../shared/domain/civil-date.ts';
import { buildDirectory } from '../../shared/domain/people-directory.ts';
import type { Meeting, Seal } from '../../shared/domain/person.ts';
import type { Actor } from '../../shared/domain/row.ts';
import {
  sealedDocuments,
  sealedFilePath,
  whyNotSealed,
  type WhyNotSealed,
} from '../../shared/meetings/sealing.ts';
import type { GraphPort } from '../../shared/sharepoint/graph-port.ts';
import { parseJson } from '../../shared/sharepoint/cells.ts';
import { isObject, textIn } from '../../shared/sharepoint/json.ts';
import { registerLists } from '../../shared/sharepoint/register-lists.ts';
import {
  fieldsPath,
  libraryContentPath,
  libraryFilePath,
  libraryItemPath,
} from '../../shared/sharepoint/register-paths.ts';
import { GraphFailure, problemOf } from '../graph/graph-errors.ts';
import type { BoardSnapshot } from './board-snapshot.ts';
import type { BoardMirror } from './board-mirror.ts';
import { addressOf, type BoardPlace } from './boards.ts';
import { openFolder, partBFolders } from './part-b-folder.ts';
import { readWholeRegister, type WholeRegister } from './read-whole-register.ts';
import { checksumOf, mostSealedBytes } from './sealed-register.ts';

export interface SealParts {
  readonly mirror: BoardMirror;
  /** With the person's own rights: what they cannot see they cannot seal, and SharePoint names them as the author. */
  readonly graph: GraphPort;
  /** ISO instant on the tenant's clock. */
  readonly now: () => string;
  /** In which a refusal is told. */
  readonly language: Language;
}

/** Names tried when one is taken: by an attempt that died before it was written on the meeting, or by somebody's own file. */
const mostNames = 20;

const reasons: Readonly<Record<WhyNotSealed, Said>> = {
  'not allowed': refusal((words) => words.sealedByManagers),
  'no date': refusal((words) => words.sealNoDate),
  'not yet': refusal((words) => words.sealNotYet),
  'sealed already': refusal((words) => words.sealedAlready),
};

const refused = (why: Said, { language }: Pick<SealParts, 'language'>): SealOutcome => ({
  outcome: 'refused',
  userMessage: why[language],
});

/**
 * Seals the register for a meeting: the register as this person reads it at this moment goes into the site's library as one or two
 * files, and the meeting's row then says where they are and what their bytes add up to. The row is written last and only if
 * nobody sealed meanwhile, so a meeting is sealed once; files of an attempt that came too late or died are not named by any row.
 * Throws `GraphFailure` when SharePoint does not answer; pressing again goes on.
 */
export async function sealMeeting(
  parts: SealParts,
  request: SealMeeting,
  by: Actor & { readonly oid: string },
  signal: AbortSignal,
): Promise<SealOutcome> {
  const snapshot = await parts.mirror.refresh();
  const meeting = snapshot.meetings.find(({ key }) => key === request.meetingKey);
  if (meeting === undefined) {
    return refused(
      refusal((words) => words.meetingNotListed),
      parts,
    );
  }
  const today = civilDateAt(parts.now(), snapshot.configuration.settings.timeZone);
  const board = {
    directory: buildDirectory(snapshot.people, snapshot.groups),
    managerKeys: snapshot.configuration.settings.managerKeys,
  };
  const why = whyNotSealed(by.oid, meeting, board, today);
  if (why === 'sealed already') {
    const isThisPress = meeting.seal?.idempotencyKey === request.idempotencyKey;
    return { outcome: isThisPress ? 'sealed' : 'sealed already', meeting };
  }
  const { date } = meeting;
  if (why !== null || date === null) return refused(reasons[why ?? 'no date'], parts);

  const whole = await readWholeRegister(parts, signal);
  const unseen = countUnseen(snapshot, whole);
  if (unseen > 0) {
    return refused(
      refusal((words) => words.notAllSeen(unseen)),
      parts,
    );
  }
  const documents = sealedDocuments({
    board: whole.board,
    rows: whole.rows,
    meeting: { ...meeting, date },
    today: whole.today,
    now: whole.now,
    by,
  });
  if (documents.partB !== null && request.evenIfOpen !== true) {
    const open = await openFolder(parts.graph, snapshot.place.siteId, partBFolders.sealed);
    if (open !== null) return open;
  }
  // Part B first: a row never names a Part A whose other half is missing.
  const partB = documents.partB === null ? null : await keep(parts.graph, snapshot.place, documents.partB);
  const partA = await keep(parts.graph, snapshot.place, documents.partA);
  const seal: Seal = {
    partA: partA.sealed,
    partB: partB?.sealed ?? null,
    at: whole.now,
    by: { oid: by.oid, name: by.name },
    idempotencyKey: request.idempotencyKey,
  };
  const outcome = await writeSeal(parts, snapshot.place, meeting, seal, partA.webUrl);
  // Two files that look alike would only make people doubt both. Once the row is written no other attempt can be sealed any more.
  const own = [seal.partA.path, ...(seal.partB === null ? [] : [seal.partB.path])];
  const needless = outcome.outcome === 'sealed' ? [...partA.taken, ...(partB?.taken ?? [])] : own;
  for (const path of needless) {
    await tidyAway(parts.graph, snapshot, path, meeting.key)
      // It stays, and no row names it: what became of the press is known all the same.
      .catch((error: unknown) => {
        if (!(error instanceof GraphFailure)) throw error;
      });
  }
  return outcome;
}

/** Deletes a file of an attempt to seal this meeting; somebody's own file, or one that a meeting names, stays. */
async function tidyAway(
  graph: GraphPort,
  { place, meetings }: BoardSnapshot,
  path: string[],
  meetingKey: string,
): Promise<void> {
  const name = path.join('/');
  const isNamed = meetings.some(({ seal }) =>
    [seal?.partA, seal?.partB].some((part) => part?.path.join('/') === name),
  );
  if (isNamed) return;
  const content = libraryContentPath(place.siteId, path);
  const { body } = await graph.send({ method: 'GET', path: content, bytesUpTo: mostSealedBytes });
  const file = body instanceof Uint8Array ? parseJson(new TextDecoder().decode(body)) : null;
  if (!isObject(file) || textIn(file['meeting'], 'key') !== meetingKey) return;
  await graph.send({ method: 'DELETE', path: libraryItemPath(place.siteId, path) });
}

/** Risks, actions and controls the application sees and the person does not. */
function countUnseen(snapshot: BoardSnapshot, { rows }: WholeRegister): number {
  const seen = new Set(
    [...rows.risks, ...rows.actions, ...rows.controls].map(({ key, id }) => `${key} ${id}`),
  );
  return [...snapshot.risks, ...snapshot.actions, ...snapshot.controls].filter(
    ({ key, id }) => !seen.has(`${key} ${id}`),
  ).length;
}

interface Kept {
  readonly sealed: Seal['partA'];
  readonly webUrl: string;
  /** Paths that were taken. */
  readonly taken: readonly string[][];
}

async function keep(graph: GraphPort, place: BoardPlace, register: SealedRegister): Promise<Kept> {
  const text = JSON.stringify(register);
  const taken: string[][] = [];
  for (let attempt = 1; ; attempt += 1) {
    const path = sealedFilePath(register.meeting, register.part, attempt);
    const answer = await graph.send({
      method: 'PUT',
      path: libraryFilePath(place.siteId, path),
      headers: { 'Content-Type': 'application/json; charset=utf-8' },
      body: text,
    });
    const problem = problemOf(answer);
    if (problem === null) {
      return { sealed: { path, sha256: checksumOf(text) }, webUrl: textIn(answer.body, 'webUrl'), taken };
    }
    if (problem.kind === 'no access') {
      throw new GraphFailure({
        ...problem,
        userMessage: graphSaid('noSealHere'),
      });
    }
    if (problem.kind !== 'duplicate value' || attempt >= mostNames) throw new GraphFailure(problem);
    taken.push(path);
  }
}

async function writeSeal(
  parts: SealParts,
  place: BoardPlace,
  meeting: Meeting,
  seal: Seal,
  webUrl: string,
): Promise<SealOutcome> {
  const { meetings } = registerLists;
  const values = { sealed: true, sealedFile: webUrl, seal };
  const failure = await parts.graph
    .send({
      method: 'PATCH',
      path: fieldsPath(addressOf(place, 'meetings'), meeting.id),
      headers: { 'If-Match': meeting.etag },
      body: meetings.write(values),
    })
    .then(problemOf, (error: unknown) => {
      if (error instanceof GraphFailure) return error.problem;
      throw error;
    });
  // A lost answer may have been written, and a conflict may be another's seal: the row says.
  if (failure !== null && failure.kind !== 'conflict' && failure.kind !== 'unavailable') {
    throw new GraphFailure(failure);
  }
  const now = (await parts.mirror.refresh()).meetings.find(({ key }) => key === meeting.key);
  if (now?.seal?.idempotencyKey === seal.idempotencyKey) return { outcome: 'sealed', meeting: now };
  if (now !== undefined && now.seal !== null) return { outcome: 'sealed already', meeting: now };
  if (failure?.kind === 'unavailable') throw new GraphFailure(failure);
  return refused(
    refusal((words) => words.sealAgain),
    parts,
  );
}
