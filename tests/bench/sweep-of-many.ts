import { readFileSync, rmSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startStack } from '../../infra/dev/stack.ts';
import { dayOfMany, writeManyPeople } from '../support/many-people.ts';
import { manyPeopleDirectory } from '../support/many-people-directory.ts';
import { controls, type TrafficEntry } from '../support/tenant-client.ts';

/** What Teams takes from one app in one tenant. */
const permittedPerSecond = 50;
/** SharePoint's published budget for one app in one tenant, by licences. */
const unitsPerMinute = { least: 1_250, most: 6_250 };

/** A field of a process's status in MiB, from the system's own books; null where there are none. */
export function memoryMiB(processId: number | undefined, field: 'VmRSS' | 'VmHWM'): number | null {
  if (processId === undefined) return null;
  try {
    const status = readFileSync(`/proc/${processId}/status`, 'utf8');
    const kib = new RegExp(`${field}:\\s+(\\d+) kB`).exec(status)?.[1];
    return kib === undefined ? null : Math.round(Number(kib) / 1024);
  } catch {
    return null;
  }
}

/** One sweep of so many people, as the local tenant saw it; `onLine` hears what the processes say. */
export async function measureSweep(people: number, onLine: (from: string, line: string) => void) {
  const dataDirectory = await mkdtemp(path.join(tmpdir(), 'register-sweep-'));
  const stack = await startStack({
    dataDirectory,
    fresh: true,
    sample: false,
    boards: ['children'],
    directory: manyPeopleDirectory,
    // As fast as Teams takes it: a sweep as fast as SharePoint's budget allows is arithmetic.
    environment: { SHAREPOINT_UNITS_PER_MINUTE: '1000000', REMINDER_TICK_SECONDS: '1' },
    onLine,
  });
  try {
    await writeManyPeople(stack, people);
    const tenant = controls(stack);
    await tenant.forgetTraffic();
    await tenant.moveClock(`${dayOfMany}T08:45:00Z`);
    const deadline = performance.now() + 300_000;
    let entries: TrafficEntry[] = [];
    const isReceipt = ({ method, insideBatch }: TrafficEntry) => method === 'PATCH' && insideBatch;
    // Each row is marked and completed.
    while (entries.filter(isReceipt).length < 2 * people) {
      if (performance.now() > deadline) throw new Error('The sweep did not end within five minutes.');
      await new Promise((resolve) => setTimeout(resolve, 2_000));
      ({ entries } = await tenant.traffic());
    }
    const messages = entries.filter((entry) => entry.surface === 'connector' && entry.status === 201);
    const moments = messages.map(({ at }) => Date.parse(at)).sort((one, other) => one - other);
    const seconds = ((moments.at(-1) ?? 0) - (moments[0] ?? 0)) / 1_000;
    const graph = entries.filter(({ surface }) => surface === 'graph');
    const units = graph.reduce((sum, { resourceUnits }) => sum + resourceUnits, 0);
    const perSecond = (messages.length - 1) / seconds;
    return {
      people,
      messages: messages.length,
      seconds: Number(seconds.toFixed(1)),
      messagesPerSecond: Number(perSecond.toFixed(1)),
      shareOfPermittedRate: Number((perSecond / permittedPerSecond).toFixed(2)),
      tooMany: entries.filter(({ status }) => status === 429).length,
      graphCallsPerDigest: Number(
        (graph.filter(({ insideBatch }) => !insideBatch).length / people).toFixed(2),
      ),
      resourceUnitsPerDigest: Number((units / people).toFixed(2)),
      resourceUnitsPerMinute: Math.round((units / seconds) * 60),
      /** How fast it may go by SharePoint's published budget, which the service keeps to by its setting. */
      messagesPerMinuteWithinSharePoint: {
        upTo1000Licences: Math.floor((unitsPerMinute.least * people) / units),
        over50000Licences: Math.floor((unitsPerMinute.most * people) / units),
      },
      serviceMemoryMiB: memoryMiB(stack.service.pid, 'VmRSS'),
      serviceMemoryPeakMiB: memoryMiB(stack.service.pid, 'VmHWM'),
    };
  } finally {
    await stack.stop();
    rmSync(dataDirectory, { recursive: true, force: true });
  }
}
