import { z } from 'zod';
import {
  recordActionUpdateSchema,
  seenActionSchema,
  type RecordActionUpdate,
  type SeenAction,
} from '../../../shared/contracts/record-update.ts';
import type { Action } from '../../../shared/domain/action.ts';
import type { Language } from '../../../shared/domain/language.ts';
import { issueInWords } from '../../../shared/domain/schema-words.ts';
import { actionStatusSchema, ragSchema, type ActionStatus, type Rag } from '../../../shared/domain/status.ts';
import { formWords } from './form-words.ts';

/**
 * What somebody has typed so far: only the fields they touched, as text, each with what stood there when they first
 * touched it. An untouched field follows the register, so it can never be in conflict.
 */
export const updateDraftSchema = z.strictObject({
  idempotencyKey: z.string(),
  edits: z.strictObject({
    status: actionStatusSchema.optional(),
    rag: ragSchema.optional(),
    percentComplete: z.string().optional(),
    evidenceLink: z.string().optional(),
    note: z.string().optional(),
  }),
  seen: seenActionSchema.partial(),
  moreTime: z.strictObject({ proposedDue: z.string(), reason: z.string() }).nullable(),
});
export type UpdateDraft = z.infer<typeof updateDraftSchema>;

export type EditedField = keyof UpdateDraft['edits'];
/** A field of the form that can be wrong. */
export type FormField = EditedField | 'proposedDue' | 'reason' | 'form';

export function emptyDraft(idempotencyKey: string): UpdateDraft {
  return { idempotencyKey, edits: {}, seen: {}, moreTime: null };
}

/** What the form shows, as its controls hold it; `rag` is '' while none was given. */
export interface FormValues {
  status: ActionStatus;
  rag: Rag | '';
  percentComplete: string;
  evidenceLink: string;
  note: string;
}

function standingValues(action: Action): FormValues {
  return {
    status: action.status,
    rag: action.rag ?? '',
    percentComplete: action.percentComplete === null ? '' : String(action.percentComplete),
    evidenceLink: action.evidenceLink,
    note: '',
  };
}

/** The person's own text where they touched a field, else the register's value. */
export function shownValues({ edits }: UpdateDraft, action: Action): FormValues {
  const standing = standingValues(action);
  return {
    status: edits.status ?? standing.status,
    rag: edits.rag ?? standing.rag,
    percentComplete: edits.percentComplete ?? standing.percentComplete,
    evidenceLink: edits.evidenceLink ?? standing.evidenceLink,
    note: edits.note ?? standing.note,
  };
}

/** The draft after one field was changed; changing it back to what stands there is no change any more. */
export function edited<Field extends EditedField>(
  draft: UpdateDraft,
  action: Action,
  field: Field,
  value: FormValues[Field],
): UpdateDraft {
  const edits = without(draft.edits, [field]);
  // A note is added to what is there and replaces nothing.
  if (!isSeenField(field)) return { ...draft, edits: { ...edits, [field]: value } };
  if (value === standingValues(action)[field]) {
    return { ...draft, edits, seen: without(draft.seen, [field]) };
  }
  return {
    ...draft,
    edits: { ...edits, [field]: value },
    // What was seen is what stood there at the first touch, not at the last.
    seen: field in draft.seen ? draft.seen : { ...draft.seen, [field]: seenOf(action)[field] },
  };
}

/** The person agreed that the register's values of these fields stay; everything else they typed is kept. */
export function withoutEdits(draft: UpdateDraft, fields: readonly string[]): UpdateDraft {
  return { ...draft, edits: without(draft.edits, fields), seen: without(draft.seen, fields) };
}

/** The same object without some of its optional properties. */
function without<Parts extends object>(parts: Parts, fields: readonly string[]): Parts {
  return Object.fromEntries(Object.entries(parts).filter(([field]) => !fields.includes(field))) as Parts;
}

/** The person looked at what stands there now and still wants their own. */
export function withSeenNow(draft: UpdateDraft, action: Action): UpdateDraft {
  const now = seenOf(action);
  const seen = Object.keys(draft.seen)
    .filter(isSeenField)
    .map((field) => [field, now[field]]);
  return { ...draft, seen: Object.fromEntries(seen) as UpdateDraft['seen'] };
}

export function isUntouched({ edits, moreTime }: UpdateDraft): boolean {
  const { note = '', ...values } = edits;
  return moreTime === null && note.trim() === '' && Object.keys(values).length === 0;
}

/** Touched fields whose value somebody else changed since: shown beside the field before anything is saved. */
export function changedMeanwhile(draft: UpdateDraft, action: Action): (keyof SeenAction)[] {
  const now = seenOf(action);
  return Object.keys(draft.seen)
    .filter(isSeenField)
    .filter((field) => draft.seen[field] !== now[field]);
}

export type ComposedUpdate =
  { ok: true; update: RecordActionUpdate } | { ok: false; problems: Partial<Record<FormField, string>> };

/** The draft as the contract wants it, or what is wrong with each field in the words of the same contract. */
export function composeUpdate(draft: UpdateDraft, action: Action, language: Language = 'en'): ComposedUpdate {
  const w = formWords(language);
  const { percentComplete, note, ...edits } = draft.edits;
  const problems: Partial<Record<FormField, string>> = {};
  const percent = percentComplete === undefined ? undefined : readPercent(percentComplete);
  if (percent === null) problems.percentComplete = w.percentWrong;
  if (draft.moreTime !== null && draft.moreTime.proposedDue === '') problems.proposedDue = w.newDateMissing;
  const parsed = recordActionUpdateSchema.safeParse({
    idempotencyKey: draft.idempotencyKey,
    itemKey: action.key,
    seen: { ...seenOf(action), ...draft.seen },
    ...edits,
    ...(typeof percent === 'number' ? { percentComplete: percent } : {}),
    ...(note === undefined || note.trim() === '' ? {} : { note }),
    ...(draft.moreTime === null ? {} : { moreTime: draft.moreTime }),
  });
  if (parsed.success && Object.keys(problems).length === 0) return { ok: true, update: parsed.data };
  for (const issue of parsed.error?.issues ?? []) {
    const field = fieldOf(issue.path);
    // "Nothing was changed" is not true while a wrong value waits to be put right.
    if (field === 'form' && Object.keys(problems).length > 0) continue;
    problems[field] ??= issueInWords(issue, language);
  }
  return { ok: false, problems };
}

function isSeenField(field: string): field is keyof SeenAction {
  return field in seenActionSchema.shape;
}

function seenOf(action: Action): SeenAction {
  const { status, rag, percentComplete, evidenceLink } = action;
  return { status, rag, percentComplete, evidenceLink };
}

/** Null when the text is no whole number from 0 to 100. */
function readPercent(text: string): number | null {
  const digits = /^\s*(\d{1,3})\s*%?\s*$/.exec(text)?.[1];
  const percent = digits === undefined ? Number.NaN : Number(digits);
  return percent <= 100 ? percent : null;
}

const formFields: readonly FormField[] = [
  'status',
  'rag',
  'percentComplete',
  'evidenceLink',
  'note',
  'proposedDue',
  'reason',
];

function fieldOf(path: readonly PropertyKey[]): FormField {
  const last = path.at(-1);
  return formFields.find((field) => field === last) ?? 'form';
}
