import { useMemo } from 'react';
import {
  beginImportOutcomeSchema,
  importsResponseSchema,
  importStepSchema,
  keepOutcomeSchema,
  readDocumentOutcomeSchema,
  type BeginImport,
  type BeginImportOutcome,
  type ImportPart,
  type ImportsResponse,
  type ImportStep,
  type KeepOutcome,
  type ReadDocumentOutcome,
  type UndoImport,
} from '../../shared/contracts/imports.ts';
import type { ReadingCorrections } from '../../shared/importing/reading.ts';
import type { Call } from './api-client.ts';
import type { ApiResult } from './failure.ts';
import { useApi } from './register-context.tsx';

/** Bringing documents in, as the tab sees it. See shared/contracts/imports.ts. */
export interface ImportsClient {
  /** What a file, or pasted text, says. Nothing is written. */
  read(
    board: string,
    document: { readonly name: string; readonly content: Blob },
    corrections: ReadingCorrections,
  ): Promise<ApiResult<ReadDocumentOutcome>>;
  list(board: string): Promise<ApiResult<ImportsResponse>>;
  begin(board: string, begin: BeginImport): Promise<ApiResult<BeginImportOutcome>>;
  keepDocument(board: string, key: string, document: Blob): Promise<ApiResult<KeepOutcome>>;
  /** @param part from 1 */
  keepPart(board: string, key: string, part: number, writes: ImportPart): Promise<ApiResult<KeepOutcome>>;
  goOn(board: string, key: string): Promise<ApiResult<ImportStep>>;
  undo(board: string, key: string, undo: UndoImport): Promise<ApiResult<ImportStep>>;
}

/** The client of whoever looks. */
export function useImportsClient(): ImportsClient {
  const { call } = useApi();
  return useMemo(() => importsClient(call), [call]);
}

function importsClient(call: Call): ImportsClient {
  const at = (board: string, rest = '') => `/boards/${encodeURIComponent(board)}/imports${rest}`;
  return {
    read: (board, { name, content }, corrections) => {
      const form = new FormData();
      form.set('file', content, name);
      form.set('corrections', JSON.stringify(corrections));
      return call(readDocumentOutcomeSchema, at(board, '/read'), form);
    },
    list: (board) => call(importsResponseSchema, at(board)),
    begin: (board, begin) => call(beginImportOutcomeSchema, at(board), begin),
    keepDocument: (board, key, document) =>
      call(keepOutcomeSchema, at(board, `/${key}/document`), document, undefined, 'PUT'),
    keepPart: (board, key, part, writes) =>
      call(keepOutcomeSchema, at(board, `/${key}/parts/${part}`), writes, undefined, 'PUT'),
    goOn: (board, key) => call(importStepSchema, at(board, `/${key}/go-on`), {}),
    undo: (board, key, undo) => call(importStepSchema, at(board, `/${key}/undo`), undo),
  };
}
