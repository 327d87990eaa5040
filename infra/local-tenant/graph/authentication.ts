import { GraphProblem } from '../state/graph-problem.ts';
import type { Tenant } from '../tenant.ts';
import type { Caller } from './exchange.ts';

const AUDIENCES: ReadonlySet<string> = new Set([
  'https://graph.microsoft.com',
  'https://graph.microsoft.com/',
  '00000003-0000-0000-c000-000000000000',
]);

const refused = (message: string): GraphProblem =>
  new GraphProblem(401, 'InvalidAuthenticationToken', message, {
    headers: {
      'WWW-Authenticate':
        'Bearer realm="", authorization_uri="https://login.microsoftonline.com/common/oauth2/authorize", ' +
        'client_id="00000003-0000-0000-c000-000000000000"',
    },
  });

/**
 * Continuous access evaluation: the token was granted before the person's sessions were revoked (SOURCES.md, C7).
 * @param now milliseconds since 1970
 */
function challenged(now: number): GraphProblem {
  const claims = JSON.stringify({
    access_token: { nbf: { essential: true, value: String(Math.floor(now / 1000)) } },
  });
  const words =
    'Continuous access evaluation resulted in challenge with result: InteractionRequired and code: TokenIssuedBeforeRevocationTimestamp';
  const place =
    'realm="", authorization_uri="https://login.microsoftonline.com/common/oauth2/authorize", client_id="00000003-0000-0000-c000-000000000000"';
  return new GraphProblem(401, 'InvalidAuthenticationToken', words, {
    headers: {
      // Graph offers proof of possession beside bearer tokens.
      'WWW-Authenticate': `PoP ${place}, nonce="ey==", Bearer ${place}, error_description="${words}", error="insufficient_claims", claims="${Buffer.from(claims).toString('base64')}"`,
    },
  });
}

/** Reads the bearer token of a Graph request. Throws 401 `InvalidAuthenticationToken` for any that does not hold. */
export async function authenticate(tenant: Tenant, authorization: string | undefined): Promise<Caller> {
  const token = /^Bearer\s+(\S+)$/i.exec(authorization ?? '')?.[1];
  if (token === undefined) throw refused('Access token is empty.');
  const verified = await tenant.tokens.verify(token);
  if (!verified.ok) {
    throw refused(
      verified.problem === 'expired'
        ? 'Lifetime validation failed, the token is expired.'
        : verified.problem === 'malformed'
          ? 'IDX14100: JWT is not well formed, there are no dots (.).'
          : 'Access token validation failure. Invalid signature.',
    );
  }
  const { claims } = verified;
  const audiences = Array.isArray(claims.aud) ? claims.aud : [claims.aud ?? ''];
  if (!audiences.some((audience) => AUDIENCES.has(audience))) {
    throw refused('Access token validation failure. Invalid audience.');
  }
  const appId = textClaim(claims['azp']) ?? textClaim(claims['appid']);
  if (claims['tid'] !== tenant.directory.data.tenantId || appId === undefined) {
    throw refused('Access token validation failure.');
  }
  if (tenant.tokens.isRevoked(claims)) throw challenged(Date.now());
  const scopes = textClaim(claims['scp']);
  return {
    appId,
    userId: scopes === undefined ? null : (textClaim(claims['oid']) ?? null),
    roles: new Set(
      scopes === undefined && Array.isArray(claims['roles']) ? (claims['roles'] as string[]) : [],
    ),
    scopes: new Set(scopes?.split(' ') ?? []),
  };
}

const textClaim = (claim: unknown): string | undefined => (typeof claim === 'string' ? claim : undefined);
