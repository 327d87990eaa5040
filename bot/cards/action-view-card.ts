import { formatCivilDate, type CivilDate } from '../../shared/domain/civil-date.ts';
import { nameOfAction } from '../../shared/domain/item-title.ts';
import { fieldNames, type FieldChange } from '../../shared/domain/update.ts';
import {
  actionHeading,
  leaveAction,
  longestQuote,
  standingWords,
  type ActionCardQuestion,
} from './action-heading.ts';
import { button, card, facts, notice, text, type CardElement, type CardMessage } from './card.ts';
import { problemNotice } from './inputs.ts';
import { escapeText, oneLine, trimmed } from './plain-text.ts';
import { statusWords } from './words.ts';

export interface SavedQuestion extends ActionCardQuestion {
  /** What was recorded; empty for a note alone. */
  readonly changes: readonly FieldChange[];
  readonly note: string;
  readonly by: string;
  /** ISO instant. */
  readonly at: string;
  /** A request for more time that this press sent. */
  readonly moreTime?: { readonly proposedDue: CivilDate; readonly reason: string } | undefined;
  /** True when the same press had been recorded before. */
  readonly again: boolean;
}

/** What was recorded, by whom and when; can be answered again. */
export function savedCard(question: SavedQuestion): CardMessage {
  const { action, changes, note, by, at, moreTime } = question;
  const said: (readonly [string, string])[] = changes.map((change) => [
    fieldNames[change.field],
    `${escapeText(oneLine(change.before === '' ? 'nothing' : change.before, 200))} → **${escapeText(oneLine(change.after === '' ? 'nothing' : change.after, 200))}**`,
  ]);
  if (moreTime !== undefined) {
    said.push([
      'More time asked',
      `until **${formatCivilDate(moreTime.proposedDue)}** – waiting for the chair`,
    ]);
    said.push(['Reason', escapeText(trimmed(moreTime.reason, longestQuote))]);
  }
  if (note.trim() !== '') said.push(['Note', escapeText(trimmed(note, longestQuote))]);
  const body: CardElement[] = [
    notice('good', [
      text(question.again ? '✔ Saved already' : '✔ Saved', {
        weight: 'bolder',
        size: 'large',
        heading: true,
      }),
      text(escapeText(`Recorded by ${oneLine(by, 80)}, ${question.atInWords(at)}`), { spacing: 'none' }),
    ]),
    text(escapeText(nameOfAction(action)), { weight: 'bolder' }),
  ];
  if (said.length > 0) body.push(facts(said));
  body.push(text(standingWords(question), { subtle: true }));
  return { summary: `Saved: ${oneLine(nameOfAction(action), 120)}`, card: card(body, again(question)) };
}

/** An action as it stands, without a form: what an old card turns into. */
export function actionViewCard(question: ActionCardQuestion & { readonly notice?: string }): CardMessage {
  const { action } = question;
  const body: CardElement[] = [];
  if (question.notice !== undefined) body.push(problemNotice(question.notice));
  body.push(...actionHeading(question));
  if (action.status === 'closed' || action.status === 'cancelled') {
    body.push(text(`It is ${statusWords[action.status].toLowerCase()}: nothing more is asked of you here.`));
  }
  return {
    summary: `${oneLine(nameOfAction(action), 120)}: ${standingWords(question)}`,
    card: card(body, again(question)),
  };
}

function again(question: ActionCardQuestion) {
  const { place, action } = question;
  const item = { board: place.board.id, itemKey: action.key };
  const answerable = action.status !== 'closed' && action.status !== 'cancelled';
  return {
    actions: [
      ...(answerable ? [button('Update again', { verb: 'action.open', ...item })] : []),
      ...leaveAction(question),
    ],
    refresh:
      place.mri === null ? undefined : { payload: { verb: 'action.view' as const, ...item }, mri: place.mri },
  };
}
