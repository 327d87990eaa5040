import type { ImportProblem, PlannedWrite, RowNamed, UndoImport } from '../../shared/contracts/imports.ts';
import type { Actor } from '../../shared/domain/row.ts';
import type { FieldChange } from '../../shared/domain/update.ts';
import { textOf } from '../../shared/sharepoint/cells.ts';
import { largestBatch, type GraphRequest } from '../../shared/sharepoint/graph-port.ts';
import { importKeyColumn } from '../../shared/sharepoint/import-column.ts';
import { valuesIn } from '../../shared/sharepoint/json.ts';
import { equals } from '../../shared/sharepoint/odata.ts';
import { writeRecorded } from '../../shared/sharepoint/recorded.ts';
import { fieldsOf } from '../../shared/sharepoint/register-list.ts';
import { registerLists } from '../../shared/sharepoint/register-lists.ts';
import { fieldsPath, itemsPath, rowPath } from '../../shared/sharepoint/register-paths.ts';
import { GraphFailure, orThrow, problemOf, problems } from '../graph/graph-errors.ts';
import { addressOf } from '../register/boards.ts';
import { changesOf, valueOf } from './changes-in-words.ts';
import { findRows, isTracked, postEntries, type FoundRow } from './imported-rows.ts';
import type { ImportParts } from './import-record.ts';
import {
  asKept,
  assessmentKeysOf,
  columnsOf,
  differences,
  entryBack,
  keyOfWrite,
  leftAfter,
  named,
  newValues,
  titleOf,
  trailKey,
  trailKeyBack,
  type Bringing,
  type Change,
  type Creation,
  type Values,
} from './planned-rows.ts';
import { importSaid } from './refusal-words.ts';
import { holds } from './write-rows.ts';

export interface WayBack {
  readonly bringing: Bringing;
  /** Who takes it back, and when (ISO instant): the same however often a step is repeated. */
  readonly by: Actor;
  readonly at: string;
  readonly changedSince: UndoImport['changedSince'];
  /** True = all of it had been written. */
  readonly wasCommitted: boolean;
}

/** What happens to one row. */
type Fate =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'keep'; readonly found: FoundRow }
  | { readonly kind: 'delete'; readonly found: FoundRow }
  | { readonly kind: 'restore'; readonly found: FoundRow; readonly values: Values };

/** A row that moves under our hands is looked at again so often. */
const mostLooks = 3;

/**
 * Takes one chunk back, whatever of it was taken back before. A row that somebody changed since stays as it is and is named, unless they
 * are to be taken back too. Throws `GraphFailure` for what may be tried again: the same chunk then comes once more.
 */
export async function takeChunkBack(
  parts: ImportParts,
  chunk: readonly PlannedWrite[],
  way: WayBack,
): Promise<readonly RowNamed[]> {
  for (let look = 0; look < mostLooks; look += 1) {
    const kept = await takeBackOnce(parts, chunk, way);
    if (kept !== 'moved') return kept;
  }
  throw new GraphFailure(problems.unavailable('Rows of an import are being changed while it is taken back'));
}

async function takeBackOnce(
  parts: ImportParts,
  chunk: readonly PlannedWrite[],
  way: WayBack,
): Promise<readonly RowNamed[] | 'moved'> {
  const { bringing } = way;
  const fates = await fatesOf(parts, chunk, way);
  const touched = fates.flatMap(({ write, fate }) =>
    fate.kind === 'delete' || fate.kind === 'restore' ? [{ write, fate }] : [],
  );
  if (touched.length > 0) {
    // The trail first: whatever happens next, it says why. What an interrupted step left in an outbox comes before.
    const owed = touched.flatMap(({ write, fate }) => {
      const entry = fate.found.recorded?.entry;
      if (entry === undefined) return [];
      // Of an import that was committed the trail is whole.
      return way.wasCommitted && entry.key === trailKey(bringing.importKey, write.id) ? [] : [entry];
    });
    const back = touched.flatMap(
      ({ write }) => entryBack(write, bringing, way.by, way.at, changesBack(write)) ?? [],
    );
    throwIfRefused(await postEntries(parts, [], [...owed, ...back], bringing.importKey));
    const answers = await parts.graph.batch(
      touched.map(({ write, fate }) => requestFor(parts, write, fate, way)),
    );
    const stopped = answers
      .flatMap((answer) => problemOf(answer) ?? [])
      .filter(({ kind }) => kind !== 'not found');
    const failed = stopped.find(({ kind }) => kind !== 'conflict');
    if (failed !== undefined) throw new GraphFailure(failed);
    if (stopped.length > 0) return 'moved';
  }
  await deleteAssessments(
    parts,
    fates.flatMap(({ write, fate }) => (fate.kind === 'keep' ? [] : [write])),
    bringing.importKey,
  );
  return fates.flatMap(({ write, fate }) => {
    if (fate.kind !== 'keep') return [];
    const { row, editor } = fate.found;
    const title = titleOf(write.list, { ...row });
    return [named(write, bringing.sha256, { title, by: editor.name, at: row.modifiedAt })];
  });
}

async function fatesOf(
  parts: ImportParts,
  chunk: readonly PlannedWrite[],
  way: WayBack,
): Promise<{ readonly write: PlannedWrite; readonly fate: Fate }[]> {
  const [first] = chunk;
  if (first === undefined) return [];
  const { importKey, sha256 } = way.bringing;
  const found = await findRows(
    parts,
    first.list,
    chunk.map((write) => keyOfWrite(write, sha256)),
  );
  const written = await writtenByTrail(
    parts,
    chunk.filter((write, index) => isInDoubt(write, found[index] ?? null, importKey)),
    importKey,
  );
  return chunk.map((write, index) => {
    const there = found[index] ?? null;
    if (there === null) return { write, fate: nothing };
    return {
      write,
      fate:
        write.kind === 'create'
          ? fateOfMade(write, there, way, parts)
          : fateOfChanged(write, there, way, parts, written.has(write.id)),
    };
  });
}

const nothing: Fate = { kind: 'nothing' };

/** A row with an outbox that somebody wrote after this import, or that this import never came to: only the trail knows. */
function isInDoubt(write: PlannedWrite, found: FoundRow | null, importKey: string): boolean {
  const last = found?.recorded?.entry.key;
  const known = [trailKey(importKey, write.id), trailKeyBack(importKey, write.id)];
  return found !== null && write.kind === 'change' && isTracked(write.list) && !known.includes(last ?? '');
}

/** Ids of those that the trail says were changed, and not taken back. */
async function writtenByTrail(
  parts: ImportParts,
  writes: readonly PlannedWrite[],
  importKey: string,
): Promise<ReadonlySet<string>> {
  const { updates } = registerLists;
  const list = addressOf(parts.place, 'updates');
  const has = async (key: (importKey: string, id: string) => string): Promise<boolean[]> => {
    if (writes.length === 0) return [];
    const answers = await parts.graph.batch(
      writes.map(({ id }) => ({
        method: 'GET',
        path: itemsPath(list, ['Title'], { filter: equals(updates.keyColumn, key(importKey, id)), top: 2 }),
      })),
    );
    return answers.map((answer) => valuesIn(orThrow(answer).body).length > 0);
  };
  const there = await has(trailKey);
  const back = await has(trailKeyBack);
  return new Set(
    writes.flatMap(({ id }, index) => (there[index] === true && back[index] !== true ? [id] : [])),
  );
}

function fateOfMade(
  write: Creation,
  found: FoundRow,
  { bringing, changedSince }: WayBack,
  parts: ImportParts,
): Fate {
  if (found.madeBy !== bringing.importKey) return nothing;
  const last = found.recorded?.entry.key;
  const known = [trailKey(bringing.importKey, write.id), trailKeyBack(bringing.importKey, write.id)];
  const byUs = !isTracked(write.list) || known.includes(last ?? '');
  const made = asKept(write.list, newValues(write, bringing), parts.site);
  const untouched = byUs && differences(found.row, made).length === 0;
  return untouched || changedSince === 'take back' ? { kind: 'delete', found } : { kind: 'keep', found };
}

function fateOfChanged(
  write: Change,
  found: FoundRow,
  way: WayBack,
  parts: ImportParts,
  wasWritten: boolean,
): Fate {
  const { importKey } = way.bringing;
  const { row, recorded } = found;
  const stands = holds(row, write.list, afterOnRow(write), parts);
  const choose = (untouched: boolean, values: Values): Fate =>
    untouched || way.changedSince === 'take back'
      ? { kind: 'restore', found, values }
      : { kind: 'keep', found };
  if (!isTracked(write.list)) {
    if (holds(row, write.list, write.before, parts)) return nothing;
    // What holds neither was certainly written by this import only if all of it was.
    return stands || way.wasCommitted ? choose(stands, write.before) : nothing;
  }
  if (recorded?.entry.key === trailKey(importKey, write.id)) {
    return choose(stands, recorded.former ?? write.before);
  }
  return wasWritten ? choose(false, write.before) : nothing;
}

const afterOnRow = (write: Change): Values =>
  Object.fromEntries(Object.entries(write.after).map(([field, value]) => [field, asOnRow(value)]));

function changesBack(write: PlannedWrite): FieldChange[] {
  if (write.kind === 'create') return [];
  return changesOf(write).map(({ field, before, after }) => ({ field, before: after, after: before }));
}

/** A score as it stands on a row; anything else as it is. */
function asOnRow(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || !('scoreText' in value)) return value;
  const { scoreText: _text, asAt: _asAt, ...score } = value as Readonly<Record<string, unknown>>;
  return score;
}

function requestFor(
  { place }: ImportParts,
  write: PlannedWrite,
  fate: Extract<Fate, { kind: 'delete' | 'restore' }>,
  way: WayBack,
): GraphRequest {
  const { row } = fate.found;
  const list = addressOf(place, write.list);
  const headers = { 'If-Match': row.etag };
  if (fate.kind === 'delete') return { method: 'DELETE', path: rowPath(list, row.id), headers };
  const entry = entryBack(write, way.bringing, way.by, way.at, changesBack(write));
  const recorded =
    entry === null || !isTracked(write.list)
      ? {}
      : writeRecorded({ entry, left: leftAfter(write.list, row, fate.values) });
  return {
    method: 'PATCH',
    path: fieldsPath(list, row.id),
    headers,
    body: { ...columnsOf(write.list, fate.values), ...recorded },
  };
}

function throwIfRefused(problem: ImportProblem | null): void {
  if (problem === null) return;
  throw new GraphFailure({
    kind: 'no access',
    message: `The trail refused an entry (${problem.kind})`,
    userMessage: importSaid(({ noTrail }) => noTrail),
  });
}

/** The scorings an import made of risks that are gone or as they were. */
async function deleteAssessments(
  parts: ImportParts,
  writes: readonly PlannedWrite[],
  importKey: string,
): Promise<void> {
  const keys = writes.flatMap((write) => assessmentKeysOf(write, importKey));
  const { assessments } = registerLists;
  const list = addressOf(parts.place, 'assessments');
  for (let start = 0; start < keys.length; start += largestBatch) {
    const answers = await parts.graph.batch(
      keys.slice(start, start + largestBatch).map((key) => ({
        method: 'GET',
        path: itemsPath(list, ['Title', importKeyColumn], {
          filter: equals(assessments.keyColumn, key),
          top: 2,
        }),
      })),
    );
    const ids = answers.flatMap((answer) =>
      valuesIn(orThrow(answer).body)
        .filter((item) => textOf(fieldsOf(item)[importKeyColumn]) === importKey)
        .map((item) => textOf(valueOf(item as object, 'id'))),
    );
    if (ids.length === 0) continue;
    const deleted = await parts.graph.batch(ids.map((id) => ({ method: 'DELETE', path: rowPath(list, id) })));
    for (const answer of deleted) if (problemOf(answer)?.kind !== 'not found') orThrow(answer);
  }
}

/** How many rows of the register an import made that are still there: one batch. Throws `GraphFailure`. */
export async function countMade(parts: ImportParts, importKey: string): Promise<number> {
  const answers = await parts.graph.batch(
    (['people', 'groups', 'risks', 'controls', 'actions'] as const).map((list) => ({
      method: 'GET',
      path: itemsPath(addressOf(parts.place, list), ['Title'], {
        filter: equals(importKeyColumn, importKey),
        top: 100,
      }),
    })),
  );
  return answers.reduce((sum, answer) => sum + valuesIn(orThrow(answer).body).length, 0);
}
