import type { ChangesRequest, ChangesResponse } from '../../shared/contracts/tab-api.ts';
import type { Action } from '../../shared/domain/action.ts';
import type { Risk } from '../../shared/domain/risk.ts';
import { mayBePutRight, passesByItself, type ApiResult, type RequestFailure } from './failure.ts';
import {
  applyChanges,
  applySaved,
  countRows,
  emptyRegister,
  newsInWords,
  type Register,
  type RegisterNews,
} from './register-tables.ts';
import type { Language } from '../../shared/domain/language.ts';
import { registerWords } from './register-words.ts';

/** How the tab stands with the service. */
export type Connection =
  | { phase: 'reading'; rowsRead: number }
  | { phase: 'live' }
  /** Something passing: what was read stays on screen, and the store tries again by itself. */
  | { phase: 'reconnecting'; failure: RequestFailure; retryInSeconds: number }
  /**
   * A person has to do something first: sign in, consent, get access. Where that can happen elsewhere the store looks again by itself.
   * Without access nothing of the register is kept.
   */
  | { phase: 'stopped'; failure: RequestFailure };

export interface RegisterSnapshot {
  register: Register;
  connection: Connection;
  /** The newest announcement; `count` grows with each, so that the same words twice are two announcements. */
  announcement: { count: number; words: string };
  /** Rows that changed a moment ago, by `kind:id`, with words such as "Just updated by Priya Nair". */
  justChanged: ReadonlyMap<string, string>;
}

export interface RegisterStoreDependencies {
  changes(request: ChangesRequest, signal: AbortSignal): Promise<ApiResult<ChangesResponse>>;
  /** Resolves after so many milliseconds; rejects at once when aborted. */
  sleep(milliseconds: number, signal: AbortSignal): Promise<void>;
  /** A page nobody looks at need not listen. Absent = always seen. */
  isSeen?(): boolean;
  /** In which changes are announced. Absent = English. */
  language?: Language;
}

/** How long one refresh may wait for a change; the service allows 25. */
const waitSeconds = 25;
const backOffSeconds = [1, 2, 5, 10, 30] as const;
/** If answers come back at once with nothing in them, ask no more often than this. */
const shortestPauseMs = 1_000;
const markedForMs = 15_000;
/** How long until it is worth looking whether rights came back. */
const lookAgainMs = 20_000;

/**
 * Keeps one board's register up to date for as long as it runs: reads it page by page, then waits for changes and
 * applies them. Readers subscribe; snapshots are immutable.
 */
export class RegisterStore {
  readonly #dependencies: RegisterStoreDependencies;
  readonly #language: Language;
  readonly #listeners = new Set<() => void>();
  #snapshot: RegisterSnapshot = {
    register: emptyRegister,
    connection: { phase: 'reading', rowsRead: 0 },
    announcement: { count: 0, words: '' },
    justChanged: new Map(),
  };
  #running: AbortController | null = null;
  #napping: AbortController | null = null;
  #calling: AbortController | null = null;
  #failures = 0;

  constructor(dependencies: RegisterStoreDependencies) {
    this.#dependencies = dependencies;
    this.#language = dependencies.language ?? 'en';
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly getSnapshot = (): RegisterSnapshot => this.#snapshot;

  /** Starts reading and listening; does nothing when already running. */
  readonly start = (): void => {
    if (this.#running !== null) return;
    const running = new AbortController();
    this.#running = running;
    void this.#run(running.signal);
  };

  readonly stop = (): void => {
    this.#running?.abort();
    this.#running = null;
  };

  /** Try again now: after the person pressed "Try again", came back to the page, or the network returned. */
  readonly retry = (): void => {
    if (this.#running === null || this.#snapshot.connection.phase === 'stopped') {
      this.stop();
      if (!this.#snapshot.register.complete) this.#set({ connection: this.#reading() });
      this.start();
    } else {
      this.#napping?.abort();
    }
  };

  /** The network went away: a call that waits would only find out when its time is over. */
  readonly interrupt = (): void => this.#calling?.abort();

  /** Shows what a save returned without waiting for it to come round as a change. */
  readonly applySavedAction = (action: Action): void =>
    this.#set({ register: applySaved(this.#snapshot.register, 'actions', action) });

  readonly applySavedRisk = (risk: Risk): void =>
    this.#set({ register: applySaved(this.#snapshot.register, 'risks', risk) });

  async #run(signal: AbortSignal): Promise<void> {
    try {
      while (!signal.aborted) {
        const result = await this.#ask(signal);
        if (result === 'interrupted') continue;
        if (result.ok) await this.#accept(result.value, signal);
        else if (passesByItself(result.failure)) await this.#waitAndTryAgain(result.failure, signal);
        else if (result.failure.code === 'not valid' && this.#snapshot.register.cursor !== null) {
          this.#forgetCursor();
        } else {
          this.#stopAt(result.failure);
          if (!mayBePutRight(result.failure)) {
            if (this.#running?.signal === signal) this.#running = null;
            return;
          }
          await this.#nap(lookAgainMs, signal);
        }
      }
    } catch (error) {
      if (!signal.aborted) throw error;
    }
  }

  async #ask(signal: AbortSignal): Promise<ApiResult<ChangesResponse> | 'interrupted'> {
    const { register, connection } = this.#snapshot;
    // The first call after trouble comes back at once, so that the words about it go away.
    const waits = register.complete && connection.phase === 'live' && this.#failures === 0;
    const calling = new AbortController();
    this.#calling = calling;
    try {
      return await this.#dependencies.changes(
        {
          ...(register.cursor === null ? {} : { cursor: register.cursor }),
          waitSeconds: waits ? waitSeconds : 0,
        },
        AbortSignal.any([signal, calling.signal]),
      );
    } catch (error) {
      if (calling.signal.aborted && !signal.aborted) return 'interrupted';
      throw error;
    } finally {
      this.#calling = null;
    }
  }

  #stopAt(failure: RequestFailure): void {
    this.#set({
      connection: { phase: 'stopped', failure },
      ...(failure.code === 'no access' ? { register: emptyRegister, justChanged: new Map() } : {}),
    });
  }

  async #accept(response: ChangesResponse, signal: AbortSignal): Promise<void> {
    this.#failures = 0;
    const before = this.#snapshot.register;
    const { register, news } = applyChanges(before, response);
    this.#set({
      register,
      connection: register.complete
        ? { phase: 'live' }
        : { phase: 'reading', rowsRead: countRows(register.tables) },
      ...this.#announced(news),
    });
    if (news.length > 0) void this.#unmarkLater(news, signal);
    if (!response.complete) return;
    if (this.#dependencies.isSeen?.() === false) await this.#nap(Number.MAX_SAFE_INTEGER, signal);
    else if (register.tables === before.tables || isSameRegister(before, register)) {
      await this.#nap(shortestPauseMs, signal);
    }
  }

  #announced(news: RegisterNews[]): Partial<RegisterSnapshot> {
    if (news.length === 0) return {};
    const words = registerWords(this.#language);
    const justChanged = new Map(this.#snapshot.justChanged);
    for (const item of news) {
      if (item.change === 'removed') continue;
      justChanged.set(
        `${item.kind}:${item.id}`,
        item.change === 'added' ? words.justAdded(item.by) : words.justUpdated(item.by),
      );
    }
    return {
      justChanged,
      announcement: {
        count: this.#snapshot.announcement.count + 1,
        words: newsInWords(news, this.#language),
      },
    };
  }

  async #unmarkLater(news: RegisterNews[], signal: AbortSignal): Promise<void> {
    await this.#dependencies.sleep(markedForMs, signal).catch(() => undefined);
    const justChanged = new Map(this.#snapshot.justChanged);
    for (const item of news) justChanged.delete(`${item.kind}:${item.id}`);
    this.#set({ justChanged });
  }

  async #waitAndTryAgain(failure: RequestFailure, signal: AbortSignal): Promise<void> {
    const step = backOffSeconds[Math.min(this.#failures, backOffSeconds.length - 1)] ?? 30;
    const retryInSeconds = Math.max(step, failure.retryAfterSeconds ?? 0);
    this.#failures += 1;
    this.#set({ connection: { phase: 'reconnecting', failure, retryInSeconds } });
    await this.#nap(retryInSeconds * 1000, signal);
  }

  /** The service no longer understands where we were: read everything again, keeping what is on screen meanwhile. */
  #forgetCursor(): void {
    const { register } = this.#snapshot;
    this.#set({
      register: { ...register, cursor: null, complete: false },
      connection: { phase: 'reading', rowsRead: 0 },
    });
  }

  /** Sleeps, but `retry` ends it early. */
  async #nap(milliseconds: number, signal: AbortSignal): Promise<void> {
    const napping = new AbortController();
    this.#napping = napping;
    await this.#dependencies
      .sleep(Math.min(milliseconds, 2 ** 31 - 1), AbortSignal.any([signal, napping.signal]))
      .catch(() => undefined);
    this.#napping = null;
  }

  #reading(): Connection {
    return { phase: 'reading', rowsRead: countRows(this.#snapshot.register.tables) };
  }

  #set(parts: Partial<RegisterSnapshot>): void {
    this.#snapshot = { ...this.#snapshot, ...parts };
    for (const listener of this.#listeners) listener();
  }
}

function isSameRegister(before: Register, after: Register): boolean {
  return (
    after.complete &&
    before.complete &&
    after.board === before.board &&
    after.showings === before.showings &&
    after.tables.risks === before.tables.risks &&
    after.tables.actions === before.tables.actions &&
    after.tables.controls === before.tables.controls &&
    after.tables.people === before.tables.people &&
    after.tables.groups === before.tables.groups &&
    after.tables.meetings === before.tables.meetings
  );
}
