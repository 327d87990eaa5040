import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';

const LOOPBACK = '127.0.0.1';

/** Listens on loopback at the wanted port, or at a free one when it is 0 or taken. Answers the port. */
export async function listenOnLoopback(server: Server, wanted: number): Promise<number> {
  try {
    return await listen(server, wanted);
  } catch (problem) {
    if (wanted === 0 || (problem as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw problem;
    return listen(server, 0);
  }
}

/** Stops listening and ends the connections that are still open. */
export async function close(server: Server): Promise<void> {
  await new Promise<void>((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}

async function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, LOOPBACK, () => {
      server.off('error', reject);
      resolve((server.address() as AddressInfo).port);
    });
  });
}
