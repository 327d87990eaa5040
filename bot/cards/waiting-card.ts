import type { CardAction } from '../../shared/contracts/card-payloads.ts';
import { button, card, text, type CardMessage } from './card.ts';
import { typedInputs, withoutTypedTexts, type TypedTexts } from './typed-texts.ts';

/**
 * Stands where a card was while SharePoint is slow: the press is being handled. Should the service stop before it can say
 * how it ended, the card still holds what was typed, and the same press: made again, it is recorded once.
 */
export function waitingCard(press: CardAction | null, typed: TypedTexts = {}): CardMessage {
  const inputs = typedInputs(typed, 'What you wrote');
  return {
    summary: 'Still working on it',
    card: card(
      [
        text('… Still working on it', { weight: 'bolder', size: 'large', heading: true }),
        text(
          'SharePoint is slow at the moment. What you sent has arrived, and this card changes as soon as it is done: you need not press again. If it still looks like this after some minutes, press “Look again”; nothing is recorded twice.',
        ),
        ...inputs,
      ],
      press === null
        ? {}
        : { actions: [button('Look again', withoutTypedTexts(press), { withInputs: inputs.length > 0 })] },
    ),
  };
}
