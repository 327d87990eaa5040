import { parentPort } from 'node:worker_threads';
import type { ToReader } from './in-worker.ts';
import { readDocument } from './read-document.ts';

/** Reads one file in a thread of its own, which is ended when it has answered or when its time is over. */
const port = parentPort;
if (port === null) throw new Error('This program is a worker and is started by the service.');

port.once('message', ({ name, bytes, limits }: ToReader) => {
  void readDocument(name, bytes, limits).then((reading) => port.postMessage(reading));
});
