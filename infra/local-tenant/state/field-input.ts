import { columnKind, MAXIMUM_TEXT_LENGTH, type Column } from './columns.ts';
import { GraphProblem, invalidRequest } from './graph-problem.ts';
import { instantText, readInstant, siteMidnight } from './site-dates.ts';
import type { FieldValue } from './stored-item.ts';

/** What reading written values needs to know about the world around the list. */
export interface FieldInputRules {
  readonly siteTimeZone: string;
  readonly dateOnly: 'site-midnight' | 'as-written';
  readonly numericLookupId: 'accepted' | 'refused';
  readonly unlistedChoice: 'refused' | 'accepted';
  /** Whether a row id exists in the list a column looks in. */
  readonly rowExists: (column: Column, rowId: number) => boolean;
}

/** The outcome of reading a flat `fields` object: new values, and columns that were emptied. */
export interface FieldInput {
  readonly values: ReadonlyMap<string, FieldValue>;
  readonly emptied: ReadonlySet<string>;
}

const malformed = (): GraphProblem => invalidRequest('Invalid request');

/**
 * Reads the `fields` object of a write against a list's columns. Throws GraphProblem the way Graph refuses: an unknown
 * or read-only column, a value of the wrong type, a collection without its `@odata.type`, any hyperlink (SOURCES.md, A3).
 */
export function readFields(columns: readonly Column[], posted: unknown, rules: FieldInputRules): FieldInput {
  if (typeof posted !== 'object' || posted === null || Array.isArray(posted)) throw malformed();
  const input = posted as Readonly<Record<string, unknown>>;
  const values = new Map<string, FieldValue>();
  const emptied = new Set<string>();
  for (const [key, raw] of Object.entries(input)) {
    if (key.includes('@odata.')) continue;
    const column = writableColumn(columns, key);
    const declaredType = input[`${key}@odata.type`];
    const declaredCollection = typeof declaredType === 'string' && /^#?Collection\(/i.test(declaredType);
    const value = raw === null || raw === '' ? null : readValue(column, raw, declaredCollection, rules);
    if (value === null || (Array.isArray(value) && value.length === 0)) emptied.add(column.name);
    else values.set(column.name, value);
  }
  return { values, emptied };
}

function writableColumn(columns: readonly Column[], key: string): Column {
  const direct = columns.find((column) => column.name === key);
  const lookupName = key.endsWith('LookupId') ? key.slice(0, -'LookupId'.length) : null;
  const column = direct ?? (lookupName ? columns.find((one) => one.name === lookupName) : undefined);
  if (!column) throw invalidRequest(`Field '${key}' is not recognized`);
  if (column.readOnly === true) throw invalidRequest(`Field '${key}' is read-only`);
  const isReference = ['person', 'people', 'lookup', 'lookups'].includes(columnKind(column));
  // A person or lookup is written by the id of its row, under the name with `LookupId`, and under no other.
  if (isReference === (direct !== undefined)) throw malformed();
  return column;
}

function readValue(
  column: Column,
  raw: unknown,
  declaredCollection: boolean,
  rules: FieldInputRules,
): FieldValue {
  const kind = columnKind(column);
  switch (kind) {
    case 'text': {
      const text = readText(raw);
      if (text.length > (column.text?.maxLength ?? MAXIMUM_TEXT_LENGTH)) throw malformed();
      return text;
    }
    case 'note':
      return readText(raw);
    case 'choice':
      return checkChoice(column, readText(raw), rules);
    case 'multi-choice': {
      if (!Array.isArray(raw) || !declaredCollection) throw malformed();
      return raw.map((choice) => checkChoice(column, readText(choice), rules));
    }
    case 'number':
      return readNumber(column, raw);
    case 'boolean':
      if (typeof raw !== 'boolean') throw malformed();
      return raw;
    case 'date-time':
      return instantText(readInstant(readText(raw)));
    case 'date-only': {
      const instant = readInstant(readText(raw));
      return instantText(
        rules.dateOnly === 'site-midnight' ? siteMidnight(instant, rules.siteTimeZone) : instant,
      );
    }
    case 'person':
    case 'lookup':
      return readRowId(column, raw, rules);
    case 'people':
    case 'lookups': {
      if (!Array.isArray(raw) || !declaredCollection) throw malformed();
      return raw.map((one: unknown) => readRowId(column, one, rules));
    }
    case 'hyperlink':
      throw new GraphProblem(400, 'invalidRequest', 'The request is malformed or incorrect.');
    case 'counter':
    case 'computed':
      throw invalidRequest(`Field '${column.name}' is read-only`);
  }
}

function readText(raw: unknown): string {
  if (typeof raw !== 'string') throw malformed();
  return raw;
}

function readNumber(column: Column, raw: unknown): number {
  const value = typeof raw === 'string' && /^-?\d+(\.\d+)?$/.test(raw) ? Number(raw) : raw;
  if (typeof value !== 'number' || !Number.isFinite(value)) throw malformed();
  const { minimum, maximum } = column.number ?? {};
  if (typeof minimum === 'number' && value < minimum) throw malformed();
  if (typeof maximum === 'number' && value > maximum) throw malformed();
  return value;
}

function readRowId(column: Column, raw: unknown, rules: FieldInputRules): number {
  if (typeof raw === 'number' && rules.numericLookupId === 'refused') throw generalException();
  const value = typeof raw === 'string' && /^\d+$/.test(raw) ? Number(raw) : raw;
  if (typeof value !== 'number' || !Number.isInteger(value)) throw malformed();
  if (!rules.rowExists(column, value)) throw malformed();
  return value;
}

function checkChoice(column: Column, text: string, rules: FieldInputRules): string {
  if (rules.unlistedChoice === 'accepted' || column.choice?.allowTextEntry === true) return text;
  if (column.choice?.choices?.includes(text) !== true) throw malformed();
  return text;
}

/** What one report saw for a person written as a JSON number (SOURCES.md, A3). */
const generalException = (): GraphProblem =>
  new GraphProblem(500, 'generalException', 'General exception while processing');
