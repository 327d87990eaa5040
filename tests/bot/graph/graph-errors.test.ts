import { claimsChallengeOf, problemOf, retryAfterOf } from '../../../bot/graph/graph-errors.ts';

const answer = (status: number, code?: string, message = '', headers: Record<string, string> = {}) => ({
  status,
  headers,
  body: code === undefined ? null : { error: { code, message } },
});

const duplicate =
  'The list item could not be added or updated because duplicate values were found in the following field(s) in the list: [Key].';

describe('what an answer of Graph means', () => {
  it.each([
    [answer(200), null],
    [answer(304), null],
    [answer(412), 'conflict'],
    [answer(409, 'resourceModified', 'eTag mismatch'), 'conflict'],
    [answer(400, 'invalidRequest', duplicate), 'duplicate value'],
    [answer(500, 'generalException', duplicate), 'duplicate value'],
    [answer(409, 'nameAlreadyExists'), 'duplicate value'],
    [answer(400, 'invalidRequest', 'Field not recognised'), 'not valid'],
    [answer(401), 'sign-in expired'],
    [answer(403, 'accessDenied'), 'no access'],
    [answer(404, 'itemNotFound'), 'not found'],
    [answer(410, 'resyncChangesApplyDifferences'), 'resync'],
    [answer(424), 'not tried'],
    [answer(429, 'activityLimitReached'), 'throttled'],
    [answer(500), 'unavailable'],
    [answer(503, 'serviceNotAvailable'), 'unavailable'],
    [answer(418), 'unexpected'],
  ] as const)('%j is %s', (response, kind) => {
    expect(problemOf(response)?.kind ?? null).toBe(kind);
  });

  it('names a column that the list does not have, and says who adds it', () => {
    const problem = problemOf(answer(400, 'invalidRequest', "Field 'LastNote' is not recognized"))!;
    expect(problem).toMatchObject({ kind: 'not valid', missingColumn: 'LastNote' });
    expect(problem.userMessage.en).toMatch(/“LastNote” is not in its SharePoint list.*register provision/);
    expect(problem.userMessage.cy).toMatch(/“LastNote”.*register provision/);
  });

  it('finds the more exact code inside', () => {
    const body = {
      error: { code: 'invalidRequest', message: '', innerError: { code: 'nameAlreadyExists' } },
    };
    expect(problemOf({ status: 400, headers: {}, body })?.kind).toBe('duplicate value');
  });

  it('always has something to say to a person, and no address or body in the log', () => {
    for (const status of [400, 401, 403, 404, 409, 410, 412, 418, 424, 429, 500, 503]) {
      const problem = problemOf(answer(status, 'someCode', 'private words of Alma Ferreira'))!;
      expect(problem.userMessage.en).toMatch(/\w+.*\.$/);
      expect(problem.userMessage.cy).toMatch(/\w+.*\.$/);
      expect(problem.userMessage.cy).not.toBe(problem.userMessage.en);
      expect(problem.message).not.toContain('Alma');
    }
  });

  it('hands on the claims of continuous access evaluation, decoded', () => {
    const claims = '{"access_token":{"nbf":{"essential":true,"value":"1"}}}';
    const header = `Bearer realm="", error="insufficient_claims", claims="${Buffer.from(claims).toString('base64')}"`;
    expect(problemOf(answer(401, 'x', '', { 'www-authenticate': header }))).toMatchObject({
      kind: 'claims needed',
      claims,
    });
    expect(
      claimsChallengeOf({ 'www-authenticate': 'Bearer error="insufficient_claims", claims="bm90IGpzb24="' }),
    ).toBeNull();
  });

  it.each([
    [{ 'retry-after': '7' }, 7],
    [{ 'retry-after': 'Mon, 02 Mar 2026 10:00:30 GMT', date: 'Mon, 02 Mar 2026 10:00:00 GMT' }, 30],
    [{ 'retry-after': 'soon' }, null],
    [{}, null],
  ])('waits as %j says: %s', (headers, seconds) => {
    expect(retryAfterOf(headers as Record<string, string>)).toBe(seconds);
  });
});
