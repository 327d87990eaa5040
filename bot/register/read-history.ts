import type { HistoryResponse } from '../../shared/contracts/tab-api.ts';
import type { ItemKind, Update } from '../../shared/domain/update.ts';
import type { GraphPort, GraphRequest } from '../../shared/sharepoint/graph-port.ts';
import { textIn, valuesIn } from '../../shared/sharepoint/json.ts';
import { equals } from '../../shared/sharepoint/odata.ts';
import { readRecorded } from '../../shared/sharepoint/recorded.ts';
import type { SiteReading } from '../../shared/sharepoint/register-list.ts';
import { registerLists } from '../../shared/sharepoint/register-lists.ts';
import { itemsPath } from '../../shared/sharepoint/register-paths.ts';
import { orThrow, problemOf } from '../graph/graph-errors.ts';
import { addressOf, type BoardPlace } from './boards.ts';
import { readRequests, wholeTrail } from './row-for-writing.ts';

/**
 * Everything that was said and changed about one item, newest first; for a risk every scoring, oldest first. One batch. An entry
 * that is still in the row's outbox is part of it. Throws `GraphFailure`; an item that does not exist has no history, and neither has
 * one that SharePoint does not show this person: the lists of the trail and the scorings do not know the rights of its row.
 */
export async function readHistory(
  graph: GraphPort,
  place: BoardPlace,
  site: SiteReading,
  item: { readonly kind: ItemKind; readonly key: string },
): Promise<HistoryResponse> {
  const { assessments, updates } = registerLists;
  const [row, trail] = readRequests(item.kind === 'risk' ? 'risks' : 'actions', item.key, place);
  const scorings: GraphRequest[] =
    item.kind === 'action'
      ? []
      : [
          {
            method: 'GET',
            path: itemsPath(addressOf(place, 'assessments'), assessments.columns, {
              filter: equals('RiskKey', item.key),
            }),
          },
        ];
  const [rowAnswer, trailAnswer, scoringAnswer] = await graph.batch([row, trail, ...scorings]);
  if (rowAnswer === undefined || trailAnswer === undefined)
    throw new RangeError('A batch answers every request.');

  orThrow(trailAnswer);
  const raw = problemOf(rowAnswer)?.kind === 'not found' ? null : firstItem(orThrow(rowAnswer).body);
  if (raw === null) return { updates: [], assessments: [] };
  const found: Update[] = (await wholeTrail(graph, trailAnswer))
    .map((entry) => updates.read(entry, site))
    .filter((entry) => entry.itemKind === item.kind);
  const unposted = readRecorded(raw)?.entry;
  if (unposted !== undefined && !found.some((entry) => entry.key === unposted.key)) {
    found.push({
      ...unposted,
      id: `outbox-${textIn(raw, 'id')}`,
      etag: '',
      modifiedAt: unposted.at,
      modifiedBy: unposted.by.name,
      problems: [],
    });
  }
  const scored =
    scoringAnswer === undefined
      ? []
      : (await wholeTrail(graph, scoringAnswer)).map((entry) => assessments.read(entry, site));
  return {
    updates: found.sort((first, second) => compareText(second.at, first.at)),
    assessments: scored.sort((first, second) => compareText(first.asAt, second.asAt)),
  };
}

function firstItem(body: unknown): unknown {
  return typeof body === 'object' && body !== null && 'value' in body ? (valuesIn(body)[0] ?? null) : body;
}

const compareText = (first: string, second: string): number => (first < second ? -1 : first > second ? 1 : 0);
