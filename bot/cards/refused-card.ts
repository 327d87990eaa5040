import type { CardAction } from '../../shared/contracts/card-payloads.ts';
import { button, card, linkButton, text, type CardElement, type CardMessage } from './card.ts';
import type { RegisterLinks } from './card-place.ts';
import { escapeText, oneLine } from './plain-text.ts';
import { typedInputs, withoutTypedTexts, type TypedTexts } from './typed-texts.ts';

export interface RefusedQuestion {
  /** What happened and what to do, in plain English. */
  readonly userMessage: string;
  /** Free text the person had typed: shown so that it can be copied or sent again. */
  readonly typed?: TypedTexts | undefined;
  /** What "Try again" sends, where trying again can help. */
  readonly retry?: CardAction | undefined;
  /** Null when it is not known to which board the press belonged. */
  readonly boardId: string | null;
  readonly links: RegisterLinks;
}

/** Something could not be done: why, what to do next, and whatever the person had typed. */
export function refusedCard(question: RefusedQuestion): CardMessage {
  const { boardId, links, retry, typed = {} } = question;
  const body: CardElement[] = [
    text('⚠ That was not recorded', { weight: 'bolder', size: 'large', heading: true }),
    text(escapeText(question.userMessage)),
    ...typedInputs(typed, retry === undefined ? 'What you wrote, to copy' : 'What you wrote'),
  ];
  const actions: CardElement[] = [];
  if (retry !== undefined) {
    actions.push(button('Try again', withoutTypedTexts(retry), { style: 'positive', withInputs: true }));
  }
  if (boardId !== null) {
    actions.push(
      button('Back to my list', { verb: 'digest.show', board: boardId, list: 'today', from: 0 }),
      linkButton('Open the register', links.board(boardId)),
    );
  } else actions.push(button('Help', { verb: 'help.show' }));
  return {
    summary: oneLine(`Not recorded: ${question.userMessage}`, 160),
    card: card(body, { actions }),
    refused: question.userMessage,
  };
}
