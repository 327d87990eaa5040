import type { GraphPort } from '../../shared/sharepoint/graph-port.ts';
import { doneByTheApplication, GraphFailure } from '../graph/graph-errors.ts';
import type { Logger } from '../logging.ts';
import { inSpan, untraced } from '../tracing/span.ts';
import { emptyContents, publish, readUntilComplete, type Contents } from './board-contents.ts';
import { covers, type BoardSnapshot, type Reach } from './board-snapshot.ts';
import type { Boards } from './boards.ts';
import { wholeList } from './list-delta.ts';

export interface BoardMirror {
  readonly boardId: string;
  /**
   * The board as it stands now: one batch of deltas when nothing changed. Calls that come together share one. Throws
   * `GraphFailure`; what was read before stays.
   */
  refresh(): Promise<BoardSnapshot>;
  /** The same for what is presented in meetings only: one delta. Whoever follows is woken when it changed. */
  refreshPresenting(): Promise<BoardSnapshot>;
  /** The last snapshot, however old; null before the first. */
  snapshot(): BoardSnapshot | null;
  /** The last snapshot, or a first one. */
  current(): Promise<BoardSnapshot>;
  /**
   * Resolves true as soon as `shownVersion` exceeds the given one, false after `maxSeconds` or when `signal` aborts. While anybody
   * waits, the lists a tab shows are watched: the lively ones at every look, all of them at every second. Throws `GraphFailure` when the
   * site or a list turns out to be gone; what passes by itself is not told.
   */
  waitForChange(afterVersion: number, signal: AbortSignal, maxSeconds: number): Promise<boolean>;
  /** Something was just written: looks at once, or in a burst soon, if anybody waits; and tells those who want to know. */
  nudge(): void;
  /** Calls `listener` whenever this process has written something, until what it gives back is called. */
  whenWritten(listener: () => void): () => void;
  /** Ends every wait and the watch. */
  close(): void;
}

export interface BoardMirrorParts {
  readonly boardId: string;
  readonly boards: Boards;
  /** With the app's own identity. */
  readonly graph: GraphPort;
  readonly logger: Logger;
  /** ISO instant on the tenant's clock. */
  readonly now: () => string;
  /** Pause between two looks while somebody waits. */
  readonly watchMilliseconds?: number;
}

const usualWatchMilliseconds = 2_000;
/** Where lists can only be read whole, looking costs as much as the register is large. */
const wholeWatchMilliseconds = 30_000;

interface Waiter {
  readonly afterVersion: number;
  readonly finish: (changed: boolean) => void;
  readonly fail: (gone: GraphFailure) => void;
}

export function createBoardMirror(parts: BoardMirrorParts): BoardMirror {
  const { boardId, boards, graph, logger } = parts;
  const watchMilliseconds = parts.watchMilliseconds ?? usualWatchMilliseconds;
  let contents: Contents | null = null;
  let published: BoardSnapshot | null = null;
  let underWay: { readonly promise: Promise<BoardSnapshot>; readonly reach: Reach } | null = null;
  /** A write happened after the refresh under way began: whoever asks now needs one that begins later. */
  let staleStart = false;
  let timer: NodeJS.Timeout | null = null;
  let nextLook: 'shown' | 'lively' = 'shown';
  /** When the watch looked last, of `performance.now()`. */
  let lookedAt = -Infinity;
  let closed = false;
  const waiters = new Set<Waiter>();
  const listeners = new Set<() => void>();

  const readAtPlace = async (reach: Reach): Promise<Contents> => {
    const place = await boards.place(boardId);
    if (contents?.place !== place) contents = null;
    contents ??= emptyContents(place);
    await readUntilComplete(contents, graph, parts.now, reach);
    return contents;
  };

  const readAndTell = async (reach: Reach): Promise<BoardSnapshot> => {
    let read: Contents;
    try {
      read = await readAtPlace(reach);
    } catch (error) {
      if (!(error instanceof GraphFailure) || error.problem.kind !== 'not found') throw error;
      // Somebody may have made the site or a list anew: look where it is now, once.
      boards.forget(boardId);
      read = await readAtPlace(reach);
    }
    published = publish(boardId, read, published);
    for (const waiter of [...waiters]) {
      if (published.shownVersion > waiter.afterVersion) waiter.finish(true);
    }
    return published;
  };

  /** As a step of its own in a trace: who joins a look under way waits, and asks Graph nothing. */
  const lookAt = (reach: Reach): Promise<BoardSnapshot> =>
    inSpan(
      () => ({
        name: 'board read',
        kind: 'internal',
        facts: { 'register.board': boardId, 'board.joined': underWay !== null },
      }),
      () => lookOnce(reach),
    );

  const lookOnce = (reach: Reach): Promise<BoardSnapshot> => {
    if (underWay !== null) {
      if (!staleStart && covers(underWay.reach, reach)) return underWay.promise;
      return underWay.promise.then(
        () => lookOnce(reach),
        () => lookOnce(reach),
      );
    }
    staleStart = false;
    const promise = doneByTheApplication(readAndTell(reach)).finally(() => {
      underWay = null;
      staleStart = false;
    });
    underWay = { promise, reach };
    return promise;
  };
  const refresh = (): Promise<BoardSnapshot> => lookAt('all');

  const look = async (): Promise<void> => {
    timer = null;
    let pause = watchMilliseconds;
    const reach = nextLook;
    nextLook = reach === 'shown' ? 'lively' : 'shown';
    lookedAt = performance.now();
    try {
      await lookAt(reach);
      if (contents !== null && [...contents.positions.values()].some(({ link }) => link === wholeList)) {
        pause = Math.max(pause, wholeWatchMilliseconds);
      }
    } catch (error) {
      const problem = error instanceof GraphFailure ? error.problem : null;
      if (problem !== null && 'retryAfterSeconds' in problem) {
        pause = Math.max(pause, problem.retryAfterSeconds * 1000);
      }
      logger.warn({ board: boardId, error }, 'a board could not be watched');
      if (error instanceof GraphFailure && problem?.kind === 'not found') {
        for (const waiter of [...waiters]) waiter.fail(error);
      }
    }
    schedule(pause);
  };

  const schedule = (milliseconds: number): void => {
    if (closed || waiters.size === 0 || timer !== null) return;
    // Goes on for as long as anybody waits: no part of the request that began it.
    timer = setTimeout(() => void untraced(look), milliseconds);
  };

  return {
    boardId,
    refresh,
    refreshPresenting: () => {
      if (underWay !== null) staleStart = true;
      return lookAt('presenting');
    },
    snapshot: () => published,
    current: () => (published === null ? refresh() : Promise.resolve(published)),

    waitForChange: (afterVersion, signal, maxSeconds) => {
      if (published !== null && published.shownVersion > afterVersion) return Promise.resolve(true);
      if (closed || signal.aborted) return Promise.resolve(false);
      return new Promise((resolve, reject) => {
        const leave = (): void => {
          waiters.delete(waiter);
          clearTimeout(limit);
          signal.removeEventListener('abort', giveUp);
          if (waiters.size === 0 && timer !== null) {
            clearTimeout(timer);
            timer = null;
          }
        };
        const finish = (changed: boolean): void => {
          leave();
          resolve(changed);
        };
        const fail = (gone: GraphFailure): void => {
          leave();
          reject(gone);
        };
        const giveUp = (): void => finish(false);
        const waiter: Waiter = { afterVersion, finish, fail };
        const limit = setTimeout(giveUp, maxSeconds * 1000);
        signal.addEventListener('abort', giveUp, { once: true });
        waiters.add(waiter);
        // The first look is made at once: the last one may have been long ago, when nobody waited.
        if (waiters.size === 1) {
          nextLook = 'shown';
          schedule(0);
        }
      });
    },

    nudge: () => {
      if (underWay !== null) staleStart = true;
      for (const listener of listeners) listener();
      if (waiters.size === 0) return;
      if (timer !== null) clearTimeout(timer);
      timer = null;
      nextLook = 'shown';
      // The first of a burst of writes is looked for at once, the others together.
      schedule(Math.max(0, lookedAt + watchMilliseconds / 3 - performance.now()));
    },

    whenWritten: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },

    close: () => {
      closed = true;
      if (timer !== null) clearTimeout(timer);
      for (const waiter of [...waiters]) waiter.finish(false);
    },
  };
}
