import { said, type Said } from '../../shared/domain/language.ts';
import { graphSaid, graphWords } from './graph-words.ts';
import type { GraphResponse } from '../../shared/sharepoint/graph-port.ts';
import { isObject } from '../../shared/sharepoint/json.ts';

interface Told {
  /** For logs: no personal data. */
  readonly message: string;
  /** For the person: what happened and what to do next. */
  readonly userMessage: Said;
}

/** Everything Graph, or the way to it, can say instead of an answer. */
export type GraphProblem = Told &
  (
    | { readonly kind: 'not found' }
    | { readonly kind: 'no access' }
    /** The row changed since it was read (If-Match). */
    | { readonly kind: 'conflict' }
    /** A unique column holds this value already: somebody, or an earlier attempt, wrote the row. */
    | { readonly kind: 'duplicate value' }
    | { readonly kind: 'throttled'; readonly retryAfterSeconds: number }
    /** No answer, or one that says "later". */
    | { readonly kind: 'unavailable'; readonly retryAfterSeconds: number }
    /** The delta token is too old: start from the beginning. */
    | { readonly kind: 'resync' }
    /** `missingColumn` = the list lacks this column: deleted, or newer than the site's last provisioning. */
    | { readonly kind: 'not valid'; readonly missingColumn?: string }
    /** An earlier request of the same batch failed, so this one was not tried. */
    | { readonly kind: 'not tried' }
    /** A stronger or newer sign-in is wanted; `claims` is handed to Teams as it is (JSON). */
    | { readonly kind: 'claims needed'; readonly claims: string }
    | { readonly kind: 'consent needed' }
    | { readonly kind: 'sign-in expired' }
    /** The organisation's rules, or its administrators, keep the person out: signing in again changes nothing. */
    | { readonly kind: 'sign-in blocked' }
    | { readonly kind: 'unexpected'; readonly status: number }
  );

/** Thrown where an answer is needed to go on: no answer at all, no token, or a status the caller has no rule for. */
export class GraphFailure extends Error {
  override readonly name = 'GraphFailure';
  readonly problem: GraphProblem;

  constructor(problem: GraphProblem) {
    super(problem.message);
    this.problem = problem;
  }
}

const usualWaitSeconds = 5;

export const problems = {
  unavailable: (message: string, retryAfterSeconds = usualWaitSeconds): GraphProblem => ({
    kind: 'unavailable',
    retryAfterSeconds,
    message,
    userMessage: graphSaid('unavailable'),
  }),
  throttled: (retryAfterSeconds: number): GraphProblem => ({
    kind: 'throttled',
    retryAfterSeconds,
    message: 'Graph asks to slow down',
    userMessage: graphSaid('throttled'),
  }),
  noAccess: (message: string): GraphProblem => ({
    kind: 'no access',
    message,
    userMessage: graphSaid('noAccess'),
  }),
  consentNeeded: (message: string): GraphProblem => ({
    kind: 'consent needed',
    message,
    userMessage: graphSaid('consentNeeded'),
  }),
  claimsNeeded: (message: string, claims: string): GraphProblem => ({
    kind: 'claims needed',
    claims,
    message,
    userMessage: graphSaid('claimsNeeded'),
  }),
  signInExpired: (message: string): GraphProblem => ({
    kind: 'sign-in expired',
    message,
    userMessage: graphSaid('signInExpired'),
  }),
  /** Ended before its time: a password was changed, or an administrator revoked what was granted. */
  sessionEnded: (message: string): GraphProblem => ({
    kind: 'sign-in expired',
    message,
    userMessage: graphSaid('sessionEnded'),
  }),
  /** @param number Entra's own, which an administrator can look up */
  signInBlocked: (message: string, number: string): GraphProblem => ({
    kind: 'sign-in blocked',
    message,
    userMessage: said((language) => graphWords(language).signInBlocked(number)),
  }),
  notAssigned: (message: string, number: string): GraphProblem => ({
    kind: 'sign-in blocked',
    message,
    userMessage: said((language) => graphWords(language).notAssigned(number)),
  }),
} as const;

/** Seconds named by a Retry-After header (whole seconds, or a date compared with the answer's own date). */
export function retryAfterOf(headers: Readonly<Record<string, string>>): number | null {
  const text = headers['retry-after'];
  if (text === undefined) return null;
  const seconds = Number(text);
  if (Number.isFinite(seconds) && seconds >= 0) return seconds;
  const until = Date.parse(text);
  const said = Date.parse(headers['date'] ?? '');
  return Number.isNaN(until) || Number.isNaN(said) ? null : Math.max(0, (until - said) / 1000);
}

interface ErrorBody {
  readonly codes: readonly string[];
  readonly message: string;
}

/** Graph nests codes: `error.code`, then `innerError.code` (spelt `innererror` by some services). */
function readErrorBody(body: unknown): ErrorBody {
  const codes: string[] = [];
  let message = '';
  let level: unknown = isObject(body) ? body['error'] : undefined;
  for (let depth = 0; depth < 4 && isObject(level); depth += 1) {
    if (typeof level['code'] === 'string') codes.push(level['code'].toLowerCase());
    if (typeof level['message'] === 'string') message += `${level['message']}\n`;
    level = level['innerError'] ?? level['innererror'];
  }
  return { codes, message };
}

/** Graph's words for a field it does not know (docs/what-a-tenant-must-confirm.md). */
const missingColumnMessage = /field '(\w+)' is not recogni[sz]ed/i;
const duplicateMessage = /duplicate values? w(?:as|ere) found/i;

/**
 * Reads what an answer means, or null for a success. The status alone does not say: a duplicate in a unique column
 * has been seen as 400, 409 and 500, and a stale If-Match as 412 and 409 (docs/what-a-tenant-must-confirm.md, 1 and 5).
 */
export function problemOf(response: GraphResponse): GraphProblem | null {
  const { status, headers } = response;
  if (status < 400) return null;
  const { codes, message } = readErrorBody(response.body);
  const has = (code: string): boolean => codes.includes(code.toLowerCase());
  const log = `Graph answered ${status}${codes[0] === undefined ? '' : ` ${codes[0]}`}`;

  if (has('resourceModified') || status === 412) {
    return {
      kind: 'conflict',
      message: log,
      userMessage: graphSaid('conflict'),
    };
  }
  if (duplicateMessage.test(message) || has('nameAlreadyExists') || has('SPDuplicateValuesFoundException')) {
    return { kind: 'duplicate value', message: log, userMessage: graphSaid('recordedAlready') };
  }
  switch (status) {
    case 401: {
      const claims = claimsChallengeOf(headers);
      return claims === null
        ? problems.signInExpired(log)
        : problems.claimsNeeded(`${log} with a claims challenge`, claims);
    }
    case 403:
      return problems.noAccess(log);
    case 404:
      return {
        kind: 'not found',
        message: log,
        userMessage: graphSaid('notFound'),
      };
    case 410:
      return {
        kind: 'resync',
        message: log,
        userMessage: graphSaid('resync'),
      };
    case 424:
      return {
        kind: 'not tried',
        message: log,
        userMessage: graphSaid('notTried'),
      };
    case 429:
      return problems.throttled(retryAfterOf(headers) ?? usualWaitSeconds);
    case 400:
    case 405:
    case 409:
    case 413:
    case 415:
    case 422: {
      const missingColumn = missingColumnMessage.exec(message)?.[1];
      if (missingColumn === undefined) {
        return { kind: 'not valid', message: log, userMessage: graphSaid('notValid') };
      }
      return {
        kind: 'not valid',
        missingColumn,
        message: `${log}: no column ${missingColumn}`,
        userMessage: said((language) => graphWords(language).columnMissing(missingColumn)),
      };
    }
    default:
      if (status >= 500) return problems.unavailable(log, retryAfterOf(headers) ?? usualWaitSeconds);
      return {
        kind: 'unexpected',
        status,
        message: log,
        userMessage: graphSaid('unexpected'),
      };
  }
}

/**
 * The claims challenge of continuous access evaluation: `WWW-Authenticate: Bearer … error="insufficient_claims",
 * claims="<base64 JSON>"`, decoded to JSON; null when there is none.
 */
export function claimsChallengeOf(headers: Readonly<Record<string, string>>): string | null {
  const header = headers['www-authenticate'];
  if (header === undefined || !header.includes('insufficient_claims')) return null;
  const encoded = /claims="([A-Za-z0-9+/=_-]+)"/.exec(header)?.[1];
  if (encoded === undefined) return null;
  const decoded = Buffer.from(encoded, 'base64').toString('utf8');
  try {
    JSON.parse(decoded);
    return decoded;
  } catch {
    return null;
  }
}

/** Tried again after a minute, in case an administrator is putting it right. */
const refusedApplicationWaitSeconds = 60;

/**
 * What a problem means where the application asked with its own identity: a refusal is then about the application, and a
 * person told to get rights or to sign in would look for a fault where none is.
 */
function asTheApplication(problem: GraphProblem): GraphProblem {
  switch (problem.kind) {
    case 'no access':
    case 'sign-in expired':
    case 'sign-in blocked':
    case 'claims needed':
    case 'consent needed':
      return {
        kind: 'unavailable',
        retryAfterSeconds: refusedApplicationWaitSeconds,
        message: `${problem.message} (to the application itself)`,
        userMessage: graphSaid('appNotLetIn'),
      };
    default:
      return problem;
  }
}

/** Does work with the application's identity. Throws `GraphFailure` whose words are right for that. */
export async function doneByTheApplication<Result>(work: Promise<Result>): Promise<Result> {
  try {
    return await work;
  } catch (error) {
    throw error instanceof GraphFailure ? new GraphFailure(asTheApplication(error.problem)) : error;
  }
}

/** The answer when it is a success; otherwise throws `GraphFailure` with what it means. */
export function orThrow(response: GraphResponse): GraphResponse {
  const problem = problemOf(response);
  if (problem !== null) throw new GraphFailure(problem);
  return response;
}
