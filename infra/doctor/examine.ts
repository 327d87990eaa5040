import type { Configuration } from '../../bot/configuration.ts';
import { createGraphCredentials } from '../../bot/graph/credentials.ts';
import { createGraphPort } from '../../bot/graph/graph-client.ts';
import { GraphFailure } from '../../bot/graph/graph-errors.ts';
import type { GraphPort } from '../../shared/sharepoint/graph-port.ts';
import { readSettings } from '../../shared/sharepoint/read-settings.ts';
import { registerLists } from '../../shared/sharepoint/register-lists.ts';
import { readListIds, readRows, readSite } from '../provision/graph-reading.ts';
import { checkAppToken, checkConnectorToken, checkDelegatedConsent, checkEntra } from './check-identity.ts';
import { checkService } from './check-service.ts';
import { checkSite } from './check-site.ts';
import { askForChat, checkInstalling, checkManifest } from './check-teams.ts';
import { inOrder, needsAdministrator, wrong, type Notes, type SiteInView } from './finding.ts';
import { lookOnly } from './look-only.ts';
import { findLeftOvers, makeScratchList, removeScratchList } from './scratch-list.ts';
import { askForSubscription } from './subscription.ts';
import { tryOnScratch } from './try-on-scratch.ts';

export interface Examination {
  readonly configuration: Configuration;
  /** Graph with an administrator's rights; null = what only they may see is not looked at. */
  readonly administrator: GraphPort | null;
  /** Only these boards; null = all. */
  readonly board: string | null;
  /** Nothing is written anywhere: no scratch list, no chat begun. */
  readonly readOnly: boolean;
  /** Entra object id of whoever runs this; null = nobody is looked at. */
  readonly person: string | null;
  /** What stands in the package's manifest.json; null = none was given. */
  readonly manifest: string | null;
  readonly say: (line: string) => void;
}

/**
 * Looks at a whole installation from the outside in. The board's own rows are only read; what has to be written goes to a list made for
 * it and taken away again. Never throws for what is wrong: that is what is reported.
 */
export async function examine(examination: Examination): Promise<Notes> {
  const { configuration, administrator, person, say } = examination;
  const notes: Notes = { findings: [], answers: [] };
  const { findings, answers } = notes;
  findings.push(
    inOrder(
      'configuration',
      `The settings are complete (boards: ${configuration.boards.map(({ id }) => id).join(', ')}).`,
    ),
  );

  say('Entra, tokens and consent …');
  const token = createGraphCredentials(configuration).app;
  const graph = createGraphPort({ graphUrl: configuration.graphUrl, token, patience: 'person' });
  findings.push(...(await checkEntra(configuration)));
  const app = await checkAppToken(configuration, token);
  findings.push(...app.findings, await checkConnectorToken(configuration));
  const hasToken = app.findings.every(
    ({ check, verdict }) => check !== 'app token' || verdict === 'in order',
  );
  findings.push(
    await guarded(
      () => checkDelegatedConsent(configuration, administrator),
      (why) => wrong('consent for people', 'not looked at', why, 'Run this again.'),
    ),
  );

  for (const { id, site } of configuration.boards) {
    if (examination.board !== null && examination.board !== id) continue;
    say(`The site of ${id} …`);
    await examineBoard({ ...examination, id, site, graph: hasToken ? graph : null }, notes);
  }

  say('The service, and Teams …');
  findings.push(...(await checkService(configuration)));
  if (hasToken)
    findings.push(
      await guarded(
        () => checkInstalling(configuration, graph, app.roles, person),
        (why) => wrong('installing in Teams', 'not looked at', why, 'Run this again.'),
      ),
    );
  findings.push(checkManifest(configuration, examination.manifest));
  answers.push(await askForChat(configuration, examination.readOnly ? null : person));
  return notes;
}

interface BoardExamination extends Examination {
  readonly id: string;
  readonly site: string;
  /** With the app's own identity; null = it has no token. */
  readonly graph: GraphPort | null;
}

async function examineBoard(examination: BoardExamination, notes: Notes): Promise<void> {
  const { id: board, site, graph, administrator, configuration } = examination;
  const { findings } = notes;
  try {
    const seenByApp = graph === null ? null : await siteAs(graph, site);
    const seenByAdministrator = administrator === null ? null : await siteAs(administrator, site);
    const siteId = seenByApp ?? seenByAdministrator;
    if (siteId === null) {
      findings.push(
        graph !== null && administrator === null
          ? wrong(
              'site grant',
              'broken',
              `The app is not let into ${site}, or there is no such site.`,
              `Check the board’s site in BOARDS, then run “register provision --board ${board}” as an administrator of SharePoint (--sign-in), which grants it.`,
              board,
            )
          : wrong(
              'site',
              'broken',
              `There is no site ${site}, or nobody here may see it.`,
              'Check the board’s site in BOARDS: host:/sites/path, as in its address.',
              board,
            ),
      );
      return;
    }
    findings.push(inOrder('site', `${site} is there.`, board));
    const view: SiteInView = { board, siteId, app: seenByApp === null ? null : graph, administrator };
    findings.push(...(await checkSite(view, configuration.appClientId)));
    if (view.app !== null)
      await lookOnly(board, view.app, siteId, notes, examination.readOnly || administrator === null);
    await examineByWriting(examination, view, notes);
  } catch (error) {
    if (!(error instanceof GraphFailure)) throw error;
    const isRefused = error.problem.kind === 'no access';
    findings.push(
      wrong(
        'site',
        'broken',
        isRefused
          ? `${site} refuses what this looks at (${error.problem.message}).`
          : `Microsoft 365 stopped answering about this site (${error.problem.message}).`,
        isRefused
          ? 'Sign in as an administrator of SharePoint who may open this very site: signed in, the command may do no more than that person may.'
          : 'Run this again in a few minutes.',
        board,
      ),
    );
  }
}

async function examineByWriting(
  examination: BoardExamination,
  view: SiteInView,
  notes: Notes,
): Promise<void> {
  const { board, siteId, app, administrator } = view;
  const { findings, answers } = notes;
  const reader = administrator ?? app;
  const leftOvers = reader === null ? [] : await findLeftOvers(reader, siteId);
  if (leftOvers.length > 0) {
    findings.push(
      wrong(
        'left behind',
        'look at this',
        `An earlier check left behind: ${leftOvers.map((name) => `“${name}”`).join(', ')}.`,
        'Delete it in SharePoint (site contents); nothing of the register is in it.',
        board,
      ),
    );
  }
  const obstacle = obstacleTo(examination, view);
  if (obstacle !== null) {
    for (const check of ['time zone', 'unique values', 'saving together'] as const)
      findings.push(wrong(check, 'not looked at', obstacle.why, obstacle.fix, board));
    return;
  }
  if (app === null || administrator === null) return;

  const scratch = await makeScratchList(administrator, siteId, Date.now());
  examination.say(`  writing into “${scratch.name}”, which goes again`);
  try {
    answers.push({
      point: 10,
      board,
      question: 'May a list be created hidden?',
      answer: scratch.hidden === 'kept' ? 'Yes.' : `No: the wish is ${scratch.hidden}.`,
      because: null,
    });
    const timeZone = await boardTimeZone(app, siteId);
    await tryOnScratch({ board, timeZone, graph: app, list: scratch.address }, notes);
    answers.push(await askForSubscription(examination.configuration.publicUrl, board, app, scratch.address));
  } finally {
    const isGone = await removeScratchList(administrator, scratch);
    if (!isGone) {
      findings.push(
        wrong(
          'left behind',
          'look at this',
          `“${scratch.name}” could not be taken away.`,
          'Delete it in SharePoint (site contents); nothing of the register is in it.',
          board,
        ),
      );
    } else if (leftOvers.length === 0) {
      findings.push(inOrder('left behind', 'Nothing: the list made for these checks is gone.', board));
    }
  }
}

/** Why nothing can be tried by writing, and what would let it be; null = nothing stands in the way. */
function obstacleTo(
  { readOnly }: Examination,
  { app, administrator }: SiteInView,
): { readonly why: string; readonly fix: string } | null {
  if (readOnly) {
    return {
      why: 'It takes writing, and this was to read only.',
      fix: 'Run this without --read-only: it writes only into a list it makes and takes away.',
    };
  }
  if (app === null) return { why: 'The app is not let into the site.', fix: 'Put that right first.' };
  if (administrator === null) {
    return {
      why: 'It takes a list made for it, which only an administrator may make.',
      fix: needsAdministrator,
    };
  }
  return null;
}

/** The board's time zone as its settings say it, or their default. */
async function boardTimeZone(graph: GraphPort, siteId: string): Promise<string> {
  const { settings: list } = registerLists;
  const { settings: listId } = await readListIds(graph, siteId);
  const rows = listId === undefined ? [] : await readRows(graph, { siteId, listId }, list.columns);
  return readSettings(rows.map((row) => list.read(row, { timeZone: 'UTC' }))).settings.timeZone;
}

/** The site's id, or null when this identity may not see it. Throws `GraphFailure` when Graph does not answer. */
async function siteAs(graph: GraphPort, site: string): Promise<string | null> {
  try {
    return (await readSite(graph, site)).id;
  } catch (error) {
    if (error instanceof GraphFailure && ['no access', 'not found'].includes(error.problem.kind)) return null;
    throw error;
  }
}

async function guarded<Result>(
  work: () => Promise<Result>,
  otherwise: (why: string) => Result,
): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof GraphFailure)
      return otherwise(`Microsoft 365 did not answer (${error.problem.message}).`);
    throw error;
  }
}
