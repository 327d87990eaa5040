import { GraphProblem } from '../state/graph-problem.ts';
import type { GraphAnswer } from './exchange.ts';

/** Ids that go into every answer and error. */
export interface CorrelationIds {
  readonly requestId: string;
  readonly clientRequestId: string;
}

/** Turns a refusal into Graph's error answer: `{error: {code, message, innerError}}`. */
export function errorAnswer(problem: GraphProblem, ids: CorrelationIds, now: Date): GraphAnswer {
  return {
    status: problem.status,
    headers: problem.headers,
    body: {
      error: {
        code: problem.code,
        message: problem.message,
        innerError: {
          ...(problem.innerCode === undefined ? {} : { code: problem.innerCode }),
          date: now.toISOString().slice(0, 19),
          'request-id': ids.requestId,
          'client-request-id': ids.clientRequestId,
        },
      },
    },
  };
}

/** Any thrown value as a refusal; what nobody foresaw is a 500. */
export function problemFrom(thrown: unknown): GraphProblem {
  if (thrown instanceof GraphProblem) return thrown;
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  return new GraphProblem(500, 'generalException', `General exception while processing (${message})`);
}
