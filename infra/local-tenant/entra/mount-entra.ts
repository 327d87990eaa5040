import { randomUUID } from 'node:crypto';
import express, { type Express, type Request, type Response } from 'express';
import { setTimeout as wait } from 'node:timers/promises';
import type { Tenant } from '../tenant.ts';
import { EntraProblem, entraErrorBody, unknownTenant } from './entra-problem.ts';
import { namedClient, type TokenForm } from './client-authentication.ts';
import { grant, type Granted } from './grants.ts';

/** Answers Entra's addresses on the HTTPS listener: OpenID metadata, keys and the token endpoint. */
export function mountEntra(app: Express, tenant: Tenant): void {
  // Clients compare their own clock with this header; a switch makes the two differ.
  app.use('/:tenant', (_request, response, next) => {
    const { entraClockOffsetSeconds } = tenant.switches;
    response.set('Date', new Date(Date.now() + entraClockOffsetSeconds * 1000).toUTCString());
    next();
  });

  app.get(
    ['/:tenant/v2.0/.well-known/openid-configuration', '/:tenant/.well-known/openid-configuration'],
    (request, response) => {
      if (!isOurs(tenant, request)) {
        refuse(request, response, unknownTenant('invalid_tenant', tenantOf(request)));
        return;
      }
      response.json(openIdConfiguration(tenant));
    },
  );

  app.get(['/:tenant/discovery/v2.0/keys', '/:tenant/discovery/keys'], async (request, response) => {
    if (!isOurs(tenant, request)) {
      refuse(request, response, unknownTenant('invalid_tenant', tenantOf(request)));
      return;
    }
    response.json(await tenant.tokens.publicKeys());
  });

  app.post(
    '/:tenant/oauth2/v2.0/devicecode',
    express.urlencoded({ extended: false }),
    (request, response) => {
      const form = (request.body ?? {}) as TokenForm;
      try {
        if (!isOurs(tenant, request)) throw unknownTenant('invalid_request', tenantOf(request));
        const application = namedClient(form, tenant.directory);
        const { deviceCode, userCode } = tenant.deviceCodes.begin(application.appId, form['scope'] ?? '');
        const address = `${tenant.addresses.pageUrl}_local/device`;
        response.json({
          user_code: userCode,
          device_code: deviceCode,
          verification_uri: address,
          expires_in: 900,
          // The real one says 5.
          interval: 1,
          message: `To sign in, use a web browser to open the page ${address} and enter the code ${userCode} to authenticate.`,
        });
      } catch (problem) {
        if (!(problem instanceof EntraProblem)) throw problem;
        refuse(request, response, problem);
      }
    },
  );

  app.post(
    '/:tenant/oauth2/v2.0/token',
    express.urlencoded({ extended: false }),
    async (request, response) => {
      const started = performance.now();
      const form = (request.body ?? {}) as TokenForm;
      let granted: Granted | null = null;
      try {
        if (!isOurs(tenant, request)) throw unknownTenant('invalid_request', tenantOf(request));
        if ((await applyFaults(tenant, request, response)) === 'answered') return;
        granted = await grant(form, tenant);
        response.set({ 'Cache-Control': 'no-store, no-cache', Pragma: 'no-cache' }).json(granted.body);
      } catch (problem) {
        if (!(problem instanceof EntraProblem)) throw problem;
        refuse(request, response, problem);
      } finally {
        tenant.traffic.add({
          at: new Date().toISOString(),
          surface: 'entra',
          method: 'POST',
          template: '/{tenant}/oauth2/v2.0/token',
          queryOptions: [],
          status: response.statusCode,
          resourceUnits: 0,
          batchSize: 0,
          insideBatch: false,
          appId: granted?.appId ?? form['client_id'] ?? null,
          userId: granted?.userId ?? null,
          delegated: granted === null ? null : granted.userId !== null,
          milliseconds: Math.round(performance.now() - started),
          bytes: 0,
        });
      }
    },
  );
}

function openIdConfiguration(tenant: Tenant): Readonly<Record<string, unknown>> {
  const { tenantId } = tenant.directory.data;
  const { authority } = tenant.addresses;
  return {
    token_endpoint: `${authority}/oauth2/v2.0/token`,
    token_endpoint_auth_methods_supported: ['client_secret_post', 'private_key_jwt', 'client_secret_basic'],
    jwks_uri: `${authority}/discovery/v2.0/keys`,
    response_modes_supported: ['query', 'fragment', 'form_post'],
    subject_types_supported: ['pairwise'],
    id_token_signing_alg_values_supported: ['RS256'],
    response_types_supported: ['code', 'id_token', 'code id_token', 'id_token token'],
    scopes_supported: ['openid', 'profile', 'email', 'offline_access'],
    issuer: tenant.tokens.issuer,
    request_uri_parameter_supported: false,
    userinfo_endpoint: 'https://graph.microsoft.com/oidc/userinfo',
    authorization_endpoint: `${authority}/oauth2/v2.0/authorize`,
    device_authorization_endpoint: `${authority}/oauth2/v2.0/devicecode`,
    http_logout_supported: true,
    frontchannel_logout_supported: true,
    end_session_endpoint: `${authority}/oauth2/v2.0/logout`,
    claims_supported: [
      'sub',
      'iss',
      'aud',
      'exp',
      'iat',
      'acr',
      'nonce',
      'preferred_username',
      'name',
      'tid',
      'ver',
    ],
    tenant_region_scope: 'EU',
    cloud_instance_name: new URL(authority).host,
    cloud_graph_host_name: 'graph.windows.net',
    msgraph_host: new URL(tenant.addresses.graphUrl).host,
    tenant_id: tenantId,
  };
}

async function applyFaults(
  tenant: Tenant,
  request: Request,
  response: Response,
): Promise<'answered' | 'go on'> {
  const form = (request.body ?? {}) as TokenForm;
  for (const effect of tenant.faults.take('entra', {
    method: request.method,
    path: request.path,
    appId: form['client_id'],
  })) {
    if (effect.kind === 'delay') await wait(effect.milliseconds);
    else if (effect.kind === 'respond') {
      if (effect.retryAfterSeconds !== undefined)
        response.set('Retry-After', String(effect.retryAfterSeconds));
      const error = effect.code ?? (effect.status >= 500 ? 'temporarily_unavailable' : 'invalid_request');
      response
        .status(effect.status)
        .json(
          effect.body ??
            entraErrorBody(
              new EntraProblem(
                effect.status,
                error,
                90033,
                effect.message ?? 'A transient error has occurred. Please try again.',
              ),
              randomUUID(),
            ),
        );
      return 'answered';
    } else {
      request.socket.destroy();
      return 'answered';
    }
  }
  return 'go on';
}

function refuse(request: Request, response: Response, problem: EntraProblem): void {
  const correlationId = request.get('client-request-id') ?? randomUUID();
  response
    .status(problem.status)
    .set('Cache-Control', 'no-store')
    .json(entraErrorBody(problem, correlationId));
}

function tenantOf(request: Request): string {
  const { tenant } = request.params;
  return typeof tenant === 'string' ? tenant : '';
}

function isOurs(tenant: Tenant, request: Request): boolean {
  const named = tenantOf(request).toLowerCase();
  const { tenantId, domain } = tenant.directory.data;
  return named === tenantId.toLowerCase() || named === domain.toLowerCase();
}
