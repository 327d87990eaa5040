import type { ConversationReference } from '../../shared/domain/conversation.ts';
import type { Language } from '../../shared/domain/language.ts';
import type { Group } from '../../shared/domain/person.ts';
import { standingOnAction } from '../../shared/domain/standing.ts';
import { GraphFailure } from '../graph/graph-errors.ts';
import { personInLog, type Logger } from '../logging.ts';
import { botWords } from './bot-words.ts';
import { matchNames, readChannelCommand } from './channel-commands.ts';
import { referenceOf, type InboundActivity } from './inbound.ts';
import type { BoardDoor, BoardView } from './register-door.ts';

/** What is said where others read along: which group a channel is for, and nothing of any register. */
export interface ChannelTalk {
  /** The answer to what somebody wrote in a channel; null when it is no command of a channel. */
  answer(activity: InboundActivity, oid: string, language: Language): Promise<string | null>;
}

/** A group of a board on which the writer is. */
interface Candidate {
  readonly door: BoardDoor;
  readonly view: BoardView;
  readonly group: Group;
  readonly name: string;
  readonly mayChoose: boolean;
}

export function createChannelTalk(parts: {
  /** In the order of the configuration. */
  readonly boards: readonly BoardDoor[];
  readonly logger: Logger;
}): ChannelTalk {
  const { boards, logger } = parts;

  const candidatesFor = async (oid: string): Promise<Candidate[] | null> => {
    let isKnown = false;
    const found: Candidate[] = [];
    for (const door of boards) {
      const view = await door.read();
      if (view.person(oid) === null) continue;
      isKnown = true;
      for (const group of view.snapshot.groups) {
        const { capacities } = standingOnAction(
          oid,
          { leads: [], groupKey: group.key },
          view.directory,
          view.today,
        );
        found.push({ door, view, group, name: group.name, mayChoose: capacities.length > 0 });
      }
    }
    return isKnown ? found : null;
  };

  const use = async (
    written: string,
    candidates: readonly Candidate[],
    channel: ConversationReference,
    by: string,
    language: Language,
  ): Promise<string> => {
    const words = botWords(language);
    const own = candidates.filter(({ mayChoose }) => mayChoose);
    const matching = matchNames(written, candidates);
    const mine = matching.filter(({ mayChoose }) => mayChoose);
    const [chosen, ...others] = mine;
    if (own.length === 0 || (chosen === undefined && matching.length > 0)) {
      return words.whoMay(true);
    }
    if (chosen === undefined || others.length > 0) {
      const why =
        written === '' ? words.whichGroup : chosen === undefined ? words.noSuchGroup : words.severalGroups;
      return words.writeOneOf(why, listed(chosen === undefined ? own : mine));
    }
    if (!(await chosen.door.chooseChannel(chosen.view, chosen.group.key, channel))) return words.somebodyElse;
    logger.info({ board: chosen.door.boardId, group: chosen.group.key, person: by }, 'a channel was chosen');
    return words.channelUsed(chosen.group.name, titleOf(chosen));
  };

  const stop = async (
    written: string,
    candidates: readonly Candidate[],
    channel: ConversationReference,
    by: string,
    language: Language,
  ): Promise<string> => {
    const words = botWords(language);
    const used = candidates.filter(({ group }) => group.channel?.conversation.id === channel.conversation.id);
    if (used.length === 0) return words.channelUnused;
    const meant = written === '' ? used : matchNames(written, used);
    if (meant.length === 0) return words.channelUsedFor(listed(used));
    const mine = meant.filter(({ mayChoose }) => mayChoose);
    if (mine.length === 0) return words.whoMay(true);
    for (const { door, view, group } of mine) {
      if (!(await door.chooseChannel(view, group.key, null))) return words.somebodyElse;
      logger.info({ board: door.boardId, group: group.key, person: by }, 'a channel is no longer used');
    }
    return words.channelNoLonger(listed(mine));
  };

  return {
    answer: async (activity, oid, language) => {
      const words = botWords(language);
      if (activity.type !== 'message') return null;
      const command = readChannelCommand(activity.text ?? '');
      if (command === null) return null;
      try {
        const candidates = await candidatesFor(oid);
        if (candidates === null) return words.nobodyKnown;
        const channel = channelOf(activity);
        const act = command.kind === 'use' ? use : stop;
        return await act(command.group, candidates, channel, personInLog(oid), language);
      } catch (error) {
        if (!(error instanceof GraphFailure)) throw error;
        logger.warn({ error }, 'a channel could not be chosen');
        return words.nothingChanged(error.problem.userMessage[language]);
      }
    },
  };
}

/** The channel as a whole: what is written in it stands in a thread, whose id goes on with the message that began it. */
function channelOf(activity: InboundActivity): ConversationReference {
  const reference = referenceOf(activity);
  const [id = ''] = reference.conversation.id.split(';');
  return { ...reference, conversation: { ...reference.conversation, id } };
}

function listed(candidates: readonly Candidate[]): string {
  const severalBoards = new Set(candidates.map(({ door }) => door.boardId)).size > 1;
  return candidates
    .map((each) => (severalBoards ? `${each.group.name} (${titleOf(each)})` : each.group.name))
    .join('; ');
}

function titleOf({ view }: Candidate): string {
  return view.snapshot.configuration.settings.title;
}
