import { isSameReference, schemeChangeSchema, type SchemeChange } from '../domain/scheme-change.ts';
import { schemePresets } from '../domain/scheme-presets.ts';
import { schemeReferenceSchema, type SchemeReference } from '../domain/risk.ts';
import { scoringSchemeSchema, type ScoringScheme } from '../domain/scoring-scheme.ts';
import { parseJson } from './cells.ts';
import { isObject } from './json.ts';
import type { SettingRow } from './lists/settings.ts';
import { writeScheme } from './lists/shared-cells.ts';

/** A board's ways of scoring, as its Settings list holds them. */
export interface SchemesRead {
  /** Every version ever used that can be read; never empty. */
  readonly schemes: ScoringScheme[];
  /** The scheme new scores are made with; always one of `schemes`. */
  readonly schemeInUse: SchemeReference;
  /** The one the board was provisioned with, or that somebody named in the row “board” since. */
  readonly firstScheme: SchemeReference;
  /** Every decision that can be read, oldest first. */
  readonly schemeChanges: readonly SchemeChange[];
  /** The highest number a decision's row bears, readable or not; 0 = there is none. The next is the one after it. */
  readonly newestSchemeChange: number;
  /** The highest version of each scheme that must not be given to another: rows that cannot be read may hold one more each. */
  readonly versionsTaken: ReadonlyMap<string, number>;
  readonly schemeProblems: readonly string[];
}

const schemePrefix = 'scheme:';

/** Key of a scheme that was there from the first. It carries its version: versions stand beside each other for ever. */
export function schemeKey(scheme: Pick<ScoringScheme, 'id' | 'version'>): string {
  return `${schemePrefix}${writeScheme(scheme)}`;
}

/** Key of a decision about the schemes: unique, so that of two who decide at once one is told. */
const changeKey = (change: number): string => `scheme-change@${change}`;

/** The row that holds a decision about the schemes, ready to be written to Settings. */
export function schemeChangeRow(change: SchemeChange): Pick<SettingRow, 'key' | 'version' | 'json'> {
  return { key: changeKey(change.change), version: 1, json: JSON.stringify(change, null, 2) };
}

/** Reads what a board decided about scoring. Never throws; `first` is what the row “board” names. */
export function readSchemes(rows: readonly SettingRow[], first: SchemeReference): SchemesRead {
  const problems: string[] = [];
  const taken = new Map<string, number>();
  const take = ({ id, version }: SchemeReference) => taken.set(id, Math.max(version, taken.get(id) ?? 0));
  const schemes: ScoringScheme[] = [];
  for (const row of rows) {
    const key = row.key.trim();
    if (!key.startsWith(schemePrefix)) continue;
    const named = /^scheme:(.+)@([1-9]\d{0,5})$/.exec(key);
    if (named?.[1] !== undefined) take({ id: named[1], version: Number(named[2]) });
    const scheme = readFirstScheme(key, row.json, problems);
    if (scheme !== null) schemes.push(scheme);
  }

  const changes: SchemeChange[] = [];
  const choices: SchemeReference[] = [first];
  let newest = 0;
  let unread = 0;
  for (const { key, change, json } of changeRows(rows)) {
    newest = change;
    const read = schemeChangeSchema.safeParse(json);
    if (read.success && read.data.change === change) {
      const { saved, inUse } = read.data;
      changes.push(read.data);
      choices.unshift(inUse);
      if (saved !== null && !schemes.some((scheme) => isSameReference(scheme, saved))) {
        take(saved);
        schemes.push(saved);
      }
      continue;
    }
    unread += 1;
    // That another scheme was taken into use is not lost with the scheme beside it.
    const inUse = schemeReferenceSchema.safeParse(isObject(json) ? json['inUse'] : undefined);
    if (inUse.success) choices.unshift(inUse.data);
    const why = read.success ? 'its number is not the one in its key' : whyIn(read.error.issues);
    problems.push(
      `Settings, “${key}” is no readable change of the scoring scheme (${why}). A scheme saved there is missing until the row is restored from its version history.`,
    );
  }
  for (const [id, version] of taken) taken.set(id, version + unread);

  const inUse = chooseScheme(choices, schemes, problems);
  return {
    schemes,
    schemeInUse: inUse,
    firstScheme: first,
    schemeChanges: changes,
    newestSchemeChange: newest,
    versionsTaken: taken,
    schemeProblems: problems,
  };
}

function changeRows(rows: readonly SettingRow[]): { key: string; change: number; json: unknown }[] {
  return rows
    .flatMap(({ key, json }) => {
      const number = /^scheme-change@([1-9]\d{0,5})$/.exec(key.trim())?.[1];
      return number === undefined ? [] : [{ key: key.trim(), change: Number(number), json: parseJson(json) }];
    })
    .sort((one, other) => one.change - other.change);
}

function readFirstScheme(key: string, text: string, problems: string[]): ScoringScheme | null {
  const read = scoringSchemeSchema.safeParse(parseJson(text));
  if (!read.success) {
    const [issue] = read.error.issues;
    // Without a path it is not written as a scheme at all, and there is nothing more to say of it.
    const where =
      issue === undefined || issue.path.length === 0
        ? ''
        : ` at ${issue.path.map(String).join(', ')}: ${issue.message}`;
    problems.push(
      `Settings, “${key}” is no readable scoring scheme${where}. Scores made with it are shown without their band until the row is restored from its version history.`,
    );
    return null;
  }
  if (schemeKey(read.data) !== key) {
    problems.push(
      `Settings, “${key}” holds the scheme “${writeScheme(read.data)}”. Name and content must agree: rename the row, or correct its id and version.`,
    );
    return null;
  }
  return read.data;
}

/** The newest choice that can be read. Where that is not the board's last word, `problems` says what happened and what to do. */
function chooseScheme(
  choices: readonly SchemeReference[],
  schemes: ScoringScheme[],
  problems: string[],
): SchemeReference {
  const held = (wanted: SchemeReference) => schemes.find((scheme) => isSameReference(scheme, wanted));
  const [wanted = { id: '', version: 1 }, ...before] = choices;
  const found = held(wanted);
  if (found !== undefined) return referenceOf(found);
  const preset = schemePresets.find((scheme) => isSameReference(scheme, wanted));
  if (preset !== undefined) {
    schemes.push(preset);
    problems.push(
      `Settings has no readable row “${schemeKey(preset)}”; the scheme shipped under that name is used.`,
    );
    return referenceOf(preset);
  }
  const instead = before.map(held).find((scheme) => scheme !== undefined) ?? schemes[0] ?? schemePresets[0];
  if (instead === undefined) throw new RangeError('There is always a preset.');
  if (!schemes.includes(instead)) schemes.push(instead);
  const name = writeScheme(wanted);
  problems.push(
    `The board scores with “${name}”, but no readable row of Settings holds that scheme. “${instead.title}” is used meanwhile; restore the row “scheme:${name}” or the change that saved it from the recycle bin, or take another scheme into use on the page Scoring schemes.`,
  );
  return referenceOf(instead);
}

const referenceOf = ({ id, version }: ScoringScheme): SchemeReference => ({ id, version });

function whyIn(issues: readonly { path: readonly PropertyKey[]; message: string }[]): string {
  const [issue] = issues;
  if (issue === undefined) return 'it cannot be read';
  return [issue.path.map(String).join(', '), issue.message].filter((part) => part !== '').join(': ');
}
