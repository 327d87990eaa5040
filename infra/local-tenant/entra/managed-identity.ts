import { timingSafeEqual } from 'node:crypto';
import { Router, type Request } from 'express';
import { loopbackOnly } from '../control/loopback-only.ts';
import type { Tenant } from '../tenant.ts';

/** Resources a managed identity may ask for, and the id that stands in the tokens for each. */
const resources: Readonly<Record<string, string>> = {
  'api://AzureADTokenExchange': 'fb60f99c-7a34-4190-8149-302f77469936',
};
const apiVersion = '2019-08-01';
const lifetimeSeconds = 24 * 3_600;

/**
 * The endpoint that Azure Container Apps gives a container beside the tenant (IDENTITY_ENDPOINT, with IDENTITY_HEADER as its key):
 * tokens of a user-assigned identity, named by its client id. See SOURCES.md, C6.
 */
export function managedIdentityRoutes(tenant: Tenant): Router {
  const router = Router();
  router.use(loopbackOnly);
  router.get('/token', async (request, response) => {
    const refuse = (status: number, message: string): void => {
      response.status(status).json({ statusCode: status, message });
    };
    if (!holdsTheKey(request, tenant.addresses.identityHeader)) {
      refuse(401, 'The header X-IDENTITY-HEADER is missing or not the one of this machine.');
      return;
    }
    const { query } = request;
    const audience = resources[textOf(query['resource'])];
    if (query['api-version'] !== apiVersion || audience === undefined) {
      refuse(400, 'The api-version or the resource is not supported.');
      return;
    }
    const identity = tenant.directory.managedIdentity(textOf(query['client_id']));
    if (!identity) {
      refuse(400, 'No managed identity with that client id is assigned to this machine.');
      return;
    }
    const accessToken = await tenant.tokens.sign(
      {
        iss: tenant.tokens.issuer,
        tid: tenant.directory.data.tenantId,
        ver: '2.0',
        aud: audience,
        sub: identity.principalId,
        oid: identity.principalId,
        azp: identity.clientId,
        idtyp: 'app',
      },
      lifetimeSeconds,
    );
    response.set('Cache-Control', 'no-store').json({
      access_token: accessToken,
      client_id: identity.clientId,
      expires_on: String(Math.floor(Date.now() / 1000) + lifetimeSeconds),
      resource: query['resource'],
      token_type: 'Bearer',
    });
  });
  return router;
}

function holdsTheKey(request: Request, key: string): boolean {
  const given = Buffer.from(request.get('x-identity-header') ?? '');
  const wanted = Buffer.from(key);
  return given.length === wanted.length && timingSafeEqual(given, wanted);
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');
