import { Agent, createServer, request as ask } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Balancer {
  readonly url: string;
  /** Sends nothing there before it has said that it is ready. */
  add(port: number): void;
  /** Ports that were ready when they were asked last. */
  ready(): readonly number[];
  close(): void;
}

/**
 * Stands before several copies of the service as a platform's balancer does: asks each for its readiness every fifth of a second, hands
 * requests on in turn over connections it keeps, and tries nothing twice. What a copy does not answer is 502 for whoever asked.
 */
export async function startBalancer(): Promise<Balancer> {
  const copies = new Map<number, boolean>();
  const agent = new Agent({ keepAlive: true });
  const ready = () => [...copies].filter(([, isReady]) => isReady).map(([port]) => port);
  let turn = 0;
  const server = createServer((incoming, outgoing) => {
    turn += 1;
    const port = ready()[turn % ready().length];
    const failed = (): void => {
      if (!outgoing.headersSent) outgoing.writeHead(502);
      outgoing.end();
    };
    const { method, url: path, headers } = incoming;
    const onward = ask({ host: '127.0.0.1', port, method, path, headers, agent }, (answer) => {
      const { connection: _ours, ...theirs } = answer.headers;
      outgoing.writeHead(answer.statusCode ?? 502, theirs);
      answer.pipe(outgoing);
      answer.once('error', failed);
    });
    onward.once('error', failed);
    incoming.pipe(onward);
  });
  const isReady = async (port: number): Promise<boolean> => {
    const answer = await fetch(`http://127.0.0.1:${port}/health/ready`).catch(() => null);
    return answer?.ok === true;
  };
  const timer = setInterval(() => {
    for (const port of copies.keys()) void isReady(port).then((is) => copies.set(port, is));
  }, 200);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    add: (port) => {
      if (!copies.has(port)) copies.set(port, false);
    },
    ready,
    close: () => {
      clearInterval(timer);
      agent.destroy();
      server.closeAllConnections();
      server.close();
    },
  };
}
