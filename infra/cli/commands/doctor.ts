import { readFile } from 'node:fs/promises';
import { Command } from 'commander';
import { unzipSync } from 'fflate';
import { readConfiguration } from '../../../bot/configuration.ts';
import type { GraphPort } from '../../../shared/sharepoint/graph-port.ts';
import { examine } from '../../doctor/examine.ts';
import { whyItMatters, wrong, type Notes, type Verdict } from '../../doctor/finding.ts';
import { onlyEyes, type ForEyes } from '../../doctor/only-eyes.ts';
import { explained, readAdministration } from '../administration.ts';
import { CommandProblem, wrongUse } from '../command-problem.ts';

interface Options {
  readonly board?: string;
  readonly package?: string;
  readonly person?: string;
  readonly signIn?: boolean;
  readonly readOnly?: boolean;
  readonly json?: boolean;
}

interface Report extends Notes {
  readonly forEyes: readonly ForEyes[];
}

/** `register doctor`: what a whole installation is like, what is wrong with it, and how to put it right. */
export function doctorCommand(): Command {
  return new Command('doctor')
    .description(
      'look at the whole installation from the outside in: settings, tokens, consent, sites, lists, service, Teams. Says what is wrong, why it matters and how to put it right, and what this tenant answers where Microsoft says nothing',
    )
    .option('--board <id>', 'only this board’s site')
    .option('--package <file>', 'the Teams package (zip) or its manifest.json, to compare its ids')
    .option(
      '--person <object id>',
      'your own Entra object id: looks whether the app is in your Teams, and begins a chat with you in which nothing is said',
    )
    .option(
      '--sign-in',
      'act as yourself, an administrator of SharePoint: shows a code to sign in with; nothing is stored',
    )
    .option('--read-only', 'write nothing anywhere; what takes writing is not looked at')
    .option('--json', 'print one JSON document')
    .action(async (options: Options) => {
      const report = await run(options);
      console.log(options.json === true ? JSON.stringify(withReasons(report)) : inWords(report));
      if (report.findings.some(({ verdict }) => verdict === 'broken')) {
        throw new CommandProblem('Something is broken: it says above what, and how to put it right.');
      }
    });
}

async function run(options: Options): Promise<Report> {
  const manifest = options.package === undefined ? null : await readManifest(options.package);
  const reading = readConfiguration(process.env);
  if (!reading.ok) {
    const findings = reading.problems.map((problem) =>
      wrong(
        'configuration',
        'broken',
        problem,
        'Set it where the service and this command read their settings from. Nothing else was looked at.',
      ),
    );
    return { findings, answers: [], forEyes: onlyEyes(null) };
  }
  const { configuration } = reading;
  if (options.board !== undefined && !configuration.boards.some(({ id }) => id === options.board)) {
    throw wrongUse(
      `There is no board “${options.board}”; the boards are ${configuration.boards.map(({ id }) => id).join(', ')}.`,
    );
  }
  const notes = await explained(() =>
    examine({
      configuration,
      administrator: administratorOf(options),
      board: options.board ?? null,
      readOnly: options.readOnly === true,
      person: options.person ?? null,
      manifest,
      say: (line) => console.error(line),
    }),
  );
  const answers = notes.answers.toSorted((one, other) => one.point - other.point);
  return { findings: notes.findings, answers, forEyes: onlyEyes(configuration) };
}

/** Whoever may administer sites, when somebody is named; the register's own application never is. */
function administratorOf(options: Options): GraphPort | null {
  if (options.signIn === true) {
    return readAdministration(process.env, {
      permissions: ['Sites.FullControl.All', 'Directory.Read.All'],
      show: (words) => console.error(words),
    }).graph;
  }
  const isNamed = (process.env['PROVISION_CLIENT_ID']?.trim() ?? '') !== '';
  return isNamed ? readAdministration(process.env).graph : null;
}

async function readManifest(file: string): Promise<string> {
  try {
    const bytes = await readFile(file);
    if (!file.toLowerCase().endsWith('.zip')) return bytes.toString('utf8');
    const { 'manifest.json': manifest } = unzipSync(bytes, {
      filter: ({ name }) => name === 'manifest.json',
    });
    return Buffer.from(manifest ?? []).toString('utf8');
  } catch {
    throw wrongUse(`The package ${file} cannot be read.`);
  }
}

/** With why each matters beside it, for whoever reads the JSON. */
function withReasons(report: Report): unknown {
  return {
    ...report,
    findings: report.findings.map((finding) => ({ ...finding, why: whyItMatters[finding.check] })),
  };
}

const marks: Readonly<Record<Verdict, string>> = {
  'in order': 'in order     ',
  'look at this': 'LOOK AT THIS ',
  broken: 'BROKEN       ',
  'not looked at': 'not looked at',
};

function inWords({ findings, answers, forEyes }: Report): string {
  const told = findings.flatMap((finding) => [
    `${marks[finding.verdict]}  ${finding.board === null ? '' : `${finding.board}: `}${finding.check}`,
    `    ${finding.found}`,
    `    Why it matters: ${whyItMatters[finding.check]}`,
    ...(finding.fix === null ? [] : [`    How to put it right: ${finding.fix}`]),
  ]);
  const settled = answers.map(
    ({ point, board, question, answer, because }) =>
      `${String(point).padStart(4)}  ${board === null ? '' : `${board}: `}${question} ${answer ?? `Not settled. ${because ?? ''}`}`,
  );
  const count = (verdict: Verdict): number =>
    findings.filter((finding) => finding.verdict === verdict).length;
  return [
    ...told,
    '',
    'What this tenant answers (numbers as in docs/what-a-tenant-must-confirm.md):',
    ...(settled.length === 0 ? ['      nothing could be asked'] : settled),
    '',
    'What only eyes can settle:',
    ...forEyes.map(({ point, step }) => `${String(point).padStart(4)}  ${step}`),
    '',
    `${count('broken')} broken, ${count('look at this')} to look at, ${count('not looked at')} not looked at, ${count('in order')} in order.`,
  ].join('\n');
}
