import type { Language } from '../../shared/domain/language.ts';
import { card, linkButton, text, type CardMessage } from './card.ts';
import { cardWords } from './card-words.ts';
import { greetingWords } from './greeting-words.ts';
import { escapeText, oneLine } from './plain-text.ts';

/**
 * Tells somebody in a channel that the register waits for them, when no chat of their own can be reached. Others read along, so
 * it says that something waits and where to look, and nothing of what it is.
 */
export function channelCard(question: {
  readonly personName: string;
  /** Entra object id. */
  readonly oid: string;
  readonly boardTitle: string;
  readonly boardLink: string;
  /** That of the person who is told. */
  readonly language: Language;
}): CardMessage {
  const { language } = question;
  const words = greetingWords(language);
  // Teams finds the name letter by letter, so nothing that would have to be escaped may be left in it.
  const name = oneLine(question.personName.replace(/[<>&*_[\]()\\`~#]/g, ' '), 80) || words.colleague;
  const mention = `<at>${name}</at>`;
  const board = oneLine(question.boardTitle, 120);
  return {
    summary: words.channelSummary(name),
    card: card(
      language,
      [text(words.channelText(mention, escapeText(board))), text(words.channelHowTo, { subtle: true })],
      {
        actions: [linkButton(cardWords(language).openRegister, question.boardLink)],
        mentions: [{ type: 'mention', text: mention, mentioned: { id: question.oid, name } }],
      },
    ),
  };
}
