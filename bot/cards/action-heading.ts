import type { Action } from '../../shared/domain/action.ts';
import { formatCivilDate, type CivilDate } from '../../shared/domain/civil-date.ts';
import { withReference } from '../../shared/domain/item-title.ts';
import { isFinished, slippageInWords } from '../../shared/domain/status.ts';
import { dueInWords } from '../../shared/reminders/due-in-words.ts';
import { button, facts, linkButton, text, type CardElement } from './card.ts';
import type { CardPlace } from './card-place.ts';
import { escapeText, oneLine, trimmed } from './plain-text.ts';
import { noRag, percentWords, ragWords, statusWords } from './words.ts';

/** Longest note or reason a card quotes. */
export const longestQuote = 600;

export interface ActionCardQuestion {
  readonly place: CardPlace;
  readonly action: Action;
  readonly today: CivilDate;
  /** ISO instant → "22 November 2026 at 14:05" on the board's clock. */
  readonly atInWords: (instant: string) => string;
}

/** What the item is and how it stands: the top of every card about an action. */
export function actionHeading(question: ActionCardQuestion, title?: string): CardElement[] {
  const { action, today, place } = question;
  const elements: CardElement[] = [
    text(
      escapeText(
        withReference(action.reference, trimmed(action.action === '' ? action.outcome : action.action, 400)),
      ),
      {
        weight: 'bolder',
        size: 'medium',
        heading: true,
      },
    ),
    text(escapeText(place.board.title), { subtle: true, spacing: 'none' }),
  ];
  if (action.action !== '' && action.outcome !== '') {
    elements.push(text(escapeText(`To achieve: ${trimmed(action.outcome, 300)}`), { spacing: 'small' }));
  }
  const known: (readonly [string, string])[] = [['When', escapeText(dueFact(action, today))]];
  const leads = action.leads.filter((lead) => lead.role === 'lead').map((lead) => lead.name);
  if (leads.length > 0) known.push(['Lead', escapeText(oneLine(leads.join(', '), 200))]);
  known.push(['Now', standingWords(question)]);
  if (action.moreTimeRequest !== null) {
    known.push([
      'More time',
      escapeText(
        `asked until ${formatCivilDate(action.moreTimeRequest.proposedDue)} by ${oneLine(action.moreTimeRequest.by.name, 80)} – waiting for the chair`,
      ),
    ]);
  }
  if (action.lastNote !== null && action.lastNote.text.trim() !== '') {
    known.push([
      'Last note',
      escapeText(
        `${trimmed(action.lastNote.text, longestQuote)} (${oneLine(action.lastNote.by, 80)}, ${question.atInWords(action.lastNote.at)})`,
      ),
    ]);
  }
  elements.push(facts(known));
  if (title !== undefined)
    elements.push(
      text(title, { weight: 'bolder', size: 'medium', separator: true, spacing: 'medium', heading: true }),
    );
  return elements;
}

/** "In progress · 40% · ◆ Red – off track". */
export function standingWords({ action }: ActionCardQuestion): string {
  return [
    statusWords[action.status],
    percentWords(action.percentComplete),
    action.rag === null ? noRag : ragWords[action.rag].long,
  ]
    .filter((words) => words !== '')
    .join(' · ');
}

function dueFact(action: Action, today: CivilDate): string {
  const { currentDue } = action;
  if (currentDue === null) {
    const raw = oneLine(action.due.raw, 120);
    return action.ongoing || raw === ''
      ? raw || (action.ongoing ? 'Ongoing' : 'No date')
      : `No date: “${raw}”`;
  }
  const words =
    !isFinished(action.status) && !action.ongoing
      ? dueInWords(currentDue, today)
      : formatCivilDate(currentDue);
  const revised = slippageInWords(action, today);
  return revised === '' ? words : `${words}; ${revised}`;
}

/** The ways out of every card about an action. */
export function leaveAction({ place, action }: ActionCardQuestion): CardElement[] {
  return [
    button('Back to my list', { verb: 'digest.show', board: place.board.id, list: 'today', from: 0 }),
    linkButton('Open in the register', place.links.action(place.board.id, action.key)),
  ];
}
