import type { ColumnMapping } from '../../shared/contracts/imports.ts';
import { importFieldSchema } from '../../shared/importing/reading.ts';
import { importMappingRow } from '../../shared/sharepoint/read-settings.ts';
import { registerLists } from '../../shared/sharepoint/register-lists.ts';
import { newItemPath } from '../../shared/sharepoint/register-paths.ts';
import { GraphFailure, problemOf } from '../graph/graph-errors.ts';
import { addressOf } from '../register/boards.ts';
import { readConfiguration } from '../register/board-settings.ts';
import { canonical } from '../register/trail.ts';
import type { ImportParts } from './import-record.ts';

/** Somebody else's version may come in between; then theirs is added to. */
const mostAttempts = 3;

/**
 * Adds headings to those the board remembers, as the next version in Settings; later ones win. A board that keeps Settings to others
 * than this person goes on without: what is remembered only spares a look at the columns. Throws `GraphFailure` for what may be tried again.
 */
export async function rememberMapping(
  parts: Pick<ImportParts, 'graph' | 'place' | 'site'>,
  mapping: ColumnMapping,
): Promise<void> {
  for (let attempt = 0; attempt < mostAttempts; attempt += 1) {
    const { importMapping, newestMappingRow } = await readConfiguration(parts);
    const all = { ...importMapping, ...mapping };
    if (canonical(all) === canonical(importMapping)) return;
    const answer = await parts.graph.send({
      method: 'POST',
      path: newItemPath(addressOf(parts.place, 'settings')),
      body: { fields: registerLists.settings.write(importMappingRow(newestMappingRow + 1, all)) },
    });
    const problem = problemOf(answer);
    if (problem === null || problem.kind === 'no access') return;
    if (problem.kind !== 'duplicate value') throw new GraphFailure(problem);
  }
}

/** What the board remembers; nothing for who may not read Settings. Throws `GraphFailure`. */
export async function rememberedMapping(
  parts: Pick<ImportParts, 'graph' | 'place' | 'site'>,
): Promise<ColumnMapping> {
  try {
    const { importMapping } = await readConfiguration(parts);
    const known = Object.entries(importMapping).flatMap(([heading, field]) => {
      const read = importFieldSchema.safeParse(field);
      return read.success ? [[heading, read.data] as const] : [];
    });
    return Object.fromEntries(known);
  } catch (error) {
    if (error instanceof GraphFailure && error.problem.kind === 'no access') return {};
    throw error;
  }
}
