import { Command } from 'commander';
import { cadenceInWords } from '../../../shared/domain/cadence.ts';
import { civilDateSchema, formatCivilDate, type CivilDate } from '../../../shared/domain/civil-date.ts';
import type { Due } from '../../../shared/domain/due.ts';
import { readWhen } from '../../../shared/domain/read-when.ts';
import { wrongUse } from '../command-problem.ts';

export interface WhenOptions {
  readonly planStart?: string;
  readonly json?: boolean;
}

/** `register when "<text>"`: what a "when" cell means. Works offline. */
export function whenCommand(write: (line: string) => void = console.log): Command {
  return (
    new Command('when')
      .description('read a “when” cell of a plan: what it means, and whether a person should look')
      .argument('<text...>', 'the cell, in quotes')
      .option('--plan-start <date>', 'the plan’s first day, YYYY-MM-DD: periods are counted from it')
      .option('--json', 'print one JSON document')
      // A cell may begin with a dash.
      .allowUnknownOption()
      .action((words: string[], options: WhenOptions) => write(when(words, options)))
  );
}

/** What the command prints. Throws `CommandProblem` for an option it does not know or a plan start that is no date. */
export function when(words: readonly string[], options: WhenOptions): string {
  const unknown = words.find((word) => /^--[a-z]/i.test(word));
  if (unknown !== undefined) {
    throw wrongUse(`“${unknown}” is not an option of this command: it has --plan-start and --json.`);
  }
  const planStart = readPlanStart(options.planStart);
  const due = readWhen(words.join(' '), planStart === undefined ? {} : { planStart });
  return options.json === true ? JSON.stringify(due) : inPlainWords(due);
}

function readPlanStart(text: string | undefined): CivilDate | undefined {
  if (text === undefined) return undefined;
  const date = civilDateSchema.safeParse(text);
  if (date.success) return date.data;
  throw wrongUse(`“${text}” is not a day. Write --plan-start as YYYY-MM-DD, for example 2026-04-01.`);
}

function inPlainWords(due: Due): string {
  return [
    `${due.kind}${due.ongoing === true ? ', ongoing' : ''}`,
    ...(due.date === undefined ? [] : [`due ${formatCivilDate(due.date)}`]),
    ...(due.every === undefined ? [] : [cadenceInWords(due.every)]),
    ...(due.start === undefined ? [] : [`from ${formatCivilDate(due.start)}`]),
    ...(due.until === undefined ? [] : [`until ${formatCivilDate(due.until)}`]),
    ...(due.milestones ?? []).map(
      ({ date, label }) => `  ${formatCivilDate(date)}${label === undefined ? '' : `: ${label}`}`,
    ),
    ...(due.reason === undefined ? [] : [`check: ${due.reason}`]),
  ].join('\n');
}
