import { invalidRequest } from '../state/graph-problem.ts';

export type Comparison = 'eq' | 'ne' | 'lt' | 'gt' | 'le' | 'ge';
export type Literal = string | number | boolean | null;

/** A `$filter` as a tree. Paths are as written: `fields/Title`, `id`, `lastModifiedDateTime`. */
export type Filter =
  | {
      readonly kind: 'compare';
      readonly path: string;
      readonly operator: Comparison;
      readonly value: Literal;
    }
  | { readonly kind: 'startswith'; readonly path: string; readonly value: string }
  | { readonly kind: 'and' | 'or'; readonly left: Filter; readonly right: Filter }
  | { readonly kind: 'not'; readonly inner: Filter };

type Token =
  | { readonly kind: 'word'; readonly text: string }
  | { readonly kind: 'literal'; readonly value: Literal }
  | { readonly kind: 'mark'; readonly text: '(' | ')' | ',' };

const COMPARISONS: ReadonlySet<string> = new Set(['eq', 'ne', 'lt', 'gt', 'le', 'ge']);
const TOKEN =
  /\s*(?:([(),])|'((?:[^']|'')*)'|(\d{4}-\d{2}-\d{2}(?:T[\d:.]+(?:Z|[+-]\d{2}:\d{2})?)?)(?![\w/])|(-?\d+(?:\.\d+)?)(?![\w/-])|([A-Za-z_@][\w/@.-]*))/y;

/** Reads the `$filter` of a list-items request. Throws GraphProblem 400 for what is not understood. */
export function parseFilter(text: string): Filter {
  const tokens = tokenise(text);
  let at = 0;
  const peek = (): Token | undefined => tokens[at];
  const isWord = (word: string): boolean => {
    const token = peek();
    return token?.kind === 'word' && token.text.toLowerCase() === word;
  };
  const take = (): Token => {
    const token = tokens[at];
    if (!token) throw unclear(text);
    at += 1;
    return token;
  };
  const takeMark = (mark: string): void => {
    const token = take();
    if (token.kind !== 'mark' || token.text !== mark) throw unclear(text);
  };
  const takeLiteral = (): Literal => {
    const token = take();
    if (token.kind === 'literal') return token.value;
    throw unclear(text);
  };
  const takePath = (): string => {
    const token = take();
    if (token.kind === 'word') return token.text;
    throw unclear(text);
  };

  const disjunction = (): Filter => {
    let left = conjunction();
    while (isWord('or')) {
      at += 1;
      left = { kind: 'or', left, right: conjunction() };
    }
    return left;
  };
  const conjunction = (): Filter => {
    let left = negation();
    while (isWord('and')) {
      at += 1;
      left = { kind: 'and', left, right: negation() };
    }
    return left;
  };
  const negation = (): Filter => {
    if (!isWord('not')) return term();
    at += 1;
    return { kind: 'not', inner: negation() };
  };
  const term = (): Filter => {
    const token = peek();
    if (token?.kind === 'mark' && token.text === '(') {
      at += 1;
      const inner = disjunction();
      takeMark(')');
      return inner;
    }
    const path = takePath();
    const next = peek();
    if (next?.kind === 'mark' && next.text === '(') return call(path);
    const operator = takePath().toLowerCase();
    if (!COMPARISONS.has(operator)) throw unclear(text);
    return { kind: 'compare', path, operator: operator as Comparison, value: takeLiteral() };
  };
  const call = (name: string): Filter => {
    // Lists have startswith and no other function (SOURCES.md, A2).
    if (name.toLowerCase() !== 'startswith') {
      throw invalidRequest(`The function '${name}' is not supported in a filter on list items.`);
    }
    takeMark('(');
    const path = takePath();
    takeMark(',');
    const value = takeLiteral();
    takeMark(')');
    if (typeof value !== 'string') throw unclear(text);
    if (isWord('eq')) {
      at += 1;
      const wanted = takeLiteral();
      if (typeof wanted !== 'boolean') throw unclear(text);
      const test: Filter = { kind: 'startswith', path, value };
      return wanted ? test : { kind: 'not', inner: test };
    }
    return { kind: 'startswith', path, value };
  };

  const filter = disjunction();
  if (at < tokens.length) throw unclear(text);
  return filter;
}

function tokenise(text: string): readonly Token[] {
  const tokens: Token[] = [];
  const pattern = new RegExp(TOKEN);
  while (pattern.lastIndex < text.trimEnd().length) {
    const match = pattern.exec(text);
    if (!match) throw unclear(text);
    const [, mark, quoted, date, number, word] = match;
    if (mark !== undefined) tokens.push({ kind: 'mark', text: mark as '(' | ')' | ',' });
    else if (quoted !== undefined) tokens.push({ kind: 'literal', value: quoted.replaceAll("''", "'") });
    else if (date !== undefined) tokens.push({ kind: 'literal', value: date });
    else if (number !== undefined) tokens.push({ kind: 'literal', value: Number(number) });
    else if (word !== undefined) tokens.push(wordToken(word));
  }
  return tokens;
}

function wordToken(word: string): Token {
  if (word === 'true' || word === 'false') return { kind: 'literal', value: word === 'true' };
  if (word === 'null') return { kind: 'literal', value: null };
  return { kind: 'word', text: word };
}

const unclear = (text: string): Error =>
  invalidRequest(`Invalid filter clause: there is a syntax error in '${text}'.`);
