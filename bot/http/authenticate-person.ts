import { createRemoteJWKSet, errors, jwtVerify, type JWTVerifyGetKey } from 'jose';
import { z } from 'zod';

/** Somebody whose Teams token was checked. */
export interface Person {
  /** Entra object id, lower case: with the tenant, the only thing that identifies a person. */
  readonly oid: string;
  /** Display name, for the trail; identifies nobody. */
  readonly name: string;
  /** The checked token, to act on the person's behalf. */
  readonly assertion: string;
}

export type Authentication =
  | { readonly ok: true; readonly person: Person }
  /** `reason` is for logs and tests; whoever sent the token only learns that it was not accepted. */
  | { readonly ok: false; readonly reason: string }
  /** The keys could not be fetched: nothing is known about the token. */
  | { readonly ok: 'unknown'; readonly reason: string };

export type AuthenticatePerson = (authorization: string | undefined) => Promise<Authentication>;

export interface TokenRules {
  readonly tenantId: string;
  /** Without a trailing slash. Issuer and keys are the v2.0 ones below it. */
  readonly authority: string;
  readonly appClientId: string;
  readonly appIdUri: string;
}

const requiredScope = 'access_as_user';
/** Clocks of Teams, Entra and this machine may differ by so much. */
const clockToleranceSeconds = 300;
const longestToken = 16_384;

const claimsSchema = z.object({
  oid: z.guid(),
  tid: z.string(),
  ver: z.literal('2.0'),
  scp: z.string(),
  idtyp: z.string().optional(),
  name: z.string().optional(),
  preferred_username: z.string().optional(),
});

export function entraKeys(authority: string): JWTVerifyGetKey {
  return createRemoteJWKSet(new URL(`${authority}/discovery/v2.0/keys`), {
    timeoutDuration: 10_000,
    cooldownDuration: 30_000,
  });
}

/**
 * Checks a Teams single sign-on token: RS256 signature by the tenant's keys, issuer, audience, tenant, life time, version, scope,
 * and that it stands for a person. The audience is the application's client id; its Application ID URI is accepted too,
 * because registrations made before version 2 tokens were the default carry it. Life times are compared with this
 * machine's clock.
 */
export function createAuthentication(rules: TokenRules, keys: JWTVerifyGetKey): AuthenticatePerson {
  return async (authorization) => {
    const token = /^Bearer ([\w-]+\.[\w-]+\.[\w-]+)$/i.exec(authorization ?? '')?.[1];
    if (token === undefined || token.length > longestToken) return refused('no bearer token');
    let payload: unknown;
    try {
      ({ payload } = await jwtVerify(token, keys, {
        algorithms: ['RS256'],
        issuer: `${rules.authority}/v2.0`,
        audience: [rules.appClientId, rules.appIdUri],
        clockTolerance: clockToleranceSeconds,
        requiredClaims: ['exp', 'nbf', 'iat'],
      }));
    } catch (error) {
      return readVerifyError(error);
    }
    const claims = claimsSchema.safeParse(payload);
    if (!claims.success) return refused('claims missing');
    const { oid, tid, scp, idtyp, name, preferred_username: userName } = claims.data;
    if (tid.toLowerCase() !== rules.tenantId.toLowerCase()) return refused('another tenant');
    if (idtyp === 'app') return refused('an application');
    if (!scp.split(' ').includes(requiredScope)) return refused('scope missing');
    return {
      ok: true,
      person: { oid: oid.toLowerCase(), name: name ?? userName ?? 'A member', assertion: token },
    };
  };
}

const refused = (reason: string): Authentication => ({ ok: false, reason });

function readVerifyError(error: unknown): Authentication {
  if (error instanceof errors.JWTExpired) return refused('expired');
  if (error instanceof errors.JWTClaimValidationFailed) return refused(`claim ${error.claim}`);
  if (error instanceof errors.JWKSNoMatchingKey) return refused('unknown key');
  const keysFailed = error instanceof errors.JWKSTimeout || error instanceof errors.JWKSInvalid;
  if (!keysFailed && error instanceof errors.JOSEError && error.code !== 'ERR_JOSE_GENERIC') {
    return refused(error.code);
  }
  return { ok: 'unknown', reason: error instanceof Error ? error.name : 'unknown' };
}
