import express, { type NextFunction, type Request, type Response, type Router } from 'express';
import { z } from 'zod';
import type { FaultEffect } from '../faults.ts';
import type { Tenant } from '../tenant.ts';
import { identifyBot } from './bot-authentication.ts';
import { connectorErrors, orderedRefusal } from './connector-errors.ts';
import type { ConnectorAnswer, ConnectorService, CountCall } from './connector-service.ts';
import type { RateLimiter } from './rate-limits.ts';

type Operation = (request: Request, count: CountCall) => ConnectorAnswer;

/**
 * The connector's addresses, to be mounted where the tenant's `connectorUrl` points.
 * Every call is checked, limited, made to fail if a rule says so, and noted in the traffic log, in that order.
 */
export function connectorRoutes(
  tenant: Tenant,
  service: ConnectorService,
  limiter: RateLimiter,
  botAppId: () => string,
): Router {
  const router = express.Router({ caseSensitive: false });
  router.use(express.json({ limit: '4mb', type: () => true }));

  const answer = (template: string, operation: Operation) => async (request: Request, response: Response) => {
    const started = performance.now();
    const caller = await identifyBot(request.headers.authorization, tenant.tokens, botAppId());
    const conversationId = textOf(request.params['conversationId']);
    const userId = service.personOf(conversationId) ?? memberNamed(tenant, request.body);
    const now = Date.now();
    const count: CountCall = (limit, subject) =>
      limiter.secondsToWait(limit, `${caller.ok ? caller.appId : ''} ${subject}`, now);

    const effects = caller.ok
      ? tenant.faults.take('connector', {
          method: request.method,
          path: decodeURIComponent(request.originalUrl.replace(/^.*?(?=\/v3\/)/, '')),
          appId: caller.appId,
          userId,
        })
      : [];
    for (const effect of effects) {
      if (effect.kind === 'delay') await pause(effect.milliseconds);
    }

    const result = decide(request, caller.ok ? null : caller.error, effects, operation, count);
    const bytes = result === null ? 0 : write(response, result, effects);
    if (result === null || effects.some((effect) => effect.kind === 'lose-answer')) request.socket.destroy();
    tenant.traffic.add({
      at: new Date().toISOString(),
      surface: 'connector',
      method: request.method,
      template,
      queryOptions: Object.keys(request.query),
      status: result?.status ?? 0,
      resourceUnits: 0,
      batchSize: 0,
      insideBatch: false,
      appId: caller.ok ? caller.appId : null,
      userId: userId ?? null,
      delegated: caller.ok ? false : null,
      milliseconds: Math.round(performance.now() - started),
      bytes,
    });
  };

  const conversation = (request: Request) => textOf(request.params['conversationId']);
  const activity = (request: Request) => textOf(request.params['activityId']);

  router.post(
    '/v3/conversations',
    answer('/v3/conversations', (request, count) => service.createConversation(request.body, count)),
  );
  router
    .route('/v3/conversations/:conversationId/activities')
    .post(
      answer('/v3/conversations/{conversation-id}/activities', (request, count) =>
        service.send(conversation(request), request.body, count),
      ),
    );
  const one = '/v3/conversations/{conversation-id}/activities/{activity-id}';
  router
    .route('/v3/conversations/:conversationId/activities/:activityId')
    .post(answer(one, (request, count) => service.send(conversation(request), request.body, count)))
    .put(answer(one, (request) => service.update(conversation(request), activity(request), request.body)))
    .delete(answer(one, (request) => service.remove(conversation(request), activity(request))));
  router.get(
    '/v3/conversations/:conversationId/members',
    answer('/v3/conversations/{conversation-id}/members', (request, count) =>
      service.members(conversation(request), count),
    ),
  );
  router.get(
    '/v3/conversations/:conversationId/activities/:activityId/members',
    answer(`${one}/members`, (request, count) => service.members(conversation(request), count)),
  );
  router.get(
    '/v3/conversations/:conversationId/members/:memberId',
    answer('/v3/conversations/{conversation-id}/members/{member-id}', (request, count) =>
      service.member(conversation(request), textOf(request.params['memberId']), count),
    ),
  );
  router.get(
    '/v3/conversations/:conversationId/pagedmembers',
    answer('/v3/conversations/{conversation-id}/pagedmembers', (request, count) =>
      service.pagedMembers(
        conversation(request),
        {
          pageSize: clamp(Number(request.query['pageSize'] ?? 200), 50, 500),
          continuationToken: textOf(request.query['continuationToken']) || undefined,
        },
        count,
      ),
    ),
  );
  router.use(
    answer('/{anything-else}', () => ({
      status: 404,
      body: { error: { code: 'NotFound', message: 'The local connector has no such address.' } },
    })),
  );
  router.use((problem: unknown, _request: Request, response: Response, next: NextFunction) => {
    const { type } = (problem ?? {}) as { type?: unknown };
    if (type === 'entity.too.large') write(response, connectorErrors.tooBig(), []);
    else if (type === 'entity.parse.failed') {
      write(response, connectorErrors.badRequest('The body is not JSON.'), []);
    } else next(problem);
  });
  return router;
}

/** What the call is answered with; null when the connection is to be cut. */
function decide(
  request: Request,
  refusal: ConnectorAnswer | null,
  effects: readonly FaultEffect[],
  operation: Operation,
  count: CountCall,
): ConnectorAnswer | null {
  if (refusal) return refusal;
  if (effects.some((effect) => effect.kind === 'disconnect')) return null;
  const ordered = effects.find((effect) => effect.kind === 'respond');
  if (ordered) return orderedRefusal(ordered);
  const wait = count('wholeTenant', '');
  if (wait > 0) return connectorErrors.throttled(wait);
  return operation(request, count);
}

function write(response: Response, answer: ConnectorAnswer, effects: readonly FaultEffect[]): number {
  if (effects.some((effect) => effect.kind === 'lose-answer')) return 0;
  response.status(answer.status);
  if ('retryAfterSeconds' in answer) {
    response.setHeader('Retry-After', String(answer.retryAfterSeconds));
  }
  for (const effect of effects) {
    if (effect.kind !== 'respond') continue;
    for (const [name, value] of Object.entries(effect.headers ?? {})) response.setHeader(name, value);
  }
  if (answer.body === undefined) {
    response.end();
    return 0;
  }
  const text = JSON.stringify(answer.body);
  response.type('application/json').send(text);
  return Buffer.byteLength(text);
}

/** The person a new conversation is asked for with, so that rules about one person match. */
function memberNamed(tenant: Tenant, body: unknown): string | undefined {
  const asked = z.object({ members: z.array(z.object({ id: z.string() })) }).safeParse(body);
  const id = asked.data?.members[0]?.id;
  return id === undefined ? undefined : tenant.directory.user(id)?.id;
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function clamp(value: number, least: number, most: number): number {
  return Number.isFinite(value) ? Math.min(most, Math.max(least, value)) : most;
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
