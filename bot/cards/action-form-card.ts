import type { ActionInputs } from '../../shared/contracts/card-payloads.ts';
import { nameOfAction } from '../../shared/domain/item-title.ts';
import { openActButton } from './act-form.ts';
import { actionHeading, leaveAction, type ActionCardQuestion } from './action-heading.ts';
import { actionViewCard } from './action-view-card.ts';
import { button, card, type CardElement, type CardMessage } from './card.ts';
import { longestLinkInput, noteInput, problemNotice } from './inputs.ts';
import type { Deputy } from './pass-on-card.ts';
import { oneLine, withoutControls } from './plain-text.ts';
import { seenOfAction } from './seen.ts';
import { ragWords } from './words.ts';

export interface ActionFormQuestion extends ActionCardQuestion {
  /** New for every card made: see `rendering` in the contract. */
  readonly rendering: string;
  /** What was typed on an earlier card and must not be lost; shown instead of the row's values. */
  readonly typed?: ActionInputs;
  /** Why the last press could not be recorded, in plain English. */
  readonly problem?: string;
  /** Whom the reader may pass the action to: their deputy. */
  readonly deputy?: Deputy | undefined;
  /** True for somebody who decides about more time and closes: the action as it stands then offers that too. */
  readonly mayDecide?: boolean;
}

/** The form on which a lead says how an action is going. */
export function actionFormCard(question: ActionFormQuestion): CardMessage {
  const { action, place, typed = {} } = question;
  if (action.status === 'closed' || action.status === 'cancelled') return actionViewCard(question);
  const seen = seenOfAction(action);
  const item = { board: place.board.id, itemKey: action.key };
  const body: CardElement[] = [...actionHeading(question, 'How is it going?')];
  if (question.problem !== undefined) body.push(problemNotice(question.problem));
  body.push(
    {
      type: 'Input.ChoiceSet',
      id: 'status',
      label: 'Status',
      style: 'compact',
      isRequired: true,
      errorMessage: 'Choose a status.',
      value: typed.status ?? seen.status,
      choices: [
        { title: 'Not started', value: 'not started' },
        { title: 'In progress', value: 'in progress' },
        { title: 'Complete – done; the chair then checks the evidence', value: 'complete' },
      ],
    },
    {
      type: 'Input.ChoiceSet',
      id: 'rag',
      label: 'RAG: how sure are you that it will be done in time?',
      style: 'compact',
      isRequired: false,
      errorMessage: 'Choose red, amber, green or blue.',
      placeholder: 'Not given yet',
      value: typed.rag ?? seen.rag,
      choices: (['green', 'amber', 'red', 'blue'] as const).map((rag) => ({
        title: ragWords[rag].long,
        value: rag,
      })),
    },
    {
      type: 'Input.Number',
      id: 'percentComplete',
      label: 'How much is done, in percent',
      isRequired: false,
      min: 0,
      max: 100,
      errorMessage: 'Write a number from 0 to 100, without the % sign.',
      placeholder: '0 to 100',
      ...numberValue(typed.percentComplete ?? seen.percentComplete),
    },
    noteInput('note', 'What happened since last time?', typed.note),
    {
      type: 'Input.Text',
      id: 'evidenceLink',
      label: 'Link to the evidence (a document or page)',
      style: 'url',
      isRequired: false,
      maxLength: longestLinkInput,
      errorMessage: 'A link starts with https:// – paste the address of the document.',
      placeholder: 'https://…',
      value: withoutControls(typed.evidenceLink ?? action.evidenceLink).slice(0, longestLinkInput),
    },
  );
  return {
    summary: `Update ${oneLine(nameOfAction(action), 100)}`,
    card: card(body, {
      actions: [
        button(
          'Save',
          { verb: 'action.record', ...item, rendering: question.rendering, seen },
          { style: 'positive', withInputs: true },
        ),
        button('Ask for more time', { verb: 'action.ask-more-time', ...item, seen }, { withInputs: true }),
        ...furtherForms(question),
        ...leaveAction(question),
      ],
    }),
  };
}

/** What else the reader may do with the action as it stands. */
function furtherForms(question: ActionFormQuestion): CardElement[] {
  const { action, deputy, mayDecide = false } = question;
  const forms: CardElement[] = [];
  if (mayDecide && action.moreTimeRequest !== null) {
    forms.push(openActButton('Decide about more time', question, 'decide'));
  } else if (mayDecide && action.status === 'complete') {
    forms.push(openActButton('Close or send back', question, 'close'));
  }
  if (deputy !== undefined) {
    forms.push(openActButton(`Pass to ${oneLine(deputy.name, 40)}…`, question, 'pass on'));
  }
  return forms;
}

function numberValue(words: string): { value?: number } {
  const value = Number(words);
  return words.trim() === '' || !Number.isFinite(value) ? {} : { value };
}
