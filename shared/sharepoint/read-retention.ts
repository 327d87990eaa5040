import {
  defaultRetention,
  retentionSchema,
  retentionVersionSchema,
  type Retention,
  type RetentionVersion,
} from '../domain/retention.ts';
import { parseJson } from './cells.ts';
import type { SettingRow } from './lists/settings.ts';

const retentionKey = 'retention';

/** The row a new board starts with. */
export function defaultRetentionRow(): Pick<SettingRow, 'key' | 'version' | 'json'> {
  return { key: retentionKey, version: 1, json: JSON.stringify(defaultRetention, null, 2) };
}

/** The row that holds a saved version: its key is unique, so that of two who save the same version one is told. */
export function retentionVersionRow(saved: RetentionVersion): Pick<SettingRow, 'key' | 'version' | 'json'> {
  return { key: `${retentionKey}@${saved.version}`, version: 1, json: JSON.stringify(saved, null, 2) };
}

/** How long the board keeps what, as its Settings list says. */
export type RetentionRead = RetentionVersions &
  (
    | {
        readonly kind: 'read';
        readonly retention: Retention;
        /** The number of the version that holds; 0 = what the board started with. */
        readonly version: number;
        /** False = the board has no such row, and the defaults stand in. */
        readonly isSet: boolean;
      }
    /** Plain English, with what to do. */
    | { readonly kind: 'damaged'; readonly why: string }
  );

interface RetentionVersions {
  /** Every saved version that can be read, oldest first. */
  readonly versions: readonly RetentionVersion[];
  /** Version 0; the defaults where that row is missing or damaged. */
  readonly first: Retention;
  /** The highest number a row bears, readable or not; 0 = none was saved. The next version is the one after it. */
  readonly newest: number;
}

/** The row a board started with, then every version saved since: the newest holds. When it is damaged none does: a period nobody decided may cost a file. */
export function readRetention(
  rows: readonly { readonly key: string; readonly json: string }[],
): RetentionRead {
  const started = rows.find(({ key }) => key.trim() === retentionKey);
  const begun = started === undefined ? null : retentionSchema.safeParse(parseJson(started.json));
  const first = begun?.data ?? defaultRetention;
  const numbered = rows
    .flatMap(({ key, json }) => {
      const number = /^retention@([1-9]\d{0,5})$/.exec(key.trim())?.[1];
      return number === undefined ? [] : [{ number: Number(number), key: key.trim(), json: parseJson(json) }];
    })
    .sort((one, other) => one.number - other.number);
  const versions = numbered.flatMap(({ number, json }) => {
    const read = retentionVersionSchema.safeParse(json);
    return read.success && read.data.version === number ? [read.data] : [];
  });
  const last = numbered.at(-1);
  const common = { versions, first, newest: last?.number ?? 0 };
  if (last !== undefined) {
    const saved = versions.find(({ version }) => version === last.number);
    if (saved !== undefined) {
      return { ...common, kind: 'read', retention: saved.retention, version: saved.version, isSet: true };
    }
    const read = retentionVersionSchema.safeParse(last.json);
    const why = read.success ? 'its number is not that of its key' : issuesInWords(read.error.issues);
    return { ...common, kind: 'damaged', why: damaged(last.key, why) };
  }
  if (begun?.success === false) {
    return { ...common, kind: 'damaged', why: damaged(retentionKey, issuesInWords(begun.error.issues)) };
  }
  return { ...common, kind: 'read', retention: first, version: 0, isSet: started !== undefined };
}

const damaged = (key: string, why: string): string =>
  `Settings, “${key}” cannot be read (${why}), so nothing is said to be past its time. Correct that value, restore the row from its version history, or have a board manager save the periods anew in the tab.`;

type Issues = NonNullable<ReturnType<typeof retentionSchema.safeParse>['error']>['issues'];

function issuesInWords(issues: Issues): string {
  return issues
    .map((issue) => {
      if (issue.code === 'unrecognized_keys') return `it has no setting “${issue.keys.join('”, “')}”`;
      if (issue.path.length === 0) return 'it is not written as settings any more';
      return `“${issue.path.join('.')}” ${issue.message}`;
    })
    .join('; ');
}
