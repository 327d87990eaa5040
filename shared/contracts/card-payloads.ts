import { z } from 'zod';
import type { ActionAct } from './act-on-action.ts';
import { itemKeySchema } from './record-update.ts';

/**
 * What a card sends back. A payload proves nothing: who pressed comes from the connector's token, what they may do
 * from the register. `board` and `itemKey` only say what the press was about. All inputs arrive as strings, beside
 * the data the card was made with; an input that was left alone may be missing. Unknown properties are dropped,
 * because Teams adds some of its own.
 */
const onBoard = { board: z.string().min(1).max(40) };
const onItem = { ...onBoard, itemKey: itemKeySchema };

/** Made anew for each rendering of a form: pressing twice on one rendering records once. */
const renderingSchema = z
  .string()
  .min(8)
  .max(60)
  .regex(/^[A-Za-z0-9_-]+$/);

/** An input's text. Longer than any input allows is no honest press; what may be kept is decided when it is recorded. */
const typedText = z.string().max(20_000).optional();

/** What stood on the row when the form was made, as the form's inputs would send it; '' = nothing. */
const seenActionTexts = z.strictObject({
  status: z.string().max(40),
  rag: z.string().max(40),
  percentComplete: z.string().max(40),
  /** The link, or a fingerprint of it when it is long (`seenLink` in bot/cards). */
  evidenceLink: z.string().max(300),
});
export type SeenActionTexts = z.infer<typeof seenActionTexts>;

const seenRiskTexts = z.strictObject({
  likelihood: z.string().max(40),
  impact: z.string().max(40),
  lastReview: z.string().max(40),
  /** Absent on cards from before the date could be changed. */
  nextReview: z.string().max(40).optional(),
});
export type SeenRiskTexts = z.infer<typeof seenRiskTexts>;

/** The fields of an action's form, as typed. */
const actionInputs = {
  status: typedText,
  rag: typedText,
  percentComplete: typedText,
  note: typedText,
  evidenceLink: typedText,
};
export type ActionInputs = z.infer<z.ZodObject<typeof actionInputs>>;

const riskInputs = { likelihood: typedText, impact: typedText, note: typedText, nextReview: typedText };
export type RiskInputs = z.infer<z.ZodObject<typeof riskInputs>>;

/** What stood there when an act was decided on, as texts; '' = nothing. */
const seenActTexts = z.strictObject({
  status: z.string().max(40),
  currentDue: z.string().max(40),
  /** `at` of the request for more time. */
  requestAt: z.string().max(40),
  /** The leads as a fingerprint (`seenOfAct` in bot/cards). */
  leads: z.string().max(300),
});
export type SeenActTexts = z.infer<typeof seenActTexts>;

/** The fields of a form that decides, closes, replies, passes on or puts right, as typed. */
const actInputs = { due: typedText, note: typedText, person: typedText };
export type ActInputs = z.infer<z.ZodObject<typeof actInputs>>;

/** Which of these forms. */
export const actFormSchema = z.enum(['decide', 'close', 'challenge', 'pass on', 'put right']);
export type ActForm = z.infer<typeof actFormSchema>;

const actKindSchema = z.enum([
  'approve more time',
  'set another date',
  'decline more time',
  'close',
  'send back',
  'challenge',
  'pass on',
  'name lead',
  'give date',
] satisfies ActionAct['kind'][]);
/** What a card can do to an action; what is done to many at once has no card. */
export type CardAct = z.infer<typeof actKindSchema>;

/** The weekly pages: what a chair's groups did, and what the board manager is to put right. */
export const weekListSchema = z.enum(['chair', 'manager']);
export type WeekList = z.infer<typeof weekListSchema>;

const firstLine = z.number().int().nonnegative().catch(0);

/**
 * The tick under a text that looks like somebody's identity: saved all the same. Only where a press records; it is never carried to
 * another card, whose text may be another.
 */
const saveAnyway = z.enum(['true', 'false']).optional().catch(undefined);

/** After a conflict: fields of which the person keeps the register's value. */
const keepTheirs = z.array(z.string().max(40)).max(10).optional();

/** today = what needs the person now; mine = everything of theirs. */
export const myListSchema = z.enum(['today', 'mine', 'overdue', 'reviews']);
export type MyList = z.infer<typeof myListSchema>;

export const cardActionSchema = z.discriminatedUnion('verb', [
  /** Show the person's list on this board as it stands now. */
  z.object({
    verb: z.literal('digest.show'),
    ...onBoard,
    list: myListSchema.catch('today'),
    /** Number of the first line to show, from 0: long lists have pages. */
    from: firstLine,
    /** False on a reminder of a day without the weekly pages, so that it stays without them when it is looked at again. */
    week: z.boolean().optional().catch(undefined),
  }),
  /** A weekly page as it stands now. */
  z.object({ verb: z.literal('week.show'), ...onBoard, list: weekListSchema, from: firstLine }),
  /** The person’s open actions for one meeting. */
  z.object({
    verb: z.literal('meeting.show'),
    ...onBoard,
    meetingKey: itemKeySchema,
    from: firstLine,
  }),
  /** When the person’s own reminders come: the form, and what was chosen on it. */
  z.object({ verb: z.literal('reminders.show'), ...onBoard }),
  z.object({
    verb: z.literal('reminders.choose'),
    ...onBoard,
    /** A weekday, or "any". */
    weekday: typedText,
    /** HH:MM, or "board". */
    at: typedText,
    /** An emptied date is not sent at all, so the form says whether it asked for one. */
    asksPause: z.boolean().catch(false),
    pausedUntil: typedText,
  }),
  z.object({ verb: z.literal('help.show') }),
  /** What of the board the person's words fit, as it stands now. */
  z.object({ verb: z.literal('find.show'), ...onBoard, words: z.string().min(1).max(200), from: firstLine }),
  /** The form, with what was typed on an earlier card in it. */
  z.object({ verb: z.literal('action.open'), ...onItem, ...actionInputs }),
  /** The item as it stands, without inputs: what an old confirmation turns into. */
  z.object({ verb: z.literal('action.view'), ...onItem }),
  z.object({
    verb: z.literal('action.record'),
    ...onItem,
    rendering: renderingSchema,
    seen: seenActionTexts,
    ...actionInputs,
    keepTheirs,
    saveAnyway,
  }),
  /** The form that asks for more time; what was typed so far comes along. */
  z.object({ verb: z.literal('action.ask-more-time'), ...onItem, seen: seenActionTexts, ...actionInputs }),
  z.object({
    verb: z.literal('action.more-time'),
    ...onItem,
    rendering: renderingSchema,
    seen: seenActionTexts,
    ...actionInputs,
    proposedDue: typedText,
    reason: typedText,
    keepTheirs,
    saveAnyway,
  }),
  /** A form of an act, with what was typed on an earlier card in it. */
  z.object({ verb: z.literal('act.open'), ...onItem, form: actFormSchema, ...actInputs }),
  z.object({
    verb: z.literal('act.record'),
    ...onItem,
    rendering: renderingSchema,
    seen: seenActTexts,
    act: actKindSchema,
    ...actInputs,
    saveAnyway,
  }),
  z.object({ verb: z.literal('risk.open'), ...onItem, ...riskInputs }),
  z.object({ verb: z.literal('risk.view'), ...onItem }),
  z.object({
    verb: z.literal('risk.confirm'),
    ...onItem,
    rendering: renderingSchema,
    seen: seenRiskTexts,
    ...riskInputs,
    saveAnyway,
  }),
  /** Another day for the next review, and no review. */
  z.object({
    verb: z.literal('risk.change-date'),
    ...onItem,
    rendering: renderingSchema,
    seen: seenRiskTexts,
    ...riskInputs,
    saveAnyway,
  }),
  z.object({
    verb: z.literal('risk.re-score'),
    ...onItem,
    rendering: renderingSchema,
    seen: seenRiskTexts,
    ...riskInputs,
    saveAnyway,
  }),
]);
export type CardAction = z.infer<typeof cardActionSchema>;
export type CardVerb = CardAction['verb'];
