import { randomUUID } from 'node:crypto';
import type { TenantClock } from '../clock.ts';
import type { DirectoryIndex, DirectoryUser } from '../directory.ts';
import type { AppInstallations } from '../state/app-installations.ts';
import type { Person, Setting } from './bot-activities.ts';
import type { BotAnswer, DeliverActivity } from './bot-endpoint.ts';
import {
  botAddedToTeamActivity,
  channelCardActionActivity,
  channelComposeActivity,
  channelMessageActivity,
  teamInstallationActivity,
} from './channel-activities.ts';
import type { CardAction } from './chats.ts';
import type { Composing } from './composing.ts';
import type { Attachment, Conversation, ConversationStore, Message } from './conversation-state.ts';
import { attachmentsFor, keepOwnCard } from './own-cards.ts';
import type { TeamApps } from './team-apps.ts';
import { teams, type Team } from './teams.ts';

/** Why something cannot be done in a channel. `userMessage` is for the person at the page. */
export interface ChannelRefusal {
  readonly kind: 'unknown-channel' | 'unknown-person' | 'not-a-member' | 'not-installed' | 'unknown-message';
  readonly userMessage: string;
}

export type ChannelResult<Value> =
  { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly refusal: ChannelRefusal };

export interface ShownChannel {
  readonly installed: boolean;
  /** Each with the name of whoever wrote it. */
  readonly messages: readonly (Message & { readonly sender: string })[];
}

/** What people do in the channel of a team. Channels are named by their ids, people by Entra object id. */
export interface Channels {
  /** @param viewerId whose own cards are shown in place of the common ones. */
  show(channelId: string, viewerId?: string): ChannelResult<ShownChannel>;
  /** Adds the app to the team; the bot has been told when the promise resolves. The value says whether it was missing. */
  install(channelId: string, userId: string): Promise<ChannelResult<boolean>>;
  uninstall(channelId: string, userId: string): Promise<ChannelResult<boolean>>;
  /** Begins a thread. The bot hears of it only when "@" and its name are in it (SOURCES.md, B8); else `bot` is null. */
  write(
    channelId: string,
    userId: string,
    text: string,
  ): Promise<ChannelResult<{ id: string; bot: BotAnswer | null }>>;
  /** Uses the app's message extension in the compose area. */
  compose(channelId: string, userId: string, composing: Composing): Promise<ChannelResult<BotAnswer>>;
  /** Begins a thread with a card that was chosen there. */
  post(channelId: string, userId: string, text: string, card: Attachment): ChannelResult<{ id: string }>;
  /** Presses a button of a card. */
  execute(
    channelId: string,
    userId: string,
    messageId: string,
    action: CardAction,
  ): Promise<ChannelResult<BotAnswer>>;
}

export interface ChannelParts {
  readonly clock: Pick<TenantClock, 'now'>;
  readonly directory: DirectoryIndex;
  readonly conversations: ConversationStore;
  readonly teamApps: TeamApps;
  readonly installations: AppInstallations;
  readonly deliver: DeliverActivity;
  readonly setting: () => Setting;
}

export function createChannels(parts: ChannelParts): Channels {
  const { clock, directory, conversations, teamApps, deliver } = parts;

  const open = (channelId: string): ChannelResult<{ team: Team; conversation: Conversation }> => {
    const team = teams(directory).find((each) => each.channelId === channelId);
    if (!team) return refuse('unknown-channel', 'There is no such channel in the tenant.');
    const conversation = conversations.ensure({ id: channelId, kind: 'channel', subject: channelId });
    return { ok: true, value: { team, conversation } };
  };

  /** A channel and somebody who reads it. */
  const openAs = (channelId: string, userId: string) => {
    const found = open(channelId);
    if (!found.ok) return found;
    const user = directory.user(userId);
    if (!user) return refuse('unknown-person', 'There is nobody with this id in the tenant.');
    const site = directory.site(found.value.team.sitePath);
    if (!site || directory.standing(site, user.id) === 'none') {
      return refuse('not-a-member', `${user.displayName} is not a member of this team.`);
    }
    return { ok: true as const, value: { ...found.value, user } };
  };

  /** A message extension comes with the app, be it the team's or the person's own. */
  const hasApp = (team: Team, user: DirectoryUser): boolean =>
    teamApps.has(team.groupId) || parts.installations.find(user.id, parts.setting().botAppId) !== undefined;

  return {
    show(channelId, viewerId = '') {
      const found = open(channelId);
      if (!found.ok) return found;
      const { team, conversation } = found.value;
      const { botName } = parts.setting();
      const nameOf = ({ from, userId }: Message) =>
        from === 'bot' ? botName : (directory.user(userId ?? '')?.displayName ?? 'Somebody');
      return {
        ok: true,
        value: {
          installed: teamApps.has(team.groupId),
          messages: conversation.messages.map(({ ownCards, ...message }) => {
            const attachments = attachmentsFor({ ...message, ownCards }, viewerId);
            return {
              ...message,
              ...(attachments === undefined ? {} : { attachments: [...attachments] }),
              sender: nameOf(message),
            };
          }),
        },
      };
    },
    async install(channelId, userId) {
      const found = openAs(channelId, userId);
      if (!found.ok) return found;
      const { team, user, conversation } = found.value;
      if (!teamApps.add(team.groupId)) return { ok: true, value: false };
      conversations.change(conversation, (changed) => {
        changed.open = true;
      });
      const setting = parts.setting();
      await deliver(teamInstallationActivity(setting, personOf(user), team, `f:${randomUUID()}`, 'add'));
      await deliver(botAddedToTeamActivity(setting, personOf(user), team, `f:${randomUUID()}`));
      return { ok: true, value: true };
    },
    async uninstall(channelId, userId) {
      const found = openAs(channelId, userId);
      if (!found.ok) return found;
      const { team, user, conversation } = found.value;
      if (!teamApps.remove(team.groupId)) return { ok: true, value: false };
      conversations.change(conversation, () => undefined);
      await deliver(
        teamInstallationActivity(parts.setting(), personOf(user), team, `f:${randomUUID()}`, 'remove'),
      );
      return { ok: true, value: true };
    },
    async write(channelId, userId, text) {
      const found = openAs(channelId, userId);
      if (!found.ok) return found;
      const { team, user, conversation } = found.value;
      const setting = parts.setting();
      const called = new RegExp(`@${setting.botName.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')}`, 'i');
      const isForBot = called.test(text);
      if (isForBot && !teamApps.has(team.groupId)) {
        return refuse('not-installed', 'Add the app to this team first.');
      }
      const id = channelMessageId(conversation, clock.now());
      conversations.change(conversation, (changed) => {
        changed.messages.push({ id, from: 'user', userId: user.id, at: clock.now().toISOString(), text });
      });
      if (!isForBot) return { ok: true, value: { id, bot: null } };
      const bot = await deliver(
        channelMessageActivity(setting, personOf(user), team, {
          id,
          threadId: id,
          text: text.replace(called, `<at>${setting.botName}</at>`),
        }),
      );
      return { ok: true, value: { id, bot } };
    },
    async compose(channelId, userId, composing) {
      const found = openAs(channelId, userId);
      if (!found.ok) return found;
      const { team, user } = found.value;
      if (!hasApp(team, user)) return refuse('not-installed', 'Add the app to this team first.');
      const person = personOf(user);
      return {
        ok: true,
        value: await deliver(
          channelComposeActivity(parts.setting(), person, team, `f:${randomUUID()}`, composing),
        ),
      };
    },
    post(channelId, userId, text, card) {
      const found = openAs(channelId, userId);
      if (!found.ok) return found;
      const { user, conversation } = found.value;
      const id = channelMessageId(conversation, clock.now());
      conversations.change(conversation, (changed) => {
        changed.messages.push({
          id,
          from: 'user',
          userId: user.id,
          at: clock.now().toISOString(),
          ...(text === '' ? {} : { text }),
          attachments: [card],
        });
      });
      return { ok: true, value: { id } };
    },
    async execute(channelId, userId, messageId, action) {
      const found = openAs(channelId, userId);
      if (!found.ok) return found;
      const { team, user, conversation } = found.value;
      const message = conversation.messages.find((each) => each.id === messageId);
      if (!message) return refuse('unknown-message', 'This message is no longer in the channel.');
      const answer = await deliver(
        channelCardActionActivity(parts.setting(), personOf(user), team, {
          id: `f:${randomUUID()}`,
          cardMessageId: messageId,
          threadId: message.threadId ?? messageId,
          action: { ...action },
        }),
      );
      keepOwnCard(conversations, conversation, message, user.id, answer);
      return { ok: true, value: answer };
    },
  };
}

/** In a channel a message id is the epoch time in milliseconds, and no two messages share one. */
export function channelMessageId(conversation: Conversation, now: Date): string {
  let id = now.getTime();
  while (conversation.messages.some((message) => message.id === String(id))) id += 1;
  return String(id);
}

function personOf(user: DirectoryUser): Person {
  return { id: user.id, name: user.displayName };
}

function refuse(kind: ChannelRefusal['kind'], userMessage: string): { ok: false; refusal: ChannelRefusal } {
  return { ok: false, refusal: { kind, userMessage } };
}
