import { readFileSync } from 'node:fs';
import { Command } from 'commander';
import { schemePreset, schemePresets } from '../../../shared/domain/scheme-presets.ts';
import { scoreWith, scoringSchemeSchema, type ScoringScheme } from '../../../shared/domain/scoring-scheme.ts';
import { wrongUse } from '../command-problem.ts';
import { withoutComments } from '../json-with-comments.ts';

export interface ScoreOptions {
  readonly scheme: string;
  readonly likelihood: string;
  readonly impact: string;
  readonly json?: boolean;
}

/** Reads a file as text. Throws when it cannot. */
export type ReadText = (path: string) => string;

/** `register score`: the score and band of a likelihood and an impact. Works offline. */
export function scoreCommand(
  write: (line: string) => void = console.log,
  readText: ReadText = (path) => readFileSync(path, 'utf8'),
): Command {
  return new Command('score')
    .description('score a likelihood and an impact with a preset or a scheme in a file')
    .requiredOption('--scheme <scheme>', `a file, or a preset: ${presetNames()}`)
    .requiredOption('--likelihood <level>', 'its value, label or code')
    .requiredOption('--impact <level>', 'its value, label or code')
    .option('--json', 'print one JSON document')
    .action((options: ScoreOptions) => write(score(options, readText)));
}

/** What the command prints. Throws `CommandProblem` for a scheme or a level that cannot be used. */
export function score(options: ScoreOptions, readText: ReadText): string {
  const scheme = findScheme(options.scheme, readText);
  const result = scoreWith(scheme, { likelihood: options.likelihood, impact: options.impact });
  if (!result.ok) throw wrongUse(result.userMessage.en);
  const { likelihood, impact, band, code, needsCheck, reason } = result;
  if (options.json === true) {
    return JSON.stringify({
      score: result.score,
      band: band.key,
      ...(code === undefined ? {} : { code }),
      bandLabel: band.label,
      colour: band.colour,
      likelihood,
      impact,
      scheme: { id: scheme.id, version: scheme.version },
      ...(needsCheck === undefined ? {} : { needsCheck, reason }),
    });
  }
  const words = [result.score === null ? '' : String(result.score), code ?? '', band.label];
  return [
    words.filter((word) => word !== '').join(' '),
    ...(reason === undefined ? [] : [`check: ${reason}`]),
  ].join('\n');
}

function findScheme(nameOrFile: string, readText: ReadText): ScoringScheme {
  const preset = schemePreset(nameOrFile);
  if (preset !== undefined) return preset;
  let text: string;
  try {
    text = readText(nameOrFile);
  } catch {
    throw wrongUse(
      `“${nameOrFile}” is neither a preset nor a file that can be read. The presets are: ${presetNames()}.`,
    );
  }
  let content: unknown;
  try {
    content = JSON.parse(withoutComments(text));
  } catch {
    throw wrongUse(`“${nameOrFile}” is not JSON. Check brackets, commas and quotes.`);
  }
  const scheme = scoringSchemeSchema.safeParse(content);
  if (scheme.success) return scheme.data;
  const problems = scheme.error.issues.map((issue) => {
    const place = issue.path.map(String).join('.');
    return `  ${place === '' ? '' : `${place}: `}${issue.message}`;
  });
  throw wrongUse([`The scoring scheme in “${nameOrFile}” cannot be used:`, ...problems].join('\n'));
}

function presetNames(): string {
  return schemePresets.map((preset) => preset.id).join(', ');
}
