import type { ActionInputs } from '../../shared/contracts/card-payloads.ts';
import { longestNote } from '../../shared/contracts/record-update.ts';
import type { Action } from '../../shared/domain/action.ts';
import { addDays, formatCivilDate, latest, type CivilDate } from '../../shared/domain/civil-date.ts';
import { nameOfAction, withReference } from '../../shared/domain/item-title.ts';
import { isFinished, slippageInWords } from '../../shared/domain/status.ts';
import { fieldNames, type FieldChange } from '../../shared/domain/update.ts';
import { dueInWords } from '../../shared/reminders/due-in-words.ts';
import {
  button,
  card,
  facts,
  largestCard,
  linkButton,
  notice,
  sizeOf,
  text,
  type CardElement,
  type CardMessage,
} from './card.ts';
import type { CardPlace } from './card-place.ts';
import { escapeText, oneLine, trimmed, withoutControls } from './plain-text.ts';
import { seenOfAction } from './seen.ts';
import { noRag, percentWords, ragWords, statusWords } from './words.ts';

const longestQuote = 600;
const longestLinkInput = 2000;

export interface ActionCardQuestion {
  readonly place: CardPlace;
  readonly action: Action;
  readonly today: CivilDate;
  /** ISO instant → "22 November 2026 at 14:05" on the board's clock. */
  readonly atInWords: (instant: string) => string;
}

export interface ActionFormQuestion extends ActionCardQuestion {
  /** New for every card made: see `rendering` in the contract. */
  readonly rendering: string;
  /** What was typed on an earlier card and must not be lost; shown instead of the row's values. */
  readonly typed?: ActionInputs;
  /** Why the last press could not be recorded, in plain English. */
  readonly problem?: string;
}

/** The form on which a lead says how an action is going. */
export function actionFormCard(question: ActionFormQuestion): CardMessage {
  const { action, place, typed = {} } = question;
  if (action.status === 'closed' || action.status === 'cancelled') return actionViewCard(question);
  const seen = seenOfAction(action);
  const item = { board: place.board.id, itemKey: action.key };
  const body: CardElement[] = [...heading(question, 'How is it going?')];
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
        ...leave(question),
      ],
    }),
  };
}

/** The form that asks the chair for a later date. What was typed on the form before it is sent along. */
export function moreTimeCard(
  question: ActionFormQuestion & { readonly proposedDue?: string; readonly reason?: string },
): CardMessage {
  const { action, place, typed = {}, today } = question;
  const seen = seenOfAction(action);
  const item = { board: place.board.id, itemKey: action.key };
  const kept = keptChoices(typed);
  const earliest = addDays(action.currentDue === null ? today : latest(today, action.currentDue), 1);
  const body: CardElement[] = [...heading(question, 'Ask for more time')];
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
        ...leave(question),
      ],
    });
  const whole = made({ ...kept, ...texts(typed) });
  return {
    summary: `Ask for more time: ${oneLine(nameOfAction(action), 100)}`,
    card: sizeOf(whole) <= largestCard ? whole : made(kept),
  };
}

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
  body.push(text(standing(question), { subtle: true }));
  return { summary: `Saved: ${oneLine(nameOfAction(action), 120)}`, card: card(body, again(question)) };
}

/** An action as it stands, without a form: what an old card turns into. */
export function actionViewCard(question: ActionCardQuestion & { readonly notice?: string }): CardMessage {
  const { action } = question;
  const body: CardElement[] = [];
  if (question.notice !== undefined) body.push(problemNotice(question.notice));
  body.push(...heading(question));
  if (action.status === 'closed' || action.status === 'cancelled') {
    body.push(text(`It is ${statusWords[action.status].toLowerCase()}: nothing more is asked of you here.`));
  }
  return {
    summary: `${oneLine(nameOfAction(action), 120)}: ${standing(question)}`,
    card: card(body, again(question)),
  };
}

/** What the item is and how it stands: the top of every card about an action. */
function heading(question: ActionCardQuestion, title?: string): CardElement[] {
  const { action, today, place } = question;
  const elements: CardElement[] = [
    text(
      escapeText(
        withReference(action.reference, trimmed(action.action === '' ? action.outcome : action.action, 400)),
      ),
      {
        weight: 'bolder',
        size: 'medium',
        heading: true,
      },
    ),
    text(escapeText(place.board.title), { subtle: true, spacing: 'none' }),
  ];
  if (action.action !== '' && action.outcome !== '') {
    elements.push(text(escapeText(`To achieve: ${trimmed(action.outcome, 300)}`), { spacing: 'small' }));
  }
  const known: (readonly [string, string])[] = [['When', escapeText(dueFact(action, today))]];
  const leads = action.leads.filter((lead) => lead.role === 'lead').map((lead) => lead.name);
  if (leads.length > 0) known.push(['Lead', escapeText(oneLine(leads.join(', '), 200))]);
  known.push(['Now', standing(question)]);
  if (action.moreTimeRequest !== null) {
    known.push([
      'More time',
      escapeText(
        `asked until ${formatCivilDate(action.moreTimeRequest.proposedDue)} by ${oneLine(action.moreTimeRequest.by.name, 80)} – waiting for the chair`,
      ),
    ]);
  }
  if (action.lastNote !== null && action.lastNote.text.trim() !== '') {
    known.push([
      'Last note',
      escapeText(
        `${trimmed(action.lastNote.text, longestQuote)} (${oneLine(action.lastNote.by, 80)}, ${question.atInWords(action.lastNote.at)})`,
      ),
    ]);
  }
  elements.push(facts(known));
  if (title !== undefined)
    elements.push(
      text(title, { weight: 'bolder', size: 'medium', separator: true, spacing: 'medium', heading: true }),
    );
  return elements;
}

/** "In progress · 40% · ◆ Red – off track". */
function standing({ action }: ActionCardQuestion): string {
  return [
    statusWords[action.status],
    percentWords(action.percentComplete),
    action.rag === null ? noRag : ragWords[action.rag].long,
  ]
    .filter((words) => words !== '')
    .join(' · ');
}

function dueFact(action: Action, today: CivilDate): string {
  const { currentDue } = action;
  if (currentDue === null) {
    const raw = oneLine(action.due.raw, 120);
    return action.ongoing || raw === ''
      ? raw || (action.ongoing ? 'Ongoing' : 'No date')
      : `No date: “${raw}”`;
  }
  const words =
    !isFinished(action.status) && !action.ongoing
      ? dueInWords(currentDue, today)
      : formatCivilDate(currentDue);
  const revised = slippageInWords(action, today);
  return revised === '' ? words : `${words}; ${revised}`;
}

function leave({ place, action }: ActionCardQuestion): CardElement[] {
  return [
    button('Back to my list', { verb: 'digest.show', board: place.board.id, list: 'today', from: 0 }),
    linkButton('Open in the register', place.links.action(place.board.id, action.key)),
  ];
}

function again(question: ActionCardQuestion) {
  const { place, action } = question;
  const item = { board: place.board.id, itemKey: action.key };
  const answerable = action.status !== 'closed' && action.status !== 'cancelled';
  return {
    actions: [
      ...(answerable ? [button('Update again', { verb: 'action.open', ...item })] : []),
      ...leave(question),
    ],
    refresh:
      place.mri === null ? undefined : { payload: { verb: 'action.view' as const, ...item }, mri: place.mri },
  };
}

export function problemNotice(problem: string): CardElement {
  return notice('attention', [text(escapeText(`⚠ ${problem}`), { weight: 'bolder' })]);
}

export function noteInput(id: string, label: string, value: string | undefined): CardElement {
  return {
    type: 'Input.Text',
    id,
    label,
    isMultiline: true,
    isRequired: false,
    maxLength: longestNote,
    errorMessage: `At most ${longestNote.toLocaleString('en-GB')} characters: put more in a document and link to it.`,
    placeholder: 'In a few sentences. No names of children or adults at risk.',
    ...(value === undefined || value === '' ? {} : { value: withoutControls(value).slice(0, longestNote) }),
  };
}

/** What of a form's inputs is short enough to travel in buttons. */
export function keptChoices(typed: ActionInputs): Pick<ActionInputs, 'status' | 'rag' | 'percentComplete'> {
  const short = (value: string | undefined) => (value === undefined || value.length > 40 ? undefined : value);
  const status = short(typed.status);
  const rag = short(typed.rag);
  const percentComplete = short(typed.percentComplete);
  return {
    ...(status === undefined ? {} : { status }),
    ...(rag === undefined ? {} : { rag }),
    ...(percentComplete === undefined ? {} : { percentComplete }),
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

function numberValue(words: string): { value?: number } {
  const value = Number(words);
  return words.trim() === '' || !Number.isFinite(value) ? {} : { value };
}
