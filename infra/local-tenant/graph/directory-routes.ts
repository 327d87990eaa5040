import type { OAuth2PermissionGrant, User } from '@microsoft/microsoft-graph-types';
import type { DirectoryUser } from '../directory.ts';
import { badRequest, GraphProblem } from '../state/graph-problem.ts';
import { holdsAny } from './access.ts';
import { context, pick } from './answers.ts';
import type { GraphAnswer, GraphCall, GraphRoute } from './exchange.ts';
import { readSelect } from './query-options.ts';

/** People of the directory, as far as the local tenant needs them. */
export const directoryRoutes: readonly GraphRoute[] = [
  { method: 'GET', template: '/me', units: () => 0, handle: getMe },
  { method: 'GET', template: '/users/{user-id}', units: () => 0, handle: getUser },
  {
    method: 'GET',
    template: '/servicePrincipals/{app-id}/oauth2PermissionGrants',
    units: () => 0,
    handle: listDelegatedGrants,
  },
];

/** Entra's own refusal, which differs from SharePoint's `accessDenied`. */
export const requestDenied = (): GraphProblem =>
  new GraphProblem(403, 'Authorization_RequestDenied', 'Insufficient privileges to complete the operation.');

/** The person a path names. Throws Entra's 404. */
export function requireUser(call: GraphCall): DirectoryUser {
  const wanted = call.parameters['user-id'] ?? '';
  const user = call.tenant.directory.user(wanted);
  if (user && call.tenant.teamsConditions.of(user.id).left !== true) return user;
  throw new GraphProblem(
    404,
    'Request_ResourceNotFound',
    `Resource '${wanted}' does not exist or one of its queried reference-property objects are not present.`,
  );
}

function getMe(call: GraphCall): GraphAnswer {
  const { userId } = call.caller;
  if (userId === null) throw badRequest('/me request is only valid with delegated authentication flow.');
  const user = call.tenant.directory.user(userId);
  if (!user) throw requestDenied();
  return answer(call, user);
}

function getUser(call: GraphCall): GraphAnswer {
  const user = requireUser(call);
  const self = call.caller.userId === user.id && holdsAny(call.caller, 'User.Read');
  if (!self && !holdsAny(call.caller, 'User.ReadBasic.All', 'User.Read.All', 'Directory.Read.All'))
    throw requestDenied();
  return answer(call, user);
}

/** What was consented to on people's behalf; here always for the whole organisation. */
function listDelegatedGrants(call: GraphCall): GraphAnswer {
  if (!holdsAny(call.caller, 'Directory.Read.All')) throw requestDenied();
  const wanted = call.parameters['app-id'] ?? '';
  const application = call.tenant.directory.application(wanted);
  if (!application) {
    throw new GraphProblem(404, 'Request_ResourceNotFound', `Resource '${wanted}' does not exist.`);
  }
  const given = application.consent && call.tenant.switches.delegatedConsent === 'given';
  const grant: OAuth2PermissionGrant = {
    id: Buffer.from(application.servicePrincipalId).toString('base64url'),
    clientId: application.servicePrincipalId,
    consentType: 'AllPrincipals',
    principalId: null,
    resourceId: 'a1b62a5f-7f0a-4c8e-9d43-6a4f0d2f9a10',
    scope: application.delegatedScopes.join(' '),
  };
  return {
    status: 200,
    body: {
      '@odata.context': context(call.tenant, 'oauth2PermissionGrants'),
      value: given && application.delegatedScopes.length > 0 ? [grant] : [],
    },
  };
}

function answer(call: GraphCall, user: DirectoryUser): GraphAnswer {
  const select = readSelect(call.options.get('select'));
  const [givenName = '', ...surnames] = user.displayName.split(' ');
  const usual: User = {
    businessPhones: [],
    displayName: user.displayName,
    givenName,
    jobTitle: user.jobTitle ?? null,
    mail: user.mail,
    mobilePhone: null,
    officeLocation: null,
    preferredLanguage: null,
    surname: surnames.join(' '),
    userPrincipalName: user.userPrincipalName,
    id: user.id,
  };
  const more: User = {
    accountEnabled: user.accountEnabled ?? true,
    companyName: user.agency ?? null,
    userType: user.isGuest === true ? 'Guest' : 'Member',
  };
  return {
    status: 200,
    body: {
      '@odata.context': context(call.tenant, 'users/$entity'),
      ...(select ? pick({ ...usual, ...more }, select) : usual),
    },
  };
}
