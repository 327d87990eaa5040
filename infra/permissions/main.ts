/**
 * `npm run permissions` writes docs/permissions.md anew. With `--after-tests`, at the end of a whole `npm test`: says which calls the list
 * has that no test made, and fails.
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { graphCallsFolder, unmadeCalls, type CallMade } from './graph-calls.ts';
import { permissionsPage } from './permissions-page.ts';

const projectRoot = path.resolve(import.meta.dirname, '../..');

function callsOfTheRun(): CallMade[] {
  const folder = path.join(projectRoot, graphCallsFolder);
  const files = existsSync(folder) ? readdirSync(folder) : [];
  return files.flatMap((file) => JSON.parse(readFileSync(path.join(folder, file), 'utf8')) as CallMade[]);
}

if (process.argv.includes('--after-tests')) {
  const unmade = unmadeCalls(callsOfTheRun());
  if (unmade.length > 0) {
    console.error(
      `infra/permissions/graph-calls.ts lists calls to Graph that no test made. Take them out, or test them:\n${unmade.join('\n')}`,
    );
    process.exit(1);
  }
} else {
  writeFileSync(path.join(projectRoot, 'docs', 'permissions.md'), permissionsPage());
  console.log('docs/permissions.md is written.');
}
