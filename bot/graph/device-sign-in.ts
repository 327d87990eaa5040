import { PublicClientApplication } from '@azure/msal-node';
import { readSignInError, type TokenProvider } from './credentials.ts';
import { GraphFailure, problems } from './graph-errors.ts';

export interface DeviceSignIn {
  readonly authority: string;
  /** An application that may be used without a secret. */
  readonly clientId: string;
  readonly graphResource: string;
  /** Delegated permissions, by their names on Graph. */
  readonly permissions: readonly string[];
  /** Shows the person where to sign in and with which code. */
  readonly show: (words: string) => void;
}

/**
 * Graph as the person who signs in with a code on any device: nothing secret is stored, and what they may not do, this cannot. They are
 * asked once, when the first token is wanted; it lasts about an hour and is not renewed. Throws `GraphFailure`.
 */
export function createDeviceSignIn(settings: DeviceSignIn): TokenProvider {
  let asked: Promise<string> | null = null;
  const ask = async (): Promise<string> => {
    const client = new PublicClientApplication({
      auth: {
        clientId: settings.clientId,
        authority: settings.authority,
        // An authority MSAL does not know by heart is trusted because the configuration names it.
        knownAuthorities: [new URL(settings.authority).host],
      },
    });
    try {
      const result = await client.acquireTokenByDeviceCode({
        scopes: settings.permissions.map((permission) => `${settings.graphResource}/${permission}`),
        deviceCodeCallback: ({ message }) => settings.show(message),
      });
      if (result === null) throw new GraphFailure(problems.signInExpired('Signing in with a code ended'));
      return result.accessToken;
    } catch (error) {
      throw new GraphFailure(readSignInError(error));
    }
  };
  return () => (asked ??= ask());
}
