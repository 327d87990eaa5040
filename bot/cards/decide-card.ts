import type { Action, MoreTimeRequest } from '../../shared/domain/action.ts';
import {
  addDays,
  countOfDays,
  daysBetween,
  formatCivilDate,
  type CivilDate,
} from '../../shared/domain/civil-date.ts';
import type { Language } from '../../shared/domain/language.ts';
import { nameOfAction } from '../../shared/domain/item-title.ts';
import { actWords } from './act-words.ts';
import { actionWords } from './action-words.ts';
import { actButton, whatWentWrong, type ActFormQuestion } from './act-form.ts';
import {
  actionTitle,
  lastNoteFacts,
  leadFacts,
  leaveAction,
  longestQuote,
  standingOf,
  subheading,
  type ActionCardQuestion,
  type Fact,
} from './action-heading.ts';
import { card, facts, text, type CardMessage } from './card.ts';
import { cardWords } from './card-words.ts';
import { noteInput } from './inputs.ts';
import { escapeText, oneLine, trimmed } from './plain-text.ts';

/** The form on which a chair decides a request for more time. */
export function decideCard(question: ActFormQuestion & { readonly request: MoreTimeRequest }): CardMessage {
  const { action, request, today, typed = {} } = question;
  const { language } = question.place;
  const words = actWords(language);
  const asked = formatCivilDate(request.proposedDue, language);
  const earliest = addDays(today, 1);
  return {
    summary: words.decideAbout(oneLine(nameOfAction(action), 100)),
    card: card(
      language,
      [
        ...actionTitle(question),
        ...whatWentWrong(question),
        text(escapeText(requestSentence(request, language)), { spacing: 'medium' }),
        facts([
          ...requestFacts(question, request),
          ...leadFacts(action, language),
          [actionWords(language).now, standingOf(question)],
          ...lastNoteFacts(question),
        ]),
        subheading(words.whatDecided),
        {
          type: 'Input.Date',
          id: 'due',
          label: words.otherDate,
          isRequired: false,
          min: earliest,
          errorMessage: words.otherDateError(formatCivilDate(earliest, language)),
          ...((typed.due ?? '') === '' ? {} : { value: (typed.due ?? '').slice(0, 40) }),
        },
        noteInput(language, words.wordToLeads, typed.note),
      ],
      {
        actions: [
          actButton(words.approveUntil(asked), question, 'approve more time', { style: 'positive' }),
          actButton(words.setOtherDate, question, 'set another date'),
          actButton(words.decline, question, 'decline more time'),
          ...leaveAction(question),
        ],
      },
    ),
  };
}

/** “Alma Ferreira asks for more time, until 30 June 2026.” Plain text. */
export function requestSentence({ by, proposedDue }: MoreTimeRequest, language: Language): string {
  return actWords(language).asks(oneLine(by.name, 80), formatCivilDate(proposedDue, language));
}

/** What a chair has to know of a request: until when, from which date, how often before, why. */
export function requestFacts(
  { action, today, atInWords, place }: ActionCardQuestion,
  request: MoreTimeRequest,
): Fact[] {
  const { language } = place;
  const words = actWords(language);
  const until = formatCivilDate(request.proposedDue, language);
  return [
    [words.askedFor, `**${until}**${later(action, request.proposedDue, language)}`],
    [words.dueNow, dueNow(action, today, language)],
    [actionWords(language).firstDate, firstDate(action, language)],
    [words.why, escapeText(trimmed(request.reason, longestQuote, language) || words.noReason)],
    [words.askedBy, escapeText(`${oneLine(request.by.name, 80)}, ${atInWords(request.at)}`)],
  ];
}

function later({ currentDue }: Action, proposed: CivilDate, language: Language): string {
  const days = currentDue === null ? 0 : daysBetween(currentDue, proposed);
  return days <= 0 ? '' : `, ${actWords(language).later(countOfDays(days, language))}`;
}

function dueNow({ currentDue }: Action, today: CivilDate, language: Language): string {
  if (currentDue === null) return cardWords(language).noDate;
  const due = formatCivilDate(currentDue, language);
  const late = daysBetween(currentDue, today);
  return late > 0 ? actWords(language).ago(due, countOfDays(late, language)) : due;
}

function firstDate({ originalDue, currentDue, moves }: Action, language: Language): string {
  const { moved } = actionWords(language);
  if (originalDue === null) return moved(moves);
  return moves === 0 && originalDue === currentDue
    ? actWords(language).neverMoved
    : `${formatCivilDate(originalDue, language)}, ${moved(moves)}`;
}
