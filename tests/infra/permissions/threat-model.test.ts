import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(__dirname, '../../..');
const read = (file: string): string => readFileSync(path.join(root, file), 'utf8');

/** Each threat names what shows that it is stopped; a test that was renamed or taken out would leave a claim behind. */
describe('the threat model', () => {
  const text = read('docs/threat-model.md');
  const rows = text
    .slice(text.indexOf('## Threats'), text.indexOf('## What is left'))
    .split('\n')
    .filter((line) => line.startsWith('| **'))
    .map((line) => line.split(' | '));

  it('has a test for every threat', () => {
    expect(rows.length).toBeGreaterThan(15);
    for (const [threat, , tests = ''] of rows)
      expect([threat, /tests\/|S “/.test(tests)]).toEqual([threat, true]);
  });

  it('names files that are there', () => {
    const files = Array.from(
      text.matchAll(/`((?:tests|bot|shared|infra)\/[\w/.-]+\.ts)`/g),
      ([, file = '']) => file,
    );
    expect(files.length).toBeGreaterThan(10);
    expect(files.filter((file) => !existsSync(path.join(root, file)))).toEqual([]);
  });

  it('names tests that are there', () => {
    const attacks = read('tests/integration/security.test.ts');
    const told = rows.flatMap(([, , tests = '']) =>
      Array.from(tests.matchAll(/S ((?:“[^”]+”(?:, )?)+)/g)).flatMap(([, names = '']) =>
        Array.from(names.matchAll(/“([^”]+)”/g), ([, name = '']) => name),
      ),
    );
    expect(told.length).toBeGreaterThan(10);
    expect(told.filter((name) => !attacks.includes(name))).toEqual([]);
  });
});
