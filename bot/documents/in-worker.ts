import { Worker } from 'node:worker_threads';
import type { SourceReading, SourceRefusal } from '../../shared/importing/source-document.ts';
import { readingLimits, type ReadingLimits } from './reading-limits.ts';

export interface ToReader {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly limits: ReadingLimits;
}

/** How long one file may take and how much memory, whatever is in it. */
export interface ReaderBounds {
  readonly milliseconds: number;
  readonly megabytes: number;
  readonly limits: ReadingLimits;
}
const usualBounds: ReaderBounds = { milliseconds: 30_000, megabytes: 768, limits: readingLimits };

/** One file at a time: two large ones at once would only make both slow. */
let last: Promise<unknown> = Promise.resolve();

/**
 * Reads a file beside the service's own work and never throws: a file that takes too long, or more memory than its thread has, is
 * refused, and the thread is ended. The time begins when the file's turn comes.
 * @param program address of the built `worker.ts`
 */
export function readDocumentInWorker(
  program: URL,
  name: string,
  bytes: Uint8Array,
  bounds: ReaderBounds = usualBounds,
): Promise<SourceReading> {
  if (bytes.length > bounds.limits.fileBytes) {
    const detail = `${bytes.length} bytes, ${bounds.limits.fileBytes} at most`;
    return Promise.resolve({ ok: false, refusal: { kind: 'too large', detail } });
  }
  const task: ToReader = { name, bytes, limits: bounds.limits };
  return inBoundedThread<SourceReading>(program, task, bounds);
}

export interface Refused {
  readonly ok: false;
  readonly refusal: SourceRefusal;
}

/**
 * Gives a task to a program in a thread of its own and waits for its one answer, which comes from our own program and is taken as it is. A
 * thread that outlives its time or its memory is ended, and the task is refused.
 */
export function inBoundedThread<Answer>(
  program: URL,
  task: unknown,
  bounds: ReaderBounds = usualBounds,
): Promise<Answer | Refused> {
  const turn = last.then(() => runWorker<Answer>(program, task, bounds));
  last = turn.catch(() => undefined);
  return turn;
}

async function runWorker<Answer>(
  program: URL,
  task: unknown,
  bounds: ReaderBounds,
): Promise<Answer | Refused> {
  const worker = new Worker(program, {
    resourceLimits: {
      maxOldGenerationSizeMb: bounds.megabytes,
      maxYoungGenerationSizeMb: 64,
      stackSizeMb: 4,
    },
    // What it reads comes from strangers: it needs nothing of the service's environment.
    env: {},
  });
  let deadline: NodeJS.Timeout | undefined;
  try {
    return await new Promise<Answer | Refused>((resolve) => {
      const refuse = (kind: 'took too long' | 'too much inside' | 'damaged', detail: string) =>
        resolve({ ok: false, refusal: { kind, detail } });
      deadline = setTimeout(
        () => refuse('took too long', `${bounds.milliseconds} milliseconds`),
        bounds.milliseconds,
      );
      worker.once('message', (answer: Answer) => resolve(answer));
      worker.on('error', (error: NodeJS.ErrnoException) =>
        error.code === 'ERR_WORKER_OUT_OF_MEMORY'
          ? refuse('too much inside', 'memory')
          : refuse('damaged', error.name),
      );
      worker.once('exit', (code) => refuse('damaged', `the reader ended with code ${code}`));
      worker.postMessage(task);
    });
  } finally {
    clearTimeout(deadline);
    await worker.terminate();
  }
}
