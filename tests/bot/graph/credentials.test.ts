import { AuthError, ClientAuthError, InteractionRequiredAuthError } from '@azure/msal-node';
import { readSignInError } from '../../../bot/graph/credentials.ts';
import { GraphFailure, problems } from '../../../bot/graph/graph-errors.ts';

const interaction = (code: string, message: string, subError: string, claims: string) => {
  const error = new InteractionRequiredAuthError(code, 'correlation', message, subError);
  error.claims = claims;
  return error;
};

describe('why there is no token', () => {
  it.each([
    [
      'consent is missing',
      interaction('invalid_grant', 'AADSTS65001: The user has not consented', 'consent_required', ''),
      'consent needed',
    ],
    [
      'a second factor is wanted',
      interaction('interaction_required', 'AADSTS50076: multi-factor', 'basic_action', '{"access_token":{}}'),
      'claims needed',
    ],
    [
      'the assertion ran out',
      new AuthError(
        'invalid_grant',
        'correlation',
        'AADSTS500133: Assertion is not within its valid time range.',
      ),
      'sign-in expired',
    ],
    [
      'something interactive without claims',
      interaction('login_required', 'AADSTS50058', '', ''),
      'sign-in expired',
    ],
    [
      'their sessions were revoked',
      interaction('invalid_grant', 'AADSTS50173: The provided grant has expired', 'bad_token', ''),
      'sign-in expired',
    ],
    [
      'signing in again is due',
      interaction('invalid_grant', 'AADSTS70043: sign-in frequency checks', 'bad_token', ''),
      'sign-in expired',
    ],
    [
      'a second factor has to be set up first',
      interaction('interaction_required', 'AADSTS50079: must enroll', 'basic_action', '{"access_token":{}}'),
      'claims needed',
    ],
    [
      'a policy keeps them out, with a challenge that leads nowhere',
      interaction('interaction_required', 'AADSTS53003: Access has been blocked', 'message_only', '{"x":{}}'),
      'sign-in blocked',
    ],
    [
      'a policy keeps them out, without one',
      new AuthError('access_denied', 'correlation', 'AADSTS53003: Access has been blocked'),
      'sign-in blocked',
    ],
    [
      'nobody gave them the app',
      new AuthError('invalid_grant', 'correlation', 'AADSTS50105: is not assigned to a role'),
      'sign-in blocked',
    ],
    [
      'the secret is wrong',
      new AuthError('invalid_client', 'correlation', 'AADSTS7000215: Invalid client secret provided.'),
      'unavailable',
    ],
    [
      'the application’s own proof has run out',
      new AuthError(
        'invalid_client',
        'correlation',
        'AADSTS700024: Client assertion is not within its valid time range.',
      ),
      'unavailable',
    ],
    [
      'the application does not trust this machine',
      new AuthError(
        'invalid_client',
        'correlation',
        'AADSTS700213: No matching federated identity record found',
      ),
      'unavailable',
    ],
    [
      'the network is gone',
      new ClientAuthError('network_error', 'correlation', 'fetch failed'),
      'unavailable',
    ],
    ['an error of no library', new Error('boom'), 'unavailable'],
    ['a reason known already', new GraphFailure(problems.consentNeeded('x')), 'consent needed'],
  ])('%s', (_, error, kind) => {
    expect(readSignInError(error).kind).toBe(kind);
  });

  it('logs numbers and no sentences', () => {
    const error = new AuthError(
      'invalid_grant',
      'correlation',
      'AADSTS50105: User alma.ferreira@exampleshire.example is not assigned',
    );
    expect(readSignInError(error).message).toBe('Entra answered invalid_grant AADSTS50105');
  });
});
