import type {
  BeginImport,
  BeginImportOutcome,
  ImportPart,
  ImportProblem,
  KeepOutcome,
} from '../../shared/contracts/imports.ts';
import { civilDateAt } from '../../shared/domain/civil-date.ts';
import { buildDirectory } from '../../shared/domain/people-directory.ts';
import type { Actor } from '../../shared/domain/row.ts';
import { isBoardManager } from '../../shared/domain/standing.ts';
import { newItemPath } from '../../shared/sharepoint/register-paths.ts';
import { GraphFailure, problemOf, problems } from '../graph/graph-errors.ts';
import type { BoardSnapshot } from '../register/board-snapshot.ts';
import { addressOf } from '../register/boards.ts';
import { canonical } from '../register/trail.ts';
import { plainProblem } from './check-plan.ts';
import {
  findImport,
  importColumns,
  listImports,
  notArrived,
  saveImport,
  viewOf,
  type ImportDetails,
  type ImportParts,
  type ImportRecord,
} from './import-record.ts';
import { checksum, keepDocument, keepPart, openJournal } from './journal.ts';

/** Whether somebody is one of the board's managers: they alone bring documents in. */
export function mayImport(actor: Actor, snapshot: BoardSnapshot, now: string): boolean {
  if (actor.oid === null) return false;
  const { managerKeys, timeZone } = snapshot.configuration.settings;
  const directory = buildDirectory(snapshot.people, snapshot.groups);
  return isBoardManager(actor.oid, { directory, managerKeys }, civilDateAt(now, timeZone));
}

/** Begins an import, or finds the one of this key begun before. Throws `GraphFailure`; the same may then come again. */
export async function beginImport(parts: ImportParts, plan: BeginImport): Promise<BeginImportOutcome> {
  const all = await listImports(parts);
  const known = all.find(({ key }) => key === plan.key);
  if (known !== undefined) return begun(known, plan, all);
  const folderUrl = await openJournal(parts, plan.key, plan);
  const now = parts.now();
  const details: ImportDetails = {
    parts: plan.parts,
    writes: plan.writes,
    bytes: plan.document.bytes,
    keepDocument: plan.keepDocument,
    mapping: plan.mapping,
    journal: [],
    writingSince: '',
    created: null,
    changed: null,
    problem: null,
    stoodAt: 0,
    changedSince: 'keep',
    takenBackBy: null,
    kept: [],
    keptCount: 0,
  };
  const answer = await parts.graph.send({
    method: 'POST',
    path: newItemPath(addressOf(parts.place, 'imports')),
    body: {
      fields: importColumns({
        key: plan.key,
        document: plan.document.name,
        sha256: plan.document.sha256,
        by: parts.actor,
        at: now,
        changedAt: now,
        state: 'gathering',
        done: 0,
        of: plan.writes,
        folderUrl,
        details,
        holder: '',
        heldUntil: '',
      }),
    },
  });
  const problem = problemOf(answer);
  // Begun at the same moment by another press of the same: that one counts.
  if (problem !== null && problem.kind !== 'duplicate value') throw new GraphFailure(problem);
  const record = await findImport(parts, plan.key);
  if (record === null) throw new GraphFailure(problems.unavailable('An import just begun is not there yet'));
  return begun(record, plan, all);
}

function begun(record: ImportRecord, plan: BeginImport, all: readonly ImportRecord[]): BeginImportOutcome {
  const { details } = record;
  if (record.sha256 !== plan.document.sha256) {
    return { outcome: 'refused', problem: plainProblem('document is another') };
  }
  const same =
    details.writes === plan.writes &&
    details.parts === plan.parts &&
    details.keepDocument === plan.keepDocument &&
    canonical(details.mapping) === canonical(plan.mapping);
  if (!same) {
    const about = String(details.writes);
    return {
      outcome: 'refused',
      problem: { kind: 'number of rows differs', rows: [], count: plan.writes, about },
    };
  }
  const before = all.filter(
    ({ key, sha256, state }) =>
      key !== record.key && sha256 === record.sha256 && state !== 'rolled back' && state !== 'undone',
  );
  return { outcome: 'begun', import: viewOf(record), before: before.map(viewOf) };
}

const refused = (problem: ImportProblem): KeepOutcome => ({ outcome: 'refused', problem });

/**
 * Why nothing is taken for an import from whoever presses. Its author answers for every row of it, so what there is to write comes from them
 * alone; any manager may go on with it then. After the first go-on nothing more is taken: what arrives late may be the same part once more.
 */
function notTaken({ actor }: ImportParts, { by, state }: ImportRecord): ImportProblem | null {
  if (by.oid !== actor.oid) return plainProblem('begun by another', by.name);
  return state === 'gathering' ? null : plainProblem('state is another', state);
}

/**
 * Keeps one part as a file of the journal, and its checksum on the import's row: a file that is another by the first go-on is not written.
 * Throws `GraphFailure`; the same part may then come again.
 */
export async function gatherPart(
  parts: ImportParts,
  record: ImportRecord,
  n: number,
  part: ImportPart,
): Promise<KeepOutcome> {
  const problem = notTaken(parts, record);
  if (problem !== null) return refused(problem);
  const another = refused(plainProblem('part is another', String(n)));
  if (n > record.details.parts) return another;
  const sha256 = await keepPart(parts, record.key, n, part);
  if (sha256 === null) return another;
  let now: ImportRecord | null = record;
  for (let tries = 0; tries < 5 && now?.state === 'gathering'; tries += 1) {
    const known = now.details.journal[n - 1]?.sha256 ?? notArrived.sha256;
    if (known === sha256) return { outcome: 'kept' };
    if (known !== notArrived.sha256) return another;
    const { details }: ImportRecord = now;
    const journal = Array.from({ length: Math.max(n, details.journal.length) }, (_, index) =>
      index === n - 1 ? { sha256, writes: part.writes.length } : (details.journal[index] ?? notArrived),
    );
    const saved = await saveImport(parts, now, { details: { ...details, journal } });
    if (saved !== null) return { outcome: 'kept' };
    now = await findImport(parts, record.key);
  }
  if (now !== null && now.state !== 'gathering') return refused(plainProblem('state is another', now.state));
  throw new GraphFailure(problems.unavailable('The row of an import kept changing while a part was kept'));
}

/** Keeps the document itself beside the journal. Throws `GraphFailure`; the same may then come again. */
export async function gatherDocument(
  parts: ImportParts,
  record: ImportRecord,
  bytes: Uint8Array,
): Promise<KeepOutcome> {
  const problem = notTaken(parts, record);
  if (problem !== null) return refused(problem);
  if (checksum(bytes) !== record.sha256) return refused(plainProblem('document is another'));
  await keepDocument(parts, record.key, record.document, bytes);
  return { outcome: 'kept' };
}
