import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { RequestHandler } from 'express';
import type { HolidayCalendar, Nation } from '../../shared/domain/working-days.ts';
import { createConnectorToken } from '../graph/connector-token.ts';
import { bankHolidays } from '../reminders/bank-holidays.ts';
import { createReminderClock } from '../reminders/reminder-clock.ts';
import type { SweepParts } from '../reminders/sweep.ts';
import type { ServiceCore, ServiceRooms } from '../service.ts';
import { RegisterAdapter } from './adapter.ts';
import { createBot } from './bot.ts';
import { createMessenger } from './messenger.ts';
import { createBoardDoor } from './register-door.ts';
import { createRegisterLinks } from './register-links.ts';

/** Everything a sweep of each board needs, in the order of the configuration. */
export function sweepParts(core: ServiceCore): SweepParts[] {
  const adapter = createAdapter(core);
  return sweepPartsWith(core, adapter);
}

/** The bot and the reminder clock over the service's core. */
export function createBotRooms(core: ServiceCore): ServiceRooms {
  const { configuration, logger } = core;
  const adapter = createAdapter(core);
  const bot = createBot({
    adapter,
    messenger: createMessenger(adapter, configuration.bot.appId),
    tenantId: configuration.tenantId,
    boards: new Map(
      [...core.mirrors].map(([id, mirror]) => [
        id,
        createBoardDoor({ mirror, graph: core.appGraph, now: () => core.clock.nowIso() }),
      ]),
    ),
    links: createRegisterLinks(configuration),
    newRendering: randomUUID,
    logger,
    elapsed: () => performance.now(),
  });
  const clock = createReminderClock(sweepPartsWith(core, adapter));
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
    start: () => clock.start(configuration.reminderTickSeconds),
    stop: async () => {
      await clock.stop();
      await bot.settle();
    },
  };
}

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

function createAdapter({ configuration: { bot } }: ServiceCore): RegisterAdapter {
  const token =
    bot.appId === ''
      ? null
      : createConnectorToken({
          loginUrl: bot.channelLoginUrl,
          appId: bot.appId,
          secret: bot.secret,
          scope: bot.channelScope,
        });
  return new RegisterAdapter(bot, token);
}

function sweepPartsWith(core: ServiceCore, adapter: RegisterAdapter): SweepParts[] {
  const { configuration, logger, appGraph, clock, mirrors } = core;
  const messenger = createMessenger(adapter, configuration.bot.appId);
  const calendars = new Map<Nation, HolidayCalendar>();
  const holidays = (nation: Nation): HolidayCalendar => {
    const calendar = calendars.get(nation) ?? bankHolidays(nation);
    calendars.set(nation, calendar);
    return calendar;
  };
  return [...mirrors.values()].map((mirror) => ({
    mirror,
    graph: appGraph,
    messenger,
    links: createRegisterLinks(configuration),
    holidays,
    now: () => clock.nowIso(),
    logger,
    wait: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
  }));
}
