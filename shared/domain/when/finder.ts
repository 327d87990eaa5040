import type { MarkedText, Mention } from './mention.ts';

/** What a finder understood; its marker is given when it is put in. */
export type Found = Omit<Mention, 'marker'>;

const expressions = new Map<string, RegExp>();

/** Registers have thousands of cells and the patterns are always the same. */
function compiled(pattern: string): RegExp {
  const known = expressions.get(pattern);
  if (known !== undefined) return known;
  const expression = new RegExp(pattern, 'gi');
  expressions.set(pattern, expression);
  return expression;
}

/** A text in which what has been understood is replaced by markers, so that nothing is read twice. */
export class Finder {
  text: string;
  readonly #found: Mention[] = [];

  constructor(text: string) {
    this.text = text;
  }

  /** Replaces what `pattern` finds by markers; `read` returns undefined to leave the text as it is. */
  find(pattern: string, read: (groups: (string | undefined)[], rest: string) => Found | undefined): void {
    this.text = this.text.replace(compiled(pattern), (found: string, ...details: unknown[]) => {
      const offset = details.findIndex((detail) => typeof detail === 'number');
      const whole = String(details[offset + 1]);
      const position = Number(details[offset]);
      const mention = read(
        details.slice(0, offset).map((group) => (typeof group === 'string' ? group : undefined)),
        whole.slice(position + found.length),
      );
      return mention === undefined ? found : ` ${this.#mark(mention)} `;
    });
  }

  /** Two mentions for one find, as in "1–5 June 2026". */
  findTwo(
    pattern: string,
    read: (groups: (string | undefined)[]) => [Found, string, Found] | undefined,
  ): void {
    this.text = this.text.replace(compiled(pattern), (found: string, ...details: unknown[]) => {
      const offset = details.findIndex((detail) => typeof detail === 'number');
      const pair = read(
        details.slice(0, offset).map((group) => (typeof group === 'string' ? group : undefined)),
      );
      return pair === undefined ? found : ` ${this.#mark(pair[0])} ${pair[1]} ${this.#mark(pair[2])} `;
    });
  }

  remove(pattern: string): void {
    this.text = this.text.replace(compiled(pattern), ' ');
  }

  marked(): MarkedText {
    const text = this.text.replace(/\s+/g, ' ').trim();
    const mentions = Array.from(text.matchAll(/‹[a-z]+›/g), ([marker]) =>
      this.#found.find((mention) => mention.marker === marker),
    ).filter((mention) => mention !== undefined);
    return { text, mentions };
  }

  #mark(mention: Found): string {
    const marker = `‹${lettersOf(this.#found.length)}›`;
    this.#found.push({ ...mention, marker });
    return marker;
  }
}

function lettersOf(index: number): string {
  const letter = String.fromCharCode(97 + (index % 26));
  return index < 26 ? letter : `${lettersOf(Math.floor(index / 26) - 1)}${letter}`;
}
