import type { SourceRefusal } from '../../shared/importing/source-document.ts';

/** Thrown deep inside a reader, told at its door: this file is not read. */
export class RefusedDocument extends Error {
  readonly refusal: SourceRefusal;

  constructor(kind: SourceRefusal['kind'], detail: string) {
    super(`${kind}: ${detail}`);
    this.name = 'RefusedDocument';
    this.refusal = { kind, detail };
  }
}
