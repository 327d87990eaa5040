import { z } from 'zod';
import { paths } from '../ui/board-paths.ts';
import { dropDraft, keepDraft, loadDraft } from '../ui/drafts.ts';
import { allRemembered, rememberAll } from '../ui/remembered.ts';

const name = 'way back';
/** Whoever signs in again comes back soon; the next morning the tab opens as it always does. */
const mostMilliseconds = 30 * 60_000;

const wayBackSchema = z.strictObject({
  /** Inside the tab, below its base. */
  path: z.string().regex(/^\/board\/[^/]/),
  /** Milliseconds since 1970. */
  at: z.number(),
  remembered: z.record(z.string(), z.unknown()),
});

/**
 * Keeps where somebody is and what they filtered by, for this window, because they may have to reload the page to go on.
 *
 * @param now milliseconds since 1970
 */
export function keepWayBack(path: string, now: number): void {
  const kept = wayBackSchema.safeParse({ path, at: now, remembered: allRemembered() });
  if (kept.success) keepDraft(name, kept.data);
}

/**
 * Where somebody was who had to leave, once; what they filtered by is then remembered again. Null = nobody had to, it was long ago, or
 * the tab is opened on another board.
 *
 * @param board the one the tab is opened on; null = any
 */
export function takeWayBack(board: string | null, now: number): string | null {
  const kept = loadDraft(name, wayBackSchema);
  dropDraft(name);
  if (kept === null || now - kept.at > mostMilliseconds || now < kept.at) return null;
  if (board !== null && !kept.path.startsWith(`${paths.board(board)}/`)) return null;
  rememberAll(kept.remembered);
  return kept.path;
}
