import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import type { ScoringScheme } from '../domain/scoring-scheme.ts';
import {
  boardSettingsSchema,
  vocabularySchema,
  type BoardSettings,
  type Vocabulary,
} from '../domain/settings.ts';
import {
  defaultReminderPolicy,
  policyVersionSchema,
  reminderPolicySchema,
  type PolicyVersion,
  type ReminderPolicy,
} from '../domain/reminder-policy.ts';
import { parseJson } from './cells.ts';
import { isObject, type JsonObject } from './json.ts';
import type { SettingRow } from './lists/settings.ts';
import { readSchemes, schemeKey, type SchemesRead } from './read-schemes.ts';

/** What a board decided about itself, read from its Settings list. */
export interface BoardConfiguration extends Omit<SchemesRead, 'schemeInUse'> {
  /** Its scheme is the one in use, whatever the row “board” named at first. */
  readonly settings: BoardSettings;
  readonly vocabulary: Vocabulary;
  /** The newest version that can be read. */
  readonly reminderPolicy: ReminderPolicy;
  /** Its number; 0 while the board goes by the row it was provisioned with. */
  readonly policyVersion: number;
  /** Every saved version that can be read, oldest first. */
  readonly policyVersions: readonly PolicyVersion[];
  /** Version 0: what the board was provisioned with. */
  readonly firstPolicy: ReminderPolicy;
  /** The highest number a row bears, readable or not; 0 = none was saved. The next version is the one after it. */
  readonly newestPolicyRow: number;
  /** Headings of documents brought in before, each with what it holds (`contracts/imports`); of the newest version. */
  readonly importMapping: Readonly<Record<string, string>>;
  /** The highest number a row of it bears; 0 = nothing is remembered yet. */
  readonly newestMappingRow: number;
  /** Those of `problems` that bear on when reminders go out. */
  readonly policyProblems: readonly string[];
  /** What could not be read and what is used instead, in plain English. */
  readonly problems: string[];
}

/** What stands in until a board says otherwise. */
export const defaultBoardSettings: BoardSettings = {
  title: 'Safeguarding board',
  partnership: '',
  timeZone: 'Europe/London',
  scheme: { id: 'product-5x5', version: 1 },
  managerKeys: [],
  planStart: null,
};

export const defaultVocabulary: Vocabulary = {
  adequacy: ['Good', 'Reasonable', 'Poor', 'None'],
  categories: [],
};

/** Keys of the Settings list, but for those of schemes. */
const settingKeys = {
  board: 'board',
  vocabulary: 'vocabulary',
  reminderPolicy: 'reminder-policy',
  policyPrefix: 'reminder-policy@',
  mappingPrefix: 'import-mapping@',
} as const;

/** The key of a saved version of the reminder policy: unique, so that of two who save the same version one is told. */
function policyKey(version: number): string {
  return `${settingKeys.policyPrefix}${version}`;
}

/** The row that holds a saved version, ready to be written to Settings. */
export function policyVersionRow(saved: PolicyVersion): Pick<SettingRow, 'key' | 'version' | 'json'> {
  return { key: policyKey(saved.version), version: 1, json: JSON.stringify(saved, null, 2) };
}

/** The row that holds a version of the remembered columns: unique by its number, as a policy's is. */
export function importMappingRow(
  version: number,
  mapping: Readonly<Record<string, string>>,
): Pick<SettingRow, 'key' | 'version' | 'json'> {
  return {
    key: `${settingKeys.mappingPrefix}${version}`,
    version: 1,
    json: JSON.stringify(mapping, null, 2),
  };
}

/** The rows that hold this configuration, ready to be written to Settings. */
export function settingsRows(
  configuration: Pick<BoardConfiguration, 'settings' | 'vocabulary' | 'reminderPolicy'> & {
    readonly schemes: readonly ScoringScheme[];
  },
): Pick<SettingRow, 'key' | 'version' | 'json'>[] {
  const row = (key: string, value: unknown) => ({ key, version: 1, json: JSON.stringify(value, null, 2) });
  return [
    row(settingKeys.board, configuration.settings),
    row(settingKeys.vocabulary, configuration.vocabulary),
    row(settingKeys.reminderPolicy, configuration.reminderPolicy),
    ...configuration.schemes.map((scheme) => row(schemeKey(scheme), scheme)),
  ];
}

/**
 * Reads the Settings list. Never throws: what cannot be read keeps its default, part by part, and `problems` says
 * which part, why, and what to do.
 */
export function readSettings(rows: readonly SettingRow[]): BoardConfiguration {
  const problems: string[] = [];
  const byKey = new Map(rows.map((row) => [row.key.trim(), row.json]));

  const settings = {
    ...readParts(byKey, settingKeys.board, boardSettingsSchema, defaultBoardSettings, problems),
  };
  const policyProblems: string[] = [];
  if (!isTimeZone(settings.timeZone)) {
    policyProblems.push(
      `Settings, “board”: the time zone “${settings.timeZone}” is not known. Europe/London is used; write a name such as Europe/London.`,
    );
    settings.timeZone = defaultBoardSettings.timeZone;
  }

  const { schemeInUse, ...read } = readSchemes(rows, settings.scheme);
  settings.scheme = schemeInUse;
  problems.push(...read.schemeProblems);

  const vocabulary = readParts(byKey, settingKeys.vocabulary, vocabularySchema, defaultVocabulary, problems);
  const policies = readPolicies(byKey, policyProblems);
  problems.push(...policyProblems);
  const remembered = readImportMapping(byKey, problems);
  return { settings, vocabulary, ...read, ...policies, ...remembered, policyProblems, problems };
}

/** Reads one settings object part by part, so that one mistyped number does not undo the others. */
function readParts<Shape extends z.ZodRawShape>(
  byKey: ReadonlyMap<string, string>,
  key: string,
  schema: z.ZodObject<Shape, z.core.$strict>,
  whenUnread: z.infer<z.ZodObject<Shape, z.core.$strict>>,
  problems: string[],
): z.infer<z.ZodObject<Shape, z.core.$strict>> {
  const text = byKey.get(key);
  if (text === undefined) {
    problems.push(
      `Settings has no row “${key}”, so the defaults are used. Running “register provision” adds it.`,
    );
    return whenUnread;
  }
  const json = parseJson(text);
  if (!isObject(json)) {
    problems.push(
      `Settings, “${key}” is not written as settings any more (a bracket or comma may be missing), so the defaults are used. Restore the row from its version history.`,
    );
    return whenUnread;
  }
  return readObject(json, key, schema, whenUnread, problems);
}

function readObject<Shape extends z.ZodRawShape>(
  json: JsonObject,
  key: string,
  schema: z.ZodObject<Shape, z.core.$strict>,
  whenUnread: z.infer<z.ZodObject<Shape, z.core.$strict>>,
  problems: string[],
): z.infer<z.ZodObject<Shape, z.core.$strict>> {
  const whole = schema.safeParse(json);
  if (whole.success) return whole.data;
  const merged: Record<string, unknown> = { ...whenUnread };
  for (const [name, part] of Object.entries(schema.shape)) {
    const read = z.safeParse(part, json[name]);
    if (read.success) merged[name] = read.data;
    else {
      const why = read.error.issues.map((issue) => issue.message).join('; ');
      problems.push(
        `Settings, “${key}”: “${name}” cannot be read (${why}), so its default is used. Correct that value.`,
      );
    }
  }
  for (const name of Object.keys(json)) {
    if (!(name in schema.shape))
      problems.push(`Settings, “${key}”: “${name}” is not a setting; it is ignored. Check its spelling.`);
  }
  const result = schema.safeParse(merged);
  if (result.success) return result.data;
  // Each part can be read, and together they contradict each other.
  const why = result.error.issues.map((issue) => issue.message).join(' ');
  problems.push(`Settings, “${key}” contradicts itself, so what held before it is used. ${why}`);
  return whenUnread;
}

/**
 * The reminder policy: the row a board was provisioned with, then every version saved since. A version that can be read
 * only in part takes the rest from the version before it.
 */
function readPolicies(
  byKey: ReadonlyMap<string, string>,
  problems: string[],
): Pick<
  BoardConfiguration,
  'reminderPolicy' | 'policyVersion' | 'policyVersions' | 'firstPolicy' | 'newestPolicyRow'
> {
  const saved = [...byKey]
    .flatMap(([key, text]) => {
      const number = /^reminder-policy@([1-9]\d{0,5})$/.exec(key)?.[1];
      return number === undefined ? [] : [{ key, version: Number(number), json: parseJson(text) }];
    })
    .sort((first, second) => first.version - second.version);
  const base = byKey.get(settingKeys.reminderPolicy);
  const first = parseJson(base ?? '');
  let policy =
    base === undefined && saved.length > 0
      ? defaultReminderPolicy
      : isObject(first)
        ? // Parts that a row of an earlier register lacks are as they are by default.
          readObject(
            { ...defaultReminderPolicy, ...first },
            settingKeys.reminderPolicy,
            reminderPolicySchema,
            defaultReminderPolicy,
            problems,
          )
        : readParts(byKey, settingKeys.reminderPolicy, reminderPolicySchema, defaultReminderPolicy, problems);
  const firstPolicy = policy;
  let version = 0;
  const policyVersions: PolicyVersion[] = [];
  for (const row of saved) {
    const read = policyVersionSchema.safeParse(row.json);
    const held = isObject(row.json) ? row.json['policy'] : undefined;
    if (read.success && read.data.version === row.version) {
      policyVersions.push(read.data);
      policy = read.data.policy;
    } else if (isObject(held)) policy = readObject(held, row.key, reminderPolicySchema, policy, problems);
    else {
      problems.push(
        `Settings, “${row.key}” is no readable reminder policy, so version ${version} holds. Restore the row from its version history.`,
      );
      continue;
    }
    version = row.version;
  }
  return {
    reminderPolicy: policy,
    policyVersion: version,
    policyVersions,
    firstPolicy,
    newestPolicyRow: saved.at(-1)?.version ?? 0,
  };
}

/** The newest version of the remembered columns that can be read. */
function readImportMapping(
  byKey: ReadonlyMap<string, string>,
  problems: string[],
): Pick<BoardConfiguration, 'importMapping' | 'newestMappingRow'> {
  const saved = [...byKey]
    .map(([key, text]) => ({
      key,
      number: Number(/^import-mapping@([1-9]\d{0,5})$/.exec(key)?.[1] ?? 0),
      text,
    }))
    .filter(({ number }) => number > 0)
    .sort((first, second) => second.number - first.number);
  const newestMappingRow = saved[0]?.number ?? 0;
  for (const { key, text } of saved) {
    const read = z.record(z.string(), z.string()).safeParse(parseJson(text));
    if (read.success) return { importMapping: read.data, newestMappingRow };
    problems.push(
      `Settings, “${key}” no longer holds the columns remembered for documents, so those of an earlier version are proposed. Restore the row from its version history.`,
    );
  }
  return { importMapping: {}, newestMappingRow };
}

function isTimeZone(name: string): boolean {
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(name);
    return true;
  } catch {
    return false;
  }
}
