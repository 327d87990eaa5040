import { z } from 'zod';
import { chosenSchema } from '../connector/composing.ts';
import type { NewFaultRule } from '../faults.ts';
import { signInRefusals } from '../entra/sign-in-refusals.ts';
import type { SignInConditions } from '../entra/token-issuer.ts';
import type { TeamsConditions } from '../state/teams-conditions.ts';
import type { Switches } from '../switches.ts';

const count = z.int().min(0);

export const clockSchema = z
  .strictObject({
    /** The moment to move to. */
    now: z.iso.datetime({ offset: true }).optional(),
    /** Whole days to move by (negative goes back); the hour of the day in the United Kingdom stays. */
    advanceDays: z.int().min(-3660).max(3660).optional(),
    /** Back to real time. */
    reset: z.literal(true).optional(),
    /** Stand still (true) or tick on (false). */
    freeze: z.boolean().optional(),
  })
  .refine((clock) => Object.keys(clock).length > 0, 'Say what to do with the clock.');

export const ssoTokenSchema = z.strictObject({
  userId: z.string().min(1),
  /** The Application ID URI or client id the token is for; the app's own when left out. */
  resource: z.string().optional(),
  /** A claims challenge to satisfy, as the tab passes it to `getAuthToken`. */
  claims: z.string().optional(),
});

export const textSchema = z.strictObject({ text: z.string().trim().min(1).max(28_000) });

export const invokeSchema = z.strictObject({
  messageId: z.string().min(1),
  action: z.strictObject({
    type: z.literal('Action.Execute'),
    verb: z.string().optional(),
    id: z.string().optional(),
    title: z.string().optional(),
    data: z.unknown().optional(),
  }),
  trigger: z.enum(['manual', 'automatic']).default('manual'),
});

export const submitSchema = z.strictObject({ messageId: z.string().min(1), data: z.unknown() });

export const blockSchema = z.strictObject({ blocked: z.boolean().default(true) });

const effectSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('respond'),
    status: z.int().min(400).max(599),
    code: z.string().optional(),
    message: z.string().optional(),
    retryAfterSeconds: count.optional(),
    headers: z.record(z.string(), z.string()).optional(),
    body: z.unknown().optional(),
  }),
  z.strictObject({ kind: z.literal('delay'), milliseconds: z.int().min(0).max(120_000) }),
  z.strictObject({ kind: z.literal('disconnect') }),
  z.strictObject({ kind: z.literal('lose-answer') }),
]);

export const faultsSchema = z.strictObject({
  rules: z
    .array(
      z.strictObject({
        id: z.string().optional(),
        surface: z.enum(['graph', 'entra', 'connector']).optional(),
        method: z.string().optional(),
        path: z.string().optional(),
        appId: z.string().optional(),
        userId: z.string().optional(),
        skip: count.optional(),
        times: z.int().min(1).nullable().optional(),
        effect: effectSchema,
      }),
    )
    .min(1),
});

export const conditionsSchema = z.strictObject({
  consentRequired: z.boolean().optional(),
  strongerSignInRequired: z.boolean().optional(),
  declinesSignIn: z.boolean().optional(),
  expiredToken: z.boolean().optional(),
  sessionRevoked: z.boolean().optional(),
  refusal: z.enum(signInRefusals).nullable().optional(),
});

/** `userId` null = whoever typed the code declines. */
export const deviceSchema = z.strictObject({
  userCode: z.string().min(1),
  userId: z.string().min(1).nullable(),
});

export const whoSchema = z.strictObject({ userId: z.string().min(1) });

export const teamsConditionsSchema = z.strictObject({
  left: z.boolean().optional(),
  noTeamsLicence: z.boolean().optional(),
  appBlockedByPolicy: z.boolean().optional(),
});

export const channelMessageSchema = z.strictObject({
  /** Who writes. */
  userId: z.string().min(1),
  /** The bot hears of it when "@" and its name are in it. */
  text: z.string().trim().min(1).max(28_000),
});

/** What is done in the compose area: a search (empty words = the box was opened) or a link that was pasted. */
const composingSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('search'), commandId: z.string().min(1), words: z.string().max(500) }),
  z.strictObject({ kind: z.literal('link'), url: z.url() }),
]);
export const composeSchema = z.strictObject({ composing: composingSchema });
export const channelComposeSchema = z.strictObject({ userId: z.string().min(1), composing: composingSchema });

export const postSchema = z.strictObject({ text: z.string().max(28_000), card: chosenSchema });
export const channelPostSchema = postSchema.extend({ userId: z.string().min(1) });

export const channelInvokeSchema = invokeSchema.omit({ trigger: true }).extend({ userId: z.string().min(1) });

export const switchesSchema = z.strictObject({
  staleEtag: z.enum(['412', '409']).optional(),
  duplicateValue: z.enum(['400-invalidRequest', '409-nameAlreadyExists']).optional(),
  dateOnly: z.enum(['site-midnight', 'as-written']).optional(),
  deltaUnderSelected: z.enum(['allowed', 'refused']).optional(),
  userListUnderSelected: z.enum(['allowed', 'refused']).optional(),
  subscriptionsUnderSelected: z.enum(['allowed', 'refused']).optional(),
  deltaLinkFields: z.enum(['remembered', 'forgotten']).optional(),
  numericLookupId: z.enum(['accepted', 'refused']).optional(),
  unlistedChoice: z.enum(['refused', 'accepted']).optional(),
  requiredColumn: z.enum(['enforced', 'not-enforced']).optional(),
  hiddenList: z.enum(['kept', 'ignored', 'refused']).optional(),
  rolesInGrantList: z.enum(['listed', 'left-out']).optional(),
  shutFile: z.enum(['403', '404']).optional(),
  narrowingByInvite: z.enum(['honoured', 'refused']).optional(),
  blockedChat: z.enum(['ConversationBlockedByUser', 'MessageWritesBlocked']).optional(),
  appInTeams: z.enum(['allowed', 'disabled-by-admin']).optional(),
  installingByGraph: z.enum(['permitted', 'not-consented']).optional(),
  delegatedConsent: z.enum(['given', 'withdrawn']).optional(),
  entraClockOffsetSeconds: z.int().min(-86_400).max(86_400).optional(),
  sharingToStage: z.enum(['allowed', 'not-permitted', 'refused']).optional(),
  latencyMilliseconds: count.optional(),
  defaultPageSize: z.int().min(1).optional(),
  largestPageSize: z.int().min(1).optional(),
  listViewThreshold: z.int().min(1).optional(),
  versionLimit: z.int().min(1).optional(),
  resourceUnitsPerMinute: z.int().min(1).nullable().optional(),
});

/** Drops the keys that were left out, which a zod result holds as `undefined` at most in its type. */
function present<Value extends object>(
  value: Value,
): { [Key in keyof Value]: Exclude<Value[Key], undefined> } {
  return Object.fromEntries(Object.entries(value).filter(([, each]) => each !== undefined)) as {
    [Key in keyof Value]: Exclude<Value[Key], undefined>;
  };
}

export function asFaultRule(rule: z.infer<typeof faultsSchema>['rules'][number]): NewFaultRule {
  return { ...present(rule), effect: present(rule.effect) };
}

export function asConditions(conditions: z.infer<typeof conditionsSchema>): SignInConditions {
  return present(conditions);
}

export function asTeamsConditions(conditions: z.infer<typeof teamsConditionsSchema>): TeamsConditions {
  return present(conditions);
}

export function asSwitches(switches: z.infer<typeof switchesSchema>): Partial<Switches> {
  return present(switches);
}
