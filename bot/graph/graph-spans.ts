import type { GraphRequest, GraphResponse } from '../../shared/sharepoint/graph-port.ts';
import type { Span, SpanStart } from '../tracing/span.ts';
import { pathPattern } from './path-pattern.ts';

/** What one call of the port cost so far. */
export interface Effort {
  /** Asking and waiting together. */
  milliseconds: number;
  /** Waiting alone. */
  waited: number;
  repeats: number;
  throttled: boolean;
}

export const noEffort = (): Effort => ({ milliseconds: 0, waited: 0, repeats: 0, throttled: false });

export function spanOf({ method, path }: Pick<GraphRequest, 'method' | 'path'>): SpanStart {
  const template = pathPattern(path);
  return {
    name: `${method} ${template}`,
    kind: 'client',
    facts: { 'http.request.method': method, 'url.template': template },
  };
}

export function spanOfBatch(requests: readonly GraphRequest[]): SpanStart {
  const often = new Map<string, number>();
  for (const { method, path } of requests) {
    const call = `${method} ${pathPattern(path)}`;
    often.set(call, (often.get(call) ?? 0) + 1);
  }
  const start = spanOf({ method: 'POST', path: '/$batch' });
  return {
    ...start,
    facts: {
      ...start.facts,
      'graph.batch_size': requests.length,
      'graph.batch_calls': [...often].map(([call, count]) => `${call} x ${count}`),
    },
  };
}

/** Entra is asked for a token: for Graph as the application or on behalf of a person, or for the Bot Connector. */
export const spanOfToken = (as: 'app' | 'person' | 'bot') => (): SpanStart => ({
  name: `token as ${as}`,
  kind: 'client',
  facts: { 'token.as': as },
});

export function tellEffort(span: Span, effort: Effort): void {
  span.set({
    'http.request.resend_count': effort.repeats,
    'graph.waited_ms': Math.round(effort.waited),
    'graph.throttled': effort.throttled,
  });
}

/** Not there, there already, changed meanwhile: what the product asks in order to know is no fault. */
const answersLikeAnyOther: ReadonlySet<number> = new Set([404, 409, 412]);

export function tellStatus(span: Span, status: number): void {
  span.set({ 'http.response.status_code': status });
  if (status >= 400 && !answersLikeAnyOther.has(status)) span.fail(String(status));
}

export function tellParts(span: Span, answers: readonly GraphResponse[]): void {
  span.set({ 'graph.batch_refused': answers.filter(({ status }) => status >= 400).length });
}
