import { countOfDays } from './civil-date.ts';
import { inLanguages, type Language } from './language.ts';
import { reminderPolicyWords } from './reminder-policy-words.ts';

/** As the schemas name them, which stand on this file. */
type LadderRole = keyof ReturnType<typeof reminderPolicyWords>['ladderRoles'];

/** What the schemas say to whoever typed something they do not take: what is wrong, and how to put it right. */
const schemaWords = inLanguages({
  en: {
    yearMistyped: 'The year looks mistyped.',
    newYearMistyped: 'The year of the new date looks mistyped. Choose the date again.',
    evidenceLink: 'An evidence link starts with https:// – paste the address of the document.',
    whyMoreTime: 'Say why more time is needed.',
    whyShown: 'Write a sentence that says why: the others are shown it.',
    nothingChanged: 'Nothing was changed: write a note or change a value, then save.',
    saidInMeeting: 'Write what was said or decided, then save.',
    aNumberOfDays: 'Use a number of days.',
    wholeDays: 'Use whole days.',
    oneDayOrMore: 'Use 1 day or more.',
    noDaysOrMore: 'Use 0 days or more.',
    atMost1000Days: 'Use at most 1000 days.',
    atMost60Days: 'Use at most 60 days.',
    aNumberOfMonths: 'Use a number of months.',
    wholeMonths: 'Use whole months.',
    oneMonthOrMore: 'Use 1 month or more.',
    atMost120Months: 'Use at most 120 months.',
    atMost20Stages: 'Use at most 20 stages.',
    atMost10Steps: 'Use at most 10 steps.',
    atMost50Periods: 'Use at most 50 quiet periods.',
    atMost200Characters: 'Use at most 200 characters.',
    timeOfDay: 'Use a 24-hour time such as 08:30.',
    chooseWhom: 'Choose whom this step goes to.',
    stageTwice: (days: number) => `${days} days stands here twice. Remove one.`,
    stepTooEarly: (step: number, days: number, before: number) =>
      `Step ${step} comes after ${days} days, but the step before it only after ${before}. Each step must come later than the one before it.`,
    roleTwice: (step: number, role: LadderRole) => `Step ${step} names the ${role} twice.`,
    askFirst:
      'Nothing would be asked on the due date or while overdue, yet silence would be escalated. Ask first: choose “on the day” or a number of days while overdue.',
    lastBeforeFirst: 'The last quiet day is before the first.',
    quietTooLong: (days: number) => `A quiet period lasts at most ${days} days.`,
    quietTogether: (days: number, most: number) =>
      `Together with the quiet period just before it, nothing would go out for ${days} days. At most ${most} days in a row can be quiet.`,
    papersOut: (updates: number, papers: number) =>
      `Updates would still be asked for ${updates} days before a meeting, when its papers are already out (${papers} days before). Ask for updates earlier, or send the papers later.`,
    latestTooEarly: 'The latest time a person may choose is before the time cards go out.',
    tooLong: (most: number) =>
      `This text is too long: at most ${most.toLocaleString('en-GB')} characters fit. Shorten it, or link a document as evidence.`,
    notAsItIs: 'This cannot be saved as it is.',
  },
  cy: {
    yearMistyped: 'Mae’n ymddangos bod y flwyddyn wedi’i chamdeipio.',
    newYearMistyped:
      'Mae’n ymddangos bod blwyddyn y dyddiad newydd wedi’i chamdeipio. Dewiswch y dyddiad eto.',
    evidenceLink: 'Mae dolen at dystiolaeth yn dechrau â https:// – gludwch gyfeiriad y ddogfen.',
    whyMoreTime: 'Dywedwch pam mae angen rhagor o amser.',
    whyShown: 'Ysgrifennwch frawddeg sy’n dweud pam: fe’i dangosir i’r lleill.',
    nothingChanged: 'Ni newidiwyd dim: ysgrifennwch nodyn neu newidiwch werth, yna cadwch.',
    saidInMeeting: 'Ysgrifennwch yr hyn a ddywedwyd neu a benderfynwyd, yna cadwch.',
    aNumberOfDays: 'Defnyddiwch nifer o ddiwrnodau.',
    wholeDays: 'Defnyddiwch ddiwrnodau cyfan.',
    oneDayOrMore: 'Defnyddiwch 1 diwrnod neu fwy.',
    noDaysOrMore: 'Defnyddiwch 0 diwrnod neu fwy.',
    atMost1000Days: 'Defnyddiwch 1000 diwrnod ar y mwyaf.',
    atMost60Days: 'Defnyddiwch 60 diwrnod ar y mwyaf.',
    aNumberOfMonths: 'Defnyddiwch nifer o fisoedd.',
    wholeMonths: 'Defnyddiwch fisoedd cyfan.',
    oneMonthOrMore: 'Defnyddiwch 1 mis neu fwy.',
    atMost120Months: 'Defnyddiwch 120 mis ar y mwyaf.',
    atMost20Stages: 'Defnyddiwch 20 cam ar y mwyaf.',
    atMost10Steps: 'Defnyddiwch 10 cam ar y mwyaf.',
    atMost50Periods: 'Defnyddiwch 50 cyfnod tawel ar y mwyaf.',
    atMost200Characters: 'Defnyddiwch 200 nod ar y mwyaf.',
    timeOfDay: 'Defnyddiwch amser 24 awr megis 08:30.',
    chooseWhom: 'Dewiswch at bwy y mae’r cam hwn yn mynd.',
    stageTwice: (days: number) => `Mae ${countOfDays(days, 'cy')} yma ddwywaith. Tynnwch un.`,
    stepTooEarly: (step: number, days: number, before: number) =>
      `Daw cam ${step} ar ôl ${countOfDays(days, 'cy')}, ond dim ond ar ôl ${before} y daw’r cam o’i flaen. Rhaid i bob cam ddod yn hwyrach na’r un o’i flaen.`,
    roleTwice: (step: number, role: LadderRole) =>
      `Mae cam ${step} yn enwi ${reminderPolicyWords('cy').ladderRoles[role]} ddwywaith.`,
    askFirst:
      'Ni ofynnid dim ar y dyddiad cwblhau na thra bydd yn hwyr, ond byddai tawelwch yn cael ei uwchgyfeirio. Gofynnwch yn gyntaf: dewiswch “ar y dyddiad” neu nifer o ddiwrnodau tra bydd yn hwyr.',
    lastBeforeFirst: 'Mae’r diwrnod tawel olaf cyn y cyntaf.',
    quietTooLong: (days: number) => `Mae cyfnod tawel yn para ${countOfDays(days, 'cy')} ar y mwyaf.`,
    quietTogether: (days: number, most: number) =>
      `Gyda’r cyfnod tawel sydd ychydig o’i flaen, ni fyddai dim yn cael ei anfon am ${countOfDays(days, 'cy')}. Gall ${countOfDays(most, 'cy')} yn olynol fod yn dawel ar y mwyaf.`,
    papersOut: (updates: number, papers: number) =>
      `Byddid yn dal i ofyn am ddiweddariadau ${countOfDays(updates, 'cy')} cyn cyfarfod, a’i bapurau eisoes wedi’u hanfon (${papers} cynt). Gofynnwch am ddiweddariadau’n gynharach, neu anfonwch y papurau’n hwyrach.`,
    latestTooEarly: 'Mae’r amser hwyraf y caiff person ei ddewis cyn yr amser yr anfonir cardiau.',
    tooLong: (most: number) =>
      `Mae’r testun hwn yn rhy hir: mae lle i ${most.toLocaleString('en-GB')} nod ar y mwyaf. Byrhewch ef, neu rhowch ddolen at ddogfen fel tystiolaeth.`,
    notAsItIs: 'Ni ellir cadw hyn fel y mae.',
  },
});

type SchemaWords = ReturnType<typeof schemaWords>;

/** The sentences of the schemas in English, as a log and the service's answers hold them. */
export const sentences = schemaWords('en');

/**
 * What an issue of a schema's own says, with the same in Welsh beside it:
 * `context.addIssue({ code: 'custom', path, ...saying((words) => words.stageTwice(7)) })`.
 */
export function saying(choose: (words: SchemaWords) => string): {
  message: string;
  params: { inWelsh: string };
} {
  return { message: choose(schemaWords('en')), params: { inWelsh: choose(schemaWords('cy')) } };
}

/** What is wrong with something typed, from what its schema found. What no schema of ours says is no sentence for a person. */
export function issueInWords(
  issue: {
    readonly message: string;
    readonly code?: string;
    readonly maximum?: unknown;
    readonly params?: unknown;
  },
  language: Language,
): string {
  const { message, params } = issue;
  if (hasWelsh(params)) return language === 'cy' ? params.inWelsh : message;
  const words = schemaWords(language);
  const known = Object.keys(sentences).find(
    (name): name is keyof SchemaWords => sentences[name as keyof SchemaWords] === message,
  );
  const sentence = known === undefined ? undefined : words[known];
  if (typeof sentence === 'string') return sentence;
  return issue.code === 'too_big' && typeof issue.maximum === 'number'
    ? words.tooLong(issue.maximum)
    : words.notAsItIs;
}

function hasWelsh(params: unknown): params is { inWelsh: string } {
  return (
    typeof params === 'object' && params !== null && 'inWelsh' in params && typeof params.inWelsh === 'string'
  );
}
