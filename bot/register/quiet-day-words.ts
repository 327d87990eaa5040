import { inLanguages } from '../../shared/domain/language.ts';

/** Why nothing goes out on a day, and what is not known about its bank holidays. */
export const quietDayWords = inLanguages({
  en: {
    saturday: (date: string) => `${date} is a Saturday.`,
    sunday: (date: string) => `${date} is a Sunday.`,
    quiet: (date: string, period: string) => `${date} is a quiet day of this board: ${period}.`,
    holiday: (date: string, nation: string, name: string) =>
      `${date} is a bank holiday in ${nation}${name === '' ? '' : `: ${name}`}.`,
    holidaysUnknown: (nation: string, year: number) =>
      `The bank holidays of ${nation} in ${year} are not known, so reminders may go out on them. Add them as quiet periods until a newer version of the register knows them.`,
  },
  cy: {
    saturday: (date: string) => `Dydd Sadwrn yw ${date}.`,
    sunday: (date: string) => `Dydd Sul yw ${date}.`,
    quiet: (date: string, period: string) => `Mae ${date} yn ddiwrnod tawel i’r bwrdd hwn: ${period}.`,
    holiday: (date: string, nation: string, name: string) =>
      `Mae ${date} yn ŵyl banc (${nation})${name === '' ? '' : `: ${name}`}.`,
    holidaysUnknown: (nation: string, year: number) =>
      `Nid yw gwyliau banc ${year} (${nation}) yn hysbys, felly gall nodiadau atgoffa fynd allan arnynt. Ychwanegwch hwy’n gyfnodau tawel nes bod fersiwn newydd o’r gofrestr yn eu gwybod.`,
  },
});
