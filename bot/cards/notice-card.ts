import type { Action, ChairDecision } from '../../shared/domain/action.ts';
import { formatCivilDate } from '../../shared/domain/civil-date.ts';
import type { Language } from '../../shared/domain/language.ts';
import { nameOfAction } from '../../shared/domain/item-title.ts';
import { actWords } from './act-words.ts';
import { actionWords } from './action-words.ts';
import { actButton, openActButton } from './act-form.ts';
import {
  actionTitle,
  firstDateFacts,
  leadFacts,
  leaveAction,
  longestQuote,
  standingOf,
  type ActionCardQuestion,
  type Fact,
} from './action-heading.ts';
import { actionViewCard } from './action-view-card.ts';
import { button, card, facts, text, type CardMessage } from './card.ts';
import { cardWords } from './card-words.ts';
import { requestFacts, requestSentence } from './decide-card.ts';
import { escapeText, oneLine, trimmed } from './plain-text.ts';
import { fingerprint } from './seen.ts';

export interface NoticeQuestion extends Omit<ActionCardQuestion, 'action'> {
  readonly notice: { readonly kind: 'decide more time' | 'decision'; readonly action: Action };
}

/** What somebody is told at once: a chair that a decision waits, a lead what was decided. */
export function noticeCard({ notice, ...question }: NoticeQuestion): CardMessage {
  const { action } = notice;
  switch (notice.kind) {
    case 'decide more time':
      return requestNotice({ ...question, action });
    case 'decision':
      return decisionNotice({ ...question, action });
  }
}

function requestNotice(question: ActionCardQuestion): CardMessage {
  const { action, place } = question;
  const { language } = place;
  const words = actWords(language);
  const request = action.moreTimeRequest;
  if (request === null) return actionViewCard(question);
  const item = { board: place.board.id, itemKey: action.key };
  // One word for one request: pressed on every copy of this card, it decides once.
  const rendering = `notice-${fingerprint(`${action.key} ${request.at}`)}`;
  return {
    summary: oneLine(`${requestSentence(request, language)} ${nameOfAction(action)}`, 240),
    card: card(
      language,
      [
        text(words.requestWaits, { weight: 'bolder', size: 'large', heading: true }),
        text(escapeText(requestSentence(request, language))),
        ...actionTitle(question),
        facts([
          ...requestFacts(question, request),
          ...leadFacts(action, language),
          [actionWords(language).now, standingOf(question)],
        ]),
      ],
      {
        actions: [
          actButton(
            words.approveUntil(formatCivilDate(request.proposedDue, language)),
            { ...question, rendering },
            'approve more time',
            { style: 'positive' },
          ),
          openActButton(words.setAnotherDate, question, 'decide'),
          openActButton(words.declineMore, question, 'decide'),
          ...leaveAction(question),
        ],
        refresh:
          place.mri === null
            ? undefined
            : { payload: { verb: 'act.open', ...item, form: 'decide' }, mri: place.mri },
      },
    ),
  };
}

function decisionNotice(question: ActionCardQuestion): CardMessage {
  const { action, place } = question;
  const { language } = place;
  const words = actWords(language);
  const decision = action.lastDecision;
  if (decision === null) return actionViewCard(question);
  const item = { board: place.board.id, itemKey: action.key };
  const sentence = decisionSentence(decision, language);
  return {
    summary: oneLine(`${sentence} ${nameOfAction(action)}`, 240),
    card: card(
      language,
      [
        text(words.headlines[decision.kind], { weight: 'bolder', size: 'large', heading: true }),
        text(escapeText(sentence)),
        ...actionTitle(question),
        facts(decisionNoticeFacts(question, decision)),
      ],
      {
        actions: [
          ...(action.status === 'closed' ? [] : [button(words.open, { verb: 'action.open', ...item })]),
          ...leaveAction(question),
        ],
        refresh:
          place.mri === null ? undefined : { payload: { verb: 'action.view', ...item }, mri: place.mri },
      },
    ),
  };
}

/** “Chandra Whitlock approved more time, until 30 June 2026.” Plain text. */
function decisionSentence({ kind, by, due, asked }: ChairDecision, language: Language): string {
  return actWords(language).decided(
    kind,
    oneLine(by.name, 80),
    due === null ? '' : formatCivilDate(due, language),
    asked === null ? '' : formatCivilDate(asked.proposedDue, language),
  );
}

function decisionNoticeFacts(question: ActionCardQuestion, decision: ChairDecision): Fact[] {
  const { action, atInWords, place } = question;
  const { language } = place;
  const words = actWords(language);
  const due =
    action.currentDue === null ? cardWords(language).noDate : formatCivilDate(action.currentDue, language);
  return [
    ...(decision.note.trim() === ''
      ? []
      : [[words.why, escapeText(trimmed(decision.note, longestQuote, language))] as const]),
    [action.status === 'closed' ? words.wasDue : words.dueNow, `**${due}**`],
    ...firstDateFacts(action, language),
    ...leadFacts(action, language),
    [actionWords(language).now, standingOf(question)],
    [words.decidedBy, escapeText(`${oneLine(decision.by.name, 80)}, ${atInWords(decision.at)}`)],
  ];
}
