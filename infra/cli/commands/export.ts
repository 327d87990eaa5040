import { writeFile } from 'node:fs/promises';
import process from 'node:process';
import { Argument, Command, Option } from 'commander';
import { readConfiguration } from '../../../bot/configuration.ts';
import { createLogger } from '../../../bot/logging.ts';
import { buildFile } from '../../../bot/papers/build-file.ts';
import { gatherSource } from '../../../bot/papers/gather-source.ts';
import { buildCore } from '../../../bot/service.ts';
import {
  formatsOf,
  paperFormatSchema,
  paperKindSchema,
  paperPartSchema,
  type PaperFormat,
  type PaperKind,
  type PaperPart,
} from '../../../shared/contracts/papers.ts';
import { languageSchema, type Language } from '../../../shared/domain/language.ts';
import { explained } from '../administration.ts';
import { CommandProblem, wrongUse } from '../command-problem.ts';

interface ExportOptions {
  readonly format: PaperFormat;
  readonly out: string;
  readonly part: PaperPart;
  readonly language: Language;
  readonly meeting?: string;
  readonly board?: string;
  readonly actionPlan?: boolean;
  readonly json?: boolean;
}

interface ExportAnswer {
  readonly board: string;
  readonly kind: PaperKind;
  readonly format: PaperFormat;
  readonly part: PaperPart;
  readonly out: string;
  readonly bytes: number;
  /** Exempt risks, actions and controls that a Part A file does not hold. */
  readonly leftOut: number;
}

/** `register export`: a paper as a file on this machine, read with the service's own identity. */
export function exportCommand(): Command {
  return new Command('export')
    .description('a board paper, the register and action plan, or everything with its history, as a file')
    .addArgument(new Argument('<kind>', 'which paper').choices(paperKindSchema.options))
    .addOption(
      new Option('--format <format>', 'of the file').choices(paperFormatSchema.options).makeOptionMandatory(),
    )
    .requiredOption('--out <file>', 'where to write it')
    .addOption(
      new Option('--part <part>', 'A may be published; B is exempt, and of the leave pack everything')
        .choices(paperPartSchema.options)
        .default('A'),
    )
    .addOption(
      new Option('--language <language>', 'of the paper’s own words')
        .choices(languageSchema.options)
        .default('en'),
    )
    .option('--meeting <key>', 'the meeting it is for; a sealed one gives the register of its day')
    .option('--board <id>', 'which board, where the service has several')
    .option('--action-plan', 'board paper: with the whole action plan as an appendix')
    .option('--json', 'print one JSON document')
    .action(async (kind: PaperKind, options: ExportOptions) => {
      const answer = await exportPaper(kind, options, process.env);
      console.log(options.json === true ? JSON.stringify(answer) : inWords(answer));
    });
}

async function exportPaper(
  kind: PaperKind,
  options: ExportOptions,
  environment: Readonly<Record<string, string | undefined>>,
): Promise<ExportAnswer> {
  const { format, part, language, out, meeting } = options;
  if (!formatsOf[kind].includes(format)) {
    throw wrongUse(`A ${kind} can be had as ${formatsOf[kind].join(', ')}, not as ${format}.`);
  }
  if (kind === 'leave-pack' && meeting !== undefined) {
    throw wrongUse('A leave-pack holds everything as it is now; leave --meeting out.');
  }
  const reading = readConfiguration(environment);
  if (!reading.ok) {
    throw new CommandProblem(
      ['This command uses the service’s settings, and some are missing or wrong:', ...reading.problems].join(
        '\n  ',
      ),
    );
  }
  const core = buildCore(
    reading.configuration,
    // Log lines go to stderr, so that stdout holds the answer alone.
    createLogger('warn', { write: (line) => void process.stderr.write(line) }),
  );
  const boards = [...core.mirrors.keys()];
  const board = options.board ?? (boards.length === 1 ? boards[0] : undefined);
  const mirror = core.mirrors.get(board ?? '');
  if (board === undefined || mirror === undefined) {
    throw wrongUse(
      `${board === undefined ? 'Say which board with --board' : `There is no board “${board}”`}; the boards are ${boards.join(', ')}.`,
    );
  }
  const gathered = await explained(() =>
    gatherSource(
      { mirror, graph: core.appGraph, now: () => core.clock.nowIso(), language },
      { kind, ...(meeting === undefined ? {} : { meetingKey: meeting }) },
      new AbortController().signal,
    ),
  );
  if (gathered.kind === 'refused') throw new CommandProblem(gathered.userMessage.en);
  const { bytes, leftOut } = await buildFile(gathered.source, {
    kind,
    format,
    part,
    language,
    withActionPlan: options.actionPlan === true,
  });
  try {
    await writeFile(out, bytes);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new CommandProblem(`The file could not be written: ${why}. Name a folder that exists with --out.`);
  }
  return { board, kind, format, part, out, bytes: bytes.length, leftOut };
}

function inWords({ out, bytes, part, leftOut }: ExportAnswer): string {
  const left =
    part === 'B' || leftOut === 0
      ? ''
      : ` ${leftOut === 1 ? 'One exempt item is' : `${leftOut} exempt items are`} not in it.`;
  return `Wrote ${out} (${bytes} bytes), Part ${part}.${left}`;
}
