import { z } from 'zod';
import type { Configuration } from '../../bot/configuration.ts';
import { createConnectorToken } from '../../bot/graph/connector-token.ts';
import type { TokenProvider } from '../../bot/graph/credentials.ts';
import { GraphFailure, problemOf } from '../../bot/graph/graph-errors.ts';
import type { GraphPort } from '../../shared/sharepoint/graph-port.ts';
import { objectsIn, textIn } from '../../shared/sharepoint/json.ts';
import { inOrder, needsAdministrator, wrong, type Finding } from './finding.ts';

/** Differences of clocks that are worth a word, and that stop tokens from being accepted. */
const noticeableSeconds = 60;
const tooManySeconds = 240;

/** What the app's own permissions are for; everything else of `Sites.` reaches sites nobody granted. */
const wanted = {
  needed: 'Sites.Selected',
  tooWide: /^Sites\.(?!Selected$)|^Files\..*\.All$|^Directory\.|^Group\./,
};

/** Entra's metadata, and whether its clock and this machine's agree. */
export async function checkEntra(configuration: Configuration): Promise<Finding[]> {
  const { authority, tenantId } = configuration;
  const asked = Date.now();
  let answer: Response;
  let body: unknown;
  try {
    answer = await fetch(`${authority}/v2.0/.well-known/openid-configuration`, {
      signal: AbortSignal.timeout(20_000),
    });
    body = await answer.json().catch(() => null);
  } catch {
    return [
      wrong(
        'Entra',
        'broken',
        `${new URL(authority).host} gives no answer.`,
        'Let this machine reach it (HTTPS, port 443), through your proxy if there is one.',
      ),
    ];
  }
  const journey = (Date.now() - asked) / 2;
  const issuer = textIn(body, 'issuer');
  const isOurs = answer.ok && issuer.toLowerCase().includes(tenantId);
  return [
    isOurs
      ? inOrder('Entra', `The tenant ${tenantId} answers.`)
      : wrong(
          'Entra',
          'broken',
          `There is no tenant ${tenantId} (Entra answered ${answer.status}).`,
          'Set TENANT_ID to the Tenant ID that Entra’s overview page shows.',
        ),
    clockFinding((Date.parse(answer.headers.get('date') ?? '') - asked - journey) / 1000),
  ];
}

/** `ahead`: seconds by which Entra's clock is ahead of this machine's; the header has whole seconds. NaN = it did not say. */
function clockFinding(ahead: number): Finding {
  if (Number.isNaN(ahead))
    return wrong('clock', 'not looked at', 'Entra did not say what time it is.', 'Run this again.');
  const seconds = Math.round(Math.abs(ahead));
  if (seconds < noticeableSeconds) return inOrder('clock', 'This machine’s clock agrees with Entra’s.');
  const how = `This machine’s clock is ${seconds} seconds ${ahead > 0 ? 'behind' : 'ahead of'} Entra’s.`;
  return wrong(
    'clock',
    seconds < tooManySeconds ? 'look at this' : 'broken',
    how,
    'Let the machine the service runs on set its clock by itself (NTP); on Azure it does. Then run this there.',
  );
}

/** The app's own token: whether there is one, and what it may do. */
export async function checkAppToken(
  configuration: Configuration,
  token: TokenProvider,
): Promise<{
  readonly findings: Finding[];
  readonly roles: readonly string[];
}> {
  let given: string;
  try {
    given = await token();
  } catch (error) {
    if (!(error instanceof GraphFailure)) throw error;
    const { message } = error.problem;
    return { findings: [wrong('app token', 'broken', `${message}.`, adviceOnSignIn(message))], roles: [] };
  }
  const roles = rolesOf(given);
  const tooWide = roles.filter((role) => wanted.tooWide.test(role));
  const hasNeeded = roles.includes(wanted.needed);
  return {
    roles,
    findings: [
      inOrder('app token', `Entra gives the app ${configuration.appClientId} a token for Graph.`),
      !hasNeeded
        ? wrong(
            'app permissions',
            'broken',
            `The app’s token does not hold ${wanted.needed} (it holds ${roles.join(', ') || 'nothing'}).`,
            'Entra, App registrations, this app, API permissions: add the application permission Sites.Selected of Microsoft Graph and press “Grant admin consent”.',
          )
        : tooWide.length > 0
          ? wrong(
              'app permissions',
              'look at this',
              `The app holds more than it needs: ${tooWide.join(', ')}.`,
              'Take these permissions away in Entra; Sites.Selected is enough.',
            )
          : inOrder('app permissions', `The app holds ${roles.join(', ')}.`),
    ],
  };
}

/** `AADSTS…` numbers are the only stable names of Entra's errors. */
function adviceOnSignIn(message: string): string {
  if (/AADSTS7000215\b/.test(message))
    return 'The client secret is wrong. Entra, App registrations, this app, Certificates & secrets: make a new one and set its Value (not its Secret ID).';
  if (/AADSTS7000222\b/.test(message))
    return 'The client secret has run out. Make a new one, or better a certificate.';
  if (/AADSTS700016\b/.test(message))
    return 'There is no such application in this tenant. Set the client id to the Application (client) ID of the registration.';
  if (/AADSTS(?:700023|700024|700027|70021|700211|700212|700213)\b/.test(message))
    return 'Entra does not accept the app’s certificate or federated credential. Compare what is set with what the registration has under Certificates & secrets.';
  if (/AADSTS90002\b/.test(message)) return 'There is no such tenant: set TENANT_ID.';
  return 'Look up the AADSTS number, if there is one, at https://login.microsoftonline.com/error. Without one Entra could not be reached from here.';
}

export async function checkConnectorToken({ bot }: Configuration): Promise<Finding> {
  const token = createConnectorToken(bot);
  if (token === null)
    return wrong(
      'connector token',
      'look at this',
      'No bot id is set, so anybody on this machine may speak to the bot.',
      'Set BOT_APP_ID for everything but a test on this machine.',
    );
  try {
    await token();
    return inOrder('connector token', `Entra gives the bot ${bot.appId} a token for the Bot Connector.`);
  } catch (error) {
    const message = error instanceof Error ? error.message : 'Entra gave no token for the connector.';
    return wrong(
      'connector token',
      'broken',
      message,
      'Check BOT_APP_ID and how the bot proves itself (its secret, certificate or managed identity) against the Azure Bot’s Configuration page.',
    );
  }
}

/** Whether somebody consented, for everybody, to what the tab does on people's behalf. */
export async function checkDelegatedConsent(
  configuration: Configuration,
  administrator: GraphPort | null,
): Promise<Finding> {
  const check = 'consent for people';
  if (administrator === null)
    return wrong(check, 'not looked at', 'Only an administrator may see it.', needsAdministrator);
  const answer = await administrator.send({
    method: 'GET',
    path: `/servicePrincipals(appId='${configuration.appClientId}')/oauth2PermissionGrants`,
  });
  const problem = problemOf(answer);
  if (problem?.kind === 'not found')
    return wrong(
      check,
      'broken',
      'The app is registered and was never consented to in this tenant.',
      howToConsent(configuration),
    );
  if (problem !== null)
    return wrong(
      check,
      'not looked at',
      `Entra does not say (${problem.message}).`,
      'It takes Directory.Read.All: sign in with --sign-in as somebody who may read the directory.',
    );
  const forAll = objectsIn(answer.body).filter((grant) => textIn(grant, 'consentType') === 'AllPrincipals');
  const scopes = new Set(forAll.flatMap((grant) => textIn(grant, 'scope').split(' ')).filter(Boolean));
  return scopes.has(wanted.needed)
    ? inOrder(check, `An administrator consented for everybody to ${[...scopes].join(', ')}.`)
    : wrong(
        check,
        'broken',
        `No administrator has consented for everybody to ${wanted.needed} on people’s behalf.`,
        howToConsent(configuration),
      );
}

const howToConsent = ({ authority, appClientId }: Configuration): string =>
  `As an administrator open ${authority}/adminconsent?client_id=${appClientId} and accept, or press “Grant admin consent” under API permissions.`;

const rolesSchema = z.object({ roles: z.array(z.string()).default([]) });

/** The permissions a token of the app's own holds; none when it cannot be read. Nothing is decided on them here. */
function rolesOf(token: string): string[] {
  try {
    const payload: unknown = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8'));
    return rolesSchema.parse(payload).roles;
  } catch {
    return [];
  }
}
