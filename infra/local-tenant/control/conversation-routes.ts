import express, { type Response, type Router } from 'express';
import { z } from 'zod';
import type { ChannelRefusal, ChannelResult } from '../connector/channels.ts';
import type { ChatRefusal, ChatResult } from '../connector/chats.ts';
import type { Connector } from '../connector/connector.ts';
import type { Tenant } from '../tenant.ts';
import { openEventStream, refuse } from './answers.ts';
import {
  blockSchema,
  channelComposeSchema,
  channelInvokeSchema,
  channelMessageSchema,
  channelPostSchema,
  composeSchema,
  invokeSchema,
  postSchema,
  submitSchema,
  textSchema,
  whoSchema,
} from './control-schemas.ts';

const statusOfRefusal: Readonly<Record<ChatRefusal['kind'], number>> = {
  'unknown-person': 404,
  'unknown-message': 404,
  'not-installed': 409,
  blocked: 409,
};

/** What a person does in their chat with the app and in the channels of the teams: a part of `controlRoutes`. */
export function conversationRoutes(tenant: Tenant, { channels, chats, settings }: Connector): Router {
  const router = express.Router();

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
  return router;
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
