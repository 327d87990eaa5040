import type { ActionInputs } from '../../shared/contracts/card-payloads.ts';
import { longestNote } from '../../shared/contracts/record-update.ts';
import { addDays, formatCivilDate, latest } from '../../shared/domain/civil-date.ts';
import { nameOfAction } from '../../shared/domain/item-title.ts';
import type { ActionFormQuestion } from './action-form-card.ts';
import { actionHeading, leaveAction } from './action-heading.ts';
import { button, card, largestCard, sizeOf, text, type CardElement, type CardMessage } from './card.ts';
import { keptChoices, longestLinkInput, noteInput, problemNotice } from './inputs.ts';
import { oneLine, withoutControls } from './plain-text.ts';
import { seenOfAction } from './seen.ts';

/** The form that asks the chair for a later date. What was typed on the form before it is sent along. */
export function moreTimeCard(
  question: ActionFormQuestion & { readonly proposedDue?: string; readonly reason?: string },
): CardMessage {
  const { action, place, typed = {}, today } = question;
  const seen = seenOfAction(action);
  const item = { board: place.board.id, itemKey: action.key };
  const kept = keptChoices(typed);
  const earliest = addDays(action.currentDue === null ? today : latest(today, action.currentDue), 1);
  const body: CardElement[] = [...actionHeading(question, 'Ask for more time')];
  if (question.problem !== undefined) body.push(problemNotice(question.problem));
  body.push(
    text('The chair decides. Until then the date stays as it is; the first date and every move are kept.', {
      subtle: true,
    }),
    {
      type: 'Input.Date',
      id: 'proposedDue',
      label: 'New date you ask for',
      isRequired: true,
      min: earliest,
      errorMessage: `Choose a date from ${formatCivilDate(earliest)} on.`,
      ...(question.proposedDue === undefined ? {} : { value: question.proposedDue.slice(0, 40) }),
    },
    {
      type: 'Input.Text',
      id: 'reason',
      label: 'Why is more time needed?',
      isRequired: true,
      isMultiline: true,
      maxLength: 1000,
      errorMessage: 'Say in a sentence why more time is needed.',
      ...(question.reason === undefined ? {} : { value: withoutControls(question.reason).slice(0, 1000) }),
    },
    noteInput('note', 'Anything else to record? (optional)', typed.note),
  );
  if ((typed.evidenceLink ?? '') !== '' && typed.evidenceLink !== action.evidenceLink) {
    body.push({
      type: 'Input.Text',
      id: 'evidenceLink',
      label: 'Link to the evidence, as you gave it',
      style: 'url',
      maxLength: longestLinkInput,
      value: withoutControls(typed.evidenceLink ?? '').slice(0, longestLinkInput),
    });
  }
  const made = (back: ActionInputs) =>
    card(body, {
      actions: [
        button(
          'Send the request',
          { verb: 'action.more-time', ...item, ...kept, rendering: question.rendering, seen },
          { style: 'positive', withInputs: true },
        ),
        // Without inputs, because required ones that are still empty would hold the person here; so what was typed
        // on the form before travels in the button, as far as the card has room.
        button('Back to the update', { verb: 'action.open', ...item, ...back }),
        ...leaveAction(question),
      ],
    });
  const whole = made({ ...kept, ...texts(typed) });
  return {
    summary: `Ask for more time: ${oneLine(nameOfAction(action), 100)}`,
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
