import express, { type Express, type Request, type Response } from 'express';
import type { Tenant } from '../tenant.ts';
import { JSON_CONTENT_TYPE } from './batch.ts';
import { GraphDispatcher } from './dispatcher.ts';
import type { GraphAnswer, GraphRequest } from './exchange.ts';
import { ConnectionLost } from './injected-faults.ts';

const LARGEST_BODY = '300mb';

/** Answers everything below `/v1.0` of the HTTPS listener. */
export function mountGraph(app: Express, tenant: Tenant): void {
  const dispatcher = new GraphDispatcher(tenant);
  app.use('/v1.0', express.raw({ type: () => true, limit: LARGEST_BODY }), (request, response, next) => {
    dispatcher
      .answer(fromWire(request))
      .then((answer) => send(tenant, response, answer))
      .catch((problem: unknown) => {
        if (problem instanceof ConnectionLost) request.socket.destroy();
        else next(problem);
      });
  });
}

function fromWire(request: Request): GraphRequest {
  const question = request.url.indexOf('?');
  const headers: Record<string, string | undefined> = {};
  for (const [name, value] of Object.entries(request.headers))
    headers[name] = Array.isArray(value) ? value.join(',') : value;
  const body: unknown = request.body;
  return {
    method: request.method,
    path: question < 0 ? request.url : request.url.slice(0, question),
    query: question < 0 ? '' : request.url.slice(question + 1),
    headers,
    body: Buffer.isBuffer(body) && body.length > 0 ? { bytes: body } : null,
  };
}

function send(tenant: Tenant, response: Response, answer: GraphAnswer): void {
  response.status(answer.status);
  response.set('Cache-Control', 'no-store');
  response.set(
    'x-ms-ags-diagnostic',
    '{"ServerInfo":{"DataCenter":"Local","Slice":"E","Ring":"1","ScaleUnit":"000","RoleInstance":"LOCAL"}}',
  );
  for (const [name, value] of Object.entries(answer.headers ?? {})) response.setHeader(name, value);
  // Readers of Graph learn the time from this header, so it carries the tenant's movable clock.
  response.setHeader('Date', tenant.clock.now().toUTCString());
  if (answer.bytes) response.end(answer.bytes);
  else if (answer.text === undefined) response.end();
  else {
    response.setHeader('OData-Version', '4.0');
    response.setHeader('Content-Type', JSON_CONTENT_TYPE);
    response.end(answer.text);
  }
}
