import express, { type NextFunction, type Request, type Response, type Router } from 'express';
import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import type { ChatRefusal, ChatResult } from '../connector/chats.ts';
import type { ChannelRefusal, ChannelResult } from '../connector/channels.ts';
import type { Connector } from '../connector/connector.ts';
import { teams } from '../connector/teams.ts';
import { settingsSchema, tabSchema } from '../connector/tenant-settings.ts';
import { usualSwitches } from '../switches.ts';
import type { Tenant } from '../tenant.ts';
import {
  asConditions,
  asFaultRule,
  asSwitches,
  asTeamsConditions,
  blockSchema,
  channelComposeSchema,
  channelInvokeSchema,
  channelMessageSchema,
  channelPostSchema,
  clockSchema,
  composeSchema,
  conditionsSchema,
  deviceSchema,
  faultsSchema,
  invokeSchema,
  postSchema,
  ssoTokenSchema,
  submitSchema,
  switchesSchema,
  teamsConditionsSchema,
  textSchema,
  whoSchema,
} from './control-schemas.ts';
import { speaking } from '../connector/spoken-locale.ts';
import { devicePage } from './device-page.ts';
import { loopbackOnly } from './loopback-only.ts';

const TIME_ZONE = 'Europe/London';

const statusOfRefusal: Readonly<Record<ChatRefusal['kind'], number>> = {
  'unknown-person': 404,
  'unknown-message': 404,
  'not-installed': 409,
  blocked: 409,
};

/**
 * The controls of the local tenant, to be mounted at `/_local` of the HTTP listener on loopback. JSON in and out;
 * a refusal is `{error: {code, message}}`.
 * @param forgetRegister empties SharePoint, as part of `POST reset`.
 */
export function controlRoutes(tenant: Tenant, connector: Connector, forgetRegister: () => void): Router {
  const { channels, chats, settings } = connector;
  const router = express.Router();
  router.use(loopbackOnly);
  router.use(express.json({ limit: '1mb' }));
  router.use((request, _response, next) => speaking(request.get('accept-language'), next));

  const clockState = () => ({
    now: tenant.clock.now().toISOString(),
    offsetSeconds: Math.round((tenant.clock.now().getTime() - Date.now()) / 1000),
    frozen: tenant.clock.isFrozen,
  });

  router.get('/state', (_request, response) => {
    const { data } = tenant.directory;
    const { botAppId, tabs, botEndpoint, tabUrl } = settings.current();
    response.json({
      tenantName: data.tenantName,
      tenantId: data.tenantId,
      domain: data.domain,
      clock: clockState(),
      personas: data.users
        .filter((user) => user.accountEnabled !== false && tenant.teamsConditions.of(user.id).left !== true)
        .map((user) => ({
          id: user.id,
          name: user.displayName,
          jobTitle: user.jobTitle ?? '',
          agency: user.agency ?? '',
          isGuest: user.isGuest === true,
          userPrincipalName: user.userPrincipalName,
          lastHeard: chats.lastHeard(user.id),
        })),
      tabs,
      teams: teams(tenant.directory),
      botAppId,
      botName: tenant.directory.application(botAppId)?.displayName ?? 'Bot',
      appId: tenant.directory.application(botAppId)?.teamsApp?.manifestId ?? null,
      botEndpoint: botEndpoint ?? null,
      tabUrl: tabUrl ?? null,
    });
  });

  router.post('/clock', (request, response) => {
    const order = clockSchema.parse(request.body);
    if (order.reset === true) tenant.clock.reset();
    // Standing still comes first, or the moment named would have passed by a moment.
    if (order.freeze === true) tenant.clock.freeze();
    if (order.now !== undefined) tenant.clock.moveTo(new Date(order.now));
    if (order.advanceDays !== undefined) {
      tenant.clock.moveTo(sameHourDaysLater(tenant.clock.now(), order.advanceDays));
    }
    if (order.freeze === false) tenant.clock.resume();
    tenant.store.changed();
    response.json(clockState());
  });

  router.post('/settings', (request, response) => {
    response.json(settings.change(settingsSchema.parse(request.body)));
  });

  router.post('/tabs', (request, response) => {
    settings.addTab(tabSchema.parse(request.body));
    response.status(201).json({ tabs: settings.current().tabs });
  });

  router.delete('/tabs', (request, response) => {
    const wanted = tabSchema.pick({ entityId: true, sitePath: true }).parse(request.body);
    response.json({ removed: settings.removeTab(wanted), tabs: settings.current().tabs });
  });

  router.post('/sso-token', async (request, response) => {
    const { userId, resource, claims } = ssoTokenSchema.parse(request.body);
    const { botAppId } = settings.current();
    const application =
      resource === undefined
        ? tenant.directory.application(botAppId)
        : tenant.directory.applicationByAudience(resource);
    if (!application) {
      response.status(400).json({ error: 'resourceDisabled' });
      return;
    }
    const user = tenant.directory.user(userId);
    if (!user || user.accountEnabled === false || tenant.teamsConditions.of(user.id).left === true) {
      response.status(404).json({ error: 'Nobody can sign in with that id.' });
      return;
    }
    if (claims !== undefined && tenant.tokens.conditionsOf(user.id).declinesSignIn === true) {
      response.status(400).json({ error: 'CancelledByUser' });
      return;
    }
    const token = await tenant.tokens.issueTeamsSsoToken(user.id, {
      appId: application.appId,
      ...(claims === undefined ? {} : { claims }),
    });
    response.json({ token });
  });

  router.get('/device', (_request, response) => {
    response.type('html').send(devicePage(tenant.directory.data.users));
  });

  router.post('/device', (request, response) => {
    const { userCode, userId } = deviceSchema.parse(request.body);
    if (tenant.deviceCodes.answer(userCode, userId)) response.status(204).end();
    else refuse(response, 404, 'unknown-code', 'No sign-in waits for this code.');
  });

  router.get('/chats/:userId/messages', (request, response) => {
    answerChat(response, chats.show(request.params.userId), (chat) => chat);
  });

  router.get('/chats/:userId/events', (request, response) => {
    const { userId } = request.params;
    const chat = chats.show(userId);
    if (!chat.ok) {
      answerChat(response, chat, () => null);
      return;
    }
    const tell = openEventStream(response);
    const stops = [
      chats.listen(userId, () => tell('changed')),
      tenant.clock.onMove(() => tell('clock')),
      settings.listen(() => tell('settings')),
    ];
    request.on('close', () => {
      for (const stop of stops) stop();
    });
  });

  router.get('/events', (request, response) => {
    const tell = openEventStream(response);
    const stops = [
      connector.conversations.listenToAll((conversation) =>
        tell(conversation?.kind === 'channel' ? 'channel' : 'chat', {
          ...(conversation?.kind === 'channel'
            ? { channelId: conversation.subject }
            : { userId: conversation?.subject ?? null }),
        }),
      ),
      tenant.clock.onMove(() => tell('clock')),
      settings.listen(() => tell('settings')),
    ];
    request.on('close', () => {
      for (const stop of stops) stop();
    });
  });

  router.post('/chats/:userId/messages', async (request, response) => {
    const { text } = textSchema.parse(request.body);
    answerChat(response, await chats.write(request.params.userId, text), (written) => written);
  });

  router.post('/chats/:userId/invoke', async (request, response) => {
    const { messageId, action, trigger } = invokeSchema.parse(request.body);
    answerChat(
      response,
      await chats.execute(request.params.userId, messageId, action, trigger),
      (bot) => bot,
    );
  });

  router.post('/chats/:userId/submit', async (request, response) => {
    const { messageId, data } = submitSchema.parse(request.body);
    answerChat(response, await chats.submit(request.params.userId, messageId, data), (bot) => bot);
  });

  router.post('/chats/:userId/compose', async (request, response) => {
    const { composing } = composeSchema.parse(request.body);
    answerChat(response, await chats.compose(request.params.userId, composing), (bot) => bot);
  });

  router.post('/chats/:userId/post', (request, response) => {
    const { text, card } = postSchema.parse(request.body);
    answerChat(response, chats.post(request.params.userId, text, card), (posted) => posted);
  });

  router.post('/chats/:userId/install', async (request, response) => {
    answerChat(response, await chats.install(request.params.userId), (added) => ({ installed: true, added }));
  });

  router.post('/chats/:userId/uninstall', async (request, response) => {
    answerChat(response, await chats.uninstall(request.params.userId), (removed) => ({
      installed: false,
      removed,
    }));
  });

  router.post('/chats/:userId/block', (request, response) => {
    const { blocked } = blockSchema.parse(request.body ?? {});
    answerChat(response, chats.setBlocked(request.params.userId, blocked), (now) => ({ blocked: now }));
  });

  router.get('/channels/:channelId/messages', (request, response) => {
    const viewer = z.string().optional().parse(request.query['as']);
    answerChannel(response, channels.show(request.params.channelId, viewer), (channel) => channel);
  });

  router.post('/channels/:channelId/messages', async (request, response) => {
    const { userId, text } = channelMessageSchema.parse(request.body);
    answerChannel(
      response,
      await channels.write(request.params.channelId, userId, text),
      (written) => written,
    );
  });

  router.post('/channels/:channelId/compose', async (request, response) => {
    const { userId, composing } = channelComposeSchema.parse(request.body);
    const result = await channels.compose(request.params.channelId, userId, composing);
    answerChannel(response, result, (bot) => bot);
  });

  router.post('/channels/:channelId/post', (request, response) => {
    const { userId, text, card } = channelPostSchema.parse(request.body);
    answerChannel(response, channels.post(request.params.channelId, userId, text, card), (posted) => posted);
  });

  router.post('/channels/:channelId/invoke', async (request, response) => {
    const { userId, messageId, action } = channelInvokeSchema.parse(request.body);
    const result = await channels.execute(request.params.channelId, userId, messageId, action);
    answerChannel(response, result, (bot) => bot);
  });

  router.post('/channels/:channelId/install', async (request, response) => {
    const { userId } = whoSchema.parse(request.body);
    const result = await channels.install(request.params.channelId, userId);
    answerChannel(response, result, (added) => ({ installed: true, added }));
  });

  router.post('/channels/:channelId/uninstall', async (request, response) => {
    const { userId } = whoSchema.parse(request.body);
    const result = await channels.uninstall(request.params.channelId, userId);
    answerChannel(response, result, (removed) => ({ installed: false, removed }));
  });

  router.put('/teams-conditions/:userId', (request, response) => {
    const user = tenant.directory.user(request.params.userId);
    if (!user) {
      refuse(response, 404, 'unknown-person', 'There is nobody with this id in the tenant.');
      return;
    }
    tenant.teamsConditions.set(user.id, asTeamsConditions(teamsConditionsSchema.parse(request.body)));
    response.json(tenant.teamsConditions.of(user.id));
  });

  router.put('/conditions/:userId', (request, response) => {
    const user = tenant.directory.user(request.params.userId);
    if (!user) {
      refuse(response, 404, 'unknown-person', 'There is nobody with this id in the tenant.');
      return;
    }
    tenant.tokens.setConditions(user.id, asConditions(conditionsSchema.parse(request.body)));
    response.json(tenant.tokens.conditionsOf(user.id));
  });

  router.get('/switches', (_request, response) => void response.json(tenant.switches));
  router.post('/switches', (request, response) => {
    Object.assign(tenant.switches, asSwitches(switchesSchema.parse(request.body)));
    response.json(tenant.switches);
  });

  router.get('/faults', (_request, response) => void response.json({ rules: tenant.faults.list() }));
  router.post('/faults', (request, response) => {
    const { rules } = faultsSchema.parse(request.body);
    response.status(201).json({ rules: rules.map((rule) => tenant.faults.add(asFaultRule(rule))) });
  });
  router.delete('/faults', (_request, response) => {
    tenant.faults.clear();
    response.status(204).end();
  });

  router.get('/traffic', (request, response) => {
    const surface = z.enum(['graph', 'entra', 'connector']).optional().parse(request.query['surface']);
    response.json({
      entries: tenant.traffic.list(surface === undefined ? {} : { surface }),
      totals: {
        graph: tenant.traffic.totals('graph'),
        entra: tenant.traffic.totals('entra'),
        connector: tenant.traffic.totals('connector'),
      },
    });
  });
  router.get('/graph-calls', (_request, response) => {
    response.json({ kinds: tenant.traffic.graphCallKinds() });
  });
  router.delete('/traffic', (_request, response) => {
    tenant.traffic.clear();
    response.status(204).end();
  });

  router.post('/reset', (_request, response) => {
    tenant.clock.reset();
    tenant.faults.clear();
    tenant.tokens.clearConditions();
    tenant.teamsConditions.clear();
    Object.assign(tenant.switches, usualSwitches);
    tenant.installations.load([]);
    connector.reset();
    forgetRegister();
    tenant.traffic.clear();
    tenant.store.changed();
    response.status(204).end();
  });

  router.use((_request, response) => {
    refuse(response, 404, 'no-such-address', 'The controls have no such address.');
  });
  router.use((problem: unknown, _request: Request, response: Response, next: NextFunction) => {
    if (response.headersSent) next(problem);
    else if (problem instanceof z.ZodError) refuse(response, 400, 'bad-request', z.prettifyError(problem));
    else if (problem instanceof SyntaxError) refuse(response, 400, 'bad-request', problem.message);
    else next(problem);
  });
  return router;
}

/** Begins a stream of server-sent events. @returns how to send one. */
function openEventStream(
  response: Response,
): (event: string, data?: Readonly<Record<string, unknown>>) => void {
  response.writeHead(200, {
    'content-type': 'text/event-stream',
    'cache-control': 'no-store',
    connection: 'keep-alive',
  });
  const tell = (event: string, data: Readonly<Record<string, unknown>> = {}) => {
    response.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
  };
  tell('ready');
  return tell;
}

/** The same time of day on the clocks of the United Kingdom, `days` later, whatever the summer time does meanwhile. */
function sameHourDaysLater(now: Date, days: number): Date {
  const later = Temporal.Instant.fromEpochMilliseconds(now.getTime())
    .toZonedDateTimeISO(TIME_ZONE)
    .add({ days });
  return new Date(later.epochMilliseconds);
}

function answerChat<Value>(
  response: Response,
  result: ChatResult<Value>,
  body: (value: Value) => unknown,
): void {
  if (result.ok) response.json(body(result.value));
  else {
    const { kind, userMessage } = result.refusal;
    refuse(response, statusOfRefusal[kind], kind, userMessage);
  }
}

const statusOfChannelRefusal: Readonly<Record<ChannelRefusal['kind'], number>> = {
  'unknown-channel': 404,
  'unknown-message': 404,
  'unknown-person': 404,
  'not-a-member': 403,
  'not-installed': 409,
};

function answerChannel<Value>(
  response: Response,
  result: ChannelResult<Value>,
  body: (value: Value) => unknown,
): void {
  if (result.ok) response.json(body(result.value));
  else {
    const { kind, userMessage } = result.refusal;
    refuse(response, statusOfChannelRefusal[kind], kind, userMessage);
  }
}

function refuse(response: Response, status: number, code: string, message: string): void {
  response.status(status).json({ error: { code, message } });
}
