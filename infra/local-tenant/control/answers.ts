import type { Response } from 'express';

export function refuse(response: Response, status: number, code: string, message: string): void {
  response.status(status).json({ error: { code, message } });
}

/** Begins a stream of server-sent events. @returns how to send one. */
export function openEventStream(
  response: Response,
): (event: string, data?: Readonly<Record<string, unknown>>) => void {
  response.writeHead(200, {
    'content-type': 'text/event-stream',
    'cache-control': 'no-store',
    connection: 'keep-alive',
  });
  const tell = (event: string, data: Readonly<Record<string, unknown>> = {}) => {
    response.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
  };
  tell('ready');
  return tell;
}
