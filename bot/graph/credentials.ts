import { createHash } from 'node:crypto';
import {
  AuthError,
  ClientAuthError,
  InteractionRequiredAuthError,
  type AuthenticationResult,
} from '@azure/msal-node';
import type { ApplicationCredential } from '../application-credential.ts';
import { inSpan } from '../tracing/span.ts';
import { createApplicationClient } from './application-client.ts';
import { GraphFailure, problems, type GraphProblem } from './graph-errors.ts';
import { spanOfToken } from './graph-spans.ts';

/** What a caller wants beyond the usual token: a claims challenge answered, or one that was not kept. */
export interface TokenDemand {
  /** Claims challenge as JSON. */
  readonly claims?: string;
  readonly fresh?: boolean;
}

/** Gives an access token for Graph. Throws `GraphFailure` when there is none to be had. */
export type TokenProvider = (demand?: TokenDemand) => Promise<string>;

export interface GraphCredentials {
  /** The application's own identity. */
  readonly app: TokenProvider;
  /** On behalf of the person whose (already checked) Teams token is given. */
  onBehalfOf(assertion: string): TokenProvider;
}

export interface CredentialSettings {
  readonly authority: string;
  readonly appClientId: string;
  readonly appCredential: ApplicationCredential;
  /** What tokens are asked for: Graph's name in its cloud, which need not be the address it answers under. */
  readonly graphResource: string;
}

/** Most people whose tokens are kept at a time; the one unused for longest goes first. */
const mostKeptTokens = 1_000;
/** A token is not handed out in its last minutes: it would run out on the way. */
const spareMilliseconds = 3 * 60_000;
const signInTimeoutMilliseconds = 20_000;

interface KeptToken {
  readonly token: string;
  readonly expiresAt: number;
}

/** `machineTime` gives milliseconds since 1970: tokens live by the machine's own clock. */
export function createGraphCredentials(
  settings: CredentialSettings,
  machineTime: () => number = Date.now,
): GraphCredentials {
  const identity = {
    clientId: settings.appClientId,
    authority: settings.authority,
    credential: settings.appCredential,
    // Says that this service understands claims challenges, so that a revoked session ends at once.
    capabilities: ['CP1'],
  };
  const scopes = [`${settings.graphResource}/.default`];
  const appClient = createApplicationClient(identity);
  const personClient = createApplicationClient(identity);
  const kept = new Map<string, KeptToken>();
  const underWay = new Map<string, Promise<string>>();

  const keep = (key: string, result: AuthenticationResult): void => {
    kept.delete(key);
    kept.set(key, { token: result.accessToken, expiresAt: result.expiresOn?.getTime() ?? 0 });
    for (const oldest of kept.keys()) {
      if (kept.size <= mostKeptTokens) break;
      kept.delete(oldest);
    }
  };

  const exchange = (key: string, assertion: string, demand: TokenDemand): Promise<string> =>
    inSpan(spanOfToken('person'), () => exchanged(key, assertion, demand));

  const exchanged = async (key: string, assertion: string, demand: TokenDemand): Promise<string> => {
    try {
      const result = await inTime(
        personClient.acquireTokenOnBehalfOf({
          oboAssertion: assertion,
          scopes,
          skipCache: true,
          ...(demand.claims === undefined ? {} : { claims: demand.claims }),
        }),
      );
      if (result === null) throw new GraphFailure(problems.signInExpired('No token on behalf of the person'));
      keep(key, result);
      return result.accessToken;
    } catch (error) {
      throw new GraphFailure(answerTo(demand, readSignInError(error)));
    } finally {
      // MSAL's own cache would grow by one entry per Teams token for ever; what is kept is kept above, bounded.
      personClient.clearCache();
    }
  };

  return {
    app: (demand = {}) =>
      inSpan(spanOfToken('app'), async (span) => {
        try {
          const result = await inTime(
            appClient.acquireTokenByClientCredential({
              scopes,
              skipCache: demand.fresh === true || demand.claims !== undefined,
              ...(demand.claims === undefined ? {} : { claims: demand.claims }),
            }),
          );
          if (result === null) throw new GraphFailure(problems.unavailable('No token for the application'));
          // MSAL had it: nobody was asked.
          if (result.fromCache) span.discard();
          return result.accessToken;
        } catch (error) {
          const problem = readSignInError(error);
          // Nobody can be asked to sign in for the application: whatever the reason, its token is not to be had now.
          throw new GraphFailure(
            problem.kind === 'unavailable' ? problem : problems.unavailable(problem.message),
          );
        }
      }),

    onBehalfOf: (assertion) => {
      const key = createHash('sha256').update(assertion).digest('base64url');
      return async (demand = {}) => {
        const usual = demand.claims === undefined && demand.fresh !== true;
        const found = kept.get(key);
        if (usual && found !== undefined && found.expiresAt - spareMilliseconds > machineTime()) {
          kept.delete(key);
          kept.set(key, found);
          return found.token;
        }
        if (!usual) return exchange(key, assertion, demand);
        const waiting = underWay.get(key);
        if (waiting !== undefined) return waiting;
        const asked = exchange(key, assertion, demand).finally(() => underWay.delete(key));
        underWay.set(key, asked);
        return asked;
      };
    },
  };
}

/**
 * Graph challenged, and Entra would not answer the challenge for an assertion of before: then it is the person's to answer, in the window
 * Teams opens for it. Entra itself names no claims with that refusal.
 */
function answerTo(demand: TokenDemand, problem: GraphProblem): GraphProblem {
  return problem.kind === 'sign-in expired' && demand.claims !== undefined
    ? problems.claimsNeeded(problem.message, demand.claims)
    : problem;
}

async function inTime<Result>(asked: Promise<Result>): Promise<Result> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(new GraphFailure(problems.unavailable('Entra gave no answer in time'))),
      signInTimeoutMilliseconds,
    );
  });
  try {
    return await Promise.race([asked, tooLate]);
  } finally {
    clearTimeout(timer);
  }
}

/** `AADSTS…` numbers are the only stable names of Entra's errors; the sentences around them change. */
const consentMissing = /AADSTS65001|AADSTS65004|consent_required/;
const assertionExpired = /AADSTS(?:500133|50013|70008|70043|700082)\b/;
/** What was granted was revoked, or its password changed: an assertion from before stays worthless however often it is shown. */
const sessionEnded = /AADSTS(?:50173|50132|50133)\b/;
/** Conditional access: the device, the place, the app or the person's risk. A challenge may come along, but only leads here again. */
const blockedByPolicy = /AADSTS(?:53000|53001|53002|53003|53011|530002|530003|530021|530032)\b/;
/** Not assigned to the application, or an account that is disabled, gone or of another tenant. */
const accountNotLetIn = /AADSTS(?:50105|50057|50034|50020)\b/;

/** What an error of MSAL means. Its message may quote ids of people, so only its codes reach `message`. */
export function readSignInError(error: unknown): GraphProblem {
  if (error instanceof GraphFailure) return error.problem;
  if (!(error instanceof AuthError)) return problems.unavailable('Entra could not be reached');
  const number = /AADSTS\d+/.exec(error.errorMessage)?.[0];
  const log = `Entra answered ${error.errorCode}${number === undefined ? '' : ` ${number}`}`;
  const everything = `${error.errorCode} ${error.subError} ${error.errorMessage}`;
  if (blockedByPolicy.test(everything)) return problems.signInBlocked(log, number ?? '');
  if (accountNotLetIn.test(everything)) return problems.notAssigned(log, number ?? '');
  const claims = error instanceof InteractionRequiredAuthError ? error.claims : '';
  if (claims !== '') return problems.claimsNeeded(log, claims);
  if (consentMissing.test(everything)) return problems.consentNeeded(log);
  if (sessionEnded.test(everything)) return problems.sessionEnded(log);
  if (assertionExpired.test(everything) || error instanceof InteractionRequiredAuthError) {
    return problems.signInExpired(log);
  }
  if (error instanceof ClientAuthError || error.errorCode === 'invalid_client') {
    return problems.unavailable(log);
  }
  if (error.errorCode === 'invalid_grant') return problems.signInExpired(log);
  return problems.unavailable(log);
}
