import { ConfidentialClientApplication, ManagedIdentityApplication } from '@azure/msal-node';
import type { ApplicationCredential } from '../application-credential.ts';

export interface ApplicationIdentity {
  readonly clientId: string;
  /** Without a trailing slash, e.g. "https://login.microsoftonline.com/{tenant}". */
  readonly authority: string;
  readonly credential: ApplicationCredential;
  /** What this client understands of Entra's answers: "CP1" = claims challenges. */
  readonly capabilities?: readonly string[];
}

/** What a managed identity's token has to be for to be taken as proof of an application (public cloud). */
const tokenExchange = 'api://AzureADTokenExchange';

/** MSAL's client for one application: the only place that knows how an application proves itself. */
export function createApplicationClient(identity: ApplicationIdentity): ConfidentialClientApplication {
  return new ConfidentialClientApplication({
    auth: {
      clientId: identity.clientId,
      authority: identity.authority,
      // An authority MSAL does not know by heart is trusted because the configuration names it.
      knownAuthorities: [new URL(identity.authority).host],
      ...(identity.capabilities === undefined ? {} : { clientCapabilities: [...identity.capabilities] }),
      ...proofOf(identity.credential),
    },
  });
}

function proofOf(credential: ApplicationCredential) {
  switch (credential.kind) {
    case 'secret':
      return { clientSecret: credential.secret };
    case 'certificate':
      return {
        clientCertificate: {
          thumbprintSha256: credential.thumbprintSha256,
          privateKey: credential.privateKey,
        },
      };
    case 'managed identity': {
      const managedIdentity = new ManagedIdentityApplication({
        managedIdentityIdParams: { userAssignedClientId: credential.clientId },
      });
      // Asked for each token; MSAL keeps the identity's own token until shortly before it ends.
      return {
        clientAssertion: async () =>
          (await managedIdentity.acquireToken({ resource: tokenExchange })).accessToken,
      };
    }
  }
}
