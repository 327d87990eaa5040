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

  it('told to stop, says so to a balancer, answers as before for a while, then whoever is waiting, and sends its traces; another copy goes on where it left off', async () => {
    const stack = await startLocalStack({
      now: '2026-11-28T10:00:00Z',
      environment: {
        DRAIN_SECONDS: '3',
        // Nothing is sent before the service ends, or never.
        OTEL_BSP_SCHEDULE_DELAY: '600000',
      },
    });
    try {
      const client = await stack.as(accounts.castellRowena.id);
      const changes = '/api/boards/children/changes';
      const { cursor } = changesResponseSchema.parse((await client.post(changes, {})).body);
      const anybody = stack.withHeader(null);
      expect((await anybody.get('/health/ready')).status).toBe(200);
      const waiting = client.post(changes, { cursor, waitSeconds: 25 });
      await new Promise((resolve) => setTimeout(resolve, 500));
      expect(stack.stack.traces.spans()).toEqual([]);
      const exit = ended(stack.stack.service);
      stack.stack.service.kill('SIGTERM');
      let ready: number;
      do ready = (await anybody.get('/health/ready')).status;
      while (ready === 200);
      expect(ready).toBe(503);
      expect((await anybody.get('/health/live')).status).toBe(200);
      // A new connection is still taken, and not kept for another request.
      const meanwhile = await client.post(changes, { cursor });
      expect(meanwhile.status).toBe(200);
      expect(meanwhile.headers.get('connection')).toBe('close');
      const answer = await waiting;
      expect(answer.status).toBe(200);
      expect(await exit).toBe(0);
      // The traces of what it did are not lost, the last answer among them.
      const names = stack.stack.traces.spans().map(({ name }) => name);
      expect(names.filter((name) => name === 'POST /api/boards/:board/changes')).toHaveLength(3);

      await stack.stack.startService({ DRAIN_SECONDS: '0' });
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
