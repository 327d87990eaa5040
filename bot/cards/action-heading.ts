import type { Action, ChairDecision } from '../../shared/domain/action.ts';
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
  const { action, today } = question;
  const elements = actionTitle(question);
  if (action.action !== '' && action.outcome !== '') {
    elements.push(text(escapeText(`To achieve: ${trimmed(action.outcome, 300)}`), { spacing: 'small' }));
  }
  const known: Fact[] = [['When', escapeText(dueFact(action, today))], ...movesFacts(action)];
  known.push(...leadFacts(action), ['Now', standingWords(question)]);
  if (action.moreTimeRequest !== null) {
    known.push([
      'More time',
      escapeText(
        `asked until ${formatCivilDate(action.moreTimeRequest.proposedDue)} by ${oneLine(action.moreTimeRequest.by.name, 80)} – waiting for the chair`,
      ),
    ]);
  }
  known.push(...decisionFacts(question), ...lastNoteFacts(question));
  elements.push(facts(known));
  if (title !== undefined) elements.push(subheading(title));
  return elements;
}

export type Fact = readonly [title: string, value: string];

/** What the action is called, and whose it is. */
export function actionTitle({ action, place }: ActionCardQuestion): CardElement[] {
  const words = trimmed(action.action === '' ? action.outcome : action.action, 400);
  return [
    text(escapeText(withReference(action.reference, words)), {
      weight: 'bolder',
      size: 'medium',
      heading: true,
    }),
    text(escapeText(place.board.title), { subtle: true, spacing: 'none' }),
  ];
}

export function subheading(title: string): CardElement {
  return text(title, { weight: 'bolder', size: 'medium', separator: true, spacing: 'medium', heading: true });
}

/** The first date and how often it moved: nothing where it never did. */
export function movesFacts({ originalDue, currentDue, moves }: Action): Fact[] {
  if (originalDue === null || (moves === 0 && originalDue === currentDue)) return [];
  // “When” says how often already where it was more than once.
  return [['First date', `${formatCivilDate(originalDue)}${moves > 1 ? '' : `, ${movedWords(moves)}`}`]];
}

/** "moved once", "never moved". */
export function movedWords(moves: number): string {
  if (moves === 0) return 'never moved';
  return moves === 1 ? 'moved once' : moves === 2 ? 'moved twice' : `moved ${moves} times`;
}

export function leadFacts(action: Action): Fact[] {
  const leads = action.leads.filter((lead) => lead.role === 'lead').map((lead) => lead.name);
  return leads.length === 0 ? [] : [['Lead', escapeText(oneLine(leads.join(', '), 200))]];
}

export function lastNoteFacts({ action, atInWords }: ActionCardQuestion): Fact[] {
  const { lastNote } = action;
  if (lastNote === null || lastNote.text.trim() === '') return [];
  const said = `(${oneLine(lastNote.by, 80)}, ${atInWords(lastNote.at)})`;
  return [['Last note', escapeText(`${trimmed(lastNote.text, longestQuote)} ${said}`)]];
}

/** The chair’s last decision, as long as nothing newer waits for one. */
function decisionFacts({ action, atInWords }: ActionCardQuestion): Fact[] {
  const { lastDecision } = action;
  if (lastDecision === null || action.moreTimeRequest !== null) return [];
  const note = lastDecision.note.trim() === '' ? '' : ` – “${trimmed(lastDecision.note, longestQuote)}”`;
  const by = `(${oneLine(lastDecision.by.name, 80)}, ${atInWords(lastDecision.at)})`;
  return [['Decided', escapeText(`${decisionWords[lastDecision.kind]} ${by}${note}`)]];
}

const decisionWords: Readonly<Record<ChairDecision['kind'], string>> = {
  'more time approved': 'more time approved',
  'another date set': 'another date set',
  'more time declined': 'more time declined',
  closed: 'closed, evidence seen',
  'sent back': 'sent back',
};

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

/** “Due in 7 days, on 31 March 2026; revised, was due 31 December 2025”. */
export function dueFact(action: Action, today: CivilDate): string {
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
