import { parentPort } from 'node:worker_threads';
import { readUpload, type Upload } from './read-upload.ts';

/** Reads one upload in a thread of its own, which is ended when it has answered or when its time is over. */
const port = parentPort;
if (port === null) throw new Error('This program is a worker and is started by the service.');

port.once('message', (upload: Upload) => {
  void readUpload(upload).then((read) => port.postMessage(read));
});
