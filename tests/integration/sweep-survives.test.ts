import { once } from 'node:events';
import type { ChildProcess } from 'node:child_process';
import process from 'node:process';
import { freePort } from '../../infra/dev/ports.ts';
import type { GraphPort } from '../../shared/sharepoint/graph-port.ts';
import { registerLists } from '../../shared/sharepoint/register-lists.ts';
import { itemsPath } from '../../shared/sharepoint/register-paths.ts';
import { startLocalStack, type LocalStack } from '../support/local-stack.ts';
import { dayOfMany, manyPeopleModule, writeManyPeople } from '../support/many-people.ts';
import { administratorGraph, childrensSite, controls } from '../support/tenant-client.ts';

/**
 * A sweep of three hundred people whose services are killed (SIGKILL) again and again, at every kind of step, three of them at
 * once, while Graph and Teams misbehave: nobody is left out, nobody hears twice, and what nobody can know is said. With
 * SWEEP_KILLS=n it goes on for n rounds.
 */
const people = 300;
const rounds = Number(process.env['SWEEP_KILLS'] ?? 18);

let local: LocalStack;
let control: ReturnType<typeof controls>;
let graph: GraphPort;
let ledgerPath: string;
let ids: string[];
let minutes = 0;
const services: ChildProcess[] = [];

beforeAll(async () => {
  local = await startLocalStack({
    sample: false,
    boards: ['children'],
    directory: manyPeopleModule,
    environment: { REMINDER_TICK_SECONDS: '1', SHAREPOINT_UNITS_PER_MINUTE: '1000000', LOG_LEVEL: 'warn' },
  });
  control = controls(local.stack);
  graph = await administratorGraph(local.stack);
  ids = await writeManyPeople(local.stack, people);
  const { site, lists } = await childrensSite(local.stack, graph);
  ledgerPath = itemsPath({ siteId: site, listId: lists.reminders ?? '' }, registerLists.reminders.columns, {
    top: 5000,
  });
  services.push(local.stack.service);
}, 120_000);
afterAll(() => local.stop());
