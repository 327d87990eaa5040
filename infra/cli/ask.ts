import { createInterface } from 'node:readline/promises';
import { boardAnswersSchema, type BoardAnswers } from '../provision/board-answers.ts';
import { wrongUse } from './command-problem.ts';

/** Whether somebody is there to be asked. */
export function isAtTerminal(): boolean {
  return process.stdin.isTTY && process.stderr.isTTY;
}

/** Asks yes or no; nobody there means no. */
export async function confirmed(question: string): Promise<boolean> {
  if (!isAtTerminal()) return false;
  const answer = await asked([`${question} [y/N] `]);
  return /^y(es)?$/i.test(answer[0] ?? '');
}

/** What a new board is, asked of whoever types. An empty answer leaves the default. Throws `CommandProblem`. */
export async function askBoardAnswers(): Promise<BoardAnswers> {
  const [title, timeZone, manager, email, scheme] = await asked([
    'Name of the board [that of the site]: ',
    'Time zone [Europe/London]: ',
    'Name of the board manager [set later]: ',
    'Their e-mail address: ',
    'Scoring scheme [product-5x5@1]: ',
  ]);
  const said = (text: string | undefined) => (text === undefined || text === '' ? undefined : text);
  const read = boardAnswersSchema.safeParse({
    title: said(title),
    timeZone: said(timeZone),
    scheme: said(scheme),
    managers: said(manager) === undefined ? undefined : [{ name: manager, email }],
  });
  if (read.success) return read.data;
  throw wrongUse(read.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('\n'));
}

async function asked(questions: readonly string[]): Promise<string[]> {
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  try {
    const answers: string[] = [];
    for (const question of questions) answers.push((await terminal.question(question)).trim());
    return answers;
  } finally {
    terminal.close();
  }
}
