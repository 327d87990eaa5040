/**
 * Starts the `register` command. Settings come from the environment, else from what `npm start` wrote down, so that
 * the commands talk to the running local tenant by default. They must be in the environment before Node starts:
 * Node reads NODE_EXTRA_CA_CERTS only then.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { ensureInstalled, projectRoot, requireNode } from '../dev/prepare.mjs';

requireNode();
ensureInstalled();

const environment = { ...process.env };
const written = path.join(projectRoot, '.local', 'service.env');
if (!environment.TENANT_ID && existsSync(written)) {
  for (const line of readFileSync(written, 'utf8').split('\n')) {
    const at = line.indexOf('=');
    // As one: half of another tenant's settings would be worse than none.
    if (at > 0) environment[line.slice(0, at)] = line.slice(at + 1);
  }
}

// Paths in arguments are the caller's, so the caller's folder stays the working folder.
const tsx = path.join(projectRoot, 'node_modules', 'tsx', 'dist', 'loader.mjs');
const result = spawnSync(
  process.execPath,
  ['--import', `file://${tsx}`, path.join(projectRoot, 'infra', 'cli', 'main.ts'), ...process.argv.slice(2)],
  { stdio: 'inherit', env: environment },
);
process.exit(result.status ?? 1);
