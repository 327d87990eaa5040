import { capacityInWords } from './capacity-words.ts';
import { countOfDays, withDatesIn } from './civil-date.ts';
import type { Language } from './language.ts';

const days = (count: string) => countOfDays(Number(count), 'cy');

/** The sentences of the reminders' reasons, with how each is said in Welsh; dates are told afterwards. */
const inWelsh: readonly (readonly [RegExp, (...found: string[]) => string])[] = [
  [
    /Review due in (\d+) days?, on/g,
    (_, count = '') => `Mae’r adolygiad i’w gynnal ymhen ${days(count)}, ar`,
  ],
  [/Review due (today|tomorrow),/g, (_, when) => `Mae’r adolygiad i’w gynnal ${whenInWelsh(when)},`],
  [
    /Review overdue by (\d+) days?: it was due on/g,
    (_, count = '') => `Mae’r adolygiad ${days(count)} yn hwyr: roedd i’w gynnal ar`,
  ],
  [/Due in (\d+) days?, on/g, (_, count = '') => `I’w chwblhau ymhen ${days(count)}, ar`],
  [/Due (today|tomorrow),/g, (_, when) => `I’w chwblhau ${whenInWelsh(when)},`],
  [
    /Overdue by (\d+) days?: it was due on/g,
    (_, count = '') => `${days(count)} yn hwyr: roedd i’w chwblhau erbyn`,
  ],
  [
    /Ongoing: it is time for an update \(this round began on (.+?)\)/g,
    (_, date) => `Parhaus: mae’n bryd cael diweddariad (dechreuodd y cylch hwn ar ${date})`,
  ],
  [
    /Its leads say it is complete: look at the evidence, then close it or send it back\./g,
    () =>
      'Dywed ei harweinwyr ei bod wedi’i chwblhau: edrychwch ar y dystiolaeth, yna ei chau neu ei hanfon yn ôl.',
  ],
  [
    /More time, until (.+?), was asked for on (.+?) and waits for your decision\./g,
    (_, until, asked) =>
      `Gofynnwyd ar ${asked} am ragor o amser, tan ${until}, ac mae’n aros am eich penderfyniad.`,
  ],
  [
    /Nothing has been heard for (\d+) days?, since (.+?); it was due on/g,
    (_, count = '', since) => `Ni chlywyd dim ers ${days(count)}, er ${since}; roedd i’w chwblhau erbyn`,
  ],
  [
    /Nothing has been heard for (\d+) days?: it was due on/g,
    (_, count = '') => `Ni chlywyd dim ers ${days(count)}: roedd i’w chwblhau erbyn`,
  ],
  [
    /Escalated to you ?(.*?)\. /g,
    (_, capacity = '') =>
      `Uwchgyfeiriwyd atoch${capacity === '' ? '' : ` ${capacityInWords(capacity, 'cy')}`}. `,
  ],
  [/Asked of you (.+?)\.$/g, (_, capacity = '') => `Gofynnir i chi ${capacityInWords(capacity, 'cy')}.`],
  [
    /^(.+) on (\d+ \w+ \d{4}): please bring your (?:(\d+) )?open actions? up to date (?:before it|by (\d+ \w+ \d{4}))/g,
    (_, meeting, date, open = '1', by = '') =>
      `${meeting} ar ${date}: diweddarwch eich ${open === '1' ? 'gweithred agored' : `gweithredoedd agored (${open})`} ${by === '' ? 'cyn hynny' : `erbyn ${by}`}`,
  ],
  [/\(all have been heard about since\)/g, () => '(clywyd am bob un ers hynny)'],
  [/\((\d+) still waits?\)/g, (_, waiting) => `(${waiting} yn dal i aros)`],
  [
    /^Papers for (.+) on (.+?) are due now\.$/g,
    (_, meeting, date) => `Mae angen papurau ${meeting} ar ${date} nawr.`,
  ],
  [
    /^Papers for (.+) on (.+?) are due on (.+?)\.$/g,
    (_, meeting, date, due) => `Mae angen papurau ${meeting} ar ${date} erbyn ${due}.`,
  ],
];

const whenInWelsh = (when: string | undefined) => (when === 'today' ? 'heddiw' : 'yfory');

/**
 * Why somebody was asked, as the ledger holds it in English, for whoever reads it: in Welsh sentence by sentence, where the sentence is one
 * of the reminders' own. What is none – the board's words, something written by hand – stays as it is.
 */
export function reasonInWords(reason: string, language: Language): string {
  if (language === 'en') return reason;
  return withDatesIn(
    inWelsh.reduce((words, [pattern, said]) => words.replace(pattern, said), reason),
    language,
  );
}
