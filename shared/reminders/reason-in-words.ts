import { capacityInWords } from '../domain/capacity-words.ts';
import { countOfDays, withDatesIn } from '../domain/civil-date.ts';
import type { Language } from '../domain/language.ts';
import { reminderPolicyWords } from '../domain/reminder-policy-words.ts';
import { updateWords } from '../domain/update-words.ts';
import { weekWords } from './week-words.ts';

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
    /^(.+) on (\d+ \w+ \d{4}): please bring your (?:(\d+) )?open actions? up to date (?:before it|(now: updates were due )?by (\d+ \w+ \d{4}))/g,
    (_, meeting, date, open = '1', late = '', by = '') =>
      `${meeting} ar ${date}: diweddarwch eich ${open === '1' ? 'gweithred agored' : `gweithredoedd agored (${open})`} ${by === '' ? 'cyn hynny' : late === '' ? `erbyn ${by}` : `nawr: roedd angen y diweddariadau erbyn ${by}`}`,
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
  [
    /^Papers for (.+) on (.+?) were due on (.+?)\.$/g,
    (_, meeting, date, due) => `Roedd angen papurau ${meeting} ar ${date} erbyn ${due}.`,
  ],
  [/Nobody has been asked in that time\./g, () => 'Ni ofynnwyd i neb yn yr amser hwnnw.'],
  [/Nobody could be reached\./g, () => 'Ni ellid cyrraedd neb.'],
  [
    /Asked (once|\d+ times) in that time, last on (.+?\d{4})\./g,
    (_, often = '', last) =>
      `Gofynnwyd ${often === 'once' ? 'unwaith' : `${Number.parseInt(often, 10)} gwaith`} yn yr amser hwnnw, y tro olaf ar ${last}.`,
  ],
  [
    /(One message|\d+ messages) could not be delivered\./g,
    (_, count = '') =>
      `Ni ellid danfon ${count === 'One message' ? 'un neges' : `${Number.parseInt(count, 10)} neges`}.`,
  ],
  [
    /Meant for the (.+), who cannot be asked\./g,
    (_, roles = '') => `Bwriadwyd ar gyfer ${rolesInWelsh(roles)}, na ellir gofyn iddynt.`,
  ],
  [/^The week of (.+): ([^:]+)\.$/g, (_, groups, week = '') => `Wythnos ${groups}: ${figuresInWelsh(week)}.`],
  [/^To put right: (.+)\.$/g, (_, list = '') => `I’w gywiro: ${figuresInWelsh(list)}.`],
  [
    /^(.+) asks for more time, until (.+)\.$/g,
    (_, name = '', until) =>
      `Mae ${name === 'A lead' ? 'arweinydd' : name} yn gofyn am ragor o amser, tan ${until}.`,
  ],
  [
    /^(.+) decided: ([a-z ]+)((?:, \d+ \w+ \d{4})?)\.$/g,
    (_, name = '', kind = '', due) =>
      `Penderfynodd ${name === 'The chair' ? 'y cadeirydd' : name}: ${decisionInWelsh(kind)}${due}.`,
  ],
];

const whenInWelsh = (when: string | undefined) => (when === 'today' ? 'heddiw' : 'yfory');

function rolesInWelsh(roles: string): string {
  const { ladderRoles } = reminderPolicyWords('cy');
  const isRole = (role: string): role is keyof typeof ladderRoles => role in ladderRoles;
  return roles
    .split(' and the ')
    .map((role) => (isRole(role) ? ladderRoles[role] : role))
    .join(' a ');
}

/** "3 done, 2 overdue" and "4 items need a lead, a date or a chair; 1 warning about settings", each figure in its own words. */
function figuresInWelsh(figures: string): string {
  const inWords = (figure: string): string | undefined => {
    const count = Number.parseInt(figure, 10);
    const kind = figureKinds.find((each) => weekWords('en')[each](count) === figure);
    return kind === undefined ? undefined : weekWords('cy')[kind](count);
  };
  return figures
    .split('; ')
    .map(
      (group) =>
        inWords(group) ??
        group
          .split(', ')
          .map((figure) => inWords(figure) ?? figure)
          .join(', '),
    )
    .join('; ');
}
const figureKinds = Object.keys(weekWords('en')) as (keyof ReturnType<typeof weekWords>)[];

function decisionInWelsh(kind: string): string {
  const { kinds } = updateWords('cy');
  if (kind === 'taken back') return kinds.undone;
  return kind in kinds ? kinds[kind as keyof typeof kinds] : kind;
}

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
