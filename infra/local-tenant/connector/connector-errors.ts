/** An answer of the connector that is not a success: HTTP status, body and, where waiting helps, the seconds to wait. */
export interface ConnectorError {
  readonly status: number;
  readonly body: unknown;
  readonly retryAfterSeconds?: number;
}

function error(status: number, code: string, message: string): ConnectorError {
  return { status, body: { error: { code, message } } };
}

/**
 * The refusals a Teams bot meets, in the shape Teams gives them. Codes are those of SOURCES.md, B3; where Teams
 * has been seen to answer in two shapes, both are here.
 */
export const connectorErrors = {
  unauthorised: (): ConnectorError => ({
    status: 401,
    body: { message: 'Authorization has been denied for this request.' },
  }),
  botNotRegistered: (): ConnectorError =>
    error(401, 'BotNotRegistered', 'No registration found for this bot.'),
  badRequest: (message: string): ConnectorError => error(400, 'BadSyntax', message),
  badArgument: (message: string): ConnectorError => error(400, 'BadArgument', message),
  blockedByUser: (): ConnectorError =>
    error(403, 'ConversationBlockedByUser', 'User blocked the conversation with the bot.'),
  notInRoster: (): ConnectorError =>
    error(403, 'BotNotInConversationRoster', 'The bot is not part of the conversation roster.'),
  disabledByAdmin: (): ConnectorError =>
    error(403, 'BotDisabledByAdmin', 'The tenant admin disabled this bot.'),
  cannotCreate: (): ConnectorError =>
    error(403, 'ForbiddenOperationException', 'The bot is not installed for this user.'),
  /** The other shape of "not allowed to write here": a number, and JSON as a string inside the message. */
  writesBlocked: (): ConnectorError => ({
    status: 403,
    body: {
      errorCode: 209,
      message: JSON.stringify({ subCode: 'MessageWritesBlocked', details: null, errorCode: null }),
    },
  }),
  conversationNotFound: (): ConnectorError => error(404, 'ConversationNotFound', 'Conversation not found.'),
  activityNotFound: (): ConnectorError =>
    error(404, 'ActivityNotFoundInConversation', 'The activity was not found in the conversation.'),
  memberNotFound: (): ConnectorError =>
    error(404, 'MemberNotFoundInConversation', 'The member was not found in the conversation.'),
  concurrentOperation: (): ConnectorError =>
    error(412, 'PreconditionFailed', 'Another operation on this conversation is under way.'),
  tooBig: (): ConnectorError => error(413, 'MessageSizeTooBig', 'Message size too large.'),
  throttled: (retryAfterSeconds: number): ConnectorError => ({
    ...error(429, 'Throttled', 'Too many requests.'),
    retryAfterSeconds,
  }),
  badGateway: (): ConnectorError => error(502, 'ServiceError', 'Service call failed.'),
} as const;

const byCode: Readonly<Record<string, () => ConnectorError>> = {
  ConversationBlockedByUser: connectorErrors.blockedByUser,
  BotNotInConversationRoster: connectorErrors.notInRoster,
  BotDisabledByAdmin: connectorErrors.disabledByAdmin,
  MessageWritesBlocked: connectorErrors.writesBlocked,
  ForbiddenOperationException: connectorErrors.cannotCreate,
  BotNotRegistered: connectorErrors.botNotRegistered,
  ConversationNotFound: connectorErrors.conversationNotFound,
  PreconditionFailed: connectorErrors.concurrentOperation,
  MessageSizeTooBig: connectorErrors.tooBig,
  Throttled: () => connectorErrors.throttled(1),
  ServiceError: connectorErrors.badGateway,
};

const usualCodeOfStatus: Readonly<Record<number, string>> = {
  401: 'BotNotRegistered',
  403: 'BotNotInConversationRoster',
  404: 'ConversationNotFound',
  412: 'PreconditionFailed',
  413: 'MessageSizeTooBig',
  429: 'Throttled',
  502: 'ServiceError',
};

/**
 * The refusal that a fault rule asks for. A known code brings Teams' own message and shape (`MessageWritesBlocked` the
 * one with `errorCode` 209); without a code the usual one of the status is taken.
 */
export function orderedRefusal(order: {
  status: number;
  code?: string | undefined;
  message?: string | undefined;
  retryAfterSeconds?: number | undefined;
  body?: unknown;
}): ConnectorError {
  const code = order.code ?? usualCodeOfStatus[order.status] ?? 'ServiceError';
  const usual = byCode[code]?.() ?? error(order.status, code, 'Service call failed.');
  const retryAfterSeconds = order.retryAfterSeconds ?? usual.retryAfterSeconds;
  return {
    status: order.status,
    body:
      order.body ??
      (order.message === undefined ? usual.body : error(order.status, code, order.message).body),
    ...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds }),
  };
}
