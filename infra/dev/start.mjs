/** `npm start`: installs and builds what is missing, then starts the local tenant, the service and the tab. */
import { spawn } from 'node:child_process';
import path from 'node:path';
import { ensureBuilt, ensureInstalled, projectRoot, requireNode } from './prepare.mjs';

requireNode();
ensureInstalled();
ensureBuilt();

const child = spawn(
  process.execPath,
  ['--import', 'tsx', path.join('infra', 'dev', 'start.ts'), ...process.argv.slice(2)],
  { cwd: projectRoot, stdio: 'inherit' },
);
// Ctrl-C reaches the child by itself (same terminal); a signal to this process alone is passed on.
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
child.on('exit', (code) => process.exit(code ?? 0));
