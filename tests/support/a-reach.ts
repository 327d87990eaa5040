import type { Logger } from '../../bot/logging.ts';
import type { Installation } from '../../bot/graph/teams-installation.ts';
import { createReach, type Reach } from '../../bot/reminders/reach.ts';
import { SendFailure, type Messenger, type TeamsPlaces } from '../../bot/reminders/messenger.ts';
import type { GraphPort } from '../../shared/sharepoint/graph-port.ts';
import { links } from '../bot/cards/card-samples.ts';
import { quiet } from '../bot/teams/board-in-memory.ts';

/** Ways to people in memory: whoever has no chat cannot be given one, unless the parts say otherwise. */
export function aReach(parts: {
  messenger: Messenger;
  graph: GraphPort;
  now: () => string;
  places?: Partial<TeamsPlaces>;
  install?: (oid: string) => Promise<Installation>;
  logger?: Logger;
}): Reach {
  return createReach({
    messenger: parts.messenger,
    places: {
      allows: () => true,
      openChat: () => Promise.reject(new SendFailure({ kind: 'not installed', message: '' })),
      readsChannel: () => Promise.resolve(true),
      beginThread: () => Promise.resolve({ messageId: 'thread' }),
      ...parts.places,
    },
    installation: { install: parts.install ?? (() => Promise.resolve({ kind: 'not permitted' })) },
    graph: parts.graph,
    links,
    tenantId: 'tenant',
    botAppId: 'bot',
    connectorUrl: 'https://smba.trafficmanager.net/teams',
    now: parts.now,
    logger: parts.logger ?? quiet,
  });
}
