import type { SpanStart } from '../tracing/span.ts';
import type { InboundActivity } from './inbound.ts';

/** What Teams sends, by type and, for an invoke, name. Both are texts of the sender's: others are not repeated. */
const known: ReadonlySet<string> = new Set([
  'message',
  'messageReaction',
  'messageUpdate',
  'messageDelete',
  'installationUpdate',
  'conversationUpdate',
  'adaptiveCard/action',
  'composeExtension/query',
  'composeExtension/queryLink',
]);

/** An activity that was let in, from when it is read until it is answered. */
export function spanOfTurn({ type, name }: Pick<InboundActivity, 'type' | 'name'>): SpanStart {
  const sent = type === 'invoke' ? (name ?? '') : type;
  const activity = known.has(sent) ? sent : 'other';
  return { name: `bot ${activity}`, kind: 'internal', facts: { 'bot.activity': activity } };
}

/**
 * A call to the Bot Connector: its host, and its path without the conversation, message and person in it.
 * @param call `path`: below `/v3`, names and ids in turns
 */
export function spanOfConnector(call: {
  readonly method: string;
  readonly serviceUrl: string;
  readonly path: readonly string[];
}): SpanStart {
  const { method, serviceUrl, path } = call;
  const template = `/v3/${path.map((part, at) => (at % 2 === 0 ? part : '{id}')).join('/')}`;
  return {
    name: `${method} ${template}`,
    kind: 'client',
    facts: {
      'http.request.method': method,
      'url.template': template,
      'server.address': URL.canParse(serviceUrl) ? new URL(serviceUrl).hostname : 'none',
    },
  };
}
