import {
  CloudAdapter,
  ConfigurationBotFrameworkAuthentication,
  type Activity,
  type ResourceResponse,
  type TurnContext,
} from 'botbuilder';
import {
  AuthenticationError,
  ServiceClientCredentialsFactory,
  type AuthenticateRequestResult,
  type ServiceClientCredentials,
} from 'botframework-connector';
import type { BotConfiguration } from '../configuration.ts';
import { inSpan } from '../tracing/span.ts';
import { spanOfConnector } from './bot-spans.ts';
import { inboundActivitySchema, type InboundActivity } from './inbound.ts';
import { isAllowedServiceUrl } from './service-hosts.ts';

/** Gives an access token for the connector; null = the connector asks for none (no bot id, this machine only). */
export type ConnectorToken = (() => Promise<string>) | null;

/** Why an activity was not let in. */
export type Unwelcome =
  | { readonly status: 400; readonly why: 'not an activity' }
  | { readonly status: 401; readonly why: 'not from the connector' }
  | { readonly status: 403; readonly why: 'service host not allowed' }
  | { readonly status: 503; readonly why: 'the connector’s keys cannot be read' };

export interface Answer {
  readonly status: number;
  readonly body?: unknown;
}

export type Turn = (context: TurnContext, activity: InboundActivity) => Promise<void>;

/**
 * The Bot Framework adapter with our own door: an activity is checked (shape, connector's token, service host) before
 * anything is done with it, and its token for the connector comes from our one place for tokens. The base class would
 * answer a forged signature with 500 and print errors with personal data.
 */
export class RegisterAdapter extends CloudAdapter {
  private readonly hosts: readonly string[];

  constructor(configuration: BotConfiguration, token: ConnectorToken) {
    super(
      new ConfigurationBotFrameworkAuthentication(
        {
          ToChannelFromBotLoginUrl: configuration.channelLoginUrl,
          ToChannelFromBotOAuthScope: configuration.channelScope,
          ToBotFromChannelTokenIssuer: configuration.channelTokenIssuer,
          ToBotFromChannelOpenIdMetadataUrl: configuration.channelOpenIdMetadataUrl,
          // The Emulator's and skills' tokens are Entra's own; the bot takes neither, and the same keys do no harm.
          ToBotFromEmulatorOpenIdMetadataUrl: configuration.channelOpenIdMetadataUrl,
          OAuthUrl: 'https://token.botframework.com',
          ValidateAuthority: true,
        },
        new OwnCredentials(configuration.appId, token),
      ),
    );
    this.hosts = configuration.connectorHosts;
  }

  /** Whether the bot may send to this address. */
  allows(serviceUrl: string): boolean {
    return isAllowedServiceUrl(serviceUrl, this.hosts);
  }

  /**
   * Lets one activity in and runs `turn` on it. Resolves to the HTTP answer; for an invoke, with what the turn answered.
   * @param unwelcome is told what was turned away, for the log
   */
  async receive(
    authorization: string,
    body: unknown,
    turn: Turn,
    unwelcome: (reason: Unwelcome) => void,
  ): Promise<Answer> {
    const refuse = (reason: Unwelcome): Answer => {
      unwelcome(reason);
      return { status: reason.status };
    };
    const parsed = inboundActivitySchema.safeParse(body);
    if (!parsed.success) return refuse({ status: 400, why: 'not an activity' });
    // botbuilder wants its own shape; the parsed value is that shape with every property kept.
    const activity = parsed.data as unknown as Activity;
    let caller: AuthenticateRequestResult;
    try {
      caller = await this.botFrameworkAuthentication.authenticateRequest(activity, authorization);
    } catch (error) {
      return refuse(
        isKeyTrouble(error)
          ? { status: 503, why: 'the connector’s keys cannot be read' }
          : { status: 401, why: 'not from the connector' },
      );
    }
    if (!this.allows(parsed.data.serviceUrl)) return refuse({ status: 403, why: 'service host not allowed' });
    const answer = await this.processActivity(caller, activity, (context) => turn(context, parsed.data));
    return answer === undefined ? { status: 200 } : { status: answer.status, body: answer.body as unknown };
  }

  /** Answers in a turn go by botbuilder's own client; an invoke's answer is no call, but the answer to Teams' own. */
  override sendActivities(
    context: TurnContext,
    activities: Partial<Activity>[],
  ): Promise<ResourceResponse[]> {
    const send = () => super.sendActivities(context, activities);
    if (activities.every(({ type }) => type === 'invokeResponse')) return send();
    return inSpan(() => replying('POST', context), send);
  }

  override updateActivity(
    context: TurnContext,
    activity: Partial<Activity>,
  ): Promise<ResourceResponse | undefined> {
    return inSpan(
      () => replying('PUT', context),
      async () => (await super.updateActivity(context, activity)) ?? undefined,
    );
  }
}

function replying(method: 'POST' | 'PUT', { activity }: TurnContext) {
  const path = ['conversations', '', 'activities', ''];
  return spanOfConnector({ method, serviceUrl: activity.serviceUrl, path });
}

/** The keys could not be fetched: the caller may be honest and shall try again. */
function isKeyTrouble(error: unknown): boolean {
  if (error instanceof AuthenticationError) return error.statusCode >= 500;
  return error instanceof Error && error.name === 'FetchError';
}

class OwnCredentials extends ServiceClientCredentialsFactory {
  private readonly appId: string;
  private readonly token: ConnectorToken;

  constructor(appId: string, token: ConnectorToken) {
    super();
    this.appId = appId;
    this.token = token;
  }

  override isValidAppId(appId: string): Promise<boolean> {
    return Promise.resolve(this.appId !== '' && appId.toLowerCase() === this.appId);
  }

  override isAuthenticationDisabled(): Promise<boolean> {
    return Promise.resolve(this.appId === '');
  }

  override createCredentials(): Promise<ServiceClientCredentials> {
    const { token } = this;
    return Promise.resolve({
      signRequest: async (request) => {
        if (token !== null) request.headers.set('authorization', `Bearer ${await token()}`);
        return request;
      },
    });
  }
}
