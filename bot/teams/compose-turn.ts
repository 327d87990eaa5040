import type { Language } from '../../shared/domain/language.ts';
import type { RegisterLinks } from '../cards/card-place.ts';
import type { GraphFailure } from '../graph/graph-errors.ts';
import { personInLog, type Logger } from '../logging.ts';
import { botWords } from './bot-words.ts';
import { languageIn, tenantOf, type InboundActivity } from './inbound.ts';
import {
  answerLink,
  answerQuery,
  noLinkedItem,
  pastedUrl,
  say,
  type ComposeResult,
  type OwnBoard,
} from './message-extension.ts';
import { readRegisterLink } from './read-register-link.ts';
import { within } from './within.ts';

const search = 'composeExtension/query';
const pasted = 'composeExtension/queryLink';

/** Whether an activity comes from the compose area: a search, or a link that was pasted there. */
export function isFromComposing({ type, name }: InboundActivity): boolean {
  return type === 'invoke' && (name === search || name === pasted);
}

/**
 * Answers the compose area, wherever it is: in a chat of two, a group chat or a channel. Only the person who composes sees
 * the answer, until they send what they chose. Never throws.
 */
export function createComposeTurn(parts: {
  readonly findBoards: (
    oid: string,
  ) => Promise<{ readonly found: readonly OwnBoard[]; readonly failures: readonly GraphFailure[] }>;
  /** The language somebody was last heard in, where an activity says none. */
  readonly keptLanguage: (oid: string) => Promise<Language>;
  readonly links: RegisterLinks;
  readonly publicUrl: string;
  readonly tenantId: string;
  /** Teams gives up after five seconds. */
  readonly milliseconds: number;
  readonly logger: Logger;
}): (activity: InboundActivity) => Promise<ComposeResult> {
  const { links, logger } = parts;

  const answer = async (activity: InboundActivity, refuse: (words: string) => ComposeResult) => {
    const spoken = languageIn(activity);
    const words = botWords(spoken ?? 'en');
    if (tenantOf(activity)?.toLowerCase() !== parts.tenantId) {
      logger.warn({ type: activity.type }, 'an activity of another tenant was turned away');
      return refuse(words.otherTenant);
    }
    const oid = activity.from.aadObjectId;
    if (oid === undefined || oid === '') return refuse(words.noAccount);
    const language = spoken ?? (await parts.keptLanguage(oid));
    if (activity.name === pasted) {
      const linked = readRegisterLink(pastedUrl(activity.value) ?? '', parts.publicUrl);
      return linked === null
        ? noLinkedItem
        : answerLink((await parts.findBoards(oid)).found, links, linked, language);
    }
    const { found, failures } = await parts.findBoards(oid);
    const [failure] = failures;
    if (found.length === 0 && failure !== undefined) return refuse(failure.problem.userMessage[language]);
    return answerQuery(found, links, activity.value, language);
  };

  return async (activity) => {
    // A pasted link stays a link where there is nothing to show: a sentence would be put into the message.
    const refuse = activity.name === pasted ? () => noLinkedItem : say;
    const words = botWords(languageIn(activity) ?? 'en');
    try {
      return (await within(answer(activity, refuse), parts.milliseconds)) ?? refuse(words.tooSlow);
    } catch (error) {
      logger.error({ person: personInLog(activity.from.aadObjectId ?? ''), error }, 'a search failed');
      return refuse(words.broken);
    }
  };
}
