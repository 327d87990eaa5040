import type { z } from 'zod';
import {
  paperOutcomeSchema,
  type MakePaperRequest,
  type PaperOutcome,
} from '../../shared/contracts/papers.ts';
import {
  actOnActionOutcomeSchema,
  type ActOnAction,
  type ActOnActionOutcome,
} from '../../shared/contracts/act-on-action.ts';
import {
  changeManyOutcomeSchema,
  type ChangeMany,
  type ChangeManyOutcome,
} from '../../shared/contracts/change-many.ts';
import {
  recordActionOutcomeSchema,
  reviewRiskOutcomeSchema,
  type RecordActionOutcome,
  type RecordActionUpdate,
  type ReviewRisk,
  type ReviewRiskOutcome,
} from '../../shared/contracts/record-update.ts';
import {
  recordInMeetingOutcomeSchema,
  type RecordInMeeting,
  type RecordInMeetingOutcome,
} from '../../shared/contracts/record-in-meeting.ts';
import {
  showOutcomeSchema,
  type ShowInMeeting,
  type ShowOutcome,
} from '../../shared/contracts/show-in-meeting.ts';
import {
  receiptsExportSchema,
  receiptsResponseSchema,
  sendAgainOutcomeSchema,
  type ReceiptsExport,
  type ReceiptsFilter,
  type ReceiptsResponse,
  type SendAgainOutcome,
  type SendAgainRequest,
} from '../../shared/contracts/receipts.ts';
import {
  apiFailureSchema,
  boardsResponseSchema,
  historyResponseSchema,
  receivedChangesSchema,
  type BoardsResponse,
  type ChangesRequest,
  type ChangesResponse,
  type HistoryResponse,
} from '../../shared/contracts/tab-api.ts';
import {
  policyPreviewSchema,
  policyResponseSchema,
  savePolicyOutcomeSchema,
  type PolicyPreview,
  type PolicyResponse,
  type PreviewPolicy,
  type SavePolicy,
  type SavePolicyOutcome,
} from '../../shared/contracts/reminder-policy.ts';
import {
  decideSchemeOutcomeSchema,
  schemesResponseSchema,
  type DecideScheme,
  type DecideSchemeOutcome,
  type SchemesResponse,
} from '../../shared/contracts/scoring-schemes.ts';
import { assessmentsResponseSchema, type AssessmentsResponse } from '../../shared/contracts/assessments.ts';
import {
  putCellRightOutcomeSchema,
  type PutCellRight,
  type PutCellRightOutcome,
} from '../../shared/contracts/put-cell-right.ts';
import { undoOutcomeSchema, type UndoChange, type UndoOutcome } from '../../shared/contracts/undo.ts';
import type { CivilDate } from '../../shared/domain/civil-date.ts';
import {
  sealedReadingSchema,
  sealOutcomeSchema,
  sinceResponseSchema,
  type SealedReading,
  type SealMeeting,
  type SealOutcome,
  type SinceResponse,
} from '../../shared/contracts/sealed-register.ts';
import type { ItemKind } from '../../shared/domain/update.ts';
import { takesLeave, type ApiResult, type RequestFailure } from './failure.ts';
import type { Language } from '../../shared/domain/language.ts';
import { clientWords, type ClientWords } from './client-words.ts';

export interface ApiClientDependencies {
  fetch: typeof fetch;
  /** The person's token from the host; the reason is already in plain English when there is none. */
  token: (
    claims?: string,
  ) => Promise<{ ok: true; token: string } | { ok: false; userMessage: string; passing: boolean }>;
  /** False when the machine knows it has no network: then nothing is asked of anybody. */
  isOnline: () => boolean;
  /** In which failures are told. Absent = English. */
  language?: Language;
  /** Told each time a call ends because the person has to sign in, or their organisation to allow something, before they can go on. */
  stopped?: () => void;
}

/** Asks the service for `/api{path}`; the answer is checked against the schema. */
export type Call = <Schema extends z.ZodType>(
  schema: Schema,
  path: string,
  body?: unknown,
  signal?: AbortSignal,
  method?: 'PUT',
) => Promise<ApiResult<z.infer<Schema>>>;

export interface ApiClient {
  boards(): Promise<ApiResult<BoardsResponse>>;
  changes(board: string, request: ChangesRequest, signal: AbortSignal): Promise<ApiResult<ChangesResponse>>;
  history(board: string, kind: ItemKind, itemKey: string): Promise<ApiResult<HistoryResponse>>;
  /** Scorings of every risk from a day on. */
  assessments(board: string, since: CivilDate): Promise<ApiResult<AssessmentsResponse>>;
  recordUpdate(board: string, update: RecordActionUpdate): Promise<ApiResult<RecordActionOutcome>>;
  reviewRisk(board: string, review: ReviewRisk): Promise<ApiResult<ReviewRiskOutcome>>;
  act(board: string, act: ActOnAction): Promise<ApiResult<ActOnActionOutcome>>;
  /** One change of several actions, by a board manager; each is decided on its own. */
  changeMany(board: string, change: ChangeMany): Promise<ApiResult<ChangeManyOutcome>>;
  /** A cell that could not be read, put right by a board manager. */
  putCellRight(board: string, cell: PutCellRight): Promise<ApiResult<PutCellRightOutcome>>;
  /** Takes back what the person recorded. */
  undo(board: string, undo: UndoChange): Promise<ApiResult<UndoOutcome>>;
  /** A decision or note, recorded in a meeting. */
  recordInMeeting(board: string, record: RecordInMeeting): Promise<ApiResult<RecordInMeetingOutcome>>;
  /** What everybody in a meeting sees from now on. */
  show(board: string, step: ShowInMeeting): Promise<ApiResult<ShowOutcome>>;
  /**
   * What changed since a meeting.
   * @param meeting null = the board's last
   * @param trailOnly without the sealed register, for whoever has it
   */
  since(board: string, meeting: string | null, trailOnly: boolean): Promise<ApiResult<SinceResponse>>;
  sealMeeting(board: string, seal: SealMeeting): Promise<ApiResult<SealOutcome>>;
  sealedRegister(board: string, meeting: string): Promise<ApiResult<SealedReading>>;
  policy(board: string): Promise<ApiResult<PolicyResponse>>;
  savePolicy(board: string, policy: SavePolicy): Promise<ApiResult<SavePolicyOutcome>>;
  previewPolicy(board: string, question: PreviewPolicy): Promise<ApiResult<PolicyPreview>>;
  schemes(board: string): Promise<ApiResult<SchemesResponse>>;
  decideScheme(board: string, wanted: DecideScheme): Promise<ApiResult<DecideSchemeOutcome>>;
  /** @param after `next` of the page before; null = the newest */
  receipts(
    board: string,
    filter: ReceiptsFilter,
    after: string | null,
    signal?: AbortSignal,
  ): Promise<ApiResult<ReceiptsResponse>>;
  exportReceipts(board: string, filter: ReceiptsFilter): Promise<ApiResult<ReceiptsExport>>;
  makePaper(board: string, request: MakePaperRequest): Promise<ApiResult<PaperOutcome>>;
  sendAgain(board: string, request: SendAgainRequest): Promise<ApiResult<SendAgainOutcome>>;
  /** What only one page asks, it asks with this: so its contracts are fetched with that page. */
  readonly call: Call;
}

/** A call that may wait holds the line for at most 25 s; beyond this the network has swallowed it. */
const patienceMs = 60_000;

/**
 * The service's API as the tab sees it. Every answer is checked against its contract; nothing is thrown except the
 * abort of a call the caller itself gave up.
 */
export function createApiClient({
  fetch,
  token,
  isOnline,
  language = 'en',
  stopped = () => undefined,
}: ApiClientDependencies): ApiClient {
  const words = clientWords(language);
  const call: Call = async (...question) => {
    const result = await ask(...question);
    if (!result.ok && takesLeave(result.failure)) stopped();
    return result;
  };

  async function ask<Schema extends z.ZodType>(
    schema: Schema,
    path: string,
    body?: unknown,
    signal?: AbortSignal,
    method?: 'PUT',
  ): Promise<ApiResult<z.infer<Schema>>> {
    const first = await send(schema, path, body, signal, undefined, method);
    if (first.ok) return first;
    // Teams renews tokens by itself, and claims are met by asking for a token with them: one more try is enough.
    const { code, claims } = first.failure;
    if (code === 'claims needed' && claims !== null) {
      const second = await send(schema, path, body, signal, claims, method);
      // Whoever would not sign in is asked again when they press the button, not each time the page looks by itself.
      return !second.ok && second.failure.code === 'no token'
        ? { ok: false, failure: { ...first.failure, userMessage: second.failure.userMessage } }
        : second;
    }
    if (code === 'not signed in') return send(schema, path, body, signal, undefined, method);
    return first;
  }

  async function send<Schema extends z.ZodType>(
    schema: Schema,
    path: string,
    body: unknown,
    signal: AbortSignal | undefined,
    claims?: string,
    method?: 'PUT',
  ): Promise<ApiResult<z.infer<Schema>>> {
    if (!isOnline()) return failed('no connection', 'the machine is offline', words.notConnected);
    const granted = await token(claims);
    if (!granted.ok) {
      const code = granted.passing ? 'no connection' : 'no token';
      return failed(code, 'the host gave no token', granted.userMessage);
    }
    const sent = asSent(body);
    const timeout = AbortSignal.timeout(patienceMs);
    let response: Response;
    let answer: unknown;
    try {
      response = await fetch(`/api${path}`, {
        method: method ?? (body === undefined ? 'GET' : 'POST'),
        headers: {
          Authorization: `Bearer ${granted.token}`,
          Accept: 'application/json',
          // What the service refuses, it says in this language.
          'Accept-Language': language,
          ...sent.headers,
        },
        ...(sent.body === undefined ? {} : { body: sent.body }),
        signal: signal === undefined ? timeout : AbortSignal.any([signal, timeout]),
      });
      answer = await response.json().catch(() => undefined);
    } catch (error) {
      if (signal?.aborted === true) throw error;
      return failed('no connection', 'the request got no answer', words.notConnected);
    }
    return response.ok ? understood(schema, answer, words) : refused(response, answer, words);
  }

  const onBoard = (board: string) => `/boards/${encodeURIComponent(board)}`;

  return {
    boards: () => call(boardsResponseSchema, '/boards'),
    changes: (board, request, signal) =>
      call(receivedChangesSchema, `${onBoard(board)}/changes`, request, signal),
    history: (board, kind, itemKey) =>
      call(historyResponseSchema, `${onBoard(board)}/history/${kind}/${encodeURIComponent(itemKey)}`),
    assessments: (board, since) =>
      call(assessmentsResponseSchema, `${onBoard(board)}/assessments?since=${since}`),
    recordUpdate: (board, update) =>
      call(recordActionOutcomeSchema, `${onBoard(board)}/actions/updates`, update),
    reviewRisk: (board, review) => call(reviewRiskOutcomeSchema, `${onBoard(board)}/risks/reviews`, review),
    act: (board, act) => call(actOnActionOutcomeSchema, `${onBoard(board)}/actions/acts`, act),
    changeMany: (board, change) => call(changeManyOutcomeSchema, `${onBoard(board)}/actions/many`, change),
    putCellRight: (board, cell) => call(putCellRightOutcomeSchema, `${onBoard(board)}/cells`, cell),
    undo: (board, undo) => call(undoOutcomeSchema, `${onBoard(board)}/undo`, undo),
    recordInMeeting: (board, record) =>
      call(recordInMeetingOutcomeSchema, `${onBoard(board)}/meetings/records`, record),
    show: (board, step) => call(showOutcomeSchema, `${onBoard(board)}/meetings/showing`, step),
    since: (board, meeting, trailOnly) => {
      const query = new URLSearchParams({
        ...(meeting === null ? {} : { meeting }),
        ...(trailOnly ? { trail: 'only' } : {}),
      });
      return call(sinceResponseSchema, `${onBoard(board)}/since?${query.toString()}`);
    },
    sealMeeting: (board, seal) => call(sealOutcomeSchema, `${onBoard(board)}/meetings/seal`, seal),
    sealedRegister: (board, meeting) =>
      call(sealedReadingSchema, `${onBoard(board)}/meetings/${encodeURIComponent(meeting)}/sealed`),
    policy: (board) => call(policyResponseSchema, `${onBoard(board)}/policy`),
    savePolicy: (board, policy) => call(savePolicyOutcomeSchema, `${onBoard(board)}/policy`, policy),
    previewPolicy: (board, question) =>
      call(policyPreviewSchema, `${onBoard(board)}/policy/preview`, question),
    schemes: (board) => call(schemesResponseSchema, `${onBoard(board)}/schemes`),
    decideScheme: (board, wanted) => call(decideSchemeOutcomeSchema, `${onBoard(board)}/schemes`, wanted),
    receipts: (board, filter, after, signal) => {
      const query = new URLSearchParams(
        Object.entries({ ...filter, after: after ?? undefined }).flatMap(([name, value]) =>
          value === undefined ? [] : [[name, value] as [string, string]],
        ),
      );
      return call(
        receiptsResponseSchema,
        `${onBoard(board)}/receipts?${query.toString()}`,
        undefined,
        signal,
      );
    },
    exportReceipts: (board, filter) =>
      call(receiptsExportSchema, `${onBoard(board)}/receipts/export`, filter),
    call,
    makePaper: (board, request) => call(paperOutcomeSchema, `${onBoard(board)}/papers`, request),
    sendAgain: (board, request) =>
      call(sendAgainOutcomeSchema, `${onBoard(board)}/receipts/send-again`, request),
  };
}

function understood<Schema extends z.ZodType>(
  schema: Schema,
  answer: unknown,
  words: ClientWords,
): ApiResult<z.infer<Schema>> {
  const parsed = schema.safeParse(answer);
  if (parsed.success) return { ok: true, value: parsed.data };
  const where = parsed.error.issues
    .slice(0, 3)
    .map((issue) => issue.path.join('.'))
    .join(', ');
  return failed('not understood', `the answer does not fit its contract at: ${where}`, words.notUnderstood);
}

function refused(
  response: Response,
  answer: unknown,
  words: ClientWords,
): { ok: false; failure: RequestFailure } {
  const parsed = apiFailureSchema.safeParse(answer);
  if (parsed.success) {
    const { code, userMessage, correlationId, claims, retryAfterSeconds } = parsed.data;
    return {
      ok: false,
      failure: {
        code,
        message: `the service answered ${response.status}`,
        userMessage,
        correlationId,
        claims: claims ?? null,
        retryAfterSeconds: retryAfterSeconds ?? null,
      },
    };
  }
  // A proxy or gateway in between answers in its own way.
  return failed(
    response.status >= 500 || response.status === 429 ? 'unavailable' : 'unexpected',
    `answered ${response.status} in an unknown form`,
    words.notAsExpected,
  );
}

/** A form or a file travels as it is, everything else as JSON. */
function asSent(body: unknown): { headers: Record<string, string>; body?: BodyInit } {
  if (body === undefined) return { headers: {} };
  if (body instanceof FormData) return { headers: {}, body };
  if (body instanceof Blob) return { headers: { 'Content-Type': 'application/octet-stream' }, body };
  return { headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) };
}

function failed(
  code: RequestFailure['code'],
  message: string,
  userMessage: string,
): { ok: false; failure: RequestFailure } {
  return {
    ok: false,
    failure: { code, message, userMessage, correlationId: null, claims: null, retryAfterSeconds: null },
  };
}
