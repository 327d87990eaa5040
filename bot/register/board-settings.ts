import type { GraphPort } from '../../shared/sharepoint/graph-port.ts';
import { valuesIn } from '../../shared/sharepoint/json.ts';
import type { SettingRow } from '../../shared/sharepoint/lists/settings.ts';
import { readSettings, type BoardConfiguration } from '../../shared/sharepoint/read-settings.ts';
import type { SiteReading } from '../../shared/sharepoint/register-list.ts';
import { registerLists } from '../../shared/sharepoint/register-lists.ts';
import { itemsPath, newItemPath } from '../../shared/sharepoint/register-paths.ts';
import { GraphFailure, problemOf } from '../graph/graph-errors.ts';
import { addressOf, pagesOf, type BoardPlace } from './boards.ts';

export interface SettingsParts {
  /** The person's: SharePoint decides whether they may read and write Settings. */
  readonly graph: GraphPort;
  readonly place: BoardPlace;
  readonly site: SiteReading;
}

/** The board's settings as they stand at this moment, as this person sees them. Throws `GraphFailure`. */
export async function readConfiguration(parts: SettingsParts): Promise<BoardConfiguration> {
  return readSettings(await readSettingRows(parts));
}

/** The rows of them. Throws `GraphFailure`. */
export async function readSettingRows(parts: SettingsParts): Promise<SettingRow[]> {
  const { settings } = registerLists;
  const rows: SettingRow[] = [];
  for await (const page of pagesOf(
    parts.graph,
    itemsPath(addressOf(parts.place, 'settings'), settings.columns),
  )) {
    rows.push(...valuesIn(page).map((item) => settings.read(item, parts.site)));
  }
  return rows;
}

/** A row to be added, with what it means once it is there; or what there is to say without one. */
export type AppendDecision<Outcome> =
  | { readonly row: Pick<SettingRow, 'key' | 'version' | 'json'>; readonly written: Outcome }
  | { readonly row: null; readonly outcome: Outcome };

/** Somebody else's row may come in between reading and writing; then it is decided again on theirs. */
const mostAttempts = 3;

/**
 * Adds a numbered row to Settings. Its key is unique in the list, so of two who add the same number one is made to `decide` again on
 * what the other wrote. Throws `GraphFailure`; the same press may then come again.
 */
export async function appendSetting<Outcome>(
  parts: SettingsParts,
  decide: () => Promise<AppendDecision<Outcome>>,
): Promise<Outcome> {
  let taken: GraphFailure | null = null;
  for (let attempt = 0; attempt < mostAttempts; attempt += 1) {
    const decision = await decide();
    if (decision.row === null) return decision.outcome;
    const answer = await parts.graph.send({
      method: 'POST',
      path: newItemPath(addressOf(parts.place, 'settings')),
      body: { fields: registerLists.settings.write(decision.row) },
    });
    const problem = problemOf(answer);
    if (problem === null) return decision.written;
    taken = new GraphFailure(problem);
    if (problem.kind !== 'duplicate value') throw taken;
  }
  throw taken ?? new RangeError('Nothing was tried.');
}
