import { findItems, longestSearch } from '../../shared/domain/find-items.ts';
import type { CardMessage } from '../cards/card.ts';
import type { CardPlace } from '../cards/card-place.ts';
import { findCard, nothingFoundCard } from '../cards/find-card.ts';
import { schemeWith } from '../reminders/personal-digest.ts';
import type { BoardPress, Turn } from './press-turn.ts';
import type { BoardView, PersonOnBoard } from './register-door.ts';

/**
 * What fits on one board, or null when nothing does. The service reads with its own identity, so SharePoint cannot decide
 * what the person may see: they find what they have a part in.
 */
export function foundCard(parts: {
  readonly view: BoardView;
  readonly person: PersonOnBoard;
  readonly place: CardPlace;
  readonly words: string;
  readonly from: number;
}): CardMessage | null {
  const { view, person, place, from } = parts;
  const words = Array.from(parts.words).slice(0, longestSearch).join('');
  const { snapshot, directory, today } = view;
  const { actions, risks } = snapshot;
  const found = findItems({ actions, risks, oid: person.oid, directory, today }, words);
  if (found.length === 0) return null;
  return findCard({
    place,
    words,
    found,
    from,
    today,
    schemeOf: (risk) => schemeWith(snapshot, risk.scheme),
  });
}

/** Another page of what was found, as it stands now. */
export function onFind(
  { view, person, place }: Turn,
  press: Extract<BoardPress, { verb: 'find.show' }>,
): CardMessage {
  const { words, from } = press;
  return (
    foundCard({ view, person, place, words, from }) ??
    nothingFoundCard({ words, boards: [place.board], links: place.links, language: place.language })
  );
}
