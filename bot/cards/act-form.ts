import type { ActForm, ActInputs } from '../../shared/contracts/card-payloads.ts';
import type { CardAct } from '../../shared/contracts/card-payloads.ts';
import type { Conflict } from '../../shared/contracts/record-update.ts';
import { actWords } from './act-words.ts';
import { leaveAction, type ActionCardQuestion } from './action-heading.ts';
import { button, text, type ButtonOptions, type CardElement } from './card.ts';
import { comparison } from './conflict-card.ts';
import { whyNotRecorded, type FormProblem } from './inputs.ts';
import { seenOfAct } from './seen.ts';

/** What every form of an act is made of. */
export interface ActFormQuestion extends ActionCardQuestion, FormProblem {
  /** New for every card made: see `rendering` in the contract. */
  readonly rendering: string;
  /** What was typed on an earlier card and must not be lost. */
  readonly typed?: ActInputs;
  /** What somebody else changed while the person was deciding: shown beside what they saw. */
  readonly conflicts?: readonly Conflict[];
}

/** What went wrong with the last press, above the form. */
export function whatWentWrong(question: ActFormQuestion): CardElement[] {
  const { conflicts = [], action, place } = question;
  const words = actWords(place.language);
  const elements = whyNotRecorded(question, place.language);
  if (conflicts.length > 0) {
    elements.push(
      text(words.changedWhileDeciding, { weight: 'bolder', heading: true }),
      text(words.decideAgain, { spacing: 'none' }),
      comparison(place.language, conflicts, action.modifiedBy, 'seen'),
    );
  }
  return elements;
}

/** A button that acts, on what the form shows and with what is typed in it. */
export function actButton(
  title: string,
  question: ActFormQuestion,
  act: CardAct,
  options: ButtonOptions & { readonly person?: string } = {},
): CardElement {
  const { place, action, rendering } = question;
  const { person, ...style } = options;
  return button(
    title,
    {
      verb: 'act.record',
      board: place.board.id,
      itemKey: action.key,
      rendering,
      seen: seenOfAct(action),
      act,
      ...(person === undefined ? {} : { person }),
    },
    { ...style, withInputs: true },
  );
}

/** A button that opens a form of an act. */
export function openActButton(
  title: string,
  { place, action }: ActionCardQuestion,
  form: ActForm,
): CardElement {
  return button(title, { verb: 'act.open', board: place.board.id, itemKey: action.key, form });
}

/** The way from a form to a lead’s update of the same action, and out. */
export function leaveToUpdate(question: ActionCardQuestion, title: string): CardElement[] {
  const { place, action } = question;
  return [
    button(title, { verb: 'action.open', board: place.board.id, itemKey: action.key }),
    ...leaveAction(question),
  ];
}
