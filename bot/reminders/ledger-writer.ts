import {
  largestBatch,
  type GraphPort,
  type GraphRequest,
  type GraphResponse,
} from '../../shared/sharepoint/graph-port.ts';

/** Writes to one board's ledger, each on its own for whoever asks. */
export interface LedgerWriter {
  /**
   * Resolves to the answer, whatever its status; rejects with `GraphFailure` when none came, and then nobody knows whether it
   * was done.
   */
  write(request: GraphRequest): Promise<GraphResponse>;
}

interface Waiting {
  readonly request: GraphRequest;
  readonly resolve: (answer: GraphResponse) => void;
  readonly reject: (reason: unknown) => void;
}

/** More would only make Graph answer "later". */
const batchesAtOnce = 3;

/**
 * Writes at once while little is going on, so that a row is never held open for the sake of others; what comes while batches are
 * under way leaves together with the next, up to twenty to a call, so that a fast sweep costs few calls.
 */
export function createLedgerWriter(graph: Pick<GraphPort, 'batch'>): LedgerWriter {
  const waiting: Waiting[] = [];
  let underWay = 0;
  let isScheduled = false;

  const sendOff = (): void => {
    isScheduled = false;
    while (waiting.length > 0 && underWay < batchesAtOnce) {
      const batch = waiting.splice(0, largestBatch);
      underWay += 1;
      graph
        .batch(batch.map(({ request }) => request))
        .then((answers) => {
          for (const [index, { resolve }] of batch.entries()) {
            resolve(answers[index] ?? { status: 504, headers: {}, body: null });
          }
        })
        .catch((error: unknown) => {
          for (const { reject } of batch) reject(error);
        })
        .finally(() => {
          underWay -= 1;
          sendOff();
        });
    }
  };

  return {
    write: (request) =>
      new Promise((resolve, reject) => {
        waiting.push({ request, resolve, reject });
        if (isScheduled) return;
        isScheduled = true;
        // What is asked in the same turn of the event loop travels together.
        setImmediate(sendOff);
      }),
  };
}
