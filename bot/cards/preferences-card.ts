import { addDays, formatCivilDate, type CivilDate } from '../../shared/domain/civil-date.ts';
import { workingWeekdaySchema, type Person } from '../../shared/domain/person.ts';
import { latestPause } from '../../shared/domain/reminder-choices.ts';
import type { ReminderPolicy } from '../../shared/domain/reminder-policy.ts';
import { button, card, facts, linkButton, notice, text, type CardElement, type CardMessage } from './card.ts';
import type { CardPlace } from './card-place.ts';
import { cardWords } from './card-words.ts';
import { problemNotice } from './inputs.ts';
import { escapeText, oneLine } from './plain-text.ts';
import { preferencesWords } from './preferences-words.ts';

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

/** When a person’s own reminders come, as far as the board lets them choose. */
export function preferencesCard(question: PreferencesQuestion): CardMessage {
  const { place, policy, today, chosen, typed = {} } = question;
  const { choices, sendAt } = policy;
  const { language } = place;
  const words = preferencesWords(language);
  const body: CardElement[] = heading(question);
  if (question.problem !== undefined) body.push(problemNotice(question.problem));
  body.push(text(words.neverWaits));
  if (choices.weekday) {
    body.push({
      type: 'Input.ChoiceSet',
      id: 'weekday',
      label: words.whichDay,
      style: 'compact',
      value: typed.weekday ?? chosen.digestWeekday ?? 'any',
      choices: [
        { title: words.anyDay, value: 'any' },
        ...workingWeekdaySchema.options.map((day) => ({ title: words.only[day], value: day })),
      ],
    });
  }
  if (choices.time) {
    body.push({
      type: 'Input.ChoiceSet',
      id: 'at',
      label: words.whatTime,
      style: 'compact',
      value: typed.at ?? (chosen.digestAt === '' ? 'board' : chosen.digestAt),
      choices: [
        { title: words.boardsTime(sendAt), value: 'board' },
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
      label: words.pauseUntil(formatCivilDate(last, language)),
      min: addDays(today, 1),
      max: last,
      errorMessage: words.pauseError(formatCivilDate(last, language)),
      ...dateValue(typed.pausedUntil ?? pauseOf(chosen, today) ?? ''),
    });
  }
  const choosable = choices.weekday || choices.time || last !== null;
  if (!choosable) body.push(text(words.nothingToChoose(sendAt)));
  const payload = { board: place.board.id, asksPause: last !== null };
  return {
    summary: words.titleOn(oneLine(place.board.title, 80)),
    card: card(language, body, {
      actions: [
        ...(choosable
          ? [
              button(
                words.save,
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
  const { language } = place;
  const words = preferencesWords(language);
  const pause = pauseOf(chosen, today);
  const body: CardElement[] = [
    notice('good', [
      text(cardWords(language).saved, { weight: 'bolder', size: 'large', heading: true }),
      text(escapeText(words.chosenBy(oneLine(question.by, 80), question.atInWords)), { spacing: 'none' }),
    ]),
    ...heading(question),
    facts([
      [words.day, chosen.digestWeekday === null ? words.anyDayFact : words.only[chosen.digestWeekday]],
      [
        words.time,
        chosen.digestAt === ''
          ? words.boardsTimeFact(policy.sendAt)
          : escapeText(oneLine(chosen.digestAt, 20)),
      ],
      [words.paused, pause === null ? words.notPaused : words.pausedUntil(formatCivilDate(pause, language))],
    ]),
    text(words.neverWaits, { subtle: true }),
  ];
  return {
    summary: words.savedOn(oneLine(place.board.title, 80)),
    card: card(language, body, {
      actions: [button(words.change, { verb: 'reminders.show', board: place.board.id }), ...leave(place)],
    }),
  };
}

function heading({ place }: PreferencesQuestion): CardElement[] {
  return [
    text(preferencesWords(place.language).title, { weight: 'bolder', size: 'large', heading: true }),
    text(escapeText(place.board.title), { subtle: true, spacing: 'none' }),
  ];
}

function leave({ board, links, language }: CardPlace): CardElement[] {
  const { backToList, openRegister } = cardWords(language);
  return [
    button(backToList, { verb: 'digest.show', board: board.id, list: 'today', from: 0 }),
    linkButton(openRegister, links.board(board.id)),
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
