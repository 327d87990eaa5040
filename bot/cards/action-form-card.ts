import type { ActionInputs } from '../../shared/contracts/card-payloads.ts';
import { nameOfAction } from '../../shared/domain/item-title.ts';
import { actionWords } from './action-words.ts';
import { openActButton } from './act-form.ts';
import { actionHeading, leaveAction, type ActionCardQuestion } from './action-heading.ts';
import { actionViewCard } from './action-view-card.ts';
import { button, card, type CardElement, type CardMessage } from './card.ts';
import { cardWords } from './card-words.ts';
import { longestLinkInput, noteInput, whyNotRecorded, type FormProblem } from './inputs.ts';
import type { Deputy } from './pass-on-card.ts';
import { oneLine, withoutControls } from './plain-text.ts';
import { seenOfAction } from './seen.ts';
import { ragOnCard } from './standing-on-card.ts';

export interface ActionFormQuestion extends ActionCardQuestion, FormProblem {
  /** New for every card made: see `rendering` in the contract. */
  readonly rendering: string;
  /** What was typed on an earlier card and must not be lost; shown instead of the row's values. */
  readonly typed?: ActionInputs;
  /** Whom the reader may pass the action to: their deputy. */
  readonly deputy?: Deputy | undefined;
  /** True for somebody who decides about more time and closes: the action as it stands then offers that too. */
  readonly mayDecide?: boolean;
}

/** The form on which a lead says how an action is going. */
export function actionFormCard(question: ActionFormQuestion): CardMessage {
  const { action, place, typed = {} } = question;
  if (action.status === 'closed' || action.status === 'cancelled') return actionViewCard(question);
  const { language } = place;
  const words = actionWords(language);
  const { status } = cardWords(language);
  const seen = seenOfAction(action);
  const item = { board: place.board.id, itemKey: action.key };
  const body: CardElement[] = [
    ...actionHeading(question, words.howIsItGoing),
    ...whyNotRecorded(question, language),
    {
      type: 'Input.ChoiceSet',
      id: 'status',
      label: words.status,
      style: 'compact',
      isRequired: true,
      errorMessage: words.chooseStatus,
      value: typed.status ?? seen.status,
      choices: [
        { title: status['not started'], value: 'not started' },
        { title: status['in progress'], value: 'in progress' },
        { title: words.completeChoice, value: 'complete' },
      ],
    },
    {
      type: 'Input.ChoiceSet',
      id: 'rag',
      label: words.rag,
      style: 'compact',
      isRequired: false,
      errorMessage: words.chooseRag,
      placeholder: words.notGivenYet,
      value: typed.rag ?? seen.rag,
      choices: (['green', 'amber', 'red', 'blue'] as const).map((rag) => ({
        title: ragOnCard(rag, language).long,
        value: rag,
      })),
    },
    {
      type: 'Input.Number',
      id: 'percentComplete',
      label: words.percent,
      isRequired: false,
      min: 0,
      max: 100,
      errorMessage: words.percentError,
      placeholder: words.percentRange,
      ...numberValue(typed.percentComplete ?? seen.percentComplete),
    },
    noteInput(language, words.whatHappened, typed.note),
    {
      type: 'Input.Text',
      id: 'evidenceLink',
      label: words.evidence,
      style: 'url',
      isRequired: false,
      maxLength: longestLinkInput,
      errorMessage: words.evidenceError,
      placeholder: 'https://…',
      value: withoutControls(typed.evidenceLink ?? action.evidenceLink).slice(0, longestLinkInput),
    },
  ];
  return {
    summary: words.updateOf(oneLine(nameOfAction(action), 100)),
    card: card(language, body, {
      actions: [
        button(
          words.save,
          { verb: 'action.record', ...item, rendering: question.rendering, seen },
          { style: 'positive', withInputs: true },
        ),
        button(words.askMoreTime, { verb: 'action.ask-more-time', ...item, seen }, { withInputs: true }),
        ...furtherForms(question),
        ...leaveAction(question),
      ],
    }),
  };
}

/** What else the reader may do with the action as it stands. */
function furtherForms(question: ActionFormQuestion): CardElement[] {
  const { action, deputy, mayDecide = false } = question;
  const words = actionWords(question.place.language);
  const forms: CardElement[] = [];
  if (mayDecide && action.moreTimeRequest !== null) {
    forms.push(openActButton(words.decideMoreTime, question, 'decide'));
  } else if (mayDecide && action.status === 'complete') {
    forms.push(openActButton(words.closeOrSendBack, question, 'close'));
  }
  if (deputy !== undefined) {
    forms.push(openActButton(words.passTo(oneLine(deputy.name, 40)), question, 'pass on'));
  }
  return forms;
}

function numberValue(text: string): { value?: number } {
  const value = Number(text);
  return text.trim() === '' || !Number.isFinite(value) ? {} : { value };
}
