import { orThrow } from '../../bot/graph/graph-errors.ts';
import type { GraphPort } from '../../shared/sharepoint/graph-port.ts';
import { isObject, objectsIn, textIn, type JsonObject } from '../../shared/sharepoint/json.ts';
import { columnFacets, columnsPath } from '../../shared/sharepoint/register-paths.ts';
import { listKeys } from '../../shared/sharepoint/register-lists.ts';
import { readAll, readListIds } from './graph-reading.ts';
import type { FoundColumn, FoundList, FoundLists } from './provision-plan.ts';

/** The register's lists on a site with their columns, as SharePoint has them: one call for the lists, one batch for the columns. Throws `GraphFailure`. */
export async function readSchema(graph: GraphPort, siteId: string): Promise<FoundLists> {
  const ids = await readListIds(graph, siteId);
  const present = listKeys.flatMap((key) => {
    const listId = ids[key];
    return listId === undefined ? [] : [{ key, listId }];
  });
  const answers = await graph.batch(
    present.map(({ listId }) => ({ method: 'GET', path: columnsPath({ siteId, listId }) })),
  );
  const found: Record<string, FoundList> = {};
  for (const [index, { key, listId }] of present.entries()) {
    const answer = answers[index];
    if (answer === undefined) continue;
    const { body } = orThrow(answer);
    const further = textIn(body, '@odata.nextLink');
    const columns = further === '' ? objectsIn(body) : await readAll(graph, columnsPath({ siteId, listId }));
    found[key] = { id: listId, columns: columns.map(readColumn) };
  }
  return found;
}

function readColumn(column: JsonObject): FoundColumn {
  const text = column['text'];
  return {
    id: textIn(column, 'id'),
    name: textIn(column, 'name'),
    displayName: textIn(column, 'displayName'),
    indexed: column['indexed'] === true,
    unique: column['enforceUniqueValues'] === true,
    facets: columnFacets.filter((facet) => isObject(column[facet])),
    ...(isObject(text) ? { severalLines: text['allowMultipleLines'] === true } : {}),
    ...(isObject(column['dateTime']) ? { dateFormat: textIn(column['dateTime'], 'format') } : {}),
  };
}
