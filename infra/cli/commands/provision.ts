import { Command } from 'commander';
import { provisionBoard } from '../../provision/provision-board.ts';
import { explained, readAdministration, siteOf } from '../administration.ts';

interface Options {
  readonly board: string;
  readonly site?: string;
  readonly partBReaders?: string;
  readonly dryRun?: boolean;
  readonly json?: boolean;
}

/** `register provision`: makes a board's SharePoint site ready, as often as wanted. */
export function provisionCommand(): Command {
  return new Command('provision')
    .description(
      'create the register’s lists, columns and indexes on a board’s SharePoint site; adds only what is missing',
    )
    .requiredOption('--board <id>', 'the board, as in BOARDS')
    .option('--site <address>', 'its site as host:/sites/path, when it is not in BOARDS')
    .option(
      '--part-b-readers <addresses>',
      'keep the folders for what is exempt to these people (e-mail addresses with commas between)',
    )
    .option('--dry-run', 'say what would be done and change nothing')
    .option('--json', 'print one JSON document')
    .action(async (options: Options) => {
      const { graph, boards, application } = readAdministration(process.env);
      const report = await explained(() =>
        provisionBoard(graph, {
          site: siteOf(boards, options.board, options.site),
          ...(application === null ? {} : { application }),
          partBReaders: (options.partBReaders ?? '')
            .split(',')
            .map((address) => address.trim())
            .filter(Boolean),
          dryRun: options.dryRun === true,
          say: (line) => console.error(line),
        }),
      );
      if (options.json === true) console.log(JSON.stringify({ board: options.board, ...report }));
      else if (report.steps.length === 0) console.log(`${options.board}: complete, nothing to do.`);
      else {
        const done = report.dryRun ? 'steps would be taken' : 'steps taken';
        console.log(`${options.board}: ${report.steps.length} ${done}.`);
      }
    });
}
