import type { ReminderChoices } from '../../shared/domain/reminder-choices.ts';
import { civilDateSchema } from '../../shared/domain/civil-date.ts';
import { workingWeekdaySchema } from '../../shared/domain/person.ts';
import type { CardMessage } from '../cards/card.ts';
import {
  preferencesCard,
  preferencesSavedCard,
  type PreferencesQuestion,
} from '../cards/preferences-card.ts';
import type { CardPlace } from '../cards/card-place.ts';
import { pressWords } from './press-words.ts';
import { inWords, refused, type BoardPress, type Turn } from './press-turn.ts';
import type { BoardView, PersonOnBoard } from './register-door.ts';

type ReminderPress = Extract<BoardPress, { verb: `reminders.${string}` }>;

/** A press about the presser’s own reminders: whose they are is never read from the card. */
export async function onReminders(turn: Turn, press: ReminderPress): Promise<CardMessage> {
  const { door, view, person, place } = turn;
  const question = preferencesOf(view, person, place);
  if (press.verb === 'reminders.show') return preferencesCard(question);
  const typed = { weekday: press.weekday, at: press.at, pausedUntil: press.pausedUntil ?? '' };
  const choices = choicesOf(press);
  if (choices === null) {
    return preferencesCard({
      ...question,
      typed,
      problem: pressWords(place.language).chooseDayAndTime,
    });
  }
  const outcome = await door.chooseReminders(view, { oid: person.oid, language: place.language }, choices);
  switch (outcome.outcome) {
    case 'recorded':
      return preferencesSavedCard({
        ...question,
        chosen: outcome.chosen,
        by: person.name,
        atInWords: inWords(turn)(view.now),
      });
    case 'refused':
      return outcome.reason === 'not valid'
        ? preferencesCard({ ...question, typed, problem: outcome.userMessage })
        : refused(turn, press, outcome);
  }
}

/** The form of a person’s own choices on a board. */
export function preferencesOf(view: BoardView, person: PersonOnBoard, place: CardPlace): PreferencesQuestion {
  const [first] = person.people;
  return {
    place,
    chosen: first ?? { digestWeekday: null, digestAt: '', snoozedUntil: null },
    policy: view.snapshot.configuration.reminderPolicy,
    today: view.today,
  };
}

/** Null when an input holds what no form offers. */
function choicesOf(press: Extract<ReminderPress, { verb: 'reminders.choose' }>): ReminderChoices | null {
  const weekday =
    press.weekday === 'any' ? null : workingWeekdaySchema.optional().safeParse(press.weekday).data;
  const pause = press.pausedUntil?.trim() ?? '';
  const pausedUntil = pause === '' ? null : civilDateSchema.safeParse(pause).data;
  if ((weekday === undefined && press.weekday !== undefined) || pausedUntil === undefined) return null;
  return {
    ...(weekday === undefined ? {} : { weekday }),
    ...(press.at === undefined ? {} : { at: press.at === 'board' ? '' : press.at.trim() }),
    ...(press.asksPause ? { pausedUntil } : {}),
  };
}
