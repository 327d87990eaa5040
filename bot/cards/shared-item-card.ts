import type { Action } from '../../shared/domain/action.ts';
import { formatCivilDate, type CivilDate } from '../../shared/domain/civil-date.ts';
import type { FoundItem } from '../../shared/domain/find-items.ts';
import { nameOfAction, nameOfRisk } from '../../shared/domain/item-title.ts';
import type { Risk } from '../../shared/domain/risk.ts';
import type { ScoringScheme } from '../../shared/domain/scoring-scheme.ts';
import { dueInWords } from '../../shared/reminders/due-in-words.ts';
import { dueFact, leadFacts, movesFacts, type Fact } from './action-heading.ts';
import { button, card, facts, linkButton, text, type AdaptiveCard, type CardElement } from './card.ts';
import type { CardPlace } from './card-place.ts';
import { escapeText, oneLine } from './plain-text.ts';
import { noRag, progressWords, ragWords, scoreWords } from './words.ts';

export interface SharedItemQuestion {
  readonly place: Pick<CardPlace, 'board' | 'links'>;
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
  return card(bodyOf(question), { actions: [...updateButtons(question), openButton(question)] });
}

/** The same for a link that was pasted: Teams draws such cards by schema 1.3, which knows no Action.Execute. */
export function linkedItemCard(question: SharedItemQuestion): AdaptiveCard {
  return { ...card(bodyOf(question), { actions: [openButton(question)] }), version: '1.3' };
}

/** The item in two lines of plain text, for a list to choose from. */
export function sharedItemLines(question: SharedItemQuestion): {
  readonly title: string;
  readonly text: string;
} {
  const { item, place, today } = question;
  const board = oneLine(place.board.title, 80);
  return item.kind === 'action'
    ? {
        title: nameOfAction(item.action),
        text: `${dueFact(item.action, today)} · ${ragOf(item.action, 'short')} · ${board}`,
      }
    : {
        title: nameOfRisk(item.risk),
        text: `Risk · ${scoreWords(item.risk.current, question.schemeOf(item.risk))} · ${reviewOf(item.risk, today)} · ${board}`,
      };
}

function bodyOf(question: SharedItemQuestion): CardElement[] {
  const { item, place, today } = question;
  const name = item.kind === 'action' ? nameOfAction(item.action) : nameOfRisk(item.risk);
  return [
    text(escapeText(name), { weight: 'bolder', size: 'medium' }),
    text(escapeText(place.board.title), { subtle: true, spacing: 'none' }),
    facts(item.kind === 'action' ? actionFacts(item.action, today) : riskFacts(question, item.risk)),
    text(`As at ${formatCivilDate(today)}.`, { subtle: true, size: 'small' }),
  ];
}

function actionFacts(action: Action, today: CivilDate): Fact[] {
  return [
    ['When', escapeText(dueFact(action, today))],
    ...movesFacts(action),
    ...leadFacts(action),
    ['Status', progressWords(action)],
    ['RAG', ragOf(action, 'long')],
  ];
}

function riskFacts(question: SharedItemQuestion, risk: Risk): Fact[] {
  const owners = risk.owners.map(({ name }) => name).join(', ');
  return [
    ['Score', escapeText(scoreWords(risk.current, question.schemeOf(risk)))],
    ['Review', reviewOf(risk, question.today)],
    ...(owners === '' ? [] : [['Owner', escapeText(oneLine(owners, 200))] as const]),
    ['Status', risk.status === 'open' ? 'Open' : 'Closed'],
  ];
}

function reviewOf(risk: Risk, today: CivilDate): string {
  if (risk.status === 'closed') return 'closed';
  return risk.nextReview === null ? 'no review date yet' : dueInWords(risk.nextReview, today, 'Review due');
}

function ragOf({ rag }: Action, length: 'short' | 'long'): string {
  return rag === null ? noRag : ragWords[rag][length];
}

/** Whoever presses it gets an answer that only they see. */
function updateButtons({ item, place }: SharedItemQuestion): CardElement[] {
  const board = place.board.id;
  if (item.kind === 'action') {
    const { key, status } = item.action;
    const isOver = status === 'closed' || status === 'cancelled';
    return isOver ? [] : [button('Update', { verb: 'action.open', board, itemKey: key })];
  }
  return item.risk.status === 'closed'
    ? []
    : [button('Review', { verb: 'risk.open', board, itemKey: item.risk.key })];
}

function openButton({ item, place }: SharedItemQuestion): CardElement {
  const { board, links } = place;
  return linkButton(
    'Open in the register',
    item.kind === 'action' ? links.action(board.id, item.action.key) : links.risk(board.id, item.risk.key),
  );
}
