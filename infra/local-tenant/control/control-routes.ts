import express, { type NextFunction, type Request, type Response, type Router } from 'express';
import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
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
  clockSchema,
  conditionsSchema,
  deviceSchema,
  faultsSchema,
  ssoTokenSchema,
  switchesSchema,
  teamsConditionsSchema,
} from './control-schemas.ts';
import { openEventStream, refuse } from './answers.ts';
import { conversationRoutes } from './conversation-routes.ts';
import { speaking } from '../connector/spoken-locale.ts';
import { devicePage } from './device-page.ts';
import { loopbackOnly } from './loopback-only.ts';

const TIME_ZONE = 'Europe/London';

/**
 * The controls of the local tenant, to be mounted at `/_local` of the HTTP listener on loopback. JSON in and out;
 * a refusal is `{error: {code, message}}`.
 * @param forgetRegister empties SharePoint, as part of `POST reset`.
 */
export function controlRoutes(tenant: Tenant, connector: Connector, forgetRegister: () => void): Router {
  const { chats, settings } = connector;
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

  router.use(conversationRoutes(tenant, connector));

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

/** The same time of day on the clocks of the United Kingdom, `days` later, whatever the summer time does meanwhile. */
function sameHourDaysLater(now: Date, days: number): Date {
  const later = Temporal.Instant.fromEpochMilliseconds(now.getTime())
    .toZonedDateTimeISO(TIME_ZONE)
    .add({ days });
  return new Date(later.epochMilliseconds);
}
