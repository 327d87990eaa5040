import type { Reminder } from '../../shared/domain/reminder.ts';
import type { Row } from '../../shared/domain/row.ts';
import { textIn } from '../../shared/sharepoint/json.ts';
import type { GraphPort, GraphRequest } from '../../shared/sharepoint/graph-port.ts';
import { registerLists } from '../../shared/sharepoint/register-lists.ts';
import { fieldsPath, inBatches, newItemPath } from '../../shared/sharepoint/register-paths.ts';
import { problemOf } from '../graph/graph-errors.ts';
import { addressOf, type BoardPlace } from '../register/boards.ts';

export type NewReminder = Omit<Reminder, keyof Row>;

/** What became of a digest: the part of its row that completes the claim. */
export type Receipt = Pick<Reminder, 'state' | 'channel' | 'messageId' | 'problem' | 'error' | 'finishedAt'>;

/** ours = the row is this service's, `itemId` names it; taken = somebody else has it; failed = ask again later. */
export type ClaimResult =
  | { readonly kind: 'ours'; readonly itemId: string }
  | { readonly kind: 'taken' }
  | { readonly kind: 'failed'; readonly message: string };

/**
 * Posts one row per digest, all in as few calls as Graph allows. The claim key is unique in the list, so of any number of
 * services that try, one has it. Throws `GraphFailure` when a batch got no answer: then nobody knows, and the day's
 * rows say it later.
 */
export async function claimDigests(
  graph: GraphPort,
  place: BoardPlace,
  rows: readonly NewReminder[],
): Promise<ClaimResult[]> {
  const path = newItemPath(addressOf(place, 'reminders'));
  const results: ClaimResult[] = [];
  const requests = rows.map((row): GraphRequest => ({
    method: 'POST',
    path,
    body: { fields: registerLists.reminders.write(row) },
  }));
  for (const batch of inBatches(requests)) {
    for (const answer of await graph.batch(batch)) {
      const problem = problemOf(answer);
      if (problem === null) results.push({ kind: 'ours', itemId: textIn(answer.body, 'id') });
      else if (problem.kind === 'duplicate value') results.push({ kind: 'taken' });
      else results.push({ kind: 'failed', message: problem.message });
    }
  }
  return results;
}

/** Completes claims. Resolves to those that could not be written and have to be tried again. Throws `GraphFailure`. */
export async function writeReceipts<Kept extends { itemId: string; receipt: Receipt }>(
  graph: GraphPort,
  place: BoardPlace,
  receipts: readonly Kept[],
): Promise<Kept[]> {
  const list = addressOf(place, 'reminders');
  const unwritten: Kept[] = [];
  const requests = receipts.map(({ itemId, receipt }): GraphRequest => ({
    method: 'PATCH',
    path: fieldsPath(list, itemId),
    body: registerLists.reminders.write(receipt),
  }));
  let done = 0;
  for (const batch of inBatches(requests)) {
    for (const answer of await graph.batch(batch)) {
      const kept = receipts[done];
      done += 1;
      const problem = problemOf(answer);
      // A row that somebody deleted cannot be completed and needs no second try.
      if (kept !== undefined && problem !== null && problem.kind !== 'not found') unwritten.push(kept);
    }
  }
  return unwritten;
}
