import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
} from 'node:crypto';
import { SignJWT } from 'jose';
import { z } from 'zod';
import type { Section } from '../state/section-store.ts';

/** The issuer every Bot Framework channel uses towards bots. */
const CHANNEL_TOKEN_ISSUER = 'https://api.botframework.com';

const LIFE_SECONDS = 3600;

const keptSchema = z.strictObject({ privateKey: z.string() });

/** Signs what the connector sends to the bot, and publishes the key to check it with. */
export interface BotTokens extends Section {
  /**
   * A bearer token for one call to the bot: RS256, audience the bot's app id, and the service URL as a claim, which
   * the bot compares with the activity's own (botframework-connector's channel validation).
   * Times are real: a bot checks them with its own clock.
   */
  sign(call: { botAppId: string; serviceUrl: string; nowSeconds: number }): Promise<string>;
  /** The OpenID document; `keysUrl` is where `keys()` is served. */
  openIdDocument(keysUrl: string): Readonly<Record<string, unknown>>;
  /** The key set. Its key is endorsed for Teams only: bots refuse keys not endorsed for the channel they hear from. */
  keys(): Readonly<Record<string, unknown>>;
}

/**
 * The key is kept between runs: the Bot Framework SDK looks for new keys once an hour at most, so a new key at every
 * start would lock out a bot that kept running.
 * @param changed is called when there is a new key to keep.
 */
export function createBotTokens(changed: () => void): BotTokens {
  let privateKey: KeyObject | undefined;

  const key = () => {
    if (!privateKey) {
      privateKey = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
      changed();
    }
    const publicJwk = createPublicKey(privateKey).export({ format: 'jwk' });
    const keyId = createHash('sha256')
      .update(publicJwk.n ?? '')
      .digest('base64url');
    return { privateKey, publicJwk, keyId };
  };

  return {
    async sign({ botAppId, serviceUrl, nowSeconds }) {
      const { privateKey: signingKey, keyId } = key();
      return new SignJWT({ serviceurl: serviceUrl })
        .setProtectedHeader({ alg: 'RS256', typ: 'JWT', kid: keyId, x5t: keyId })
        .setIssuer(CHANNEL_TOKEN_ISSUER)
        .setAudience(botAppId)
        .setNotBefore(nowSeconds)
        .setExpirationTime(nowSeconds + LIFE_SECONDS)
        .sign(signingKey);
    },
    openIdDocument: (keysUrl) => ({
      issuer: CHANNEL_TOKEN_ISSUER,
      authorization_endpoint: 'https://invalid.botframework.com',
      jwks_uri: keysUrl,
      id_token_signing_alg_values_supported: ['RS256'],
      token_endpoint_auth_methods_supported: ['private_key_jwt'],
    }),
    keys() {
      const { publicJwk, keyId } = key();
      return {
        keys: [
          {
            kty: 'RSA',
            use: 'sig',
            kid: keyId,
            x5t: keyId,
            n: publicJwk.n,
            e: publicJwk.e,
            endorsements: ['msteams'],
          },
        ],
      };
    },
    save: () => ({ privateKey: key().privateKey.export({ type: 'pkcs8', format: 'pem' }) }),
    load(saved) {
      privateKey = createPrivateKey(keptSchema.parse(saved).privateKey);
    },
  };
}
