import type { DirectoryUser } from '../directory.ts';
import { EntraProblem } from './entra-problem.ts';

/** Reasons of Entra's for refusing a person who has an assertion, beside those that are conditions of their own (SOURCES.md, C5). */
export const signInRefusals = [
  'blocked by policy',
  'device not compliant',
  'second factor not set up',
  'sign-in frequency',
  'grant expired',
  'unused for long',
  'not assigned',
] as const;
export type SignInRefusal = (typeof signInRefusals)[number];

const policies = (name: string) =>
  JSON.stringify({
    access_token: { [name]: { essential: true, values: ['6f3c1f0e-6a52-4f0c-9d58-0d3b6f0a1c11'] } },
  });

export function refusalOf(refusal: SignInRefusal, user: DirectoryUser): EntraProblem {
  switch (refusal) {
    case 'blocked by policy':
      return new EntraProblem(
        400,
        'interaction_required',
        53003,
        'Access has been blocked by Conditional Access policies. The access policy does not allow token issuance.',
        { subError: 'message_only', claims: policies('capolids') },
      );
    case 'device not compliant':
      return new EntraProblem(
        400,
        'interaction_required',
        53000,
        'Device is not in required device state: compliant. Conditional Access policy requires a compliant device, and the device is not compliant.',
        { subError: 'message_only', claims: policies('capolids') },
      );
    case 'second factor not set up':
      return new EntraProblem(
        400,
        'interaction_required',
        50079,
        'Due to a configuration change made by your administrator, or because you moved to a new location, you must enroll in multi-factor authentication to access the resource.',
        { subError: 'basic_action', claims: policies('polids') },
      );
    case 'sign-in frequency':
      return new EntraProblem(
        400,
        'invalid_grant',
        70043,
        'The refresh token has expired or is invalid due to sign-in frequency checks by conditional access.',
        { subError: 'bad_token' },
      );
    case 'grant expired':
      return new EntraProblem(
        400,
        'invalid_grant',
        70008,
        'The provided authorization code or refresh token has expired due to inactivity. Send a new interactive authorization request for this user and resource.',
      );
    case 'unused for long':
      return new EntraProblem(
        400,
        'invalid_grant',
        700082,
        'The refresh token has expired due to inactivity. The token was inactive for 90.00:00:00.',
      );
    case 'not assigned':
      return new EntraProblem(
        400,
        'invalid_grant',
        50105,
        `The signed in user '${user.userPrincipalName}' is not assigned to a role for the application.`,
      );
  }
}

/** @param now milliseconds since 1970 */
export const sessionRevoked = (issuedAt: number, now: number): EntraProblem =>
  new EntraProblem(
    400,
    'invalid_grant',
    50173,
    `The provided grant has expired due to it being revoked, a fresh auth token is needed. The user might have changed or reset their password. The grant was issued on '${new Date(issuedAt * 1000).toISOString()}' and the TokensValidFrom date (before which tokens are not valid) for this user is '${new Date(now).toISOString()}'.`,
    { subError: 'bad_token' },
  );
