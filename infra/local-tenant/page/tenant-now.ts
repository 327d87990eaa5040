import { useEffect, useState } from 'react';
import type { ClockState } from './control-client.ts';

const TICK_MILLISECONDS = 5_000;

/** The time on the tenant's clock, as it goes. `readAt` is when the clock was read, in milliseconds of real time. */
export function useTenantNow(clock: ClockState | undefined, readAt: number): Date {
  const [realTime, setRealTime] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setRealTime(Date.now()), TICK_MILLISECONDS);
    return () => clearInterval(timer);
  }, []);
  if (!clock) return new Date(realTime);
  const passed = clock.frozen ? 0 : Math.max(0, realTime - readAt);
  return new Date(Date.parse(clock.now) + passed);
}
