import type { ImportedList, ImportProblem } from '../../shared/contracts/imports.ts';
import { registerLists, type ListKey } from '../../shared/sharepoint/register-lists.ts';
import { newItemPath } from '../../shared/sharepoint/register-paths.ts';
import { problemOf } from '../graph/graph-errors.ts';
import { addressOf } from '../register/boards.ts';
import { plainProblem } from './check-plan.ts';
import type { ImportParts } from './import-record.ts';

/**
 * Whether the person may add rows to the lists an import writes, before it writes any. Graph tells nobody's rights on a list, so each is
 * asked for a row with a column no list has: who may not add hears so, and for everybody else the row is refused for its column. One
 * batch, and nothing is made. Rights taken away later stop the import where it then stands, and it goes back.
 */
export async function probeRights(
  { graph, place }: Pick<ImportParts, 'graph' | 'place'>,
  written: readonly ImportedList[],
): Promise<ImportProblem | null> {
  const lists: readonly ListKey[] = [
    ...new Set<ListKey>([
      ...written,
      'updates',
      ...(written.includes('risks') ? (['assessments'] as const) : []),
    ]),
  ];
  const answers = await graph.batch(
    lists.map((list) => ({
      method: 'POST',
      path: newItemPath(addressOf(place, list)),
      body: { fields: { NoSuchColumnToSeeIfRowsMayBeAdded: '' } },
    })),
  );
  const refused = lists.find((_, index) => {
    const answer = answers[index];
    return answer !== undefined && problemOf(answer)?.kind === 'no access';
  });
  return refused === undefined ? null : plainProblem('not allowed', registerLists[refused].name);
}
