import { readFileSync, rmSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { accounts } from '../../infra/sample/directory.ts';
import { startStack, type Stack } from '../../infra/dev/stack.ts';
import { controls } from '../support/tenant-client.ts';
import { startTraceCollector } from '../support/trace-collector.ts';

const rounds = 10;
/** The system counts in these on every Linux that Node runs on. */
const ticksPerSecond = 100;

/** Processor time of a process so far, in milliseconds; null where the system keeps no such books. */
function processorMs(processId: number | undefined): number | null {
  if (processId === undefined) return null;
  try {
    // What follows the name, which may hold anything: state is the first, user and system time the twelfth and thirteenth.
    const [, rest = ''] = /^\d+ \(.*\) (.*)$/s.exec(readFileSync(`/proc/${processId}/stat`, 'utf8')) ?? [];
    const fields = rest.split(' ');
    return ((Number(fields[11]) + Number(fields[12])) * 1_000) / ticksPerSecond;
  } catch {
    return null;
  }
}

interface Side {
  readonly stack: Stack;
  readonly folder: string;
  readonly milliseconds: number[];
  processor: number;
}

async function aSide(
  environment: Readonly<Record<string, string>>,
  onLine: (from: string, line: string) => void,
): Promise<Side> {
  const folder = await mkdtemp(path.join(tmpdir(), 'register-traces-'));
  const stack = await startStack({
    dataDirectory: folder,
    fresh: true,
    sample: true,
    environment,
    onLine,
  });
  return { stack, folder, milliseconds: [], processor: 0 };
}

/** The board read whole by a tab, its policy read, and a word to the bot: `each` of them. */
async function work(stack: Stack, each: number): Promise<number[]> {
  const tenant = controls(stack);
  const oid = accounts.nairPriya.id;
  const token = await tenant.ssoToken(oid);
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  const board = `${stack.serviceUrl}/api/boards/children`;
  const took: number[] = [];
  for (let turn = 0; turn < each; turn += 1) {
    for (const ask of [
      () => fetch(`${board}/changes`, { method: 'POST', headers, body: '{}' }),
      () => fetch(`${board}/policy`, { headers }),
      () => tenant.say(oid, 'my actions').then(() => null),
    ]) {
      const began = performance.now();
      const answer = await ask();
      if (answer !== null && !answer.ok) throw new Error(`answered ${answer.status}`);
      await answer?.arrayBuffer();
      took.push(performance.now() - began);
    }
  }
  return took;
}

/**
 * The same requests to two services by turns, one that sends its traces to a collector on this machine and one that records none: what a
 * request costs each of processor time, which other programs disturb least, and of time.
 */
export async function measureTraces(requests: number, onLine: (from: string, line: string) => void) {
  const collector = await startTraceCollector();
  const sides: Side[] = [];
  try {
    sides.push(await aSide({}, onLine), await aSide(collector.environment, onLine));
    const each = Math.max(1, Math.round(requests / rounds / 3));
    for (const { stack } of sides) {
      await controls(stack).install(accounts.nairPriya.id);
      await work(stack, each);
    }
    const before = collector.spans().length;
    for (let round = 0; round < rounds; round += 1) {
      for (const side of round % 2 === 0 ? sides : sides.toReversed()) {
        const began = processorMs(side.stack.service.pid);
        side.milliseconds.push(...(await work(side.stack, each)));
        const ended = processorMs(side.stack.service.pid);
        side.processor += began === null || ended === null ? Number.NaN : ended - began;
      }
    }
    const figures = sides.map(({ milliseconds, processor }) => ({
      processorMsPerRequest: Number((processor / milliseconds.length).toFixed(2)),
      medianMs: Number(
        (milliseconds.toSorted((one, other) => one - other)[milliseconds.length >> 1] ?? Number.NaN).toFixed(
          1,
        ),
      ),
    }));
    const [without, withTraces] = figures;
    const ratio = (key: 'processorMsPerRequest' | 'medianMs') =>
      Number(((withTraces?.[key] ?? Number.NaN) / (without?.[key] ?? Number.NaN)).toFixed(3));
    return {
      requests: sides[0]?.milliseconds.length ?? 0,
      without,
      withTraces,
      ratio: { processor: ratio('processorMsPerRequest'), median: ratio('medianMs') },
      spansPerRequest: Number(
        ((collector.spans().length - before) / (sides[1]?.milliseconds.length ?? 1)).toFixed(1),
      ),
    };
  } finally {
    for (const { stack, folder } of sides) {
      await stack.stop();
      rmSync(folder, { recursive: true, force: true });
    }
    await collector.close();
  }
}
