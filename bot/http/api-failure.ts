import type { Request, Response } from 'express';
import { z } from 'zod';
import type { ApiFailure } from '../../shared/contracts/tab-api.ts';
import { languageOf, said, type Language, type Said } from '../../shared/domain/language.ts';
import { issueInWords, sentences } from '../../shared/domain/schema-words.ts';
import { GraphFailure, type GraphProblem } from '../graph/graph-errors.ts';

import { apiSaid } from './api-words.ts';

export type FailureCode = ApiFailure['code'];

export interface FailureAnswer {
  readonly status: number;
  readonly code: FailureCode;
  readonly userMessage: Said;
  readonly claims?: string;
  readonly retryAfterSeconds?: number;
}

/** Thrown by a route to answer with a failure of its own. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly answer: FailureAnswer;

  constructor(answer: FailureAnswer) {
    super(answer.code);
    this.answer = answer;
  }
}

export const failures = {
  notSignedIn: {
    status: 401,
    code: 'not signed in',
    userMessage: apiSaid((words) => words.notSignedIn),
  },
  noSuchBoard: {
    status: 404,
    code: 'not found',
    userMessage: apiSaid((words) => words.noSuchBoard),
  },
  noSuchAddress: {
    status: 404,
    code: 'not found',
    userMessage: apiSaid((words) => words.noSuchAddress),
  },
  unreadable: {
    status: 400,
    code: 'not valid',
    userMessage: apiSaid((words) => words.unreadable),
  },
  tooLarge: {
    status: 413,
    code: 'not valid',
    userMessage: apiSaid((words) => words.tooLarge),
  },
  tooManyRequests: (retryAfterSeconds: number): FailureAnswer => ({
    status: 429,
    code: 'too many requests',
    userMessage: apiSaid((words) => words.tooManyRequests),
    retryAfterSeconds,
  }),
  unavailable: {
    status: 503,
    code: 'unavailable',
    userMessage: apiSaid((words) => words.unavailable),
    retryAfterSeconds: 10,
  },
  unexpected: {
    status: 500,
    code: 'unexpected',
    userMessage: apiSaid((words) => words.unexpected),
  },
} as const satisfies Record<string, FailureAnswer | ((seconds: number) => FailureAnswer)>;

/** What a person is told when Graph, or the way to it, said no. */
function failureOfGraph(problem: GraphProblem): FailureAnswer {
  const { userMessage } = problem;
  switch (problem.kind) {
    case 'not found':
      return { status: 404, code: 'not found', userMessage };
    case 'no access':
      return { status: 403, code: 'no access', userMessage };
    case 'consent needed':
      return { status: 403, code: 'consent needed', userMessage };
    case 'claims needed':
      return { status: 401, code: 'claims needed', userMessage, claims: problem.claims };
    case 'sign-in blocked':
      return { status: 403, code: 'sign-in blocked', userMessage };
    case 'sign-in expired':
      return { status: 401, code: 'not signed in', userMessage };
    case 'conflict':
    case 'duplicate value':
      return { status: 409, code: 'busy', userMessage };
    case 'not tried':
    case 'resync':
      return { status: 503, code: 'busy', userMessage, retryAfterSeconds: 2 };
    case 'throttled':
      return {
        status: 429,
        code: 'too many requests',
        userMessage,
        retryAfterSeconds: Math.ceil(problem.retryAfterSeconds),
      };
    case 'unavailable':
      return {
        status: 503,
        code: 'unavailable',
        userMessage,
        retryAfterSeconds: Math.ceil(problem.retryAfterSeconds),
      };
    case 'not valid':
    case 'unexpected':
      return { status: 502, code: 'unexpected', userMessage };
  }
}

const httpErrorSchema = z.object({ status: z.number(), type: z.string().optional() });

/** The answer for anything a route threw; null = nobody foresaw it. */
export function failureOf(error: unknown): FailureAnswer | null {
  if (error instanceof ApiError) return error.answer;
  if (error instanceof GraphFailure) return failureOfGraph(error.problem);
  // Body parsers throw errors that carry a status.
  const http = httpErrorSchema.safeParse(error);
  if (!http.success) return null;
  if (http.data.status === 413) return failures.tooLarge;
  return http.data.status >= 400 && http.data.status < 500 ? failures.unreadable : null;
}

/** The language the tab says its person reads. */
export function languageOfRequest(request: Request): Language {
  return languageOf(request.get('accept-language'));
}

export function sendFailure(response: Response, answer: FailureAnswer, correlationId: string): void {
  const { status, userMessage, ...rest } = answer;
  if (answer.retryAfterSeconds !== undefined) response.set('Retry-After', `${answer.retryAfterSeconds}`);
  if (status === 401) response.set('WWW-Authenticate', 'Bearer');
  const body: ApiFailure = {
    ...rest,
    userMessage: userMessage[languageOfRequest(response.req)],
    correlationId,
  };
  response.status(status).json(body);
}

/**
 * The parsed body of a request, or an `ApiError` that says what is wrong: in the schema's own words where they are meant for
 * people, otherwise in general ones. Never repeats what was sent.
 */
export function parseBody<Schema extends z.ZodType>(schema: Schema, body: unknown): z.output<Schema> {
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new ApiError({ ...failures.unreadable, userMessage: wordsFor(issue) });
}

function wordsFor(issue: z.core.$ZodIssue | undefined): Said {
  const { userMessage } = failures.unreadable;
  if (issue === undefined) return userMessage;
  const field = issue.path.at(-1);
  if (issue.code === 'too_big' && !(field === 'note' || field === 'reason' || field === 'evidenceLink')) {
    return userMessage;
  }
  return saidBySchema(issue) ?? userMessage;
}

/** What one of our schemas says to people about what it found, or null for anything it says to nobody. */
export function saidBySchema(issue: z.core.$ZodIssue): Said | null {
  if (issueInWords(issue, 'en') !== sentences.notAsItIs)
    return said((language) => issueInWords(issue, language));
  return issue.code === 'custom' && /[.!]$/.test(issue.message) ? said(() => issue.message) : null;
}
