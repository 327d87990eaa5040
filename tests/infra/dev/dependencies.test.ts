import { readFileSync } from 'node:fs';
import path from 'node:path';
import { auditVerdict } from '../../../infra/dev/audit-verdict.ts';

const root = path.resolve(__dirname, '../../..');
const read = (file: string): unknown => JSON.parse(readFileSync(path.join(root, file), 'utf8'));

describe('packages of others', () => {
  const { packages } = read('package-lock.json') as {
    packages: Record<
      string,
      { integrity?: string; resolved?: string; hasInstallScript?: boolean; link?: boolean }
    >;
  };
  const installed = Object.entries(packages).filter(([place]) => place !== '');

  it('are pinned to one version each, and to its content', () => {
    const { dependencies, devDependencies } = read('package.json') as Record<string, Record<string, string>>;
    for (const version of Object.values({ ...dependencies, ...devDependencies })) {
      expect(version).toMatch(/^\d+\.\d+\.\d+(-[\w.]+)?$/);
    }
    expect(installed.filter(([, { integrity }]) => integrity?.startsWith('sha512-') !== true)).toEqual([]);
  });

  it('come from no address of their own, such as a branch or a file', () => {
    const odd = installed.filter(([, { resolved, link }]) => resolved !== undefined || link === true);
    expect(odd.map(([place]) => place)).toEqual([]);
  });

  it('run scripts when they are installed only where that is known', () => {
    const scripts = installed.filter(([, { hasInstallScript }]) => hasInstallScript === true);
    // Tools that build, run TypeScript, read Bicep and test, with programs for each kind of machine. The service is one compiled file without them.
    expect(scripts.map(([place]) => place).sort()).toEqual([
      'node_modules/@parcel/watcher',
      'node_modules/@swc/core',
      'node_modules/esbuild',
      // Part of the OpenTelemetry exporter, which is built into the service: its script compares version numbers.
      'node_modules/protobufjs',
      'node_modules/tree-sitter-bicep',
      'node_modules/unrs-resolver',
    ]);
  });
});

describe('an audit', () => {
  const report = (severity: string) =>
    JSON.stringify({ auditReportVersion: 2, vulnerabilities: { 'a-package': { severity } } });

  it('fails on high and critical weaknesses, and names the rest', () => {
    expect(auditVerdict(report('critical'))).toEqual({
      kind: 'found',
      grave: ['a-package (critical)'],
      lesser: [],
    });
    expect(auditVerdict(report('moderate'))).toEqual({ kind: 'clean', lesser: ['a-package (moderate)'] });
  });

  it.each([
    ['a mirror that answers none', '{"statusCode":405,"message":"405 Method Not Allowed"}', /answered 405/],
    ['no network', '{"error":{"code":"ENOTFOUND"}}', /could not be reached/],
    ['no npm', '', /no report/],
  ])('that was not made is not called clean: %s', (_what, printed, why) => {
    expect(auditVerdict(printed)).toEqual({ kind: 'not made', why: expect.stringMatching(why) as string });
  });
});
