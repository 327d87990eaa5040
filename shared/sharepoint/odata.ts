/** The little of OData that SharePoint lists understand: comparisons of indexed columns with text. */

/** A value as an OData string literal: quoted, inner quotes doubled. Dates are compared as strings too. */
export function literal(value: string): string {
  return `'${value.replaceAll("'", "''")}'`;
}

export type Comparison = 'eq' | 'ne' | 'lt' | 'gt' | 'le' | 'ge';

/** e.g. `fields/ItemKey eq 'a-17'`. The column must be indexed, and one query can use one index. */
export function compare(column: string, comparison: Comparison, value: string): string {
  return `fields/${column} ${comparison} ${literal(value)}`;
}

/** `fields/Key eq '…'` */
export function equals(column: string, value: string): string {
  return compare(column, 'eq', value);
}

/** `?name=value&…` with the values percent-encoded; undefined ones are left out. */
export function query(options: Readonly<Record<string, string | number | undefined>>): string {
  const parts = Object.entries(options)
    .filter((entry): entry is [string, string | number] => entry[1] !== undefined)
    .map(([name, value]) => `${name}=${encodeOption(String(value))}`);
  return parts.length === 0 ? '' : `?${parts.join('&')}`;
}

/** Keeps what OData itself writes (brackets, commas, $ and =) readable; everything a value could hold is encoded. */
function encodeOption(value: string): string {
  return encodeURIComponent(value)
    .replaceAll('%2C', ',')
    .replaceAll('%24', '$')
    .replaceAll('%3D', '=')
    .replaceAll('%2F', '/');
}
