import { z } from 'zod';
import { actorSchema, rowSchema } from './row.ts';
import { updateWords } from './update-words.ts';

export const itemKindSchema = z.enum(['action', 'risk']);
export type ItemKind = z.infer<typeof itemKindSchema>;

/** One field of an item, before and after, in the words a reader of the trail sees ("in progress", "31 March 2026"). */
export const fieldChangeSchema = z.strictObject({
  field: z.enum([
    'status',
    'rag',
    'percentComplete',
    'due',
    'evidenceLink',
    'score',
    'scheme',
    'lastReview',
    'nextReview',
    'leads',
    'group',
    'other',
  ]),
  before: z.string(),
  after: z.string(),
});
export type FieldChange = z.infer<typeof fieldChangeSchema>;

/** What a field is called in English, on a card. */
export const fieldNames = updateWords('en').fields;

export const updateViaSchema = z.enum(['card', 'tab', 'import', 'hand edit seen', 'command line']);

export const updateKindSchema = z.enum([
  'progress',
  'more time asked',
  'more time approved',
  'another date set',
  'more time declined',
  'closed',
  'sent back',
  'passed on',
  // The reply to an escalation: an entry of the board's challenge log.
  'challenge',
  // A lead or a date that was missing, put in by the board manager.
  'put right',
  'date moved',
  'review confirmed',
  're-scored',
  'review date changed',
  // Said or decided in a meeting, and changing no value of the item.
  'meeting decision',
  'meeting note',
  // Somebody took back what they had recorded themselves; the key says which entry.
  'undone',
  'hand edit',
  'imported',
  // What an import wrote was taken back: by itself when something stood in its way, or by a board manager.
  'import taken back',
]);
export type UpdateKind = z.infer<typeof updateKindSchema>;

/** What one entry of the append-only trail says. It is written once and never changed. */
export const updateEntrySchema = z.strictObject({
  /** Idempotency key, unique in the list: the same update can be delivered many times and is kept once. */
  key: z.string().min(1).max(200),
  itemKind: itemKindSchema,
  itemKey: z.string(),
  kind: updateKindSchema,
  /** ISO instant. */
  at: z.string(),
  by: actorSchema,
  via: updateViaSchema,
  text: z.string(),
  changes: z.array(fieldChangeSchema),
  reason: z.string(),
  meetingKey: z.string().nullable(),
});
export type UpdateEntry = z.infer<typeof updateEntrySchema>;

export const updateSchema = rowSchema.extend(updateEntrySchema.shape);
export type Update = z.infer<typeof updateSchema>;
