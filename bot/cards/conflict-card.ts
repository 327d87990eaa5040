import type { ActionInputs } from '../../shared/contracts/card-payloads.ts';
import type { Conflict } from '../../shared/contracts/record-update.ts';
import type { Action } from '../../shared/domain/action.ts';
import { fieldInWords, recordedInWords } from '../../shared/domain/recorded-in-words.ts';
import { nameOfAction } from '../../shared/domain/item-title.ts';
import type { Language } from '../../shared/domain/language.ts';
import { actionWords } from './action-words.ts';
import { button, card, linkButton, notice, text, type CardElement, type CardMessage } from './card.ts';
import type { CardPlace } from './card-place.ts';
import { cardWords } from './card-words.ts';
import { keptChoices, noteInput } from './inputs.ts';
import { escapeText, oneLine } from './plain-text.ts';
import { seenOfAction } from './seen.ts';
import { linkInput, reasonInput } from './typed-texts.ts';

const longestValue = 200;

export interface ConflictQuestion {
  readonly place: CardPlace;
  /** The row as it stands now. */
  readonly action: Action;
  readonly conflicts: readonly Conflict[];
  readonly typed: ActionInputs;
  readonly rendering: string;
  /** The request for more time that the press was: deciding on the values sends it too. */
  readonly moreTime?: { readonly proposedDue: string; readonly reason: string } | undefined;
  /** Who saved the row last, for "in the register now". */
  readonly changedBy: string;
}

/** Somebody else changed what the person was changing: both values side by side, and the person decides. */
export function actionConflictCard(question: ConflictQuestion): CardMessage {
  const { place, action, conflicts, typed, moreTime } = question;
  const { language } = place;
  const words = actionWords(language);
  const { backToList, openInRegister, linkAsGiven } = cardWords(language);
  const title = nameOfAction(action);
  const item = { board: place.board.id, itemKey: action.key };
  // What is seen from here on is the row as it stands: deciding on this card is deciding on that.
  const shared = {
    ...item,
    ...keptChoices(typed),
    rendering: question.rendering,
    seen: seenOfAction(action),
  };
  const fields = conflicts.map((conflict) => conflict.field);
  const body: CardElement[] = [
    text(words.changedWhileWriting, {
      weight: 'bolder',
      size: 'large',
      heading: true,
    }),
    text(escapeText(title), { weight: 'bolder', spacing: 'small' }),
    text(words.whichStands),
    comparison(language, conflicts, question.changedBy),
    noteInput(language, words.yourNote, typed.note),
  ];
  if (typed.evidenceLink !== undefined && typed.evidenceLink !== '') {
    body.push(linkInput(linkAsGiven, typed.evidenceLink));
  }
  if (moreTime !== undefined) {
    body.push(
      {
        type: 'Input.Date',
        id: 'proposedDue',
        label: words.newDate,
        value: moreTime.proposedDue.slice(0, 40),
      },
      reasonInput(words.whyMoreTime, moreTime.reason),
    );
  }
  const verb = moreTime === undefined ? 'action.record' : 'action.more-time';
  return {
    summary: words.twoValues(oneLine(title, 100)),
    card: card(language, body, {
      actions: [
        button(words.keepMine, { verb, ...shared }, { withInputs: true }),
        button(words.keepTheirs, { verb, ...shared, keepTheirs: fields }, { withInputs: true }),
        button(backToList, { verb: 'digest.show', board: place.board.id, list: 'today', from: 0 }),
        linkButton(openInRegister, place.links.action(place.board.id, action.key)),
      ],
    }),
  };
}

/** Field by field: what the person gave beside what stands in the register. */
export function comparison(
  language: Language,
  conflicts: readonly Conflict[],
  changedBy: string,
  yourColumn: 'yours' | 'seen' = 'yours',
): CardElement {
  const words = actionWords(language);
  const by = words.inRegisterNow(oneLine(changedBy, 60));
  // One row of columns per field, so that values stay beside each other however long they are.
  const row = (values: readonly string[], bold: boolean): CardElement => ({
    type: 'ColumnSet',
    spacing: 'small',
    columns: values.map((value) => ({
      type: 'Column',
      width: 'stretch',
      items: [text(escapeText(value), bold ? { weight: 'bolder' } : {})],
    })),
  });
  const shown = (value: string) =>
    oneLine(value === '' ? cardWords(language).nothing : recordedInWords(value, language), longestValue);
  return notice('emphasis', [
    row([words.what, yourColumn === 'yours' ? words.yours : words.youSaw, by], true),
    ...conflicts.map(({ field, label, yours, seen, now }) =>
      row(
        [fieldInWords({ field, label }, language), shown(yourColumn === 'yours' ? yours : seen), shown(now)],
        false,
      ),
    ),
  ]);
}
