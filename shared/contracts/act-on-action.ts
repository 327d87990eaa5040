import { z } from 'zod';
import { actionSchema, type Action, type Lead } from '../domain/action.ts';
import { civilDateSchema, isBoardDay } from '../domain/civil-date.ts';
import { sentences } from '../domain/schema-words.ts';
import { actionStatusSchema } from '../domain/status.ts';
import { cleanText } from '../domain/typed-text.ts';
import {
  idempotencyKeySchema,
  itemKeySchema,
  longestNote,
  outcomeOf,
  saveAnywaySchema,
} from './record-update.ts';

const newDate = civilDateSchema.refine(isBoardDay, {
  message: sentences.newYearMistyped,
});

/** What somebody other than its leads' progress does to an action, or a lead who hands it on. */
const actSchema = z.discriminatedUnion('kind', [
  /** The chair's answers to a request for more time. */
  z.strictObject({ kind: z.literal('approve more time') }),
  z.strictObject({ kind: z.literal('set another date'), due: newDate }),
  z.strictObject({ kind: z.literal('decline more time') }),
  /** The chair's answers to "complete": evidence seen, or not yet. */
  z.strictObject({ kind: z.literal('close') }),
  z.strictObject({ kind: z.literal('send back') }),
  /** The reply to an escalation, an entry of the challenge log. */
  z.strictObject({ kind: z.literal('challenge') }),
  /** A lead hands it to their deputy. */
  z.strictObject({ kind: z.literal('pass on'), toPersonKey: z.string().min(1).max(100) }),
  /** The board manager fills in what is missing. */
  z.strictObject({ kind: z.literal('name lead'), personKey: z.string().min(1).max(100) }),
  z.strictObject({ kind: z.literal('give date'), due: newDate }),
  z.strictObject({ kind: z.literal('move date'), due: newDate }),
  z.strictObject({ kind: z.literal('set group'), groupKey: itemKeySchema }),
]);
export type ActionAct = z.infer<typeof actSchema>;

/** Acts of which the other side is owed a reason. */
export const actsThatNeedANote: readonly ActionAct['kind'][] = [
  'decline more time',
  'send back',
  'challenge',
  'move date',
];

const longestLeadsSeen = 4000;

/** One act of one person on one action, from a card or the tab: the same rules either way. */
export const actOnActionSchema = z
  .strictObject({
    idempotencyKey: idempotencyKeySchema,
    itemKey: itemKeySchema,
    /** The meeting in which it was done; absent or null = in none. */
    meetingKey: itemKeySchema.nullable().optional(),
    /** What stood there when the person decided: an act on something else is a conflict. */
    seen: z.strictObject({
      status: actionStatusSchema,
      currentDue: civilDateSchema.nullable(),
      /** `at` of the request for more time; '' = there was none. */
      requestAt: z.string().max(40),
      /** The leads as the row holds them, in one text; '' = nobody. Only compared. */
      leads: z.string().max(longestLeadsSeen),
      /** Absent = it was not shown. */
      groupKey: itemKeySchema.nullable().optional(),
    }),
    act: actSchema,
    note: z.string().overwrite(cleanText).trim().max(longestNote).optional(),
    saveAnyway: saveAnywaySchema,
  })
  .refine(({ act, note }) => !actsThatNeedANote.includes(act.kind) || (note ?? '') !== '', {
    message: sentences.whyShown,
    path: ['note'],
  });
export type ActOnAction = z.infer<typeof actOnActionSchema>;

/** The leads in one text, as `seen.leads` holds them. */
export function leadsAsSeen(leads: readonly Lead[]): string {
  return leads
    .map(({ name, personKey, role }) => `${role} ${personKey ?? ''} ${name}`)
    .join('\n')
    .slice(0, longestLeadsSeen);
}

/** What a form over this row shows, for the act to be decided against. */
export function seenForAct(action: Action): ActOnAction['seen'] {
  return {
    status: action.status,
    currentDue: action.currentDue,
    requestAt: action.moreTimeRequest?.at ?? '',
    leads: leadsAsSeen(action.leads),
  };
}

export const actOnActionOutcomeSchema = outcomeOf(actionSchema);
export type ActOnActionOutcome = z.infer<typeof actOnActionOutcomeSchema>;
