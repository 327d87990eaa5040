import { civilDateAt, type CivilDate } from '../../shared/domain/civil-date.ts';
import type { ConversationReference } from '../../shared/domain/conversation.ts';
import type { Group, Person } from '../../shared/domain/person.ts';
import type { GraphPort } from '../../shared/sharepoint/graph-port.ts';
import { channelCard } from '../cards/channel-card.ts';
import type { CardMessage } from '../cards/card.ts';
import type { RegisterLinks } from '../cards/card-place.ts';
import { GraphFailure } from '../graph/graph-errors.ts';
import type { Installation, TeamsInstallation } from '../graph/teams-installation.ts';
import { personInLog, type Logger } from '../logging.ts';
import type { BoardSnapshot } from '../register/board-snapshot.ts';
import { keepChannel, keepProblem, keepReference } from '../register/conversations.ts';
import {
  SendFailure,
  unreachableKinds,
  type Messenger,
  type SendProblem,
  type SendProblemKind,
  type TeamsPlaces,
} from './messenger.ts';
import {
  firstStepTo,
  groupsToTell,
  isKept,
  languageKept,
  whatToDo,
  whyNoChannel,
  whyNotInChannel,
  type FirstStep,
  type NoChannel,
  type NoChat,
} from './way-to-person.ts';

/** later = it is not known yet whether there can be a chat. */
type ByChat = Reached | NoChat | 'later';

/** Where a message went, as the ledger says it. */
export type ReachedThrough = 'Teams chat' | 'Group channel';

export type Reached =
  | { readonly state: 'sent'; readonly channel: ReachedThrough; readonly messageId: string }
  | {
      readonly state: 'unreachable';
      readonly channel: '';
      /** One of the messenger's words. */
      readonly problem: SendProblemKind;
      /** The same in plain English, with what to do. */
      readonly error: string;
    };

export interface ReachRequest {
  readonly snapshot: BoardSnapshot;
  readonly person: Person;
  /** The message for this person, made for where it will stand; `mri` is their id in their own chat, null elsewhere. */
  readonly message: (mri: string | null) => CardMessage;
  /** The groups whose items it is about, most relevant first. */
  readonly groupKeys: readonly string[];
}

/**
 * Brings one message to one person by the ways that are open, and says which it was. Throws `SendFailure` for what may
 * pass or nobody knows: `throttled`, `transient` (surely not taken), `no answer` (perhaps taken), `too big`, `unknown`.
 * All of it takes far less than the lease of a row that is being sent.
 */
export type Reach = (request: ReachRequest) => Promise<Reached>;

export interface ReachParts {
  readonly messenger: Messenger;
  readonly places: TeamsPlaces;
  readonly installation: TeamsInstallation;
  /** With the app's own identity: what is learned about a person is kept in the list Conversations. */
  readonly graph: GraphPort;
  readonly links: RegisterLinks;
  readonly tenantId: string;
  readonly botAppId: string;
  /** Teams' address for people whose region nobody knows yet. */
  readonly connectorUrl: string;
  /** ISO instant on the tenant's clock. */
  readonly now: () => string;
  readonly logger: Logger;
}

/**
 * The chain: the chat that is known; else the app is installed, where that is permitted, and the new chat is used; else the channel
 * of the group, with a mention; else the person stands in the ledger as unreachable, with the reason and what to do. What only the
 * person or an administrator can undo is kept on the person's row, and the chat is then left alone until it is undone.
 */
export function createReach(parts: ReachParts): Reach {
  const { places, logger } = parts;
  const surroundings = { tenantId: parts.tenantId, allows: (url: string) => places.allows(url) };
  /** What was found out on the word of a snapshot: the same message may be tried again before the rows say so. */
  const learned = new WeakMap<BoardSnapshot, Map<string, NoChat>>();
  /** Of today: nobody is installed for twice, also on another board. */
  const installations = new Map<string, Promise<Installation>>();

  const installOnce = (oid: string, today: CivilDate): Promise<Installation> => {
    const key = `${today} ${oid}`;
    for (const each of installations.keys()) if (!each.startsWith(today)) installations.delete(each);
    const known = installations.get(key);
    if (known !== undefined) return known;
    const attempt = parts.installation.install(oid).then((outcome) => {
      if (outcome.kind === 'unavailable') installations.delete(key);
      return outcome;
    });
    installations.set(key, attempt);
    return attempt;
  };

  /** Rows are a convenience for the next time: a reminder does not fail for them. */
  const keep = async (snapshot: BoardSnapshot, work: Promise<unknown>): Promise<void> => {
    try {
      await work;
    } catch (error) {
      if (!(error instanceof GraphFailure)) throw error;
      logger.warn(
        { board: snapshot.boardId, error },
        'what was learned about a way to somebody was not kept',
      );
    }
  };

  const rowOf = ({ conversations }: BoardSnapshot, oid: string) =>
    conversations.find((row) => row.key.toLowerCase() === oid.toLowerCase());

  const remember = async ({ snapshot, person }: ReachRequest, oid: string, why: NoChat): Promise<void> => {
    const known = learned.get(snapshot) ?? new Map<string, NoChat>();
    learned.set(snapshot, known.set(oid, why));
    const isKnown = why.kind === 'wrong conversation' && rowOf(snapshot, oid)?.problem === why.kind;
    if (!isKept(why.kind) || isKnown) return;
    await keep(
      snapshot,
      keepProblem(parts.graph, snapshot.place, rowOf(snapshot, oid), {
        oid,
        personName: person.name,
        problem: why.kind,
        problemAt: parts.now(),
      }),
    );
  };

  const inChat = async (
    request: ReachRequest,
    reference: ConversationReference,
  ): Promise<Reached | NoChat> => {
    const { id } = reference.user;
    try {
      // Only ids the connector gave out make a card refresh for the person.
      const message = request.message(id.startsWith('29:') ? id : null);
      const { messageId } = await parts.messenger.sendPersonal(reference, message);
      return { state: 'sent', channel: 'Teams chat', messageId };
    } catch (error) {
      return lastingProblem(error);
    }
  };

  /** A chat that works again has nothing against it. */
  const settle = async (
    { snapshot, person }: ReachRequest,
    oid: string,
    reference: ConversationReference,
  ): Promise<void> => {
    const row = rowOf(snapshot, oid);
    if (row === undefined || row.problem === '') return;
    const kept = { oid, personName: person.name, reference, language: null };
    await keep(snapshot, keepReference(parts.graph, snapshot.place, row, kept));
  };

  const inNewChat = async (request: ReachRequest, oid: string, before: NoChat | null): Promise<ByChat> => {
    const { snapshot, person } = request;
    const { timeZone } = snapshot.configuration.settings;
    const outcome = await installOnce(oid, civilDateAt(parts.now(), timeZone));
    switch (outcome.kind) {
      case 'refused': {
        const kind =
          outcome.problem === 'other' ? (person.guest ? 'guest' : 'not installed') : outcome.problem;
        return { kind, codes: 'installing was refused' };
      }
      case 'unavailable':
        return 'later';
      case 'not permitted':
        // Somebody of whom it is known that the app is not there: nothing has changed that.
        if (before?.kind === 'not installed' || rowOf(snapshot, oid)?.problem === 'not installed') {
          return { kind: person.guest ? 'guest' : 'not installed', codes: before?.codes ?? '' };
        }
        break;
      case 'installed':
    }
    const serviceUrl = regionOf(snapshot) ?? parts.connectorUrl;
    const opened =
      outcome.kind === 'installed' && outcome.chatId !== null
        ? outcome.chatId
        : await openChat({ serviceUrl, tenantId: parts.tenantId, oid });
    if (typeof opened !== 'string') {
      return opened.kind === 'not installed' && person.guest ? { ...opened, kind: 'guest' } : opened;
    }
    const reference: ConversationReference = {
      serviceUrl,
      channelId: 'msteams',
      conversation: { id: opened, tenantId: parts.tenantId, conversationType: 'personal' },
      bot: { id: `28:${parts.botAppId}` },
      user: { id: oid, aadObjectId: oid, name: person.name },
    };
    const reached = await inChat(request, reference);
    if (!isProblem(reached)) {
      await keep(
        snapshot,
        keepReference(parts.graph, snapshot.place, rowOf(snapshot, oid), {
          oid,
          personName: person.name,
          reference,
          language: null,
        }),
      );
    }
    return reached;
  };

  const openChat = async (question: {
    serviceUrl: string;
    tenantId: string;
    oid: string;
  }): Promise<string | NoChat> => {
    try {
      const id = await places.openChat(question);
      return id === '' ? { kind: 'stale conversation', codes: '' } : id;
    } catch (error) {
      const problem = nothingSent(error);
      if (unreachableKinds.has(problem.kind)) return { kind: problem.kind, codes: problem.message };
      return { kind: 'not installed', codes: problem.message };
    }
  };

  /** The region's address, as somebody of this tenant was heard from last. */
  const regionOf = ({ conversations }: BoardSnapshot): string | undefined =>
    conversations.find(
      ({ reference }) =>
        reference?.conversation.tenantId?.toLowerCase() === parts.tenantId &&
        places.allows(reference.serviceUrl),
    )?.reference?.serviceUrl;

  const inChannel = async (request: ReachRequest, oid: string): Promise<Reached | NoChannel> => {
    const { snapshot } = request;
    let why: NoChannel = 'none chosen';
    const tried = new Set<string>();
    for (const group of groupsToTell(request.groupKeys, snapshot.groups)) {
      const { channel } = group;
      if (channel === null || tried.has(channel.conversation.id)) continue;
      tried.add(channel.conversation.id);
      const problem = whyNoChannel(channel, surroundings);
      if (problem !== null) {
        logger.warn({ board: snapshot.boardId, group: group.key, problem }, 'a group’s channel was refused');
        why = 'not usable';
        continue;
      }
      const outcome = await tellInChannel(request, group, channel, oid);
      if (typeof outcome !== 'string') return outcome;
      why = outcome;
    }
    logger.info({ board: snapshot.boardId, person: personInLog(oid), why }, 'no channel to tell somebody in');
    return why;
  };

  const tellInChannel = async (
    { snapshot, person }: ReachRequest,
    group: Group,
    channel: ConversationReference,
    oid: string,
  ): Promise<Reached | NoChannel> => {
    let asked = false;
    try {
      if (!(await places.readsChannel(channel, oid))) return 'not a reader';
      asked = true;
      const { messageId } = await places.beginThread(
        channel,
        channelCard({
          personName: person.name,
          oid,
          boardTitle: snapshot.configuration.settings.title,
          boardLink: parts.links.board(snapshot.boardId),
          language: languageKept(oid, snapshot.conversations) ?? 'en',
        }),
      );
      return { state: 'sent', channel: 'Group channel', messageId };
    } catch (error) {
      const problem = asked ? lastingProblem(error) : nothingSent(error);
      logger.warn(
        { board: snapshot.boardId, group: group.key, error },
        'a group’s channel could not be used',
      );
      // The app was taken out of the team, or the channel is gone: a chair chooses anew.
      if (problem.kind === 'not installed' || problem.kind === 'stale conversation') {
        await keep(snapshot, keepChannel(parts.graph, snapshot.place, group, null));
      }
      return 'not usable';
    }
  };

  const byChat = async (request: ReachRequest, oid: string): Promise<ByChat> => {
    const { snapshot } = request;
    const known = learned.get(snapshot)?.get(oid);
    if (known !== undefined) return known;
    const { timeZone } = snapshot.configuration.settings;
    const step = firstStepTo(oid, snapshot.conversations, { ...surroundings, now: parts.now(), timeZone });
    const found = await take(step, request, oid);
    if (isProblem(found) && step.kind !== 'channel') await remember(request, oid, found);
    return found;
  };

  const take = async (step: FirstStep, request: ReachRequest, oid: string): Promise<ByChat> => {
    const { snapshot } = request;
    switch (step.kind) {
      case 'channel':
        return step.because;
      case 'refuse':
        logger.error(
          { board: snapshot.boardId, person: personInLog(oid), why: step.why },
          'a kept conversation was refused',
        );
        return { kind: 'wrong conversation', codes: step.why };
      case 'open chat':
        return inNewChat(request, oid, null);
      case 'chat': {
        const found = await inChat(request, step.reference);
        if (!isProblem(found)) {
          await settle(request, oid, step.reference);
          return found;
        }
        const isGone = found.kind === 'not installed' || found.kind === 'stale conversation';
        return isGone ? inNewChat(request, oid, found) : found;
      }
    }
  };

  return async (request) => {
    const oid = request.person.oid?.toLowerCase() ?? '';
    if (oid === '') return unreachable({ kind: 'no account', codes: '' });
    const chat = await byChat(request, oid);
    if (chat !== 'later' && !isProblem(chat)) return chat;
    // On the word of a row that somebody changed nothing is sent at all, until it is put right.
    if (chat !== 'later' && chat.kind === 'wrong conversation') return unreachable(chat);
    const channel = await inChannel(request, oid);
    if (typeof channel !== 'string') return channel;
    if (chat === 'later') {
      throw new SendFailure({
        kind: 'transient',
        message: 'Graph does not say whether the app can be installed.',
      });
    }
    return unreachable(chat, channel);
  };
}

function isProblem(found: ByChat): found is NoChat {
  return found !== 'later' && 'kind' in found;
}

/** A problem that trying again cannot help; anything else is thrown on. */
function lastingProblem(error: unknown): NoChat {
  if (!(error instanceof SendFailure) || !unreachableKinds.has(error.problem.kind)) throw error;
  return { kind: error.problem.kind, codes: error.problem.message };
}

/** The problem of a call that sends nothing: a lost answer then means that it can be tried again. Throws what may pass. */
function nothingSent(error: unknown): SendProblem {
  if (!(error instanceof SendFailure)) throw error;
  const { problem } = error;
  if (problem.kind === 'no answer') throw new SendFailure({ ...problem, kind: 'transient' });
  if (problem.kind === 'transient' || problem.kind === 'throttled') throw error;
  return problem;
}

function unreachable({ kind, codes }: NoChat, channel?: NoChannel): Reached {
  const words = [
    whatToDo[kind] ?? 'This person cannot be reached.',
    ...(channel === undefined ? [] : [whyNotInChannel[channel]]),
    ...(codes === '' ? [] : [`For the IT team: ${codes}.`]),
  ];
  return { state: 'unreachable', channel: '', problem: kind, error: words.join(' ') };
}
