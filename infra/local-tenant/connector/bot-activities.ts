import { composeActivity, type Composing } from './composing.ts';
import { spokenLocale } from './spoken-locale.ts';
import { botAddress, personAddress } from './identifiers.ts';

/** A person as the connector knows them; `id` is the Entra object id. */
export interface Person {
  readonly id: string;
  readonly name: string;
}

/** Everything about the moment and the place that goes into every activity. */
export interface Setting {
  readonly botAppId: string;
  readonly botName: string;
  readonly tenantId: string;
  readonly serviceUrl: string;
  /** Time of the tenant's clock. */
  readonly now: Date;
}

export type Activity = Readonly<Record<string, unknown>> & { readonly id: string; readonly type: string };

const TIME_ZONE = 'Europe/London';

/** Who, when and to whom: the part of an activity that is the same in a chat and in a channel. */
export function describeSender(setting: Setting, person: Person, id: string) {
  const locale = spokenLocale();
  return {
    id,
    timestamp: setting.now.toISOString(),
    localTimestamp: localTimestamp(setting.now),
    localTimezone: TIME_ZONE,
    channelId: 'msteams',
    serviceUrl: setting.serviceUrl,
    locale,
    from: {
      id: personAddress(setting.botAppId, person.id),
      name: person.name,
      aadObjectId: person.id,
    },
    recipient: { id: botAddress(setting.botAppId), name: setting.botName },
    entities: [{ type: 'clientInfo', locale, country: 'GB', platform: 'Web', timezone: TIME_ZONE }],
  };
}

/**
 * The part of an activity that Teams sends to a bot in a one-to-one chat whatever happens there.
 * Shape: Bot Framework activity schema with Teams' channelData.
 */
function fromPerson(setting: Setting, person: Person, conversationId: string, id: string) {
  return {
    ...describeSender(setting, person, id),
    conversation: { id: conversationId, conversationType: 'personal', tenantId: setting.tenantId },
    channelData: { tenant: { id: setting.tenantId } },
  };
}

/** What someone typed. */
export function messageActivity(
  setting: Setting,
  person: Person,
  conversationId: string,
  message: { id: string; text: string },
): Activity {
  return {
    ...fromPerson(setting, person, conversationId, message.id),
    type: 'message',
    text: message.text,
    textFormat: 'plain',
    attachments: [{ contentType: 'text/html', content: `<div>${escapeHtml(message.text)}</div>` }],
  };
}

/** `Action.Submit`: a message without text whose `value` is the card's data and inputs. */
export function submitActivity(
  setting: Setting,
  person: Person,
  conversationId: string,
  submit: { id: string; cardMessageId: string; data: unknown },
): Activity {
  return {
    ...fromPerson(setting, person, conversationId, submit.id),
    type: 'message',
    replyToId: submit.cardMessageId,
    value: submit.data,
  };
}

/** `Action.Execute` and the card's own refresh (SOURCES.md, B6). */
export function cardActionActivity(
  setting: Setting,
  person: Person,
  conversationId: string,
  invoke: {
    id: string;
    cardMessageId: string;
    action: Readonly<Record<string, unknown>>;
    trigger: 'manual' | 'automatic';
  },
): Activity {
  const base = fromPerson(setting, person, conversationId, invoke.id);
  return {
    ...base,
    type: 'invoke',
    name: 'adaptiveCard/action',
    replyToId: invoke.cardMessageId,
    value: { action: invoke.action, trigger: invoke.trigger },
    channelData: {
      ...base.channelData,
      source: { name: 'message' },
      legacy: { replyToId: invoke.cardMessageId },
    },
  };
}

/** What happens in the compose area of the chat (SOURCES.md, B7). */
export function chatComposeActivity(
  setting: Setting,
  person: Person,
  conversationId: string,
  id: string,
  composing: Composing,
): Activity {
  return composeActivity(fromPerson(setting, person, conversationId, id), composing);
}

/** The app was added for, or removed by, the person. */
export function installationActivity(
  setting: Setting,
  person: Person,
  conversationId: string,
  id: string,
  action: 'add' | 'remove',
): Activity {
  const base = fromPerson(setting, person, conversationId, id);
  return {
    ...base,
    type: 'installationUpdate',
    action,
    channelData: {
      ...base.channelData,
      settings: { selectedChannel: { id: conversationId } },
      source: { name: 'message' },
    },
  };
}

/** Follows the first installation: the person and the bot are now both in the conversation. */
export function membersAddedActivity(
  setting: Setting,
  person: Person,
  conversationId: string,
  id: string,
): Activity {
  return {
    ...fromPerson(setting, person, conversationId, id),
    type: 'conversationUpdate',
    membersAdded: [
      { id: personAddress(setting.botAppId, person.id), aadObjectId: person.id },
      { id: botAddress(setting.botAppId) },
    ],
  };
}

function localTimestamp(now: Date): string {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone: TIME_ZONE,
    timeZoneName: 'longOffset',
    dateStyle: undefined,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    fractionalSecondDigits: 3,
  }).formatToParts(now);
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.find((each) => each.type === type)?.value ?? '';
  const offset = part('timeZoneName').replace('GMT', '') || '+00:00';
  return `${part('year')}-${part('month')}-${part('day')}T${part('hour')}:${part('minute')}:${part('second')}.${part('fractionalSecond')}${offset}`;
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
