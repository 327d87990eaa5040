import { assessmentEntrySchema, type AssessmentEntry } from '../../shared/domain/risk.ts';
import type { CivilDate } from '../../shared/domain/civil-date.ts';
import type { GraphPort } from '../../shared/sharepoint/graph-port.ts';
import type { SiteReading } from '../../shared/sharepoint/register-list.ts';
import { registerLists } from '../../shared/sharepoint/register-lists.ts';
import { itemsPath } from '../../shared/sharepoint/register-paths.ts';
import { addressOf, type BoardPlace } from './boards.ts';
import { readInSlices } from './in-slices.ts';
import { wholeTrail } from './row-for-writing.ts';

/**
 * Every scoring the person may read, oldest first, or those a picture from `since` on needs. The last scoring of each risk before
 * that day is among them, which no filter can ask for: the list is read whole, a page at a time. Throws `GraphFailure`.
 */
export async function readAssessments(
  graph: GraphPort,
  place: BoardPlace,
  site: SiteReading,
  since: CivilDate | null,
): Promise<AssessmentEntry[]> {
  const { assessments } = registerLists;
  const first = await graph.send({
    method: 'GET',
    path: itemsPath(addressOf(place, 'assessments'), assessments.columns),
  });
  const all = (
    await readInSlices(await wholeTrail(graph, first), (row) =>
      assessmentEntrySchema.strip().parse(assessments.read(row, site)),
    )
  ).sort((one, other) => (one.asAt < other.asAt ? -1 : one.asAt > other.asAt ? 1 : 0));
  return since === null ? all : neededFrom(since, all);
}

/** What was scored from a day on, and the last scoring of each risk and stage before it. Both in the order given: oldest first. */
function neededFrom(since: CivilDate, oldestFirst: readonly AssessmentEntry[]): AssessmentEntry[] {
  const before = new Map<string, AssessmentEntry>();
  for (const entry of oldestFirst) {
    if (entry.asAt < since) before.set(`${entry.stage} ${entry.riskKey}`, entry);
  }
  const last = new Set(before.values());
  return oldestFirst.filter((entry) => entry.asAt >= since || last.has(entry));
}
