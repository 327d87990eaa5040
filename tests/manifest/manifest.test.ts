import { mkdtempSync, readFileSync, cpSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseEnv } from 'node:util';
import { inflateSync } from 'node:zlib';
import type { TeamsManifestV1D25 } from '@microsoft/app-manifest';
import { strFromU8, unzipSync } from 'fflate';
import { readCommand } from '../../bot/teams/commands.ts';
import { buildAppPackage, placeholdersIn, schemaProblems } from '../../infra/manifest/app-package.ts';
import { colourIcon, outlineIcon } from '../../infra/manifest/icons.ts';
import { packageValueMeanings, readPackageValues } from '../../infra/manifest/package-values.ts';
import { registerAppId } from '../../infra/sample/directory.ts';

const root = path.resolve(__dirname, '../..');
const folder = path.join(root, 'manifest');
const text = readFileSync(path.join(folder, 'manifest.json'), 'utf8');

const values = {
  TEAMS_APP_ID: '787367b2-17d2-47dd-85c9-bb16a6dd3503',
  APP_CLIENT_ID: registerAppId,
  BOT_APP_ID: registerAppId,
  APP_ID_URI: `api://register.exampleshire.example/botid-${registerAppId}`,
  PUBLIC_HOST: 'register.exampleshire.example',
  DEVELOPER_NAME: 'Exampleshire “County” Council',
  DEVELOPER_WEBSITE_URL: 'https://exampleshire.example/register',
  DEVELOPER_PRIVACY_URL: 'https://exampleshire.example/register/privacy',
  DEVELOPER_TERMS_URL: 'https://exampleshire.example/register/terms',
};

/** Packs the folder and unpacks it again, as Teams does. */
async function packed(from = folder) {
  const built = await buildAppPackage(from, values);
  if (!built.ok) throw new Error(built.problems.join('\n'));
  return unzipSync(built.zip);
}

let files: Record<string, Uint8Array>;
let manifest: TeamsManifestV1D25.TeamsManifestV1D25;
let welsh: Record<string, string>;

beforeAll(async () => {
  files = await packed();
  manifest = JSON.parse(strFromU8(files['manifest.json']!)) as TeamsManifestV1D25.TeamsManifestV1D25;
  welsh = JSON.parse(strFromU8(files['cy.json']!)) as Record<string, string>;
});

describe('the package', () => {
  it('holds the manifest, the icons it names and its languages, and nothing else', () => {
    expect(Object.keys(files).sort()).toEqual(['color.png', 'cy.json', 'manifest.json', 'outline.png']);
    expect(files['color.png']).toEqual(new Uint8Array(readFileSync(path.join(folder, 'color.png'))));
  });

  it('is the same, byte for byte, when packed again', async () => {
    const [one, other] = await Promise.all([
      buildAppPackage(folder, values),
      buildAppPackage(folder, values),
    ]);
    expect(one.ok && other.ok && Buffer.from(one.zip).equals(other.zip)).toBe(true);
  });

  it('is valid by Microsoft’s schemas of version 1.25, in both languages', async () => {
    expect(manifest.manifestVersion).toBe('1.25');
    expect(await schemaProblems(manifest)).toEqual([]);
    expect(await schemaProblems(welsh)).toEqual([]);
  });

  it.each([
    ['an unknown property', () => ({ ...manifest, meetingExtensionProperties: {} })],
    [
      'a lower-case groupchat scope',
      () => ({ ...manifest, bots: [{ ...manifest.bots![0]!, scopes: ['groupchat'] }] }),
    ],
    ['a name that is too long', () => ({ ...manifest, name: { short: 'x'.repeat(31), full: 'x' } })],
    ['a Welsh word for something that is not there', () => ({ ...welsh, 'staticTabs[99].name': 'x' })],
    ['a document that names no schema', () => ({})],
  ])('is checked by a schema that is awake: %s is refused', async (_what, changed) => {
    expect((await schemaProblems(changed())).length).toBeGreaterThan(0);
  });

  it('is not made when something it names is missing or says what nobody fills', async () => {
    const copy = mkdtempSync(path.join(tmpdir(), 'manifest-'));
    cpSync(folder, copy, { recursive: true });
    rmSync(path.join(copy, 'cy.json'));
    expect(await buildAppPackage(copy, values)).toEqual({
      ok: false,
      problems: ['cy.json, which manifest.json names, is not beside it.'],
    });
    rmSync(copy, { recursive: true });
  });

  it('carries the version of the product', () => {
    const { version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as {
      version: string;
    };
    expect(manifest.version).toBe(version);
  });
});

describe('the values of an environment', () => {
  it('are used, explained and in the example file, each of them in all three', () => {
    const names = Object.keys(packageValueMeanings).sort();
    const example = parseEnv(readFileSync(path.join(root, 'env/.env.example'), 'utf8'));
    expect([...placeholdersIn(JSON.parse(text))].sort()).toEqual(names);
    expect(
      Object.keys(example)
        .filter((name) => names.includes(name))
        .sort(),
    ).toEqual(names);
    expect(JSON.stringify(manifest)).not.toContain('${{');
  });

  it('are accepted when they fit together, also where the bot is an application of its own', () => {
    expect(readPackageValues(values)).toEqual({ ok: true, values });
    const separate = {
      ...values,
      BOT_APP_ID: '0f2a6f7e-58e4-4dbb-9a2c-1b7f1cf0a901',
      APP_ID_URI: `api://${values.PUBLIC_HOST}/${values.APP_CLIENT_ID}`,
    };
    expect(readPackageValues(separate).ok).toBe(true);
  });

  it('are told all at once when the example was left as it is', () => {
    const reading = readPackageValues(parseEnv(readFileSync(path.join(root, 'env/.env.example'), 'utf8')));
    const problems = reading.ok ? [] : reading.problems;
    expect(problems).toHaveLength(Object.keys(packageValueMeanings).length);
    expect(problems).toContain('BOT_APP_ID (the application id of the bot) is not set.');
  });

  it.each<[string, Record<string, string>, RegExp]>([
    ['an id that is none', { BOT_APP_ID: 'my-bot' }, /BOT_APP_ID .* must be an id/],
    ['an id of zeros', { TEAMS_APP_ID: '00000000-0000-0000-0000-000000000000' }, /all zeros/],
    ['an address for a host', { PUBLIC_HOST: 'https://register.example.org/' }, /bare host name/],
    ['a host in capitals', { PUBLIC_HOST: 'Register.example.org' }, /lower case/],
    ['this machine', { PUBLIC_HOST: 'localhost' }, /bare host name/],
    ['a host with a port', { PUBLIC_HOST: 'register.example.org:8443' }, /bare host name/],
    ['another host in the URI', { PUBLIC_HOST: 'other.example.org' }, /APP_ID_URI does not name the host/],
    [
      'another application in the URI',
      { APP_ID_URI: `api://${values.PUBLIC_HOST}/botid-0f2a6f7e-58e4-4dbb-9a2c-1b7f1cf0a901` },
      /neither APP_CLIENT_ID nor BOT_APP_ID/,
    ],
    ['an insecure page', { DEVELOPER_PRIVACY_URL: 'http://example.org/privacy' }, /starting with https/],
    ['a long name', { DEVELOPER_NAME: 'x'.repeat(33) }, /at most 32 characters/],
    ['two hosts for one service', { PUBLIC_URL: 'https://other.example.org' }, /PUBLIC_URL and PUBLIC_HOST/],
  ])('are refused in plain English: %s', (_what, changed, told) => {
    const reading = readPackageValues({ ...values, ...changed });
    expect(reading.ok ? [] : reading.problems).toEqual([expect.stringMatching(told)]);
  });
});

describe('what the manifest says', () => {
  it('holds no address, id or secret of anybody’s tenant', () => {
    const addresses = Array.from(text.matchAll(/https?:\/\/[^"]+/g), ([address]) => address);
    expect(
      addresses.every((address) =>
        /^https:\/\/(developer\.microsoft\.com|\$\{\{PUBLIC_HOST\}\})\//.test(address),
      ),
    ).toBe(true);
    expect(text).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}-/i);
  });

  it('has every page of the tab on the one valid domain, and sign-in at the same host', () => {
    const pages = [
      ...manifest.configurableTabs!.map(({ configurationUrl }) => configurationUrl),
      ...manifest.staticTabs!.flatMap(({ contentUrl, websiteUrl }) =>
        contentUrl === undefined ? [] : [contentUrl, websiteUrl!],
      ),
    ];
    expect(pages.length).toBeGreaterThan(2);
    expect(manifest.validDomains).toEqual([values.PUBLIC_HOST]);
    for (const page of pages) expect(new URL(page).host).toBe(values.PUBLIC_HOST);
    expect(manifest.webApplicationInfo!.resource).toBe(values.APP_ID_URI);
  });

  it('puts the tab into channels, chats and meetings with their side panel and stage, and into a person’s own Teams', () => {
    const [tab] = manifest.configurableTabs!;
    expect(tab!.scopes).toEqual(['team', 'groupChat']);
    expect(tab!.context).toEqual(
      expect.arrayContaining(['channelTab', 'meetingSidePanel', 'meetingStage', 'meetingDetailsTab']),
    );
    expect(manifest.staticTabs!.map(({ entityId }) => entityId)).toEqual(
      expect.arrayContaining(['register', 'boards', 'conversations', 'about']),
    );
  });

  it('has one bot for persons, teams and group chats, which understands each command of its menu in both languages', () => {
    expect(manifest.bots!.map(({ scopes }) => scopes)).toEqual([['personal', 'team', 'groupChat']]);
    const english = manifest.bots![0]!.commandLists!.flatMap(({ commands }, list) =>
      commands.map(({ title }, at) => ({
        title,
        inWelsh: welsh[`bots[0].commandLists[${list}].commands[${at}].title`],
      })),
    );
    expect(new Set(english.map(({ title }) => title))).toEqual(
      new Set(['my actions', 'my reviews', 'overdue', 'find', 'my reminders', 'help']),
    );
    for (const { title, inWelsh } of english) {
      expect(readCommand(title)).toBe(title);
      expect([title, readCommand(inWelsh ?? '')]).toEqual([title, title]);
    }
  });

  it('has a message extension of the same bot: one search, and links to the public host alone', () => {
    const [extension] = manifest.composeExtensions!;
    expect(extension!.botId).toBe(manifest.bots![0]!.botId);
    expect(extension!.commands!.map(({ id, type, initialRun }) => ({ id, type, initialRun }))).toEqual([
      { id: 'find', type: 'query', initialRun: true },
    ]);
    expect(extension!.commands![0]!.parameters!.map(({ name }) => name)).toEqual(['words']);
    expect(extension!.messageHandlers).toEqual([{ type: 'link', value: { domains: [values.PUBLIC_HOST] } }]);
  });

  it('declares no activity types: reminders reach the activity feed as alerts of the bot’s own messages', () => {
    expect(manifest.activities).toBeUndefined();
    expect(JSON.stringify(manifest)).not.toContain('TeamsActivity.Send');
  });

  it('says in Welsh all that it says in English', () => {
    const spoken = [
      ...['name.short', 'name.full', 'description.short', 'description.full'],
      ...manifest.staticTabs!.flatMap(({ name }, at) =>
        name === undefined ? [] : [`staticTabs[${at}].name`],
      ),
      ...manifest.bots![0]!.commandLists!.flatMap(({ commands }, list) =>
        commands.flatMap((_, at) =>
          ['title', 'description'].map((what) => `bots[0].commandLists[${list}].commands[${at}].${what}`),
        ),
      ),
      ...manifest.composeExtensions![0]!.commands!.flatMap(({ parameters }, at) => {
        const command = `composeExtensions[0].commands[${at}]`;
        return [
          ...[`${command}.title`, `${command}.description`],
          ...parameters!.flatMap((_, index) =>
            ['title', 'description'].map((what) => `${command}.parameters[${index}].${what}`),
          ),
        ];
      }),
    ];
    const { $schema: _schema, ...said } = welsh;
    expect(Object.keys(said).sort()).toEqual(spoken.sort());
  });
});

interface Picture {
  readonly width: number;
  readonly height: number;
  /** Four bytes a pixel: red, green, blue, opacity. */
  readonly pixels: Buffer;
}

/** Reads the plain kind of PNG that the icons are: 8 bits, with opacity, rows unfiltered. */
function readPng(bytes: Uint8Array): Picture {
  const file = Buffer.from(bytes);
  expect(file.subarray(0, 8).toString('latin1')).toBe('\x89PNG\r\n\x1a\n');
  const [width, height] = [file.readUInt32BE(16), file.readUInt32BE(20)];
  expect(Array.from(file.subarray(24, 29))).toEqual([8, 6, 0, 0, 0]);
  const at = file.indexOf('IDAT');
  const rows = inflateSync(file.subarray(at + 4, at + 4 + file.readUInt32BE(at - 4)));
  const pixels = Buffer.concat(
    Array.from({ length: height }, (_, row) =>
      rows.subarray(row * (width * 4 + 1) + 1, (row + 1) * (width * 4 + 1)),
    ),
  );
  return { width, height, pixels };
}

const kept = (name: string): Picture => readPng(files[name]!);
const opacities = ({ pixels }: Picture) => Array.from(pixels).filter((_, index) => index % 4 === 3);

test('the colour icon is 192 pixels square and fills it', () => {
  const icon = kept(manifest.icons.color);
  expect([icon.width, icon.height]).toEqual([192, 192]);
  expect(opacities(icon).every((opacity) => opacity === 255)).toBe(true);
});

test('the outline icon is 32 pixels square, white and transparent only', () => {
  const icon = kept(manifest.icons.outline);
  expect([icon.width, icon.height]).toEqual([32, 32]);
  expect(Array.from(icon.pixels).every((value, index) => index % 4 === 3 || value === 255)).toBe(true);
  expect(opacities(icon)).toContain(0);
  expect(opacities(icon)).toContain(255);
});

test('both icons are what the drawing draws', () => {
  expect(kept('color.png').pixels.equals(readPng(colourIcon()).pixels)).toBe(true);
  expect(kept('outline.png').pixels.equals(readPng(outlineIcon()).pixels)).toBe(true);
});
