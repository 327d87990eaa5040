import { defaultRetention, retentionSchema, type Retention } from '../domain/retention.ts';
import { parseJson } from './cells.ts';
import type { SettingRow } from './lists/settings.ts';

const retentionKey = 'retention';

/** The row a new board starts with. */
export function defaultRetentionRow(): Pick<SettingRow, 'key' | 'version' | 'json'> {
  return { key: retentionKey, version: 1, json: JSON.stringify(defaultRetention, null, 2) };
}

export type RetentionRead =
  | {
      readonly kind: 'read';
      readonly retention: Retention;
      /** False = the board has no such row, and the defaults stand in. */
      readonly isSet: boolean;
    }
  /** Plain English, with what to do. */
  | { readonly kind: 'damaged'; readonly why: string };

/** How long the board keeps what. Of a row that is damaged nothing is used: a period nobody decided may cost a file. */
export function readRetention(
  rows: readonly { readonly key: string; readonly json: string }[],
): RetentionRead {
  const row = rows.find(({ key }) => key.trim() === retentionKey);
  if (row === undefined) return { kind: 'read', retention: defaultRetention, isSet: false };
  const json = parseJson(row.json);
  const read = retentionSchema.safeParse(json);
  if (read.success) return { kind: 'read', retention: read.data, isSet: true };
  const issues = read.error.issues.map((issue) => {
    if (issue.code === 'unrecognized_keys') return `it has no setting “${issue.keys.join('”, “')}”`;
    if (issue.path.length === 0) return 'it is not written as settings any more';
    return `“${issue.path.join('.')}” ${issue.message}`;
  });
  return {
    kind: 'damaged',
    why: `Settings, “${retentionKey}” cannot be read (${issues.join('; ')}), so nothing is said to be past its time. Correct that value, or restore the row from its version history.`,
  };
}
