import { GraphFailure, orThrow, problemOf } from '../../bot/graph/graph-errors.ts';
import { schemePresets } from '../../shared/domain/scheme-presets.ts';
import { defaultReminderPolicy } from '../../shared/domain/reminder-policy.ts';
import { listCreation, columnDefinition } from '../../shared/sharepoint/list-definition.ts';
import type { GraphPort } from '../../shared/sharepoint/graph-port.ts';
import { isObject, objectsIn, textIn, type JsonObject } from '../../shared/sharepoint/json.ts';
import { schemeKey } from '../../shared/sharepoint/read-schemes.ts';
import {
  defaultBoardSettings,
  defaultVocabulary,
  settingsRows,
} from '../../shared/sharepoint/read-settings.ts';
import {
  columnFacets,
  columnPath,
  columnsPath,
  newColumnPath,
  newItemPath,
  newListPath,
  permissionPath,
  permissionsPath,
} from '../../shared/sharepoint/register-paths.ts';
import { listKeys, registerLists } from '../../shared/sharepoint/register-lists.ts';
import { narrowPartBFolders } from './part-b-folders.ts';
import { readAll, readListIds, readRows, readSite } from './graph-reading.ts';
import {
  planProvisioning,
  stepInWords,
  type FoundColumn,
  type FoundList,
  type FoundLists,
  type ProvisionPlan,
  type ProvisionStep,
} from './provision-plan.ts';

export interface ProvisionOptions {
  /** "host:/sites/path" */
  readonly site: string;
  /** The application to be given the role `write` on the site; left out when it grants itself nothing. */
  readonly application?: { readonly id: string; readonly name: string };
  /** E-mail addresses of those who may open the folders for what is exempt; left out = they are only looked at. */
  readonly partBReaders?: readonly string[];
  /** Only say what would be done. */
  readonly dryRun: boolean;
  readonly say: (line: string) => void;
}

export interface ProvisionReport {
  readonly site: string;
  readonly dryRun: boolean;
  /** What was done, or with `dryRun` would be, in plain English. Empty = the site was complete. */
  readonly steps: string[];
  /** What differs and was left alone. */
  readonly drift: string[];
  /** Folders for what is exempt that everybody who may open the site may open. */
  readonly open: string[];
}

/** Indexes asked for together with a new list have been seen to come late, so what is missing is looked at again. */
const mostRounds = 3;

/**
 * Makes a site ready for the register: its lists, columns and indexes, the application's right to write, and the default
 * settings. Adds what is missing and nothing else, so it can be run at any time and any number of times. Throws
 * `GraphFailure` when Graph refuses a step; running it again goes on from there.
 */
export async function provisionBoard(graph: GraphPort, options: ProvisionOptions): Promise<ProvisionReport> {
  const site = await readSite(graph, options.site);
  const steps: string[] = [];
  const report = (words: string): void => {
    steps.push(words);
    options.say(options.dryRun ? `Would: ${words}` : words);
  };

  if (options.application !== undefined)
    await grantAccess(graph, site.id, options.application, options.dryRun, report);

  let plan: ProvisionPlan = planProvisioning(await readSchema(graph, site.id));
  for (let round = 1; plan.steps.length > 0 && round <= mostRounds; round += 1) {
    for (const step of plan.steps) {
      report(stepInWords(step));
      // One after another: SharePoint refuses two changes of one list's columns at the same time.
      if (!options.dryRun) await applyStep(graph, site.id, step);
    }
    if (options.dryRun) break;
    plan = planProvisioning(await readSchema(graph, site.id));
  }

  await addDefaultSettings(graph, site, options.dryRun, report);
  const unfinished = options.dryRun
    ? []
    : plan.steps.map(
        (step) =>
          `Not done although SharePoint accepted it: ${stepInWords(step)}. Run this again in a few minutes.`,
      );
  const open = await narrowPartBFolders(graph, site.id, {
    readers: options.partBReaders ?? [],
    dryRun: options.dryRun,
    report,
  });
  const drift = [...plan.drift, ...unfinished];
  [...drift, ...open].forEach(options.say);
  return { site: options.site, dryRun: options.dryRun, steps, drift, open };
}

async function readSchema(graph: GraphPort, siteId: string): Promise<FoundLists> {
  const ids = await readListIds(graph, siteId);
  const present = listKeys.flatMap((key) => {
    const listId = ids[key];
    return listId === undefined ? [] : [{ key, listId }];
  });
  const answers = await graph.batch(
    present.map(({ listId }) => ({ method: 'GET', path: columnsPath({ siteId, listId }) })),
  );
  const found: Record<string, FoundList> = {};
  for (const [index, { key, listId }] of present.entries()) {
    const answer = answers[index];
    if (answer === undefined) continue;
    const { body } = orThrow(answer);
    const further = textIn(body, '@odata.nextLink');
    const columns = further === '' ? objectsIn(body) : await readAll(graph, columnsPath({ siteId, listId }));
    found[key] = { id: listId, columns: columns.map(readColumn) };
  }
  return found;
}

function readColumn(column: JsonObject): FoundColumn {
  const text = column['text'];
  return {
    id: textIn(column, 'id'),
    name: textIn(column, 'name'),
    indexed: column['indexed'] === true,
    unique: column['enforceUniqueValues'] === true,
    facets: columnFacets.filter((facet) => isObject(column[facet])),
    ...(isObject(text) ? { severalLines: text['allowMultipleLines'] === true } : {}),
    ...(isObject(column['dateTime']) ? { dateFormat: textIn(column['dateTime'], 'format') } : {}),
  };
}

async function applyStep(graph: GraphPort, siteId: string, step: ProvisionStep): Promise<void> {
  switch (step.kind) {
    case 'create list': {
      const { definition } = registerLists[step.list];
      const create = (body: unknown) => graph.send({ method: 'POST', path: newListPath(siteId), body });
      const answer = await create(listCreation(definition));
      // Nothing published says whether Graph lets one create a hidden list: a list in plain view serves as well.
      const mayBeHidden = definition.hidden && problemOf(answer)?.kind === 'not valid';
      orThrow(mayBeHidden ? await create(listCreation({ ...definition, hidden: false })) : answer);
      return;
    }
    case 'add column':
      orThrow(
        await graph.send({
          method: 'POST',
          path: newColumnPath({ siteId, listId: step.listId }),
          body: columnDefinition(step.column),
        }),
      );
      return;
    case 'add index':
      orThrow(
        await graph.send({
          method: 'PATCH',
          path: columnPath({ siteId, listId: step.listId }, step.columnId),
          body: { indexed: true, ...(step.column.unique === true ? { enforceUniqueValues: true } : {}) },
        }),
      );
  }
}

/** With `Sites.Selected` an application reaches only sites that an administrator granted it. */
async function grantAccess(
  graph: GraphPort,
  siteId: string,
  application: { id: string; name: string },
  dryRun: boolean,
  report: (words: string) => void,
): Promise<void> {
  const grants = await readAll(graph, permissionsPath(siteId));
  const grant = grants.find((candidate) => granteeIds(candidate).includes(application.id.toLowerCase()));
  if (grant === undefined) {
    report('Grant the register’s application the role “write” on the site');
    if (dryRun) return;
    orThrow(
      await graph.send({
        method: 'POST',
        path: permissionsPath(siteId),
        body: {
          roles: ['write'],
          grantedToIdentities: [{ application: { id: application.id, displayName: application.name } }],
        },
      }),
    );
    return;
  }
  const path = permissionPath(siteId, textIn(grant, 'id'));
  // The list of grants may leave the roles out.
  const whole = rolesOf(grant).length > 0 ? grant : orThrow(await graph.send({ method: 'GET', path })).body;
  if (rolesOf(whole).some((role) => role !== 'read')) return;
  report('Raise the role of the register’s application on the site from “read” to “write”');
  if (!dryRun) orThrow(await graph.send({ method: 'PATCH', path, body: { roles: ['write'] } }));
}

function rolesOf(grant: unknown): string[] {
  const roles = isObject(grant) ? grant['roles'] : undefined;
  return Array.isArray(roles) ? roles.filter((role) => typeof role === 'string') : [];
}

function granteeIds(grant: JsonObject): string[] {
  const listed = [grant['grantedToIdentitiesV2'], grant['grantedToIdentities']].flatMap((identities) =>
    Array.isArray(identities) ? identities.filter(isObject) : [],
  );
  return listed.map((identity) => textIn(identity['application'], 'id').toLowerCase());
}

async function addDefaultSettings(
  graph: GraphPort,
  site: { id: string; displayName: string },
  dryRun: boolean,
  report: (words: string) => void,
): Promise<void> {
  const listId = (await readListIds(graph, site.id)).settings;
  if (listId === undefined && !dryRun) return;
  const rows = listId === undefined ? [] : await readRows(graph, { siteId: site.id, listId }, ['Key']);
  const present = new Set(rows.map((row) => textIn(row['fields'], 'Key')));
  const defaults = defaultSettingsRows(site.displayName);
  // A board that has a scheme of its own needs no other beside it.
  const hasScheme = [...present].some((key) => key.startsWith('scheme:'));
  const missing = defaults.filter(
    ({ key }) => !present.has(key) && !(hasScheme && key.startsWith('scheme:')),
  );
  for (const row of missing) report(`Add the default setting “${row.key}”`);
  if (dryRun || listId === undefined || missing.length === 0) return;
  const answers = await graph.batch(
    missing.map((row) => ({
      method: 'POST',
      path: newItemPath({ siteId: site.id, listId }),
      body: { fields: registerLists.settings.write(row) },
    })),
  );
  for (const answer of answers) {
    const problem = problemOf(answer);
    // Somebody else provisioning at the same time wrote it first.
    if (problem !== null && problem.kind !== 'duplicate value') throw new GraphFailure(problem);
  }
}

/** What a new board starts with; the sample replaces exactly these and nothing a board manager wrote. */
export function defaultSettingsRows(siteName: string): ReturnType<typeof settingsRows> {
  const scheme = schemePresets.find((preset) => schemeKey(preset) === schemeKey(defaultBoardSettings.scheme));
  return settingsRows({
    settings: { ...defaultBoardSettings, title: siteName === '' ? defaultBoardSettings.title : siteName },
    vocabulary: defaultVocabulary,
    reminderPolicy: defaultReminderPolicy,
    schemes: scheme === undefined ? [] : [scheme],
  });
}
