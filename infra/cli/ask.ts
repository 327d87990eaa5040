import { createInterface, type Interface } from 'node:readline/promises';
import type { z } from 'zod';
import { boardAnswersSchema, managerSchema, type BoardAnswers } from '../provision/board-answers.ts';
import { CommandProblem } from './command-problem.ts';

/** Whether somebody is there to be asked. */
export function isAtTerminal(): boolean {
  return process.stdin.isTTY && process.stderr.isTTY;
}

/** Asks yes or no, again until it is one of them; an empty answer means no, and so does nobody there. Throws `CommandProblem`. */
export async function confirmed(question: string): Promise<boolean> {
  if (!isAtTerminal()) return false;
  return atTerminal(async (ask) => {
    for (;;) {
      const answer = (await ask(`${question} [y/N] `)).toLowerCase();
      if (answer === 'y' || answer === 'yes') return true;
      if (answer === '' || answer === 'n' || answer === 'no') return false;
      console.error('Please answer y or n.');
    }
  });
}

/** What a new board is, asked of whoever types; what cannot be used is asked again. An empty answer leaves the default. Throws `CommandProblem`. */
export async function askBoardAnswers(): Promise<BoardAnswers> {
  const { title, timeZone, scheme } = boardAnswersSchema.shape;
  return atTerminal(async (ask) => {
    const answers: BoardAnswers = {
      title: await answerTo(ask, 'Name of the board [that of the site]: ', title),
      timeZone: await answerTo(ask, 'Time zone [Europe/London]: ', timeZone),
    };
    const name = await ask('Name of the board manager [set later]: ');
    const managers =
      name === ''
        ? undefined
        : [{ name, email: await answerTo(ask, 'Their e-mail address: ', managerSchema.shape.email) }];
    return {
      ...answers,
      managers,
      scheme: await answerTo(ask, 'Scoring scheme [product-5x5@1]: ', scheme),
    };
  });
}

type Ask = (question: string) => Promise<string>;

async function answerTo<Schema extends z.ZodType>(
  ask: Ask,
  question: string,
  schema: Schema,
): Promise<z.infer<Schema>> {
  for (;;) {
    const answer = await ask(question);
    const read = schema.safeParse(answer === '' ? undefined : answer);
    if (read.success) return read.data;
    console.error(`  “${answer}” ${read.error.issues.map(({ message }) => message).join('; ')}.`);
  }
}

/** Questions and answers, until somebody ends them with Ctrl-C or Ctrl-D: then nothing is done. */
async function atTerminal<Result>(talk: (ask: Ask) => Promise<Result>): Promise<Result> {
  const terminal: Interface = createInterface({ input: process.stdin, output: process.stderr });
  const ended = new Promise<never>((_, reject) => {
    terminal.once('close', () => {
      console.error('');
      reject(new CommandProblem('Nothing was changed: the question was not answered.'));
    });
  });
  ended.catch(() => undefined);
  try {
    return await Promise.race([talk(async (question) => (await terminal.question(question)).trim()), ended]);
  } finally {
    terminal.removeAllListeners('close');
    terminal.close();
  }
}
