import { Command, CommanderError } from 'commander';
import { CommandProblem } from './command-problem.ts';

/**
 * The `register` command. Answers go to stdout, everything else to stderr, so that `--json` prints exactly one document.
 * Exit codes: 0 done, 1 it could not be done, 2 the command was typed wrongly.
 *
 * Each command is a file in ./commands. They are loaded by name, so that reading a date does not start Microsoft's
 * clients.
 */
const commands: Readonly<Record<string, () => Promise<Command>>> = {
  when: async () => (await import('./commands/when.ts')).whenCommand(),
  score: async () => (await import('./commands/score.ts')).scoreCommand(),
  import: async () => (await import('./commands/import.ts')).importCommand(),
  provision: async () => (await import('./commands/provision.ts')).provisionCommand(),
  doctor: async () => (await import('./commands/doctor.ts')).doctorCommand(),
  remind: async () => (await import('./commands/remind.ts')).remindCommand(),
  retention: async () => (await import('./commands/retention.ts')).retentionCommand(),
  export: async () => (await import('./commands/export.ts')).exportCommand(),
  'seed-sample': async () => (await import('./commands/seed-sample.ts')).seedSampleCommand(),
};

async function main(argv: readonly string[]): Promise<number> {
  const program = new Command('register')
    .description('Safeguarding Register: risk register and action plans for safeguarding boards')
    .exitOverride()
    .showHelpAfterError('Add --help to see how the command is used.');
  const named = commands[argv[0] ?? ''];
  const wanted = named === undefined ? Object.values(commands) : [named];
  try {
    for (const command of await Promise.all(wanted.map((load) => load()))) {
      program.addCommand(command.copyInheritedSettings(program));
    }
    await program.parseAsync(argv, { from: 'user' });
    return 0;
  } catch (error) {
    // Commander has already said what is wrong, or printed the help that was asked for.
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    if (error instanceof CommandProblem) {
      console.error(error.message);
      return error.exitCode;
    }
    console.error('The command failed.', error);
    return 1;
  }
}

process.exitCode = await main(process.argv.slice(2));
