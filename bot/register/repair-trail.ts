import type { Action } from '../../shared/domain/action.ts';
import type { Risk } from '../../shared/domain/risk.ts';
import { largestBatch, type GraphPort } from '../../shared/sharepoint/graph-port.ts';
import { orThrow } from '../graph/graph-errors.ts';
import type { BoardSnapshot, TrailMark } from './board-snapshot.ts';
import { owedToTrail } from './trail.ts';
import { post } from './pay-trail.ts';
import {
  readRequests,
  stateOf,
  wholeTrail,
  writtenActions,
  writtenRisks,
  type WrittenList,
} from './row-for-writing.ts';

export interface TrailRepair {
  /** Rows that were looked at. */
  readonly looked: number;
  /** Entries (of the outbox, or of edits made by hand) that the trail lacked and now has. */
  readonly posted: number;
  /** Entries that could not be posted now. */
  readonly owed: number;
}

/**
 * Posts what the trail lacks: entries whose service died between the two writes, and edits made by hand in SharePoint. Looks
 * only at rows that the service wrote, or somebody edited, at or after `since` (ISO instant), so the cost follows what happened.
 * Safe to run on several replicas at once. Throws `GraphFailure`.
 */
export async function repairTrail(
  snapshot: BoardSnapshot,
  graph: GraphPort,
  since: string,
  now: string,
): Promise<TrailRepair> {
  const risks = await repairList(
    writtenRisks,
    suspects(snapshot.risks, snapshot.trailMarks.risks, since),
    snapshot,
    graph,
    now,
  );
  const actions = await repairList(
    writtenActions,
    suspects(snapshot.actions, snapshot.trailMarks.actions, since),
    snapshot,
    graph,
    now,
  );
  return {
    looked: risks.looked + actions.looked,
    posted: risks.posted + actions.posted,
    owed: risks.owed + actions.owed,
  };
}

function suspects(
  rows: readonly (Action | Risk)[],
  marks: ReadonlyMap<string, TrailMark>,
  since: string,
): string[] {
  return rows.flatMap((row) => {
    const mark = marks.get(row.id);
    if (mark === undefined) return [];
    const editedLately = mark.handEdited && row.modifiedAt >= since;
    return mark.at >= since || editedLately ? [row.key] : [];
  });
}

/** Two requests per item: the row and its trail. */
const itemsPerBatch = largestBatch / 2;

async function repairList<Entity extends Action | Risk>(
  list: WrittenList<Entity>,
  keys: readonly string[],
  snapshot: BoardSnapshot,
  graph: GraphPort,
  now: string,
): Promise<TrailRepair> {
  const { place, configuration } = snapshot;
  let posted = 0;
  let left = 0;
  for (let start = 0; start < keys.length; start += itemsPerBatch) {
    const some = keys.slice(start, start + itemsPerBatch);
    const answers = await graph.batch(some.flatMap((key) => readRequests(list.key, key, place)));
    for (const [index, key] of some.entries()) {
      const row = answers[index * 2];
      const trail = answers[index * 2 + 1];
      if (row === undefined || trail === undefined) continue;
      const found = stateOf(list, key, row, await wholeTrail(graph, orThrow(trail)), configuration.settings);
      if (found === null) continue;
      const owed = owedToTrail(found.state, list.tracked(found.item), now);
      const count = (owed.unposted === null ? 0 : 1) + (owed.handEdit === null ? 0 : 1);
      if (count === 0) continue;
      if (await post({ graph, place }, owed)) posted += count;
      else left += count;
    }
  }
  return { looked: keys.length, posted, owed: left };
}
