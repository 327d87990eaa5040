import { once } from 'node:events';
import { connect } from 'node:net';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { ApiError } from '../../../bot/http/api-failure.ts';
import { bodyWithin } from '../../../bot/http/body-within.ts';
import { ReadingPlaces } from '../../../bot/imports/reading-places.ts';

const tooSlow = { status: 400, code: 'not valid', userMessage: { en: 'too slow', cy: 'rhy araf' } } as const;

/** A service with one place for a document, which has to arrive within half a second. */
async function service() {
  const places = new ReadingPlaces({ each: 1, all: 1 });
  const parser = express.raw({ type: () => true });
  const app = express();
  app.post('/', async (request, response) => {
    try {
      const read = await places.inPlace('somebody', async () => {
        await bodyWithin(500, parser, { request, response, tooSlow });
        return String(request.body);
      });
      response.send(read);
    } catch (error) {
      response.status(error instanceof ApiError ? error.answer.status : 500).send('not read');
    }
  });
  const server = app.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const post = async (body: string) =>
    (await fetch(`http://127.0.0.1:${port}/`, { method: 'POST', body })).text();
  return { port, post, stop: () => new Promise((resolve) => server.close(resolve)) };
}

it('a body that comes in time is read; one that is sent slower is refused, holds its place no longer and loses its connection', async () => {
  const { port, post, stop } = await service();
  expect(await post('in time')).toBe('in time');

  const slow = connect(port, '127.0.0.1');
  let answer = '';
  slow.on('data', (data: Buffer) => (answer += data.toString()));
  const closed = once(slow, 'close');
  slow.write('POST / HTTP/1.1\r\nHost: here\r\nContent-Length: 1000\r\n\r\nonly this');
  let meanwhile = '';
  while (meanwhile !== 'full') meanwhile = await post('meanwhile');
  await closed;
  expect(answer).toContain('400 Bad Request');
  expect(answer).toContain('not read');
  expect(await post('afterwards')).toBe('afterwards');
  await stop();
});
