/** How an application proves itself to Entra. On Azure by its managed identity, which leaves no secret to keep. */
export type ApplicationCredential =
  | {
      /** The application trusts this identity of the machine (a federated credential). */
      readonly kind: 'managed identity';
      /** Client id of the user-assigned identity. */
      readonly clientId: string;
    }
  | { readonly kind: 'secret'; readonly secret: string }
  | {
      readonly kind: 'certificate';
      /** Hexadecimal SHA-256 thumbprint, without separators. */
      readonly thumbprintSha256: string;
      /** PEM, with real line breaks. */
      readonly privateKey: string;
    };

/** Reads how an application proves itself, from the settings that begin with `prefix`. */
export function readCredential(
  prefix: 'APP' | 'PROVISION',
  given: Readonly<Record<string, string | undefined>>,
): { credential: ApplicationCredential | null; problems: string[] } {
  const identity = given[`${prefix}_MANAGED_IDENTITY_CLIENT_ID`];
  const secret = given[`${prefix}_CLIENT_SECRET`];
  const thumbprint = given[`${prefix}_CERTIFICATE_THUMBPRINT`];
  const privateKey = given[`${prefix}_CERTIFICATE_PRIVATE_KEY`];
  const refused = (problem: string) => ({ credential: null, problems: [problem] });
  const ways = [
    ...(identity === undefined ? [] : [`${prefix}_MANAGED_IDENTITY_CLIENT_ID`]),
    ...(secret === undefined ? [] : [`${prefix}_CLIENT_SECRET`]),
    ...(thumbprint === undefined && privateKey === undefined ? [] : [`${prefix}_CERTIFICATE_…`]),
  ];
  if (ways.length > 1) return refused(`${ways.join(' and ')} are set together: keep one of them.`);
  if (identity !== undefined) {
    if (given['IDENTITY_ENDPOINT'] === undefined || given['IDENTITY_HEADER'] === undefined) {
      return refused(
        `${prefix}_MANAGED_IDENTITY_CLIENT_ID is set, but this machine has no managed identity: Azure gives it IDENTITY_ENDPOINT and IDENTITY_HEADER. Elsewhere set a certificate.`,
      );
    }
    return { credential: { kind: 'managed identity', clientId: identity.toLowerCase() }, problems: [] };
  }
  if (secret !== undefined) return { credential: { kind: 'secret', secret }, problems: [] };
  if (thumbprint !== undefined && privateKey !== undefined) {
    return {
      credential: {
        kind: 'certificate',
        thumbprintSha256: thumbprint.replaceAll(/[:\s]/g, '').toLowerCase(),
        privateKey: privateKey.replaceAll('\\n', '\n'),
      },
      problems: [],
    };
  }
  return refused(
    ways.length === 1
      ? `${prefix}_CERTIFICATE_THUMBPRINT and ${prefix}_CERTIFICATE_PRIVATE_KEY belong together: one of them is not set.`
      : `None of ${prefix}_MANAGED_IDENTITY_CLIENT_ID, ${prefix}_CERTIFICATE_THUMBPRINT with ${prefix}_CERTIFICATE_PRIVATE_KEY, and ${prefix}_CLIENT_SECRET is set: the application cannot sign in.`,
  );
}
