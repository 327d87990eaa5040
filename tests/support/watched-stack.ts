import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { startStack, type Stack, type StackOptions } from '../../infra/dev/stack.ts';
import type { GraphCallKind } from '../../infra/local-tenant/traffic.ts';
import { graphCallsFolder, unlistedCalls, type CallMade } from '../../infra/permissions/graph-calls.ts';
import {
  commandLineToolsAppId,
  exampleshireDirectory,
  provisioningAppId,
} from '../../infra/sample/directory.ts';
import { leaksIn, whatNobodyMayLog } from './log-leaks.ts';
import { startTraceCollector, type TraceCollector } from './trace-collector.ts';

export interface WatchedStack extends Stack {
  /** Where every service of this stack sends its traces. */
  readonly traces: TraceCollector;
}

/**
 * The whole product as `startStack` starts it, watched until it stops. Stopping fails the test file when the product asked something of
 * Graph that infra/permissions does not list, or when a line the service logged or a trace it sent holds a secret, a token, somebody's name
 * or address, or a text that stands in the register.
 */
export async function startWatchedStack(options: StackOptions): Promise<WatchedStack> {
  const logged: string[] = [];
  const traces = await startTraceCollector();
  const stack = await startStack({
    ...options,
    environment: { ...traces.environment, ...options.environment },
    onLine: (from, line) => {
      if (from === 'service') logged.push(line);
      options.onLine?.(from, line);
    },
  });
  return {
    ...stack,
    traces,
    stop: async () => {
      const kinds = await callsTo(stack.pageUrl);
      await stack.stop();
      await traces.close();
      const unlisted = rememberCalls(kinds);
      const forbidden = whatNobodyMayLog({
        environment: stack.environment,
        people: (options.directory ?? exampleshireDirectory).users,
        // Kept when the tenant stops: whatever was typed and recorded by then, in whichever way.
        register: readFileSync(path.join(options.dataDirectory, 'tenant', 'tenant.json'), 'utf8'),
      });
      const leaks = leaksIn(logged, forbidden);
      const leaksInTraces = leaksIn(traces.lines(), forbidden);
      if (unlisted.length > 0) {
        throw new Error(
          `The product called Graph in a way that infra/permissions/graph-calls.ts does not list, with the least permission and why:\n${unlisted.join('\n')}`,
        );
      }
      if (leaks.length > 0) throw new Error(`The service logged what nobody may log:\n${leaks.join('\n')}`);
      if (leaksInTraces.length > 0) {
        throw new Error(`The service traced what nobody may log:\n${leaksInTraces.join('\n')}`);
      }
    },
  };
}

/** The kinds of calls to Graph that a local tenant has answered. */
export async function callsTo(pageUrl: string): Promise<GraphCallKind[]> {
  const answer = await fetch(`${pageUrl}/_local/graph-calls`);
  const { kinds } = (await answer.json()) as { kinds: GraphCallKind[] };
  return kinds;
}

/** Who provisions: an application of its own, or an administrator who signed in. */
const administrators: ReadonlySet<string> = new Set([provisioningAppId, commandLineToolsAppId]);

/**
 * Writes down which kinds of call were seen, for the end of a whole run. Returns those the list lacks.
 * @param seenBy absent = the test file that runs
 */
export function rememberCalls(kinds: readonly GraphCallKind[], seenBy?: string): string[] {
  const made = kinds.map(({ method, template, client, appId, delegated }): CallMade => {
    const caller = administrators.has(appId) ? 'administrator' : delegated ? 'person' : 'app';
    return { method, template, client, caller };
  });
  // `npm run pictures` starts the same and is no test: what it asks proves nothing for the list.
  if (process.env['JEST_WORKER_ID'] === undefined) return unlistedCalls(made);
  const folder = path.resolve(__dirname, '../..', graphCallsFolder);
  mkdirSync(folder, { recursive: true });
  const place =
    seenBy ?? path.relative(path.resolve(__dirname, '..'), expect.getState().testPath ?? 'a-test');
  const file = `${place.replaceAll(path.sep, '-')}.json`;
  writeFileSync(path.join(folder, file), JSON.stringify(made));
  return unlistedCalls(made);
}
