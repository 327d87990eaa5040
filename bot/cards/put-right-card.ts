import { addDays, formatCivilDate } from '../../shared/domain/civil-date.ts';
import { nameOfAction } from '../../shared/domain/item-title.ts';
import type { Person } from '../../shared/domain/person.ts';
import { actButton, whatWentWrong, type ActFormQuestion } from './act-form.ts';
import { actionHeading, leaveAction, subheading } from './action-heading.ts';
import { button, card, largestCard, sizeOf, text, type CardElement, type CardMessage } from './card.ts';
import { noteInput } from './inputs.ts';
import { oneLine, withoutControls } from './plain-text.ts';

/** The form on which a board manager names a lead who is missing, or gives a date. */
export function putRightCard(
  question: ActFormQuestion & {
    /** Who can be named: people with an account who have not left. */
    readonly people: readonly Pick<Person, 'key' | 'name' | 'agency'>[];
  },
): CardMessage {
  const choosing = putRight(question, chooseFrom(question));
  // A board of several hundred people is too long a list for a card: there a name is written.
  return sizeOf(choosing.card) <= largestCard ? choosing : putRight(question, writeName(question));
}

function putRight(question: ActFormQuestion, whom: CardElement): CardMessage {
  const { action, typed = {}, place, today } = question;
  // A date that stands is moved by its lead asking and its chair deciding, not here.
  const dateIsMissing = action.currentDue === null;
  const earliest = addDays(today, 1);
  const body: CardElement[] = [
    ...actionHeading(question),
    ...whatWentWrong(question),
    subheading('Put right what is missing'),
    ...(dateIsMissing
      ? [text('Fill in one of the two and press its button; the other can follow.', { subtle: true })]
      : []),
    whom,
    ...(dateIsMissing
      ? [
          {
            type: 'Input.Date',
            id: 'due',
            label: 'Due date',
            isRequired: false,
            min: earliest,
            errorMessage: `Choose a date from ${formatCivilDate(earliest)} on.`,
            ...((typed.due ?? '') === '' ? {} : { value: (typed.due ?? '').slice(0, 40) }),
          },
        ]
      : []),
    noteInput('note', 'Why, for the trail (optional)', typed.note),
  ];
  return {
    summary: `Put right: ${oneLine(nameOfAction(action), 100)}`,
    card: card(body, {
      actions: [
        actButton('Name the lead', question, 'name lead'),
        ...(dateIsMissing ? [actButton('Give the date', question, 'give date')] : []),
        button('Back to what is to put right', {
          verb: 'week.show',
          board: place.board.id,
          list: 'manager',
          from: 0,
        }),
        ...leaveAction(question).slice(1),
      ],
    }),
  };
}

function chooseFrom({
  people,
  typed = {},
}: ActFormQuestion & { readonly people: readonly Pick<Person, 'key' | 'name' | 'agency'>[] }): CardElement {
  const choices = people
    .map(({ key, name, agency }) => ({
      title: withoutControls(oneLine(agency.trim() === '' ? name : `${name} – ${agency}`, 100)),
      value: key,
    }))
    .sort((first, second) => first.title.localeCompare(second.title, 'en-GB'));
  const known = choices.some(({ value }) => value === typed.person);
  return {
    type: 'Input.ChoiceSet',
    id: 'person',
    label: 'Lead',
    style: 'filtered',
    isRequired: false,
    placeholder: 'Write a part of the name',
    choices,
    ...(known ? { value: typed.person } : {}),
  };
}

function writeName({ typed = {} }: ActFormQuestion): CardElement {
  return {
    type: 'Input.Text',
    id: 'person',
    label: 'Lead: the name as it stands in People',
    isRequired: false,
    maxLength: 200,
    ...((typed.person ?? '') === '' ? {} : { value: withoutControls(typed.person ?? '').slice(0, 200) }),
  };
}
