import { inLanguages } from '../../shared/domain/language.ts';
import type { WorkingWeekday } from '../../shared/domain/person.ts';

interface PreferencesWords {
  readonly title: string;
  readonly titleOn: (board: string) => string;
  readonly savedOn: (board: string) => string;
  readonly neverWaits: string;
  readonly whichDay: string;
  readonly anyDay: string;
  readonly only: Readonly<Record<WorkingWeekday, string>>;
  readonly whatTime: string;
  readonly boardsTime: (time: string) => string;
  readonly pauseUntil: (latest: string) => string;
  readonly pauseError: (latest: string) => string;
  readonly nothingToChoose: (time: string) => string;
  readonly save: string;
  readonly chosenBy: (name: string, at: string) => string;
  readonly day: string;
  readonly anyDayFact: string;
  readonly time: string;
  readonly boardsTimeFact: (time: string) => string;
  readonly paused: string;
  readonly notPaused: string;
  readonly pausedUntil: (date: string) => string;
  readonly change: string;
}

/** When a person’s own reminders come. */
export const preferencesWords = inLanguages<PreferencesWords>({
  en: {
    title: 'When my reminders come',
    titleOn: (board) => `When my reminders come – ${board}`,
    savedOn: (board) => `Saved: when my reminders come – ${board}`,
    neverWaits:
      'Whatever you choose, these come on the next working day: what is overdue, what was escalated to you, and what waits for your decision.',
    whichDay: 'On which day of the week?',
    anyDay: 'Any working day something is due',
    only: {
      Monday: 'Mondays only',
      Tuesday: 'Tuesdays only',
      Wednesday: 'Wednesdays only',
      Thursday: 'Thursdays only',
      Friday: 'Fridays only',
    },
    whatTime: 'At what time?',
    boardsTime: (time) => `The board’s time, ${time}`,
    pauseUntil: (latest) =>
      `Pause until: the first day you want to be asked again, ${latest} at the latest (empty for no pause)`,
    pauseError: (latest) => `Choose a day up to ${latest}, or leave it empty.`,
    nothingToChoose: (time) =>
      `Your board sends all reminders at ${time} on working days and lets nobody choose otherwise.`,
    save: 'Save',
    chosenBy: (name, at) => `Chosen by ${name}, ${at}`,
    day: 'Day',
    anyDayFact: 'any working day something is due',
    time: 'Time',
    boardsTimeFact: (time) => `the board’s time, ${time}`,
    paused: 'Paused',
    notPaused: 'no',
    pausedUntil: (date) => `until ${date}; on that day I ask again`,
    change: 'Change',
  },
  cy: {
    title: 'Pryd y daw fy nodiadau atgoffa',
    titleOn: (board) => `Pryd y daw fy nodiadau atgoffa – ${board}`,
    savedOn: (board) => `Cadwyd: pryd y daw fy nodiadau atgoffa – ${board}`,
    neverWaits:
      'Beth bynnag a ddewiswch, daw’r rhain ar y diwrnod gwaith nesaf: yr hyn sy’n hwyr, yr hyn a uwchgyfeiriwyd atoch, a’r hyn sy’n aros am eich penderfyniad.',
    whichDay: 'Ar ba ddiwrnod o’r wythnos?',
    anyDay: 'Unrhyw ddiwrnod gwaith pan fydd rhywbeth yn ddyledus',
    only: {
      Monday: 'Dydd Llun yn unig',
      Tuesday: 'Dydd Mawrth yn unig',
      Wednesday: 'Dydd Mercher yn unig',
      Thursday: 'Dydd Iau yn unig',
      Friday: 'Dydd Gwener yn unig',
    },
    whatTime: 'Am faint o’r gloch?',
    boardsTime: (time) => `Amser y bwrdd, ${time}`,
    pauseUntil: (latest) =>
      `Saib tan: y diwrnod cyntaf yr hoffech gael eich holi eto, ${latest} fan bellaf (gwag am ddim saib)`,
    pauseError: (latest) => `Dewiswch ddiwrnod hyd at ${latest}, neu gadewch hwn yn wag.`,
    nothingToChoose: (time) =>
      `Mae eich bwrdd yn anfon pob nodyn atgoffa am ${time} ar ddiwrnodau gwaith ac nid yw’n gadael i neb ddewis fel arall.`,
    save: 'Cadw',
    chosenBy: (name, at) => `Dewiswyd gan ${name}, ${at}`,
    day: 'Diwrnod',
    anyDayFact: 'unrhyw ddiwrnod gwaith pan fydd rhywbeth yn ddyledus',
    time: 'Amser',
    boardsTimeFact: (time) => `amser y bwrdd, ${time}`,
    paused: 'Saib',
    notPaused: 'dim saib',
    pausedUntil: (date) => `tan ${date}; ar y diwrnod hwnnw byddaf yn gofyn eto`,
    change: 'Newid',
  },
});
