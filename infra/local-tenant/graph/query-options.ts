import { invalidRequest } from '../state/graph-problem.ts';
import type { QueryOptions } from './exchange.ts';

/** Reads a query string into options by bare name (`$top` and `top` are the same to Graph). */
export function readOptions(query: string): QueryOptions {
  const options = new Map<string, string>();
  for (const [name, value] of new URLSearchParams(query)) {
    const bare = name.replace(/^\$/, '').toLowerCase();
    options.set(bare === 'skiptoken' ? 'skiptoken' : bare, value);
  }
  return options;
}

/** The `$top` of a request, or undefined. Throws for anything but a positive whole number. */
export function readTop(options: QueryOptions): number | undefined {
  const text = options.get('top');
  if (text === undefined) return undefined;
  if (!/^\d+$/.test(text) || Number(text) === 0) {
    throw invalidRequest(
      `Invalid value '${text}' for $top query option found. The $top query option requires a non-negative integer value.`,
    );
  }
  return Number(text);
}

/** Names in a `$select`, or null when everything usual is wanted. */
export function readSelect(text: string | undefined): ReadonlySet<string> | null {
  if (text === undefined || text.trim() === '') return null;
  const names = text.split(',').map((name) => name.trim());
  return names.includes('*') ? null : new Set(names);
}

/** One expanded relationship with the options in its brackets. */
export interface Expansion {
  readonly name: string;
  readonly options: QueryOptions;
}

/** Reads `$expand`: `fields`, `fields($select=A,B)`, `columns`, also without dollar signs, separated by commas. */
export function readExpand(text: string | undefined): readonly Expansion[] {
  if (text === undefined || text.trim() === '') return [];
  return splitOutside(text, ',').map((part) => {
    const match = /^\s*([A-Za-z]+)\s*(?:\(([\s\S]*)\))?\s*$/.exec(part);
    if (!match?.[1])
      throw invalidRequest(`Parsing OData Select and Expand failed: the term '${part}' is not valid.`);
    const options = new Map<string, string>();
    for (const option of splitOutside(match[2] ?? '', ';')) {
      const equals = option.indexOf('=');
      if (equals < 0) {
        if (option.trim() === '') continue;
        throw invalidRequest(`Parsing OData Select and Expand failed: the term '${option}' is not valid.`);
      }
      options.set(
        option.slice(0, equals).trim().replace(/^\$/, '').toLowerCase(),
        option.slice(equals + 1).trim(),
      );
    }
    return { name: match[1], options };
  });
}

/** Splits at a separator that is not inside brackets. */
function splitOutside(text: string, separator: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let start = 0;
  for (let at = 0; at < text.length; at += 1) {
    const letter = text[at];
    if (letter === '(') depth += 1;
    else if (letter === ')') depth -= 1;
    else if (letter === separator && depth === 0) {
      parts.push(text.slice(start, at));
      start = at + 1;
    }
  }
  if (depth !== 0)
    throw invalidRequest(`Parsing OData Select and Expand failed: brackets in '${text}' do not match.`);
  parts.push(text.slice(start));
  return parts;
}
