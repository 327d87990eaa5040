import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, randomUUID } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { errors, exportJWK, jwtVerify, SignJWT } from 'jose';
import type { JWK, JWTPayload } from 'jose';
import type { DirectoryApplication, DirectoryIndex, DirectoryUser } from '../directory.ts';
import type { SignInRefusal } from './sign-in-refusals.ts';
import type { Section } from '../state/section-store.ts';

/** Per-person conditions that make Entra say no, settable while the tenant runs. */
export interface SignInConditions {
  /** On-behalf-of answers AADSTS65001 until consent is given. */
  readonly consentRequired?: boolean;
  /** On-behalf-of answers AADSTS50076 with a claims challenge until the person signs in again with those claims. */
  readonly strongerSignInRequired?: boolean;
  /** They close the window in which they are asked for a stronger sign-in. */
  readonly declinesSignIn?: boolean;
  /** Teams hands out tokens that have expired already. */
  readonly expiredToken?: boolean;
  /** What the person's session was granted is worth nothing any more, until they sign in to Teams again: in the window a challenge opens, or by setting this back. */
  readonly sessionRevoked?: boolean;
  /** On-behalf-of answers with this refusal. */
  readonly refusal?: SignInRefusal | null;
}

/** A token that was read: who issued it is checked, who it is for is the caller's question. */
export type VerifiedToken =
  | { readonly ok: true; readonly claims: JWTPayload }
  | {
      readonly ok: false;
      readonly problem: 'malformed' | 'signature' | 'expired' | 'not-yet-valid' | 'issuer';
    };

/** The authentication context a stronger sign-in proves; asked for in the claims challenge. */
export const STRONGER_SIGN_IN_CONTEXT = 'p1';

const LIFETIME_SECONDS = 3_600;
/** The Teams desktop and mobile client, which asks for tokens in the name of the tab. */
const TEAMS_CLIENT_ID = '1fec8e78-bce4-4aaf-ab1b-5451cc387264';

interface SavedKey {
  readonly privateKeyPem: string;
}

interface SigningKeys {
  readonly privateKey: KeyObject;
  readonly publicKey: KeyObject;
  readonly keyId: string;
}

/**
 * Signs and checks the tenant's tokens (RS256, one key kept between runs). Life times are in real time, as Entra's are.
 * Claims follow the v2.0 access token; tokens for Graph and the Bot Connector carry `appid` beside `azp` because the
 * real ones are v1.0 and readers look for either.
 */
export class TokenIssuer implements Section {
  private keys: SigningKeys | null = null;
  private baseUrl = 'https://localhost';
  private readonly conditions = new Map<string, SignInConditions>();
  /** By person: the session Teams holds for them (claim `sid`). */
  private readonly sessions = new Map<string, string>();
  private readonly revoked = new Set<string>();
  private readonly directory: DirectoryIndex;
  private readonly changed: () => void;

  constructor(directory: DirectoryIndex, changed: () => void) {
    this.directory = directory;
    this.changed = changed;
  }

  /** Origin of the HTTPS listener, known once it listens; issuers are written with it. */
  setBaseUrl(origin: string): void {
    this.baseUrl = origin;
  }

  /** The `iss` of this tenant's tokens, without a trailing slash. */
  get issuer(): string {
    return `${this.baseUrl}/${this.directory.data.tenantId}/v2.0`;
  }

  /** The public keys as a JSON Web Key set, for the discovery addresses of Entra and the Bot Connector. */
  async publicKeys(): Promise<{ keys: JWK[] }> {
    const { publicKey, keyId } = this.signingKeys();
    return { keys: [{ ...(await exportJWK(publicKey)), kid: keyId, use: 'sig', alg: 'RS256' }] };
  }

  /** Signs any claims with the tenant's key; `iat` and `nbf` are now unless given. Life time in seconds. */
  async sign(claims: JWTPayload, lifetimeSeconds = LIFETIME_SECONDS): Promise<string> {
    const now = Math.floor(Date.now() / 1000);
    const { privateKey, keyId } = this.signingKeys();
    return new SignJWT({
      iat: now,
      nbf: now,
      exp: now + lifetimeSeconds,
      uti: randomUUID().replaceAll('-', '').slice(0, 22),
      ...claims,
    })
      .setProtectedHeader({ alg: 'RS256', typ: 'JWT', kid: keyId })
      .sign(privateKey);
  }

  /** Checks signature, issuer and life time (five minutes of tolerance), nothing else. */
  async verify(token: string): Promise<VerifiedToken> {
    try {
      const { payload } = await jwtVerify(token, this.signingKeys().publicKey, {
        algorithms: ['RS256'],
        clockTolerance: 300,
      });
      if (payload.iss !== this.issuer) return { ok: false, problem: 'issuer' };
      return { ok: true, claims: payload };
    } catch (problem) {
      if (problem instanceof errors.JWTExpired) return { ok: false, problem: 'expired' };
      if (problem instanceof errors.JWSSignatureVerificationFailed)
        return { ok: false, problem: 'signature' };
      if (problem instanceof errors.JWTClaimValidationFailed && problem.claim === 'nbf') {
        return { ok: false, problem: 'not-yet-valid' };
      }
      return { ok: false, problem: 'malformed' };
    }
  }

  /** An application's own token for a resource, as the client-credentials grant gives it. */
  async issueAppToken(application: DirectoryApplication, resource: string): Promise<string> {
    return this.sign({
      ...this.commonClaims(application),
      aud: resource,
      oid: application.servicePrincipalId,
      sub: application.servicePrincipalId,
      idtyp: 'app',
      ...(application.appRoles.length > 0 ? { roles: [...application.appRoles] } : {}),
    });
  }

  /** A token with which an application acts for a person at a resource. `session` is the assertion's, and ends with it. */
  async issueDelegatedToken(
    user: DirectoryUser,
    application: DirectoryApplication,
    resource: string,
    scopes: readonly string[],
    session?: unknown,
  ): Promise<string> {
    return this.sign({
      ...this.commonClaims(application),
      ...personClaims(user, application.appId),
      aud: resource,
      scp: scopes.join(' '),
      ...(typeof session === 'string' ? { sid: session } : {}),
    });
  }

  /** The id token that goes with an on-behalf-of answer. */
  async issueIdToken(user: DirectoryUser, application: DirectoryApplication): Promise<string> {
    return this.sign({
      iss: this.issuer,
      tid: this.directory.data.tenantId,
      ver: '2.0',
      aud: application.appId,
      ...personClaims(user, application.appId),
    });
  }

  /**
   * The token Teams gives to a tab for a person: audience is the tab's own application. `claims` is the challenge the
   * tab passes on; a token got with it has passed the stronger sign-in. Throws when the person is unknown or disabled.
   */
  async issueTeamsSsoToken(
    userId: string,
    request: { readonly appId: string; readonly claims?: string },
  ): Promise<string> {
    const user = this.directory.user(userId);
    const application = this.directory.application(request.appId);
    if (!user || user.accountEnabled === false) throw new Error('Nobody can sign in with that id.');
    if (!application) throw new Error('No application of the tenant has that id.');
    // Claims are met in a window in which the person signs in.
    if (request.claims !== undefined) this.setConditions(user.id, { sessionRevoked: false });
    const expired = this.conditionsOf(user.id).expiredToken === true;
    const issuedAt = Math.floor(Date.now() / 1000) - (expired ? 2 * LIFETIME_SECONDS : 0);
    return this.sign({
      ...this.commonClaims(application),
      ...personClaims(user, application.appId),
      azp: TEAMS_CLIENT_ID,
      aud: application.appId,
      scp: 'access_as_user',
      sid: this.sessionOf(user.id),
      iat: issuedAt,
      nbf: issuedAt,
      exp: issuedAt + LIFETIME_SECONDS,
      ...(request.claims?.includes(STRONGER_SIGN_IN_CONTEXT) === true ||
      request.claims?.includes('polids') === true
        ? { acrs: [STRONGER_SIGN_IN_CONTEXT] }
        : {}),
    });
  }

  conditionsOf(userId: string): SignInConditions {
    return this.conditions.get(userId.toLowerCase()) ?? {};
  }

  /** Sets conditions for a person, keeping those not named. */
  setConditions(userId: string, conditions: SignInConditions): void {
    if (conditions.sessionRevoked === true) this.revoked.add(this.sessionOf(userId));
    else if (conditions.sessionRevoked === false && this.revoked.has(this.sessionOf(userId))) {
      this.sessions.delete(userId.toLowerCase());
    }
    this.conditions.set(userId.toLowerCase(), { ...this.conditionsOf(userId), ...conditions });
  }

  /** Whether a token is of a session that was revoked since. */
  isRevoked(claims: JWTPayload): boolean {
    return typeof claims['sid'] === 'string' && this.revoked.has(claims['sid']);
  }

  private sessionOf(userId: string): string {
    const known = this.sessions.get(userId.toLowerCase());
    if (known !== undefined) return known;
    const session = randomUUID();
    this.sessions.set(userId.toLowerCase(), session);
    return session;
  }

  clearConditions(): void {
    this.conditions.clear();
    this.sessions.clear();
    this.revoked.clear();
  }

  save(): unknown {
    return { privateKeyPem: this.signingKeys().privateKey.export({ type: 'pkcs8', format: 'pem' }) };
  }

  load(saved: unknown): void {
    this.keys = signingKeys(createPrivateKey((saved as SavedKey).privateKeyPem));
  }

  private commonClaims(application: DirectoryApplication): JWTPayload {
    return {
      iss: this.issuer,
      tid: this.directory.data.tenantId,
      ver: '2.0',
      azp: application.appId,
      azpacr: '1',
      appid: application.appId,
      app_displayname: application.displayName,
    };
  }

  private signingKeys(): SigningKeys {
    if (!this.keys) {
      this.keys = signingKeys(generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey);
      this.changed();
    }
    return this.keys;
  }
}

function signingKeys(privateKey: KeyObject): SigningKeys {
  const publicKey = createPublicKey(privateKey);
  const keyId = createHash('sha256')
    .update(publicKey.export({ type: 'spki', format: 'der' }))
    .digest('base64url')
    .slice(0, 27);
  return { privateKey, publicKey, keyId };
}

function personClaims(user: DirectoryUser, appId: string): JWTPayload {
  return {
    oid: user.id,
    // Entra's `sub` differs per application, so nobody can use it to follow a person across applications.
    sub: createHash('sha256').update(`${user.id}|${appId}`).digest('base64url'),
    name: user.displayName,
    preferred_username: user.userPrincipalName,
  };
}
