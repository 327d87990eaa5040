import { z } from 'zod';
import { seenForMany, seenForManySchema, type SeenForMany } from '../../../shared/contracts/change-many.ts';
import type { Action } from '../../../shared/domain/action.ts';
import { keepDraft, loadDraft } from '../../ui/drafts.ts';

const keptSchema = z.record(z.string(), seenForManySchema);

/**
 * The actions ticked in the plan, each with what stood there when it was ticked: a change is decided against that. They stay ticked
 * whatever the filter shows, whatever changes meanwhile, on other pages and after a reload. It stands outside React's state of the
 * plan, so that a tick draws one box anew and not thousands of rows.
 */
export class TickedActions {
  readonly #name: string;
  readonly #listeners = new Set<() => void>();
  #seen: ReadonlyMap<string, SeenForMany>;

  constructor(board: string) {
    this.#name = `ticked ${board}`;
    this.#seen = new Map(Object.entries(loadDraft(this.#name, keptSchema) ?? {}));
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** By action key, in the order of ticking; another map after each change. */
  readonly getSnapshot = (): ReadonlyMap<string, SeenForMany> => this.#seen;

  /** Ticked again, an action is seen as it stands now. */
  tick(actions: readonly Action[]): void {
    this.#become(
      new Map([...this.#seen, ...actions.map((action) => [action.key, seenForMany(action)] as const)]),
    );
  }

  untick(keys: Iterable<string>): void {
    const left = new Map(this.#seen);
    for (const key of keys) left.delete(key);
    this.#become(left);
  }

  #become(seen: ReadonlyMap<string, SeenForMany>): void {
    this.#seen = seen;
    keepDraft(this.#name, Object.fromEntries(seen));
    for (const listener of this.#listeners) listener();
  }
}

const boards = new Map<string, TickedActions>();

/** One for each board for as long as the page is open. */
export function tickedActionsOf(board: string): TickedActions {
  const known = boards.get(board) ?? new TickedActions(board);
  boards.set(board, known);
  return known;
}
