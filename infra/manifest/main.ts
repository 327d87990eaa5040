/**
 * `npm run package -- --env NAME`: packs the Teams app with the values of env/.env.NAME, in the Agents Toolkit's convention (and
 * env/.env.NAME.user beside it, which stays on one machine), into dist/teams-app/.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs, parseEnv } from 'node:util';
import { buildAppPackage } from './app-package.ts';
import { readPackageValues } from './package-values.ts';

const projectRoot = path.resolve(import.meta.dirname, '../..');

function stop(...lines: string[]): never {
  console.error(lines.join('\n  - '));
  process.exit(1);
}

function readArguments(): string {
  try {
    return parseArgs({ options: { env: { type: 'string', default: 'dev' } } }).values.env;
  } catch {
    return stop('Write “npm run package -- --env NAME”, where env/.env.NAME is the environment file.');
  }
}

const name = readArguments();
if (!/^[a-z0-9][a-z0-9-]*$/i.test(name)) stop(`“${name}” is no name of an environment: letters and digits.`);
const file = `env/.env.${name}`;
if (!existsSync(path.join(projectRoot, file))) {
  stop(`${file} does not exist. Copy env/.env.example there and fill it in, or name another with --env.`);
}
const given = [file, `${file}.user`]
  .map((place) => path.join(projectRoot, place))
  .filter((place) => existsSync(place))
  .map((place) => parseEnv(readFileSync(place, 'utf8')));

const reading = readPackageValues(Object.assign({}, ...given) as Record<string, string>);
if (!reading.ok) stop(`The Teams app was not packed. Please correct ${file}:`, ...reading.problems);

const built = await buildAppPackage(path.join(projectRoot, 'manifest'), reading.values);
if (!built.ok) stop('The Teams app was not packed:', ...built.problems);

const target = path.join('dist', 'teams-app', `safeguarding-register.${name}.zip`);
mkdirSync(path.dirname(path.join(projectRoot, target)), { recursive: true });
writeFileSync(path.join(projectRoot, target), built.zip);
console.log(`${target}: ${built.files.join(', ')}; valid by Microsoft’s schema.`);
