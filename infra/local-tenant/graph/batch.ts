import { badRequest, GraphProblem } from '../state/graph-problem.ts';
import { readJsonObject } from './bodies.ts';
import type { GraphAnswer, GraphRequest } from './exchange.ts';

const LARGEST_BATCH = 20;

export type PartAnswer = GraphAnswer;

interface Part {
  readonly id: string;
  readonly request: GraphRequest;
  readonly dependsOn: readonly string[];
}

interface AnsweredPart {
  readonly id: string;
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

export const JSON_CONTENT_TYPE =
  'application/json;odata.metadata=minimal;odata.streaming=true;IEEE754Compatible=false;charset=utf-8';

export const isBatch = (request: GraphRequest): boolean => /^\/(\$|%24)batch\/?$/i.test(request.path);

/**
 * Answers a JSON batch: each part on its own, failures inside a whole 200, parts that depend on a failed one 424 (facts
 * sheet, A8). Answers come in another order than the requests on purpose: the order is not promised.
 */
export async function answerBatch(
  request: GraphRequest,
  answerPart: (part: GraphRequest) => Promise<PartAnswer>,
): Promise<{ readonly answer: GraphAnswer; readonly size: number }> {
  if (request.method !== 'POST') {
    throw new GraphProblem(
      405,
      'Request_BadRequest',
      'Specified HTTP method is not allowed for the request target.',
    );
  }
  const parts = readParts(readJsonObject(request)['requests']);
  const answered = new Map<string, AnsweredPart>();
  for (const part of inOrderOfDependence(parts)) {
    const failed = part.dependsOn.some((id) => (answered.get(key(id))?.status ?? 500) >= 400);
    answered.set(
      key(part.id),
      failed ? failedDependency(part) : asPart(part.id, await answerPart(part.request)),
    );
  }
  const responses = parts.flatMap((part) => answered.get(key(part.id)) ?? []).reverse();
  return { answer: { status: 200, body: { responses } }, size: parts.length };
}

function readParts(requests: unknown): readonly Part[] {
  if (!Array.isArray(requests) || requests.length === 0) throw badRequest('Invalid batch payload format.');
  if (requests.length > LARGEST_BATCH) {
    throw badRequest(`Number of batch request steps exceeds the maximum value of ${LARGEST_BATCH}.`);
  }
  const parts = requests.map(readPart);
  const ids = new Set(parts.map((part) => key(part.id)));
  if (ids.size < parts.length) throw badRequest('Request Id values must be unique.');
  for (const part of parts) {
    if (part.dependsOn.some((id) => !ids.has(key(id))))
      throw badRequest(`Request '${part.id}' depends on an unknown request.`);
  }
  return parts;
}

function readPart(value: unknown): Part {
  if (typeof value !== 'object' || value === null) throw badRequest('Invalid batch payload format.');
  const { id, method, url, headers, body, dependsOn } = value as Readonly<Record<string, unknown>>;
  if (typeof id !== 'string' || id === '') throw badRequest('Request Id cannot be null or empty.');
  if (typeof method !== 'string' || typeof url !== 'string' || url === '') {
    throw badRequest(`Request '${id}' needs a method and a url.`);
  }
  const lowered: Record<string, string> = {};
  for (const [name, text] of Object.entries((headers ?? {}) as Record<string, unknown>)) {
    lowered[name.toLowerCase()] = String(text);
  }
  const relative = url.startsWith('/') ? url : `/${url}`;
  const question = relative.indexOf('?');
  if (body !== undefined && body !== null && lowered['content-type'] === undefined) {
    throw badRequest(`Request '${id}' has a body and needs a Content-Type header.`);
  }
  return {
    id,
    dependsOn: Array.isArray(dependsOn) ? dependsOn.map(String) : [],
    request: {
      method: method.toUpperCase(),
      path: question < 0 ? relative : relative.slice(0, question),
      query: question < 0 ? '' : relative.slice(question + 1),
      headers: lowered,
      body: body === undefined || body === null ? null : { json: body },
    },
  };
}

/** Each part after those it depends on. Throws 400 for a circle. */
function inOrderOfDependence(parts: readonly Part[]): readonly Part[] {
  const ordered: Part[] = [];
  const done = new Set<string>();
  let waiting = [...parts];
  while (waiting.length > 0) {
    const ready = waiting.filter((part) => part.dependsOn.every((id) => done.has(key(id))));
    if (ready.length === 0) throw badRequest('The requests of the batch depend on each other in a circle.');
    for (const part of ready) {
      ordered.push(part);
      done.add(key(part.id));
    }
    waiting = waiting.filter((part) => !done.has(key(part.id)));
  }
  return ordered;
}

function asPart(id: string, answer: PartAnswer): AnsweredPart {
  const headers = { 'Cache-Control': 'no-store', ...answer.headers };
  if (answer.bytes) return { id, status: answer.status, headers, body: answer.bytes.toString('base64') };
  if (answer.body === undefined) return { id, status: answer.status, headers };
  return {
    id,
    status: answer.status,
    headers: { ...headers, 'OData-Version': '4.0', 'Content-Type': JSON_CONTENT_TYPE },
    body: answer.body,
  };
}

const failedDependency = (part: Part): AnsweredPart => ({
  id: part.id,
  status: 424,
  headers: { 'Cache-Control': 'no-store', 'Content-Type': 'application/json' },
  body: {
    error: {
      code: 'FailedDependency',
      message: 'The request was not carried out because a request it depends on failed.',
    },
  },
});

/** Ids of parts do not tell capitals from small letters. */
const key = (id: string): string => id.toLowerCase();
