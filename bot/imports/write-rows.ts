import { fieldsPath, newItemPath } from '../../shared/sharepoint/register-paths.ts';
import type { ImportProblem, PlannedWrite, RowNamed } from '../../shared/contracts/imports.ts';
import type { GraphRequest } from '../../shared/sharepoint/graph-port.ts';
import { writeRecorded } from '../../shared/sharepoint/recorded.ts';
import { GraphFailure, orThrow, problems } from '../graph/graph-errors.ts';
import { addressOf } from '../register/boards.ts';
import { owedToTrail, wasRecorded } from '../register/trail.ts';
import { post } from '../register/pay-trail.ts';
import {
  readRequests,
  stateOf,
  wholeTrail,
  writtenActions,
  writtenRisks,
} from '../register/row-for-writing.ts';
import { changedSince, problemWith } from './check-plan.ts';
import { findRows, isTracked, postEntries, problemWithWrite } from './imported-rows.ts';
import type { ImportParts } from './import-record.ts';
import {
  asKept,
  columnsOf,
  differences,
  keyOfWrite,
  named,
  rowToChange,
  rowToCreate,
  titleOf,
  trailKey,
  type Bringing,
  type Change,
  type Creation,
  type ImportedRow,
  type RowToChange,
  type Values,
} from './planned-rows.ts';

/** Writes that go in one batch: of rows with an outbox the trail is read too. */
const mostAtOnce = 20;
const mostTrackedChanges = 10;
/** A row that moves under our hands is read again so often. */
const mostAttempts = 3;

/** The next writes that can go together, from `start`: of one list and one kind. */
export function nextChunk(writes: readonly PlannedWrite[], start: number): PlannedWrite[] {
  const first = writes[start];
  if (first === undefined) return [];
  const most = first.kind === 'change' && isTracked(first.list) ? mostTrackedChanges : mostAtOnce;
  const chunk: PlannedWrite[] = [];
  for (const write of writes.slice(start, start + most)) {
    if (write.kind !== first.kind || write.list !== first.list) break;
    chunk.push(write);
  }
  return chunk;
}

/**
 * Writes one chunk, whatever of it was written before; null = all of it stands now, with its trail. What cannot stand is said, and
 * the whole import then goes back. Throws `GraphFailure` for what may be tried again: the same chunk then comes once more.
 */
export async function writeChunk(
  parts: ImportParts,
  chunk: readonly PlannedWrite[],
  bringing: Bringing,
): Promise<ImportProblem | null> {
  const creations = chunk.filter((write): write is Creation => write.kind === 'create');
  const changes = chunk.filter((write): write is Change => write.kind === 'change');
  return (
    (creations.length === 0 ? null : await createRows(parts, creations, bringing)) ??
    (changes.length === 0 ? null : await changeRows(parts, changes, bringing))
  );
}

async function createRows(
  parts: ImportParts,
  writes: readonly Creation[],
  bringing: Bringing,
): Promise<ImportProblem | null> {
  const rows = writes.map((write) => ({ write, made: rowToCreate(write, bringing) }));
  const answers = await parts.graph.batch(
    rows.map(({ write, made }) => ({
      method: 'POST',
      path: newItemPath(addressOf(parts.place, write.list)),
      body: { fields: made.fields },
    })),
  );
  const refused: RowNamed[] = [];
  const there: Creation[] = [];
  let failed: ImportProblem | GraphFailure | null = null;
  for (const [index, { write }] of rows.entries()) {
    const answer = answers[index];
    if (answer === undefined) continue;
    try {
      const problem = problemWithWrite(answer, write.list);
      if (problem === 'duplicate') there.push(write);
      else if (problem === 'moved' || problem === 'gone') orThrow(answer);
      else if (problem?.kind === 'not accepted') refused.push(named(write, bringing.sha256));
      else if (problem !== null) return problem;
    } catch (error) {
      if (!(error instanceof GraphFailure)) throw error;
      failed = error;
    }
  }
  if (refused.length > 0) return problemWith('not accepted', refused);
  if (failed !== null) throw failed;
  const foreign = await notOurs(parts, there, bringing);
  if (foreign.length > 0) return problemWith('there already', foreign);
  return postEntries(
    parts,
    rows.flatMap(({ made }) => made.assessments),
    rows.flatMap(({ made }) => made.entry ?? []),
    bringing.importKey,
  );
}

/** Rows that another import made, or somebody by hand, under the very keys of this one. */
async function notOurs(
  parts: ImportParts,
  writes: readonly Creation[],
  bringing: Bringing,
): Promise<RowNamed[]> {
  const [first] = writes;
  if (first === undefined) return [];
  const found = await findRows(
    parts,
    first.list,
    writes.map((write) => keyOfWrite(write, bringing.sha256)),
  );
  return writes.flatMap((write, index) => {
    const there = found[index];
    if (there?.madeBy === bringing.importKey) return [];
    return [named(write, bringing.sha256, { by: there?.editor.name ?? '', at: there?.row.modifiedAt ?? '' })];
  });
}

/** A row as it was read for a change. `isDone` = an earlier step changed it already; its trail is posted all the same. */
interface Seen {
  readonly write: Change;
  readonly row: ImportedRow;
  readonly change: RowToChange;
  readonly isDone: boolean;
}

type Look =
  | { readonly kind: 'seen'; readonly seen: readonly Seen[] }
  | { readonly kind: 'problem'; readonly problem: ImportProblem };

async function changeRows(
  parts: ImportParts,
  writes: readonly Change[],
  bringing: Bringing,
): Promise<ImportProblem | null> {
  let pending = writes;
  const done: RowToChange[] = [];
  for (let attempt = 0; pending.length > 0 && attempt < mostAttempts; attempt += 1) {
    const look = await readForChange(parts, pending, bringing);
    if (look.kind === 'problem') return look.problem;
    const open = look.seen.filter(({ isDone }) => !isDone);
    done.push(...look.seen.filter(({ isDone }) => isDone).map(({ change }) => change));
    const answers =
      open.length === 0 ? [] : await parts.graph.batch(open.map((seen) => patchOf(parts, seen)));
    const moved: Change[] = [];
    let failed: GraphFailure | null = null;
    for (const [index, { write, change }] of open.entries()) {
      const answer = answers[index];
      if (answer === undefined) continue;
      try {
        const problem = problemWithWrite(answer, write.list);
        if (problem === null) done.push(change);
        else if (problem === 'moved' || problem === 'gone') moved.push(write);
        else if (problem === 'duplicate') orThrow(answer);
        else if (problem.kind !== 'not accepted') return problem;
        else return problemWith('not accepted', [named(write, bringing.sha256)]);
      } catch (error) {
        if (!(error instanceof GraphFailure)) throw error;
        failed = error;
      }
    }
    if (failed !== null) throw failed;
    pending = moved;
  }
  if (pending.length > 0) {
    return problemWith(
      'changed meanwhile',
      pending.map((write) => named(write, bringing.sha256)),
    );
  }
  return postEntries(
    parts,
    done.flatMap(({ assessments }) => assessments),
    done.flatMap(({ entry }) => entry ?? []),
    bringing.importKey,
  );
}

function patchOf({ place }: ImportParts, { write, row, change }: Seen): GraphRequest {
  return {
    method: 'PATCH',
    path: fieldsPath(addressOf(place, write.list), row.id),
    headers: { 'If-Match': row.etag },
    body: {
      ...columnsOf(write.list, change.values),
      ...(change.recorded === null ? {} : writeRecorded(change.recorded)),
    },
  };
}

async function readForChange(
  parts: ImportParts,
  writes: readonly Change[],
  bringing: Bringing,
): Promise<Look> {
  const [first] = writes;
  if (first === undefined) return { kind: 'seen', seen: [] };
  return isTracked(first.list)
    ? readTracked(parts, first.list, writes, bringing)
    : readUntracked(parts, writes, bringing);
}

/** Reads rows with their trail, pays what the trail is owed before the outbox is written over, and compares with what was seen. */
async function readTracked(
  parts: ImportParts,
  list: 'actions' | 'risks',
  writes: readonly Change[],
  bringing: Bringing,
): Promise<Look> {
  const answers = await parts.graph.batch(writes.flatMap(({ key }) => readRequests(list, key, parts.place)));
  const seen: Seen[] = [];
  const gone: RowNamed[] = [];
  const changed: RowNamed[] = [];
  for (const [index, write] of writes.entries()) {
    const row = answers[index * 2];
    const trail = answers[index * 2 + 1];
    if (row === undefined || trail === undefined) throw new RangeError('A batch answers every request.');
    const entries = await wholeTrail(parts.graph, trail);
    const found =
      list === 'actions'
        ? stateOf(writtenActions, write.key, row, entries, parts.site)
        : stateOf(writtenRisks, write.key, row, entries, parts.site);
    if (found === null) {
      gone.push(named(write, bringing.sha256));
      continue;
    }
    const { item, state } = found;
    const isDone = wasRecorded(state, trailKey(bringing.importKey, write.id));
    const [field] = isDone ? [] : changedSince(write, item);
    if (field !== undefined) {
      const title = titleOf(list, { ...item });
      changed.push(
        named(write, bringing.sha256, { title, field, by: state.editor.name, at: item.modifiedAt }),
      );
      continue;
    }
    if (!isDone) {
      const tracked =
        'leads' in item
          ? ({ kind: 'action', action: item } as const)
          : ({ kind: 'risk', risk: item } as const);
      const owed = owedToTrail(state, tracked, parts.now());
      if (!(await post(parts, owed))) {
        throw new GraphFailure(problems.unavailable('The trail could not be paid what it is owed'));
      }
    }
    seen.push({ write, row: item, change: rowToChange(write, item, bringing), isDone });
  }
  if (gone.length > 0) return { kind: 'problem', problem: problemWith('gone meanwhile', gone) };
  if (changed.length > 0) return { kind: 'problem', problem: problemWith('changed meanwhile', changed) };
  return { kind: 'seen', seen };
}

/** Rows without an outbox: one that holds all that is wanted was changed by an earlier step. */
async function readUntracked(
  parts: ImportParts,
  writes: readonly Change[],
  bringing: Bringing,
): Promise<Look> {
  const list = writes[0]?.list ?? 'people';
  const found = await findRows(
    parts,
    list,
    writes.map(({ key }) => key),
  );
  const seen: Seen[] = [];
  const gone: RowNamed[] = [];
  const changed: RowNamed[] = [];
  for (const [index, write] of writes.entries()) {
    const there = found[index] ?? null;
    if (there === null) {
      gone.push(named(write, bringing.sha256));
      continue;
    }
    const { row, editor } = there;
    const change = rowToChange(write, row, bringing);
    const isDone = holds(row, list, change.values, parts);
    const [field] = isDone ? [] : changedSince(write, row);
    if (field === undefined) seen.push({ write, row, change, isDone });
    else {
      const title = titleOf(list, { ...row });
      changed.push(named(write, bringing.sha256, { title, field, by: editor.name, at: row.modifiedAt }));
    }
  }
  if (gone.length > 0) return { kind: 'problem', problem: problemWith('gone meanwhile', gone) };
  if (changed.length > 0) return { kind: 'problem', problem: problemWith('changed meanwhile', changed) };
  return { kind: 'seen', seen };
}

/** Whether a row holds these values, as they read once they are kept. */
export function holds(
  row: ImportedRow,
  list: Change['list'],
  values: Values,
  { site }: Pick<ImportParts, 'site'>,
): boolean {
  const differing = new Set(differences(row, asKept(list, values, site)));
  return Object.keys(values).every((field) => !differing.has(field));
}
