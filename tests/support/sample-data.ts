import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import path from 'node:path';
import { startTenant } from '../../infra/dev/stack.ts';
import { callsTo, rememberCalls } from './watched-stack.ts';

const root = path.resolve(import.meta.dirname, '../..');
const kept = path.join(root, '.local', 'sample-data');

/** Rows of the sample are a minute older than the stack that begins with them. */
const olderByMilliseconds = 60_000;

/**
 * Fills a folder with a tenant in which both boards are provisioned and hold the Exampleshire sample: written once for each moment and build
 * by the `register` command, then copied, because writing it takes longer than many a test.
 */
export async function copySampleTo(dataDirectory: string, now: string): Promise<void> {
  const place = path.join(kept, builtAt(), now.replaceAll(':', '-'));
  if (!existsSync(place)) await write(place, now);
  cpSync(place, dataDirectory, { recursive: true });
}

async function write(place: string, now: string): Promise<void> {
  mkdirSync(path.dirname(place), { recursive: true });
  for (const older of readdirSync(kept)) {
    if (older !== path.basename(path.dirname(place)))
      rmSync(path.join(kept, older), { recursive: true, force: true });
  }
  const unfinished = mkdtempSync(`${place}-`);
  const tenant = await startTenant({
    dataDirectory: unfinished,
    fresh: false,
    sample: true,
    now: new Date(Date.parse(now) - olderByMilliseconds).toISOString(),
  });
  rememberCalls(await callsTo(tenant.page), `sample-data-${path.basename(place)}`);
  await tenant.stop();
  try {
    renameSync(unfinished, place);
  } catch (error) {
    // Another test file was first; its copy is as good.
    rmSync(unfinished, { recursive: true, force: true });
    if (!existsSync(place)) throw error;
  }
}

/** What stands for the programs as they are built now. */
function builtAt(): string {
  const programs = ['local-tenant/main.js', 'cli/main.js'];
  return programs.map((program) => Math.round(statSync(path.join(root, 'dist', program)).mtimeMs)).join('-');
}
