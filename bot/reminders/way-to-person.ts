import { addDays, civilDateAt, compareDates } from '../../shared/domain/civil-date.ts';
import type { ConversationReference } from '../../shared/domain/conversation.ts';
import type { Language } from '../../shared/domain/language.ts';
import type { Group } from '../../shared/domain/person.ts';
import type { ConversationRow } from '../../shared/sharepoint/lists/conversations.ts';
import type { SendProblemKind } from './messenger.ts';

/** Why the chat is not used, and with it the words that stand in the ledger when no other way is left. */
export interface NoChat {
  readonly kind: SendProblemKind;
  /** Codes, for whoever looks closer; '' = none. */
  readonly codes: string;
}

/** What to try first. */
export type FirstStep =
  | { readonly kind: 'chat'; readonly reference: ConversationReference }
  /** There is no chat yet, or none any more. */
  | { readonly kind: 'open chat' }
  | { readonly kind: 'channel'; readonly because: NoChat }
  /** The row was changed by somebody: nothing is sent on its word. */
  | { readonly kind: 'refuse'; readonly why: string };

/** What holds for everybody. */
export interface Surroundings {
  readonly tenantId: string;
  /** Whether the bot may send to this service URL. */
  readonly allows: (serviceUrl: string) => boolean;
}

/** Undone by an administrator, who tells nobody: looked at again after so many days. */
const undoneByOthers: ReadonlySet<string> = new Set(['disabled by admin', 'guest', 'no licence', 'left']);
const daysUntilLookedAtAgain = 7;
/** Undone by the person, and then the bot hears from them. */
const undoneByThePerson: ReadonlySet<string> = new Set(['blocked', 'uninstalled']);

/** Whether a problem is kept on the person's row, so that the chat is not tried in vain. */
export function isKept(kind: SendProblemKind): boolean {
  return (
    undoneByOthers.has(kind) ||
    undoneByThePerson.has(kind) ||
    kind === 'not installed' ||
    kind === 'wrong conversation'
  );
}

/** The language somebody's Teams was in when they were last heard; null = not known. */
export function languageKept(oid: string, rows: readonly ConversationRow[]): Language | null {
  return indexOf(rows).byKey.get(oid.toLowerCase())?.language ?? null;
}

/** How to begin with a person, from what is kept about them. `now` is an ISO instant. */
export function firstStepTo(
  oid: string,
  rows: readonly ConversationRow[],
  { tenantId, allows, now, timeZone }: Surroundings & { now: string; timeZone: string },
): FirstStep {
  const key = oid.toLowerCase();
  const { byKey, shared } = indexOf(rows);
  const row = byKey.get(key);
  if (row === undefined) return { kind: 'open chat' };
  if (row.reference !== null) {
    const isShared = shared.has(row.reference.conversation.id);
    const why = whyNotTheirs(row.reference, key, { tenantId, allows }, isShared);
    if (why !== null) return { kind: 'refuse', why };
  }
  const standing = standingProblem(row, now, timeZone);
  if (standing !== null) return { kind: 'channel', because: { kind: standing, codes: '' } };
  if (row.reference === null || row.problem === 'not installed') return { kind: 'open chat' };
  return { kind: 'chat', reference: row.reference };
}

/** The problem for which the chat is left alone today; null when it may be tried. */
function standingProblem(row: ConversationRow, now: string, timeZone: string): SendProblemKind | null {
  const problem = row.problem as SendProblemKind;
  if (undoneByThePerson.has(problem)) return problem;
  if (!isKept(problem) || Number.isNaN(Date.parse(row.problemAt))) return null;
  const today = civilDateAt(now, timeZone);
  const since = civilDateAt(row.problemAt, timeZone);
  // Once a day it is tried to install the app.
  if (problem === 'not installed') return compareDates(since, today) >= 0 ? problem : null;
  if (!undoneByOthers.has(problem)) return null;
  return compareDates(addDays(since, daysUntilLookedAtAgain), today) > 0 ? problem : null;
}

/**
 * Why a kept conversation is not this person's own chat in this tenant, or null when it is. The list can be edited by people with
 * rights on the site, and a digest must reach nobody else.
 */
function whyNotTheirs(
  reference: ConversationReference,
  oid: string,
  { tenantId, allows }: Surroundings,
  isShared = false,
): string | null {
  const { conversation, user } = reference;
  if (reference.channelId !== 'msteams') return 'it is not of Teams';
  if (!allows(reference.serviceUrl)) return 'its address is not one of Teams';
  if (conversation.tenantId?.toLowerCase() !== tenantId.toLowerCase()) return 'it is of another tenant';
  if (user.aadObjectId?.toLowerCase() !== oid.toLowerCase()) return 'it is of another person';
  if ((conversation.conversationType ?? 'personal') !== 'personal') return 'it is no personal chat';
  if (conversation.id.startsWith('19:') && !isChatOf(conversation.id, oid)) return 'it is no personal chat';
  return isShared ? 'it stands for two people' : null;
}

interface ConversationIndex {
  /** By key in lower case; of several the first. */
  readonly byKey: ReadonlyMap<string, ConversationRow>;
  /** Ids of conversations that stand in more than one row. */
  readonly shared: ReadonlySet<string>;
}

/** One for the rows as they are: a sweep asks for thousands of people one after another. */
const indexes = new WeakMap<readonly ConversationRow[], ConversationIndex>();

function indexOf(rows: readonly ConversationRow[]): ConversationIndex {
  const known = indexes.get(rows);
  if (known !== undefined) return known;
  const byKey = new Map<string, ConversationRow>();
  const seen = new Set<string>();
  const shared = new Set<string>();
  for (const row of rows) {
    const key = row.key.toLowerCase();
    if (!byKey.has(key)) byKey.set(key, row);
    const id = row.reference?.conversation.id;
    if (id === undefined) continue;
    if (seen.has(id)) shared.add(id);
    seen.add(id);
  }
  const index = { byKey, shared };
  indexes.set(rows, index);
  return index;
}

/** Graph's name of the chat between a person and an app: "19:{person}_{app}@unq.gbl.spaces", in either order. */
function isChatOf(conversationId: string, oid: string): boolean {
  const [, members = ''] = /^19:(.+)@unq\.gbl\.spaces$/i.exec(conversationId) ?? [];
  return members.toLowerCase().split('_').includes(oid.toLowerCase());
}

/** Why a channel kept on a group cannot be used, or null. */
export function whyNoChannel(
  channel: ConversationReference,
  { tenantId, allows }: Surroundings,
): string | null {
  const { conversation } = channel;
  if (channel.channelId !== 'msteams') return 'it is not of Teams';
  if (!allows(channel.serviceUrl)) return 'its address is not one of Teams';
  if (conversation.tenantId?.toLowerCase() !== tenantId.toLowerCase()) return 'it is of another tenant';
  if (conversation.conversationType !== 'channel') return 'it is no channel';
  if (!/^19:[^;]+@thread\./.test(conversation.id)) return 'it is no channel';
  return null;
}

/** The groups in whose channels a person may be told, nearest first: those of the items, the groups above them, the board. Each once. */
export function groupsToTell(groupKeys: readonly string[], groups: readonly Group[]): Group[] {
  const byKey = new Map(groups.map((group) => [group.key, group]));
  const found = new Set<Group>();
  let level = groupKeys.flatMap((key) => byKey.get(key) ?? []);
  while (level.length > 0) {
    const fresh = level.filter((group) => !found.has(group));
    for (const group of fresh) found.add(group);
    level = fresh.flatMap(({ parentKey }) => (parentKey === null ? [] : (byKey.get(parentKey) ?? [])));
  }
  for (const group of groups) if (group.kind === 'board') found.add(group);
  return [...found];
}

/** For the board manager, who reads the ledger: what is the matter and what to do. */
export const whatToDo: Readonly<Partial<Record<SendProblemKind, string>>> = {
  blocked: 'This person has blocked the app in Teams. Ask them to unblock it.',
  uninstalled: 'This person has removed the app from their Teams. Ask them to add it again.',
  'not installed':
    'The app is not installed for this person, so it has no chat to write to. Ask them to add it in Teams.',
  'disabled by admin':
    'The organisation’s administrator does not let this person use the app. Ask your IT team to allow it.',
  guest:
    'This person is a guest, and Teams gives guests no chat with this app. Choose a Teams channel for their group that they can read, or ask them in another way.',
  'no licence':
    'This person’s account has no licence for Teams. Ask your IT team, or ask them in another way.',
  left: 'The organisation has no account like this any more. Put the day they left on the People page, or choose their new account there.',
  'no account':
    'The People list has no Microsoft account for this person. Choose their account on the People page.',
  'wrong conversation':
    'The kept conversation is not this person’s own: the list Conversations was changed by hand. Nothing was sent. Ask them to write “help” to the app, which puts it right.',
  'stale conversation': 'The chat with this person no longer exists. Ask them to write to the app once.',
};

/** What became of the group's channel, after which nothing was left to try. */
export type NoChannel = 'none chosen' | 'not a reader' | 'not usable';

export const whyNotInChannel: Readonly<Record<NoChannel, string>> = {
  'none chosen': 'No Teams channel is chosen for the group.',
  'not a reader': 'They do not read the group’s Teams channel either.',
  'not usable': 'The group’s Teams channel no longer lets the app in: a chair can choose it anew from there.',
};
