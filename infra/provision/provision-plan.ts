import {
  facetName,
  needsIndex,
  type Column,
  type ColumnType,
} from '../../shared/sharepoint/list-definition.ts';
import { listKeys, registerLists, type ListKey } from '../../shared/sharepoint/register-lists.ts';

/** A column as SharePoint has it; Graph names no facet for types it does not model. */
export interface FoundColumn {
  readonly id: string;
  readonly name: string;
  /** What people see above it. */
  readonly displayName: string;
  readonly indexed: boolean;
  readonly unique: boolean;
  readonly facets: readonly string[];
  /** For text columns; undefined otherwise. */
  readonly severalLines?: boolean;
  /** For date columns: 'dateOnly' or 'dateTime'. */
  readonly dateFormat?: string;
}

export interface FoundList {
  readonly id: string;
  readonly columns: readonly FoundColumn[];
}

export type FoundLists = Partial<Record<ListKey, FoundList>>;

export type ProvisionStep =
  | { readonly kind: 'create list'; readonly list: ListKey }
  | { readonly kind: 'add column'; readonly list: ListKey; readonly listId: string; readonly column: Column }
  | {
      readonly kind: 'add index';
      readonly list: ListKey;
      readonly listId: string;
      readonly columnId: string;
      readonly column: Column;
    };

export interface ProvisionPlan {
  readonly steps: readonly ProvisionStep[];
  /** Differences that are left alone because mending them could lose data: plain English, with what to do. */
  readonly drift: readonly string[];
}

/**
 * What must be done so that a site has the register's lists. Only ever adds: nothing is deleted, no type is changed,
 * columns that boards added themselves are theirs.
 */
export function planProvisioning(found: FoundLists): ProvisionPlan {
  const steps: ProvisionStep[] = [];
  const drift: string[] = [];
  for (const key of listKeys) {
    const list = found[key];
    if (list === undefined) {
      steps.push({ kind: 'create list', list: key });
      continue;
    }
    const { definition } = registerLists[key];
    const columns = new Map(list.columns.map((column) => [column.name.toLowerCase(), column]));
    for (const column of definition.columns) {
      const existing = columns.get(column.name.toLowerCase());
      if (existing === undefined) {
        steps.push({ kind: 'add column', list: key, listId: list.id, column });
        continue;
      }
      const difference = differenceOf(column.type, existing);
      if (difference !== null) {
        drift.push(
          `List ${definition.name}: column “${column.displayName}” (${column.name}) ${difference}. It is left as it is; rows may not read properly until it is renamed by an administrator and the register is provisioned again.`,
        );
      } else if ((needsIndex(column) && !existing.indexed) || (column.unique === true && !existing.unique)) {
        steps.push({ kind: 'add index', list: key, listId: list.id, columnId: existing.id, column });
      }
    }
  }
  return { steps, drift };
}

function differenceOf(wanted: ColumnType, existing: FoundColumn): string | null {
  // No facet at all means that Graph does not say, not that the type is wrong.
  if (existing.facets.length === 0) return null;
  const facet = facetName(wanted);
  if (!existing.facets.includes(facet)) {
    return `should be of type ${facet}, but is of type ${existing.facets.join(', ')}`;
  }
  if (wanted.kind === 'line' && existing.severalLines === true)
    return 'should be a single line, but has several';
  if (wanted.kind === 'lines' && existing.severalLines === false)
    return 'should have several lines, but has one';
  if (wanted.kind === 'day' && existing.dateFormat === 'dateTime')
    return 'should hold a day, but holds a day and time';
  if (wanted.kind === 'instant' && existing.dateFormat === 'dateOnly')
    return 'should hold a day and time, but holds a day';
  return null;
}

/** One step in plain English. */
export function stepInWords(step: ProvisionStep): string {
  const { definition } = registerLists[step.list];
  switch (step.kind) {
    case 'create list':
      return `Create the list ${definition.name} with ${definition.columns.length} columns`;
    case 'add column':
      return `Add the column “${step.column.displayName}” (${step.column.name}) to the list ${definition.name}`;
    case 'add index':
      return step.column.unique === true
        ? `Make the column ${step.column.name} of the list ${definition.name} unique`
        : `Add an index on the column ${step.column.name} of the list ${definition.name}`;
  }
}
