import { TenantClock } from '../../../bot/graph/tenant-clock.ts';

const at = (iso: string): number => Date.parse(iso);

describe('the tenant’s clock', () => {
  it('is the machine’s until an answer says otherwise, and then as far off as the answer', () => {
    let machine = at('2026-03-02T10:00:00Z');
    const clock = new TenantClock(() => machine);
    expect(clock.nowIso()).toBe('2026-03-02T10:00:00.000Z');
    clock.learn('Wed, 02 Sep 2026 08:00:00 GMT', machine);
    machine += 60_000;
    expect(clock.nowIso()).toBe('2026-09-02T08:01:00.000Z');
    clock.learn('Mon, 02 Mar 2026 10:01:00 GMT', machine);
    expect(clock.offset).toBe(0);
  });

  it('ignores differences below two seconds, and what a slow journey explains', () => {
    const machine = at('2026-03-02T10:00:10Z');
    const clock = new TenantClock(() => machine);
    clock.learn('Mon, 02 Mar 2026 10:00:09 GMT', machine);
    expect(clock.offset).toBe(0);
    clock.learn('Mon, 02 Mar 2026 10:00:00 GMT', machine - 20_000);
    expect(clock.offset).toBe(0);
  });

  it.each([undefined, '', 'yesterday'])('learns nothing from %j', (header) => {
    const clock = new TenantClock(() => 0);
    clock.learn(header, 0);
    expect(clock.offset).toBe(0);
  });
});
