import { refusal } from './refusal-words.ts';
import type { Language, Said } from '../../shared/domain/language.ts';
import type { Conflict } from '../../shared/contracts/record-update.ts';
import type { Action } from '../../shared/domain/action.ts';
import type { Risk } from '../../shared/domain/risk.ts';
import type { Fields } from '../../shared/sharepoint/cells.ts';
import type { GraphPort, GraphRequest, GraphResponse } from '../../shared/sharepoint/graph-port.ts';
import { textIn } from '../../shared/sharepoint/json.ts';
import { writeRecorded, type Recorded } from '../../shared/sharepoint/recorded.ts';
import type { SiteReading } from '../../shared/sharepoint/register-list.ts';
import { registerLists } from '../../shared/sharepoint/register-lists.ts';
import { fieldsPath, itemPath } from '../../shared/sharepoint/register-paths.ts';
import { GraphFailure, problemOf, type GraphProblem } from '../graph/graph-errors.ts';
import { addressOf, type BoardPlace } from './boards.ts';
import { post, postRequests, postRest } from './pay-trail.ts';
import { readForWriting, type RowForWriting, type WrittenList } from './row-for-writing.ts';
import { owedToTrail, wasRecorded, type ItemState, type OwedToTrail } from './trail.ts';
import { keepingWhatWas } from './undoable.ts';

export type RefusalReason =
  'not found' | 'not allowed' | 'not valid' | 'personal details' | 'left the register' | 'busy';

export interface Refusal {
  readonly kind: 'refused';
  readonly reason: RefusalReason;
  readonly userMessage: Said;
}

export const refuse = (reason: RefusalReason, userMessage: Said): Refusal => ({
  kind: 'refused',
  reason,
  userMessage,
});

/** What is to happen with a press, decided from what was read. */
export type Decision<Entity> =
  | {
      readonly kind: 'write';
      readonly values: Partial<Entity>;
      /** Columns put back exactly as they stood, whatever they held; they win over `values`. */
      readonly columns?: Fields;
      readonly recorded: Recorded;
    }
  | { readonly kind: 'already recorded' }
  | { readonly kind: 'conflict'; readonly conflicts: readonly Conflict[] }
  | Refusal;

/** What became of a press. */
export type WriteOutcome<Entity> =
  | { readonly kind: 'recorded'; readonly item: Entity }
  | { readonly kind: 'already recorded'; readonly item: Entity }
  | { readonly kind: 'conflict'; readonly item: Entity; readonly conflicts: readonly Conflict[] }
  | Refusal;

export interface WriteParts {
  /** The person's (tab: SharePoint decides what they may) or the app's (bot: `decide` does). */
  readonly graph: GraphPort;
  readonly place: BoardPlace;
  readonly site: SiteReading;
  /** ISO instant on the tenant's clock. */
  readonly now: string;
  /** In which the person is told what became of it. */
  readonly language: Language;
  /** True where `graph` has the app's identity: a refusal of SharePoint's then says nothing about the person. */
  readonly byTheApplication?: boolean;
}

/** Re-read and decided again this often after somebody else saved in between. */
const mostAttempts = 2;
/** Readers that met over the same debt to the trail look again; each look finds less to do. */
const mostLooks = 5;

const refusals = {
  notFound: {
    kind: 'refused',
    reason: 'not found',
    userMessage: refusal((words) => words.notFound),
  },
  notAllowed: {
    kind: 'refused',
    reason: 'not allowed',
    userMessage: refusal((words) => words.notAllowed),
  },
  notValid: {
    kind: 'refused',
    reason: 'not valid',
    userMessage: refusal((words) => words.notValid),
  },
  busy: {
    kind: 'refused',
    reason: 'busy',
    userMessage: refusal((words) => words.busy),
  },
} as const satisfies Record<string, Refusal>;

/**
 * Writes one item with its trail so that nothing is lost and nothing is written twice (ARCHITECTURE, "Writing"): reads row and
 * trail in one batch, lets `decide` decide, and writes in one batch. Two HTTP calls when nobody else is about. Throws
 * `GraphFailure` when Graph gives no answer, or one that says nothing about the item; then nothing was written, or it will be
 * recognised when the same press comes again.
 */
export async function writeItem<Entity extends Action | Risk>(
  list: WrittenList<Entity>,
  itemKey: string,
  parts: WriteParts,
  decide: (state: ItemState<Entity>, row: RowForWriting<Entity>) => Decision<Entity>,
): Promise<WriteOutcome<Entity>> {
  let attempts = 0;
  /** Key of an attempt of this press that may have been written, though its answer never came. */
  let unanswered: string | null = null;
  let noAnswer: GraphFailure | null = null;
  for (let look = 0; look < mostLooks && attempts < mostAttempts; look += 1) {
    const row = await readForWriting(list, itemKey, parts);
    if (row === null) return refusals.notFound;
    const { state } = row;
    const decision = decide(state, row);
    const owed = owedToTrail(state, list.tracked(state.item), parts.now);

    if (decision.kind === 'already recorded') {
      if (owed.unposted !== null) await post(parts, owed);
      // An earlier attempt of this very press whose answer was lost: to the person it is the first time.
      const own = unanswered !== null && wasRecorded(state, unanswered);
      return { kind: own ? 'recorded' : 'already recorded', item: state.item };
    }
    if (decision.kind === 'conflict') {
      return { kind: 'conflict', item: state.item, conflicts: decision.conflicts };
    }
    if (decision.kind === 'refused') return decision;

    const written = await tryWriting(list, parts, row, decision, owed);
    switch (written.kind) {
      case 'written':
        return { kind: 'recorded', item: written.item };
      case 'refused':
        return written;
      case 'trail moved':
        break;
      case 'row moved':
        attempts += 1;
        break;
      case 'no answer':
        attempts += 1;
        noAnswer = written.failure;
        unanswered = decision.recorded.entry.key;
        break;
    }
  }
  if (noAnswer !== null) throw noAnswer;
  return refusals.busy;
}

type Written<Entity> =
  | { readonly kind: 'written'; readonly item: Entity }
  | Refusal
  /** Somebody else posted to the trail what this write was about to. */
  | { readonly kind: 'trail moved' }
  | { readonly kind: 'row moved' }
  /** Whether it was written is not known: look. */
  | { readonly kind: 'no answer'; readonly failure: GraphFailure };

async function tryWriting<Entity extends Action | Risk>(
  list: WrittenList<Entity>,
  parts: WriteParts,
  row: RowForWriting<Entity>,
  decision: Extract<Decision<Entity>, { kind: 'write' }>,
  owed: OwedToTrail,
): Promise<Written<Entity>> {
  const { place } = parts;
  const address = addressOf(place, list.key);
  const before = postRequests(place, owed);
  const patch: GraphRequest = {
    method: 'PATCH',
    path: fieldsPath(address, row.item.id),
    headers: { 'If-Match': row.item.etag },
    body: patchOf(list, row, decision),
    // What is owed to the trail is there before the outbox that could tell it is written over.
    ...(before.length === 0 ? {} : { dependsOn: before.length - 1 }),
  };
  const patchIndex = before.length;
  const after = postRequests(place, { unposted: decision.recorded, handEdit: null }, patchIndex);
  const requests: GraphRequest[] = [
    ...before,
    patch,
    ...after,
    {
      method: 'GET',
      path: itemPath(address, row.item.id, registerLists[list.key].columns),
      // On the last POST, not on the PATCH: Microsoft advises that a batch is fully sequential or fully parallel.
      dependsOn: patchIndex + after.length,
    },
  ];

  let answers: GraphResponse[];
  try {
    answers = await parts.graph.batch(requests);
  } catch (error) {
    if (error instanceof GraphFailure && error.problem.kind === 'unavailable') {
      return { kind: 'no answer', failure: error };
    }
    throw error;
  }

  for (const index of before.keys()) {
    const problem = problemAt(answers, index);
    if (problem === null) continue;
    if (problem.kind === 'duplicate value') return { kind: 'trail moved' };
    throw new GraphFailure(problem);
  }
  const patched = problemAt(answers, patchIndex);
  if (patched !== null) {
    if (patched.kind === 'no access' && parts.byTheApplication === true) throw new GraphFailure(patched);
    return afterRefusedPatch(patched, answers[patchIndex]);
  }

  // From here the update is safe: what did not reach the trail is in the row's outbox, and is posted by whoever reads it next.
  const posted = answers.slice(patchIndex + 1, patchIndex + 1 + after.length);
  await postRest(parts.graph, after, posted).catch(ignoreGraphFailure);
  const fresh = answers.at(-1);
  if (fresh !== undefined && problemOf(fresh) === null) {
    return { kind: 'written', item: list.read(fresh.body, parts.site) };
  }
  const etag = textIn(answers[patchIndex]?.body, '@odata.etag');
  return {
    kind: 'written',
    item: {
      ...row.item,
      ...decision.values,
      etag: etag === '' ? row.item.etag : etag,
      modifiedAt: parts.now,
    },
  };
}

/** What goes onto the row: the values, and the outbox that says what was done and what stood there before. */
export function patchOf<Entity extends Action | Risk>(
  list: WrittenList<Entity>,
  row: RowForWriting<Entity>,
  decision: Extract<Decision<Entity>, { kind: 'write' }>,
): Record<string, unknown> {
  return {
    ...list.write(decision.values),
    ...decision.columns,
    ...writeRecorded(keepingWhatWas(list, row, decision)),
  };
}

function ignoreGraphFailure(error: unknown): void {
  if (!(error instanceof GraphFailure)) throw error;
}

function problemAt(answers: readonly GraphResponse[], index: number): GraphProblem | null {
  const answer = answers[index];
  return answer === undefined ? null : problemOf(answer);
}

function afterRefusedPatch(problem: GraphProblem, answer: GraphResponse | undefined): Written<never> {
  switch (problem.kind) {
    case 'conflict':
      return { kind: 'row moved' };
    case 'no access':
      return refusals.notAllowed;
    case 'not found':
      return refusals.notFound;
    case 'not valid':
      return problem.missingColumn === undefined
        ? refusals.notValid
        : { ...refusals.notValid, userMessage: problem.userMessage };
    case 'unavailable':
      // A gateway that lost the answer cannot say whether the row was written.
      if (answer?.status === 504) return { kind: 'no answer', failure: new GraphFailure(problem) };
      throw new GraphFailure(problem);
    default:
      throw new GraphFailure(problem);
  }
}
