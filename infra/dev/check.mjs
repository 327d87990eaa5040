/**
 * `npm run check`: what CI runs. Lint takes as long as all other looks at the sources together, so they go beside each other; the tests
 * come after, because they keep every processor busy by themselves. What each says is printed in one piece when it has ended.
 */
import { spawn, spawnSync } from 'node:child_process';
import { projectRoot } from './prepare.mjs';

const lanes = [['lint'], ['format:check', 'typecheck', 'boundaries', 'deadcode']];
const options = { cwd: projectRoot, shell: process.platform === 'win32' };

/** Runs a script of package.json. Answers whether it succeeded. */
function runScript(name) {
  const child = spawn('npm', ['run', '-s', name], { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
  const said = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => said.push(chunk));
  const begun = performance.now();
  return new Promise((resolve) => {
    child.once('close', (code) => {
      const seconds = Math.round((performance.now() - begun) / 1000);
      console.error(`${name}: ${code === 0 ? 'ok' : 'FAILED'}, ${seconds} s`);
      process.stderr.write(Buffer.concat(said));
      resolve(code === 0);
    });
  });
}

async function runLane(names) {
  let isGood = true;
  for (const name of names) isGood = (await runScript(name)) && isGood;
  return isGood;
}

const isGood = (await Promise.all(lanes.map(runLane))).every(Boolean);
if (!isGood) process.exit(1);
process.exit(spawnSync('npm', ['test'], { ...options, stdio: 'inherit' }).status ?? 1);
