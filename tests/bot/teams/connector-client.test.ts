import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { SendFailure } from '../../../bot/reminders/messenger.ts';
import { createConnectorClient } from '../../../bot/teams/connector-client.ts';

type Behaviour = (request: IncomingMessage, response: ServerResponse) => void;

let server: Server;
let behave: Behaviour;
let asked: { url: string; authorization: string | undefined }[];

beforeAll(async () => {
  server = createServer((request, response) => {
    asked.push({ url: request.url ?? '', authorization: request.headers.authorization });
    request.resume().on('end', () => behave(request, response));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
beforeEach(() => {
  asked = [];
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const serviceUrl = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}/region/`;
const client = (changes: Partial<Parameters<typeof createConnectorClient>[0]> = {}) =>
  createConnectorClient({
    token: () => Promise.resolve('a-token'),
    allows: () => true,
    pacer: { enter: () => Promise.resolve(() => undefined), slowDown: () => undefined },
    urgency: 'background',
    ...changes,
  });
const send = (changes: Parameters<typeof client>[0] = {}, url = serviceUrl()) =>
  client(changes)
    .call({ method: 'POST', serviceUrl: url, path: ['conversations', 'a:1/2', 'activities'], body: {} })
    .catch((error: unknown) => {
      if (error instanceof SendFailure) return error.problem;
      throw error;
    });

it('asks once, with the token, below the region’s address', async () => {
  behave = (_, response) => response.writeHead(201).end('{"id":"message-1"}');
  expect(await send()).toEqual({ id: 'message-1' });
  expect(asked).toEqual([
    { url: '/region/v3/conversations/a%3A1%2F2/activities', authorization: 'Bearer a-token' },
  ]);
});

it.each([
  ['no answer', 'the connection is lost', (request: IncomingMessage) => request.socket.destroy()],
  ['no answer', '504', (_: IncomingMessage, response: ServerResponse) => response.writeHead(504).end()],
  ['no answer', '500', (_: IncomingMessage, response: ServerResponse) => response.writeHead(500).end()],
  ['transient', '502', (_: IncomingMessage, response: ServerResponse) => response.writeHead(502).end()],
  [
    'throttled',
    '429',
    (_: IncomingMessage, response: ServerResponse) => response.writeHead(429, { 'retry-after': '0' }).end(),
  ],
])('never asks twice: %s when %s', async (kind, _, how) => {
  behave = how;
  expect(await send()).toMatchObject({ kind });
  expect(asked).toHaveLength(1);
});

it('gives up after its time, not knowing whether it arrived', async () => {
  behave = () => undefined;
  expect(await send({ timeoutMilliseconds: 50 })).toMatchObject({ kind: 'no answer' });
  expect(asked).toHaveLength(1);
});

it('knows that nothing arrived where nobody listens', async () => {
  const closed = createServer();
  await new Promise<void>((resolve) => closed.listen(0, '127.0.0.1', resolve));
  const { port } = closed.address() as AddressInfo;
  await new Promise((resolve) => closed.close(resolve));
  expect(await send({}, `http://127.0.0.1:${port}/`)).toMatchObject({ kind: 'transient' });
});

it('asks nobody without a token, nor a host it does not know, nor where a redirection leads', async () => {
  behave = (_, response) => response.writeHead(307, { location: '/elsewhere' }).end();
  expect(await send({ token: () => Promise.reject(new Error('no token')) })).toMatchObject({
    kind: 'transient',
  });
  expect(await send({ allows: () => false })).toMatchObject({ kind: 'stale conversation' });
  expect(asked).toEqual([]);
  await send();
  expect(asked).toHaveLength(1);
});
