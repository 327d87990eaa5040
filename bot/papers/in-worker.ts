import { Worker } from 'node:worker_threads';
import { z } from 'zod';
import type { BuiltFile, PaperRequest } from './build-file.ts';
import type { PaperSource } from './paper-source.ts';
import { piecesOf, type SourcePiece } from './source-in-parts.ts';

export type ToWorker =
  | { readonly kind: 'piece'; readonly piece: SourcePiece }
  | { readonly kind: 'build'; readonly request: PaperRequest };

const fromWorkerSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('built'), bytes: z.instanceof(Uint8Array), leftOut: z.number() }),
  z.object({ kind: z.literal('failed'), reason: z.string() }),
]);

/** One file at a time: two large ones at once would only make both slow. */
let last: Promise<unknown> = Promise.resolve();

/**
 * Makes a file beside the service's own work: whoever presses something meanwhile does not wait for it. Rejects when the file could
 * not be made.
 * @param program address of the built `worker.ts`
 */
export function buildInWorker(program: URL, source: PaperSource, request: PaperRequest): Promise<BuiltFile> {
  const turn = last.then(() => runWorker(program, source, request));
  last = turn.catch(() => undefined);
  return turn;
}

async function runWorker(program: URL, source: PaperSource, request: PaperRequest): Promise<BuiltFile> {
  const worker = new Worker(program, { resourceLimits: { maxOldGenerationSizeMb: 1536 } });
  try {
    const answer = new Promise<unknown>((resolve, reject) => {
      worker.once('message', resolve);
      worker.on('error', reject);
      worker.once('exit', (code) => reject(new Error(`The worker of papers ended with code ${code}`)));
    });
    // An early end is told when the answer is awaited.
    answer.catch(() => undefined);
    const send = (message: ToWorker) => worker.postMessage(message);
    for (const piece of piecesOf(source)) {
      send({ kind: 'piece', piece });
      await new Promise((resolve) => setImmediate(resolve));
    }
    send({ kind: 'build', request });
    const told = fromWorkerSchema.parse(await answer);
    if (told.kind === 'failed') throw new Error(told.reason);
    return { bytes: told.bytes, leftOut: told.leftOut };
  } finally {
    await worker.terminate();
  }
}
