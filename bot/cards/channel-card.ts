import { card, linkButton, text, type CardMessage } from './card.ts';
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
}): CardMessage {
  // Teams finds the name letter by letter, so nothing that would have to be escaped may be left in it.
  const name = oneLine(question.personName.replace(/[<>&*_[\]()\\`~#]/g, ' '), 80) || 'Colleague';
  const mention = `<at>${name}</at>`;
  const board = oneLine(question.boardTitle, 120);
  return {
    summary: `${name}: something in the safeguarding register waits for you`,
    card: card(
      [
        text(
          `${mention}, something in the safeguarding register of ${escapeText(board)} waits for you, and I could not reach you in a chat.`,
        ),
        text(
          'To see it, open the register with the button, or add this app in Teams and write “my actions” to it. Please do not answer here: others read along.',
          { subtle: true },
        ),
      ],
      {
        actions: [linkButton('Open the register', question.boardLink)],
        mentions: [{ type: 'mention', text: mention, mentioned: { id: question.oid, name } }],
      },
    ),
  };
}
