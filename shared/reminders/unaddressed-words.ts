import { formatCivilDate, type CivilDate } from '../domain/civil-date.ts';
import { dueDoubtInWords } from '../domain/due-doubt-in-words.ts';
import { inLanguages, said, type Said } from '../domain/language.ts';

/** Why nobody is asked about something, and what about the calendar or a message went wrong: whoever reads it is not known yet. */
export const unaddressedWords = inLanguages({
  en: {
    nobodyNamed: 'Nobody is named as lead.',
    leadWithoutName: 'A lead has no name.',
    notListed: (name: string) => `“${name}” is not anyone in the People list.`,
    severalFit: (name: string, fits: readonly string[]) =>
      `“${name}” could be ${fits.length} people: write ${fits.join(' or ')}.`,
    backToItself: (name: string) => `In the People list “${name}” leads back to itself.`,
    nobodyKnows: (name: string) => `Nobody knows yet who “${name}” is.`,
    noMembers: (name: string) => `“${name}” has no members in the People list.`,
    noDeputy: (name: string, left: CivilDate | null) => `${name} ${leftOn(left)} and has no deputy.`,
    deputyNeither: (name: string, left: CivilDate | null, deputy: string) =>
      `${name} ${leftOn(left)} and the deputy, ${deputy}, cannot be asked either.`,
    noChair: (group: string) => `${group} has no chair.`,
    noGroupReviews: 'No group with a chair reviews this risk.',
    noGroupDecides: 'No group with a chair decides about this action.',
    noReviewDate: 'This risk has no next review date.',
    lastRoundOver: 'Its last round has passed and it is still open.',
    noDueDate: 'It has no due date.',
    notADate: (raw: string) => `It has no due date: “${raw}” is not one.`,
    unclearDate: (raw: string, reason: string) => `It has no due date. “${raw}”: ${reason}`,
    holidaysUnknown: (year: number) =>
      `The bank holidays of ${year} are not known here, so reminders may go out on one. Add them to the quiet days.`,
    noWorkingDay: (from: CivilDate) =>
      `The quiet days leave no working day in the two months from ${formatCivilDate(from)}, so nothing goes out. Shorten them.`,
    notArrived: (state: 'unreachable' | 'failed' | 'possibly sent', day: CivilDate | null) => {
      const what = {
        unreachable: 'Could not be reached',
        failed: 'Did not arrive',
        'possibly sent': 'Possibly not arrived',
      }[state];
      return `${what}${day === null ? '' : ` (${formatCivilDate(day)})`}.`;
    },
  },
  cy: {
    nobodyNamed: 'Nid oes neb wedi’i enwi’n arweinydd.',
    leadWithoutName: 'Nid oes enw gan un o’r arweinwyr.',
    notListed: (name: string) => `Nid yw “${name}” yn neb yn y rhestr People.`,
    severalFit: (name: string, fits: readonly string[]) =>
      `Gallai “${name}” fod yn ${fits.length} o bobl: ysgrifennwch ${fits.join(' neu ')}.`,
    backToItself: (name: string) => `Yn y rhestr People mae “${name}” yn arwain yn ôl ato’i hun.`,
    nobodyKnows: (name: string) => `Nid oes neb yn gwybod eto pwy yw “${name}”.`,
    noMembers: (name: string) => `Nid oes aelodau gan “${name}” yn y rhestr People.`,
    noDeputy: (name: string, left: CivilDate | null) => `${leftOnInWelsh(name, left)} ac nid oes dirprwy.`,
    deputyNeither: (name: string, left: CivilDate | null, deputy: string) =>
      `${leftOnInWelsh(name, left)}, ac ni ellir gofyn i’r dirprwy, ${deputy}, ychwaith.`,
    noChair: (group: string) => `Nid oes cadeirydd gan ${group}.`,
    noGroupReviews: 'Nid oes grŵp â chadeirydd yn adolygu’r risg hon.',
    noGroupDecides: 'Nid oes grŵp â chadeirydd yn penderfynu am y weithred hon.',
    noReviewDate: 'Nid oes dyddiad adolygu nesaf gan y risg hon.',
    lastRoundOver: 'Mae ei chylch olaf wedi mynd heibio ac mae’n agored o hyd.',
    noDueDate: 'Nid oes dyddiad cwblhau ganddi.',
    notADate: (raw: string) => `Nid oes dyddiad cwblhau ganddi: nid dyddiad yw “${raw}”.`,
    unclearDate: (raw: string, reason: string) =>
      `Nid oes dyddiad cwblhau ganddi. “${raw}”: ${dueDoubtInWords(reason, 'cy')}`,
    holidaysUnknown: (year: number) =>
      `Nid yw gwyliau banc ${year} yn hysbys yma, felly gall nodiadau atgoffa fynd allan ar un ohonynt. Ychwanegwch hwy at y dyddiau tawel.`,
    noWorkingDay: (from: CivilDate) =>
      `Nid yw’r dyddiau tawel yn gadael yr un diwrnod gwaith yn y ddau fis o ${formatCivilDate(from, 'cy')}, felly nid oes dim yn mynd allan. Byrhewch hwy.`,
    notArrived: (state: 'unreachable' | 'failed' | 'possibly sent', day: CivilDate | null) => {
      const what = {
        unreachable: 'Ni ellid ei gyrraedd',
        failed: 'Ni chyrhaeddodd',
        'possibly sent': 'Efallai na chyrhaeddodd',
      }[state];
      return `${what}${day === null ? '' : ` (${formatCivilDate(day, 'cy')})`}.`;
    },
  },
});

type Words = ReturnType<typeof unaddressedWords>;

/** One of these sentences in every language. */
export const unaddressedSaid = (sentence: (words: Words) => string): Said =>
  said((language) => sentence(unaddressedWords(language)));

function leftOn(day: CivilDate | null): string {
  return day === null ? 'has left' : `left on ${formatCivilDate(day)}`;
}

function leftOnInWelsh(name: string, day: CivilDate | null): string {
  return day === null ? `Mae ${name} wedi gadael` : `Gadawodd ${name} ar ${formatCivilDate(day, 'cy')}`;
}
