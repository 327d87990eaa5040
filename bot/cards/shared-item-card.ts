import type { Action } from '../../shared/domain/action.ts';
import { formatCivilDate, type CivilDate } from '../../shared/domain/civil-date.ts';
import type { FoundItem } from '../../shared/domain/find-items.ts';
import { nameOfAction, nameOfRisk } from '../../shared/domain/item-title.ts';
import type { Language } from '../../shared/domain/language.ts';
import type { Risk } from '../../shared/domain/risk.ts';
import type { ScoringScheme } from '../../shared/domain/scoring-scheme.ts';
import { dueInWords } from '../../shared/reminders/due-in-words.ts';
import { actionWords } from './action-words.ts';
import { dueFact, leadFacts, movesFacts, type Fact } from './action-heading.ts';
import { button, card, facts, linkButton, text, type AdaptiveCard, type CardElement } from './card.ts';
import type { CardPlace } from './card-place.ts';
import { cardWords } from './card-words.ts';
import { listWords } from './list-words.ts';
import { escapeText, oneLine } from './plain-text.ts';
import { progressOnCard, ragOnCard, scoreOnCard } from './standing-on-card.ts';

export interface SharedItemQuestion {
  readonly place: Pick<CardPlace, 'board' | 'links' | 'language'>;
  readonly item: FoundItem;
  readonly today: CivilDate;
  /** The scheme a risk's score was made with. */
  readonly schemeOf: (risk: Risk) => ScoringScheme | null;
}

/**
 * An action or a risk for people who read along: no notes, no reasons, nothing of what a card in the personal chat says
 * beyond name, date, state and who leads. It says of which day it is, since it does not change when the register does.
 */
export function sharedItemCard(question: SharedItemQuestion): AdaptiveCard {
  return card(question.place.language, bodyOf(question), {
    actions: [...updateButtons(question), openButton(question)],
  });
}

/** The same for a link that was pasted: Teams draws such cards by schema 1.3, which knows no Action.Execute. */
export function linkedItemCard(question: SharedItemQuestion): AdaptiveCard {
  return {
    ...card(question.place.language, bodyOf(question), { actions: [openButton(question)] }),
    version: '1.3',
  };
}

/** The item in two lines of plain text, for a list to choose from. */
export function sharedItemLines(question: SharedItemQuestion): {
  readonly title: string;
  readonly text: string;
} {
  const { item, place, today } = question;
  const { language } = place;
  const board = oneLine(place.board.title, 80);
  return item.kind === 'action'
    ? {
        title: nameOfAction(item.action),
        text: `${dueFact(item.action, today, language)} · ${ragOf(item.action, 'short', language)} · ${board}`,
      }
    : {
        title: nameOfRisk(item.risk),
        text: `${listWords(language).risk} · ${scoreOnCard(item.risk.current, question.schemeOf(item.risk), language)} · ${reviewOf(item.risk, today, language)} · ${board}`,
      };
}

function bodyOf(question: SharedItemQuestion): CardElement[] {
  const { item, place, today } = question;
  const name = item.kind === 'action' ? nameOfAction(item.action) : nameOfRisk(item.risk);
  return [
    text(escapeText(name), { weight: 'bolder', size: 'medium' }),
    text(escapeText(place.board.title), { subtle: true, spacing: 'none' }),
    facts(item.kind === 'action' ? actionFacts(question, item.action) : riskFacts(question, item.risk)),
    text(actionWords(place.language).asAt(formatCivilDate(today, place.language)), {
      subtle: true,
      size: 'small',
    }),
  ];
}

function actionFacts({ place, today }: SharedItemQuestion, action: Action): Fact[] {
  const { language } = place;
  const words = actionWords(language);
  return [
    [words.when, escapeText(dueFact(action, today, language))],
    ...movesFacts(action, language),
    ...leadFacts(action, language),
    [words.status, progressOnCard(action, language)],
    ['RAG', ragOf(action, 'long', language)],
  ];
}

function riskFacts(question: SharedItemQuestion, risk: Risk): Fact[] {
  const { language } = question.place;
  const words = actionWords(language);
  const owners = risk.owners.map(({ name }) => name).join(', ');
  return [
    [words.score, escapeText(scoreOnCard(risk.current, question.schemeOf(risk), language))],
    [words.review, reviewOf(risk, question.today, language)],
    ...(owners === '' ? [] : [[words.owner, escapeText(oneLine(owners, 200))] as const]),
    [words.status, risk.status === 'open' ? words.open : words.closed],
  ];
}

function reviewOf(risk: Risk, today: CivilDate, language: Language): string {
  const words = listWords(language);
  if (risk.status === 'closed') return words.closed;
  return risk.nextReview === null
    ? words.noReviewDate
    : dueInWords(risk.nextReview, today, language, 'review');
}

function ragOf({ rag }: Action, length: 'short' | 'long', language: Language): string {
  return rag === null ? cardWords(language).noRag : ragOnCard(rag, language)[length];
}

/** Whoever presses it gets an answer that only they see. */
function updateButtons({ item, place }: SharedItemQuestion): CardElement[] {
  const board = place.board.id;
  const words = actionWords(place.language);
  if (item.kind === 'action') {
    const { key, status } = item.action;
    const isOver = status === 'closed' || status === 'cancelled';
    return isOver ? [] : [button(words.update, { verb: 'action.open', board, itemKey: key })];
  }
  return item.risk.status === 'closed'
    ? []
    : [button(words.reviewRisk, { verb: 'risk.open', board, itemKey: item.risk.key })];
}

function openButton({ item, place }: SharedItemQuestion): CardElement {
  const { board, links, language } = place;
  return linkButton(
    cardWords(language).openInRegister,
    item.kind === 'action' ? links.action(board.id, item.action.key) : links.risk(board.id, item.risk.key),
  );
}
