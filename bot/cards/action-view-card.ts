import { formatCivilDate, type CivilDate } from '../../shared/domain/civil-date.ts';
import { nameOfAction } from '../../shared/domain/item-title.ts';
import type { FieldChange } from '../../shared/domain/update.ts';
import { updateWords } from '../../shared/domain/update-words.ts';
import { actionWords } from './action-words.ts';
import {
  actionHeading,
  leaveAction,
  longestQuote,
  standingOf,
  type ActionCardQuestion,
} from './action-heading.ts';
import { button, card, facts, notice, text, type CardElement, type CardMessage } from './card.ts';
import { cardWords } from './card-words.ts';
import { problemNotice } from './inputs.ts';
import { escapeText, oneLine, trimmed } from './plain-text.ts';

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
  const { language } = question.place;
  const words = actionWords(language);
  const all = cardWords(language);
  const value = (written: string) => escapeText(oneLine(written === '' ? all.nothing : written, 200));
  const said: (readonly [string, string])[] = changes.map((change) => [
    updateWords(language).fields[change.field],
    `${value(change.before)} → **${value(change.after)}**`,
  ]);
  if (moreTime !== undefined) {
    said.push([words.moreTimeAsked, words.untilWaiting(formatCivilDate(moreTime.proposedDue, language))]);
    said.push([words.reason, escapeText(trimmed(moreTime.reason, longestQuote, language))]);
  }
  if (note.trim() !== '') said.push([all.note, escapeText(trimmed(note, longestQuote, language))]);
  const body: CardElement[] = [
    notice('good', [
      text(question.again ? all.savedAlready : all.saved, {
        weight: 'bolder',
        size: 'large',
        heading: true,
      }),
      text(escapeText(words.recordedBy(oneLine(by, 80), question.atInWords(at))), { spacing: 'none' }),
    ]),
    text(escapeText(nameOfAction(action)), { weight: 'bolder' }),
  ];
  if (said.length > 0) body.push(facts(said));
  body.push(text(standingOf(question), { subtle: true }));
  return {
    summary: all.savedSummary(oneLine(nameOfAction(action), 120)),
    card: card(language, body, again(question)),
  };
}

/** An action as it stands, without a form: what an old card turns into. */
export function actionViewCard(question: ActionCardQuestion & { readonly notice?: string }): CardMessage {
  const { action } = question;
  const { language } = question.place;
  const body: CardElement[] = [];
  if (question.notice !== undefined) body.push(problemNotice(question.notice));
  body.push(...actionHeading(question));
  if (action.status === 'closed' || action.status === 'cancelled') {
    body.push(text(actionWords(language).isOver[action.status]));
  }
  return {
    summary: `${oneLine(nameOfAction(action), 120)}: ${standingOf(question)}`,
    card: card(language, body, again(question)),
  };
}

function again(question: ActionCardQuestion) {
  const { place, action } = question;
  const item = { board: place.board.id, itemKey: action.key };
  const answerable = action.status !== 'closed' && action.status !== 'cancelled';
  return {
    actions: [
      ...(answerable
        ? [button(actionWords(place.language).updateAgain, { verb: 'action.open', ...item })]
        : []),
      ...leaveAction(question),
    ],
    refresh:
      place.mri === null ? undefined : { payload: { verb: 'action.view' as const, ...item }, mri: place.mri },
  };
}
