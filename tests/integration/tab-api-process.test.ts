import { spawn, type ChildProcess } from 'node:child_process';
import path from 'node:path';
import { accounts } from '../../infra/sample/directory.ts';
import { changesResponseSchema } from '../../shared/contracts/tab-api.ts';
import { startLocalStack } from '../support/local-stack.ts';

const root = path.resolve(__dirname, '../..');

function run(environment: Record<string, string>): Promise<{ code: number | null; said: string }> {
  const child = spawn(process.execPath, ['--import', 'tsx', path.join(root, 'bot/main.ts')], {
    cwd: root,
    env: { PATH: process.env['PATH'] ?? '', ...environment },
  });
  let said = '';
  child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
  return new Promise((resolve) => child.once('exit', (code) => resolve({ code, said })));
}

const ended = (child: ChildProcess): Promise<number | null> =>
  new Promise((resolve) => child.once('exit', (code) => resolve(code)));

describe('the service as a process', () => {
  it('does not start without its settings, and names them all at once', async () => {
    const { code, said } = await run({});
    expect(code).toBe(1);
    for (const name of [
      'PUBLIC_URL',
      'TENANT_ID',
      'APP_CLIENT_ID',
      'APP_CLIENT_SECRET',
      'BOARDS',
      'TEAMS_APP_ID',
    ]) {
      expect(said).toContain(name);
    }
    expect(said).not.toContain('    at ');
  });

  it('answers whoever is waiting when it is told to stop, sends its traces, and another copy goes on where it left off', async () => {
    const stack = await startLocalStack({
      now: '2026-11-28T10:00:00Z',
      // Nothing is sent before the service ends, or never.
      environment: { OTEL_BSP_SCHEDULE_DELAY: '600000' },
    });
    try {
      const client = await stack.as(accounts.castellRowena.id);
      const changes = '/api/boards/children/changes';
      const { cursor } = changesResponseSchema.parse((await client.post(changes, {})).body);
      const waiting = client.post(changes, { cursor, waitSeconds: 25 });
      await new Promise((resolve) => setTimeout(resolve, 500));
      expect(stack.stack.traces.spans()).toEqual([]);
      const exit = ended(stack.stack.service);
      stack.stack.service.kill('SIGTERM');
      const answer = await waiting;
      expect(answer.status).toBe(200);
      expect(await exit).toBe(0);
      // The traces of what it did are not lost, the last answer among them.
      const names = stack.stack.traces.spans().map(({ name }) => name);
      expect(names.filter((name) => name === 'POST /api/boards/:board/changes')).toHaveLength(2);

      await stack.stack.startService();
      const next = changesResponseSchema.parse(
        (await client.post(changes, { cursor: (answer.body as { cursor: string }).cursor })).body,
      );
      expect(next).toMatchObject({ complete: true, startAgain: false, board: null });
      expect(Object.values(next.changed).flat()).toEqual([]);
    } finally {
      await stack.stop();
    }
  });
});
