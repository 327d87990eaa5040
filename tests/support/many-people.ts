import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Stack } from '../../infra/dev/stack.ts';
import { personAddress, personalConversationId } from '../../infra/local-tenant/connector/identifiers.ts';
import type { SampleBoard } from '../../infra/sample/sample-board.ts';
import { seedBoard } from '../../infra/sample/seed.ts';
import { civilDate } from '../../shared/domain/civil-date.ts';
import { defaultReminderPolicy } from '../../shared/domain/reminder-policy.ts';
import type { Row } from '../../shared/domain/row.ts';
import { registerLists } from '../../shared/sharepoint/register-lists.ts';
import { inBatches, newItemPath } from '../../shared/sharepoint/register-paths.ts';
import { aBoard, aDue, aPerson, anAction, aScheme, referenceTo } from './builders.ts';
import { manyPeople } from './many-people-directory.ts';
import { administratorGraph, childrensSite, controls } from './tenant-client.ts';

/** A Monday: on it each of them is reminded of the one action they lead. */
export const dayOfMany = '2026-03-02';
const due = civilDate('2026-02-20');

function unsaved<Entity extends Row>(entity: Entity): Omit<Entity, keyof Row> {
  const { id: _id, etag: _etag, modifiedAt: _at, modifiedBy: _by, problems: _problems, ...values } = entity;
  return values;
}

/** A children's board with so many people who each lead one overdue action, and whom the bot can reach. */
export async function writeManyPeople(stack: Stack, count: number): Promise<string[]> {
  const tenant = controls(stack);
  await tenant.moveClock(`${dayOfMany}T05:00:00Z`);
  const provisioned = await stack.register(['provision', '--board', 'children', '--yes']);
  if (provisioned.code !== 0) throw new Error(provisioned.stderr);
  const accounts = manyPeople.slice(0, count);
  const people = accounts.map((account, index) =>
    aPerson({ key: `p-${index}`, name: account.displayName, oid: account.id }),
  );
  const board: SampleBoard = {
    id: 'children',
    sitePath: '/sites/children',
    settings: { ...aBoard().settings, managerKeys: ['p-0'] },
    vocabulary: aBoard().vocabulary,
    schemes: [aScheme()],
    reminderPolicy: defaultReminderPolicy,
    people: people.map(unsaved),
    groups: [],
    meetings: [],
    risks: [],
    assessments: [],
    controls: [],
    actions: people.map((person, index) =>
      unsaved(
        anAction({
          key: `act-${index}`,
          reference: `1.${index}`,
          currentDue: due,
          originalDue: due,
          due: aDue({ date: due, raw: due }),
          leads: [{ ...referenceTo(person), role: 'lead' }],
        }),
      ),
    ),
    updates: [],
  };
  const graph = await administratorGraph(stack);
  const boards = JSON.parse(stack.environment['BOARDS'] ?? '[]') as { id: string; site: string }[];
  await seedBoard(graph, boards.find(({ id }) => id === 'children')?.site ?? '', board, () => undefined);
  const ids = accounts.map(({ id }) => id);
  await installFor(stack, ids);
  const { site, lists } = await childrensSite(stack, graph);
  const botAppId = stack.environment['BOT_APP_ID'] ?? '';
  const rows = accounts.map(({ id, displayName }) => ({
    method: 'POST' as const,
    path: newItemPath({ siteId: site, listId: lists.conversations ?? '' }),
    body: {
      fields: registerLists.conversations.write({
        key: id,
        personName: displayName,
        reference: {
          serviceUrl: stack.connectorUrl,
          channelId: 'msteams',
          conversation: {
            id: personalConversationId(botAppId, id),
            tenantId: stack.environment['TENANT_ID'] ?? '',
            conversationType: 'personal',
          },
          bot: { id: `28:${botAppId}` },
          user: { id: personAddress(botAppId, id), aadObjectId: id, name: displayName },
        },
      }),
    },
  }));
  for (const batch of inBatches(rows)) await graph.batch(batch);
  return ids;
}

/** Installs the app for them without the greetings: another endpoint hears of it. */
async function installFor(stack: Stack, ids: readonly string[]): Promise<void> {
  const tenant = controls(stack);
  const deaf = createServer((request, response) => request.resume().on('end', () => response.end()));
  await new Promise<void>((resolve) => deaf.listen(0, '127.0.0.1', resolve));
  const { port } = deaf.address() as AddressInfo;
  await tenant.ask('POST', 'settings', { botEndpoint: `http://127.0.0.1:${port}/api/messages` });
  for (let start = 0; start < ids.length; start += 20) {
    await Promise.all(ids.slice(start, start + 20).map((id) => tenant.install(id)));
  }
  await tenant.ask('POST', 'settings', { botEndpoint: `${stack.serviceUrl}/api/messages` });
  deaf.closeAllConnections();
  deaf.close();
}
