import { addDays, formatCivilDate, type CivilDate } from '../../shared/domain/civil-date.ts';
import { workingWeekdaySchema, type Person } from '../../shared/domain/person.ts';
import { latestPause } from '../../shared/domain/reminder-choices.ts';
import type { ReminderPolicy } from '../../shared/domain/reminder-policy.ts';
import { button, card, facts, linkButton, notice, text, type CardElement, type CardMessage } from './card.ts';
import type { CardPlace } from './card-place.ts';
import { problemNotice } from './inputs.ts';
import { escapeText, oneLine } from './plain-text.ts';

/** What a person has chosen, as their row of People holds it. */
export type ChosenReminders = Pick<Person, 'digestWeekday' | 'digestAt' | 'snoozedUntil'>;

export interface PreferencesQuestion {
  readonly place: CardPlace;
  readonly chosen: ChosenReminders;
  readonly policy: ReminderPolicy;
  readonly today: CivilDate;
  /** What was chosen on an earlier card, as its inputs sent it. */
  readonly typed?: {
    readonly weekday?: string | undefined;
    readonly at?: string | undefined;
    readonly pausedUntil?: string | undefined;
  };
  readonly problem?: string;
}

const neverWaits =
  'Whatever you choose, these come on the next working day: what is overdue, what was escalated to you, and what waits for your decision.';

/** When a person’s own reminders come, as far as the board lets them choose. */
export function preferencesCard(question: PreferencesQuestion): CardMessage {
  const { place, policy, today, chosen, typed = {} } = question;
  const { choices, sendAt } = policy;
  const body: CardElement[] = heading(question);
  if (question.problem !== undefined) body.push(problemNotice(question.problem));
  body.push(text(neverWaits));
  if (choices.weekday) {
    body.push({
      type: 'Input.ChoiceSet',
      id: 'weekday',
      label: 'On which day of the week?',
      style: 'compact',
      value: typed.weekday ?? chosen.digestWeekday ?? 'any',
      choices: [
        { title: 'Any working day something is due', value: 'any' },
        ...workingWeekdaySchema.options.map((day) => ({ title: `${day}s only`, value: day })),
      ],
    });
  }
  if (choices.time) {
    body.push({
      type: 'Input.ChoiceSet',
      id: 'at',
      label: 'At what time?',
      style: 'compact',
      value: typed.at ?? (chosen.digestAt === '' ? 'board' : chosen.digestAt),
      choices: [
        { title: `The board’s time, ${sendAt}`, value: 'board' },
        ...timesBetween(sendAt, choices.latestTime, chosen.digestAt).map((time) => ({
          title: time,
          value: time,
        })),
      ],
    });
  }
  const last = latestPause(policy, today);
  if (last !== null) {
    body.push({
      type: 'Input.Date',
      id: 'pausedUntil',
      label: `Pause until: the first day you want to be asked again, ${formatCivilDate(last)} at the latest (empty for no pause)`,
      min: addDays(today, 1),
      max: last,
      errorMessage: `Choose a day up to ${formatCivilDate(last)}, or leave it empty.`,
      ...dateValue(typed.pausedUntil ?? pauseOf(chosen, today) ?? ''),
    });
  }
  const choosable = choices.weekday || choices.time || last !== null;
  if (!choosable)
    body.push(
      text(`Your board sends all reminders at ${sendAt} on working days and lets nobody choose otherwise.`),
    );
  const payload = { board: place.board.id, asksPause: last !== null };
  return {
    summary: `When my reminders come – ${oneLine(place.board.title, 80)}`,
    card: card(body, {
      actions: [
        ...(choosable
          ? [
              button(
                'Save',
                { verb: 'reminders.choose', ...payload },
                { style: 'positive', withInputs: true },
              ),
            ]
          : []),
        ...leave(place),
      ],
    }),
  };
}

/** What a person chose, as it holds from now on. */
export function preferencesSavedCard(
  question: PreferencesQuestion & { readonly by: string; readonly atInWords: string },
): CardMessage {
  const { place, chosen, policy, today } = question;
  const pause = pauseOf(chosen, today);
  const body: CardElement[] = [
    notice('good', [
      text('✔ Saved', { weight: 'bolder', size: 'large', heading: true }),
      text(escapeText(`Chosen by ${oneLine(question.by, 80)}, ${question.atInWords}`), { spacing: 'none' }),
    ]),
    ...heading(question),
    facts([
      [
        'Day',
        chosen.digestWeekday === null ? 'any working day something is due' : `${chosen.digestWeekday}s only`,
      ],
      [
        'Time',
        chosen.digestAt === ''
          ? `the board’s time, ${policy.sendAt}`
          : escapeText(oneLine(chosen.digestAt, 20)),
      ],
      ['Paused', pause === null ? 'no' : `until ${formatCivilDate(pause)}; on that day I ask again`],
    ]),
    text(neverWaits, { subtle: true }),
  ];
  return {
    summary: `Saved: when my reminders come – ${oneLine(place.board.title, 80)}`,
    card: card(body, {
      actions: [button('Change', { verb: 'reminders.show', board: place.board.id }), ...leave(place)],
    }),
  };
}

function heading({ place }: PreferencesQuestion): CardElement[] {
  return [
    text('When my reminders come', { weight: 'bolder', size: 'large', heading: true }),
    text(escapeText(place.board.title), { subtle: true, spacing: 'none' }),
  ];
}

function leave({ board, links }: CardPlace): CardElement[] {
  return [
    button('Back to my list', { verb: 'digest.show', board: board.id, list: 'today', from: 0 }),
    linkButton('Open the register', links.board(board.id)),
  ];
}

/** A pause that is over is none. */
function pauseOf({ snoozedUntil }: ChosenReminders, today: CivilDate): CivilDate | null {
  return snoozedUntil !== null && snoozedUntil > today ? snoozedUntil : null;
}

function dateValue(value: string): { value?: string } {
  return value === '' ? {} : { value: value.slice(0, 40) };
}

/** Every half hour from one time to another, and a time chosen before that is none of these. */
function timesBetween(first: string, last: string, chosen: string): string[] {
  const minutes = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
  const times: string[] = [];
  for (let at = Math.ceil((minutes(first) + 1) / 30) * 30; at <= minutes(last); at += 30) {
    times.push(`${String(Math.floor(at / 60)).padStart(2, '0')}:${String(at % 60).padStart(2, '0')}`);
  }
  const own = /^([01]\d|2[0-3]):[0-5]\d$/.test(chosen) && chosen >= first && chosen <= last;
  return [...new Set(own ? [...times, chosen] : times)].sort();
}
