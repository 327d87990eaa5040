import { importFieldWords } from '../../shared/contracts/import-field-words.ts';
import type { PlannedWrite } from '../../shared/contracts/imports.ts';
import type { Action } from '../../shared/domain/action.ts';
import { civilDateSchema, formatCivilDate } from '../../shared/domain/civil-date.ts';
import type { FieldChange } from '../../shared/domain/update.ts';
import { leadsInTrail } from '../../shared/sharepoint/recorded.ts';
import { canonical } from '../register/trail.ts';

/** The value of a field by its name. */
export function valueOf(row: object, field: string): unknown {
  return (row as Readonly<Record<string, unknown>>)[field];
}

const ownFields: Readonly<Record<string, FieldChange['field']>> = {
  status: 'status',
  rag: 'rag',
  percentComplete: 'percentComplete',
  currentDue: 'due',
  evidenceLink: 'evidenceLink',
  current: 'score',
  lastReview: 'lastReview',
  nextReview: 'nextReview',
  leads: 'leads',
};

/** Before and after of each field, as a reader of the trail sees them. */
export function changesOf(write: Extract<PlannedWrite, { kind: 'change' }>): FieldChange[] {
  const names = importFieldWords('en');
  return Object.keys(write.after).flatMap((field): FieldChange[] => {
    // Kept beside the text that is shown.
    if (field === 'due' && 'currentDue' in write.after) return [];
    // Named only so that it is checked: a score's scheme that stays.
    if (canonical(valueOf(write.before, field)) === canonical(valueOf(write.after, field))) return [];
    const before = inWords(valueOf(write.before, field));
    const after = inWords(valueOf(write.after, field));
    const own = write.list === 'controls' ? undefined : ownFields[field];
    if (own !== undefined) return [{ field: own, before, after }];
    const name = names[field] ?? field;
    return [{ field: 'other', before: `${name}: ${before}`, after: `${name}: ${after}` }];
  });
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A value of any field, for a person. */
function inWords(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'string') {
    const day = civilDateSchema.safeParse(value);
    return day.success ? formatCivilDate(day.data) : value;
  }
  if (typeof value === 'number') return String(value);
  if (Array.isArray(value)) {
    const leads = value.filter((each) => isRecord(each) && 'role' in each);
    if (leads.length > 0) return leadsInTrail(leads as Action['leads']);
    return value.map(inWords).join('\n');
  }
  if (!isRecord(value)) return '';
  if ('raw' in value) return inWords(value['raw']);
  if ('name' in value) return inWords(value['name']);
  if ('band' in value) {
    const { likelihood, impact, score, band } = value;
    const levels =
      likelihood === null && impact === null
        ? ''
        : ` (likelihood ${inWords(likelihood)}, impact ${inWords(impact)})`;
    return `${[inWords(score), inWords(band)].filter((text) => text !== '').join(' ') || 'not scored'}${levels}`;
  }
  if ('group' in value && 'items' in value) return [value['group'], value['items']].map(inWords).join(': ');
  return canonical(value);
}
