import type { JWTPayload } from 'jose';
import type { DirectoryApplication, DirectoryIndex, DirectoryUser } from '../directory.ts';
import type { Tenant } from '../tenant.ts';
import { authenticateClient, namedClient, type TokenForm } from './client-authentication.ts';
import { EntraProblem, missing } from './entra-problem.ts';
import { refusalOf, sessionRevoked } from './sign-in-refusals.ts';
import { STRONGER_SIGN_IN_CONTEXT, type TokenIssuer } from './token-issuer.ts';

/** A successful answer of the token endpoint, with who it was for (for the log). */
export interface Granted {
  readonly body: Readonly<Record<string, unknown>>;
  readonly appId: string;
  readonly userId: string | null;
}

/** Resources of the local tenant by the URI a scope starts with. */
const RESOURCES: Readonly<Record<string, string>> = {
  'https://graph.microsoft.com': 'https://graph.microsoft.com',
  '00000003-0000-0000-c000-000000000000': 'https://graph.microsoft.com',
  'https://api.botframework.com': 'https://api.botframework.com',
};
const OPENID_SCOPES: ReadonlySet<string> = new Set(['openid', 'profile', 'email', 'offline_access']);
const LIFETIME = { expires_in: 3599, ext_expires_in: 3599 } as const;

/** Carries out a grant. Throws EntraProblem for every refusal (SOURCES.md, C5 and H). */
export async function grant(form: TokenForm, tenant: Tenant): Promise<Granted> {
  const { directory, tokens } = tenant;
  switch (form['grant_type']) {
    case 'client_credentials':
      return clientCredentials(await authenticateClient(form, directory, tokens), form, tokens);
    case 'urn:ietf:params:oauth:grant-type:jwt-bearer':
      return onBehalfOf(await authenticateClient(form, directory, tokens), form, tenant);
    case 'device_code':
    case 'urn:ietf:params:oauth:grant-type:device_code':
      return deviceCode(form, tenant);
    case undefined:
      throw missing('grant_type');
    default:
      throw new EntraProblem(
        400,
        'unsupported_grant_type',
        70003,
        `The app requested an unsupported grant type '${form['grant_type'] ?? ''}'.`,
      );
  }
}

async function clientCredentials(
  application: DirectoryApplication,
  form: TokenForm,
  tokens: TokenIssuer,
): Promise<Granted> {
  const scope = form['scope'];
  if (scope === undefined) throw missing('scope');
  const resource = /^(.+)\/\.default$/.exec(scope.trim())?.[1];
  if (resource === undefined || /\s/.test(resource)) {
    throw new EntraProblem(
      400,
      'invalid_scope',
      1002012,
      `The provided value for scope ${scope} is not valid. Client credential flows must have a scope value with /.default suffixed to the resource identifier (application ID URI).`,
    );
  }
  const audience = knownResource(resource);
  return {
    appId: application.appId,
    userId: null,
    body: {
      token_type: 'Bearer',
      ...LIFETIME,
      access_token: await tokens.issueAppToken(application, audience),
    },
  };
}

/** Somebody signs in elsewhere with the code that was shown; until then the client is told to ask again. */
async function deviceCode(form: TokenForm, tenant: Tenant): Promise<Granted> {
  const { directory } = tenant;
  const application = namedClient(form, directory);
  const code = form['device_code'];
  if (code === undefined) throw missing('device_code');
  const waiting = tenant.deviceCodes.collect(code, application.appId);
  if (waiting === null) {
    throw new EntraProblem(400, 'bad_verification_code', 70019, 'Verification code expired.');
  }
  if (waiting.answer === null) {
    throw new EntraProblem(
      400,
      'authorization_pending',
      70016,
      'OAuth 2.0 device flow error. Authorization is pending. Continue polling.',
    );
  }
  if (waiting.answer.kind === 'declined') {
    throw new EntraProblem(
      400,
      'authorization_declined',
      70018,
      'The end user denied the authorization request.',
    );
  }
  const user = directory.user(waiting.answer.userId);
  if (!user)
    throw new EntraProblem(400, 'invalid_grant', 50034, 'The user account does not exist in the directory.');
  return personAnswer(application, user, waiting.scope, tenant);
}

async function onBehalfOf(
  application: DirectoryApplication,
  form: TokenForm,
  tenant: Tenant,
): Promise<Granted> {
  const { directory, tokens } = tenant;
  if (form['requested_token_use'] !== 'on_behalf_of') throw missing('requested_token_use');
  const assertion = form['assertion'];
  if (assertion === undefined) throw missing('assertion');
  const scope = form['scope'];
  if (scope === undefined) throw missing('scope');

  const claims = await readAssertion(assertion, application, directory, tokens);
  const user = signedInUser(claims, directory);
  // Consent comes before conditions: what nobody may have is asked of nobody.
  requestedScopes(scope, application, tenant);
  checkConditions(user, application, claims, tokens);
  return personAnswer(application, user, scope, tenant, claims);
}

async function personAnswer(
  application: DirectoryApplication,
  user: DirectoryUser,
  scope: string,
  tenant: Tenant,
  assertion: JWTPayload = {},
): Promise<Granted> {
  const { directory, tokens } = tenant;
  const { audience, scopes } = requestedScopes(scope, application, tenant);
  const openId = scope.split(/\s+/).includes('openid');
  const clientInfo = Buffer.from(JSON.stringify({ uid: user.id, utid: directory.data.tenantId })).toString(
    'base64url',
  );
  return {
    appId: application.appId,
    userId: user.id,
    body: {
      token_type: 'Bearer',
      scope: scopes.map((name) => `${audience}/${name}`).join(' '),
      ...LIFETIME,
      access_token: await tokens.issueDelegatedToken(user, application, audience, scopes, assertion['sid']),
      ...(scope.includes('offline_access') ? { refresh_token: `1.local.${crypto.randomUUID()}` } : {}),
      ...(openId ? { id_token: await tokens.issueIdToken(user, application) } : {}),
      client_info: clientInfo,
    },
  };
}

async function readAssertion(
  assertion: string,
  application: DirectoryApplication,
  directory: DirectoryIndex,
  tokens: TokenIssuer,
): Promise<JWTPayload> {
  const verified = await tokens.verify(assertion);
  if (!verified.ok) {
    if (verified.problem === 'expired') {
      throw new EntraProblem(
        400,
        'invalid_grant',
        500133,
        'Assertion is not within its valid time range. Ensure that the access token is not expired before using it for user assertion, or request a new token.',
      );
    }
    if (verified.problem === 'malformed') {
      throw new EntraProblem(400, 'invalid_grant', 50027, 'JWT token is invalid or malformed.');
    }
    throw new EntraProblem(400, 'invalid_grant', 50013, 'Assertion failed signature validation.');
  }
  const { claims } = verified;
  const audiences = [claims.aud ?? []].flat();
  if (!audiences.includes(application.appId) && !audiences.includes(application.appIdUri)) {
    throw new EntraProblem(
      400,
      'invalid_grant',
      50013,
      'Assertion failed signature validation. [Reason - The provided audience does not match the application that redeems the assertion.]',
    );
  }
  if (claims['tid'] !== directory.data.tenantId) throw unknownTenantOfAssertion();
  if (typeof claims['scp'] !== 'string') {
    throw new EntraProblem(
      400,
      'invalid_grant',
      7000114,
      `Application '${application.appId}' is not allowed to make application on-behalf-of calls.`,
    );
  }
  return claims;
}

function signedInUser(claims: JWTPayload, directory: DirectoryIndex): DirectoryUser {
  const user = typeof claims['oid'] === 'string' ? directory.user(claims['oid']) : undefined;
  if (!user)
    throw new EntraProblem(400, 'invalid_grant', 50034, 'The user account does not exist in the directory.');
  if (user.accountEnabled === false) {
    throw new EntraProblem(400, 'invalid_grant', 50057, 'The user account is disabled.');
  }
  return user;
}

function requestedScopes(
  scope: string,
  application: DirectoryApplication,
  { switches }: Pick<Tenant, 'switches'>,
): { readonly audience: string; readonly scopes: readonly string[] } {
  const asked = scope.split(/\s+/).filter((name) => name !== '' && !OPENID_SCOPES.has(name));
  const requested = asked.map((name) => {
    const slash = name.lastIndexOf('/');
    // A bare name means Graph.
    const resource = slash < 0 ? 'https://graph.microsoft.com' : name.slice(0, slash);
    return { resource: knownResource(resource), name: name.slice(slash + 1) };
  });
  const audience = requested[0]?.resource;
  if (audience === undefined) throw missing('scope');
  if (requested.some((one) => one.resource !== audience)) {
    throw new EntraProblem(
      400,
      'invalid_request',
      28000,
      'Provided value for the input parameter scope is not valid because it contains more than one resource.',
    );
  }
  const names = requested.map((one) => one.name);
  const everything = names.includes('.default');
  const missingScopes = everything ? [] : names.filter((name) => !application.delegatedScopes.includes(name));
  const consented = application.consent && switches.delegatedConsent === 'given';
  if (missingScopes.length > 0 || application.delegatedScopes.length === 0 || !consented) {
    throw consentRequired(application);
  }
  return { audience, scopes: everything ? application.delegatedScopes : names };
}

function checkConditions(
  user: DirectoryUser,
  application: DirectoryApplication,
  claims: JWTPayload,
  tokens: TokenIssuer,
): void {
  const conditions = tokens.conditionsOf(user.id);
  if (tokens.isRevoked(claims)) throw sessionRevoked(claims.iat ?? 0, Date.now());
  if (conditions.consentRequired === true) throw consentRequired(application);
  const { refusal } = conditions;
  // Whoever set up a second factor when they were asked to has used it, too.
  const hasEnrolled = refusal === 'second factor not set up' && claims['acrs'] !== undefined;
  if (refusal !== undefined && refusal !== null && !hasEnrolled) throw refusalOf(refusal, user);
  const proven = Array.isArray(claims['acrs']) && claims['acrs'].includes(STRONGER_SIGN_IN_CONTEXT);
  if (conditions.strongerSignInRequired === true && !proven) {
    throw new EntraProblem(
      400,
      'interaction_required',
      50076,
      'Due to a configuration change made by your administrator, or because you moved to a new location, you must use multi-factor authentication to access the resource.',
      {
        subError: 'basic_action',
        claims: JSON.stringify({
          access_token: { acrs: { essential: true, value: STRONGER_SIGN_IN_CONTEXT } },
        }),
      },
    );
  }
}

function knownResource(uri: string): string {
  const resource = RESOURCES[uri.replace(/\/+$/, '')];
  if (resource !== undefined) return resource;
  throw new EntraProblem(
    400,
    'invalid_resource',
    500011,
    `The resource principal named ${uri} was not found in the tenant.`,
  );
}

const consentRequired = (application: DirectoryApplication): EntraProblem =>
  new EntraProblem(
    400,
    'invalid_grant',
    65001,
    `The user or administrator has not consented to use the application with ID '${application.appId}' named '${application.displayName}'. Send an interactive authorization request for this user and resource.`,
    { subError: 'consent_required' },
  );

const unknownTenantOfAssertion = (): EntraProblem =>
  new EntraProblem(
    400,
    'invalid_grant',
    50020,
    'The user account of the assertion does not exist in this tenant.',
  );
