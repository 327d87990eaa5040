import type { ConversationReference } from '../../shared/domain/conversation.ts';
import type { Group } from '../../shared/domain/person.ts';
import { standingOnAction } from '../../shared/domain/standing.ts';
import { GraphFailure } from '../graph/graph-errors.ts';
import { personInLog, type Logger } from '../logging.ts';
import { matchNames, readChannelCommand } from './channel-commands.ts';
import { referenceOf, type InboundActivity } from './inbound.ts';
import type { BoardDoor, BoardView } from './register-door.ts';

/** What is said where others read along: which group a channel is for, and nothing of any register. */
export interface ChannelTalk {
  /** The answer to what somebody wrote in a channel; null when it is no command of a channel. */
  answer(activity: InboundActivity, oid: string): Promise<string | null>;
}

export const helloInChannel =
  'Hello. I look after safeguarding registers. I show what is in them in a personal chat only. When I cannot reach somebody there, I can tell them in their group’s channel that something waits. The chair or deputy chair of a group, or the board manager, can choose this channel for it: mention me and write “use this channel for”, then the group’s name.';

const nobodyKnown =
  'I cannot find your account among the people of any board I look after, so I cannot change which channel a group uses. Ask your board manager.';
const whoMay =
  'The chair or deputy chair of the group, of a group above it, or the board manager may do that.';

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
  ): Promise<string> => {
    const own = candidates.filter(({ mayChoose }) => mayChoose);
    const matching = matchNames(written, candidates);
    const mine = matching.filter(({ mayChoose }) => mayChoose);
    const [chosen, ...others] = mine;
    if (own.length === 0 || (chosen === undefined && matching.length > 0)) {
      return `I have changed nothing. ${whoMay}`;
    }
    if (chosen === undefined || others.length > 0) {
      const why =
        written === ''
          ? 'Which group is this channel for?'
          : chosen === undefined
            ? 'I know no group by that name.'
            : 'Several groups are called that.';
      return `${why} Write “use this channel for” and one of these names: ${listed(chosen === undefined ? own : mine)}.`;
    }
    if (!(await chosen.door.chooseChannel(chosen.view, chosen.group.key, channel))) return somebodyElse;
    logger.info({ board: chosen.door.boardId, group: chosen.group.key, person: by }, 'a channel was chosen');
    return `This channel is now used for ${chosen.group.name} (${titleOf(chosen)}). When I cannot reach somebody of that group in a chat, I tell them here that something waits, and nothing of what it is. To end that, mention me and write “stop using this channel”.`;
  };

  const stop = async (
    written: string,
    candidates: readonly Candidate[],
    channel: ConversationReference,
    by: string,
  ): Promise<string> => {
    const used = candidates.filter(({ group }) => group.channel?.conversation.id === channel.conversation.id);
    if (used.length === 0) return 'This channel is not used for any group, so there is nothing to change.';
    const meant = written === '' ? used : matchNames(written, used);
    if (meant.length === 0) return `This channel is used for ${listed(used)}. Nothing was changed.`;
    const mine = meant.filter(({ mayChoose }) => mayChoose);
    if (mine.length === 0) return `I have changed nothing. ${whoMay}`;
    for (const { door, view, group } of mine) {
      if (!(await door.chooseChannel(view, group.key, null))) return somebodyElse;
      logger.info({ board: door.boardId, group: group.key, person: by }, 'a channel is no longer used');
    }
    return `This channel is no longer used for ${listed(mine)}.`;
  };

  return {
    answer: async (activity, oid) => {
      if (activity.type !== 'message') return null;
      const command = readChannelCommand(activity.text ?? '');
      if (command === null) return null;
      try {
        const candidates = await candidatesFor(oid);
        if (candidates === null) return nobodyKnown;
        const channel = channelOf(activity);
        const act = command.kind === 'use' ? use : stop;
        return await act(command.group, candidates, channel, personInLog(oid));
      } catch (error) {
        if (!(error instanceof GraphFailure)) throw error;
        logger.warn({ error }, 'a channel could not be chosen');
        return `Nothing was changed. ${error.problem.userMessage}`;
      }
    },
  };
}

const somebodyElse = 'Somebody else changed this group at the same moment. Please write it once more.';

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
