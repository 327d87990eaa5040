import type { Action, ChairDecision } from '../../shared/domain/action.ts';
import { formatCivilDate } from '../../shared/domain/civil-date.ts';
import { nameOfAction } from '../../shared/domain/item-title.ts';
import { actButton, openActButton } from './act-form.ts';
import {
  actionTitle,
  leadFacts,
  leaveAction,
  longestQuote,
  movedWords,
  standingWords,
  type ActionCardQuestion,
  type Fact,
} from './action-heading.ts';
import { actionViewCard } from './action-view-card.ts';
import { button, card, facts, text, type CardMessage } from './card.ts';
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
  const request = action.moreTimeRequest;
  if (request === null) return actionViewCard(question);
  const item = { board: place.board.id, itemKey: action.key };
  // One word for one request: pressed on every copy of this card, it decides once.
  const rendering = `notice-${fingerprint(`${action.key} ${request.at}`)}`;
  return {
    summary: oneLine(`${requestSentence(request)} ${nameOfAction(action)}`, 240),
    card: card(
      [
        text('A request waits for your decision', { weight: 'bolder', size: 'large', heading: true }),
        text(escapeText(requestSentence(request))),
        ...actionTitle(question),
        facts([...requestFacts(question, request), ...leadFacts(action), ['Now', standingWords(question)]]),
      ],
      {
        actions: [
          actButton(
            `Approve until ${formatCivilDate(request.proposedDue)}`,
            { ...question, rendering },
            'approve more time',
            { style: 'positive' },
          ),
          openActButton('Set another date…', question, 'decide'),
          openActButton('Decline…', question, 'decide'),
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
  const decision = action.lastDecision;
  if (decision === null) return actionViewCard(question);
  const item = { board: place.board.id, itemKey: action.key };
  const sentence = decisionSentence(decision);
  return {
    summary: oneLine(`${sentence} ${nameOfAction(action)}`, 240),
    card: card(
      [
        text(headlines[decision.kind], { weight: 'bolder', size: 'large', heading: true }),
        text(escapeText(sentence)),
        ...actionTitle(question),
        facts(decisionNoticeFacts(question, decision)),
      ],
      {
        actions: [
          ...(action.status === 'closed' ? [] : [button('Open', { verb: 'action.open', ...item })]),
          ...leaveAction(question),
        ],
        refresh:
          place.mri === null ? undefined : { payload: { verb: 'action.view', ...item }, mri: place.mri },
      },
    ),
  };
}

const headlines: Readonly<Record<ChairDecision['kind'], string>> = {
  'more time approved': '✔ You have more time',
  'another date set': '✔ There is a new date',
  'more time declined': 'No more time this time',
  closed: '✔ Closed: thank you',
  'sent back': 'Something is still missing',
};

/** “Chandra Whitlock approved more time, until 30 June 2026.” Plain text. */
function decisionSentence({ kind, by, due, asked }: ChairDecision): string {
  const who = oneLine(by.name, 80);
  const until = due === null ? '' : `, until ${formatCivilDate(due)}`;
  switch (kind) {
    case 'more time approved':
      return `${who} approved more time${until}.`;
    case 'another date set': {
      const instead = asked === null ? '' : `, not ${formatCivilDate(asked.proposedDue)} as asked`;
      return `${who} set another date${due === null ? '' : `: ${formatCivilDate(due)}`}${instead}.`;
    }
    case 'more time declined':
      return `${who} declined more time${asked === null ? '' : ` until ${formatCivilDate(asked.proposedDue)}`}: the date stays.`;
    case 'closed':
      return `${who} has seen the evidence and closed this action.`;
    case 'sent back':
      return `${who} looked at the evidence and sent this action back.`;
  }
}

function decisionNoticeFacts(question: ActionCardQuestion, decision: ChairDecision): Fact[] {
  const { action, atInWords } = question;
  const found: Fact[] = [];
  if (decision.note.trim() !== '') found.push(['Why', escapeText(trimmed(decision.note, longestQuote))]);
  const due = action.currentDue === null ? 'no date' : formatCivilDate(action.currentDue);
  found.push([action.status === 'closed' ? 'Was due' : 'Due now', `**${due}**`]);
  if (action.originalDue !== null) {
    found.push(['First date', `${formatCivilDate(action.originalDue)}, ${movedWords(action.moves)}`]);
  }
  found.push(
    ...leadFacts(action),
    ['Now', standingWords(question)],
    ['Decided by', escapeText(`${oneLine(decision.by.name, 80)}, ${atInWords(decision.at)}`)],
  );
  return found;
}
