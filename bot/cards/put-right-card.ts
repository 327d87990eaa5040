import { addDays, formatCivilDate } from '../../shared/domain/civil-date.ts';
import { nameOfAction } from '../../shared/domain/item-title.ts';
import type { Person } from '../../shared/domain/person.ts';
import { actWords } from './act-words.ts';
import { actButton, whatWentWrong, type ActFormQuestion } from './act-form.ts';
import { actionHeading, leaveAction, subheading } from './action-heading.ts';
import { button, card, largestCard, sizeOf, text, type CardElement, type CardMessage } from './card.ts';
import { cardWords } from './card-words.ts';
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
  const { language } = place;
  const words = actWords(language);
  // A date that stands is moved by its lead asking and its chair deciding, not here.
  const dateIsMissing = action.currentDue === null;
  const earliest = addDays(today, 1);
  const body: CardElement[] = [
    ...actionHeading(question),
    ...whatWentWrong(question),
    subheading(words.whatIsMissing),
    ...(dateIsMissing ? [text(words.oneOfTwo, { subtle: true })] : []),
    whom,
    ...(dateIsMissing
      ? [
          {
            type: 'Input.Date',
            id: 'due',
            label: words.dueDate,
            isRequired: false,
            min: earliest,
            errorMessage: cardWords(language).chooseFrom(formatCivilDate(earliest, language)),
            ...((typed.due ?? '') === '' ? {} : { value: (typed.due ?? '').slice(0, 40) }),
          },
        ]
      : []),
    noteInput(language, words.whyForTrail, typed.note),
  ];
  return {
    summary: words.putRight(oneLine(nameOfAction(action), 100)),
    card: card(language, body, {
      actions: [
        actButton(words.nameLead, question, 'name lead'),
        ...(dateIsMissing ? [actButton(words.giveDate, question, 'give date')] : []),
        button(words.backToPutRight, {
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
  place,
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
    label: actWords(place.language).lead,
    style: 'filtered',
    isRequired: false,
    placeholder: actWords(place.language).partOfName,
    choices,
    ...(known ? { value: typed.person } : {}),
  };
}

function writeName({ place, typed = {} }: ActFormQuestion): CardElement {
  return {
    type: 'Input.Text',
    id: 'person',
    label: actWords(place.language).leadAsInPeople,
    isRequired: false,
    maxLength: 200,
    ...((typed.person ?? '') === '' ? {} : { value: withoutControls(typed.person ?? '').slice(0, 200) }),
  };
}
