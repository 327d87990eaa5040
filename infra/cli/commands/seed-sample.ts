import { Command } from 'commander';
import { civilDateAt } from '../../../shared/domain/civil-date.ts';
import { readSite } from '../../provision/graph-reading.ts';
import { buildSample } from '../../sample/exampleshire.ts';
import { seedBoard, type SeedReport } from '../../sample/seed.ts';
import { explained, readAdministration, siteOf } from '../administration.ts';
import { CommandProblem } from '../command-problem.ts';

interface Options {
  readonly board?: string;
  readonly json?: boolean;
}

/** `register seed-sample`: writes the Exampleshire sample, around today on the tenant's clock. */
export function seedSampleCommand(): Command {
  return new Command('seed-sample')
    .description(
      'write the fictional Exampleshire sample to provisioned sites; running it again adds nothing',
    )
    .option('--board <id>', 'only this board: children or adults')
    .option('--json', 'print one JSON document')
    .action(async (options: Options) => {
      const { graph, boards, clock } = readAdministration(process.env);
      const wanted = options.board === undefined ? ['children', 'adults'] : [options.board];
      const reports: SeedReport[] = [];
      for (const id of wanted) {
        const site = siteOf(boards, id);
        // The first answer also tells what time it is in the tenant; the sample is made around that day.
        await explained(() => readSite(graph, site));
        const today = civilDateAt(clock.nowIso(), 'Europe/London');
        const board = buildSample(today).find((sample) => sample.id === id);
        if (board === undefined) {
          throw new CommandProblem(`The sample has no board “${id}”: it has children and adults.`);
        }
        reports.push(await explained(() => seedBoard(graph, site, board, (line) => console.error(line))));
      }
      if (options.json === true) console.log(JSON.stringify(reports));
      else {
        for (const { board, added, alreadyThere } of reports) {
          const rows = Object.values(added).reduce((sum, count) => sum + count, 0);
          console.log(`${board}: ${rows} rows added, ${alreadyThere} already there.`);
        }
      }
    });
}
