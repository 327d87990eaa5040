/**
 * `npm run audit`: asks the registry for known weaknesses of every package: what the service runs, what the browser's
 * bundle is made of, and what builds and tests them. Fails on high and critical ones. Where the
 * registry answers no audits (a mirror, no network) it says so and fails nothing: that is then an open question, not a clean bill.
 */
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { auditVerdict } from './audit-verdict.ts';

const { stdout } = spawnSync('npm', ['audit', '--json'], {
  cwd: path.resolve(import.meta.dirname, '../..'),
  encoding: 'utf8',
  shell: process.platform === 'win32',
});
const verdict = auditVerdict(stdout);
switch (verdict.kind) {
  case 'not made':
    console.log(
      `THE PACKAGES WERE NOT AUDITED: ${verdict.why}. Nothing is known about their weaknesses. Run “npm run audit” where npm reaches a registry that audits.`,
    );
    break;
  case 'clean':
    console.log('The packages have no known weakness that is high or critical.');
    break;
  case 'found':
    console.error(`Packages have known weaknesses; update them:\n${verdict.grave.join('\n')}`);
    process.exitCode = 1;
}
if (verdict.kind !== 'not made' && verdict.lesser.length > 0) {
  console.log(`Lesser ones: ${verdict.lesser.join(', ')}.`);
}
