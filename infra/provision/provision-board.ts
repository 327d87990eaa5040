import { orThrow, problemOf } from '../../bot/graph/graph-errors.ts';
import { listCreation, columnDefinition } from '../../shared/sharepoint/list-definition.ts';
import type { GraphPort } from '../../shared/sharepoint/graph-port.ts';
import { columnPath, drivePath, newColumnPath, newListPath } from '../../shared/sharepoint/register-paths.ts';
import { registerLists } from '../../shared/sharepoint/register-lists.ts';
import type { BoardAnswers } from './board-answers.ts';
import { readSite } from './graph-reading.ts';
import { narrowPartBFolders } from './part-b-folders.ts';
import { planProvisioning, stepInWords, type ProvisionPlan, type ProvisionStep } from './provision-plan.ts';
import { readSchema } from './read-schema.ts';
import { grantAccess } from './site-grant.ts';
import { settleSettings } from './site-settings.ts';

export interface ProvisionOptions {
  /** "host:/sites/path" */
  readonly site: string;
  /** The application to be given the role `write` on the site; left out when it grants itself nothing. */
  readonly application?: { readonly id: string; readonly name: string };
  /** What the administrator says about the board; left out = a new board starts with the defaults. */
  readonly answers?: BoardAnswers;
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
 * Makes a site ready for the register: its lists, columns and indexes, the application's right to write, its library and its settings.
 * From whatever version of the lists the site has, it adds what is missing and takes nothing away, so it can be run at any time and any
 * number of times. Throws `GraphFailure` when Graph refuses a step (running it again goes on from there), and `RangeError` for an
 * answer that cannot be.
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

  const unfinished = options.dryRun
    ? []
    : plan.steps.map(
        (step) =>
          `Not done although SharePoint accepted it: ${stepInWords(step)}. Run this again in a few minutes.`,
      );
  const hasLibrary = await ensureLibrary(graph, site.id, options.dryRun, report);
  // Last, because they say what version the lists are at: a run that stops before has not arrived there.
  const left =
    unfinished.length > 0
      ? []
      : await settleSettings(graph, site, { answers: options.answers ?? {}, dryRun: options.dryRun, report });
  const open = hasLibrary
    ? await narrowPartBFolders(graph, site.id, {
        readers: options.partBReaders ?? [],
        dryRun: options.dryRun,
        report,
      })
    : [];
  const drift = [...plan.drift, ...unfinished, ...left];
  [...drift, ...open].forEach(options.say);
  return { site: options.site, dryRun: options.dryRun, steps, drift, open };
}

/**
 * Every team site comes with a document library; on one that lost it (or never had it) one is made.
 * @returns whether there is one now
 */
async function ensureLibrary(
  graph: GraphPort,
  siteId: string,
  dryRun: boolean,
  report: (words: string) => void,
): Promise<boolean> {
  const found = await graph.send({ method: 'GET', path: drivePath(siteId) });
  if (problemOf(found)?.kind !== 'not found') {
    orThrow(found);
    return true;
  }
  report('Create the document library “Documents”');
  if (dryRun) return false;
  orThrow(
    await graph.send({
      method: 'POST',
      path: newListPath(siteId),
      body: { displayName: 'Documents', list: { template: 'documentLibrary' } },
    }),
  );
  orThrow(await graph.send({ method: 'GET', path: drivePath(siteId) }));
  return true;
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
