import type { CardAction } from '../../shared/contracts/card-payloads.ts';
import { formatCivilDate } from '../../shared/domain/civil-date.ts';
import type { Language } from '../../shared/domain/language.ts';
import { momentInWords } from '../../shared/domain/moment-in-words.ts';
import type { CardMessage } from '../cards/card.ts';
import type { CardPlace, RegisterLinks } from '../cards/card-place.ts';
import { refusedCard } from '../cards/refused-card.ts';
import { typedTextsIn } from '../cards/typed-texts.ts';
import { pressWords } from './press-words.ts';
import type { BoardDoor, BoardView, PersonOnBoard } from './register-door.ts';

/** Who pressed, from the connector's token and nothing else. */
export interface Presser {
  readonly oid: string;
  /** Their id on the channel, for whom a card refreshes itself. */
  readonly mri: string;
  /** In which they are answered. */
  readonly language: Language;
}

export interface PressParts {
  readonly boards: ReadonlyMap<string, BoardDoor>;
  readonly links: RegisterLinks;
  /** A new word for each form: see `rendering` in the contract. */
  readonly newRendering: () => string;
  readonly help: (presser: Presser) => Promise<CardMessage>;
}

/** What a press is about while it is handled. */
export interface Turn {
  readonly door: BoardDoor;
  readonly view: BoardView;
  readonly person: PersonOnBoard;
  readonly place: CardPlace;
  readonly parts: PressParts;
}

/** A press about something on a board. */
export type BoardPress = Exclude<CardAction, { verb: 'help.show' }>;

export function inWords({ view, place }: Turn): (instant: string) => string {
  const { timeZone } = view.snapshot.configuration.settings;
  return (instant) => momentInWords(instant, timeZone, place.language);
}

export function notThere({ place, parts }: Turn, press: BoardPress): CardMessage {
  return refusedCard({
    userMessage: pressWords(place.language).notThere,
    language: place.language,
    typed: typedTextsIn(press),
    boardId: place.board.id,
    links: parts.links,
  });
}

export function notYours({ place, parts, view }: Turn, press: BoardPress): CardMessage {
  return refusedCard({
    userMessage: pressWords(place.language).notYours(formatCivilDate(view.today, place.language)),
    language: place.language,
    typed: typedTextsIn(press),
    boardId: place.board.id,
    links: parts.links,
  });
}

/** True for a refusal that the person answers on the form itself, which comes back with what they typed. */
export const isAboutTheForm = ({ reason }: { readonly reason: string }): boolean =>
  reason === 'not valid' || reason === 'personal details';

/** What a press says of a text that looks like somebody's identity. */
export const saidSaveAnyway = ({ saveAnyway }: { readonly saveAnyway?: 'true' | 'false' | undefined }) =>
  saveAnyway === 'true' ? { saveAnyway: true } : {};

/** The service could not do it: why, with what was typed, and the press to make again where that can help. */
export function refused(
  { place, parts }: Turn,
  press: BoardPress,
  outcome: { readonly reason: string; readonly userMessage: string },
): CardMessage {
  return refusedCard({
    userMessage: outcome.userMessage,
    language: place.language,
    typed: typedTextsIn(press),
    retry: outcome.reason === 'busy' || outcome.reason === 'unavailable' ? press : undefined,
    boardId: place.board.id,
    links: parts.links,
  });
}
