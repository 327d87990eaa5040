import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { Command } from 'commander';
import { readDocument } from '../../../bot/documents/read-document.ts';
import { readingLimits } from '../../../bot/documents/reading-limits.ts';
import { civilDateSchema } from '../../../shared/domain/civil-date.ts';
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
import { CommandProblem, wrongUse } from '../command-problem.ts';

interface ImportOptions {
  readonly dryRun?: boolean;
  readonly planStart?: string;
  readonly plan?: string;
  readonly json?: boolean;
}

/** `register import FILE`: what a document says, row by row. Works offline with --dry-run. */
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
    .option('--json', 'print one JSON document')
    .action(async (file: string, options: ImportOptions) => {
      if (options.dryRun !== true) {
        throw wrongUse(
          'Add --dry-run to see what the document says. To bring it into the register, open the page Bring in a document in the tab, where what needs you is decided row by row.',
        );
      }
      const document = await documentOf(file);
      const reading = readImport(document, correctionsOf(options));
      write(options.json === true ? JSON.stringify(asJson(document, reading)) : inPlainWords(reading));
    });
}

async function documentOf(file: string): Promise<SourceDocument> {
  let bytes: Uint8Array;
  try {
    bytes = new Uint8Array(await readFile(file));
  } catch {
    throw wrongUse(`“${file}” cannot be opened. Name a file that exists.`);
  }
  const read = await readDocument(path.basename(file), bytes, readingLimits);
  if (!read.ok) throw new CommandProblem(whyNot(file, read.refusal));
  return read.document;
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
    `${reading.risks.length} risks, ${reading.risks.reduce((sum, { controls }) => sum + controls.length, 0)} controls and ${reading.actions.length} actions were found. Nothing was written.`,
  ];
  for (const row of [...reading.risks, ...reading.actions]) {
    if (row.needsCheck.length === 0) continue;
    const name = row.reference || ('title' in row ? row.title : row.action).slice(0, 60);
    lines.push(`${name} (table ${row.source.table}, row ${row.source.row}):`);
    lines.push(...row.needsCheck.map(({ rule, about }) => `  ${words.doubts[rule](about)}`));
  }
  return lines.join('\n');
}
