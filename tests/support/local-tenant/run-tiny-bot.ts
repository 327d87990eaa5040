import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { botAppId, tenantId, type ConnectorHarness } from './connector-harness.ts';

export interface RunningBot {
  readonly endpoint: string;
  /** Every activity the bot was sent, oldest first. */
  readonly heard: readonly Record<string, unknown>[];
  /** Has the bot begin a conversation by itself. */
  proactive(member: string, text: string): Promise<{ status: number; body: Record<string, unknown> }>;
  stop(): Promise<void>;
}

/** Starts the tiny bot as a process of its own against the harness; `settings` override what it expects. */
export async function runTinyBot(
  harness: ConnectorHarness,
  settings: Readonly<Record<string, string>> = {},
): Promise<RunningBot> {
  const heard: Record<string, unknown>[] = [];
  const child = spawn(process.execPath, ['--import', 'tsx', join(__dirname, 'tiny-bot.ts')], {
    stdio: ['ignore', 'pipe', 'ignore'],
    env: {
      ...process.env,
      TINY_BOT_APP_ID: botAppId,
      TINY_BOT_AUTHORITY: harness.tenant.authority,
      TINY_BOT_SECRET: harness.tenant.tenant.directory.application(botAppId)!.secret,
      TINY_BOT_TENANT_ID: tenantId,
      NODE_EXTRA_CA_CERTS: harness.tenant.caCertificatePath,
      ...settings,
    },
  });
  const port = await new Promise<number>((resolve, reject) => {
    child.once('exit', () => reject(new Error('The tiny bot ended before it listened.')));
    createInterface({ input: child.stdout }).on('line', (line) => {
      if (!line.startsWith('{')) return;
      const said = JSON.parse(line) as { port?: number; activity?: Record<string, unknown> };
      if (said.port !== undefined) resolve(said.port);
      if (said.activity !== undefined) heard.push(said.activity);
    });
  });
  const origin = `http://127.0.0.1:${port}`;
  return {
    endpoint: `${origin}/api/messages`,
    heard,
    async proactive(member, text) {
      const response = await fetch(`${origin}/proactive`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ member, text, serviceUrl: harness.tenant.connectorUrl }),
      });
      return { status: response.status, body: (await response.json()) as Record<string, unknown> };
    },
    async stop() {
      const gone = new Promise((resolve) => child.once('exit', resolve));
      child.kill();
      await gone;
    },
  };
}
