import type { UpdateEntry } from '../../shared/domain/update.ts';
import type { GraphPort, GraphRequest, GraphResponse } from '../../shared/sharepoint/graph-port.ts';
import { registerLists } from '../../shared/sharepoint/register-lists.ts';
import { newItemPath } from '../../shared/sharepoint/register-paths.ts';
import { GraphFailure, problemOf } from '../graph/graph-errors.ts';
import { addressOf, type BoardPlace } from './boards.ts';
import type { OwedToTrail } from './trail.ts';

/**
 * POSTs that pay what is owed, each depending on the one before: the assessment first, so that an entry in the trail means that
 * its assessment is there too.
 */
export function postRequests(place: BoardPlace, owed: OwedToTrail, dependsOn?: number): GraphRequest[] {
  const bodies: { list: 'assessments' | 'updates'; fields: Record<string, unknown> }[] = [];
  if (owed.unposted?.assessment !== undefined) {
    bodies.push({ list: 'assessments', fields: registerLists.assessments.write(owed.unposted.assessment) });
  }
  const entries = [owed.unposted?.entry, owed.handEdit].filter(
    (entry): entry is UpdateEntry => entry !== undefined && entry !== null,
  );
  for (const entry of entries) bodies.push({ list: 'updates', fields: registerLists.updates.write(entry) });
  const offset = dependsOn === undefined ? 0 : dependsOn + 1;
  return bodies.map(({ list, fields }, index) => {
    const dependency = index === 0 ? dependsOn : offset + index - 1;
    return {
      method: 'POST',
      path: newItemPath(addressOf(place, list)),
      body: { fields },
      ...(dependency === undefined ? {} : { dependsOn: dependency }),
    };
  });
}

/**
 * Posts what the trail lacks about a row; what somebody else posted meanwhile is as good. False = Graph gave no answer: it stays
 * owed, and is paid by whoever reads the row next.
 */
export async function post(
  parts: { readonly graph: GraphPort; readonly place: BoardPlace },
  owed: OwedToTrail,
): Promise<boolean> {
  const requests = postRequests(parts.place, owed);
  if (requests.length === 0) return true;
  try {
    return await postRest(parts.graph, requests, await parts.graph.batch(requests));
  } catch (error) {
    if (error instanceof GraphFailure) return false;
    throw error;
  }
}

/** A duplicate stops those that depend on it: they are sent once more, without it. Anything else waits in the outbox. */
export async function postRest(
  graph: GraphPort,
  requests: readonly GraphRequest[],
  answers: readonly GraphResponse[],
): Promise<boolean> {
  const first = answers.findIndex((answer) => problemOf(answer) !== null);
  const stopped = answers[first];
  if (stopped === undefined) return true;
  if (problemOf(stopped)?.kind !== 'duplicate value') return false;
  const rest = requests.slice(first + 1).map(({ dependsOn: _, ...request }, index) => ({
    ...request,
    ...(index === 0 ? {} : { dependsOn: index - 1 }),
  }));
  return rest.length === 0 || postRest(graph, rest, await graph.batch(rest));
}
