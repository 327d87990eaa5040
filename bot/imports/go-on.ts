import { randomUUID } from 'node:crypto';
import type { ImportProblem, ImportStep, PlannedWrite, UndoImport } from '../../shared/contracts/imports.ts';
import { mostRowsNamed } from '../../shared/contracts/imports.ts';
import { civilDateAt } from '../../shared/domain/civil-date.ts';
import { checkPlan, countsOf, plainProblem } from './check-plan.ts';
import {
  findImport,
  notArrived,
  overStates,
  saveImport,
  viewOf,
  type ImportParts,
  type ImportRecord,
} from './import-record.ts';
import { namedAsShown } from './imported-rows.ts';
import { hasDocument, readPart, type ReadPart } from './journal.ts';
import type { Bringing } from './planned-rows.ts';
import { probeRights } from './probe-rights.ts';
import { rememberMapping } from './remember-mapping.ts';
import { countMade, takeChunkBack } from './take-back-rows.ts';
import { nextChunk, writeChunk } from './write-rows.ts';

/**
 * So long one step may still be at work after it began: it begins no new batch after a few seconds, and the last one may wait for
 * SharePoint. Until then nobody else takes a step of the same import.
 */
const holdSeconds = 90;
/** A step writes at most so many rows: an interrupted one has come no further past what its row says. */
const mostRowsPerStep = 400;

interface Held {
  record: ImportRecord;
  readonly began: number;
  /** Where this step found the import. */
  readonly from: number;
}

const step = (record: ImportRecord, problem: ImportProblem | null = null, waitSeconds = 0): ImportStep => ({
  import: viewOf(record),
  over: overStates.includes(record.state) || problem !== null,
  waitSeconds,
  problem,
});

/** Null = there is no import of that key. Throws `GraphFailure`; calling again goes on from where it stands. */
export async function goOn(parts: ImportParts, key: string): Promise<ImportStep | null> {
  const record = await findImport(parts, key);
  if (record === null) return null;
  if (overStates.includes(record.state)) return step(record);
  const wait = secondsHeld(record, parts.now());
  if (wait > 0) return step(record, null, wait);
  if (record.state !== 'gathering') return hold(parts, record, {});
  const gathered = await gather(parts, record);
  if (gathered.kind === 'waits') return step(record, gathered.problem);
  if (gathered.kind === 'refused') {
    const { problem } = gathered;
    return settle(parts, record, {
      state: 'rolled back',
      changedAt: parts.now(),
      details: { ...record.details, problem },
    });
  }
  return hold(parts, record, {
    state: 'writing',
    changedAt: parts.now(),
    details: {
      ...record.details,
      journal: gathered.journal,
      writingSince: parts.now(),
      created: countsOf(gathered.writes, 'create'),
      changed: countsOf(gathered.writes, 'change'),
    },
  });
}

/** Takes an import back, or begins to. Null = there is no import of that key. Throws `GraphFailure`, as `goOn`. */
export async function undo(parts: ImportParts, key: string, wanted: UndoImport): Promise<ImportStep | null> {
  const record = await findImport(parts, key);
  if (record === null) return null;
  const wait = secondsHeld(record, parts.now());
  if (wait > 0) return step(record, null, wait);
  const { details } = record;
  const back = {
    ...details,
    changedSince: wanted.changedSince,
    takenBackBy: parts.actor,
    kept: [],
    keptCount: 0,
  };
  switch (record.state) {
    case 'gathering':
      return settle(parts, record, {
        state: 'rolled back',
        changedAt: parts.now(),
        details: { ...back, problem: plainProblem('taken back', parts.actor.name) },
      });
    case 'writing':
      return hold(parts, record, {
        state: 'rolling back',
        changedAt: parts.now(),
        done: 0,
        of: reachOf(record),
        details: { ...back, problem: plainProblem('taken back', parts.actor.name), stoodAt: record.done },
      });
    case 'committed':
      return hold(parts, record, {
        state: 'undoing',
        changedAt: parts.now(),
        done: 0,
        of: details.writes,
        details: back,
      });
    case 'rolling back':
    case 'undoing':
      return hold(parts, record, {});
    case 'rolled back':
    case 'undone': {
      // Rows that were kept may be taken back after all.
      if (details.keptCount === 0 || wanted.changedSince === 'keep') return step(record);
      const state = record.state === 'undone' ? 'undoing' : 'rolling back';
      return hold(parts, record, {
        state,
        changedAt: parts.now(),
        done: 0,
        of: details.writes,
        details: back,
      });
    }
  }
}

const reachOf = ({ done, details }: ImportRecord): number => Math.min(details.writes, done + mostRowsPerStep);

function secondsHeld({ holder, heldUntil }: ImportRecord, now: string): number {
  if (holder === '') return 0;
  return Math.max(0, Math.ceil((Date.parse(heldUntil) - Date.parse(now)) / 1000));
}

/** Changes the row and is done; when it is another by now, it is looked at once more by whoever asks next. */
async function settle(
  parts: ImportParts,
  record: ImportRecord,
  change: Partial<ImportRecord>,
): Promise<ImportStep> {
  const saved = await saveImport(parts, record, change);
  return saved === null ? step(record, null, 1) : step(saved);
}

/** Takes the import in hand, works, and lets it go again, saying how far it came. */
async function hold(
  parts: ImportParts,
  record: ImportRecord,
  change: Partial<ImportRecord>,
): Promise<ImportStep> {
  const heldUntil = new Date(Date.parse(parts.now()) + holdSeconds * 1000).toISOString();
  const taken = await saveImport(parts, record, { ...change, holder: randomUUID(), heldUntil });
  if (taken === null) return step(record, null, 1);
  const held: Held = { record: taken, began: parts.elapsed(), from: taken.done };
  let problem: ImportProblem | null;
  try {
    problem = await work(parts, held);
  } catch (error) {
    // How far it came is worth a try; whoever goes on finds out all the same.
    await letGo(parts, held, taken).catch(() => null);
    throw error;
  }
  const saved = await letGo(parts, held, taken);
  parts.mirror.nudge();
  return saved === null ? step(held.record, null, 1) : step(saved, problem);
}

function letGo(parts: ImportParts, { record }: Held, taken: ImportRecord): Promise<ImportRecord | null> {
  const { state, done, of, details, changedAt } = record;
  return saveImport(parts, taken, { state, done, of, details, changedAt, holder: '', heldUntil: '' });
}

/** Moves the import on until it is over or the step has lasted long enough. What stands in the way of this step alone is given back. */
async function work(parts: ImportParts, held: Held): Promise<ImportProblem | null> {
  if (held.record.state === 'writing') {
    const damaged = await writeOn(parts, held);
    if (damaged !== null) return damaged;
  }
  // An early end of the writing shows in the state.
  if (held.record.state === 'rolling back' || held.record.state === 'undoing') return takeBackOn(parts, held);
  return null;
}

const isTimeLeft = (parts: ImportParts, held: Held): boolean =>
  parts.elapsed() - held.began < parts.stepMilliseconds;

function bringingOf(parts: ImportParts, record: ImportRecord): Bringing {
  const at = record.details.writingSince;
  return {
    importKey: record.key,
    document: record.document,
    sha256: record.sha256,
    by: record.by,
    at,
    today: civilDateAt(at, parts.site.timeZone),
    site: parts.site,
  };
}

async function writeOn(parts: ImportParts, held: Held): Promise<ImportProblem | null> {
  const bringing = bringingOf(parts, held.record);
  const { writes: all } = held.record.details;
  while (held.record.done < all) {
    const { done } = held.record;
    if (done > held.from && (!isTimeLeft(parts, held) || done - held.from + 20 > mostRowsPerStep))
      return null;
    const part = await partAt(parts, held.record, done);
    if (part === null) return damagedAt(held.record, done);
    const chunk = nextChunk(part.writes, done - part.first);
    const problem = await writeChunk(parts, chunk, bringing);
    if (problem !== null) {
      const of = Math.min(all, held.from + mostRowsPerStep);
      const details = { ...held.record.details, problem, stoodAt: done };
      held.record = { ...held.record, state: 'rolling back', changedAt: parts.now(), done: 0, of, details };
      return null;
    }
    held.record = { ...held.record, done: done + chunk.length };
  }
  const { mapping } = held.record.details;
  if (mapping !== null) await rememberMapping(parts, mapping);
  held.record = { ...held.record, state: 'committed', changedAt: parts.now() };
  return null;
}

async function takeBackOn(parts: ImportParts, held: Held): Promise<ImportProblem | null> {
  const { record } = held;
  const way = {
    bringing: bringingOf(parts, record),
    by: record.details.takenBackBy ?? record.by,
    at: record.changedAt,
    changedSince: record.details.changedSince,
    wasCommitted: record.state === 'undoing',
  };
  let first = true;
  while (held.record.done < held.record.of) {
    const { done, of, details } = held.record;
    if (!first && !isTimeLeft(parts, held)) return null;
    first = false;
    const last = of - done - 1;
    const part = await partAt(parts, held.record, last);
    if (part === null) return damagedAt(held.record, last);
    const chunk = lastChunk(part.writes, last - part.first);
    const kept = await takeChunkBack(parts, chunk, way);
    held.record = {
      ...held.record,
      done: done + chunk.length,
      details: {
        ...details,
        kept: [...details.kept, ...kept].slice(0, mostRowsNamed),
        keptCount: details.keptCount + kept.length,
      },
    };
  }
  // A write whose answer was lost may have arrived late.
  if (held.record.details.keptCount === 0 && (await countMade(parts, record.key)) > 0) {
    held.record = { ...held.record, done: 0, of: held.record.details.writes };
    return null;
  }
  const state = held.record.state === 'undoing' ? 'undone' : 'rolled back';
  held.record = { ...held.record, state, changedAt: parts.now() };
  return null;
}

/** The writes that go back together, up to and with `end`: newest first. */
function lastChunk(writes: readonly PlannedWrite[], end: number): PlannedWrite[] {
  return nextChunk(writes.slice(0, end + 1).reverse(), 0);
}

interface PartAt extends ReadPart {
  /** Number of its first write in the whole. */
  readonly first: number;
}

/** The part a write is in; null when its file is gone or another. */
async function partAt(parts: ImportParts, record: ImportRecord, index: number): Promise<PartAt | null> {
  let first = 0;
  for (const [at, { sha256, writes }] of record.details.journal.entries()) {
    if (index < first + writes) {
      const part = await readPart(parts, record.key, at + 1);
      return part?.sha256 === sha256 ? { ...part, first } : null;
    }
    first += writes;
  }
  return null;
}

function damagedAt(record: ImportRecord, index: number): ImportProblem {
  let first = 0;
  const at = record.details.journal.findIndex(({ writes }) => (first += writes) > index);
  return plainProblem('journal damaged', String(at + 1));
}

type Gathered =
  | {
      readonly kind: 'whole';
      readonly writes: PlannedWrite[];
      readonly journal: ImportRecord['details']['journal'];
    }
  /** Something has not arrived: nothing changes until it has. */
  | { readonly kind: 'waits'; readonly problem: ImportProblem }
  /** The plan cannot stand. */
  | { readonly kind: 'refused'; readonly problem: ImportProblem };

/** Reads all parts and checks them against each other and the register, before anything is written. */
async function gather(parts: ImportParts, record: ImportRecord): Promise<Gathered> {
  const { details } = record;
  const read: ReadPart[] = [];
  const missing: number[] = [];
  for (let n = 1; n <= details.parts; n += 1) {
    const { sha256 } = details.journal[n - 1] ?? notArrived;
    const part = sha256 === notArrived.sha256 ? null : await readPart(parts, record.key, n);
    if (part === null) missing.push(n);
    else if (part.sha256 !== sha256)
      return { kind: 'waits', problem: plainProblem('journal damaged', String(n)) };
    else read.push(part);
  }
  if (missing.length > 0) {
    return {
      kind: 'waits',
      problem: { ...plainProblem('parts missing', missing.join(', ')), count: missing.length },
    };
  }
  if (details.keepDocument && !(await hasDocument(parts, record.key, record.document))) {
    return { kind: 'waits', problem: plainProblem('document missing') };
  }
  const writes = read.flatMap((part) => part.writes);
  const register = await parts.mirror.refresh();
  const plan = { sha256: record.sha256, writes: details.writes };
  const found = checkPlan(writes, plan, register, parts.site);
  const problem =
    found?.kind === 'changed meanwhile'
      ? await namedAsShown(parts, found)
      : (found ??
        (await probeRights(
          parts,
          writes.map(({ list }) => list),
        )));
  if (problem !== null) return { kind: 'refused', problem };
  return {
    kind: 'whole',
    writes,
    journal: read.map((part) => ({ sha256: part.sha256, writes: part.writes.length })),
  };
}
