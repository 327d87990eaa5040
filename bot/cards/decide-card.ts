import type { Action, MoreTimeRequest } from '../../shared/domain/action.ts';
import {
  addDays,
  countOfDays,
  daysBetween,
  formatCivilDate,
  type CivilDate,
} from '../../shared/domain/civil-date.ts';
import { nameOfAction } from '../../shared/domain/item-title.ts';
import { actButton, whatWentWrong, type ActFormQuestion } from './act-form.ts';
import {
  actionTitle,
  lastNoteFacts,
  leadFacts,
  leaveAction,
  longestQuote,
  movedWords,
  standingWords,
  subheading,
  type ActionCardQuestion,
  type Fact,
} from './action-heading.ts';
import { card, facts, text, type CardMessage } from './card.ts';
import { noteInput } from './inputs.ts';
import { escapeText, oneLine, trimmed } from './plain-text.ts';

/** The form on which a chair decides a request for more time. */
export function decideCard(question: ActFormQuestion & { readonly request: MoreTimeRequest }): CardMessage {
  const { action, request, today, typed = {} } = question;
  const asked = formatCivilDate(request.proposedDue);
  const earliest = addDays(today, 1);
  return {
    summary: `Decide about more time: ${oneLine(nameOfAction(action), 100)}`,
    card: card(
      [
        ...actionTitle(question),
        ...whatWentWrong(question),
        text(escapeText(requestSentence(request)), { spacing: 'medium' }),
        facts([
          ...requestFacts(question, request),
          ...leadFacts(action),
          ['Now', standingWords(question)],
          ...lastNoteFacts(question),
        ]),
        subheading('What do you decide?'),
        {
          type: 'Input.Date',
          id: 'due',
          label: 'Another date, only if it is not to be the one asked for',
          isRequired: false,
          min: earliest,
          errorMessage: `Choose a date from ${formatCivilDate(earliest)} on, or leave it empty.`,
          ...((typed.due ?? '') === '' ? {} : { value: (typed.due ?? '').slice(0, 40) }),
        },
        noteInput('note', 'A word to the leads (needed when you decline)', typed.note),
      ],
      {
        actions: [
          actButton(`Approve until ${asked}`, question, 'approve more time', { style: 'positive' }),
          actButton('Set the other date', question, 'set another date'),
          actButton('Decline', question, 'decline more time'),
          ...leaveAction(question),
        ],
      },
    ),
  };
}

/** “Alma Ferreira asks for more time, until 30 June 2026.” Plain text. */
export function requestSentence({ by, proposedDue }: MoreTimeRequest): string {
  return `${oneLine(by.name, 80)} asks for more time, until ${formatCivilDate(proposedDue)}.`;
}

/** What a chair has to know of a request: until when, from which date, how often before, why. */
export function requestFacts(
  { action, today, atInWords }: ActionCardQuestion,
  request: MoreTimeRequest,
): Fact[] {
  return [
    ['Asked for', `**${formatCivilDate(request.proposedDue)}**${later(action, request.proposedDue)}`],
    ['Due now', dueNow(action, today)],
    ['First date', firstDate(action)],
    ['Why', escapeText(trimmed(request.reason, longestQuote) || 'no reason was given')],
    ['Asked by', escapeText(`${oneLine(request.by.name, 80)}, ${atInWords(request.at)}`)],
  ];
}

function later({ currentDue }: Action, proposed: CivilDate): string {
  const days = currentDue === null ? 0 : daysBetween(currentDue, proposed);
  return days <= 0 ? '' : `, ${countOfDays(days)} later`;
}

function dueNow({ currentDue }: Action, today: CivilDate): string {
  if (currentDue === null) return 'no date';
  const late = daysBetween(currentDue, today);
  return late > 0 ? `${formatCivilDate(currentDue)}, ${countOfDays(late)} ago` : formatCivilDate(currentDue);
}

function firstDate({ originalDue, currentDue, moves }: Action): string {
  if (originalDue === null) return movedWords(moves);
  return moves === 0 && originalDue === currentDue
    ? 'the same, never moved'
    : `${formatCivilDate(originalDue)}, ${movedWords(moves)}`;
}
