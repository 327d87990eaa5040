import type { NextFunction, Request, Response } from 'express';

const LOOPBACK_NAMES = new Set(['localhost', '127.0.0.1', '[::1]']);

/**
 * Lets only this machine's own callers in: these addresses hand out sign-in tokens. The connection has to come from
 * loopback, the name asked for has to be a loopback name (a foreign name pointing here is refused), and a page that
 * calls has to be our own.
 */
export function loopbackOnly(request: Request, response: Response, next: NextFunction): void {
  const address = request.socket.remoteAddress ?? '';
  const host = request.headers.host ?? '';
  const fromHere = address === '::1' || /^(::ffff:)?127\./.test(address);
  const asksHere = LOOPBACK_NAMES.has(host.replace(/:\d+$/, '').toLowerCase());
  const { origin } = request.headers;
  const ownPage = origin === undefined || origin === `http://${host}`;
  if (fromHere && asksHere && ownPage) {
    next();
    return;
  }
  response.status(403).json({
    error: {
      code: 'loopback-only',
      message: 'The control addresses answer only on this machine, to their own page.',
    },
  });
}
