import { z } from 'zod';
import { actionSchema } from '../domain/action.ts';
import { civilDateSchema } from '../domain/civil-date.ts';
import { groupSchema, meetingSchema, personSchema } from '../domain/person.ts';
import { assessmentSchema, controlSchema, riskSchema } from '../domain/risk.ts';
import { showingSchema } from '../domain/showing.ts';
import { scoringSchemeSchema } from '../domain/scoring-scheme.ts';
import { boardSettingsSchema, vocabularySchema } from '../domain/settings.ts';
import { updateSchema } from '../domain/update.ts';

/**
 * The tab's API. Every route wants `Authorization: Bearer <Teams SSO token>`; the service acts on behalf of that
 * person, so SharePoint itself decides what is in an answer.
 *
 *   GET  /api/boards                                     → BoardsResponse
 *   POST /api/boards/:board/changes   ChangesRequest     → ChangesResponse   (cold load and refresh are one call)
 *   GET  /api/boards/:board/history/:kind/:itemKey       → HistoryResponse   (kind = action | risk)
 *   POST /api/boards/:board/meetings/showing  ShowInMeeting → ShowOutcome     (contracts/show-in-meeting.ts)
 *   POST /api/boards/:board/actions/updates  RecordActionUpdate → RecordActionOutcome
 *   POST /api/boards/:board/actions/acts     ActOnAction        → ActOnActionOutcome
 *   POST /api/boards/:board/risks/reviews    ReviewRisk         → ReviewRiskOutcome
 *   POST /api/boards/:board/actions/many     ChangeMany         → ChangeManyOutcome   (contracts/change-many.ts)
 *   POST /api/boards/:board/undo             UndoChange         → UndoOutcome         (contracts/undo.ts)
 *
 * A failure is `ApiFailure` with its HTTP status.
 */
export const boardsResponseSchema = z.strictObject({
  boards: z.array(
    z.strictObject({
      id: z.string(),
      /** The board's own title, or its id while it cannot be read. */
      title: z.string(),
      siteUrl: z.string(),
      /** False = the person has no rights on that board's site. */
      readable: z.boolean(),
    }),
  ),
});
export type BoardsResponse = z.infer<typeof boardsResponseSchema>;

export const changesRequestSchema = z.strictObject({
  /** From the previous answer; absent = from the beginning. Opaque to the tab. */
  cursor: z.string().max(60_000).optional(),
  /** With a complete cursor: hold the answer until something changed, at most this long. */
  waitSeconds: z.number().int().min(0).max(25).default(0),
});
export type ChangesRequest = z.input<typeof changesRequestSchema>;

export const registerRowsSchema = z.strictObject({
  risks: z.array(riskSchema),
  controls: z.array(controlSchema),
  actions: z.array(actionSchema),
  people: z.array(personSchema),
  groups: z.array(groupSchema),
  meetings: z.array(meetingSchema),
});
export type RegisterRows = z.infer<typeof registerRowsSchema>;
export type RegisterListName = keyof RegisterRows;

/**
 * Names the shape of `registerRowsSchema`: another schema has another name (a test holds them together). Thousands of rows come at once,
 * each made field by field by the service, so the tab looks at this name and not into each of them again.
 */
export const registerRowsShape = '6qhHpBfz6Y7y';

const registerLists = registerRowsSchema.keyof().options;

export const boardInfoSchema = z.strictObject({
  id: z.string(),
  siteUrl: z.string(),
  settings: boardSettingsSchema,
  vocabulary: vocabularySchema,
  /** Every version ever used, so that an old score is read by its own scheme. */
  schemes: z.array(scoringSchemeSchema),
  /** The newest version of the reminder policy: a page about it reads it again when this changes. */
  policyVersion: z.number().int().nonnegative(),
  /** The newest decision about the schemes: likewise. */
  schemeChange: z.number().int().nonnegative(),
  /** Rows of Settings that could not be read, in plain English. */
  problems: z.array(z.string()),
});
export type BoardInfo = z.infer<typeof boardInfoSchema>;

export const changesResponseSchema = z.strictObject({
  rowsShape: z.literal(registerRowsShape),
  cursor: z.string(),
  /** False = call again at once with this cursor: more pages follow. */
  complete: z.boolean(),
  /** Today on the board's own calendar. */
  today: civilDateSchema,
  /** ISO instant on the tenant's clock. */
  now: z.string(),
  /** Present on the first answer and whenever Settings changed. */
  board: boardInfoSchema.nullable(),
  /** Rows new or changed since the cursor: replace by `id` within their list. */
  changed: registerRowsSchema,
  /** SharePoint item ids deleted (or no longer visible) since the cursor. */
  removed: z.strictObject({
    risks: z.array(z.string()),
    controls: z.array(z.string()),
    actions: z.array(z.string()),
    people: z.array(z.string()),
    groups: z.array(z.string()),
    meetings: z.array(z.string()),
  }),
  /** What is being shown to everybody, by meeting: always all of it. Keys only, whatever the person may see. */
  showings: z.array(showingSchema),
  /** True = the cursor was too old: forget every row, then apply this answer. */
  startAgain: z.boolean(),
});
export type ChangesResponse = z.infer<typeof changesResponseSchema>;

/** The same answer as the tab checks it: its rows by the name of their shape alone. */
export const receivedChangesSchema = changesResponseSchema.extend({
  changed: z.custom<RegisterRows>(
    (rows) =>
      typeof rows === 'object' &&
      rows !== null &&
      registerLists.every((list) => Array.isArray((rows as Record<string, unknown>)[list])),
  ),
});

export const historyResponseSchema = z.strictObject({
  updates: z.array(updateSchema),
  /** For a risk: every scoring, oldest first. Empty for an action. */
  assessments: z.array(assessmentSchema),
});
export type HistoryResponse = z.infer<typeof historyResponseSchema>;

export const apiFailureSchema = z.strictObject({
  code: z.enum([
    'not signed in',
    'consent needed',
    'claims needed',
    'sign-in blocked',
    'no access',
    'not found',
    'not valid',
    /** Something typed looks like somebody's identity: see `saveAnyway` in record-update.ts. */
    'personal details',
    'too many requests',
    'busy',
    'unavailable',
    'unexpected',
  ]),
  /** Plain English: what happened and what to do next. */
  userMessage: z.string(),
  /** For "claims needed": to hand to teams-js getAuthToken. */
  claims: z.string().optional(),
  retryAfterSeconds: z.number().optional(),
  /** To quote to support; also in the service's log. */
  correlationId: z.string(),
});
export type ApiFailure = z.infer<typeof apiFailureSchema>;
