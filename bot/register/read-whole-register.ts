import type { BoardInfo, ChangesResponse, RegisterRows } from '../../shared/contracts/tab-api.ts';
import type { CivilDate } from '../../shared/domain/civil-date.ts';
import { GraphFailure, problems } from '../graph/graph-errors.ts';
import { readChanges, type ReadChangesParts } from './read-changes.ts';

export interface WholeRegister {
  readonly board: BoardInfo;
  readonly rows: RegisterRows;
  readonly today: CivilDate;
  /** ISO instant on the tenant's clock. */
  readonly now: string;
}

/** Pages of a cold load; a register that never ends is a fault of the wire. */
const mostPages = 400;

/** Everything a person may read of a board, as a tab reads it when it opens: some batches, following the pages. Throws `GraphFailure`. */
export async function readWholeRegister(
  parts: ReadChangesParts,
  signal: AbortSignal,
): Promise<WholeRegister> {
  let rows = noRows();
  let board: BoardInfo | null = null;
  let cursor: string | undefined;
  for (let page = 0; page < mostPages; page += 1) {
    const answer: ChangesResponse = await readChanges(
      parts,
      { waitSeconds: 0, ...(cursor === undefined ? {} : { cursor }) },
      signal,
    );
    if (answer.startAgain) rows = noRows();
    add(rows, answer);
    board = answer.board ?? board;
    if (answer.complete && board !== null) return { board, rows, today: answer.today, now: answer.now };
    cursor = answer.cursor;
  }
  throw new GraphFailure(problems.unavailable('The pages of a register did not end'));
}

function noRows(): RegisterRows {
  return { risks: [], controls: [], actions: [], people: [], groups: [], meetings: [] };
}

/** A row told twice while it was being read counts as it was told last. */
function add(rows: RegisterRows, { changed }: ChangesResponse): void {
  rows.risks = withNewest(rows.risks, changed.risks);
  rows.controls = withNewest(rows.controls, changed.controls);
  rows.actions = withNewest(rows.actions, changed.actions);
  rows.people = withNewest(rows.people, changed.people);
  rows.groups = withNewest(rows.groups, changed.groups);
  rows.meetings = withNewest(rows.meetings, changed.meetings);
}

function withNewest<Item extends { readonly id: string }>(
  known: readonly Item[],
  read: readonly Item[],
): Item[] {
  return [...new Map([...known, ...read].map((row) => [row.id, row])).values()];
}
