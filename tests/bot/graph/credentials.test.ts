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
