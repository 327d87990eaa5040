import { badRequest, invalidRequest } from '../state/graph-problem.ts';
import type { GraphRequest } from './exchange.ts';

type JsonObject = Readonly<Record<string, unknown>>;

/** The JSON object in a request's body. Throws Graph's 400 when there is none. */
export function readJsonObject(request: GraphRequest): JsonObject {
  const value = readJson(request);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw unreadable();
  return value as JsonObject;
}

/** A property that has to be text when it is there. */
export function optionalText(body: JsonObject, name: string): string | undefined {
  const value = body[name];
  if (value === undefined || value === null) return undefined;
  if (typeof value !== 'string') throw invalidRequest('Invalid request');
  return value;
}

function readJson(request: GraphRequest): unknown {
  const { body } = request;
  if (body === null) throw unreadable();
  if ('json' in body) return body.json;
  const contentType = request.headers['content-type'] ?? '';
  if (!/\bjson\b/i.test(contentType)) throw unreadable();
  try {
    return JSON.parse(body.bytes.toString('utf8')) as unknown;
  } catch {
    throw unreadable();
  }
}

const unreadable = (): Error =>
  badRequest(
    'Unable to read JSON request payload. Please ensure Content-Type header is set and payload is of valid JSON format.',
  );
