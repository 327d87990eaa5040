import type { CardAction } from '../../shared/contracts/card-payloads.ts';
import type { Language } from '../../shared/domain/language.ts';
import { button, card, text, type CardMessage } from './card.ts';
import { greetingWords } from './greeting-words.ts';
import { typedInputs, withoutTypedTexts, type TypedTexts } from './typed-texts.ts';

/**
 * Stands where a card was while SharePoint is slow: the press is being handled. Should the service stop before it can say
 * how it ended, the card still holds what was typed, and the same press: made again, it is recorded once.
 */
export function waitingCard(
  language: Language,
  press: CardAction | null,
  typed: TypedTexts = {},
): CardMessage {
  const words = greetingWords(language);
  const inputs = typedInputs(language, typed, words.whatYouWrote);
  return {
    summary: words.stillWorkingSummary,
    card: card(
      language,
      [
        text(words.stillWorkingTitle, { weight: 'bolder', size: 'large', heading: true }),
        text(words.stillWorking),
        ...inputs,
      ],
      press === null
        ? {}
        : { actions: [button(words.lookAgain, withoutTypedTexts(press), { withInputs: inputs.length > 0 })] },
    ),
  };
}
