import type { ConversationReference } from '../../shared/domain/conversation.ts';
import type { Language } from '../../shared/domain/language.ts';
import type { Group } from '../../shared/domain/person.ts';
import type { GraphPort, GraphRequest } from '../../shared/sharepoint/graph-port.ts';
import type { ConversationRow } from '../../shared/sharepoint/lists/conversations.ts';
import { registerLists } from '../../shared/sharepoint/register-lists.ts';
import { fieldsPath, newItemPath } from '../../shared/sharepoint/register-paths.ts';
import { GraphFailure, problemOf } from '../graph/graph-errors.ts';
import { addressOf, type BoardPlace } from './boards.ts';

/** kept = it stands there now; lost = somebody wrote the row since it was read, so that it has to be read again. */
export type RowKept = 'kept' | 'lost';

/** Keeps where a person is reached; nothing is known against it any more. Throws `GraphFailure`. */
export async function keepReference(
  graph: GraphPort,
  place: BoardPlace,
  row: ConversationRow | undefined,
  kept: {
    readonly oid: string;
    readonly personName: string;
    readonly reference: ConversationReference;
    /** Null = not known from this: what stands there stays. */
    readonly language: Language | null;
  },
): Promise<RowKept> {
  const { personName, reference, language } = kept;
  const change = { key: kept.oid.toLowerCase(), personName, reference, problem: '', problemAt: '' };
  if (language === null) return writeRow(graph, place, row, change);
  try {
    return await writeRow(graph, place, row, { ...change, language });
  } catch (error) {
    if (!(error instanceof GraphFailure) || error.problem.kind !== 'not valid') throw error;
    if (error.problem.missingColumn === undefined) throw error;
    // A site provisioned before languages were kept: that somebody is reached matters more than in which language.
    return writeRow(graph, place, row, change);
  }
}

/** Keeps why a person cannot be reached, with or without a conversation. Throws `GraphFailure`. */
export async function keepProblem(
  graph: GraphPort,
  place: BoardPlace,
  row: ConversationRow | undefined,
  kept: {
    readonly oid: string;
    readonly personName: string;
    readonly problem: string;
    readonly problemAt: string;
  },
): Promise<RowKept> {
  const { problem, problemAt } = kept;
  return writeRow(
    graph,
    place,
    row,
    row === undefined
      ? { key: kept.oid.toLowerCase(), personName: kept.personName, problem, problemAt }
      : { problem, problemAt },
  );
}

/** Chooses the Teams channel of a group, or none. Throws `GraphFailure`. */
export async function keepChannel(
  graph: GraphPort,
  place: BoardPlace,
  group: Group,
  channel: ConversationReference | null,
): Promise<RowKept> {
  return sendOne(graph, {
    method: 'PATCH',
    path: fieldsPath(addressOf(place, 'groups'), group.id),
    headers: { 'If-Match': group.etag },
    body: registerLists.groups.write({ channel }),
  });
}

async function writeRow(
  graph: GraphPort,
  place: BoardPlace,
  row: ConversationRow | undefined,
  change: Parameters<typeof registerLists.conversations.write>[0],
): Promise<RowKept> {
  const list = addressOf(place, 'conversations');
  const fields = registerLists.conversations.write(change);
  return sendOne(
    graph,
    row === undefined
      ? { method: 'POST', path: newItemPath(list), body: { fields } }
      : {
          method: 'PATCH',
          path: fieldsPath(list, row.id),
          headers: { 'If-Match': row.etag },
          body: fields,
        },
  );
}

async function sendOne(graph: GraphPort, request: GraphRequest): Promise<RowKept> {
  const [answer] = await graph.batch([request]);
  const problem = answer === undefined ? null : problemOf(answer);
  if (problem === null) return 'kept';
  if (problem.kind === 'duplicate value' || problem.kind === 'conflict' || problem.kind === 'not found') {
    return 'lost';
  }
  throw new GraphFailure(problem);
}
