import { composeActivity, type Composing } from './composing.ts';
import { describeSender, type Activity, type Person, type Setting } from './bot-activities.ts';
import { botAddress } from './identifiers.ts';
import type { Team } from './teams.ts';

/** What Teams sends a bot from a channel, whatever happens there: a group conversation with its team and channel beside it. */
function fromChannel(setting: Setting, person: Person, team: Team, conversationId: string, id: string) {
  return {
    ...describeSender(setting, person, id),
    conversation: {
      id: conversationId,
      isGroup: true,
      conversationType: 'channel',
      tenantId: setting.tenantId,
    },
    channelData: {
      tenant: { id: setting.tenantId },
      // The id of a team is that of its first channel.
      team: { id: team.channelId, name: team.displayName, aadGroupId: team.groupId },
      channel: { id: team.channelId },
      teamsTeamId: team.channelId,
      teamsChannelId: team.channelId,
    },
  };
}

/** What somebody wrote to the bot in a thread of a channel; `text` holds the mention as Teams writes it (SOURCES.md, B8). */
export function channelMessageActivity(
  setting: Setting,
  person: Person,
  team: Team,
  message: { id: string; threadId: string; text: string },
): Activity {
  const base = fromChannel(
    setting,
    person,
    team,
    `${team.channelId};messageid=${message.threadId}`,
    message.id,
  );
  return {
    ...base,
    type: 'message',
    text: message.text,
    textFormat: 'plain',
    entities: [
      ...base.entities,
      {
        type: 'mention',
        text: `<at>${setting.botName}</at>`,
        mentioned: { id: botAddress(setting.botAppId), name: setting.botName },
      },
    ],
  };
}

/** What happens in the compose area of the channel (SOURCES.md, B7). */
export function channelComposeActivity(
  setting: Setting,
  person: Person,
  team: Team,
  id: string,
  composing: Composing,
): Activity {
  return composeActivity(fromChannel(setting, person, team, team.channelId, id), composing);
}

/** `Action.Execute` on a card in a thread of the channel (SOURCES.md, B6). */
export function channelCardActionActivity(
  setting: Setting,
  person: Person,
  team: Team,
  invoke: {
    readonly id: string;
    readonly cardMessageId: string;
    readonly threadId: string;
    readonly action: Readonly<Record<string, unknown>>;
  },
): Activity {
  const conversationId = `${team.channelId};messageid=${invoke.threadId}`;
  const base = fromChannel(setting, person, team, conversationId, invoke.id);
  return {
    ...base,
    type: 'invoke',
    name: 'adaptiveCard/action',
    replyToId: invoke.cardMessageId,
    value: { action: invoke.action, trigger: 'manual' },
    channelData: {
      ...base.channelData,
      source: { name: 'message' },
      legacy: { replyToId: invoke.cardMessageId },
    },
  };
}

/** The bot was added to, or taken out of, a team (SOURCES.md, B8). */
export function teamInstallationActivity(
  setting: Setting,
  person: Person,
  team: Team,
  id: string,
  action: 'add' | 'remove',
): Activity {
  const base = fromChannel(setting, person, team, team.channelId, id);
  return {
    ...base,
    type: 'installationUpdate',
    action,
    channelData: { ...base.channelData, settings: { selectedChannel: { id: team.channelId } } },
  };
}

/** Goes with it: the bot is now among the members of the team. */
export function botAddedToTeamActivity(setting: Setting, person: Person, team: Team, id: string): Activity {
  const base = fromChannel(setting, person, team, team.channelId, id);
  return {
    ...base,
    type: 'conversationUpdate',
    membersAdded: [{ id: botAddress(setting.botAppId) }],
    channelData: { ...base.channelData, eventType: 'teamMemberAdded' },
  };
}
