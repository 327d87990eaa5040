import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import type { Authentication } from '../../../bot/http/authenticate-person.ts';
import { createHttpServer, type ServiceParts } from '../../../bot/http/server.ts';
import { createLogger } from '../../../bot/logging.ts';
import { bankHolidays } from '../../../bot/reminders/bank-holidays.ts';
import { createBoardMirror } from '../../../bot/register/board-mirror.ts';
import { apiFailureSchema } from '../../../shared/contracts/tab-api.ts';
import { MemorySharePoint } from '../../support/memory-sharepoint.ts';

const person = { oid: '00000000-0000-4000-8000-000000000001', name: 'Morgan Ellis', assertion: 'a.b.c' };
const lines: string[] = [];
let server: Server | null = null;
let directory = '';

beforeEach(() => {
  lines.length = 0;
  directory = mkdtempSync(path.join(tmpdir(), 'tab-'));
});
afterEach(async () => {
  const open = server;
  server = null;
  if (open !== null) {
    open.closeAllConnections();
    await new Promise((resolve) => open.close(resolve));
  }
  rmSync(directory, { recursive: true, force: true });
});

async function serve(parts: Partial<ServiceParts> = {}): Promise<string> {
  const sharePoint = new MemorySharePoint();
  const logger = createLogger('debug', { write: (line) => void lines.push(line) });
  const mirror = createBoardMirror({
    now: () => '2026-03-23T09:00:00Z',
    boardId: 'children',
    boards: {
      ids: ['children'],
      has: () => true,
      place: () => Promise.resolve(sharePoint.place),
      forget: () => undefined,
    },
    graph: sharePoint.port(),
    logger,
  });
  const app = createHttpServer({
    logger,
    authenticate: () => Promise.resolve<Authentication>({ ok: true, person }),
    register: {
      boards: new Map([
        [
          'children',
          {
            id: 'children',
            siteUrl: 'https://x/sites/c',
            mirror,
            place: () => Promise.resolve(sharePoint.place),
          },
        ],
      ]),
      holidays: bankHolidays,
      readUpload: () => Promise.reject(new Error('No document is read here.')),
      buildPaper: () => Promise.reject(new Error('No paper is asked for here.')),
      graphFor: () => sharePoint.port(),
      now: () => '2026-03-02T10:00:00Z',
    },
    tab: {
      directory,
      publicUrl: 'https://register.example.org',
      teamsAppId: 'manifest-id',
      teamsHostOrigins: ['https://teams.example.org'],
    },
    ready: () => Promise.resolve(true),
    ...parts,
  });
  const listening = createServer(app);
  server = listening;
  await new Promise<void>((resolve) => listening.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(listening.address() as AddressInfo).port}`;
}

describe('the service over HTTP', () => {
  it('does not say "not signed in" when it could not look at the keys', async () => {
    const url = await serve({
      authenticate: () => Promise.resolve({ ok: 'unknown', reason: 'JWKSTimeout' }),
    });
    const answer = await fetch(`${url}/api/boards`);
    expect(answer.status).toBe(503);
    expect(apiFailureSchema.parse(await answer.json()).code).toBe('unavailable');
  });

  it('slows one person down without touching another', async () => {
    let who = person;
    const url = await serve({ authenticate: () => Promise.resolve({ ok: true, person: who }) });
    const statuses: number[] = [];
    for (let round = 0; round < 31; round += 1) {
      const answers = await Promise.all(
        Array.from({ length: 20 }, () => fetch(`${url}/api/nothing`).then((answer) => answer.status)),
      );
      statuses.push(...answers);
    }
    expect(statuses.slice(0, 600).every((status) => status === 404)).toBe(true);
    expect(statuses.slice(600).every((status) => status === 429)).toBe(true);
    const slowed = await fetch(`${url}/api/nothing`);
    expect(slowed.headers.get('retry-after')).toBe('60');
    expect(apiFailureSchema.parse(await slowed.json()).code).toBe('too many requests');
    who = { ...person, oid: '00000000-0000-4000-8000-000000000002' };
    expect((await fetch(`${url}/api/nothing`)).status).toBe(404);
  });

  it('answers what nobody foresaw with a number to quote, and keeps its words to itself', async () => {
    const url = await serve({
      authenticate: () => Promise.reject(new Error('secret words about Alma Ferreira')),
    });
    const answer = await fetch(`${url}/api/boards`, {
      headers: { 'x-correlation-id': 'quoted-by-support-1' },
    });
    expect(answer.status).toBe(500);
    const failure = apiFailureSchema.parse(await answer.json());
    expect(failure).toMatchObject({ code: 'unexpected', correlationId: 'quoted-by-support-1' });
    const log = lines.join('');
    expect(log).toContain('quoted-by-support-1');
    expect(log).not.toContain('Alma');
  });

  it('makes a correlation id of its own rather than log what somebody wrote into it', async () => {
    const url = await serve();
    const answer = await fetch(`${url}/health/live`, { headers: { 'x-correlation-id': 'a b"c' } });
    expect(answer.headers.get('x-correlation-id')).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('logs routes as patterns, and people as stand-ins', async () => {
    const url = await serve();
    await fetch(`${url}/api/boards/children/history/action/very-private-key`);
    const log = lines.join('');
    expect(log).toContain('/api/boards/:board/history/:kind/:itemKey');
    expect(log).not.toContain('very-private-key');
    expect(log).not.toContain(person.oid);
    expect(log).not.toContain('Morgan');
  });

  it('has no connector address unless the bot is there', async () => {
    const without = await serve();
    expect((await fetch(`${without}/api/messages`, { method: 'POST' })).status).toBe(404);
  });

  it('hands the bot its activities as JSON, past the tab’s authentication', async () => {
    const url = await serve({
      authenticate: () => Promise.resolve({ ok: false, reason: 'not for this' }),
      messages: (request, response) => {
        response.json({ got: request.body as unknown });
      },
    });
    const answer = await fetch(`${url}/api/messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"type":"message"}',
    });
    expect(await answer.json()).toEqual({ got: { type: 'message' } });
  });

  it('says when it is not ready', async () => {
    const url = await serve({ ready: () => Promise.resolve(false) });
    expect((await fetch(`${url}/health/ready`)).status).toBe(503);
  });

  it.each([
    ['an unknown kind', '/api/boards/children/history/person/x'],
    ['an endless key', `/api/boards/children/history/action/${'x'.repeat(101)}`],
  ])('answers 404 for the history of %s', async (_, address) => {
    const url = await serve();
    expect((await fetch(`${url}${address}`)).status).toBe(404);
  });

  it('refuses a body in something other than JSON', async () => {
    const url = await serve();
    const answer = await fetch(`${url}/api/boards/children/actions/updates`, {
      method: 'POST',
      body: 'status=complete',
    });
    expect(answer.status).toBe(400);
  });
});

describe('the tab’s files', () => {
  const build = (): void => {
    mkdirSync(path.join(directory, 'assets'));
    writeFileSync(path.join(directory, 'index.html'), '<!doctype html><title>Register</title>');
    writeFileSync(path.join(directory, 'assets', 'index-abc123.js'), 'export {}');
    writeFileSync(path.join(directory, '.built'), 'secret');
  };

  it.each(['/tab/', '/tab/risks/2.1', '/tab/actions?plan=2'])(
    'are one page at %s, checked each time',
    async (address) => {
      const url = await serve();
      build();
      const answer = await fetch(`${url}${address}`, { headers: { accept: 'text/html' } });
      expect(await answer.text()).toContain('<title>Register</title>');
      expect(answer.headers.get('cache-control')).toBe('no-cache');
    },
  );

  it('are kept for a year where their names carry a digest', async () => {
    const url = await serve();
    build();
    const answer = await fetch(`${url}/tab/assets/index-abc123.js`);
    expect(answer.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect(answer.headers.get('content-type')).toContain('javascript');
  });

  it('go out as the build packed them to whoever understands that', async () => {
    const url = await serve();
    build();
    writeFileSync(path.join(directory, 'assets', 'index-abc123.js.br'), brotliCompressSync('export {}'));
    const asked = async (encoding: string) => {
      const answer = await fetch(`${url}/tab/assets/index-abc123.js`, {
        headers: { 'accept-encoding': encoding },
      });
      const said = (name: string) => answer.headers.get(name);
      return {
        text: await answer.text(),
        encoding: said('content-encoding'),
        type: said('content-type'),
        kept: said('cache-control'),
        vary: said('vary'),
      };
    };
    const packed = await asked('gzip, br');
    expect(packed).toMatchObject({ text: 'export {}', encoding: 'br', vary: 'Accept-Encoding' });
    expect({ ...packed, encoding: null }).toEqual(await asked('identity'));
  });

  it.each(['/tab/assets/missing.js', '/tab/.built', '/tab/%2e%2e/package.json'])(
    'are not there at %s',
    async (address) => {
      const url = await serve();
      build();
      expect((await fetch(`${url}${address}`)).status).toBe(404);
    },
  );

  it('say so while they are not built', async () => {
    const url = await serve();
    const answer = await fetch(`${url}/tab/`, { headers: { accept: 'text/html' } });
    expect(answer.status).toBe(503);
    expect(await answer.text()).toContain('npm run build');
  });

  it('come over https only once the service does', async () => {
    const url = await serve();
    const { headers } = await fetch(`${url}/tab/host-config.json`);
    expect(headers.get('content-security-policy')).toContain('upgrade-insecure-requests');
    expect(headers.get('strict-transport-security')).toContain('max-age=31536000');
  });
});
