import { problemOfAnswer, problemOfFailure } from '../../../bot/teams/send-problems.ts';

const body = (code: string, message = '') => ({ error: { code, message } });

describe('why a message did not arrive', () => {
  test.each([
    [403, body('ConversationBlockedByUser'), 'blocked'],
    [403, body('Forbidden', '{ subCode: MessageWritesBlocked, details: …}'), 'blocked'],
    [
      403,
      { errorCode: 209, message: '{"subCode":"MessageWritesBlocked","details":null,"errorCode":null}' },
      'blocked',
    ],
    [403, { errorCode: 209, message: '{ subCode: SomethingElse }' }, 'not installed'],
    [403, body('BotNotInConversationRoster'), 'not installed'],
    [403, body('ForbiddenOperationException'), 'not installed'],
    [403, body('BotDisabledByAdmin'), 'disabled by admin'],
    [404, body('ConversationNotFound'), 'stale conversation'],
    [413, body('MessageSizeTooBig'), 'too big'],
    [429, body('Throttled'), 'throttled'],
    [412, body('PreconditionFailed'), 'transient'],
    [502, null, 'transient'],
    [503, null, 'transient'],
    [504, null, 'no answer'],
    [500, body('ServiceError'), 'no answer'],
    [401, body('BotNotRegistered'), 'unknown'],
    [400, 'something odd', 'unknown'],
  ] as const)('HTTP %i %j', (status, answer, kind) => {
    expect(problemOfAnswer(status, answer).kind).toBe(kind);
  });

  it('says no more than codes', () => {
    const answer = body('ConversationBlockedByUser', 'User Alma Ferreira blocked the bot');
    expect(problemOfAnswer(403, answer).message).toBe('HTTP 403 ConversationBlockedByUser');
  });

  it('keeps how long Teams asks to wait, in seconds or as a date', () => {
    const after = (value: string) => problemOfAnswer(429, null, new Headers({ 'retry-after': value }));
    expect(after('7').retryAfterSeconds).toBe(7);
    const waited = after(new Date(Date.now() + 60_000).toUTCString()).retryAfterSeconds;
    expect(waited).toBeGreaterThan(50);
    expect(waited).toBeLessThanOrEqual(60);
    expect(after('soon')).not.toHaveProperty('retryAfterSeconds');
  });

  const failed = (cause: unknown) => Object.assign(new TypeError('fetch failed'), { cause });
  const coded = (code: string) => Object.assign(new Error(code), { code });
  test.each([
    ['nobody listens', failed(coded('ECONNREFUSED')), 'transient'],
    ['the name is not known', failed(coded('ENOTFOUND')), 'transient'],
    ['connecting took too long', failed(coded('UND_ERR_CONNECT_TIMEOUT')), 'transient'],
    ['the certificate is not trusted', failed(coded('DEPTH_ZERO_SELF_SIGNED_CERT')), 'transient'],
    [
      'no address of the name answers',
      failed({ errors: [coded('ECONNREFUSED'), coded('ENETUNREACH')] }),
      'transient',
    ],
    ['the connection broke', failed(coded('ECONNRESET')), 'no answer'],
    ['the other side closed', failed(coded('UND_ERR_SOCKET')), 'no answer'],
    [
      'one address refused and one broke',
      failed({ errors: [coded('ECONNREFUSED'), coded('EPIPE')] }),
      'no answer',
    ],
    ['the time was up', new DOMException('The operation timed out.', 'TimeoutError'), 'no answer'],
    ['something odd', 'odd', 'no answer'],
  ] as const)('%s', (_, error, kind) => {
    expect(problemOfFailure(error).kind).toBe(kind);
  });
});
