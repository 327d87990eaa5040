import type { Action } from '../../shared/domain/action.ts';
import { formatCivilDate, type CivilDate } from '../../shared/domain/civil-date.ts';
import type { Language } from '../../shared/domain/language.ts';
import { withReference } from '../../shared/domain/item-title.ts';
import { isFinished, slippageInWords } from '../../shared/domain/status.ts';
import { dueInWords } from '../../shared/reminders/due-in-words.ts';
import { actionWords } from './action-words.ts';
import { button, facts, linkButton, text, type CardElement } from './card.ts';
import type { CardPlace } from './card-place.ts';
import { cardWords } from './card-words.ts';
import { escapeText, oneLine, trimmed } from './plain-text.ts';
import { percentOnCard, ragOnCard } from './standing-on-card.ts';

/** Longest note or reason a card quotes. */
export const longestQuote = 600;

export interface ActionCardQuestion {
  readonly place: CardPlace;
  readonly action: Action;
  readonly today: CivilDate;
  /** ISO instant → "22 November 2026 at 14:05" on the board's clock, in the language of the place. */
  readonly atInWords: (instant: string) => string;
}

/** What the item is and how it stands: the top of every card about an action. */
export function actionHeading(question: ActionCardQuestion, title?: string): CardElement[] {
  const { action, today } = question;
  const { language } = question.place;
  const words = actionWords(language);
  const elements = actionTitle(question);
  if (action.action !== '' && action.outcome !== '') {
    elements.push(
      text(escapeText(words.toAchieve(trimmed(action.outcome, 300, language))), { spacing: 'small' }),
    );
  }
  const known: Fact[] = [
    [words.when, escapeText(dueFact(action, today, language))],
    ...movesFacts(action, language),
  ];
  known.push(...leadFacts(action, language), [words.now, standingOf(question)]);
  if (action.moreTimeRequest !== null) {
    known.push([
      words.moreTime,
      escapeText(
        words.askedUntil(
          formatCivilDate(action.moreTimeRequest.proposedDue, language),
          oneLine(action.moreTimeRequest.by.name, 80),
        ),
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
  const words = trimmed(action.action === '' ? action.outcome : action.action, 400, place.language);
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
export function movesFacts({ originalDue, currentDue, moves }: Action, language: Language): Fact[] {
  const words = actionWords(language);
  if (originalDue === null || (moves === 0 && originalDue === currentDue)) return [];
  // “When” says how often already where it was more than once.
  const first = formatCivilDate(originalDue, language);
  return [[words.firstDate, moves > 1 ? first : `${first}, ${words.moved(moves)}`]];
}

/** “31 March 2026, moved once”: the first date of an action that has one, however often it moved. */
export function firstDateFacts({ originalDue, moves }: Action, language: Language): Fact[] {
  const words = actionWords(language);
  return originalDue === null
    ? []
    : [[words.firstDate, `${formatCivilDate(originalDue, language)}, ${words.moved(moves)}`]];
}

export function leadFacts(action: Action, language: Language): Fact[] {
  const leads = action.leads.filter((lead) => lead.role === 'lead').map((lead) => lead.name);
  return leads.length === 0 ? [] : [[actionWords(language).lead, escapeText(oneLine(leads.join(', '), 200))]];
}

export function lastNoteFacts({ action, atInWords, place }: ActionCardQuestion): Fact[] {
  const { lastNote } = action;
  if (lastNote === null || lastNote.text.trim() === '') return [];
  const said = `(${oneLine(lastNote.by, 80)}, ${atInWords(lastNote.at)})`;
  return [
    [
      actionWords(place.language).lastNote,
      escapeText(`${trimmed(lastNote.text, longestQuote, place.language)} ${said}`),
    ],
  ];
}

/** The chair’s last decision, as long as nothing newer waits for one. */
function decisionFacts({ action, atInWords, place }: ActionCardQuestion): Fact[] {
  const { lastDecision } = action;
  if (lastDecision === null || action.moreTimeRequest !== null) return [];
  const words = actionWords(place.language);
  const note =
    lastDecision.note.trim() === '' ? '' : ` – “${trimmed(lastDecision.note, longestQuote, place.language)}”`;
  const by = `(${oneLine(lastDecision.by.name, 80)}, ${atInWords(lastDecision.at)})`;
  return [[words.decided, escapeText(`${words.decisions[lastDecision.kind]} ${by}${note}`)]];
}

/** "In progress · 40% · ◆ Red – off track". */
export function standingOf({ action, place }: ActionCardQuestion): string {
  const words = cardWords(place.language);
  return [
    words.status[action.status],
    percentOnCard(action.percentComplete),
    action.rag === null ? words.noRag : ragOnCard(action.rag, place.language).long,
  ]
    .filter((part) => part !== '')
    .join(' · ');
}

/** “Due in 7 days, on 31 March 2026; revised, was due 31 December 2025”. */
export function dueFact(action: Action, today: CivilDate, language: Language): string {
  const { currentDue } = action;
  const words = actionWords(language);
  if (currentDue === null) {
    const raw = oneLine(action.due.raw, 120);
    if (raw === '') return action.ongoing ? words.ongoing : words.noDate;
    return action.ongoing ? raw : words.noDateBut(raw);
  }
  const due =
    !isFinished(action.status) && !action.ongoing
      ? dueInWords(currentDue, today, language)
      : formatCivilDate(currentDue, language);
  const revised = slippageInWords(action, today, language);
  return revised === '' ? due : `${due}; ${revised}`;
}

/** The ways out of every card about an action. */
export function leaveAction({ place, action }: ActionCardQuestion): CardElement[] {
  const { backToList, openInRegister } = cardWords(place.language);
  return [
    button(backToList, { verb: 'digest.show', board: place.board.id, list: 'today', from: 0 }),
    linkButton(openInRegister, place.links.action(place.board.id, action.key)),
  ];
}
