import { createApiClient } from '../../../tab/register/api-client.ts';
import { aBoard, boardsOf } from '../../support/builders.ts';

interface Call {
  url: string;
  authorization: string | null;
}

function client(answers: (Response | Error)[], parts: { online?: boolean; stopped?: () => void } = {}) {
  const calls: Call[] = [];
  const claimsAsked: (string | undefined)[] = [];
  const api = createApiClient({
    fetch: (input, init) => {
      calls.push({
        url: input instanceof Request ? input.url : input.toString(),
        authorization: new Headers(init?.headers).get('authorization'),
      });
      const answer = answers.shift();
      if (answer === undefined) throw new Error('No further call was expected.');
      return answer instanceof Response ? Promise.resolve(answer) : Promise.reject(answer);
    },
    token: (claims) => {
      claimsAsked.push(claims);
      return Promise.resolve({ ok: true, token: `token-${claimsAsked.length}` });
    },
    isOnline: () => parts.online ?? true,
    ...(parts.stopped === undefined ? {} : { stopped: parts.stopped }),
  });
  return { api, calls, claimsAsked };
}

const json = (status: number, body: unknown) => new Response(JSON.stringify(body), { status });
const refusal = (code: string, parts = {}) => ({
  code,
  userMessage: 'Ask your administrator.',
  correlationId: 'abc-123',
  ...parts,
});

describe('the API client', () => {
  it('sends the person’s token and returns the checked answer', async () => {
    const boards = boardsOf(aBoard());
    const { api, calls } = client([json(200, boards)]);
    expect(await api.boards()).toEqual({ ok: true, value: boards });
    expect(calls).toEqual([{ url: '/api/boards', authorization: 'Bearer token-1' }]);
  });

  it('does not pass on an answer that breaks its contract', async () => {
    const { api } = client([json(200, { boards: [{ id: 7 }] })]);
    expect(await api.boards()).toMatchObject({ ok: false, failure: { code: 'not understood' } });
  });

  it('keeps the service’s words and the reference to quote', async () => {
    const { api } = client([json(403, refusal('no access'))]);
    expect(await api.boards()).toMatchObject({
      ok: false,
      failure: { code: 'no access', userMessage: 'Ask your administrator.', correlationId: 'abc-123' },
    });
  });

  it('leaves it to the person to sign in again when they would not', async () => {
    const api = createApiClient({
      fetch: () => Promise.resolve(json(401, refusal('claims needed', { claims: '{"mfa":1}' }))),
      token: (claims) =>
        Promise.resolve(
          claims === undefined
            ? { ok: true, token: 'usual' }
            : { ok: false, userMessage: 'Signing in was cancelled.', passing: false },
        ),
      isOnline: () => true,
    });
    expect(await api.boards()).toMatchObject({
      ok: false,
      failure: { code: 'claims needed', userMessage: 'Signing in was cancelled.' },
    });
  });

  it('asks the host for a token with the claims the service wants, once', async () => {
    const { api, claimsAsked } = client([
      json(401, refusal('claims needed', { claims: '{"mfa":1}' })),
      json(401, refusal('claims needed', { claims: '{"mfa":1}' })),
    ]);
    expect(await api.boards()).toMatchObject({ ok: false, failure: { code: 'claims needed' } });
    expect(claimsAsked).toEqual([undefined, '{"mfa":1}']);
  });

  it('asks for a fresh token once when the session has ended', async () => {
    const { api, calls } = client([json(401, refusal('not signed in')), json(200, boardsOf(aBoard()))]);
    expect(await api.boards()).toMatchObject({ ok: true });
    expect(calls.map((call) => call.authorization)).toEqual(['Bearer token-1', 'Bearer token-2']);
  });

  it.each([
    [502, 'unavailable'],
    [429, 'unavailable'],
    [404, 'unexpected'],
  ])('reads an answer of status %d from a gateway as %s', async (status, code) => {
    const { api } = client([new Response('<html>', { status })]);
    expect(await api.boards()).toMatchObject({ ok: false, failure: { code, correlationId: null } });
  });

  it.each([
    ['not signed in', 1],
    ['consent needed', 1],
    ['no access', 0],
    ['unavailable', 0],
  ])('tells the page when somebody has to leave it to go on: %s', async (code, times) => {
    const stopped = jest.fn();
    const { api } = client([json(400, refusal(code)), json(400, refusal(code))], { stopped });
    await api.boards();
    expect(stopped).toHaveBeenCalledTimes(times);
  });

  it('calls a failed request no connection', async () => {
    const { api } = client([new TypeError('Failed to fetch')]);
    expect(await api.boards()).toMatchObject({ ok: false, failure: { code: 'no connection' } });
  });

  it('asks nobody while the machine is offline', async () => {
    const { api, claimsAsked } = client([], { online: false });
    expect(await api.boards()).toMatchObject({ ok: false, failure: { code: 'no connection' } });
    expect(claimsAsked).toEqual([]);
  });

  it('writes keys safely into addresses', async () => {
    const { api, calls } = client([json(200, { updates: [], assessments: [] })]);
    await api.history('children', 'action', 'A/1 ?#');
    expect(calls[0]?.url).toBe('/api/boards/children/history/action/A%2F1%20%3F%23');
  });

  it('rejects when the caller itself gave up', async () => {
    const gone = new AbortController();
    gone.abort();
    const { api } = client([new DOMException('gone', 'AbortError')]);
    await expect(api.changes('children', {}, gone.signal)).rejects.toThrow('gone');
  });
});
