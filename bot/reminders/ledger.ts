import type { Reminder } from '../../shared/domain/reminder.ts';
import type { Row } from '../../shared/domain/row.ts';
import type { GraphPort, GraphResponse } from '../../shared/sharepoint/graph-port.ts';
import { textIn } from '../../shared/sharepoint/json.ts';
import { registerLists } from '../../shared/sharepoint/register-lists.ts';
import { fieldsPath, itemPath, newItemPath } from '../../shared/sharepoint/register-paths.ts';
import { GraphFailure, problemOf, type GraphProblem } from '../graph/graph-errors.ts';
import { addressOf, type BoardPlace } from '../register/boards.ts';
import type { LedgerWriter } from './ledger-writer.ts';

export type NewReminder = Omit<Reminder, keyof Row>;

/** What became of a message: the part of its row that completes the claim. */
export type Receipt = Pick<Reminder, 'state' | 'channel' | 'messageId' | 'problem' | 'error' | 'finishedAt'>;

/** A row as this service knows it: whoever else changes it makes the ETag another. */
export interface HeldRow {
  readonly itemId: string;
  readonly etag: string;
  readonly attempts: number;
}

export interface LedgerParts {
  readonly place: BoardPlace;
  /** With the app's own identity, patient. */
  readonly graph: GraphPort;
  readonly writer: LedgerWriter;
  /** IANA name of the board's time zone. */
  readonly timeZone: string;
  /** Waits so many milliseconds, or less when the service is stopping. */
  readonly wait: (milliseconds: number) => Promise<void>;
  readonly isStopping: () => boolean;
  /** Milliseconds on a clock that only runs forward. */
  readonly elapsed: () => number;
}

export type Claim =
  | { readonly kind: 'ours'; readonly row: HeldRow }
  | { readonly kind: 'taken' }
  /** Not claimed, or nobody knows: to be looked at again. */
  | { readonly kind: 'failed'; readonly problem: GraphProblem };

/** Posts the row. Its claim key is unique in the list, so of any number of services that try, one has it. */
export async function claim(parts: LedgerParts, row: NewReminder): Promise<Claim> {
  const answer = await attempt(parts, {
    method: 'POST',
    path: newItemPath(addressOf(parts.place, 'reminders')),
    body: { fields: registerLists.reminders.write(row) },
  });
  if (answer.problem === null) {
    const { body } = answer;
    return {
      kind: 'ours',
      row: { itemId: textIn(body, 'id'), etag: textIn(body, 'eTag'), attempts: row.attempts },
    };
  }
  return answer.problem.kind === 'duplicate value'
    ? { kind: 'taken' }
    : { kind: 'failed', problem: answer.problem };
}

/** A mark this old is renewed before anything is sent on its strength: its lease must outlast the send by far. */
const markHoldsMilliseconds = 60_000;
const mostMarks = 4;
const pauseMilliseconds = 2_000;

/**
 * Says in the row that it is being handed over at this moment. `If-Match` makes it a fence: a service that was slow and lost
 * the row to another learns it here, before it sends. Resolves to the row as it now is, or null when this service may not send:
 * somebody else has the row, it is gone, or SharePoint does not say.
 */
export async function mark(
  parts: LedgerParts,
  held: HeldRow,
  marked: () => Pick<Reminder, 'claimedAt' | 'messageId'> & Partial<Pick<Reminder, 'lines'>>,
): Promise<HeldRow | null> {
  let row = held;
  for (let tried = 1; tried <= mostMarks && !parts.isStopping(); tried += 1) {
    const began = parts.elapsed();
    const values = { ...marked(), state: 'sending' as const, attempts: held.attempts + 1 };
    const answer = await attempt(parts, {
      method: 'PATCH',
      path: fieldsPath(addressOf(parts.place, 'reminders'), row.itemId),
      headers: ifMatch(row.etag),
      body: registerLists.reminders.write(values),
    });
    let now: HeldRow | null = null;
    if (answer.problem === null) {
      now = { ...row, etag: textIn(answer.body, '@odata.etag'), attempts: values.attempts };
    } else if (answer.problem.kind === 'conflict' || answer.problem.kind === 'unavailable') {
      // Perhaps it was done and only the answer was lost: the row itself says whose it is.
      const found = await read(parts, row.itemId);
      if (found === 'gone') return null;
      if (found !== 'unknown') {
        const isOurs =
          found.state === 'sending' &&
          found.messageId === values.messageId &&
          found.attempts === values.attempts;
        if (isOurs) now = { itemId: row.itemId, etag: found.etag, attempts: found.attempts };
        else if (found.etag !== row.etag) return null;
      }
    } else if (answer.problem.kind !== 'throttled') return null;
    if (now === null) {
      await parts.wait(pauseMilliseconds * tried);
      continue;
    }
    if (parts.elapsed() - began < markHoldsMilliseconds) return now;
    row = now;
  }
  return null;
}

const longestPauseMilliseconds = 60_000;

/**
 * Writes what became of a message, and does not rest until it stands there: without it the message would count as possibly
 * sent. Resolves false when the service had to stop before, or the row does not let itself be written.
 */
export async function complete(parts: LedgerParts, held: HeldRow, receipt: Receipt): Promise<boolean> {
  let { etag } = held;
  for (let tried = 1; ; tried += 1) {
    const answer = await attempt(parts, {
      method: 'PATCH',
      path: fieldsPath(addressOf(parts.place, 'reminders'), held.itemId),
      headers: ifMatch(etag),
      body: registerLists.reminders.write(receipt),
    });
    const { problem } = answer;
    // A row that somebody deleted cannot be completed.
    if (problem === null || problem.kind === 'not found') return true;
    if (problem.kind === 'conflict' || problem.kind === 'unavailable') {
      const found = await read(parts, held.itemId);
      if (found === 'gone') return true;
      if (found !== 'unknown') {
        if (found.state === receipt.state && found.messageId === receipt.messageId) return true;
        // Somebody sent it once more since then: that receipt is the newer one.
        if (found.attempts !== held.attempts) return true;
        // Edited by hand, or called "possibly sent" by a service that could not know better.
        etag = found.etag;
        if (problem.kind === 'conflict' && tried < mostMarks) continue;
      }
    } else if (problem.kind !== 'throttled' && tried >= mostMarks) return false;
    if (parts.isStopping()) return false;
    await parts.wait(Math.min(longestPauseMilliseconds, pauseMilliseconds * 2 ** (tried - 1)));
  }
}

/** Settles a row nobody holds, unless it changed meanwhile: then somebody else looks after it. */
export async function settle(
  parts: LedgerParts,
  row: Reminder,
  receipt: Omit<Receipt, 'channel'>,
): Promise<boolean> {
  const answer = await attempt(parts, {
    method: 'PATCH',
    path: fieldsPath(addressOf(parts.place, 'reminders'), row.id),
    headers: ifMatch(row.etag),
    body: registerLists.reminders.write(receipt),
  });
  return answer.problem === null;
}

async function read(parts: LedgerParts, itemId: string): Promise<Reminder | 'gone' | 'unknown'> {
  const { columns } = registerLists.reminders;
  const answer = await attempt(parts, {
    method: 'GET',
    path: itemPath(addressOf(parts.place, 'reminders'), itemId, columns),
  });
  if (answer.problem === null) return registerLists.reminders.read(answer.body, { timeZone: parts.timeZone });
  return answer.problem.kind === 'not found' ? 'gone' : 'unknown';
}

async function attempt(
  parts: LedgerParts,
  request: Parameters<LedgerWriter['write']>[0],
): Promise<{ problem: GraphProblem | null; body: unknown }> {
  try {
    const answer: GraphResponse =
      request.method === 'GET' ? await parts.graph.send(request) : await parts.writer.write(request);
    return { problem: problemOf(answer), body: answer.body };
  } catch (error) {
    if (!(error instanceof GraphFailure)) throw error;
    return { problem: error.problem, body: null };
  }
}

function ifMatch(etag: string): Record<string, string> {
  return etag === '' ? {} : { 'If-Match': etag };
}
