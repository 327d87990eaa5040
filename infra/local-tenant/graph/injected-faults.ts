import type { FaultEffect } from '../faults.ts';
import { GraphProblem } from '../state/graph-problem.ts';

/** Thrown when a fault rule wants the connection closed without an answer. */
export class ConnectionLost extends Error {
  constructor() {
    super('A fault rule closes the connection.');
    this.name = 'ConnectionLost';
  }
}

/** Codes and words Graph uses with each status when a rule names none. */
const USUAL: Readonly<Record<number, readonly [code: string, message: string, innerCode?: string]>> = {
  400: ['invalidRequest', 'Invalid request'],
  401: ['InvalidAuthenticationToken', 'Access token validation failure.'],
  403: ['accessDenied', 'Access denied'],
  404: ['itemNotFound', 'The resource could not be found.'],
  409: ['resourceModified', 'eTag mismatch'],
  410: ['resyncChangesApplyDifferences', 'Resync required.'],
  412: ['resourceModified', 'eTag mismatch'],
  423: ['resourceLocked', 'The resource is locked.'],
  429: ['activityLimitReached', 'The request has been throttled', 'throttledRequest'],
  500: ['generalException', 'General exception while processing'],
  502: ['UnknownError', ''],
  503: ['serviceNotAvailable', 'The service is not available. Try the request again after a delay.'],
  504: ['UnknownError', 'Gateway Timeout'],
};

/** The refusal a `respond` effect asks for; a body of its own is handled where answers are written. */
export function faultProblem(effect: Extract<FaultEffect, { kind: 'respond' }>): GraphProblem {
  const [code, message, innerCode] = USUAL[effect.status] ?? [
    'generalException',
    'General exception while processing',
  ];
  return new GraphProblem(effect.status, effect.code ?? code, effect.message ?? message, {
    ...(innerCode === undefined ? {} : { innerCode }),
    headers: {
      ...effect.headers,
      ...(effect.retryAfterSeconds === undefined ? {} : { 'Retry-After': String(effect.retryAfterSeconds) }),
    },
  });
}
