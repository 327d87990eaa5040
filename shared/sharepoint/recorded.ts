import { z } from 'zod';
import type { Action, Lead } from '../domain/action.ts';
import { civilDateSchema, formatCivilDate } from '../domain/civil-date.ts';
import { assessmentEntrySchema, type Risk } from '../domain/risk.ts';
import type { Row } from '../domain/row.ts';
import { updateEntrySchema, type FieldChange } from '../domain/update.ts';
import { parseJson, textOf } from './cells.ts';
import { writeLead } from './lists/leads-cell.ts';
import { keyAtEnd } from './person-cells.ts';
import { recordedColumn } from './recorded-column.ts';
import { fieldsOf } from './register-list.ts';

/** Tracked field → its value as text: days as YYYY-MM-DD, '' for nothing, an unreadable cell as it was found. */
const trackedValuesSchema = z.record(z.string(), z.string());
export type TrackedValues = z.infer<typeof trackedValuesSchema>;

/** What a write can be taken back with: what stood on the row before it. */
const undoableSchema = z.object({
  /** Of its entry in the trail. */
  key: z.string(),
  /** Field of the item → its columns as they stood, exactly as SharePoint held them. */
  before: z.record(z.string(), z.record(z.string(), z.unknown())),
  /** The tracked values it changed, as it left them. */
  left: trackedValuesSchema,
});
export type Undoable = z.infer<typeof undoableSchema>;

/**
 * What the service last wrote on a row: the whole trail entry (and the assessment), so that whoever reads the row
 * next can post it again, and the values it left, so that a later edit by hand can be told.
 */
export const recordedSchema = z.object({
  entry: updateEntrySchema,
  assessment: assessmentEntrySchema.optional(),
  left: trackedValuesSchema,
  /** The last few writes, oldest first. */
  undoable: z.array(undoableSchema).optional(),
  /** Of a row an import changed: what its fields held before, by name, so that taking it back gives every one of them back. */
  former: z.record(z.string(), z.unknown()).optional(),
});
export type Recorded = z.infer<typeof recordedSchema>;

export type TrackedItem =
  { readonly kind: 'action'; readonly action: Action } | { readonly kind: 'risk'; readonly risk: Risk };

/** What the service last wrote on this Graph `listItem`; null when it never did, or the column was tampered with. */
export function readRecorded(item: unknown): Recorded | null {
  const text = textOf(fieldsOf(item)[recordedColumn]);
  if (text === '') return null;
  return recordedSchema.safeParse(parseJson(text)).data ?? null;
}

/** Goes into the same PATCH as the values it speaks of. */
export function writeRecorded(recorded: Recorded): Record<string, unknown> {
  return { [recordedColumn]: JSON.stringify(recorded) };
}

/** The values of an item that count when somebody edits it by hand, as they stand on the row. */
export function trackedValues(item: TrackedItem): TrackedValues {
  return Object.fromEntries(trackedFields(item).map(({ name, value }) => [name, value]));
}

/**
 * What changed on a row since the service last wrote it: edits made by hand in SharePoint. A row the service never
 * wrote (`recorded` null) has no such edits: it is as its people made it.
 */
export function handEdits(item: TrackedItem, recorded: Recorded | null): FieldChange[] {
  return recorded === null ? [] : changesFrom(recorded.left, item);
}

/** What the item's tracked fields are now, beside what they were, in the words of the trail. */
export function changesFrom(were: TrackedValues, item: TrackedItem): FieldChange[] {
  return trackedFields(item).flatMap(({ name, field, value, words }) => {
    const before = were[name];
    // A field that was not tracked when the row was last written says nothing about an edit.
    if (before === undefined || before === value) return [];
    return [{ field, before: words(before), after: words(value) }];
  });
}

interface TrackedField {
  /** Stable: stored in rows. */
  readonly name: string;
  readonly field: FieldChange['field'];
  readonly value: string;
  /** How a value reads in the trail. */
  readonly words: (value: string) => string;
}

const asIs = (value: string): string => value;

function trackedFields(item: TrackedItem): TrackedField[] {
  return item.kind === 'action' ? actionFields(item.action) : riskFields(item.risk);
}

function actionFields(action: Action): TrackedField[] {
  const percent = action.percentComplete === null ? '' : String(action.percentComplete);
  return [
    { name: 'status', field: 'status', value: found(action, 'Status', action.status), words: asIs },
    { name: 'rag', field: 'rag', value: found(action, 'RAG', action.rag ?? ''), words: asIs },
    {
      name: 'percentComplete',
      field: 'percentComplete',
      value: found(action, 'Percent complete', percent),
      words: (value) => (/^\d/.test(value) ? `${value}%` : value),
    },
    {
      name: 'currentDue',
      field: 'due',
      value: found(action, 'Current due', action.currentDue ?? ''),
      words: dayInWords,
    },
    { name: 'leads', field: 'leads', value: action.leads.map(writeLead).join('\n'), words: leadsInWords },
    { name: 'evidenceLink', field: 'evidenceLink', value: action.evidenceLink.trim(), words: asIs },
    { name: 'groupKey', field: 'group', value: action.groupKey ?? '', words: asIs },
  ];
}

function riskFields(risk: Risk): TrackedField[] {
  const { likelihood = null, impact = null, score = null, band = null } = risk.current ?? {};
  const part = (column: string, value: number | null) =>
    found(risk, column, value === null ? '' : String(value));
  const parts = [
    part('Current likelihood', likelihood),
    part('Current impact', impact),
    part('Current score', score),
  ];
  return [
    { name: 'status', field: 'status', value: found(risk, 'Status', risk.status), words: asIs },
    { name: 'current', field: 'score', value: [...parts, band ?? ''].join('|'), words: scoreInWords },
    {
      name: 'lastReview',
      field: 'lastReview',
      value: found(risk, 'Last review', risk.lastReview ?? ''),
      words: dayInWords,
    },
    {
      name: 'nextReview',
      field: 'nextReview',
      value: found(risk, 'Next review', risk.nextReview ?? ''),
      words: dayInWords,
    },
  ];
}

/** A cell that could not be read counts as what it holds, or the same odd value would look like an edit for ever. */
function found(row: Row, displayName: string, value: string): string {
  const problem = row.problems.find(({ column, raw }) => column === displayName && raw !== '');
  return problem?.raw ?? value;
}

function dayInWords(value: string): string {
  const date = civilDateSchema.safeParse(value);
  return date.success ? formatCivilDate(date.data) : value;
}

/** The leads as a change of them reads in the trail: names and roles, without the keys. */
export function leadsInTrail(leads: readonly Lead[]): string {
  return leadsInWords(leads.map(writeLead).join('\n'));
}

function leadsInWords(value: string): string {
  return value
    .split('\n')
    .map((lead) => lead.replace(keyAtEnd, '').trimEnd())
    .join(', ');
}

function scoreInWords(value: string): string {
  const [likelihood = '', impact = '', score = '', band = ''] = value.split('|');
  if (likelihood === '' && impact === '' && score === '' && band === '') return '';
  const levels =
    likelihood === '' && impact === '' ? '' : ` (likelihood ${likelihood || '–'}, impact ${impact || '–'})`;
  return `${[score, band].filter((text) => text !== '').join(' ') || 'not scored'}${levels}`;
}
