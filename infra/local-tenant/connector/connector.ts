import express, { type Router } from 'express';
import type { Tenant } from '../tenant.ts';
import type { Setting } from './bot-activities.ts';
import { createBotEndpoint } from './bot-endpoint.ts';
import { createBotTokens } from './bot-tokens.ts';
import { createChannels, type Channels } from './channels.ts';
import { createChats, type Chats } from './chats.ts';
import { connectorRoutes } from './connector-routes.ts';
import { createConnectorService } from './connector-service.ts';
import { createConversationStore, type ConversationStore } from './conversation-state.ts';
import { createRateLimiter } from './rate-limits.ts';
import { TeamApps } from './team-apps.ts';
import { createTenantSettings, type TenantSettings } from './tenant-settings.ts';

/** The local Bot Connector: what the bot calls, what the bot trusts, and the chats people have with the bot. */
export interface Connector {
  /** For the HTTPS listener, where `addresses.connectorUrl` points. */
  readonly routes: Router;
  /** For the HTTPS listener at `/botframework`: the OpenID document and keys a bot checks our calls with. */
  readonly openIdRoutes: Router;
  readonly chats: Chats;
  readonly channels: Channels;
  readonly conversations: ConversationStore;
  readonly settings: TenantSettings;
  /** Forgets conversations and counted calls; the bot is not told. */
  reset(): void;
}

export function createConnector(tenant: Tenant): Connector {
  const changed = () => tenant.store.changed();
  const settings = createTenantSettings(tenant.directory, changed);
  tenant.store.register('teams-settings', settings);
  const conversations = createConversationStore(changed);
  tenant.store.register('conversations', conversations);
  const teamApps = new TeamApps(changed);
  tenant.store.register('team-apps', teamApps);
  const tokens = createBotTokens(changed);
  tenant.store.register('connector-key', tokens);
  const limiter = createRateLimiter();

  const botAppId = () => settings.current().botAppId;
  const serviceUrl = () => tenant.addresses.connectorUrl;
  const { clock, directory, installations } = tenant;
  const deliver = createBotEndpoint(
    () => ({ botEndpoint: settings.current().botEndpoint, botAppId: botAppId(), serviceUrl: serviceUrl() }),
    tokens,
  );
  const service = createConnectorService({
    clock,
    directory,
    installations,
    conversations,
    teamApps,
    teamsConditions: tenant.teamsConditions,
    switches: tenant.switches,
    botAppId,
    serviceUrl,
  });

  const openIdRoutes = express.Router();
  openIdRoutes.get(
    ['/.well-known/openidconfiguration', '/v1/.well-known/openidconfiguration'],
    (request, response) => {
      const origin = `${request.protocol}://${request.get('host') ?? ''}`;
      response.json(tokens.openIdDocument(`${origin}${request.baseUrl}/.well-known/keys`));
    },
  );
  openIdRoutes.get('/.well-known/keys', (_request, response) => void response.json(tokens.keys()));

  const setting = (): Setting => ({
    botAppId: botAppId(),
    serviceUrl: serviceUrl(),
    botName: directory.application(botAppId())?.displayName ?? 'Bot',
    tenantId: directory.data.tenantId,
    now: clock.now(),
  });

  return {
    routes: connectorRoutes(tenant, service, limiter, botAppId),
    openIdRoutes,
    chats: createChats({
      clock,
      directory,
      installations,
      conversations,
      deliver,
      setting,
    }),
    channels: createChannels({
      clock,
      directory,
      conversations,
      teamApps,
      installations,
      deliver,
      setting,
    }),
    conversations,
    settings,
    reset() {
      conversations.clear();
      teamApps.clear();
      limiter.forget();
    },
  };
}
