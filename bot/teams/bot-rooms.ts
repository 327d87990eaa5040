import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { RequestHandler } from 'express';
import type { SendAgainOutcome as SendAgainAnswer } from '../../shared/contracts/receipts.ts';
import type { HolidayCalendar, Nation } from '../../shared/domain/working-days.ts';
import { createConnectorToken } from '../graph/connector-token.ts';
import { bankHolidays } from '../reminders/bank-holidays.ts';
import { createLedgerWriter } from '../reminders/ledger-writer.ts';
import { createReminderClock } from '../reminders/reminder-clock.ts';
import { sendAgain, type SendAgainOutcome } from '../reminders/send-again.ts';
import { createTeamsInstallation } from '../graph/teams-installation.ts';
import type { Messenger, TeamsPlaces } from '../reminders/messenger.ts';
import { createReach } from '../reminders/reach.ts';
import type { SweepParts } from '../reminders/sweep.ts';
import type { ServiceCore, ServiceRooms } from '../service.ts';
import { RegisterAdapter, type ConnectorToken } from './adapter.ts';
import { createBot } from './bot.ts';
import { createConnectorClient } from './connector-client.ts';
import { createMessenger, createTeamsPlaces } from './messenger.ts';
import { createPacer, type Pacer, type Urgency } from './pacing.ts';
import { createBoardDoor } from './register-door.ts';
import { createRegisterLinks } from './register-links.ts';

/** Everything a sweep of each board needs, in the order of the configuration. */
export function sweepParts(core: ServiceCore): SweepParts[] {
  return sweepPartsWith(core, createChannel(core), new AbortController().signal);
}

/** The bot and the reminder clock over the service's core. */
export function createBotRooms(core: ServiceCore): ServiceRooms {
  const { configuration, logger } = core;
  const channel = createChannel(core);
  const bot = createBot({
    adapter: channel.adapter,
    messenger: channel.messenger('person'),
    tenantId: configuration.tenantId,
    boards: new Map(
      [...core.mirrors].map(([id, mirror]) => [
        id,
        createBoardDoor({ mirror, graph: core.appGraph, now: () => core.clock.nowIso() }),
      ]),
    ),
    links: createRegisterLinks(configuration),
    publicUrl: configuration.publicUrl,
    newRendering: randomUUID,
    logger,
    elapsed: () => performance.now(),
  });
  const stopping = new AbortController();
  const sweeps = sweepPartsWith(core, channel, stopping.signal);
  const clock = createReminderClock(sweeps);
  const isOpen = configuration.bot.appId === '';
  const messages: RequestHandler = (request, response, next) => {
    if (isOpen && !isFromHere(request)) {
      logger.warn('an activity from elsewhere was turned away: without a bot id only this machine may speak');
      response.status(403).end();
      return;
    }
    bot
      .receive(request.headers.authorization ?? '', request.body)
      .then(({ status, body }) => {
        response.status(status);
        if (body === undefined) response.end();
        else response.json(body);
      })
      .catch(next);
  };
  return {
    messages,
    sendAgain: async (boardId, request, by, language) => {
      const parts = sweeps.find(({ mirror }) => mirror.boardId === boardId);
      if (parts === undefined) throw new RangeError('There is no such board.');
      const { kind, userMessage } = await sendAgain(parts, { ...request, by });
      return { outcome: outcomesOfSendingAgain[kind], userMessage: userMessage[language] };
    },
    start: () => clock.start(configuration.reminderTickSeconds),
    stop: async () => {
      stopping.abort();
      await clock.stop();
      await bot.settle();
    },
  };
}

/** What the page tells apart, of all that can become of sending again. */
const outcomesOfSendingAgain: Readonly<Record<SendAgainOutcome['kind'], SendAgainAnswer['outcome']>> = {
  sent: 'sent',
  already: 'already',
  'nothing to send': 'nothing to send',
  'possibly sent': 'not sent',
  unreachable: 'not sent',
  failed: 'not sent',
  'unknown person': 'refused',
  'not claimed': 'refused',
};

/**
 * Whether a request was made on this machine and addressed to it: a tunnel, a proxy, or a web page that has its own name
 * resolve to this machine, would let others speak to a bot that asks for no token.
 */
export function isFromHere(request: Pick<IncomingMessage, 'headers'>): boolean {
  const { host = '' } = request.headers;
  const isForwarded = Object.keys(request.headers).some((name) =>
    /^(?:x-forwarded-|forwarded$|via$)/.test(name),
  );
  return !isForwarded && /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])(?::\d+)?$/i.test(host);
}

/** What is said over the connector, and how. */
interface Channel {
  readonly adapter: RegisterAdapter;
  readonly pacer: Pacer;
  messenger(urgency: Urgency): Messenger;
  readonly places: TeamsPlaces;
}

function createChannel({ configuration }: ServiceCore): Channel {
  const { bot } = configuration;
  const token: ConnectorToken = createConnectorToken(bot);
  const adapter = new RegisterAdapter(bot, token);
  const allows = (serviceUrl: string) => adapter.allows(serviceUrl);
  const pacer = createPacer({
    replicas: configuration.serviceReplicas,
    unitsPerMinute: configuration.sharePointUnitsPerMinute,
  });
  const connector = (urgency: Urgency) => createConnectorClient({ token, allows, pacer, urgency });
  return {
    adapter,
    pacer,
    messenger: (urgency) => createMessenger(connector(urgency)),
    places: createTeamsPlaces({ connector: connector('background'), botAppId: bot.appId, allows }),
  };
}

function sweepPartsWith(core: ServiceCore, channel: Channel, stopping: AbortSignal): SweepParts[] {
  const { configuration, logger, appGraph, clock, mirrors } = core;
  const calendars = new Map<Nation, HolidayCalendar>();
  const holidays = (nation: Nation): HolidayCalendar => {
    const calendar = calendars.get(nation) ?? bankHolidays(nation);
    calendars.set(nation, calendar);
    return calendar;
  };
  const links = createRegisterLinks(configuration);
  // One for all boards: nobody is installed for twice, and a tenant that permits none is asked once.
  const reach = createReach({
    messenger: channel.messenger('background'),
    places: channel.places,
    installation: createTeamsInstallation({
      graph: appGraph,
      graphUrl: configuration.graphUrl,
      teamsAppId: configuration.teamsAppId,
      catalogueAppId: configuration.teamsCatalogueAppId,
      notPermitted: (why) => logger.warn({ why }, 'the app may not add itself for people: they are asked to'),
    }),
    graph: appGraph,
    links,
    tenantId: configuration.tenantId,
    botAppId: configuration.bot.appId,
    connectorUrl: configuration.bot.connectorUrl,
    now: () => clock.nowIso(),
    logger,
  });
  const holder = `held by ${randomUUID()}`;
  return [...mirrors.values()].map((mirror) => ({
    mirror,
    graph: appGraph,
    writer: createLedgerWriter(appGraph),
    reach,
    pace: () => channel.pacer.turn(),
    links,
    holidays,
    now: () => clock.nowIso(),
    elapsed: () => performance.now(),
    random: Math.random,
    logger,
    wait: (milliseconds) => pauseUnless(stopping, milliseconds),
    stopping,
    holder,
    underWay: new Set<string>(),
  }));
}

function pauseUnless(stopping: AbortSignal, milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    if (stopping.aborted) {
      resolve();
      return;
    }
    const finish = (): void => {
      clearTimeout(timer);
      stopping.removeEventListener('abort', finish);
      resolve();
    };
    const timer = setTimeout(finish, milliseconds);
    stopping.addEventListener('abort', finish);
  });
}
