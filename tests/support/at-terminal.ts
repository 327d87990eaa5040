import { spawn } from 'node:child_process';
import path from 'node:path';
import { setTimeout as after } from 'node:timers/promises';

const mostMilliseconds = 30_000;

/**
 * Runs the `register` command in a terminal of its own, and types each text once the words before it were shown.
 *
 * @returns its exit code and everything the terminal showed, what was typed included
 */
export async function typedAtTerminal(
  arguments_: readonly string[],
  environment: Readonly<Record<string, string>>,
  talk: readonly (readonly [asked: string, typed: string])[],
): Promise<{ readonly code: number | null; readonly shown: string }> {
  const command = [process.execPath, path.resolve('dist/cli/main.js'), ...arguments_]
    .map((part) => `'${part}'`)
    .join(' ');
  // -e: its exit code is the command's; -f: everything is shown at once.
  const child = spawn('script', ['-qefc', command, '/dev/null'], {
    env: { ...process.env, ...environment, TERM: 'dumb' },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  let shown = '';
  let seen = 0;
  const waiting = [...talk];
  child.stdout.on('data', (chunk: Buffer) => {
    shown += chunk.toString('utf8');
    for (;;) {
      const [next] = waiting;
      const found = next === undefined ? -1 : shown.indexOf(next[0], seen);
      if (next === undefined || found < 0) return;
      seen = found + next[0].length;
      waiting.shift();
      child.stdin.write(next[1]);
    }
  });
  const ended = new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  const patience = new AbortController();
  const late = after(mostMilliseconds, null, { signal: patience.signal }).then(() => {
    child.kill();
    throw new Error(`The command did not end. Shown so far:\n${shown}`);
  });
  late.catch(() => undefined);
  try {
    const code = await Promise.race([ended, late]);
    return { code, shown: shown.replaceAll('\r\n', '\n') };
  } finally {
    patience.abort();
  }
}
