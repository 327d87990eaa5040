import { readFileSync } from 'node:fs';
import path from 'node:path';
import { inflateSync } from 'node:zlib';
import { AppManifestUtils, type TeamsManifestV1D25 } from '@microsoft/app-manifest';
import { readCommand } from '../../bot/teams/commands.ts';
import { colourIcon, outlineIcon } from '../../infra/manifest/icons.ts';
import { registerAppId } from '../../infra/sample/directory.ts';

const folder = path.resolve(__dirname, '../../manifest');
const text = readFileSync(path.join(folder, 'manifest.json'), 'utf8');

const values: Record<string, string> = {
  TEAMS_APP_ID: '787367b2-17d2-47dd-85c9-bb16a6dd3503',
  APP_CLIENT_ID: registerAppId,
  BOT_APP_ID: registerAppId,
  APP_ID_URI: `api://register.exampleshire.example/botid-${registerAppId}`,
  PUBLIC_HOST: 'register.exampleshire.example',
  DEVELOPER_NAME: 'Exampleshire Council',
  DEVELOPER_WEBSITE_URL: 'https://exampleshire.example/register',
  DEVELOPER_PRIVACY_URL: 'https://exampleshire.example/register/privacy',
  DEVELOPER_TERMS_URL: 'https://exampleshire.example/register/terms',
};

const filled = text.replace(/\$\{\{(\w+)\}\}/g, (_found, name: string) => values[name] ?? '');
const manifest = JSON.parse(filled) as TeamsManifestV1D25.TeamsManifestV1D25;
const problemsOf = (changed: unknown) =>
  AppManifestUtils.validateAgainstSchema(changed as TeamsManifestV1D25.TeamsManifestV1D25);

test('the filled manifest is valid against Microsoft’s schema 1.25', async () => {
  expect(manifest.manifestVersion).toBe('1.25');
  expect(await problemsOf(manifest)).toEqual([]);
});

test.each([
  ['an unknown property', { ...manifest, meetingExtensionProperties: {} }],
  ['a lower-case groupchat scope', { ...manifest, bots: [{ ...manifest.bots![0]!, scopes: ['groupchat'] }] }],
  ['a name that is too long', { ...manifest, name: { short: 'x'.repeat(31), full: 'x' } }],
])('the schema check is awake: %s is refused', async (_what, changed) => {
  expect((await problemsOf(changed)).length).toBeGreaterThan(0);
});

test('every placeholder is known and none is left out', () => {
  const found = new Set(Array.from(text.matchAll(/\$\{\{(\w+)\}\}/g), (match) => match[1]));
  expect(found).toEqual(new Set(Object.keys(values)));
  expect(filled).not.toContain('${{');
});

test('no address, id or secret of anybody’s tenant stands in the file', () => {
  const addresses = Array.from(text.matchAll(/https?:\/\/[^"]+/g), ([address]) => address);
  expect(
    addresses.every((address) =>
      /^https:\/\/(developer\.microsoft\.com|\$\{\{PUBLIC_HOST\}\})\//.test(address),
    ),
  ).toBe(true);
  expect(text).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}-/i);
});

test('every page of the tab is on a valid domain, and sign-in names the same host', () => {
  const pages = [
    ...manifest.configurableTabs!.map(({ configurationUrl }) => configurationUrl),
    ...manifest.staticTabs!.flatMap(({ contentUrl }) => (contentUrl === undefined ? [] : [contentUrl])),
  ];
  expect(pages.length).toBeGreaterThan(2);
  for (const page of pages) expect(manifest.validDomains).toContain(new URL(page).host);
  expect(manifest.webApplicationInfo!.resource).toContain(`://${manifest.validDomains![0]}/`);
});

test('each command of the menu is one the bot understands', () => {
  const titles = manifest.bots![0]!.commandLists!.flatMap(({ commands }) =>
    commands.map(({ title }) => title),
  );
  expect(new Set(titles)).toEqual(
    new Set(['my actions', 'my reviews', 'overdue', 'find', 'my reminders', 'help']),
  );
  for (const title of titles) expect(readCommand(title)).toBe(title);
});

test('the message extension is the bot’s: one search, and links to the public host alone', () => {
  const [extension] = manifest.composeExtensions!;
  expect(extension!.botId).toBe(manifest.bots![0]!.botId);
  expect(extension!.commands!.map(({ id, type, initialRun }) => ({ id, type, initialRun }))).toEqual([
    { id: 'find', type: 'query', initialRun: true },
  ]);
  expect(extension!.commands![0]!.parameters!.map(({ name }) => name)).toEqual(['words']);
  expect(extension!.messageHandlers).toEqual([{ type: 'link', value: { domains: [values['PUBLIC_HOST']] } }]);
});

test('the bot is reachable in person, in teams and in group chats', () => {
  expect(manifest.bots![0]!.scopes).toEqual(['personal', 'team', 'groupChat']);
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

const kept = (name: string): Picture => readPng(readFileSync(path.join(folder, name)));
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
