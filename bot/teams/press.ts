import { cardActionSchema } from '../../shared/contracts/card-payloads.ts';
import type { CardMessage } from '../cards/card.ts';
import type { CardPlace } from '../cards/card-place.ts';
import { noAccessCard } from '../cards/greeting-card.ts';
import { refusedCard } from '../cards/refused-card.ts';
import { typedTextsIn } from '../cards/typed-texts.ts';
import { GraphFailure } from '../graph/graph-errors.ts';
import { meetingDigestCard, personalDigestCard } from '../reminders/personal-digest.ts';
import { weekPage } from '../reminders/week-pages.ts';
import { annotate } from '../tracing/span.ts';
import { onFind } from './press-on-find.ts';
import { onAct } from './press-on-act.ts';
import { onAction } from './press-on-action.ts';
import { onReminders } from './press-on-reminders.ts';
import { onRisk } from './press-on-risk.ts';
import { pressWords } from './press-words.ts';
import type { BoardPress, Presser, PressParts, Turn } from './press-turn.ts';

/**
 * Does what a button of a card asks, for the person who pressed, and gives the card that takes its place. Never throws
 * for anything that data or Graph can do: every such case is a card that says what to do, with whatever was typed.
 */
export async function handlePress(parts: PressParts, presser: Presser, data: unknown): Promise<CardMessage> {
  const { language } = presser;
  const words = pressWords(language);
  const parsed = cardActionSchema.safeParse(data);
  if (!parsed.success) {
    return refusedCard({
      userMessage: words.malformed,
      language,
      typed: typedTextsIn(data),
      boardId: null,
      links: parts.links,
    });
  }
  const press = parsed.data;
  annotate({ 'bot.verb': press.verb });
  if (press.verb === 'help.show') return parts.help(presser);
  const door = parts.boards.get(press.board);
  if (door === undefined) {
    return refusedCard({
      userMessage: words.noSuchBoard,
      language,
      typed: typedTextsIn(press),
      boardId: null,
      links: parts.links,
    });
  }
  annotate({ 'register.board': press.board });
  try {
    const view = await door.read();
    const person = view.person(presser.oid);
    if (person === null) return noAccessCard(language);
    const { title } = view.snapshot.configuration.settings;
    const place: CardPlace = {
      board: { id: press.board, title },
      links: parts.links,
      mri: presser.mri,
      language,
    };
    return await onBoard({ door, view, person, place, parts }, press);
  } catch (error) {
    if (!(error instanceof GraphFailure)) throw error;
    return refusedCard({
      userMessage: error.problem.userMessage[language],
      language,
      typed: typedTextsIn(press),
      // The same rendering goes with it: should the first press have been recorded after all, the second is not.
      retry: press,
      boardId: press.board,
      links: parts.links,
    });
  }
}

async function onBoard(turn: Turn, press: BoardPress): Promise<CardMessage> {
  const { view, person, place } = turn;
  const words = pressWords(place.language);
  switch (press.verb) {
    case 'digest.show':
      return personalDigestCard({
        snapshot: view.snapshot,
        personKeys: person.keys,
        personName: person.name,
        list: press.list,
        from: press.from,
        today: view.today,
        place,
        reminder: false,
        week: press.week,
      });
    case 'week.show':
      return (
        weekPage({
          snapshot: view.snapshot,
          personKeys: person.keys,
          today: view.today,
          place,
          list: press.list,
          from: press.from,
        }) ??
        refusedCard({
          userMessage: press.list === 'chair' ? words.chairsPage : words.managersPage,
          language: place.language,
          boardId: place.board.id,
          links: place.links,
        })
      );
    case 'meeting.show':
      return (
        meetingDigestCard({
          snapshot: view.snapshot,
          personKeys: person.keys,
          today: view.today,
          place,
          meetingKey: press.meetingKey,
          from: press.from,
        }) ??
        refusedCard({
          userMessage: words.meetingOver,
          language: place.language,
          boardId: place.board.id,
          links: place.links,
        })
      );
    case 'find.show':
      return onFind(turn, press);
    case 'reminders.show':
    case 'reminders.choose':
      return onReminders(turn, press);
    case 'action.open':
    case 'action.view':
    case 'action.ask-more-time':
    case 'action.record':
    case 'action.more-time':
      return onAction(turn, press);
    case 'act.open':
    case 'act.record':
      return onAct(turn, press);
    case 'risk.open':
    case 'risk.view':
    case 'risk.confirm':
    case 'risk.change-date':
    case 'risk.re-score':
      return onRisk(turn, press);
  }
}
