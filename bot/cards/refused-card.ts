import type { CardAction } from '../../shared/contracts/card-payloads.ts';
import type { Language } from '../../shared/domain/language.ts';
import { button, card, linkButton, text, type CardElement, type CardMessage } from './card.ts';
import type { RegisterLinks } from './card-place.ts';
import { cardWords } from './card-words.ts';
import { greetingWords } from './greeting-words.ts';
import { escapeText, oneLine } from './plain-text.ts';
import { typedInputs, withoutTypedTexts, type TypedTexts } from './typed-texts.ts';

export interface RefusedQuestion {
  /** What happened and what to do, in the person’s language. */
  readonly userMessage: string;
  readonly language: Language;
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
  const { boardId, links, language, retry, typed = {} } = question;
  const words = greetingWords(language);
  const { backToList, openRegister, help } = cardWords(language);
  const body: CardElement[] = [
    text(words.notRecordedTitle, { weight: 'bolder', size: 'large', heading: true }),
    text(escapeText(question.userMessage)),
    ...typedInputs(language, typed, retry === undefined ? words.toCopy : words.whatYouWrote),
  ];
  const actions: CardElement[] = [];
  if (retry !== undefined) {
    actions.push(button(words.tryAgain, withoutTypedTexts(retry), { style: 'positive', withInputs: true }));
  }
  if (boardId !== null) {
    actions.push(
      button(backToList, { verb: 'digest.show', board: boardId, list: 'today', from: 0 }),
      linkButton(openRegister, links.board(boardId)),
    );
  } else actions.push(button(help, { verb: 'help.show' }));
  return {
    summary: oneLine(words.notRecorded(question.userMessage), 160),
    card: card(language, body, { actions }),
    refused: question.userMessage,
  };
}
