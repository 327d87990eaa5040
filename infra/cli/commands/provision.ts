import { readFile } from 'node:fs/promises';
import { Command } from 'commander';
import { readBoardAnswers, type BoardAnswers } from '../../provision/board-answers.ts';
import { provisionBoard, type ProvisionReport } from '../../provision/provision-board.ts';
import { explained, readAdministration, siteOf } from '../administration.ts';
import { askBoardAnswers, confirmed, isAtTerminal } from '../ask.ts';
import { CommandProblem, wrongUse } from '../command-problem.ts';

interface Options {
  readonly board: string;
  readonly site?: string;
  readonly settings?: string;
  readonly partBReaders?: string;
  readonly signIn?: boolean;
  readonly yes?: boolean;
  readonly dryRun?: boolean;
  readonly json?: boolean;
}

/** `register provision`: makes a board's SharePoint site ready, as often as wanted. */
export function provisionCommand(): Command {
  return new Command('provision')
    .description(
      'make a board’s SharePoint site ready, or bring it up to this release: lists, columns, indexes, the app’s right on the site, the board’s settings. Shows its plan first, adds only what is missing, takes nothing away',
    )
    .requiredOption('--board <id>', 'the board, as in BOARDS')
    .option('--site <address>', 'its site as host:/sites/path, when it is not in BOARDS')
    .option(
      '--settings <file>',
      'what the board is: JSON with title, partnership, timeZone, managers, scheme, planStart, reminders (all may be left out)',
    )
    .option(
      '--part-b-readers <addresses>',
      'keep the folders for what is exempt to these people (e-mail addresses with commas between)',
    )
    .option(
      '--sign-in',
      'act as yourself, an administrator of SharePoint: shows a code to sign in with; nothing is stored',
    )
    .option('--yes', 'do what the plan says without asking')
    .option('--dry-run', 'show the plan and change nothing')
    .option('--json', 'print one JSON document')
    .action(async (options: Options) => {
      const report = await provision(options);
      if (options.json === true) console.log(JSON.stringify({ board: options.board, ...report }));
      else if (report.steps.length === 0) console.log(`${options.board}: complete, nothing to do.`);
      else {
        const steps = report.steps.length === 1 ? '1 step' : `${report.steps.length} steps`;
        console.log(`${options.board}: ${steps} ${report.dryRun ? 'would be taken' : 'taken'}.`);
      }
    });
}

async function provision(options: Options): Promise<ProvisionReport> {
  let answers = options.settings === undefined ? {} : await readAnswers(options.settings);
  const { graph, boards, application } = readAdministration(
    process.env,
    options.signIn === true
      ? { permissions: permissionsFor(answers), show: (words) => console.error(words) }
      : undefined,
  );
  const run = (dryRun: boolean, say: (line: string) => void): Promise<ProvisionReport> =>
    explained(() =>
      provisionBoard(graph, {
        site: siteOf(boards, options.board, options.site),
        ...(application === null ? {} : { application }),
        answers,
        partBReaders: (options.partBReaders ?? '')
          .split(',')
          .map((address) => address.trim())
          .filter(Boolean),
        dryRun,
        say,
      }),
    ).catch((error: unknown) => {
      throw error instanceof RangeError ? new CommandProblem(error.message) : error;
    });

  const quiet = () => undefined;
  let plan = await run(true, quiet);
  const isNew = plan.steps.some((step) => step.includes('list Settings'));
  if (isNew && options.settings === undefined && options.yes !== true && isAtTerminal()) {
    answers = await askBoardAnswers();
    plan = await run(true, quiet);
  }
  show(options.board, plan);
  if (options.dryRun === true || plan.steps.length === 0) return plan;
  if (options.yes !== true && !(await confirmed('Do this now?'))) {
    throw new CommandProblem('Nothing was changed. Add --yes to do what the plan says without being asked.');
  }
  return run(false, (line) => console.error(line));
}

function show(board: string, plan: ProvisionReport): void {
  if (plan.steps.length > 0) {
    console.error(`Plan for ${board} (${plan.site}). Nothing is deleted, and no risk or action is changed:`);
    for (const step of plan.steps) console.error(`  ${step}`);
  }
  for (const line of [...plan.drift, ...plan.open]) console.error(line);
}

/** As little as the answers need: people are looked up only where their object ids are not given. */
function permissionsFor(answers: BoardAnswers): string[] {
  const looksUp = answers.managers?.some((manager) => manager.objectId === undefined) === true;
  return ['Sites.FullControl.All', ...(looksUp ? ['User.ReadBasic.All'] : [])];
}

async function readAnswers(file: string): Promise<BoardAnswers> {
  const text = await readFile(file, 'utf8').catch(() => {
    throw wrongUse(`The file ${file} cannot be read.`);
  });
  const read = readBoardAnswers(text);
  if (read.ok) return read.answers;
  throw wrongUse(
    [`The settings in ${file} cannot be used:`, ...read.problems.map((problem) => `  ${problem}`)].join('\n'),
  );
}
