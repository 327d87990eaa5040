import type { DirectoryApplication, DirectoryIndex, FederatedCredential } from '../directory.ts';
import { EntraProblem, missing } from './entra-problem.ts';
import type { TokenIssuer } from './token-issuer.ts';

/** A form posted to the token endpoint, by parameter name. */
export type TokenForm = Readonly<Record<string, string | undefined>>;

const jwtBearer = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';
/** A federated credential names the exchange by its URI; Entra's own tokens for it carry the id it stands for. */
const audienceNames: Readonly<Record<string, string>> = {
  'fb60f99c-7a34-4190-8149-302f77469936': 'api://AzureADTokenExchange',
};

/** The application a form names, whether or not it proves itself. */
export function namedClient(form: TokenForm, directory: DirectoryIndex): DirectoryApplication {
  const clientId = form['client_id'];
  if (clientId === undefined) throw missing('client_id');
  const application = directory.application(clientId);
  if (application) return application;
  throw new EntraProblem(
    400,
    'unauthorized_client',
    700016,
    `Application with identifier '${clientId}' was not found in the directory '${directory.data.tenantName}'.`,
  );
}

/** Which application asks, proven by its secret or by a token it trusts. Throws EntraProblem (SOURCES.md, C5 and C6). */
export async function authenticateClient(
  form: TokenForm,
  directory: DirectoryIndex,
  tokens: TokenIssuer,
): Promise<DirectoryApplication> {
  const application = namedClient(form, directory);
  const assertion = form['client_assertion'];
  if (assertion !== undefined) {
    if (form['client_assertion_type'] !== jwtBearer) throw missing('client_assertion_type');
    await checkAssertion(assertion, application.federatedCredentials ?? [], tokens);
    return application;
  }
  const secret = form['client_secret'];
  if (secret === undefined || application.secret === '') {
    throw new EntraProblem(
      401,
      'invalid_client',
      7000218,
      "The request body must contain the following parameter: 'client_assertion' or 'client_secret'.",
    );
  }
  if (secret !== application.secret) {
    throw new EntraProblem(
      401,
      'invalid_client',
      7000215,
      `Invalid client secret provided. Ensure the secret being sent in the request is the client secret value, not the client secret ID, for a secret added to app '${application.appId}'.`,
    );
  }
  return application;
}

/** The one issuer that is trusted here is this tenant, as for a managed identity. */
async function checkAssertion(
  assertion: string,
  trusted: readonly FederatedCredential[],
  tokens: TokenIssuer,
): Promise<void> {
  const verified = await tokens.verify(assertion);
  if (!verified.ok) {
    switch (verified.problem) {
      case 'issuer':
        throw noMatch(700211, 'issuer');
      case 'expired':
      case 'not-yet-valid':
        throw notAccepted(
          700024,
          'Client assertion is not within its valid time range. Current time and the times in the assertion do not overlap.',
        );
      case 'signature':
        throw notAccepted(
          700027,
          'The certificate with identifier used to sign the client assertion is not registered.',
        );
      case 'malformed':
        throw notAccepted(50027, 'JWT token is invalid or malformed.');
    }
  }
  const { sub, aud } = verified.claims;
  const ofSubject = trusted.filter((credential) => credential.subject === sub);
  if (ofSubject.length === 0) throw noMatch(700213, 'subject', sub);
  const audience = [aud ?? []].flat().map((name) => audienceNames[name] ?? name);
  if (!ofSubject.some((credential) => audience.includes(credential.audience))) {
    throw noMatch(700212, 'audience', audience.join());
  }
}

const notAccepted = (number: number, text: string): EntraProblem =>
  new EntraProblem(401, 'invalid_client', number, text);

const noMatch = (number: number, what: string, value?: string): EntraProblem =>
  notAccepted(
    number,
    `No matching federated identity record found for presented assertion ${what}${value === undefined ? '' : ` '${value}'`}. Check your federated identity credential Subject, Audience and Issuer against the presented assertion.`,
  );
