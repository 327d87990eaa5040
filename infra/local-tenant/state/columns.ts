import { randomUUID } from 'node:crypto';
import type { ColumnDefinition } from '@microsoft/microsoft-graph-types';
import { GraphProblem, invalidRequest } from './graph-problem.ts';

/** How a column's values are kept and compared. */
export type ColumnKind =
  | 'text'
  | 'note'
  | 'choice'
  | 'multi-choice'
  | 'number'
  | 'date-time'
  | 'date-only'
  | 'boolean'
  | 'person'
  | 'people'
  | 'lookup'
  | 'lookups'
  | 'hyperlink'
  | 'counter'
  | 'computed';

/** A column as Graph describes it, with the parts the store always needs present. */
export interface Column extends ColumnDefinition {
  readonly id: string;
  name: string;
  /** True for the columns every list has. */
  builtIn?: boolean;
}

const FACETS = [
  'boolean',
  'calculated',
  'choice',
  'currency',
  'dateTime',
  'geolocation',
  'hyperlinkOrPicture',
  'lookup',
  'number',
  'personOrGroup',
  'term',
  'text',
  'thumbnail',
] as const;

/** The kinds SharePoint can index and hold unique (SOURCES.md, A1). */
const INDEXABLE: ReadonlySet<ColumnKind> = new Set([
  'text',
  'choice',
  'number',
  'date-time',
  'date-only',
  'boolean',
  'person',
  'lookup',
  'counter',
]);
const UNIQUE_ABLE: ReadonlySet<ColumnKind> = new Set([
  'text',
  'choice',
  'number',
  'date-time',
  'date-only',
  'person',
  'lookup',
]);

export const MAXIMUM_TEXT_LENGTH = 255;
export const MAXIMUM_INDEXES = 20;

const LOOKUP_KINDS: ReadonlySet<ColumnKind> = new Set(['person', 'people', 'lookup', 'lookups']);

/** Whether the kind stores row ids of another list, read as `<Name>LookupId`. */
export const isLookupKind = (kind: ColumnKind): boolean => LOOKUP_KINDS.has(kind);
const isIndexable = (kind: ColumnKind): boolean => INDEXABLE.has(kind);

/** The kind of a column, told from its one facet. */
export function columnKind(column: ColumnDefinition): ColumnKind {
  if (column.name === 'ID') return 'counter';
  if (column.text) return column.text.allowMultipleLines === true ? 'note' : 'text';
  if (column.choice) return column.choice.displayAs === 'checkBoxes' ? 'multi-choice' : 'choice';
  if (column.number ?? column.currency) return 'number';
  if (column.dateTime) return column.dateTime.format === 'dateOnly' ? 'date-only' : 'date-time';
  if (column.boolean) return 'boolean';
  if (column.personOrGroup) return column.personOrGroup.allowMultipleSelection === true ? 'people' : 'person';
  if (column.lookup) return column.lookup.allowMultipleValues === true ? 'lookups' : 'lookup';
  if (column.hyperlinkOrPicture) return 'hyperlink';
  return 'computed';
}

/**
 * Makes a column from what a client posted, filling in SharePoint's defaults. Throws GraphProblem for a definition
 * Graph refuses: no name, two facets, unique without a fitting type, an index on a type that has none.
 */
export function newColumn(posted: ColumnDefinition): Column {
  const name = posted.name ?? (posted.displayName ? encodeName(posted.displayName) : undefined);
  if (!name) throw invalidRequest('The column must have a name.');
  if (!/^[A-Za-z_][A-Za-z0-9_]*$/.test(name))
    throw invalidRequest('One of the provided arguments is not acceptable.');
  const facets = FACETS.filter((facet) => isPresent(posted[facet]));
  if (facets.length > 1) throw invalidRequest('A column may have only one type.');
  const column: Column = {
    columnGroup: 'Custom Columns',
    description: posted.description ?? '',
    displayName: posted.displayName ?? name,
    enforceUniqueValues: posted.enforceUniqueValues ?? false,
    hidden: posted.hidden ?? false,
    id: randomUUID(),
    indexed: posted.indexed ?? false,
    name,
    // Nobody writes what a formula gives.
    readOnly: posted.calculated ? true : (posted.readOnly ?? false),
    required: posted.required ?? false,
    ...(posted.defaultValue ? { defaultValue: posted.defaultValue } : {}),
    ...completeFacet(posted),
  };
  checkColumn(column);
  return column;
}

/** Applies a PATCH to a column in place. Only what Graph lets one change is looked at. */
export function changedColumn(column: Column, patch: ColumnDefinition): Column {
  const next = { ...column };
  const plain = [
    'displayName',
    'description',
    'required',
    'indexed',
    'enforceUniqueValues',
    'hidden',
    'readOnly',
    'defaultValue',
    'columnGroup',
  ] as const;
  for (const key of plain) if (patch[key] !== undefined) Object.assign(next, { [key]: patch[key] });
  for (const facet of FACETS) {
    if (!isPresent(patch[facet])) continue;
    if (!isPresent(column[facet])) throw invalidRequest('The type of a column cannot be changed.');
    Object.assign(next, completeFacet({ ...patch, [facet]: { ...column[facet], ...patch[facet] } }));
  }
  checkColumn(next);
  return next;
}

/** SharePoint's internal name for a display name: anything but letters and digits becomes `_xHHHH_`. */
function encodeName(displayName: string): string {
  return displayName
    .replaceAll(/[^A-Za-z0-9_]/g, (letter) => `_x${letter.charCodeAt(0).toString(16).padStart(4, '0')}_`)
    .slice(0, 32);
}

function checkColumn(column: Column): void {
  const kind = columnKind(column);
  if (column.indexed === true && !isIndexable(kind)) {
    throw invalidRequest(`The field '${column.name}' is of a type that cannot be indexed.`);
  }
  if (column.enforceUniqueValues === true) {
    if (!UNIQUE_ABLE.has(kind)) {
      throw invalidRequest(`The field '${column.name}' is of a type that cannot enforce unique values.`);
    }
    if (column.indexed !== true) {
      throw invalidRequest(`The field '${column.name}' must be indexed to enforce unique values.`);
    }
  }
}

function completeFacet(posted: ColumnDefinition): Pick<ColumnDefinition, (typeof FACETS)[number]> {
  if (posted.text) {
    const many = posted.text.allowMultipleLines === true;
    const length = posted.text.maxLength ?? MAXIMUM_TEXT_LENGTH;
    if (!many && length > MAXIMUM_TEXT_LENGTH) {
      throw new GraphProblem(400, 'invalidRequest', 'One of the provided arguments is not acceptable.');
    }
    return {
      text: {
        allowMultipleLines: many,
        appendChangesToExistingText: posted.text.appendChangesToExistingText ?? false,
        linesForEditing: posted.text.linesForEditing ?? (many ? 6 : 0),
        ...(many ? { textType: posted.text.textType ?? 'plain' } : { maxLength: length }),
      },
    };
  }
  if (posted.choice) {
    return {
      choice: {
        allowTextEntry: posted.choice.allowTextEntry ?? false,
        choices: posted.choice.choices ?? [],
        displayAs: posted.choice.displayAs ?? 'dropDownMenu',
      },
    };
  }
  if (posted.number) {
    return {
      number: {
        decimalPlaces: posted.number.decimalPlaces ?? 'automatic',
        displayAs: posted.number.displayAs ?? 'number',
        maximum: posted.number.maximum ?? Number.MAX_VALUE,
        minimum: posted.number.minimum ?? -Number.MAX_VALUE,
      },
    };
  }
  if (posted.currency) return { currency: { locale: posted.currency.locale ?? 'en-gb' } };
  if (posted.dateTime) {
    return {
      dateTime: {
        displayAs: posted.dateTime.displayAs ?? 'default',
        format: posted.dateTime.format ?? 'dateTime',
      },
    };
  }
  if (posted.boolean) return { boolean: {} };
  if (posted.calculated) {
    if (!posted.calculated.formula) throw invalidRequest('A calculated column needs a formula.');
    return {
      calculated: {
        formula: posted.calculated.formula,
        ...(posted.calculated.format ? { format: posted.calculated.format } : {}),
        outputType: posted.calculated.outputType ?? 'text',
      },
    };
  }
  if (posted.personOrGroup) {
    return {
      personOrGroup: {
        allowMultipleSelection: posted.personOrGroup.allowMultipleSelection ?? false,
        chooseFromType: posted.personOrGroup.chooseFromType ?? 'peopleAndGroups',
        displayAs: posted.personOrGroup.displayAs ?? 'nameWithPresence',
      },
    };
  }
  if (posted.lookup) {
    if (!posted.lookup.listId) throw invalidRequest('A lookup column needs the list it looks in.');
    return {
      lookup: {
        allowMultipleValues: posted.lookup.allowMultipleValues ?? false,
        allowUnlimitedLength: posted.lookup.allowUnlimitedLength ?? false,
        columnName: posted.lookup.columnName ?? 'Title',
        listId: posted.lookup.listId,
        ...(posted.lookup.primaryLookupColumnId
          ? { primaryLookupColumnId: posted.lookup.primaryLookupColumnId }
          : {}),
      },
    };
  }
  if (posted.hyperlinkOrPicture) {
    return { hyperlinkOrPicture: { isPicture: posted.hyperlinkOrPicture.isPicture ?? false } };
  }
  throw invalidRequest('The column must have a type.');
}

const isPresent = (value: unknown): boolean => value !== undefined && value !== null;
