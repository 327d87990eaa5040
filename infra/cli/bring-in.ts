import { randomUUID } from 'node:crypto';
import { beginImport, gatherDocument, gatherPart, mayImport } from '../../bot/imports/begin-import.ts';
import { goOn, undo } from '../../bot/imports/go-on.ts';
import { findImport, listImports, overStates, type ImportParts } from '../../bot/imports/import-record.ts';
import type { BoardSnapshot } from '../../bot/register/board-snapshot.ts';
import type { ServiceCore } from '../../bot/service.ts';
import { importProblemInWords } from '../../shared/contracts/import-words.ts';
import { inParts } from '../../shared/contracts/imports-in-parts.ts';
import type { ImportProblem, ImportStep, ImportView, PlannedWrite } from '../../shared/contracts/imports.ts';
import type { Actor } from '../../shared/domain/row.ts';
import { CommandProblem, wrongUse } from './command-problem.ts';

/** How long one step may begin new work, in milliseconds: nobody waits for an answer here, but progress is told after each. */
const stepMilliseconds = 10_000;
/** Keys of what this command began: what is still gathering under one was left by a run that was stopped. */
const keyPrefix = 'command-';

/** A document, by its checksum. */
export interface DocumentSent {
  readonly name: string;
  readonly sha256: string;
  readonly bytes: Uint8Array;
}

/**
 * What the use cases of imports work with, for a board manager named by e-mail address: SharePoint is asked as the application, and the trail
 * names the manager. Throws `CommandProblem` when the address is of nobody, or of somebody who is not one of this board's managers.
 */
export function importPartsFor(
  core: Pick<ServiceCore, 'appGraph' | 'clock' | 'mirrors'>,
  snapshot: BoardSnapshot,
  by: string,
): ImportParts {
  const mirror = core.mirrors.get(snapshot.boardId);
  if (mirror === undefined) throw new RangeError('A snapshot is of a board that is served.');
  const address = by.trim().toLowerCase();
  const named = snapshot.people.filter(({ email }) => email.trim().toLowerCase() === address);
  const actors = named.map(({ oid, name }): Actor => ({ oid, name }));
  const actor = actors.find((each) => mayImport(each, snapshot, core.clock.nowIso()));
  if (actor === undefined) {
    throw wrongUse(
      named.length === 0
        ? `Nobody in the People list of “${snapshot.boardId}” has the address ${by}. Give the address of one of its board managers with --by.`
        : `${by} is not a manager of “${snapshot.boardId}”. Only a board manager brings documents in: give the address of one with --by.`,
    );
  }
  return {
    graph: core.appGraph,
    place: snapshot.place,
    site: snapshot.configuration.settings,
    mirror,
    actor,
    now: () => core.clock.nowIso(),
    elapsed: () => performance.now(),
    stepMilliseconds,
  };
}

/**
 * An import of this document that was interrupted, by its key; null = there is none. What an earlier run of this command had only begun to
 * gather is taken back on the way: nothing of it was written, and the register may have moved on since. Throws `GraphFailure`.
 */
export async function interruptedImport(parts: ImportParts, sha256: string): Promise<string | null> {
  const ofDocument = (await listImports(parts)).filter((record) => record.sha256 === sha256);
  for (const { key, state } of ofDocument) {
    if (state === 'gathering' && key.startsWith(keyPrefix)) await undo(parts, key, { changedSince: 'keep' });
  }
  return ofDocument.find(({ state }) => state !== 'gathering' && !overStates.includes(state))?.key ?? null;
}

/** Sends a plan and its document to the site's library; the key of the import. Throws `CommandProblem` and `GraphFailure`. */
export async function sendImport(
  parts: ImportParts,
  document: DocumentSent,
  writes: readonly PlannedWrite[],
): Promise<string> {
  const key = `${keyPrefix}${randomUUID()}`;
  const files = inParts(writes);
  const begun = await beginImport(parts, {
    key,
    document: { name: document.name, sha256: document.sha256, bytes: document.bytes.length },
    parts: files.length,
    writes: writes.length,
    keepDocument: true,
    mapping: null,
  });
  if (begun.outcome === 'refused') throw notBroughtIn(begun.problem, parts);
  const record = await findImport(parts, key);
  if (record === null) throw new CommandProblem('The import is gone again. Run the command once more.');
  const kept = await gatherDocument(parts, record, document.bytes);
  if (kept.outcome === 'refused') throw notBroughtIn(kept.problem, parts);
  for (const [index, part] of files.entries()) {
    const answer = await gatherPart(parts, record, index + 1, { writes: part });
    if (answer.outcome === 'refused') throw notBroughtIn(answer.problem, parts);
  }
  return key;
}

/**
 * Goes on with an import until it is over, telling after each step how far it came. Throws `CommandProblem` when it was not brought in, with
 * why and where it stood, and `GraphFailure`: running the command again then goes on.
 */
export async function finishImport(
  parts: ImportParts,
  key: string,
  tell: (line: string) => void,
): Promise<ImportView> {
  for (;;) {
    const step = await goOn(parts, key);
    if (step === null) throw new CommandProblem('The import is gone. Run the command once more.');
    tell(progress(step));
    if (step.over) return ended(step, parts);
    if (step.waitSeconds > 0) await new Promise((resolve) => setTimeout(resolve, step.waitSeconds * 1000));
  }
}

function ended({ import: view, problem }: ImportStep, parts: ImportParts): ImportView {
  if (view.state === 'committed') return view;
  const why = problem ?? view.problem;
  if (why !== null) throw notBroughtIn(why, parts, view.stoodAt);
  throw new CommandProblem(
    view.keptCount === 0
      ? 'The import was being taken back, and now nothing of it stands. Run the command again to bring the document in.'
      : `The import was being taken back, and now is but for ${view.keptCount} rows that somebody changed since.`,
  );
}

function progress({ import: { state, done, of }, waitSeconds }: ImportStep): string {
  if (waitSeconds > 0) return `Somebody else’s step is under way: waiting ${waitSeconds} seconds.`;
  const isBack = state === 'rolling back' || state === 'rolled back' || state === 'undoing';
  return `${isBack ? 'Taken back' : 'Written'}: ${done} of ${of}.`;
}

function notBroughtIn(problem: ImportProblem, { site }: ImportParts, stoodAt = 0): CommandProblem {
  const stood = stoodAt === 0 ? '' : ` It stood at ${stoodAt} rows, which were taken back.`;
  return new CommandProblem(`Not brought in. ${importProblemInWords(problem, 'en', site.timeZone)}${stood}`);
}
