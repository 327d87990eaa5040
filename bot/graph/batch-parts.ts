import type { GraphRequest, GraphResponse } from '../../shared/sharepoint/graph-port.ts';
import { isObject } from '../../shared/sharepoint/json.ts';
import { claimsChallengeOf, problems } from './graph-errors.ts';

/** Whether asking again later can help. */
export const isTransient = (status: number): boolean => status === 429 || status === 503 || status === 504;

/** Stands for a part that Graph left out of its answer: whether it was done is not known. */
export const noAnswer: GraphResponse = { status: 504, headers: {}, body: null };

export function batchProblem(whole: GraphResponse) {
  if (whole.status === 401) {
    const claims = claimsChallengeOf(whole.headers);
    return claims === null
      ? problems.signInExpired('Graph answered 401 to a batch')
      : problems.claimsNeeded('Graph answered 401 to a batch with a claims challenge', claims);
  }
  if (whole.status === 403) return problems.noAccess('Graph answered 403 to a batch');
  return problems.unavailable(`Graph answered ${whole.status} to a batch`);
}

/** The parts still open as one request; a dependency that has succeeded already is left out. */
export function batchOf(
  requests: readonly GraphRequest[],
  open: readonly number[],
  answers: ReadonlyMap<number, GraphResponse>,
): GraphRequest {
  const parts = open.flatMap((index) => {
    const request = requests[index];
    if (request === undefined) return [];
    const dependency = request.dependsOn;
    const waits =
      dependency !== undefined && open.includes(dependency) && !succeeded(answers.get(dependency));
    const hasBody = request.body !== undefined;
    const headers = {
      ...(hasBody ? { 'Content-Type': 'application/json' } : {}),
      ...request.headers,
    };
    return [
      {
        id: String(index),
        method: request.method,
        url: request.path,
        ...(Object.keys(headers).length > 0 ? { headers } : {}),
        ...(hasBody ? { body: request.body } : {}),
        ...(waits ? { dependsOn: [String(dependency)] } : {}),
      },
    ];
  });
  return { method: 'POST', path: '/$batch', body: { requests: parts } };
}

const succeeded = (answer: GraphResponse | undefined): boolean => answer !== undefined && answer.status < 400;

/** Parts arrive in any order; `id` says which is which. Part headers are written in any case. */
export function readParts(body: unknown, open: readonly number[], answers: Map<number, GraphResponse>): void {
  for (const index of open) answers.delete(index);
  const parts = isObject(body) && Array.isArray(body['responses']) ? (body['responses'] as unknown[]) : [];
  for (const part of parts) {
    if (!isObject(part) || typeof part['status'] !== 'number') continue;
    const index = Number(part['id']);
    if (!open.includes(index)) continue;
    const headers = isObject(part['headers']) ? part['headers'] : {};
    answers.set(index, {
      status: part['status'],
      headers: Object.fromEntries(
        Object.entries(headers).map(([name, value]) => [name.toLowerCase(), String(value)]),
      ),
      body: part['body'] ?? null,
    });
  }
}

/**
 * Indexes to send again: parts that were told "later", parts nobody answered (reads only), and parts not tried because
 * they depend on one of those.
 */
export function retryable(
  requests: readonly GraphRequest[],
  open: readonly number[],
  answers: ReadonlyMap<number, GraphResponse>,
): number[] {
  const again = new Set<number>();
  for (const index of open) {
    const request = requests[index];
    const answer = answers.get(index);
    if (request === undefined) continue;
    const lost = answer === undefined || answer.status === 504;
    if (lost ? request.method === 'GET' : isTransient(answer.status)) again.add(index);
    const dependency = request.dependsOn;
    if (answer?.status === 424 && dependency !== undefined && again.has(dependency)) again.add(index);
  }
  return [...again];
}
