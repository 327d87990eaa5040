import { z } from 'zod';
import { readCredential, type ApplicationCredential } from './application-credential.ts';

/** A board as the configuration names it: a short id for addresses, and where its SharePoint site is. */
export interface BoardReference {
  readonly id: string;
  /** "host:/sites/path", as Graph addresses a site. */
  readonly site: string;
}

export interface BotConfiguration {
  /** Empty = the connector is not authenticated; accepted on loopback only. */
  readonly appId: string;
  /** null exactly when there is no bot id. */
  readonly credential: ApplicationCredential | null;
  readonly channelOpenIdMetadataUrl: string;
  readonly channelTokenIssuer: string;
  readonly channelLoginUrl: string;
  readonly channelScope: string;
  /** Hosts a service URL may have: exact ("smba.trafficmanager.net", "localhost:5443") or a family ("*.botframework.com"). */
  readonly connectorHosts: readonly string[];
  /** Teams' address of the connector for people whose region is not known yet. */
  readonly connectorUrl: string;
}

/** Everything the service is told from outside, checked as a whole. */
export interface Configuration {
  readonly port: number;
  readonly host: string;
  /** Origin under which people reach the service, without a trailing slash. */
  readonly publicUrl: string;
  readonly tenantId: string;
  /** Without a trailing slash, e.g. "https://login.microsoftonline.com/{tenant}". */
  readonly authority: string;
  readonly appClientId: string;
  readonly appCredential: ApplicationCredential;
  readonly appIdUri: string;
  /** Origin of Graph, without version and trailing slash. */
  readonly graphUrl: string;
  /** The resource tokens for Graph are asked for: "https://graph.microsoft.com" outside national clouds. */
  readonly graphResource: string;
  readonly bot: BotConfiguration;
  /** Origins, beyond Teams' own, that may frame the tab and talk to it. */
  readonly teamsHostOrigins: readonly string[];
  /** Manifest id of the Teams app, for deep links. */
  readonly teamsAppId: string;
  /** Id of the Teams app in the organisation's catalogue; null = it is looked up there. */
  readonly teamsCatalogueAppId: string | null;
  readonly boards: readonly BoardReference[];
  readonly reminderTickSeconds: number;
  /** Copies of the service that run at the same time and share Teams' and SharePoint's limits. */
  readonly serviceReplicas: number;
  /** SharePoint's resource units a minute for this application in this tenant: 1,250 to 6,250, by licences. */
  readonly sharePointUnitsPerMinute: number;
  /**
   * From being told to stop until it takes no new connection: so long a balancer needs to learn from /health/ready that it should send
   * nobody here any more.
   */
  readonly drainSeconds: number;
  readonly logLevel: LogLevel;
}

const logLevels = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;
export type LogLevel = (typeof logLevels)[number];

export type ConfigurationReading =
  | { readonly ok: true; readonly configuration: Configuration }
  | { readonly ok: false; readonly problems: readonly string[] };

const guid = z.guid('must be a GUID such as 00000000-0000-0000-0000-000000000000');

const originOf = (text: string): string | null => {
  try {
    const url = new URL(text);
    const bare = url.pathname === '/' && url.search === '' && url.hash === '' && url.username === '';
    return bare && /^https?:$/.test(url.protocol) ? url.origin : null;
  } catch {
    return null;
  }
};

const origin = z.string().transform((text, context) => {
  const found = originOf(text);
  if (found !== null) return found;
  context.addIssue('must be an address without a path, such as https://register.example.org');
  return z.NEVER;
});

const address = z.url({ protocol: /^https$/, message: 'must be a whole address starting with https://' });

const httpsAddress = z
  .url({ protocol: /^https$/, message: 'must be an address starting with https://' })
  .transform((text) => text.replace(/\/+$/, ''));

const wholeNumber = (least: number, most: number) =>
  z.coerce
    .number(`must be a whole number from ${least} to ${most}`)
    .int(`must be a whole number from ${least} to ${most}`)
    .min(least, `must be a whole number from ${least} to ${most}`)
    .max(most, `must be a whole number from ${least} to ${most}`);

const commaSeparated = z.string().transform((text) =>
  text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== ''),
);

const hostPattern = /^(\*\.)?[a-z0-9.-]+(:\d{1,5})?$/i;

const connectorHosts = commaSeparated.refine((hosts) => hosts.every((host) => hostPattern.test(host)), {
  message: 'must list hosts separated by commas, such as smba.trafficmanager.net,*.botframework.com',
});

const origins = commaSeparated.refine((list) => list.every((entry) => originOf(entry) === entry), {
  message: 'must list origins separated by commas, such as https://teams.example.org',
});

const boardsMessage =
  'must be JSON such as [{"id":"children","site":"contoso.sharepoint.com:/sites/children"}]; ids are lower-case letters, digits and hyphens';

const boards = z
  .string()
  .transform((text, context): unknown => {
    try {
      return JSON.parse(text);
    } catch {
      context.addIssue(boardsMessage);
      return z.NEVER;
    }
  })
  .pipe(
    z
      .array(
        z.strictObject(
          {
            id: z.string(boardsMessage).regex(/^[a-z0-9][a-z0-9-]{0,39}$/, boardsMessage),
            site: z
              .string(boardsMessage)
              .regex(/^[a-z0-9.-]+:\/(?:(?:sites|teams)\/[^/?#\s:]+)?$/i, boardsMessage),
          },
          boardsMessage,
        ),
        boardsMessage,
      )
      .min(1, 'must name at least one board')
      .refine((list) => new Set(list.map((board) => board.id)).size === list.length, {
        message: 'must give every board an id of its own',
      })
      .refine((list) => new Set(list.map((board) => board.site.toLowerCase())).size === list.length, {
        message: 'must give every board a site of its own: two on one site would share their lists',
      }),
  );

const settings = z.object({
  PORT: wholeNumber(0, 65_535).default(3978),
  HOST: z.string().default('0.0.0.0'),
  PUBLIC_URL: origin,
  TENANT_ID: guid,
  ENTRA_AUTHORITY: httpsAddress.optional(),
  APP_CLIENT_ID: guid,
  APP_MANAGED_IDENTITY_CLIENT_ID: guid.optional(),
  // Given by Azure to a machine with an identity, and read by MSAL.
  IDENTITY_ENDPOINT: z.string().optional(),
  IDENTITY_HEADER: z.string().optional(),
  APP_CLIENT_SECRET: z.string().optional(),
  APP_CERTIFICATE_THUMBPRINT: z
    .string()
    .transform((text) => text.replaceAll(/[:\s]/g, ''))
    .refine((text) => /^[0-9a-f]{64}$/i.test(text), {
      message: 'must be the SHA-256 thumbprint of the certificate: 64 hexadecimal digits',
    })
    .optional(),
  APP_CERTIFICATE_PRIVATE_KEY: z
    .string()
    // Settings that cannot hold line breaks carry them as \n.
    .transform((text) => text.replaceAll('\\n', '\n'))
    .refine((text) => text.includes('PRIVATE KEY-----'), { message: 'must be a private key in PEM form' })
    .optional(),
  APP_ID_URI: z
    .string()
    .regex(/^api:\/\/[^/\s]+\/\S+$/, 'must look like api://register.example.org/botid-{client id}'),
  GRAPH_URL: httpsAddress.default('https://graph.microsoft.com'),
  GRAPH_RESOURCE: httpsAddress.default('https://graph.microsoft.com'),
  BOT_APP_ID: guid.optional(),
  BOT_APP_SECRET: z.string().optional(),
  BOT_CHANNEL_OPENID_METADATA_URL: address.default(
    'https://login.botframework.com/v1/.well-known/openidconfiguration',
  ),
  BOT_CHANNEL_TOKEN_ISSUER: z.string().default('https://api.botframework.com'),
  BOT_CHANNEL_LOGIN_URL: httpsAddress.optional(),
  BOT_CHANNEL_SCOPE: z.string().default('https://api.botframework.com'),
  CONNECTOR_HOSTS: connectorHosts.default(['smba.trafficmanager.net', '*.botframework.com']),
  CONNECTOR_URL: httpsAddress.default('https://smba.trafficmanager.net/teams'),
  TEAMS_HOST_ORIGINS: origins.default([]),
  TEAMS_APP_ID: guid,
  TEAMS_CATALOGUE_APP_ID: guid.optional(),
  BOARDS: boards,
  REMINDER_TICK_SECONDS: wholeNumber(1, 3_600).default(60),
  SERVICE_REPLICAS: wholeNumber(1, 50).default(1),
  // What a tenant with up to 1,000 licences has.
  SHAREPOINT_UNITS_PER_MINUTE: wholeNumber(100, 1_000_000).default(1_250),
  // The probe of infra/azure/service.bicep notices within fifteen; with the rest of stopping it is within the platform's thirty.
  DRAIN_SECONDS: wholeNumber(0, 600).default(20),
  LOG_LEVEL: z.enum(logLevels, `must be one of ${logLevels.join(', ')}`).default('info'),
});
type Settings = z.infer<typeof settings>;

/** What each setting is, for whoever has to supply it. */
const meaning: Partial<Record<keyof Settings, string>> = {
  APP_MANAGED_IDENTITY_CLIENT_ID: 'the client id of the managed identity that the application trusts',
  PUBLIC_URL: 'the address people reach the service at',
  TENANT_ID: 'the Entra tenant',
  APP_CLIENT_ID: 'the client id of the Entra application',
  APP_ID_URI: 'the Application ID URI of the Entra application',
  TEAMS_APP_ID: 'the id in the Teams app manifest',
  BOARDS: 'the boards and their SharePoint sites',
};

/** Addresses of this machine only; a whole process bound or published there is out of others' reach. */
function isLoopback(host: string): boolean {
  return /^(localhost|127(?:\.\d{1,3}){3}|\[?::1\]?)$/i.test(host);
}

/**
 * Reads the service's settings from environment variables (all strings; an empty one counts as not set). Never
 * stops at the first problem: `problems` names each missing or contradictory setting in plain English, without
 * repeating any value, since a value may be a secret.
 */
export function readConfiguration(env: Readonly<Record<string, string | undefined>>): ConfigurationReading {
  const given = Object.fromEntries(
    Object.keys(settings.shape).flatMap((name) => {
      const value = env[name]?.trim();
      return value === undefined || value === '' ? [] : [[name, value]];
    }),
  );
  const parsed = settings.safeParse(given);
  const problems = parsed.success ? [] : inWords(parsed.error, given);
  const credential = readCredential('APP', given);
  problems.push(...credential.problems);
  // What contradicts what is told together with what is missing, as far as it can be seen already.
  const readable = parsed.success ? parsed.data : readableParts(given);
  problems.push(...botProblems(readable, credential.credential), ...contradictions(readable));
  if (problems.length > 0 || !parsed.success || credential.credential === null) {
    return { ok: false, problems };
  }
  const found = parsed.data;
  return {
    ok: true,
    configuration: {
      port: found.PORT,
      host: found.HOST,
      publicUrl: found.PUBLIC_URL,
      tenantId: found.TENANT_ID.toLowerCase(),
      authority: found.ENTRA_AUTHORITY ?? publicAuthority(found),
      appClientId: found.APP_CLIENT_ID.toLowerCase(),
      appCredential: credential.credential,
      appIdUri: found.APP_ID_URI,
      graphUrl: found.GRAPH_URL,
      graphResource: found.GRAPH_RESOURCE,
      bot: botOf(found, credential.credential),
      teamsHostOrigins: found.TEAMS_HOST_ORIGINS,
      teamsAppId: found.TEAMS_APP_ID,
      teamsCatalogueAppId: found.TEAMS_CATALOGUE_APP_ID ?? null,
      boards: found.BOARDS,
      reminderTickSeconds: found.REMINDER_TICK_SECONDS,
      serviceReplicas: found.SERVICE_REPLICAS,
      sharePointUnitsPerMinute: found.SHAREPOINT_UNITS_PER_MINUTE,
      drainSeconds: found.DRAIN_SECONDS,
      logLevel: found.LOG_LEVEL,
    },
  };
}

function inWords(error: z.ZodError, given: Record<string, unknown>): string[] {
  const lines = error.issues.map((issue) => {
    const name = String(issue.path[0]) as keyof Settings;
    const what = meaning[name];
    const explained = what === undefined ? name : `${name} (${what})`;
    return name in given ? `${explained} ${issue.message}.` : `${explained} is not set.`;
  });
  return [...new Set(lines)];
}

type ReadableSettings = { readonly [Name in keyof Settings]?: Settings[Name] | undefined };

/** The settings that can be read, where not all can. */
function readableParts(given: Readonly<Record<string, string>>): ReadableSettings {
  return Object.fromEntries(
    Object.entries(settings.shape).flatMap(([name, part]) => {
      const read = z.safeParse(part, given[name]);
      return read.success ? [[name, read.data]] : [];
    }),
  );
}

/** Entra writes the tenant in lower case into what it signs, and addresses are compared letter by letter. */
const publicAuthority = ({ TENANT_ID }: Pick<Settings, 'TENANT_ID'>): string =>
  `https://login.microsoftonline.com/${TENANT_ID.toLowerCase()}`;

/** One registration for both proves itself one way; another bot has a secret of its own. */
function botCredentialOf(
  found: ReadableSettings,
  appCredential: ApplicationCredential | null,
): ApplicationCredential | null {
  if (found.BOT_APP_ID === undefined) return null;
  if (found.BOT_APP_SECRET !== undefined) return { kind: 'secret', secret: found.BOT_APP_SECRET };
  return found.BOT_APP_ID.toLowerCase() === found.APP_CLIENT_ID?.toLowerCase() ? appCredential : null;
}

function botProblems(found: ReadableSettings, appCredential: ApplicationCredential | null): string[] {
  const problems: string[] = [];
  if (found.BOT_APP_ID === undefined) {
    const isHere = (host: string | undefined) => host === undefined || isLoopback(host);
    const publicHost = found.PUBLIC_URL === undefined ? undefined : new URL(found.PUBLIC_URL).hostname;
    if (!isHere(found.HOST) || !isHere(publicHost)) {
      problems.push(
        'BOT_APP_ID is not set, so anybody could speak to the bot: that is accepted only when HOST and PUBLIC_URL are this machine (127.0.0.1 or localhost).',
      );
    }
    if (found.BOT_APP_SECRET !== undefined) {
      problems.push('BOT_APP_SECRET is set without BOT_APP_ID: set both or neither.');
    }
  } else if (appCredential !== null && botCredentialOf(found, appCredential) === null) {
    problems.push(
      'BOT_APP_SECRET is not set: the bot cannot answer. It may be left out only when BOT_APP_ID is APP_CLIENT_ID.',
    );
  }
  return problems;
}

function botOf(found: Settings, appCredential: ApplicationCredential): BotConfiguration {
  return {
    appId: found.BOT_APP_ID?.toLowerCase() ?? '',
    credential: botCredentialOf(found, appCredential),
    channelOpenIdMetadataUrl: found.BOT_CHANNEL_OPENID_METADATA_URL,
    channelTokenIssuer: found.BOT_CHANNEL_TOKEN_ISSUER,
    channelLoginUrl: found.BOT_CHANNEL_LOGIN_URL ?? publicAuthority(found),
    channelScope: found.BOT_CHANNEL_SCOPE,
    connectorHosts: found.CONNECTOR_HOSTS.map((host) => host.toLowerCase()),
    connectorUrl: found.CONNECTOR_URL,
  };
}

/** Settings that are well-formed alone and wrong together. */
function contradictions(found: ReadableSettings): string[] {
  const problems: string[] = [];
  const publicUrl = found.PUBLIC_URL === undefined ? undefined : new URL(found.PUBLIC_URL);
  if (publicUrl !== undefined && found.APP_ID_URI !== undefined) {
    const uriHost = /^api:\/\/([^/]+)\//.exec(found.APP_ID_URI)?.[1] ?? '';
    if (uriHost.replace(/:\d+$/, '') !== publicUrl.hostname) {
      problems.push(
        'APP_ID_URI does not name the host of PUBLIC_URL (in lower case): Teams would refuse to hand out tokens for the tab.',
      );
    }
  }
  if (publicUrl !== undefined && publicUrl.protocol !== 'https:' && !isLoopback(publicUrl.hostname)) {
    problems.push('PUBLIC_URL must start with https:// unless it is this machine.');
  }
  if (found.GRAPH_URL !== undefined && originOf(found.GRAPH_URL) === null) {
    problems.push('GRAPH_URL must be an address without a path: the version is added by the service.');
  }
  if (
    found.ENTRA_AUTHORITY !== undefined &&
    found.TENANT_ID !== undefined &&
    new URL(found.ENTRA_AUTHORITY).pathname !== `/${found.TENANT_ID.toLowerCase()}`
  ) {
    problems.push(
      'ENTRA_AUTHORITY must end with TENANT_ID (in lower case): tokens of another tenant, or of any, are not accepted.',
    );
  }
  return problems;
}
