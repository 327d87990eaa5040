import { GraphFailure, orThrow, problemOf } from '../../bot/graph/graph-errors.ts';
import { defaultReminderPolicy, reminderPolicySchema } from '../../shared/domain/reminder-policy.ts';
import { schemePresets } from '../../shared/domain/scheme-presets.ts';
import type { BoardSettings } from '../../shared/domain/settings.ts';
import type { GraphPort } from '../../shared/sharepoint/graph-port.ts';
import { textIn } from '../../shared/sharepoint/json.ts';
import type { SettingRow } from '../../shared/sharepoint/lists/settings.ts';
import { schemeKey } from '../../shared/sharepoint/read-schemes.ts';
import {
  defaultBoardSettings,
  defaultVocabulary,
  readSettings,
  settingsRows,
} from '../../shared/sharepoint/read-settings.ts';
import { defaultRetentionRow } from '../../shared/sharepoint/read-retention.ts';
import { fieldsPath, newItemPath } from '../../shared/sharepoint/register-paths.ts';
import { registerLists } from '../../shared/sharepoint/register-lists.ts';
import {
  readSchemaVersion,
  schemaVersion,
  schemaVersionKey,
  schemaVersionRow,
} from '../../shared/sharepoint/schema-version.ts';
import type { BoardAnswers, ManagerAnswer } from './board-answers.ts';
import { readListIds, readRows } from './graph-reading.ts';

type NewSetting = Pick<SettingRow, 'key' | 'version' | 'json'>;

interface SettingsStep {
  /** One step in plain English. */
  readonly words: string;
  readonly row: NewSetting;
  /** The row it replaces, fenced by its ETag; null = it is added. */
  readonly replaces: { readonly id: string; readonly etag: string } | null;
}

interface SettingsPlan {
  readonly steps: readonly SettingsStep[];
  /** What was asked for and is left as the board decided it since: plain English, with where to change it. */
  readonly left: readonly string[];
}

/** What a new board starts with; the sample replaces those of them it has itself, and nothing a board manager wrote. */
export function defaultSettingsRows(siteName: string): NewSetting[] {
  const scheme = schemePresets.find((preset) => schemeKey(preset) === schemeKey(defaultBoardSettings.scheme));
  const rows = settingsRows({
    settings: { ...defaultBoardSettings, title: siteName === '' ? defaultBoardSettings.title : siteName },
    vocabulary: defaultVocabulary,
    reminderPolicy: defaultReminderPolicy,
    schemes: scheme === undefined ? [] : [scheme],
  });
  return [...rows, defaultRetentionRow()];
}

/**
 * What must be written so that the Settings list has every row a board needs, says what the administrator answered, and bears this
 * release's version of the lists. A part nobody answered is left alone; so is whatever the board has decided for itself since (a saved
 * version of its reminders, a decision about its scoring). `managerKeys` are the People rows of the answered managers.
 * @throws RangeError when the answered reminders are no policy; its message says why
 */
function planSettings(
  kept: readonly SettingRow[],
  siteName: string,
  answers: BoardAnswers,
  managerKeys: readonly string[],
): SettingsPlan {
  const byKey = new Map(kept.map((row) => [row.key.trim(), row]));
  const left: string[] = [];
  const wanted = new Map(defaultSettingsRows(siteName).map((row) => [row.key, row]));
  // A board that has a scheme of its own needs no other beside it.
  if ([...byKey.keys()].some((key) => key.startsWith('scheme:'))) {
    for (const key of wanted.keys()) if (key.startsWith('scheme:')) wanted.delete(key);
  }
  for (const key of wanted.keys()) if (byKey.has(key)) wanted.delete(key);

  const now = readSettings([...kept, ...[...wanted.values()].map(asKept)]);
  const changed: NewSetting[] = [];
  const decided = {
    scheme: now.newestSchemeChange > 0,
    reminders: now.newestPolicyRow > 0,
  };
  const settings = answeredSettings(now.settings, answers, managerKeys, decided.scheme);
  if (JSON.stringify(settings) !== JSON.stringify(now.settings))
    changed.push(rowOf({ settings }, 'board', now));
  const scheme = schemePresets.find((preset) => schemeKey(preset) === `scheme:${answers.scheme ?? ''}`);
  if (scheme !== undefined && decided.scheme && answers.scheme !== undefined) {
    left.push(
      `How this board scores was decided by its managers since, so the scheme “${answers.scheme}” is not set: they change it under Scoring.`,
    );
  } else if (scheme !== undefined && !byKey.has(schemeKey(scheme)) && !wanted.has(schemeKey(scheme))) {
    changed.push({ key: schemeKey(scheme), version: 1, json: JSON.stringify(scheme, null, 2) });
    // The preset put there by default and never used would only be one more to choose from.
    const untouched = schemeKey(defaultBoardSettings.scheme);
    if (!byKey.has(untouched)) wanted.delete(untouched);
  }
  if (answers.reminders !== undefined && decided.reminders) {
    left.push(
      'When reminders go out was decided by its managers since, so the answered reminders are not set: they change them under Reminders.',
    );
  } else if (answers.reminders !== undefined) {
    const reminderPolicy = reminderPolicySchema.safeParse({ ...now.reminderPolicy, ...answers.reminders });
    if (!reminderPolicy.success) {
      const [issue] = reminderPolicy.error.issues;
      throw new RangeError(
        `The answered reminders are no policy: “${issue?.path.join('.') ?? ''}” ${issue?.message ?? ''}`,
      );
    }
    if (JSON.stringify(reminderPolicy.data) !== JSON.stringify(now.reminderPolicy))
      changed.push(rowOf({ reminderPolicy: reminderPolicy.data }, 'reminder-policy', now));
  }

  const held = readSchemaVersion(kept);
  if (held === null || held < schemaVersion) changed.push(schemaVersionRow());
  else if (held > schemaVersion) {
    left.push(
      `A later release provisioned this site (its lists are at version ${held}, this release knows ${schemaVersion}). Everything this release needs is there; nothing was taken back.`,
    );
  }

  const answered = new Map(changed.map((row) => [row.key, row]));
  const added = [...wanted.values()].map((row): SettingsStep => {
    const written = answered.get(row.key);
    answered.delete(row.key);
    return {
      words:
        written === undefined
          ? `Add the default setting “${row.key}”`
          : `Add the setting “${row.key}” as answered`,
      row: written ?? row,
      replaces: null,
    };
  });
  const further = [...answered.values()].map((row): SettingsStep => {
    const before = byKey.get(row.key);
    return { words: inWords(row.key, before !== undefined, held), row, replaces: before ?? null };
  });
  return { steps: [...added, ...further], left };
}

function inWords(key: string, isThere: boolean, held: number | null): string {
  if (key === schemaVersionKey) {
    const before = held === null ? 'no version was written yet' : `they were at ${held}`;
    return `Write down that the lists are at version ${schemaVersion} (${before})`;
  }
  return isThere
    ? `Change the setting “${key}” to what was answered`
    : `Add the setting “${key}” as answered`;
}

function answeredSettings(
  before: BoardSettings,
  answers: BoardAnswers,
  managerKeys: readonly string[],
  schemeDecided: boolean,
): BoardSettings {
  const scheme = schemePresets.find((preset) => schemeKey(preset) === `scheme:${answers.scheme ?? ''}`);
  return {
    ...before,
    ...(answers.title === undefined ? {} : { title: answers.title }),
    ...(answers.partnership === undefined ? {} : { partnership: answers.partnership }),
    ...(answers.timeZone === undefined ? {} : { timeZone: answers.timeZone }),
    ...(answers.planStart === undefined ? {} : { planStart: answers.planStart }),
    ...(scheme === undefined || schemeDecided ? {} : { scheme: { id: scheme.id, version: scheme.version } }),
    managerKeys: [...new Set([...before.managerKeys, ...managerKeys])],
  };
}

/** The one row of a configuration that has this key. */
function rowOf(
  part: Partial<Parameters<typeof settingsRows>[0]>,
  key: string,
  now: Parameters<typeof settingsRows>[0],
): NewSetting {
  const rows = settingsRows({ ...now, ...part });
  const row = rows.find((candidate) => candidate.key === key);
  if (row === undefined) throw new RangeError(`No setting has the key ${key}.`);
  return row;
}

const asKept = (row: NewSetting): SettingRow => ({
  ...row,
  id: '',
  etag: '',
  modifiedAt: '',
  modifiedBy: '',
  problems: [],
});

interface SettingsRun {
  readonly answers: BoardAnswers;
  readonly dryRun: boolean;
  readonly report: (words: string) => void;
}

/**
 * Plans and, unless it is a dry run, writes the Settings and the managers' rows in People. Throws `GraphFailure`, and `RangeError` for
 * an answer that cannot be.
 * @returns what was left alone, in plain English
 */
export async function settleSettings(
  graph: GraphPort,
  site: { readonly id: string; readonly displayName: string },
  run: SettingsRun,
): Promise<readonly string[]> {
  const ids = await readListIds(graph, site.id);
  const list = registerLists.settings;
  const reading = { timeZone: 'UTC' };
  const kept =
    ids.settings === undefined
      ? []
      : (await readRows(graph, { siteId: site.id, listId: ids.settings }, list.columns)).map((item) =>
          list.read(item, reading),
        );
  const managers = await settleManagers(graph, site.id, ids.people, run);
  const { steps, left } = planSettings(kept, site.displayName, run.answers, managers);
  for (const step of steps) run.report(step.words);
  const { settings: listId } = ids;
  if (run.dryRun || listId === undefined || steps.length === 0) return left;
  const address = { siteId: site.id, listId };
  const answers = await graph.batch(
    steps.map(({ row, replaces }) =>
      replaces === null
        ? { method: 'POST', path: newItemPath(address), body: { fields: list.write(row) } }
        : {
            method: 'PATCH',
            path: fieldsPath(address, replaces.id),
            headers: { 'If-Match': replaces.etag },
            body: list.write(row),
          },
    ),
  );
  for (const answer of answers) {
    const problem = problemOf(answer);
    // Somebody else provisioning at the same time wrote it first.
    if (problem !== null && problem.kind !== 'duplicate value') throw new GraphFailure(problem);
  }
  return left;
}

/** Keys of the People rows of the answered managers; rows that are missing are added. */
async function settleManagers(
  graph: GraphPort,
  siteId: string,
  listId: string | undefined,
  run: SettingsRun,
): Promise<string[]> {
  const managers = run.answers.managers ?? [];
  if (managers.length === 0) return [];
  const list = registerLists.people;
  const known =
    listId === undefined
      ? []
      : (await readRows(graph, { siteId, listId }, list.columns)).map((item) =>
          list.read(item, { timeZone: 'UTC' }),
        );
  const keys: string[] = [];
  for (const manager of managers) {
    const oid = await objectIdOf(graph, manager);
    const there = known.find((person) => person.oid?.toLowerCase() === oid);
    keys.push(there?.key ?? keyOfManager(oid));
    if (there !== undefined) continue;
    run.report(`Add ${manager.name} to the list People as a board manager`);
    if (run.dryRun || listId === undefined) continue;
    const answer = await graph.send({
      method: 'POST',
      path: newItemPath({ siteId, listId }),
      body: {
        fields: list.write({
          key: keyOfManager(oid),
          name: manager.name,
          kind: 'person',
          oid,
          email: manager.email,
          agency: manager.agency ?? '',
          jobTitle: manager.jobTitle ?? '',
        }),
      },
    });
    if (problemOf(answer)?.kind !== 'duplicate value') orThrow(answer);
  }
  return keys;
}

const keyOfManager = (oid: string): string => `p-${oid}`;

async function objectIdOf(graph: GraphPort, manager: ManagerAnswer): Promise<string> {
  if (manager.objectId !== undefined) return manager.objectId.toLowerCase();
  const answer = await graph.send({
    method: 'GET',
    path: `/users/${encodeURIComponent(manager.email)}?$select=id`,
  });
  const problem = problemOf(answer);
  if (problem?.kind === 'unavailable' || problem?.kind === 'throttled') throw new GraphFailure(problem);
  const id = problem === null ? textIn(answer.body, 'id') : '';
  if (id !== '') return id.toLowerCase();
  throw new RangeError(
    `The directory does not say who ${manager.name} is (a guest has another name there, or it may not be asked). Add "objectId" for them: Entra, Users, the person, Object ID.`,
  );
}
