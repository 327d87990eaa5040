import type { GraphResponse } from '../../shared/sharepoint/graph-port.ts';
import { isObject } from '../../shared/sharepoint/json.ts';

/** An answer of Graph as people note it down: "409 nameAlreadyExists". Codes only. */
export function answerInWords({ status, body }: GraphResponse): string {
  const codes: string[] = [];
  let level: unknown = isObject(body) ? body['error'] : undefined;
  for (let depth = 0; depth < 4 && isObject(level); depth += 1) {
    if (typeof level['code'] === 'string') codes.push(level['code']);
    level = level['innerError'] ?? level['innererror'];
  }
  return [status, ...codes].join(' ');
}
