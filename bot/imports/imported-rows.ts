import type { ImportedList, ImportProblem } from '../../shared/contracts/imports.ts';
import type { AssessmentEntry } from '../../shared/domain/risk.ts';
import type { Actor } from '../../shared/domain/row.ts';
import type { UpdateEntry } from '../../shared/domain/update.ts';
import { textOf } from '../../shared/sharepoint/cells.ts';
import type { GraphRequest, GraphResponse } from '../../shared/sharepoint/graph-port.ts';
import { importKeyColumn } from '../../shared/sharepoint/import-column.ts';
import { valuesIn } from '../../shared/sharepoint/json.ts';
import { equals } from '../../shared/sharepoint/odata.ts';
import { recordedColumn } from '../../shared/sharepoint/recorded-column.ts';
import { readRecorded, type Recorded } from '../../shared/sharepoint/recorded.ts';
import { fieldsOf, readEditor } from '../../shared/sharepoint/register-list.ts';
import { registerLists } from '../../shared/sharepoint/register-lists.ts';
import { inBatches, itemsPath, newItemPath } from '../../shared/sharepoint/register-paths.ts';
import { GraphFailure, orThrow, problemOf } from '../graph/graph-errors.ts';
import { addressOf } from '../register/boards.ts';
import { plainProblem } from './check-plan.ts';
import type { ImportParts } from './import-record.ts';
import { titleOf, type ImportedRow } from './planned-rows.ts';

type Lists = Pick<ImportParts, 'graph' | 'place' | 'site'>;

/** A row as it stands, with what only the service reads of it. */
export interface FoundRow {
  readonly row: ImportedRow;
  /** Key of the import that made it; '' = none did. */
  readonly madeBy: string;
  readonly recorded: Recorded | null;
  readonly editor: Actor;
}

/** Whether rows of this list are their own outbox. */
export const isTracked = (list: ImportedList): list is 'actions' | 'risks' =>
  list === 'actions' || list === 'risks';

/** Rows by their keys, null where there is none: one batch of at most twenty. Throws `GraphFailure`. */
export async function findRows(
  parts: Lists,
  list: ImportedList,
  keys: readonly string[],
): Promise<(FoundRow | null)[]> {
  const { columns, keyColumn } = registerLists[list];
  const further = isTracked(list) ? [recordedColumn, importKeyColumn] : [importKeyColumn];
  const answers = await parts.graph.batch(
    keys.map((key) => ({
      method: 'GET',
      path: itemsPath(addressOf(parts.place, list), [...columns, ...further], {
        filter: equals(keyColumn, key),
        top: 2,
      }),
    })),
  );
  return answers.map((answer) => {
    const [item] = valuesIn(orThrow(answer).body);
    if (item === undefined) return null;
    return {
      row: registerLists[list].read(item, parts.site),
      madeBy: textOf(fieldsOf(item)[importKeyColumn]),
      recorded: readRecorded(item),
      editor: readEditor(item),
    };
  });
}

/**
 * A problem with rows that are there, told as far as this person is shown them: each with its title, and who changed it when. Of a row
 * that SharePoint does not show, nothing but its key, which the plan named. At most a batch for each list. Throws `GraphFailure`.
 */
export async function namedAsShown(parts: Lists, problem: ImportProblem): Promise<ImportProblem> {
  const rows = [...problem.rows];
  for (const list of new Set(rows.map((row) => row.list))) {
    const places = [...rows.keys()].filter((place) => rows[place]?.list === list);
    const found = await findRows(
      parts,
      list,
      places.map((place) => rows[place]?.key ?? ''),
    );
    for (const [index, place] of places.entries()) {
      const shown = found[index]?.row;
      const named = rows[place];
      if (shown === undefined || named === undefined) continue;
      rows[place] = {
        ...named,
        title: titleOf(list, { ...shown }),
        by: shown.modifiedBy,
        at: shown.modifiedAt,
      };
    }
  }
  return { ...problem, rows };
}

/** What an answer to a write means for the whole import; null = it was done. Throws `GraphFailure` for what may be tried again. */
export function problemWithWrite(
  answer: GraphResponse,
  list: string,
): ImportProblem | 'duplicate' | 'moved' | 'gone' | null {
  const problem = problemOf(answer);
  if (problem === null) return null;
  switch (problem.kind) {
    case 'duplicate value':
      return 'duplicate';
    case 'conflict':
      return 'moved';
    case 'not found':
      return 'gone';
    case 'not valid':
      return plainProblem('not accepted');
    case 'no access':
      return plainProblem('not allowed', list);
    default:
      throw new GraphFailure(problem);
  }
}

/** Posts scorings and trail entries; those that are there already are as good. Null = all are there. Throws `GraphFailure`. */
export async function postEntries(
  parts: Lists,
  assessments: readonly AssessmentEntry[],
  entries: readonly UpdateEntry[],
  importKey: string,
): Promise<ImportProblem | null> {
  const { place } = parts;
  const requests = [
    ...assessments.map((assessment): GraphRequest => {
      const fields = { ...registerLists.assessments.write(assessment), [importKeyColumn]: importKey };
      return { method: 'POST', path: newItemPath(addressOf(place, 'assessments')), body: { fields } };
    }),
    ...entries.map((entry): GraphRequest => {
      const fields = registerLists.updates.write(entry);
      return { method: 'POST', path: newItemPath(addressOf(place, 'updates')), body: { fields } };
    }),
  ];
  for (const batch of inBatches(requests)) {
    for (const answer of await parts.graph.batch(batch)) {
      const problem = problemWithWrite(answer, 'Updates');
      if (typeof problem === 'object' && problem !== null) return problem;
      if (problem === 'gone') orThrow(answer);
    }
  }
  return null;
}
