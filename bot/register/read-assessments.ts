import { assessmentEntrySchema, type AssessmentEntry } from '../../shared/domain/risk.ts';
import type { CivilDate } from '../../shared/domain/civil-date.ts';
import type { GraphPort } from '../../shared/sharepoint/graph-port.ts';
import { registerLists } from '../../shared/sharepoint/register-lists.ts';
import { itemsPath } from '../../shared/sharepoint/register-paths.ts';
import type { BoardMirror } from './board-mirror.ts';
import { addressOf } from './boards.ts';
import { readInSlices } from './in-slices.ts';
import { wholeTrail } from './row-for-writing.ts';
import { keysShown, shownRequest } from './shown-items.ts';

/**
 * Every scoring of the risks this person is shown, oldest first, or those a picture from `since` on needs. The last scoring of each risk
 * before that day is among them, which no filter can ask for: the list is read whole, a page at a time, the first in one batch with which
 * risks there are for this person. Throws `GraphFailure`.
 */
export async function readAssessments(
  parts: {
    readonly mirror: BoardMirror;
    /** With the person's own rights. */
    readonly graph: GraphPort;
  },
  since: CivilDate | null,
): Promise<AssessmentEntry[]> {
  const { graph, mirror } = parts;
  const { place, configuration } = await mirror.current();
  const { assessments } = registerLists;
  const [first, risks] = await graph.batch([
    { method: 'GET', path: itemsPath(addressOf(place, 'assessments'), assessments.columns) },
    shownRequest('risk', place),
  ]);
  if (first === undefined) throw new RangeError('A batch answers every request.');
  const rows = await wholeTrail(graph, first);
  const shown = await keysShown(parts, 'risk', risks);
  const all = (
    await readInSlices(rows, (row) =>
      assessmentEntrySchema.strip().parse(assessments.read(row, configuration.settings)),
    )
  )
    .filter(({ riskKey }) => shown.has(riskKey))
    .sort((one, other) => (one.asAt < other.asAt ? -1 : one.asAt > other.asAt ? 1 : 0));
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
