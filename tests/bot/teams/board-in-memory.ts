import { createLogger } from '../../../bot/logging.ts';
import { createBoardMirror, type BoardMirror } from '../../../bot/register/board-mirror.ts';
import type { Action } from '../../../shared/domain/action.ts';
import type { ConversationReference } from '../../../shared/domain/conversation.ts';
import type { Group, Person } from '../../../shared/domain/person.ts';
import type { Risk } from '../../../shared/domain/risk.ts';
import { schemePreset } from '../../../shared/domain/scheme-presets.ts';
import { defaultReminderPolicy, type ReminderPolicy } from '../../../shared/domain/reminder-policy.ts';
import {
  defaultBoardSettings,
  defaultVocabulary,
  settingsRows,
} from '../../../shared/sharepoint/read-settings.ts';
import { registerLists } from '../../../shared/sharepoint/register-lists.ts';
import { MemorySharePoint, type MemoryPortOptions } from '../../support/memory-sharepoint.ts';

export const quiet = createLogger('silent');

/** A board in memory with these rows, and settings of a board called “Children’s board”. */
export function aBoard(rows: {
  actions?: readonly Action[];
  risks?: readonly Risk[];
  people?: readonly Person[];
  groups?: readonly Group[];
  policy?: ReminderPolicy;
  managerKeys?: readonly string[];
  timeZone?: string;
}): MemorySharePoint {
  const sharePoint = new MemorySharePoint();
  const scheme = schemePreset('product-5x5')!;
  for (const row of settingsRows({
    settings: {
      ...defaultBoardSettings,
      title: 'Children’s board',
      managerKeys: [...(rows.managerKeys ?? [])],
      ...(rows.timeZone === undefined ? {} : { timeZone: rows.timeZone }),
      scheme: { id: scheme.id, version: scheme.version },
    },
    vocabulary: defaultVocabulary,
    schemes: [scheme],
    reminderPolicy: rows.policy ?? defaultReminderPolicy,
  })) {
    sharePoint.add('settings', registerLists.settings.write(row));
  }
  for (const action of rows.actions ?? []) sharePoint.add('actions', registerLists.actions.write(action));
  for (const risk of rows.risks ?? []) sharePoint.add('risks', registerLists.risks.write(risk));
  for (const person of rows.people ?? []) sharePoint.add('people', registerLists.people.write(person));
  for (const group of rows.groups ?? []) sharePoint.add('groups', registerLists.groups.write(group));
  return sharePoint;
}

export function mirrorOf(sharePoint: MemorySharePoint, options: MemoryPortOptions = {}): BoardMirror {
  return createBoardMirror({
    now: () => '2026-03-23T09:00:00Z',
    boardId: 'children',
    boards: {
      ids: ['children'],
      has: () => true,
      place: () => Promise.resolve(sharePoint.place),
      forget: () => undefined,
    },
    graph: sharePoint.port(options),
    logger: quiet,
  });
}

/** Where the bot reaches somebody. */
export function aReference(oid: string): ConversationReference {
  return {
    serviceUrl: 'https://smba.trafficmanager.net/uk/',
    channelId: 'msteams',
    conversation: { id: `a:${oid}`, tenantId: 'tenant', conversationType: 'personal' },
    bot: { id: '28:bot' },
    user: { id: `29:${oid}`, aadObjectId: oid },
  };
}
