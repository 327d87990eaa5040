import { parentPort } from 'node:worker_threads';
import { buildFile } from './build-file.ts';
import type { ToWorker } from './in-worker.ts';
import { gathering } from './source-in-parts.ts';

/** Makes one file in a thread of its own: the register arrives in pieces, the file leaves whole. */
const port = parentPort;
if (port === null) throw new Error('This program is a worker and is started by the service.');

const source = gathering();
port.on('message', (message: ToWorker) => {
  if (message.kind === 'piece') {
    source.add(message.piece);
    return;
  }
  void buildFile(source.whole(), message.request).then(
    ({ bytes, leftOut }) => {
      const own = Uint8Array.from(bytes);
      port.postMessage({ kind: 'built', bytes: own, leftOut }, [own.buffer]);
    },
    (error: unknown) =>
      port.postMessage({
        kind: 'failed',
        reason: error instanceof Error ? (error.stack ?? error.message) : String(error),
      }),
  );
});
