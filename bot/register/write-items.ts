import type { Action } from '../../shared/domain/action.ts';
import type { Language } from '../../shared/domain/language.ts';
import type { Risk } from '../../shared/domain/risk.ts';
import { largestBatch, type GraphRequest, type GraphResponse } from '../../shared/sharepoint/graph-port.ts';
import { textIn } from '../../shared/sharepoint/json.ts';
import { registerLists } from '../../shared/sharepoint/register-lists.ts';
import { fieldsPath, itemPath } from '../../shared/sharepoint/register-paths.ts';
import { GraphFailure, problemOf } from '../graph/graph-errors.ts';
import { addressOf } from './boards.ts';
import { postRequests } from './pay-trail.ts';
import {
  readRequests,
  stateOf,
  wholeTrail,
  type RowForWriting,
  type WrittenList,
} from './row-for-writing.ts';
import { toOutcome } from './record-action-update.ts';
import { owedToTrail } from './trail.ts';
import { patchOf, writeItem, type Decision, type WriteOutcome, type WriteParts } from './write-item.ts';

type Write<Entity> = Extract<Decision<Entity>, { kind: 'write' }>;

interface Planned<Entity> {
  readonly key: string;
  readonly row: RowForWriting<Entity>;
  readonly write: Write<Entity>;
}

/** What became of one of many; `failed` = Graph gave no answer about this one, and the others are not the worse for it. */
export type OneOfMany<Entity> =
  WriteOutcome<Entity> | { readonly kind: 'failed'; readonly failure: GraphFailure };

/** Two requests for each: the row and its trail. */
const readTogether = largestBatch / 2;

/**
 * Writes many items, each as `writeItem` would: on what was just read, conditional, with its own entry in the trail. Batches of parts
 * that do not depend on each other, twenty at a time: for twenty items five calls. An item that is not quite simple (something is owed
 * to its trail, somebody saved it in between, its answer was lost) goes the way of a single one. Throws `GraphFailure` when a whole
 * batch gets no answer; pressing again then goes on where it stopped.
 */
export async function writeItems<Entity extends Action | Risk>(
  list: WrittenList<Entity>,
  keys: readonly string[],
  parts: WriteParts,
  decide: (row: RowForWriting<Entity>) => Decision<Entity>,
): Promise<ReadonlyMap<string, OneOfMany<Entity>>> {
  const outcomes = new Map<string, OneOfMany<Entity>>();
  // One alone is written in two calls.
  const singly = new Set(keys.length === 1 ? keys : []);
  const planned: Planned<Entity>[] = [];

  const together = keys.filter((key) => !singly.has(key));
  for (let start = 0; start < together.length; start += readTogether) {
    for (const [key, row] of await readSome(list, together.slice(start, start + readTogether), parts)) {
      if (row === null || !isSimple(list, row, parts.now)) {
        singly.add(key);
        continue;
      }
      const decision = decide(row);
      if (decision.kind === 'write' && decision.recorded.assessment === undefined) {
        planned.push({ key, row, write: decision });
      } else if (decision.kind === 'refused') outcomes.set(key, decision);
      else if (decision.kind === 'conflict') {
        outcomes.set(key, { kind: 'conflict', item: row.item, conflicts: decision.conflicts });
      } else if (decision.kind === 'already recorded') {
        outcomes.set(key, { kind: 'already recorded', item: row.item });
      } else singly.add(key);
    }
  }

  for (let start = 0; start < planned.length; start += largestBatch) {
    const some = planned.slice(start, start + largestBatch);
    const { written, again } = await writeSome(list, some, parts);
    for (const [key, item] of written) outcomes.set(key, { kind: 'recorded', item });
    for (const key of again) singly.add(key);
  }

  for (const key of singly) {
    try {
      outcomes.set(key, await writeItem(list, key, parts, (_, row) => decide(row)));
    } catch (error) {
      if (!(error instanceof GraphFailure)) throw error;
      outcomes.set(key, { kind: 'failed', failure: error });
    }
  }
  return outcomes;
}

/** Nothing has to reach the trail before the row's outbox is written over. */
function isSimple<Entity extends Action | Risk>(
  list: WrittenList<Entity>,
  { state, item }: RowForWriting<Entity>,
  now: string,
): boolean {
  const { unposted, handEdit } = owedToTrail(state, list.tracked(item), now);
  return unposted === null && handEdit === null;
}

async function readSome<Entity extends Action | Risk>(
  list: WrittenList<Entity>,
  keys: readonly string[],
  parts: WriteParts,
): Promise<[string, RowForWriting<Entity> | null][]> {
  const { graph, place, site } = parts;
  const answers = await graph.batch(keys.flatMap((key) => readRequests(list.key, key, place)));
  const rows: [string, RowForWriting<Entity> | null][] = [];
  for (const [index, key] of keys.entries()) {
    const [row, trail] = [answers[index * 2], answers[index * 2 + 1]];
    // What one of them was refused, it is refused again on its own, in the words for it.
    const readable = isFine(row) && isFine(trail);
    rows.push([key, readable ? stateOf(list, key, row, await wholeTrail(graph, trail), site) : null]);
  }
  return rows;
}

const isFine = (answer: GraphResponse | undefined): answer is GraphResponse =>
  answer !== undefined && problemOf(answer) === null;

/** The rows first; once their outboxes hold the entries, nothing can be lost, and the trail is posted. */
async function writeSome<Entity extends Action | Risk>(
  list: WrittenList<Entity>,
  planned: readonly Planned<Entity>[],
  parts: WriteParts,
): Promise<{ written: ReadonlyMap<string, Entity>; again: readonly string[] }> {
  const { graph, place, site } = parts;
  const address = addressOf(place, list.key);
  const answers = await graph.batch(
    planned.map(({ row, write }): GraphRequest => ({
      method: 'PATCH',
      path: fieldsPath(address, row.item.id),
      headers: { 'If-Match': row.item.etag },
      body: patchOf(list, row, write),
    })),
  );
  const done = planned.flatMap((each, index) => {
    const answer = answers[index];
    return isFine(answer) ? [{ ...each, etag: textIn(answer.body, '@odata.etag') }] : [];
  });
  const again = planned.filter((_, index) => !isFine(answers[index])).map(({ key }) => key);
  if (done.length === 0) return { written: new Map(), again };

  let fresh: readonly GraphResponse[] = [];
  try {
    await graph.batch(
      done.flatMap(({ write }) => postRequests(place, { unposted: write.recorded, handEdit: null })),
    );
    fresh = await graph.batch(
      done.map(({ row }): GraphRequest => ({
        method: 'GET',
        path: itemPath(address, row.item.id, registerLists[list.key].columns),
      })),
    );
  } catch (error) {
    // What did not reach the trail is in the rows' outboxes, and is posted by whoever reads them next.
    if (!(error instanceof GraphFailure)) throw error;
  }
  const written = done.map(({ key, row, write, etag }, index): [string, Entity] => {
    const answer = fresh[index];
    return [
      key,
      isFine(answer)
        ? list.read(answer.body, site)
        : { ...row.item, ...write.values, etag: etag === '' ? row.item.etag : etag, modifiedAt: parts.now },
    ];
  });
  return { written: new Map(written), again };
}

/** The contract's shape of what became of one; what could not be reached is told of that one alone. */
export function asResult<Item>(
  outcome: OneOfMany<Item>,
  language: Language,
): ReturnType<typeof toOutcome<Item>> | { outcome: 'refused'; reason: 'unavailable'; userMessage: string } {
  if (outcome.kind !== 'failed') return toOutcome(outcome, language);
  const { userMessage } = outcome.failure.problem;
  return { outcome: 'refused', reason: 'unavailable', userMessage: userMessage[language] };
}
