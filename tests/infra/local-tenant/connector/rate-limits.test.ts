import fc from 'fast-check';
import {
  createRateLimiter,
  RATE_LIMITS,
  type RateLimitName,
} from '../../../../infra/local-tenant/connector/rate-limits.ts';

const start = Date.UTC(2026, 2, 30, 9);

describe('the rate limits of the connector', () => {
  it.each([
    ['sendToConversation', 7],
    ['createConversation', 7],
    ['readMembers', 14],
    ['wholeTenant', 50],
  ] as const)('%s lets %d calls through in one second and refuses the next', (limit, allowed) => {
    const limiter = createRateLimiter();
    for (let call = 0; call < allowed; call += 1) expect(limiter.secondsToWait(limit, 'x', start)).toBe(0);
    expect(limiter.secondsToWait(limit, 'x', start)).toBeGreaterThan(0);
  });

  it('refuses the ninth send within two seconds although no second holds more than seven', () => {
    const limiter = createRateLimiter();
    for (let call = 0; call < 7; call += 1)
      expect(limiter.secondsToWait('sendToConversation', 'x', start)).toBe(0);
    expect(limiter.secondsToWait('sendToConversation', 'x', start + 1000)).toBe(0);
    expect(limiter.secondsToWait('sendToConversation', 'x', start + 1001)).toBe(1);
    expect(limiter.secondsToWait('sendToConversation', 'x', start + 2000)).toBe(0);
  });

  it('counts conversations apart', () => {
    const limiter = createRateLimiter();
    for (let call = 0; call < 7; call += 1) limiter.secondsToWait('sendToConversation', 'one', start);
    expect(limiter.secondsToWait('sendToConversation', 'other', start)).toBe(0);
  });

  it('never lets more through than allowed in any stretch, and always lets in who waited as told', () => {
    fc.assert(
      fc.property(
        fc.constantFrom<RateLimitName>('sendToConversation', 'readMembers', 'wholeTenant'),
        fc.array(fc.integer({ min: 0, max: 900 }), { minLength: 1, maxLength: 150 }),
        (limit, pauses) => {
          const limiter = createRateLimiter();
          const accepted: number[] = [];
          let now = start;
          for (const pause of pauses) {
            now += pause;
            const wait = limiter.secondsToWait(limit, 'x', now);
            if (wait === 0) accepted.push(now);
            else {
              now += wait * 1000;
              expect(limiter.secondsToWait(limit, 'x', now)).toBe(0);
              accepted.push(now);
            }
          }
          for (const { count, seconds } of RATE_LIMITS[limit]) {
            for (const from of accepted) {
              const within = accepted.filter((at) => at >= from && at < from + seconds * 1000);
              expect(within.length).toBeLessThanOrEqual(count);
            }
          }
        },
      ),
    );
  });
});
