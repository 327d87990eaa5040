import { existsSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { pathToFileURL } from 'node:url';
import { smallDirectory, type Directory } from './directory.ts';
import { startLocalTenant } from './start-local-tenant.ts';

/** Built by `npm run build`. */
const PAGE_DIRECTORY = join(import.meta.dirname, '../../dist/local-tenant-page');
/** As source beside source, as built beside built. */
const SAMPLE_DIRECTORY = join(import.meta.dirname, `../sample/directory${extname(import.meta.filename)}`);

const { values } = parseArgs({
  options: {
    data: { type: 'string' },
    fresh: { type: 'boolean', default: false },
    'https-port': { type: 'string', default: '0' },
    'page-port': { type: 'string', default: '0' },
    /** A Directory as JSON, or a module that exports one under any name ending in `irectory`; the sample's when absent. */
    directory: { type: 'string' },
    /** Where the tenant's clock starts, ISO 8601. */
    now: { type: 'string' },
  },
});

if (values.data === undefined) {
  process.stderr.write('Say where the tenant keeps its data: --data <folder>\n');
  process.exit(2);
}

const tenant = await startLocalTenant({
  dataDir: values.data,
  fresh: values.fresh,
  httpsPort: Number(values['https-port']),
  pagePort: Number(values['page-port']),
  directory: await loadDirectory(values.directory ?? SAMPLE_DIRECTORY),
  ...(values.now === undefined ? {} : { now: new Date(values.now) }),
  ...(existsSync(PAGE_DIRECTORY) ? { pageDirectory: PAGE_DIRECTORY } : {}),
});

const { graphUrl, authority, connectorUrl, pageUrl, caCertificatePath, identityEndpoint, identityHeader } =
  tenant;
process.stdout.write(
  `${JSON.stringify({ graphUrl, authority, connectorUrl, pageUrl, caCertificatePath, identityEndpoint, identityHeader })}\n`,
);

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => void tenant.stop().then(() => process.exit(0)));
}

async function loadDirectory(file: string): Promise<Directory> {
  if (!existsSync(file)) return smallDirectory;
  if (extname(file) === '.json') return JSON.parse(readFileSync(file, 'utf8')) as Directory;
  const module = (await import(pathToFileURL(file).href)) as Readonly<Record<string, unknown>>;
  const found = Object.entries(module).find(([name]) => name.toLowerCase().endsWith('directory'));
  if (!found) throw new Error(`The module ${file} exports no directory.`);
  return found[1] as Directory;
}
