import { z } from 'zod';
import { changeManySchema, type ChangeMany } from '../../../shared/contracts/change-many.ts';
import { actsThatNeedANote } from '../../../shared/contracts/act-on-action.ts';
import { mostItemsAtOnce } from '../../../shared/contracts/undo.ts';
import { civilDateSchema } from '../../../shared/domain/civil-date.ts';
import type { Language } from '../../../shared/domain/language.ts';
import { issueInWords, sentences } from '../../../shared/domain/schema-words.ts';
import { changeManyWords } from './change-many-words.ts';

/** What may be done to many actions, in the order in which it is offered. */
export const manyKinds = [
  'report',
  'move date',
  'name lead',
  'set group',
  'close',
] as const satisfies readonly ChangeMany['change']['kind'][];

export const manyDraftSchema = z.strictObject({
  /** Of this content: what is typed differently is another press. */
  idempotencyKey: z.string(),
  kind: z.enum(manyKinds),
  /** '' = as it is; so are the others. */
  status: z.string(),
  rag: z.string(),
  due: z.string(),
  personKey: z.string(),
  groupKey: z.string(),
  note: z.string(),
  /** Keys of the actions recorded under this key, to be taken back as a whole. */
  recorded: z.array(z.string()),
});
export type ManyDraft = z.infer<typeof manyDraftSchema>;

export type ManyField = 'due' | 'personKey' | 'groupKey' | 'note' | 'form';

export function emptyManyDraft(idempotencyKey: string): ManyDraft {
  return {
    idempotencyKey,
    kind: 'report',
    status: '',
    rag: '',
    due: '',
    personKey: '',
    groupKey: '',
    note: '',
    recorded: [],
  };
}

/** The draft with something typed or chosen. */
export function withTyped(
  draft: ManyDraft,
  typed: Partial<Omit<ManyDraft, 'idempotencyKey' | 'recorded'>>,
  idempotencyKey: string,
): ManyDraft {
  return { ...draft, ...typed, idempotencyKey, recorded: [] };
}

export type Composed =
  | { readonly ok: true; readonly change: ChangeMany }
  | { readonly ok: false; readonly problems: Readonly<Partial<Record<ManyField, string>>> };

/** The request for all that is ticked, or what is missing, beside its field. */
export function composeMany(draft: ManyDraft, items: ChangeMany['items'], language: Language): Composed {
  const w = changeManyWords(language);
  if (items.length > mostItemsAtOnce) {
    return { ok: false, problems: { form: w.tooMany(items.length, mostItemsAtOnce) } };
  }
  const missing = missingIn(draft, language);
  if (Object.keys(missing).length > 0) return { ok: false, problems: missing };
  const parsed = changeManySchema.safeParse({
    idempotencyKey: draft.idempotencyKey,
    change: changeIn(draft),
    ...(draft.note.trim() === '' ? {} : { note: draft.note }),
    items,
  });
  if (parsed.success) return { ok: true, change: parsed.data };
  const [issue] = parsed.error.issues;
  const field = issue?.path.includes('due') === true ? 'due' : issue?.path[0] === 'note' ? 'note' : 'form';
  return { ok: false, problems: { [field]: issueInWords(issue ?? { message: '' }, language) } };
}

function missingIn(draft: ManyDraft, language: Language): Partial<Record<ManyField, string>> {
  const w = changeManyWords(language);
  const missing: Partial<Record<ManyField, string>> = {};
  if (draft.kind === 'move date' && !civilDateSchema.safeParse(draft.due).success) missing.due = w.dateFirst;
  if (draft.kind === 'name lead' && draft.personKey === '') missing.personKey = w.leadFirst;
  if (draft.kind === 'set group' && draft.groupKey === '') missing.groupKey = w.groupFirst;
  if (actsThatNeedANote.some((kind) => kind === draft.kind) && draft.note.trim() === '') {
    missing.note = issueInWords({ message: sentences.whyShown }, language);
  }
  return missing;
}

function changeIn({ kind, status, rag, due, personKey, groupKey }: ManyDraft): object {
  switch (kind) {
    case 'report':
      return { kind, ...(status === '' ? {} : { status }), ...(rag === '' ? {} : { rag }) };
    case 'move date':
      return { kind, due };
    case 'name lead':
      return { kind, personKey };
    case 'set group':
      return { kind, groupKey };
    case 'close':
      return { kind };
  }
}
