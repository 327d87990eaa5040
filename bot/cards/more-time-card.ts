import type { ActionInputs } from '../../shared/contracts/card-payloads.ts';
import { longestNote } from '../../shared/contracts/record-update.ts';
import { addDays, formatCivilDate, latest } from '../../shared/domain/civil-date.ts';
import { nameOfAction } from '../../shared/domain/item-title.ts';
import type { ActionFormQuestion } from './action-form-card.ts';
import { actionWords } from './action-words.ts';
import { actionHeading, leaveAction } from './action-heading.ts';
import { button, card, largestCard, sizeOf, text, type CardElement, type CardMessage } from './card.ts';
import { cardWords } from './card-words.ts';
import { keptChoices, longestLinkInput, noteInput, whyNotRecorded } from './inputs.ts';
import { oneLine, withoutControls } from './plain-text.ts';
import { seenOfAction } from './seen.ts';

/** The form that asks the chair for a later date. What was typed on the form before it is sent along. */
export function moreTimeCard(
  question: ActionFormQuestion & { readonly proposedDue?: string; readonly reason?: string },
): CardMessage {
  const { action, place, typed = {}, today } = question;
  const { language } = place;
  const words = actionWords(language);
  const seen = seenOfAction(action);
  const item = { board: place.board.id, itemKey: action.key };
  const kept = keptChoices(typed);
  const earliest = addDays(action.currentDue === null ? today : latest(today, action.currentDue), 1);
  const body: CardElement[] = [
    ...actionHeading(question, words.askMoreTime),
    ...whyNotRecorded(question, language),
    text(words.chairDecides, { subtle: true }),
    {
      type: 'Input.Date',
      id: 'proposedDue',
      label: words.newDate,
      isRequired: true,
      min: earliest,
      errorMessage: cardWords(language).chooseFrom(formatCivilDate(earliest, language)),
      ...(question.proposedDue === undefined ? {} : { value: question.proposedDue.slice(0, 40) }),
    },
    {
      type: 'Input.Text',
      id: 'reason',
      label: words.whyMoreTime,
      isRequired: true,
      isMultiline: true,
      maxLength: 1000,
      errorMessage: words.sayWhy,
      ...(question.reason === undefined ? {} : { value: withoutControls(question.reason).slice(0, 1000) }),
    },
    noteInput(language, words.anythingElse, typed.note),
  ];
  if ((typed.evidenceLink ?? '') !== '' && typed.evidenceLink !== action.evidenceLink) {
    body.push({
      type: 'Input.Text',
      id: 'evidenceLink',
      label: words.evidenceAsGiven,
      style: 'url',
      maxLength: longestLinkInput,
      value: withoutControls(typed.evidenceLink ?? '').slice(0, longestLinkInput),
    });
  }
  const made = (back: ActionInputs) =>
    card(language, body, {
      actions: [
        button(
          words.sendRequest,
          { verb: 'action.more-time', ...item, ...kept, rendering: question.rendering, seen },
          { style: 'positive', withInputs: true },
        ),
        // Without inputs, because required ones that are still empty would hold the person here; so what was typed
        // on the form before travels in the button, as far as the card has room.
        button(words.backToUpdate, { verb: 'action.open', ...item, ...back }),
        ...leaveAction(question),
      ],
    });
  const whole = made({ ...kept, ...texts(typed) });
  return {
    summary: words.askMoreTimeFor(oneLine(nameOfAction(action), 100)),
    card: sizeOf(whole) <= largestCard ? whole : made(kept),
  };
}

function texts(typed: ActionInputs): Pick<ActionInputs, 'note' | 'evidenceLink'> {
  return {
    ...(typed.note === undefined ? {} : { note: withoutControls(typed.note).slice(0, longestNote) }),
    ...(typed.evidenceLink === undefined
      ? {}
      : { evidenceLink: typed.evidenceLink.slice(0, longestLinkInput) }),
  };
}
