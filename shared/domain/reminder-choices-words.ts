import { inLanguages } from './language.ts';

/** Why a board’s policy does not allow what somebody chose about their own reminders. */
export const reminderChoicesWords = inLanguages({
  en: {
    noWeekday: 'Your board sends reminders on any working day, so a weekday cannot be chosen.',
    noTime: (at: string) => `Your board sends all reminders at ${at}, so another time cannot be chosen.`,
    timeBetween: (from: string, to: string) => `Choose a time from ${from} to ${to}.`,
    noPause:
      'Your board does not pause reminders. If you will be away, ask your board manager to name a deputy.',
    afterToday: 'Choose a day after today, or leave the date empty to pause nothing.',
    pauseTooLong: (days: string, last: string) =>
      `Your board lets you pause for at most ${days}: choose a day up to ${last}. If you will be away longer, ask your board manager to name a deputy.`,
  },
  cy: {
    noWeekday:
      'Mae eich bwrdd yn anfon nodiadau atgoffa ar unrhyw ddiwrnod gwaith, felly ni ellir dewis diwrnod o’r wythnos.',
    noTime: (at: string) =>
      `Mae eich bwrdd yn anfon pob nodyn atgoffa am ${at}, felly ni ellir dewis amser arall.`,
    timeBetween: (from: string, to: string) => `Dewiswch amser o ${from} i ${to}.`,
    noPause:
      'Nid yw eich bwrdd yn oedi nodiadau atgoffa. Os byddwch i ffwrdd, gofynnwch i reolwr eich bwrdd enwi dirprwy.',
    afterToday: 'Dewiswch ddiwrnod ar ôl heddiw, neu gadewch y dyddiad yn wag i beidio ag oedi.',
    pauseTooLong: (days: string, last: string) =>
      `Mae eich bwrdd yn gadael i chi oedi am ${days} ar y mwyaf: dewiswch ddiwrnod hyd at ${last}. Os byddwch i ffwrdd yn hwy, gofynnwch i reolwr eich bwrdd enwi dirprwy.`,
  },
});
