import { z } from 'zod';
import {
  columnMappingSchema,
  importProblemSchema,
  importViewSchema,
  rowNamedSchema,
  undoImportSchema,
  type ImportView,
} from '../../shared/contracts/imports.ts';
import { actorSchema, type Actor } from '../../shared/domain/row.ts';
import { parseJson } from '../../shared/sharepoint/cells.ts';
import type { GraphPort } from '../../shared/sharepoint/graph-port.ts';
import { valuesIn } from '../../shared/sharepoint/json.ts';
import type { ImportRow } from '../../shared/sharepoint/lists/imports.ts';
import { equals } from '../../shared/sharepoint/odata.ts';
import type { SiteReading } from '../../shared/sharepoint/register-list.ts';
import { registerLists } from '../../shared/sharepoint/register-lists.ts';
import { fieldsPath, itemsPath } from '../../shared/sharepoint/register-paths.ts';
import { GraphFailure, orThrow, problemOf } from '../graph/graph-errors.ts';
import type { BoardMirror } from '../register/board-mirror.ts';
import { addressOf, pagesOf, type BoardPlace } from '../register/boards.ts';

/** What everything about imports works with. */
export interface ImportParts {
  /** The person's: SharePoint decides what they may. At the command line the app's, for a board manager it names. */
  readonly graph: GraphPort;
  readonly place: BoardPlace;
  readonly site: SiteReading;
  readonly mirror: Pick<BoardMirror, 'refresh' | 'nudge'>;
  /** Who presses. */
  readonly actor: Actor;
  /** ISO instant on the tenant's clock. */
  readonly now: () => string;
  /** Milliseconds on a clock that only runs forward. */
  readonly elapsed: () => number;
  /** How long one step may begin new work, in milliseconds. */
  readonly stepMilliseconds: number;
}

/** What an import's row keeps as JSON. */
const detailsSchema = z.strictObject({
  parts: z.number(),
  writes: z.number(),
  bytes: z.number(),
  keepDocument: z.boolean(),
  mapping: columnMappingSchema.nullable(),
  /** Of each part that was kept: SHA-256 of its file and how many writes it holds; before one that has not arrived, `notArrived`. */
  journal: z.array(z.strictObject({ sha256: z.string(), writes: z.number() })),
  /** ISO instant; '' until writing begins. Stands in every row that is written, so that a repeated step writes the same. */
  writingSince: z.string(),
  created: importViewSchema.shape.created,
  changed: importViewSchema.shape.changed,
  problem: importProblemSchema.nullable(),
  stoodAt: z.number(),
  changedSince: undoImportSchema.shape.changedSince.unwrap(),
  takenBackBy: actorSchema.nullable(),
  kept: z.array(rowNamedSchema),
  keptCount: z.number(),
});
/** In place of a part that has not arrived. */
export const notArrived: ImportDetails['journal'][number] = { sha256: '', writes: 0 };
export type ImportDetails = z.infer<typeof detailsSchema>;

/** An import as its row tells it. */
export interface ImportRecord extends Omit<ImportRow, 'details'> {
  readonly details: ImportDetails;
}

/** Null when the row's details no longer read as the service wrote them. */
function recordOf(item: unknown, site: SiteReading): ImportRecord | null {
  const row = registerLists.imports.read(item, site);
  const details = detailsSchema.safeParse(parseJson(row.details));
  return details.success ? { ...row, details: details.data } : null;
}

/** Every import of the board that can be read, newest first. Throws `GraphFailure`. */
export async function listImports(
  parts: Pick<ImportParts, 'graph' | 'place' | 'site'>,
): Promise<ImportRecord[]> {
  const { imports } = registerLists;
  const found: ImportRecord[] = [];
  for await (const page of pagesOf(
    parts.graph,
    itemsPath(addressOf(parts.place, 'imports'), imports.columns),
  )) {
    for (const item of valuesIn(page)) {
      const record = recordOf(item, parts.site);
      if (record !== null) found.push(record);
    }
  }
  return found.sort((first, second) => (first.at < second.at ? 1 : first.at > second.at ? -1 : 0));
}

/** Null when there is none of that key. Throws `GraphFailure`. */
export async function findImport(
  parts: Pick<ImportParts, 'graph' | 'place' | 'site'>,
  key: string,
): Promise<ImportRecord | null> {
  const { imports } = registerLists;
  const path = itemsPath(addressOf(parts.place, 'imports'), imports.columns, {
    filter: equals(imports.keyColumn, key),
    top: 2,
  });
  const [item] = valuesIn(orThrow(await parts.graph.send({ method: 'GET', path })).body);
  return item === undefined ? null : recordOf(item, parts.site);
}

/** Columns of an import's row for a change of it. */
export function importColumns(
  values: Partial<Omit<ImportRecord, 'details'>> & { readonly details?: ImportDetails },
): Record<string, unknown> {
  const { details, ...rest } = values;
  return registerLists.imports.write({
    ...rest,
    ...(details === undefined ? {} : { details: JSON.stringify(details) }),
  });
}

/**
 * Changes an import's row if it is still as it was read; null when it is another by now. A lost answer counts as not known: `GraphFailure`.
 */
export async function saveImport(
  parts: Pick<ImportParts, 'graph' | 'place' | 'site'>,
  record: ImportRecord,
  change: Partial<ImportRecord>,
): Promise<ImportRecord | null> {
  const answer = await parts.graph.send({
    method: 'PATCH',
    path: fieldsPath(addressOf(parts.place, 'imports'), record.id),
    headers: { 'If-Match': record.etag },
    body: importColumns(change),
  });
  const problem = problemOf(answer);
  if (problem?.kind === 'conflict') return null;
  if (problem !== null) throw new GraphFailure(problem);
  const etag = registerLists.imports.read({ fields: answer.body }, parts.site).etag;
  return { ...record, ...change, etag };
}

export function viewOf(record: ImportRecord): ImportView {
  const { details } = record;
  return {
    key: record.key,
    document: { name: record.document, sha256: record.sha256 },
    by: record.by,
    at: record.at,
    changedAt: record.changedAt,
    state: record.state,
    created: details.created,
    changed: details.changed,
    done: record.done,
    of: record.of,
    problem: details.problem,
    stoodAt: details.stoodAt,
    kept: details.kept,
    keptCount: details.keptCount,
    folderUrl: record.folderUrl,
  };
}

export const overStates: readonly ImportRecord['state'][] = ['committed', 'rolled back', 'undone'];
