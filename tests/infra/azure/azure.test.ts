import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseEnv } from 'node:util';
import { Language, Parser, type Node } from 'web-tree-sitter';
import { readConfiguration } from '../../../bot/configuration.ts';
import { askedPermissions } from '../../../infra/permissions/asked-permissions.ts';

/*
 * What can be known of the Azure files without Azure: their syntax, and that their names agree with each other and with the service.
 * Types and what Azure makes of them only `az bicep build` and what-if can tell.
 */
const root = path.resolve(__dirname, '../../..');
const folder = path.join(root, 'infra/azure');
const read = (file: string) => readFileSync(path.join(root, file), 'utf8');
const bicepFiles = ['', 'modules']
  .flatMap((sub) => readdirSync(path.join(folder, sub)).map((file) => path.join('infra/azure', sub, file)))
  .filter((file) => file.endsWith('.bicep'));

let parser: Parser;
beforeAll(async () => {
  await Parser.init({ wasmBinary: readFileSync(require.resolve('web-tree-sitter/web-tree-sitter.wasm')) });
  const grammar = readFileSync(require.resolve('tree-sitter-bicep/tree-sitter-bicep.wasm'));
  parser = new Parser().setLanguage(await Language.load(grammar));
});

/** Where the text is no Bicep, a line each. The grammar does not know the line that brings an extension in. */
function syntaxProblems(text: string): string[] {
  const tree = parser.parse(text.replace(/^extension \w+$/m, ''));
  const found: string[] = [];
  const look = (node: Node) => {
    if (node.isError || node.isMissing)
      found.push(`line ${node.startPosition.row + 1}: ${node.text.slice(0, 60)}`);
    for (const child of node.children) look(child);
  };
  if (tree !== null) look(tree.rootNode);
  return found;
}

const parametersOf = (bicep: string) => [...bicep.matchAll(/^param (\w+) \w+( =)?/gm)];
const outputsOf = (bicep: string) => [...bicep.matchAll(/^output (\w+) /gm)].map(([, name = '']) => name);

/**
 * A parameter file as the Agents Toolkit reads it (microsoft/teamsfx-core 3.1.3, arm/deploy): values go in as text, before the file is
 * read as JSON, and a name with no value or an empty one stops it.
 */
function parametersByToolkit(name: string, environment: Record<string, string>) {
  const text = read(`infra/azure/${name}.parameters.json`).replace(
    /\$\{\{(\w+)\}\}/g,
    (_, wanted: string) => {
      const value = environment[wanted] ?? '';
      if (value === '') throw new Error(`The Toolkit would stop: ${wanted} has no value.`);
      return value;
    },
  );
  return (JSON.parse(text) as { parameters: Record<string, { value: unknown }> }).parameters;
}
const oneBoard = '[{"id":"children","site":"contoso.sharepoint.com:/sites/children"}]';
/** The example as somebody fills it in: what says “none” there is left. */
const filledIn = {
  ...Object.fromEntries(
    Object.entries(parseEnv(read('env/.env.example'))).map(([key, value = '']) => [
      key,
      value || 'filled-in',
    ]),
  ),
  BOARDS: oneBoard,
};
/** What the file holds when a deployment is reached for the first time: what the deployments before it have made is written in. */
const environmentAt = (name: string): Record<string, string> => {
  const order = ['foundation', 'entra', 'service'];
  const made = order
    .slice(0, order.indexOf(name))
    .flatMap((before) => outputsOf(read(`infra/azure/${before}.bicep`)));
  return { ...filledIn, ...Object.fromEntries(made.map((output) => [output, 'made'])) };
};

const placeholders = (text: string) =>
  new Set([...text.matchAll(/\$\{\{(\w+)\}\}/g)].map(([, name = '']) => name));

it.each(bicepFiles)('%s is Bicep', (file) => {
  expect(syntaxProblems(read(file))).toEqual([]);
});

it('what is no Bicep is seen', () => {
  expect(syntaxProblems("param name string =\nresource x 'y' = {")).not.toEqual([]);
});

describe.each(['foundation', 'entra', 'service'])('the deployment “%s”', (name) => {
  const bicep = read(`infra/azure/${name}.bicep`);
  const parameters = parametersByToolkit(name, environmentAt(name));

  it('is given what it asks for, and nothing else', () => {
    const asked = parametersOf(bicep);
    expect(asked.map(([, parameter]) => parameter)).toEqual(expect.arrayContaining(Object.keys(parameters)));
    const needed = asked
      .filter(([, , hasDefault]) => hasDefault === undefined)
      .map(([, parameter]) => parameter);
    expect(Object.keys(parameters)).toEqual(expect.arrayContaining(needed));
  });

  it('is a step of m365agents.yml', () => {
    expect(read('m365agents.yml')).toContain(`path: ./infra/azure/${name}.bicep`);
  });

  it('keeps no secret', () => {
    expect(bicep).not.toMatch(
      /@secure|listKeys|listCredentials|clientSecret|passwordCredentials|adminUserEnabled: true/,
    );
  });
});

it('a first run of the Toolkit gives what is optional or not known yet as “none”, and the boards as JSON', () => {
  const given = ['entra', 'service'].flatMap((name) =>
    Object.entries(parametersByToolkit(name, environmentAt(name))),
  );
  const none = given.filter(([, { value }]) => value === 'none').map(([parameter]) => parameter);
  expect(none).toEqual(['applicationId', 'certificateId', 'teamsCatalogueAppId']);
  const bicep = `${read('infra/azure/entra.bicep')}${read('infra/azure/service.bicep')}`;
  for (const parameter of none) {
    expect(bicep).toContain(`param ${parameter} string = 'none'`);
    expect(bicep).toMatch(new RegExp(`${parameter} == 'none'\\s+\\? `));
  }
  expect(given).toContainEqual([
    'boards',
    { value: [{ id: 'children', site: 'contoso.sharepoint.com:/sites/children' }] },
  ]);
});

it('a name without a value would stop the Toolkit', () => {
  expect(() => parametersByToolkit('service', { ...environmentAt('service'), BOARDS: '' })).toThrow('BOARDS');
});

it('every ${{NAME}} comes from the environment file or from a step before', () => {
  const example = parseEnv(read('env/.env.example'));
  const steps = read('m365agents.yml');
  const written = [...bicepFiles.flatMap((file) => outputsOf(read(file))), 'TEAMSFX_ENV'];
  const used = ['foundation', 'entra', 'service'].flatMap((name) => [
    ...placeholders(read(`infra/azure/${name}.parameters.json`)),
  ]);
  const unknown = [...used, ...placeholders(steps)].filter(
    (name) => !(name in example) && !written.includes(name),
  );
  expect(unknown).toEqual([]);
});

it.each(['foundation', 'entra', 'service'])(
  'the guide’s commands by hand give “%s” what it asks for',
  (name) => {
    const commands = [
      ...read('docs/administrators-guide.md').matchAll(/az deployment group create (?:.*\\\n)*.*/g),
    ]
      .map(([command]) => command)
      .filter((command) => command.includes(`--template-file infra/azure/${name}.bicep`));
    expect(commands).toHaveLength(name === 'entra' ? 2 : 1);
    const asked = parametersOf(read(`infra/azure/${name}.bicep`));
    for (const command of commands) {
      const [, parameters = ''] = command.split('--parameters ');
      const given = [...parameters.matchAll(/(?:^|\s)(\w+)=/g)].map(([, parameter]) => parameter);
      expect(asked.map(([, parameter]) => parameter)).toEqual(expect.arrayContaining(given));
      const needed = asked
        .filter(([, , hasDefault]) => hasDefault === undefined)
        .map(([, parameter]) => parameter);
      expect(given).toEqual(expect.arrayContaining(needed));
    }
  },
);

it('the environment says its kind, the service runs in it, and a network of its own is handed to it', () => {
  const [, profile] =
    /workloadProfiles: \[\s+\{\s+name: '(\w+)'/.exec(read('infra/azure/foundation.bicep')) ?? [];
  expect(profile).toBe('Consumption');
  expect(read('infra/azure/service.bicep')).toContain(`workloadProfileName: '${profile ?? ''}'`);
  expect(read('infra/azure/modules/network.bicep')).toContain("serviceName: 'Microsoft.App/environments'");
});

describe('traces on Azure', () => {
  const bicep = read('infra/azure/foundation.bicep');
  const resource = (symbol: string) =>
    new RegExp(`^resource ${symbol} [\\s\\S]*?^}`, 'm').exec(bicep)?.[0] ?? '';

  it('are kept in the workspace of the logs, in the same region and as long, without addresses of machines', () => {
    expect(bicep).toContain("param location string = 'uksouth'");
    expect(resource('insights')).toContain('location: location');
    expect(resource('insights')).toContain('WorkspaceResourceId: logs.id');
    expect(resource('insights')).toContain('DisableIpMasking: false');
  });

  it('are collected by the environment, and nothing else is; or, switched off, nothing at all', () => {
    const environment = resource('environment');
    expect(environment).toMatch(/openTelemetryConfiguration: traces\s+\? /);
    expect(environment).toMatch(/appInsightsConfiguration: traces\s+\? /);
    expect(environment).toContain('tracesConfiguration');
    expect(environment).not.toMatch(/\b(?:logs|metrics)Configuration/);
    expect(bicep).toMatch(/^resource insights .* = if \(traces\)/m);
  });

  it('are sent with a key that no deployment gives out', () => {
    const connections = bicep.match(/.*ConnectionString.*/g)?.map((line) => line.trim());
    expect(connections).toEqual(['connectionString: insights.properties.ConnectionString']);
    expect(outputsOf(bicep).join()).not.toMatch(/INSIGHTS|CONNECTION|KEY/);
  });

  it('need no setting of their own: the environment gives each container OpenTelemetry’s', () => {
    expect(read('infra/azure/service.bicep')).not.toContain('OTEL_');
  });
});

describe('the service on Azure', () => {
  const names = [...read('infra/azure/service.bicep').matchAll(/name: '([A-Z][A-Z_]+)'/g)].map(
    ([, name = '']) => name,
  );
  const like: Record<string, string> = {
    PORT: '3978',
    PUBLIC_URL: 'https://register.example.org',
    TENANT_ID: '1afc2f4d-af35-4b34-9cbd-8bfbac6d5a89',
    APP_CLIENT_ID: '4b1c9f3a-7a0e-4b7e-9a54-0e6f0d2f7c11',
    APP_MANAGED_IDENTITY_CLIENT_ID: '9d0b5a36-6c9f-4a26-8a57-3c6b6c3b1f20',
    APP_ID_URI: 'api://register.example.org/botid-4b1c9f3a-7a0e-4b7e-9a54-0e6f0d2f7c11',
    BOT_APP_ID: '4b1c9f3a-7a0e-4b7e-9a54-0e6f0d2f7c11',
    TEAMS_APP_ID: '0f3f3a60-93c1-4d5c-8a8d-5a4a9b9c1d22',
    TEAMS_CATALOGUE_APP_ID: '',
    BOARDS: oneBoard,
    SERVICE_REPLICAS: '4',
    SHAREPOINT_UNITS_PER_MINUTE: '1250',
    DRAIN_SECONDS: '20',
    LOG_LEVEL: 'info',
  };
  // What Azure itself gives a container with an identity.
  const azure = { IDENTITY_ENDPOINT: 'http://localhost:42356/msi/token', IDENTITY_HEADER: 'a key' };

  it('starts with the settings it is given, by its managed identity alone', () => {
    expect(names.sort()).toEqual(Object.keys(like).sort());
    const reading = readConfiguration({ ...like, ...azure });
    expect(reading.ok ? reading.configuration.appCredential.kind : reading.problems).toBe('managed identity');
  });

  it.each(
    Object.keys(like).filter(
      (name) =>
        ![
          'TEAMS_CATALOGUE_APP_ID',
          'PORT',
          'SERVICE_REPLICAS',
          'SHAREPOINT_UNITS_PER_MINUTE',
          'DRAIN_SECONDS',
          'LOG_LEVEL',
        ].includes(name),
    ),
  )('would not start without %s', (name) => {
    expect(readConfiguration({ ...like, ...azure, [name]: '' }).ok).toBe(false);
  });

  it('is out of the balancer before it takes no new connection, and has ended before the platform ends it', () => {
    const bicep = read('infra/azure/service.bicep');
    const secondsOf = (pattern: RegExp) => Number(pattern.exec(bicep)?.[1]);
    const drain = secondsOf(/name: 'DRAIN_SECONDS'\s+value: '(\d+)'/);
    const [, readiness = ''] = /type: 'Readiness'([\s\S]*?)failureThreshold/.exec(bicep) ?? [];
    const period = Number(/periodSeconds: (\d+)/.exec(readiness)?.[1]);
    const failures = secondsOf(/type: 'Readiness'[\s\S]*?failureThreshold: (\d+)/);
    expect(drain).toBeGreaterThan(period * failures);
    // What is under way is given eight seconds after that (bot/service.ts), the last traces two.
    expect(secondsOf(/terminationGracePeriodSeconds: (\d+)/)).toBeGreaterThan(drain + 10);
    const reading = readConfiguration({ ...like, ...azure, DRAIN_SECONDS: '' });
    expect(reading.ok && reading.configuration.drainSeconds).toBe(drain);
  });

  it('runs the container as npm run serve runs the service, and not as root', () => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: { serve: string } };
    const container = read('Containerfile');
    const [, command = ''] = /^CMD (\[.*\])$/m.exec(container) ?? [];
    expect((JSON.parse(command) as string[]).join(' ')).toBe(scripts.serve);
    expect(container).toMatch(/^USER node$/m);
  });

  it('takes into the image, of all packages, those whose files a program reads while it runs', () => {
    const copied = [...read('Containerfile').matchAll(/node_modules\/(\S+) node_modules\/(\S+)$/gm)];
    const resolved = [...read('bot/papers/fonts.ts').matchAll(/resolve\('((?:@[^/']+\/)?[^/']+)/g)];
    expect(copied.map(([, from]) => from)).toEqual(copied.map(([, , to]) => to));
    expect(new Set(copied.map(([, from]) => from))).toEqual(new Set(resolved.map(([, name]) => name)));
  });
});

it('the Entra application asks for what the permissions page lists for the register, no more', () => {
  const bicep = read('infra/azure/entra.bicep');
  const listed = (kind: string) =>
    askedPermissions
      .filter((asked) => asked.kind === kind && asked.holder === 'register')
      .map(({ name }) => name);
  const [roles = ''] = /var appRoles = concat\([\s\S]*?\n\)/.exec(bicep) ?? [];
  const asked = [...roles.matchAll(/'([A-Z]\w+\.[\w.]+)'/g)].map(([, name = '']) => name);
  expect(listed('application (Graph)')).toEqual(expect.arrayContaining(asked));
  const scopes = [...bicep.matchAll(/scope\.value == '([\w.]+)'/g)].map(([, name = '']) => name);
  expect(scopes).toEqual(listed('delegated (Graph)'));
  expect(bicep).toContain(`value: '${listed('delegated (the register’s own API)').join()}'`);
});
