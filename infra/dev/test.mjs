/** `npm test`: every test there is – unit, integration over HTTP, journeys in a browser. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { ensureBuilt, ensureChromium, ensureInstalled, projectRoot, requireNode } from './prepare.mjs';

requireNode();
ensureInstalled();
ensureBuilt();
const chromium = await ensureChromium();

const results = path.join(projectRoot, '.local', 'test-results.json');
mkdirSync(path.dirname(results), { recursive: true });
rmSync(results, { force: true });

// Which calls to Graph the tests see: compared with the list of permissions after a run of everything.
const isWhole = process.argv.length === 2;
if (isWhole) rmSync(path.join(projectRoot, '.local', 'graph-calls'), { recursive: true, force: true });

const jest = path.join(projectRoot, 'node_modules', 'jest', 'bin', 'jest.js');
const run = spawnSync(
  process.execPath,
  // Workers take the flag over: every file of tests loads its modules anew, and most of that is soon to be thrown away.
  [
    '--max-semi-space-size=64',
    jest,
    '--maxWorkers=3',
    '--json',
    `--outputFile=${results}`,
    ...process.argv.slice(2),
  ],
  // Jest prints its JSON on standard output as well; people read its report on standard error.
  {
    cwd: projectRoot,
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, CHROMIUM_PATH: chromium },
  },
);

let passed = 0;
let failed = 0;
try {
  const summary = JSON.parse(readFileSync(results, 'utf8'));
  passed = summary.numPassedTests;
  // A file that could not even be loaded holds tests that nobody ran: it counts as a failure.
  failed = summary.numFailedTests + summary.numRuntimeErrorTestSuites;
} catch {
  failed = 1;
}
if (isWhole && failed === 0) {
  const permissions = path.join(projectRoot, 'infra', 'permissions', 'main.ts');
  const check = spawnSync(process.execPath, ['--import', 'tsx', permissions, '--after-tests'], {
    cwd: projectRoot,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  if (check.status !== 0) failed = 1;
}
const green = run.status === 0 && failed === 0 && passed > 0;
console.log(`${passed} passed, ${green ? 0 : Math.max(failed, 1)} failed`);
process.exit(green ? 0 : 1);
