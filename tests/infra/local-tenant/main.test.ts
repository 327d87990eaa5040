import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { request } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = join(__dirname, '../../..');

it('the process says in one line where it answers, and ends well when asked to', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'local-tenant-main-'));
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', 'infra/local-tenant/main.ts', '--data', dataDir, '--fresh'],
    {
      cwd: root,
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  try {
    const line = await new Promise<string>((resolve) =>
      child.stdout.once('data', (data: Buffer) => resolve(data.toString())),
    );
    const ready = JSON.parse(line) as Record<string, string>;
    expect(Object.keys(ready).sort()).toEqual([
      'authority',
      'caCertificatePath',
      'connectorUrl',
      'graphUrl',
      'identityEndpoint',
      'identityHeader',
      'pageUrl',
    ]);
    const status = await new Promise<number | undefined>((resolve, reject) => {
      request(
        `${ready['graphUrl'] ?? ''}/me`,
        { ca: readFileSync(ready['caCertificatePath'] ?? '') },
        (answer) => {
          answer.resume();
          resolve(answer.statusCode);
        },
      )
        .once('error', reject)
        .end();
    });
    expect(status).toBe(401);
    child.kill('SIGTERM');
    expect(await ended).toBe(0);
  } finally {
    child.kill('SIGKILL');
    rmSync(dataDir, { recursive: true, force: true });
  }
});
