import { z } from 'zod';
import { parseJson } from './cells.ts';
import type { SettingRow } from './lists/settings.ts';

/**
 * Version of the lists as code. It goes up by one with every release that changes a list, and changes only ever add, so that an earlier
 * release works on a site of a later one. A site keeps the version it was last provisioned with in its Settings.
 */
export const schemaVersion = 7;

/** Key of the row that holds it. */
export const schemaVersionKey = 'schema';

const heldSchema = z.object({ version: z.int().positive() });

export function schemaVersionRow(): Pick<SettingRow, 'key' | 'version' | 'json'> {
  return { key: schemaVersionKey, version: 1, json: JSON.stringify({ version: schemaVersion }) };
}

/** The version a site was last provisioned with; null where none is written, as on sites from before versions were kept. */
export function readSchemaVersion(
  rows: readonly { readonly key: string; readonly json: string }[],
): number | null {
  const row = rows.find(({ key }) => key.trim() === schemaVersionKey);
  const held = heldSchema.safeParse(parseJson(row?.json ?? ''));
  return held.success ? held.data.version : null;
}
