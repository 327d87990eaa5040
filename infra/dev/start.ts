/** The second half of `npm start`, once packages are installed and bundles built. */
import path from 'node:path';
import { parseArgs } from 'node:util';
import { startStack } from './stack.ts';

const usage = `npm start -- [options]
  --fresh               forget the kept data and write the sample anew
  --port N              the service and the tab   (usual: 3978, or SERVICE_PORT)
  --tenant-port N       the local tenant's Graph, Entra and Bot Connector   (usual: 5443, or TENANT_PORT)
  --page-port N         the page that stands in for Teams   (usual: 5300, or PAGE_PORT)
  --playground          without a bot id, for the Microsoft 365 Agents Playground
  --verbose             print what every process logs`;

function port(text: string | undefined, variable: string, usual: number): number {
  const given = text ?? process.env[variable];
  if (given === undefined || given === '') return usual;
  const number = Number(given);
  if (Number.isInteger(number) && number >= 0 && number < 65_536) return number;
  console.error(`A port is a whole number from 0 to 65535; "${given}" is not. \n${usage}`);
  process.exit(2);
}

function readOptions() {
  try {
    return parseArgs({
      options: {
        fresh: { type: 'boolean', default: false },
        port: { type: 'string' },
        'tenant-port': { type: 'string' },
        'page-port': { type: 'string' },
        playground: { type: 'boolean', default: false },
        verbose: { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    }).values;
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : 'Unknown option.'}\n${usage}`);
    process.exit(2);
  }
}

const values = readOptions();
if (values.help) {
  console.log(usage);
  process.exit(0);
}

let stopping = false;
const dataDirectory = path.resolve(import.meta.dirname, '../../.local');
console.log(
  'Starting the local tenant and the service (the first time also writes the Exampleshire sample) …',
);

const stack = await startStack({
  dataDirectory,
  fresh: values.fresh,
  sample: true,
  withoutBotId: values.playground,
  ports: {
    service: port(values.port, 'SERVICE_PORT', 3978),
    tenant: port(values['tenant-port'], 'TENANT_PORT', 5443),
    page: port(values['page-port'], 'PAGE_PORT', 5300),
  },
  onLine: (from, line) => {
    if (values.verbose) console.log(`[${from}] ${line}`);
  },
}).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});

console.log(`
  Safeguarding Register is running.

  Open this first    ${stack.pageUrl}     a Teams-like window: chat with the bot beside the tab, people, clock
  Service and tab    ${stack.serviceUrl}
  Graph (local)      ${stack.graphUrl}

  Try: 1. choose a person who leads actions and press "Add the app" – the bot says hello
       2. move the clock to the next working day after 08:30 – the day's digest arrives in chat
       3. open a line, record progress, Save – and watch the register beside it change

  Data is kept in .local; "npm start -- --fresh" starts again. Ctrl-C stops everything.
`);

async function stop(code: number): Promise<void> {
  if (stopping) return;
  stopping = true;
  await stack.stop();
  process.exit(code);
}
process.on('SIGINT', () => void stop(0));
process.on('SIGTERM', () => void stop(0));
stack.service.once('exit', (code) => {
  if (stopping) return;
  console.error(`The service ended by itself (code ${code ?? 'none'}). Run with --verbose to see why.`);
  void stop(1);
});
