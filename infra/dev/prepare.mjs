/**
 * What must be there before anything runs: plain JavaScript with Node's own modules only, because it runs before
 * the packages are installed.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const projectRoot = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');

const oldestNode = [20, 19];

function run(command, args, options = {}) {
  const result = spawnSync(command, args, {
    cwd: projectRoot,
    stdio: 'inherit',
    shell: process.platform === 'win32',
    ...options,
  });
  return result.status === 0;
}

function fail(message) {
  console.error(message);
  process.exit(1);
}

export function requireNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major < oldestNode[0] || (major === oldestNode[0] && minor < oldestNode[1])) {
    fail(`Node ${oldestNode.join('.')} or newer is needed; this is ${process.versions.node}.`);
  }
}

/** Installs exactly what package-lock.json names, unless that is what is installed already. */
export function ensureInstalled() {
  const wanted = createHash('sha256')
    .update(readFileSync(path.join(projectRoot, 'package-lock.json')))
    .digest('hex');
  const stamp = path.join(projectRoot, 'node_modules', '.installed-from');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  if (!existsSync(stamp) && existsSync(path.join(projectRoot, 'node_modules', '.package-lock.json'))) {
    // Somebody ran `npm ci` by hand (as CI does): trust it when it is newer than the lock file.
    const installed = statSync(path.join(projectRoot, 'node_modules', '.package-lock.json')).mtimeMs;
    if (installed >= statSync(path.join(projectRoot, 'package-lock.json')).mtimeMs) {
      writeFileSync(stamp, wanted);
      return;
    }
  }
  console.error('Installing packages (once; a minute or two) …');
  // Standard output belongs to the command that called: `register … --json` prints one document there.
  const quiet = { stdio: ['ignore', process.stderr, process.stderr] };
  if (!run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], quiet))
    fail('npm ci failed: see above.');
  writeFileSync(stamp, wanted);
}

function newestChange(place) {
  const stats = statSync(place);
  if (!stats.isDirectory()) return stats.mtimeMs;
  return readdirSync(place, { withFileTypes: true })
    .filter((entry) => entry.name !== 'node_modules')
    .reduce((newest, entry) => Math.max(newest, newestChange(path.join(place, entry.name))), stats.mtimeMs);
}

const bundles = [
  {
    name: 'the tab',
    config: 'tab/vite.config.ts',
    output: 'dist/tab',
    sources: ['tab', 'shared', 'package-lock.json'],
  },
  {
    name: 'the local Teams page',
    config: 'infra/local-tenant/page/vite.config.ts',
    output: 'dist/local-tenant-page',
    sources: ['infra/local-tenant/page', 'package-lock.json'],
  },
  {
    name: 'the programs',
    config: 'infra/dev/programs.vite.config.ts',
    output: 'dist/programs',
    sources: ['bot', 'shared', 'infra', 'package-lock.json'],
  },
];

/** A build that fails for want of a package names a file deep inside another; this names the package. */
function requirePackages() {
  const { dependencies, devDependencies } = JSON.parse(
    readFileSync(path.join(projectRoot, 'package.json'), 'utf8'),
  );
  const missing = Object.keys({ ...dependencies, ...devDependencies }).filter(
    (name) => !existsSync(path.join(projectRoot, 'node_modules', name, 'package.json')),
  );
  if (missing.length > 0) fail(`Run “npm ci”: these packages are not installed: ${missing.join(', ')}.`);
}

/** Builds the bundles, of the browser and of Node, that are missing or older than their sources. */
export function ensureBuilt() {
  requirePackages();
  for (const bundle of bundles) {
    const stamp = path.join(projectRoot, bundle.output, '.built');
    const newest = Math.max(...bundle.sources.map((source) => newestChange(path.join(projectRoot, source))));
    if (existsSync(stamp) && statSync(stamp).mtimeMs >= newest) continue;
    console.log(`Building ${bundle.name} …`);
    const vite = path.join(projectRoot, 'node_modules', 'vite', 'bin', 'vite.js');
    // As it is deployed, also where a test asks for it.
    const env = { ...process.env, NODE_ENV: 'production' };
    if (!run(process.execPath, [vite, 'build', '--config', bundle.config, '--logLevel', 'warn'], { env })) {
      fail(`Building ${bundle.name} failed: see above.`);
    }
    mkdirSync(path.dirname(stamp), { recursive: true });
    writeFileSync(stamp, '');
  }
}

const usualChromiums = [
  // Without a window of its own: pages open in less than half the time.
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

function findChromium() {
  const named = process.env.CHROMIUM_PATH;
  if (named) return existsSync(named) ? named : fail(`CHROMIUM_PATH names ${named}, which does not exist.`);
  return usualChromiums.find((place) => existsSync(place));
}

/** A Chromium for the browser tests: one that is there, else from the system's packages, else playwright's own. */
export async function ensureChromium() {
  const isShell = (place) => place.endsWith('headless-shell');
  const found = findChromium();
  if (found && (process.env.CHROMIUM_PATH || isShell(found))) return found;
  if (existsSync('/usr/bin/apt-get') && process.getuid?.() === 0) {
    console.log('Installing Chromium from the system packages (once) …');
    const install = (...packages) =>
      run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], {
        env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
      });
    run('apt-get', ['update', '-qq']);
    // Not every release has the shell as a package of its own.
    if (!install('chromium-headless-shell', 'fonts-dejavu-core') && !found)
      install('chromium', 'fonts-dejavu-core');
  }
  const installed = findChromium();
  if (installed) return installed;
  console.log("Installing playwright's Chromium (once) …");
  run(process.execPath, [
    path.join(projectRoot, 'node_modules/playwright-core/cli.js'),
    'install',
    'chromium',
  ]);
  const { chromium } = await import('playwright-core');
  if (existsSync(chromium.executablePath())) return chromium.executablePath();
  return fail(
    'No Chromium was found or could be installed. Install one and set CHROMIUM_PATH to it, then run again.',
  );
}
