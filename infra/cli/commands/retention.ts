import process from 'node:process';
import { Command } from 'commander';
import { readConfiguration } from '../../../bot/configuration.ts';
import { createLogger } from '../../../bot/logging.ts';
import { buildCore } from '../../../bot/service.ts';
import {
  civilDateAt,
  civilDateSchema,
  formatCivilDate,
  isBoardDay,
  type CivilDate,
} from '../../../shared/domain/civil-date.ts';
import { retentionWords } from '../../../shared/domain/retention-words.ts';
import { explained } from '../administration.ts';
import { CommandProblem, wrongUse } from '../command-problem.ts';
import { retentionReport, type KindReport, type RetentionReport } from '../retention-report.ts';
import { readRetentionSettings, readWhatIsKept } from '../what-is-kept.ts';

interface RetentionOptions {
  readonly board: string;
  readonly asOf?: string;
  readonly json?: boolean;
}

interface RetentionAnswer extends RetentionReport {
  readonly board: string;
  readonly title: string;
  readonly asOf: CivilDate;
  /** False = the board has no setting “retention”, and the defaults were used. */
  readonly periodsAreSet: boolean;
  /** Of the periods, as saved in the tab; 0 = those the board was set up with. */
  readonly version: number;
  /** Folders that could not be looked into, with why. */
  readonly notSeen: readonly string[];
}

/** `register retention`: what of a board is past the time it has to be kept. Reads with the service's own identity and deletes nothing. */
export function retentionCommand(): Command {
  return new Command('retention')
    .description(
      'what of a board is past the time it has to be kept, and what a person does about it; a report only, nothing is ever deleted',
    )
    .requiredOption('--board <id>', 'the board, as in BOARDS')
    .option('--as-of <date>', 'the day, YYYY-MM-DD; without it today on the tenant’s clock')
    .option('--json', 'print one JSON document')
    .action(async (options: RetentionOptions) => {
      const answer = await retention(options, process.env);
      console.log(options.json === true ? JSON.stringify(answer) : inWords(answer));
    });
}

async function retention(
  options: RetentionOptions,
  environment: Readonly<Record<string, string | undefined>>,
): Promise<RetentionAnswer> {
  const given = options.asOf === undefined ? null : civilDateSchema.safeParse(options.asOf);
  if (given?.success === false || (given !== null && !isBoardDay(given.data))) {
    throw wrongUse(
      `--as-of takes a day that exists, from 1950 to 2100 and written YYYY-MM-DD; “${options.asOf ?? ''}” is none.`,
    );
  }
  const reading = readConfiguration(environment);
  if (!reading.ok) {
    throw new CommandProblem(
      ['This command uses the service’s settings, and some are missing or wrong:', ...reading.problems].join(
        '\n  ',
      ),
    );
  }
  const { appGraph, boards, clock } = buildCore(
    reading.configuration,
    createLogger('warn', { write: (line) => void process.stderr.write(line) }),
  );
  const { board } = options;
  if (!boards.has(board)) {
    throw wrongUse(`There is no board “${board}”; the boards are ${boards.ids.join(', ')}.`);
  }
  return explained(async () => {
    const place = await boards.place(board);
    const { title, timeZone, retention: read } = await readRetentionSettings(appGraph, place);
    if (read.kind === 'damaged') throw new CommandProblem(read.why);
    const asOf = given?.data ?? civilDateAt(clock.nowIso(), timeZone);
    const kept = await readWhatIsKept(appGraph, place, { timeZone, retention: read.retention, today: asOf });
    return {
      board,
      title,
      asOf,
      periodsAreSet: read.isSet,
      version: read.version,
      notSeen: kept.notSeen,
      ...retentionReport(kept, read.retention, asOf),
    };
  });
}

function inWords(answer: RetentionAnswer): string {
  return [
    `${answer.title} (${answer.board}), as of ${formatCivilDate(answer.asOf)}. This is a report: nothing is deleted by it.`,
    answer.periodsAreSet
      ? answer.version === 0
        ? 'The periods are those it was set up with (Settings, “retention”).'
        : `The periods are version ${answer.version}, saved by a board manager in the tab.`
      : 'The board has no setting “retention”, so the usual periods are used; “register provision” adds it.',
    ...answer.kinds.flatMap(kindInWords),
    '',
    'Never delete by hand:',
    ...answer.never.map((line) => `  ${line}`),
    ...(answer.notSeen.length === 0
      ? []
      : ['', 'Not looked at:', ...answer.notSeen.map((line) => `  ${line}`)]),
  ].join('\n');
}

function kindInWords({ kind, keptYears, countedFrom, found, past, undated, whatToDo }: KindReport): string[] {
  const years = retentionWords('en').years(keptYears);
  return [
    '',
    `${kind}: kept ${years} from ${countedFrom}.`,
    past.length === 0
      ? `  None is past its time${found === null ? '' : ` (${found} looked at)`}.`
      : `  ${past.length}${found === null ? '' : ` of ${found}`} past ${past.length === 1 ? 'its' : 'their'} time:`,
    ...past.map(
      ({ name, date, since }) =>
        `    ${name}: ${formatCivilDate(date)}, past its time since ${formatCivilDate(since)}`,
    ),
    ...undated.map((name) => `    ${name}: nothing says from when it counts; look at it yourself`),
    ...(past.length === 0 ? [] : [`  What to do: ${whatToDo}`]),
  ];
}
