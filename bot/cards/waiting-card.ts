import { card, text, type CardMessage } from './card.ts';

/** Stands where a card was while SharePoint is slow: the press is being handled, and need not be repeated. */
export function waitingCard(): CardMessage {
  return {
    summary: 'Still working on it',
    card: card([
      text('… Still working on it', { weight: 'bolder', size: 'large', heading: true }),
      text(
        'SharePoint is slow at the moment. What you sent has arrived: this card changes as soon as it is done. You need not press again.',
      ),
    ]),
  };
}
