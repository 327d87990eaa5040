import type { ItemKind } from '../../shared/domain/update.ts';
import type { GraphPort, GraphRequest, GraphResponse } from '../../shared/sharepoint/graph-port.ts';
import { textIn } from '../../shared/sharepoint/json.ts';
import { itemsPath } from '../../shared/sharepoint/register-paths.ts';
import { problemOf } from '../graph/graph-errors.ts';
import type { BoardMirror } from './board-mirror.ts';
import { addressOf, type BoardPlace } from './boards.ts';
import { wholeTrail } from './row-for-writing.ts';

/**
 * The trail and the scorings lie in lists of their own: a right on one risk reaches its row and not what was said about it. So what is
 * read of them is kept to items whose row SharePoint shows the person. A row that was deleted is shown to nobody, and nobody can tell any
 * more whom it was kept from: its entries stay in SharePoint and are told to nobody here.
 */
const listOf = { risk: 'risks', action: 'actions' } as const;

/** Asks, as the person, which rows of a kind there are: ids only, for a batch with what is told of them. */
export function shownRequest(kind: ItemKind, place: BoardPlace): GraphRequest {
  return { method: 'GET', path: itemsPath(addressOf(place, listOf[kind]), null) };
}

/**
 * Keys of the items that the answer to `shownRequest` shows. The answer has ids; keys are the mirror's, which looks once more where it
 * does not know a row yet. None where the person may not read the list at all. Throws `GraphFailure`.
 */
export async function keysShown(
  parts: { readonly mirror: BoardMirror; readonly graph: GraphPort },
  kind: ItemKind,
  answer: GraphResponse | undefined,
): Promise<ReadonlySet<string>> {
  if (answer === undefined) throw new RangeError('A batch answers every request.');
  if (problemOf(answer)?.kind === 'no access') return new Set();
  const shown = new Set((await wholeTrail(parts.graph, answer)).map((row) => textIn(row, 'id')));
  const list = listOf[kind];
  let rows = (await parts.mirror.current())[list];
  const held = new Set(rows.map(({ id }) => id));
  if ([...shown].some((id) => !held.has(id))) rows = (await parts.mirror.refresh())[list];
  const keys = new Set(rows.filter(({ id }) => shown.has(id)).map(({ key }) => key));
  // Whoever gives a row of their own the key of one that is kept from them is shown neither's past.
  for (const { id, key } of rows) if (!shown.has(id)) keys.delete(key);
  return keys;
}
