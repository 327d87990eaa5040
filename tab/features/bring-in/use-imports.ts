import { useCallback, useEffect, useState } from 'react';
import { inParts } from '../../../shared/contracts/imports-in-parts.ts';
import type {
  BeginImport,
  ColumnMapping,
  ImportProblem,
  ImportStep,
  ImportView,
  PlannedWrite,
} from '../../../shared/contracts/imports.ts';
import type { RequestFailure } from '../../register/failure.ts';
import { useImportsClient } from '../../register/imports-client.ts';
import { useBoard } from '../../register/register-context.tsx';

export type Progress =
  | { readonly kind: 'sending'; readonly done: number; readonly of: number }
  | { readonly kind: 'working'; readonly view: ImportView };

export type Ended =
  | { readonly kind: 'over'; readonly view: ImportView; readonly problem: ImportProblem | null }
  | { readonly kind: 'refused'; readonly problem: ImportProblem }
  | { readonly kind: 'failed'; readonly failure: RequestFailure };

/** The board's imports, and how one is written step by step: the service does a little at each call and remembers where it stood. */
export function useImports() {
  const client = useImportsClient();
  const { id: board } = useBoard();
  const [imports, setImports] = useState<readonly ImportView[]>([]);
  const [mapping, setMapping] = useState<ColumnMapping>({});
  const [progress, setProgress] = useState<Progress | null>(null);

  const look = useCallback(async () => {
    const answer = await client.list(board);
    if (!answer.ok) return;
    setImports(answer.value.imports);
    setMapping(answer.value.mapping);
  }, [client, board]);
  useEffect(() => void look(), [look]);

  const goOn = useCallback(
    async (first: () => ReturnType<typeof client.goOn>): Promise<Ended> => {
      let ask = first;
      let silent = 0;
      for (;;) {
        const answer = await ask();
        if (!answer.ok) {
          // Every step can be asked for again: a lost answer is only a step that was not seen.
          silent += 1;
          if (silent > 3) return { kind: 'failed', failure: answer.failure };
          await pause(silent);
          continue;
        }
        silent = 0;
        const step: ImportStep = answer.value;
        setProgress({ kind: 'working', view: step.import });
        if (step.over)
          return { kind: 'over', view: step.import, problem: step.problem ?? step.import.problem };
        await pause(step.waitSeconds);
        ask = () => client.goOn(board, step.import.key);
      }
    },
    [client, board],
  );

  const finish = useCallback(
    async (work: Promise<Ended>): Promise<Ended> => {
      const ended = await work;
      setProgress(null);
      await look();
      return ended;
    },
    [look],
  );

  const write = useCallback(
    (
      begin: Omit<BeginImport, 'parts' | 'writes'>,
      writes: readonly PlannedWrite[],
      document: Blob | null,
    ) => {
      const send = async (): Promise<Ended> => {
        const parts = inParts(writes);
        setProgress({ kind: 'sending', done: 0, of: parts.length });
        const begun = await client.begin(board, {
          ...begin,
          parts: parts.length,
          writes: writes.length,
        });
        if (!begun.ok) return { kind: 'failed', failure: begun.failure };
        if (begun.value.outcome === 'refused') return { kind: 'refused', problem: begun.value.problem };
        if (begin.keepDocument && document !== null) {
          const kept = await client.keepDocument(board, begin.key, document);
          if (!kept.ok) return { kind: 'failed', failure: kept.failure };
          if (kept.value.outcome === 'refused') return { kind: 'refused', problem: kept.value.problem };
        }
        for (const [index, part] of parts.entries()) {
          setProgress({ kind: 'sending', done: index, of: parts.length });
          const kept = await client.keepPart(board, begin.key, index + 1, { writes: part });
          if (!kept.ok) return { kind: 'failed', failure: kept.failure };
          if (kept.value.outcome === 'refused') return { kind: 'refused', problem: kept.value.problem };
        }
        return goOn(() => client.goOn(board, begin.key));
      };
      return finish(send());
    },
    [client, board, goOn, finish],
  );

  return {
    imports,
    mapping,
    progress,
    write,
    goOn: (key: string) => finish(goOn(() => client.goOn(board, key))),
    undo: (key: string) => finish(goOn(() => client.undo(board, key, { changedSince: 'keep' }))),
  };
}

const pause = (seconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, seconds * 1000));
