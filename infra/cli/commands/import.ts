import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import { Command } from 'commander';
import { readConfiguration } from '../../../bot/configuration.ts';
import { readDocument } from '../../../bot/documents/read-document.ts';
import { readingLimits } from '../../../bot/documents/reading-limits.ts';
import { rememberedMapping } from '../../../bot/imports/remember-mapping.ts';
import { createLogger } from '../../../bot/logging.ts';
import { buildCore } from '../../../bot/service.ts';
import { civilDateAt, civilDateSchema } from '../../../shared/domain/civil-date.ts';
import { noDecisions } from '../../../shared/import-plan/decisions.ts';
import { planImport } from '../../../shared/import-plan/plan-import.ts';
import { doubtWords } from '../../../shared/importing/doubt-words.ts';
import { refusalWords } from '../../../shared/importing/refusal-words.ts';
import { readImport } from '../../../shared/importing/read-import.ts';
import {
  readingCorrectionsSchema,
  type ImportDoubt,
  type ImportReading,
  type ReadAction,
  type ReadRisk,
  type ReadingCorrections,
} from '../../../shared/importing/reading.ts';
import type { SourceDocument, SourceRefusal } from '../../../shared/importing/source-document.ts';
import { explained } from '../administration.ts';
import { confirmed } from '../ask.ts';
import { finishImport, importPartsFor, interruptedImport, sendImport } from '../bring-in.ts';
import { CommandProblem, wrongUse } from '../command-problem.ts';

interface ImportOptions {
  readonly dryRun?: boolean;
  readonly planStart?: string;
  readonly plan?: string;
  readonly json?: boolean;
  readonly board?: string;
  readonly by?: string;
  readonly leaveOpen?: boolean;
  readonly yes?: boolean;
}

interface DocumentOpened {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly source: SourceDocument;
}

/** `register import FILE`: what a document says, row by row, and brings it in. Works offline with --dry-run. */
export function importCommand(write: (line: string) => void = console.log): Command {
  return new Command('import')
    .description(
      'read a Word, Excel, CSV or text document into risks and actions, and say what a person must decide',
    )
    .argument('<file>', '.docx, .xlsx, .csv, .tsv, .txt or .md')
    .option('--dry-run', 'only say what was understood; nothing is written')
    .option(
      '--plan-start <date>',
      'the plan’s first day, YYYY-MM-DD: periods and dates without a year are counted from it',
    )
    .option('--plan <name>', 'name of the plan, where the document gives none')
    .option('--board <id>', 'the board it is brought in to')
    .option('--by <address>', 'e-mail address of the board manager who brings it in, as in the People list')
    .option('--leave-open', 'bring in rows that need a person too: what is uncertain stays empty')
    .option('--yes', 'do not ask before writing')
    .option('--json', 'with --dry-run: print one JSON document')
    .action(async (file: string, options: ImportOptions) => {
      const opened = await documentOf(file);
      const corrections = correctionsOf(options);
      if (options.dryRun === true) {
        const reading = readImport(opened.source, corrections);
        write(
          options.json === true
            ? JSON.stringify(asJson(opened.source, reading))
            : `${inPlainWords(reading)}\nNothing was written.`,
        );
        return;
      }
      if (options.json === true) throw wrongUse('--json goes with --dry-run.');
      await bringIn(opened, corrections, options, write);
    });
}

async function bringIn(
  { name, bytes, source }: DocumentOpened,
  given: ReadingCorrections,
  options: ImportOptions,
  write: (line: string) => void,
): Promise<void> {
  const { board, by } = options;
  if (board === undefined || by === undefined) {
    throw wrongUse(
      'Say which board with --board, and which of its managers brings the document in with --by manager@example; or add --dry-run to see what the document says.',
    );
  }
  const core = coreOf(process.env);
  const mirror = core.mirrors.get(board);
  if (mirror === undefined) {
    throw wrongUse(`There is no board “${board}”; the boards are ${[...core.mirrors.keys()].join(', ')}.`);
  }
  await explained(async () => {
    const parts = importPartsFor(core, await mirror.refresh(), by);
    const document = { name, bytes, sha256: createHash('sha256').update(bytes).digest('hex') };
    const interrupted = await interruptedImport(parts, document.sha256);
    if (interrupted !== null) {
      write('An import of this document was interrupted: going on with it.');
      const { done } = await finishImport(parts, interrupted, write);
      write(`“${name}” is in the register: ${done} rows.`);
      return;
    }
    const corrections = { ...given, mapping: await rememberedMapping(parts) };
    const reading = readImport(source, corrections);
    write(inPlainWords(reading));
    const snapshot = await mirror.refresh();
    const { configuration } = snapshot;
    const { id, version } = configuration.settings.scheme;
    const scheme = configuration.schemes.find((each) => each.id === id && each.version === version);
    if (scheme === undefined) {
      throw new CommandProblem('The board’s scoring scheme cannot be read. Look at it with register doctor.');
    }
    const plan = planImport({
      reading,
      decisions: noDecisions,
      corrections,
      document,
      register: snapshot,
      scheme,
      today: civilDateAt(parts.now(), configuration.settings.timeZone),
    });
    const open = plan.rows.filter((row) => row.open.length > 0);
    if (open.some((row) => row.open.some(({ rule }) => rule === 'personal details'))) {
      throw new CommandProblem(
        'Nothing was written: the document may identify a child or an adult, and a register holds no case details. Take that out of it, or decide row by row in the tab.',
      );
    }
    if (open.length > 0 && options.leaveOpen !== true) {
      throw new CommandProblem(
        `Nothing was written: ${open.length === 1 ? 'one row needs' : `${open.length} rows need`} a person. Decide in the tab, on the page Bring in a document; or add --leave-open to bring them in with what is uncertain left empty and the document’s text kept.`,
      );
    }
    for (const { reason, text } of plan.untold) {
      write(`Not brought in, ${doubtWords('en').refused[reason]}: ${text}`);
    }
    if (plan.writes.length === 0) {
      write('The register has these rows already: nothing to bring in.');
      return;
    }
    const many = plan.writes.length;
    if (options.yes !== true && !(await confirmed(`Write ${many} rows to “${board}”?`))) {
      throw new CommandProblem('Nothing was written. Answer yes, or add --yes.');
    }
    await finishImport(parts, await sendImport(parts, document, plan.writes), write);
    write(`“${name}” is in the register: ${many} rows, brought in by ${parts.actor.name}.`);
  });
}

function coreOf(environment: Readonly<Record<string, string | undefined>>) {
  const reading = readConfiguration(environment);
  if (reading.ok) {
    // Log lines go to stderr, so that stdout holds the answer alone.
    const logger = createLogger('warn', { write: (line) => void process.stderr.write(line) });
    return buildCore(reading.configuration, logger);
  }
  throw new CommandProblem(
    ['This command uses the service’s settings, and some are missing or wrong:', ...reading.problems].join(
      '\n  ',
    ),
  );
}

async function documentOf(file: string): Promise<DocumentOpened> {
  let bytes: Uint8Array;
  try {
    bytes = new Uint8Array(await readFile(file));
  } catch {
    throw wrongUse(`“${file}” cannot be opened. Name a file that exists.`);
  }
  const name = path.basename(file);
  const read = await readDocument(name, bytes, readingLimits);
  if (!read.ok) throw new CommandProblem(whyNot(file, read.refusal));
  return { name, bytes, source: read.document };
}

function whyNot(file: string, refusal: SourceRefusal): string {
  const { what, remedy } = refusalWords(refusal, 'en');
  return `“${file}” was not read. ${what} ${remedy}`;
}

function correctionsOf({ planStart, plan }: ImportOptions): ReadingCorrections {
  const day = planStart === undefined ? null : civilDateSchema.safeParse(planStart);
  if (day?.success === false) {
    throw wrongUse(
      `“${planStart ?? ''}” is not a day. Write --plan-start as YYYY-MM-DD, for example 2026-04-01.`,
    );
  }
  return readingCorrectionsSchema.parse({ planStart: day?.data ?? null, plan: plan ?? '' });
}

/** The names of this document's fields are fixed: boards' scripts read it. */
function asJson(document: SourceDocument, reading: ImportReading) {
  const words = doubtWords('en');
  const checks = (doubts: readonly ImportDoubt[]) =>
    doubts.map(({ field, rule, about }) => ({ field, rule, reason: words.doubts[rule](about) }));
  const action = ({ needsCheck, rules, from, ...row }: ReadAction) => ({
    ...row,
    origin: from,
    rules,
    needsCheck: checks(needsCheck),
  });
  const risk = ({ needsCheck, rules, controls, ...row }: ReadRisk) => ({
    ...row,
    controls: controls.map((control) => ({ ...control, needsCheck: checks(control.needsCheck) })),
    rules,
    needsCheck: checks(needsCheck),
  });
  return {
    risks: reading.risks.map(risk),
    actions: reading.actions.map(action),
    refused: reading.refused.map(({ source, reason, text }) => ({
      source,
      reason: words.refused[reason],
      text,
    })),
    warnings: warningsOf(document, reading),
    tables: reading.tables,
    people: reading.people,
  };
}

function warningsOf(document: SourceDocument, reading: ImportReading): string[] {
  const words = doubtWords('en');
  return [
    ...document.notices.map(({ kind, about }) => words.notices[kind](about)),
    ...reading.tables
      .filter(({ kind }) => ['attendance', 'indicators', 'business priorities', 'budget'].includes(kind))
      .map(({ kind, rows }) => `${words.kinds[kind]}: ${rows} ${rows === 1 ? 'line' : 'lines'}.`),
    ...reading.ambiguousCadences.map(
      (cadence) => `“${cadence}” has two meanings. Say once which is meant here.`,
    ),
    ...reading.people.map(({ names }) => `These may be one: ${names.join('; ')}.`),
  ];
}

function inPlainWords(reading: ImportReading): string {
  const words = doubtWords('en');
  const lines = [
    `${reading.risks.length} risks, ${reading.risks.reduce((sum, { controls }) => sum + controls.length, 0)} controls and ${reading.actions.length} actions were found.`,
  ];
  for (const row of [...reading.risks, ...reading.actions]) {
    if (row.needsCheck.length === 0) continue;
    const name = row.reference || ('title' in row ? row.title : row.action).slice(0, 60);
    lines.push(`${name} (table ${row.source.table}, row ${row.source.row}):`);
    lines.push(...row.needsCheck.map(({ rule, about }) => `  ${words.doubts[rule](about)}`));
  }
  return lines.join('\n');
}
