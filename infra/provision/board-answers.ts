import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { civilDateSchema } from '../../shared/domain/civil-date.ts';
import { schemePresets } from '../../shared/domain/scheme-presets.ts';
import { boardSettingsSchema } from '../../shared/domain/settings.ts';
import { schemeKey } from '../../shared/sharepoint/read-schemes.ts';

const schemeNames = schemePresets.map((preset) => schemeKey(preset).replace('scheme:', ''));

const isTimeZone = (name: string): boolean => {
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(name);
    return true;
  } catch {
    return false;
  }
};

export const managerSchema = z.strictObject({
  name: z.string().trim().min(1),
  email: z.email('must be an e-mail address'),
  /** Entra object id. Left out = the directory is asked, which knows guests by another name: give it for them. */
  objectId: z.guid('must be the person’s object id in Entra: a GUID').optional(),
  agency: z.string().trim().optional(),
  jobTitle: z.string().trim().optional(),
});
export type ManagerAnswer = z.infer<typeof managerSchema>;

/** What an administrator says about a new board; every part may be left out, and then keeps what stands or its default. */
export const boardAnswersSchema = z.strictObject({
  title: boardSettingsSchema.shape.title.optional(),
  partnership: boardSettingsSchema.shape.partnership.optional(),
  timeZone: z
    .string()
    .refine(isTimeZone, 'must be a time zone by its name, such as Europe/London')
    .optional(),
  planStart: civilDateSchema.optional(),
  /** Added to those there are. */
  managers: z.array(managerSchema).max(20).optional(),
  /** One of the ready-made schemes: "product-5x5@1". */
  scheme: z.enum(schemeNames as [string, ...string[]], `must be one of ${schemeNames.join(', ')}`).optional(),
  /** Parts of the reminder policy, by the names of `reminderPolicySchema`. */
  reminders: z.record(z.string(), z.unknown()).optional(),
});
export type BoardAnswers = z.infer<typeof boardAnswersSchema>;

/** Reads what stands in a file of answers: JSON. The problems name each part and say what it must be. */
export function readBoardAnswers(
  text: string,
):
  | { readonly ok: true; readonly answers: BoardAnswers }
  | { readonly ok: false; readonly problems: readonly string[] } {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return { ok: false, problems: ['It is not JSON: a bracket, a comma or a quotation mark is missing.'] };
  }
  const parsed = boardAnswersSchema.safeParse(json);
  if (parsed.success) return { ok: true, answers: parsed.data };
  return {
    ok: false,
    problems: parsed.error.issues.map((issue) =>
      issue.path.length === 0 ? issue.message : `“${issue.path.join('.')}”: ${issue.message}`,
    ),
  };
}
