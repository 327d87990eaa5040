import { createHash } from 'node:crypto';
import { pino, type DestinationStream, type Logger } from 'pino';
import type { LogLevel } from './configuration.ts';
import { traceInLog } from './tracing/span.ts';

export type { Logger } from 'pino';

/** Names under which tokens, secrets, notes or people could slip into a log entry. */
const neverLogged = [
  'authorization',
  'token',
  'assertion',
  'secret',
  'note',
  'text',
  'reason',
  'name',
  'email',
  'body',
  'fields',
  'headers.authorization',
  'req.headers.authorization',
];

/** JSON lines, each with the ids of the span it was written in while traces are recorded. The listed names are blanked at the top level and one level down, whoever passes them. */
export function createLogger(level: LogLevel, destination?: DestinationStream): Logger {
  const options = {
    level,
    base: null,
    mixin: traceInLog,
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: {
      paths: neverLogged.flatMap((name) => (name.includes('.') ? [name] : [name, `*.${name}`])),
      censor: '[left out]',
    },
    serializers: { error: describeError, err: describeError },
  };
  return destination === undefined ? pino(options) : pino(options, destination);
}

/**
 * Takes what libraries print (botbuilder prints why a token was not accepted) into the log, as an error's kind and place: their sentences
 * could quote anything.
 */
export function hearLibraries(logger: Logger): void {
  const hear = (...said: unknown[]): void => {
    const error = said.find((part) => part instanceof Error);
    logger.warn(error === undefined ? {} : { error }, 'a library printed something');
  };
  for (const way of ['log', 'info', 'warn', 'error', 'debug'] as const) console[way] = hear;
}

/** An error's kind and place without its message: messages of libraries can quote addresses, bodies and names. */
function describeError(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { kind: typeof error };
  const problem: unknown = 'problem' in error ? error.problem : undefined;
  const kind =
    typeof problem === 'object' && problem !== null && 'kind' in problem ? String(problem.kind) : undefined;
  const code: unknown = 'code' in error ? error.code : undefined;
  return {
    kind: error.name,
    ...(kind === undefined ? {} : { problem: kind }),
    ...(typeof code === 'string' || typeof code === 'number' ? { code } : {}),
    at: error.stack
      ?.split('\n')
      .filter((line) => /^\s+at /.test(line))
      .slice(0, 8)
      .map((line) => line.trim()),
  };
}

/**
 * A stand-in for a person in logs: the same person gives the same word. The word alone names nobody, but there is no secret in it: whoever
 * has the organisation's object ids can work out whose it is.
 */
export function personInLog(oid: string): string {
  return createHash('sha256').update(`person:${oid.toLowerCase()}`).digest('base64url').slice(0, 12);
}
