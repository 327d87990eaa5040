import { z } from 'zod';
import type { TenantClock } from '../clock.ts';
import type { DirectoryIndex, DirectoryUser } from '../directory.ts';
import type { AppInstallations } from '../state/app-installations.ts';
import type { PeoplesTeamsConditions } from '../state/teams-conditions.ts';
import type { Switches } from '../switches.ts';
import { connectorErrors, type ConnectorError } from './connector-errors.ts';
import type { Attachment, Conversation, ConversationStore, Message } from './conversation-state.ts';
import {
  newPersonalMessageId,
  personAddress,
  personalConversationId,
  personOfGraphChat,
  splitThreadId,
} from './identifiers.ts';
import { channelMessageId } from './channels.ts';
import { mentionsOf } from './mentions.ts';
import type { RateLimitName } from './rate-limits.ts';
import type { TeamApps } from './team-apps.ts';
import { teams, type Team } from './teams.ts';

export interface Success {
  readonly status: number;
  readonly body: unknown;
}

export type ConnectorAnswer = Success | ConnectorError;

/** Says how long a call has to wait, 0 when it may go on. */
export type CountCall = (limit: RateLimitName, subject: string) => number;

/** A body over this is refused with 413: about 100 KB in UTF-16 (SOURCES.md, B4). */
const MESSAGE_LIMIT_BYTES = 100 * 1024;

const outgoingSchema = z.looseObject({
  type: z.string(),
  text: z.string().nullish(),
  textFormat: z.string().nullish(),
  summary: z.string().nullish(),
  attachments: z
    .array(
      z.looseObject({
        contentType: z.string(),
        content: z.unknown().optional(),
        contentUrl: z.string().optional(),
        name: z.string().optional(),
      }),
    )
    .nullish(),
  entities: z.array(z.unknown()).nullish(),
  channelData: z
    .looseObject({ notification: z.looseObject({ alert: z.boolean().nullish() }).nullish() })
    .nullish(),
});

type Outgoing = z.infer<typeof outgoingSchema>;

const creationSchema = z.looseObject({
  isGroup: z.boolean().nullish(),
  members: z.array(z.looseObject({ id: z.string() })).nullish(),
  tenantId: z.string().nullish(),
  activity: outgoingSchema.nullish(),
  channelData: z
    .looseObject({
      tenant: z.looseObject({ id: z.string() }).nullish(),
      channel: z.looseObject({ id: z.string() }).nullish(),
    })
    .nullish(),
});

export interface ConnectorParts {
  readonly clock: Pick<TenantClock, 'now'>;
  readonly directory: DirectoryIndex;
  readonly installations: AppInstallations;
  readonly conversations: ConversationStore;
  readonly teamApps: TeamApps;
  readonly teamsConditions: PeoplesTeamsConditions;
  readonly switches: Pick<Switches, 'blockedChat' | 'appInTeams'>;
  readonly botAppId: () => string;
  readonly serviceUrl: () => string;
}

/** The Bot Connector's operations; each takes what the address and the body say and gives the whole answer. */
export interface ConnectorService {
  createConversation(body: unknown, count: CountCall): ConnectorAnswer;
  send(conversationId: string, body: unknown, count: CountCall): ConnectorAnswer;
  update(conversationId: string, activityId: string, body: unknown): ConnectorAnswer;
  remove(conversationId: string, activityId: string): ConnectorAnswer;
  members(conversationId: string, count: CountCall): ConnectorAnswer;
  member(conversationId: string, memberId: string, count: CountCall): ConnectorAnswer;
  pagedMembers(
    conversationId: string,
    page: { pageSize: number; continuationToken: string | undefined },
    count: CountCall,
  ): ConnectorAnswer;
  /** Whom a conversation is with, for rules about one person. */
  personOf(conversationId: string): string | undefined;
}

export function createConnectorService(parts: ConnectorParts): ConnectorService {
  const { clock, directory, installations, conversations } = parts;

  const personFromAddress = (address: string): DirectoryUser | undefined => {
    const objectId = address.replace(/^8:orgid:/, '');
    return (
      directory.data.users.find((user) => user.id.toLowerCase() === objectId.toLowerCase()) ??
      directory.data.users.find((user) => personAddress(parts.botAppId(), user.id) === address)
    );
  };

  const teamOfChannel = (channelId: string): Team | undefined =>
    teams(directory).find((team) => team.channelId === channelId);

  /** The team of a channel that the bot was added to. */
  const teamWithBot = (channelId: string): Team | undefined => {
    const team = teamOfChannel(channelId);
    return team !== undefined && parts.teamApps.has(team.groupId) ? team : undefined;
  };

  const blocked = (): ConnectorError =>
    parts.switches.blockedChat === 'MessageWritesBlocked'
      ? connectorErrors.writesBlocked()
      : connectorErrors.blockedByUser();

  /** Why the bot cannot speak to a person at all. */
  const outOfReach = (userId: string): ConnectorError | null => {
    const { left, appBlockedByPolicy } = parts.teamsConditions.of(userId);
    if (left === true) return connectorErrors.notInRoster();
    return appBlockedByPolicy === true || parts.switches.appInTeams === 'disabled-by-admin'
      ? connectorErrors.disabledByAdmin()
      : null;
  };

  /** The conversation behind an id, or why the bot may not use it. */
  const reach = (askedId: string): Conversation | ConnectorError => {
    const partner = personOfGraphChat(parts.botAppId(), askedId);
    const conversationId =
      partner === undefined ? askedId : personalConversationId(parts.botAppId(), partner);
    const { channelId } = splitThreadId(conversationId);
    if (channelId.startsWith('19:')) {
      if (!teamWithBot(channelId)) return connectorErrors.notInRoster();
      if (parts.switches.appInTeams === 'disabled-by-admin') return connectorErrors.disabledByAdmin();
      return conversations.ensure({ id: channelId, kind: 'channel', subject: channelId });
    }
    if (!conversationId.startsWith('a:')) {
      return connectorErrors.badArgument('Failed to decrypt conversation id');
    }
    const conversation = conversations.find(conversationId);
    if (conversation?.open !== true) return connectorErrors.conversationNotFound();
    const refusal = outOfReach(conversation.subject);
    if (refusal) return refusal;
    if (!installations.find(conversation.subject, parts.botAppId())) return connectorErrors.notInRoster();
    return conversation.blocked ? blocked() : conversation;
  };

  const post = (
    conversation: Conversation,
    outgoing: Outgoing,
    threadId: string | undefined,
  ): ConnectorAnswer => {
    const id =
      conversation.kind === 'personal' ? newPersonalMessageId() : channelMessageId(conversation, clock.now());
    // Typing, events and the like reach the client but leave nothing in the chat.
    if (outgoing.type === 'message') {
      if (!hasContent(outgoing))
        return connectorErrors.badRequest('The message has neither text nor attachments.');
      const named = mentionsOf(outgoing);
      if (named === null) return connectorErrors.badRequest('A mention does not match the text.');
      const mentions = named.flatMap(({ text, id: address }) => {
        const person = personFromAddress(address) ?? directory.user(address);
        return person !== undefined && membersOf(conversation).includes(person)
          ? [{ text, userId: person.id }]
          : [];
      });
      conversations.change(conversation, (changed) => {
        changed.messages.push({
          id,
          from: 'bot',
          at: clock.now().toISOString(),
          ...contentOf(outgoing),
          ...(mentions.length === 0 ? {} : { mentions }),
          ...(threadId === undefined ? {} : { threadId }),
        });
      });
    }
    return { status: 201, body: { id } };
  };

  const createPersonal = (memberId: string, activity: Outgoing | undefined): ConnectorAnswer => {
    const person = personFromAddress(memberId);
    if (!person) return connectorErrors.badArgument('Failed to decrypt pairwise id');
    const refusal = outOfReach(person.id);
    if (refusal) return refusal;
    if (!installations.find(person.id, parts.botAppId())) return connectorErrors.cannotCreate();
    const conversation = conversations.ensure({
      id: personalConversationId(parts.botAppId(), person.id),
      kind: 'personal',
      subject: person.id,
    });
    if (conversation.blocked) return blocked();
    if (!conversation.open) {
      conversations.change(conversation, (changed) => {
        changed.open = true;
      });
    }
    if (!activity) return { status: 201, body: { id: conversation.id } };
    const posted = post(conversation, activity, undefined);
    return posted.status === 201 ? { status: 201, body: { id: conversation.id } } : posted;
  };

  const createThread = (channelId: string, activity: Outgoing | undefined): ConnectorAnswer => {
    if (!teamWithBot(channelId)) return connectorErrors.notInRoster();
    if (parts.switches.appInTeams === 'disabled-by-admin') return connectorErrors.disabledByAdmin();
    if (!activity) return connectorErrors.badRequest('A new thread needs an activity.');
    const conversation = conversations.ensure({ id: channelId, kind: 'channel', subject: channelId });
    const posted = post(conversation, activity, undefined);
    if (posted.status !== 201) return posted;
    const { id } = posted.body as { id: string };
    return { status: 201, body: { id: `${channelId};messageid=${id}`, activityId: id } };
  };

  const account = (user: DirectoryUser) => {
    const names = user.displayName.split(' ');
    return {
      id: personAddress(parts.botAppId(), user.id),
      objectId: user.id,
      aadObjectId: user.id,
      name: user.displayName,
      givenName: names.slice(0, -1).join(' '),
      surname: names.at(-1) ?? '',
      email: user.mail,
      userPrincipalName: user.userPrincipalName,
      tenantId: directory.data.tenantId,
      userRole: user.isGuest === true ? 'guest' : 'user',
    };
  };

  const membersOf = (conversation: Conversation): readonly DirectoryUser[] => {
    if (conversation.kind === 'personal') {
      const user = directory.user(conversation.subject);
      return user ? [user] : [];
    }
    const site = directory.site(teamOfChannel(conversation.subject)?.sitePath ?? '');
    return site
      ? directory.data.users.filter(
          ({ id }) => directory.standing(site, id) !== 'none' && parts.teamsConditions.of(id).left !== true,
        )
      : [];
  };

  const readMembers = (
    conversationId: string,
    count: CountCall,
    read: (conversation: Conversation) => ConnectorAnswer,
  ): ConnectorAnswer => {
    const wait = count('readMembers', conversationId);
    if (wait > 0) return connectorErrors.throttled(wait);
    const conversation = reach(conversationId);
    return isError(conversation) ? conversation : read(conversation);
  };

  return {
    createConversation(body, count) {
      const parsed = creationSchema.safeParse(body);
      if (!parsed.success) return connectorErrors.badRequest('The conversation parameters cannot be read.');
      const { members, channelData, tenantId, activity } = parsed.data;
      if (activity && isTooBig(activity)) return connectorErrors.tooBig();
      const tenant = channelData?.tenant?.id ?? tenantId;
      const channelId = channelData?.channel?.id;
      if (channelId !== undefined) {
        const wait = count('createConversation', channelId);
        return wait > 0 ? connectorErrors.throttled(wait) : createThread(channelId, activity ?? undefined);
      }
      const member = members?.[0];
      if (!member) return connectorErrors.badArgument('A conversation needs a member.');
      if (members.length > 1) return connectorErrors.badArgument('A bot cannot make a group conversation.');
      if (tenant === undefined || tenant === null) {
        return connectorErrors.badArgument('The tenant of the member is missing.');
      }
      if (tenant.toLowerCase() !== directory.data.tenantId.toLowerCase())
        return connectorErrors.cannotCreate();
      const wait = count('createConversation', member.id);
      return wait > 0 ? connectorErrors.throttled(wait) : createPersonal(member.id, activity ?? undefined);
    },
    send(conversationId, body, count) {
      const parsed = outgoingSchema.safeParse(body);
      if (!parsed.success) return connectorErrors.badRequest('The activity cannot be read.');
      const wait = count('sendToConversation', conversationId);
      if (wait > 0) return connectorErrors.throttled(wait);
      const conversation = reach(conversationId);
      if (isError(conversation)) return conversation;
      if (isTooBig(parsed.data)) return connectorErrors.tooBig();
      return post(conversation, parsed.data, splitThreadId(conversationId).threadId);
    },
    update(conversationId, activityId, body) {
      const parsed = outgoingSchema.safeParse(body);
      if (!parsed.success) return connectorErrors.badRequest('The activity cannot be read.');
      const conversation = reach(conversationId);
      if (isError(conversation)) return conversation;
      if (isTooBig(parsed.data)) return connectorErrors.tooBig();
      const index = ownMessage(conversation, activityId);
      const message = conversation.messages[index];
      if (!message) return connectorErrors.activityNotFound();
      if (!hasContent(parsed.data))
        return connectorErrors.badRequest('The message has neither text nor attachments.');
      conversations.change(conversation, (changed) => {
        // The whole activity is replaced, and with it what single people saw (SOURCES.md, B6).
        changed.messages[index] = {
          id: message.id,
          from: 'bot',
          at: message.at,
          updatedAt: clock.now().toISOString(),
          ...(message.threadId === undefined ? {} : { threadId: message.threadId }),
          ...contentOf(parsed.data),
        };
      });
      return { status: 200, body: { id: activityId } };
    },
    remove(conversationId, activityId) {
      const conversation = reach(conversationId);
      if (isError(conversation)) return conversation;
      const index = ownMessage(conversation, activityId);
      if (index === -1) return connectorErrors.activityNotFound();
      conversations.change(conversation, (changed) => void changed.messages.splice(index, 1));
      return { status: 200, body: undefined };
    },
    members: (conversationId, count) =>
      readMembers(conversationId, count, (conversation) => ({
        status: 200,
        body: membersOf(conversation).map(account),
      })),
    member: (conversationId, memberId, count) =>
      readMembers(conversationId, count, (conversation) => {
        const person = personFromAddress(memberId);
        const found = person && membersOf(conversation).find((user) => user.id === person.id);
        return found ? { status: 200, body: account(found) } : connectorErrors.memberNotFound();
      }),
    pagedMembers: (conversationId, { pageSize, continuationToken }, count) =>
      readMembers(conversationId, count, (conversation) => {
        const all = membersOf(conversation);
        const start = continuationToken === undefined ? 0 : Number(continuationToken);
        if (!Number.isInteger(start) || start < 0) {
          return connectorErrors.badArgument('The continuation token is not valid.');
        }
        const next = start + pageSize;
        return {
          status: 200,
          body: {
            members: all.slice(start, next).map(account),
            ...(next < all.length ? { continuationToken: String(next) } : {}),
          },
        };
      }),
    personOf(conversationId) {
      const conversation = conversations.find(conversationId);
      if (conversation?.kind === 'personal') return conversation.subject;
      return personOfGraphChat(parts.botAppId(), conversationId);
    },
  };
}

function isError(value: Conversation | ConnectorError): value is ConnectorError {
  return 'status' in value;
}

/** A bot may change only what it said itself. */
function ownMessage(conversation: Conversation, activityId: string): number {
  return conversation.messages.findIndex((message) => message.id === activityId && message.from === 'bot');
}

function hasContent(outgoing: Outgoing): boolean {
  return (outgoing.text ?? '') !== '' || (outgoing.attachments ?? []).length > 0;
}

/** Text, cards and mentions count, in UTF-16; pictures inside do not. */
function isTooBig(outgoing: Outgoing): boolean {
  const counted = { text: outgoing.text, attachments: outgoing.attachments, entities: outgoing.entities };
  const withoutPictures = JSON.stringify(counted).replaceAll(
    /data:image\/[a-z+]+;base64,[A-Za-z0-9+/=]+/g,
    '',
  );
  return withoutPictures.length * 2 > MESSAGE_LIMIT_BYTES;
}

function contentOf(outgoing: Outgoing): Partial<Message> {
  const attachments: Attachment[] = outgoing.attachments ?? [];
  return {
    ...(outgoing.text ? { text: outgoing.text } : {}),
    ...(outgoing.textFormat ? { textFormat: outgoing.textFormat } : {}),
    ...(outgoing.summary ? { summary: outgoing.summary } : {}),
    ...(attachments.length > 0 ? { attachments } : {}),
    ...(outgoing.channelData?.notification?.alert === true ? { alert: true } : {}),
  };
}
