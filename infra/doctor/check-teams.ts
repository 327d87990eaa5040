import { z } from 'zod';
import type { Configuration } from '../../bot/configuration.ts';
import { createConnectorToken } from '../../bot/graph/connector-token.ts';
import { readRefusal } from '../../bot/graph/teams-installation.ts';
import { problemOf } from '../../bot/graph/graph-errors.ts';
import type { GraphPort } from '../../shared/sharepoint/graph-port.ts';
import { objectsIn, textIn } from '../../shared/sharepoint/json.ts';
import { answerInWords } from './answer-in-words.ts';
import { inOrder, wrong, type Finding, type TenantAnswer } from './finding.ts';

const installPermission = 'TeamsAppInstallation.ReadWriteSelfForUser.All';

/**
 * Whether the app may put itself into people's Teams. Nothing is installed; with a person's object id their installed apps are looked
 * at.
 */
export async function checkInstalling(
  configuration: Configuration,
  graph: GraphPort,
  roles: readonly string[],
  person: string | null,
): Promise<Finding> {
  const check = 'installing in Teams';
  const otherwise =
    'Optional. Without it people add the app themselves, or an administrator assigns it in the Teams admin centre (Setup policies); everything else works.';
  if (!roles.includes(installPermission))
    return wrong(
      check,
      'look at this',
      `The app may not install itself (${installPermission} was not consented to).`,
      otherwise,
    );
  const catalogue = await findInCatalogue(configuration, graph);
  if (catalogue.id === null) return wrong(check, 'look at this', catalogue.why, catalogue.fix);
  if (person === null)
    return inOrder(
      check,
      `The app holds the permission and is in the catalogue as ${catalogue.id}. Whether Teams lets it in, only a person’s answer tells: add --person with your own object id.`,
    );
  const filter = encodeURIComponent(`teamsApp/id eq '${catalogue.id}'`);
  const answer = await graph.send({
    method: 'GET',
    path: `/users/${encodeURIComponent(person)}/teamwork/installedApps?$expand=teamsApp&$filter=${filter}`,
  });
  const refusal = readRefusal(answer, person);
  if (refusal !== null)
    return wrong(
      check,
      'look at this',
      `Teams does not let the app look (${answerInWords(answer)}: ${refusal}).`,
      otherwise,
    );
  return inOrder(
    check,
    `The app may install itself; for this person it is ${objectsIn(answer.body).length > 0 ? 'there' : 'not there yet'}.`,
  );
}

async function findInCatalogue(
  configuration: Configuration,
  graph: GraphPort,
): Promise<{ readonly id: string } | { readonly id: null; readonly why: string; readonly fix: string }> {
  if (configuration.teamsCatalogueAppId !== null) return { id: configuration.teamsCatalogueAppId };
  const filter = encodeURIComponent(`externalId eq '${configuration.teamsAppId}'`);
  const answer = await graph.send({ method: 'GET', path: `/appCatalogs/teamsApps?$filter=${filter}` });
  if (problemOf(answer) !== null)
    return {
      id: null,
      why: `The organisation’s catalogue cannot be read (${answerInWords(answer)}).`,
      fix: 'Consent to AppCatalog.Read.All, or set TEAMS_CATALOGUE_APP_ID to the id the Teams admin centre shows under Manage apps.',
    };
  const id = textIn(objectsIn(answer.body)[0], 'id');
  return id !== ''
    ? { id }
    : {
        id: null,
        why: `No app of the organisation’s catalogue has the manifest id ${configuration.teamsAppId}.`,
        fix: 'Upload the package in the Teams admin centre (Manage apps), and set TEAMS_APP_ID to the id in its manifest.',
      };
}

const tab = z.object({
  contentUrl: z.string().optional(),
  configurationUrl: z.string().optional(),
  websiteUrl: z.string().optional(),
});
const manifestSchema = z.object({
  id: z.string(),
  bots: z.array(z.object({ botId: z.string() })).default([]),
  composeExtensions: z.array(z.object({ botId: z.string() })).default([]),
  staticTabs: z.array(tab).default([]),
  configurableTabs: z.array(tab).default([]),
  validDomains: z.array(z.string()).default([]),
  webApplicationInfo: z.object({ id: z.string(), resource: z.string() }).optional(),
});

/** The ids of a package's manifest against the settings; `text` null = no package was given. */
export function checkManifest(configuration: Configuration, text: string | null): Finding {
  const check = 'manifest';
  if (text === null)
    return wrong(
      check,
      'not looked at',
      'No package was given.',
      'Add --package with the zip (or manifest.json) that was uploaded to Teams.',
    );
  const parsed = manifestSchema.safeParse(asJson(text));
  if (!parsed.success)
    return wrong(
      check,
      'broken',
      'The package has no readable manifest.json.',
      'Make the package anew with “npm run package”.',
    );
  const manifest = parsed.data;
  const host = new URL(configuration.publicUrl).host;
  const same = (one: string | undefined, other: string): boolean =>
    one?.toLowerCase() === other.toLowerCase();
  const addresses = [...manifest.staticTabs, ...manifest.configurableTabs].flatMap((entry) =>
    [entry.contentUrl, entry.configurationUrl, entry.websiteUrl].filter((url) => url !== undefined),
  );
  const differences = [
    ...(/\$\{\{\w+\}\}/.test(text) ? ['it still has places to fill in (${{…}})'] : []),
    ...(same(manifest.id, configuration.teamsAppId) ? [] : ['its id is not TEAMS_APP_ID']),
    ...([...manifest.bots, ...manifest.composeExtensions].every(({ botId }) =>
      same(botId, configuration.bot.appId),
    )
      ? []
      : ['a botId is not BOT_APP_ID']),
    ...(same(manifest.webApplicationInfo?.id, configuration.appClientId)
      ? []
      : ['webApplicationInfo.id is not APP_CLIENT_ID']),
    ...(same(manifest.webApplicationInfo?.resource, configuration.appIdUri)
      ? []
      : ['webApplicationInfo.resource is not APP_ID_URI']),
    ...(manifest.validDomains.some((domain) => same(domain, host))
      ? []
      : [`validDomains does not name ${host}`]),
    ...(addresses.every((address) => URL.parse(address)?.host === host)
      ? []
      : [`a tab’s address is not at ${host}`]),
  ];
  return differences.length === 0
    ? inOrder(check, 'Every id and address of the package is the one the service is set to.')
    : wrong(
        check,
        'broken',
        `The package and the settings differ: ${differences.join('; ')}.`,
        'Make the package anew with the same settings (“npm run package”) and upload it, or put the setting right.',
      );
}

function asJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Whether the connector begins a chat with an Entra object id. A chat is begun, and nothing is said in it. */
export async function askForChat(configuration: Configuration, person: string | null): Promise<TenantAnswer> {
  const question = 'Does the connector begin a chat with somebody’s Entra object id?';
  const open = (because: string): TenantAnswer => ({
    point: 7,
    board: null,
    question,
    answer: null,
    because,
  });
  if (person === null)
    return open('Add --person with your own object id; a chat is begun with you, and nothing is said in it.');
  const { bot, tenantId } = configuration;
  let token: string;
  try {
    const given = await createConnectorToken(bot)?.();
    if (given === undefined) return open('No bot id is set.');
    token = given;
  } catch {
    return open('The bot has no token for the connector.');
  }
  try {
    const answer = await fetch(`${bot.connectorUrl}/v3/conversations`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify({
        isGroup: false,
        bot: { id: `28:${bot.appId}` },
        members: [{ id: person }],
        tenantId,
        channelData: { tenant: { id: tenantId } },
      }),
      signal: AbortSignal.timeout(20_000),
    });
    const body: unknown = await answer.json().catch(() => null);
    const said = answerInWords({ status: answer.status, headers: {}, body });
    // That answer is about the app, not about the id: a 403 is given to whoever has not got it.
    if (answer.status === 403)
      return open(`The connector refuses (${said}): add the app in Teams first, then run this again.`);
    return { point: 7, board: null, question, answer: answer.ok ? 'Yes.' : `No (${said}).`, because: null };
  } catch {
    return open('The connector gives no answer.');
  }
}
