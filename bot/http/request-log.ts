import { randomUUID } from 'node:crypto';
import type { Request, RequestHandler } from 'express';
import { personInLog, type Logger } from '../logging.ts';
import { beginSpan, type Span, type SpanStart } from '../tracing/span.ts';
import type { Person } from './authenticate-person.ts';

/** What is known about a request under way, kept beside it rather than on it. */
interface RequestFacts {
  readonly correlationId: string;
  person: Person | null;
}

const facts = new WeakMap<Request, RequestFacts>();

const correlationHeader = 'x-correlation-id';
const acceptableId = /^[A-Za-z0-9-]{8,64}$/;

/** Empty for a request that never passed `requestLog`. */
export function correlationIdOf(request: Request): string {
  return facts.get(request)?.correlationId ?? '';
}

export function rememberPerson(request: Request, person: Person): void {
  const known = facts.get(request);
  if (known !== undefined) known.person = person;
}

/** @throws TypeError on a route that forgot to authenticate: better no answer than one to nobody in particular. */
export function personOf(request: Request): Person {
  const person = facts.get(request)?.person ?? null;
  if (person === null) throw new TypeError('This route does not authenticate.');
  return person;
}

/**
 * Gives each request an id (the caller's own, when it is one) and logs how it ended: the route's pattern and not the address, a
 * stand-in for the person, no bodies.
 */
export function requestLog(logger: Logger): RequestHandler {
  return (request, response, next) => {
    const asked = request.get(correlationHeader) ?? '';
    const correlationId = acceptableId.test(asked) ? asked : randomUUID();
    facts.set(request, { correlationId, person: null });
    response.set(correlationHeader, correlationId);
    const began = performance.now();
    const span = isTraced(request) ? beginSpan(() => spanOf(request.method, correlationId)) : null;
    response.once('close', () => {
      const person = facts.get(request)?.person ?? null;
      const route: unknown = request.route;
      const pattern =
        typeof route === 'object' && route !== null && 'path' in route && typeof route.path === 'string'
          ? withMount(request, route.path)
          : '(no route)';
      const entry = {
        correlationId,
        method: request.method,
        route: pattern,
        status: response.statusCode,
        milliseconds: Math.round(performance.now() - began),
        ...(person === null ? {} : { person: personInLog(person.oid) }),
        ...(response.writableFinished ? {} : { leftEarly: true }),
      };
      const write = (): void => {
        if (response.statusCode >= 500) logger.warn(entry, 'request');
        else if (pattern.startsWith('/health') || pattern === '(no route)') logger.debug(entry, 'request');
        else logger.info(entry, 'request');
      };
      if (span === null) write();
      else {
        span.within(write);
        endSpan(span, entry);
      }
    });
    if (span === null) next();
    else span.within(next);
  };
}

/** Probes and the tab's files come by themselves, many times a minute, and ask nobody anything. */
const isTraced = ({ path }: Request): boolean => path.startsWith('/api/');

/**
 * A trace begins here. `traceparent` is not read: anybody who reaches the service could set it, and would choose which of our traces theirs
 * is mixed into and whether it is kept.
 */
const spanOf = (method: string, correlationId: string): SpanStart => ({
  name: method,
  kind: 'server',
  root: true,
  facts: { 'http.request.method': method, 'register.correlation_id': correlationId },
});

interface Ended {
  readonly method: string;
  readonly route: string;
  readonly status: number;
  readonly person?: string;
  readonly leftEarly?: boolean;
}

function endSpan(span: Span, { method, route, status, person, leftEarly }: Ended): void {
  span.rename(`${method} ${route}`);
  span.set({
    'http.route': route,
    'http.response.status_code': status,
    ...(person === undefined ? {} : { 'register.person': person }),
    ...(leftEarly === undefined ? {} : { 'register.left_early': leftEarly }),
  });
  if (status >= 500) span.fail(String(status));
  span.end();
}

/** A failed route has lost the path it was mounted at by the time its answer is sent. */
function withMount(request: Request, routePath: string): string {
  if (request.baseUrl !== '') return `${request.baseUrl}${routePath}`;
  const underApi = request.originalUrl.startsWith('/api/') && !routePath.startsWith('/api/');
  return underApi ? `/api${routePath}` : routePath;
}
