import type { Language } from './language.ts';
import { retelling, type Retelling } from './retold.ts';

const check = 'gwiriwch.';
const writeDate = 'Ysgrifennwch y dyddiad.';
const writeAgain = 'Ysgrifennwch y dyddiad eto.';

const days = [
  ['Monday', 'dydd Llun'],
  ['Tuesday', 'dydd Mawrth'],
  ['Wednesday', 'dydd Mercher'],
  ['Thursday', 'dydd Iau'],
  ['Friday', 'dydd Gwener'],
  ['Saturday', 'dydd Sadwrn'],
  ['Sunday', 'dydd Sul'],
] as const;

/** Of another day than the text says: each by its name. */
const otherDays: Retelling = days.flatMap(([says, yn]) =>
  days.map(
    ([is, ond]) =>
      [
        `It says ${says}, but that day is a ${is}.`,
        `Mae’n dweud ${yn}, ond ${ond} yw’r diwrnod hwnnw.`,
      ] as const,
  ),
);

/** The sentences of `readWhen` about a text that is no plain date. What asks for the date comes last: other sentences end in it. */
const inWelsh = retelling([
  ...otherDays,
  ['The day was never filled in.', 'Ni lenwyd y diwrnod erioed.'],
  [
    'Part of a month is meant; its last day was taken. Write the day.',
    'Golygir rhan o fis; cymerwyd ei ddiwrnod olaf. Ysgrifennwch y diwrnod.',
  ],
  [
    'Part of a year is meant, which has no last day. Write the date.',
    `Golygir rhan o flwyddyn, nad oes iddi ddiwrnod olaf. ${writeDate}`,
  ],
  [
    'The week does not begin on a Monday; check the date.',
    'Nid yw’r wythnos yn dechrau ar ddydd Llun; gwiriwch y dyddiad.',
  ],
  [
    'It says "before" this day; check whether the day itself is in time.',
    'Mae’n dweud “cyn” y diwrnod hwn; gwiriwch a yw’r diwrnod ei hun mewn pryd.',
  ],
  [
    'It says "before", so the day before was taken. Check it.',
    'Mae’n dweud “cyn”, felly cymerwyd y diwrnod cynt. Gwiriwch.',
  ],
  [
    'It says when it begins, "after" a date, and not when it is due.',
    'Mae’n dweud pryd y mae’n dechrau, “ar ôl” dyddiad, nid erbyn pryd y mae i’w chwblhau.',
  ],
  [
    'Only a year is given, and it was read as beginning on 1 January; check it.',
    `Blwyddyn yn unig a roddir, a chafodd ei darllen fel un sy’n dechrau ar 1 Ionawr; ${check}`,
  ],
  [
    'Only a year is given, and it was read as ending on 31 December; check that the financial year was not meant.',
    'Blwyddyn yn unig a roddir, a chafodd ei darllen fel un sy’n gorffen ar 31 Rhagfyr; gwiriwch nad y flwyddyn ariannol a olygwyd.',
  ],
  [
    'It counts from an event whose date is not given. Write the date.',
    `Mae’n cyfrif o ddigwyddiad nas rhoddir ei ddyddiad. ${writeDate}`,
  ],
  [
    'It is a standard for how fast to act, not a date. Write the date, or how often.',
    'Safon ydyw ar gyfer pa mor gyflym i weithredu, nid dyddiad. Write the date, or how often.',
  ],
  [
    'It says how long but not from when. Write the date.',
    `Mae’n dweud am ba hyd ond nid o ba bryd. ${writeDate}`,
  ],
  ['It could not be counted.', 'Nid oedd modd ei gyfrif.'],
  ['Counted from the first day named; check it.', `Cyfrifwyd o’r diwrnod cyntaf a enwir; ${check}`],
  ['A range is given; its longer end was counted.', 'Rhoddir ystod; cyfrifwyd ei phen hiraf.'],
  [
    'The year looks mistyped. Write the date again.',
    `Mae’n debyg i’r flwyddyn gael ei chamdeipio. ${writeAgain}`,
  ],
  [
    'Read day first, as in the UK, there is no such date; it may have the month first. Write it again.',
    'O’i ddarllen â’r diwrnod yn gyntaf, fel yn y DU, nid oes dyddiad o’r fath; efallai fod y mis yn gyntaf. Ysgrifennwch ef eto.',
  ],
  [
    'There is no such day in the calendar. Write the date again.',
    `Nid oes diwrnod o’r fath yn y calendr. ${writeAgain}`,
  ],
  [
    'The year has two digits and was read as in the last century; check it.',
    `Dau ddigid sydd i’r flwyddyn ac fe’i darllenwyd fel un yn y ganrif ddiwethaf; ${check}`,
  ],
  [
    'The cell holds a time in another time zone; the day is the one it is in the United Kingdom.',
    'Mae’r gell yn dal amser mewn cylchfa amser arall; y diwrnod yw’r un ydyw yn y Deyrnas Unedig.',
  ],
  [
    'The date is written as one number; check that it is a date.',
    'Mae’r dyddiad wedi’i ysgrifennu fel un rhif; gwiriwch mai dyddiad ydyw.',
  ],
  ['It may be a number and not a date.', 'Efallai mai rhif ydyw ac nid dyddiad.'],
  ['The year was in two pieces; check it.', `Roedd y flwyddyn mewn dau ddarn; ${check}`],
  ['Read as a month and a two-digit year; check it.', `Darllenwyd fel mis a blwyddyn dau ddigid; ${check}`],
  [
    'Term and holiday dates differ between areas and schools. Write the date.',
    `Mae dyddiadau tymhorau a gwyliau yn wahanol rhwng ardaloedd ac ysgolion. ${writeDate}`,
  ],
  [
    'Winter runs from December {0} to February {1}; check which year was meant.',
    'Mae’r gaeaf yn rhedeg o fis Rhagfyr {0} i fis Chwefror {1}; gwiriwch pa flwyddyn a olygwyd.',
  ],
  [
    'Two years are given for one season. Write which one.',
    'Rhoddir dwy flwyddyn ar gyfer un tymor. Ysgrifennwch pa un.',
  ],
  [
    'A financial year has two halves: write it as 2025/26.',
    'Mae dwy hanner i flwyddyn ariannol: ysgrifennwch hi fel 2025/26.',
  ],
  [
    'Read as half of the calendar year; check that the financial year was not meant.',
    'Darllenwyd fel hanner y flwyddyn galendr; gwiriwch nad y flwyddyn ariannol a olygwyd.',
  ],
  [
    'Read as a quarter of the financial year {0}; check that the calendar year was not meant.',
    'Darllenwyd fel chwarter o’r flwyddyn ariannol {0}; gwiriwch nad y flwyddyn galendr a olygwyd.',
  ],
  [
    'Read as the school year, 1 September to 31 August; check it.',
    `Darllenwyd fel y flwyddyn ysgol, 1 Medi i 31 Awst; ${check}`,
  ],
  [
    'Several years are given: write the day on which it is due.',
    'Rhoddir sawl blwyddyn: ysgrifennwch y diwrnod y mae i’w chwblhau.',
  ],
  [
    'Read as a financial year with two-digit years; check it.',
    `Darllenwyd fel blwyddyn ariannol â blynyddoedd dau ddigid; ${check}`,
  ],
  [
    'Read as a financial year; it could be a year and a month.',
    'Darllenwyd fel blwyddyn ariannol; gallai fod yn flwyddyn ac yn fis.',
  ],
  [
    'Read as the financial year that ends on 31 March {0}; check it.',
    `Darllenwyd fel y flwyddyn ariannol sy’n gorffen ar 31 Mawrth {0}; ${check}`,
  ],
  [
    'Read as {0}, the year before the date that follows it; check it.',
    `Darllenwyd fel {0}, y flwyddyn cyn y dyddiad sy’n ei ddilyn; ${check}`,
  ],
  [
    'Read as {0}, the year of the date that follows it; check it.',
    `Darllenwyd fel {0}, blwyddyn y dyddiad sy’n ei ddilyn; ${check}`,
  ],
  [
    'The year is missing and was read as {0}, after the date before it; check it.',
    `Mae’r flwyddyn ar goll ac fe’i darllenwyd fel {0}, ar ôl y dyddiad o’i flaen; ${check}`,
  ],
  [
    'The year is missing; {0} is the first such date in the plan. Check it.',
    'Mae’r flwyddyn ar goll; {0} yw’r dyddiad cyntaf o’r fath yn y cynllun. Gwiriwch.',
  ],
  ['The year is missing. Write the whole date.', 'Mae’r flwyddyn ar goll. Ysgrifennwch y dyddiad cyfan.'],
  ['The date has no year.', 'Nid oes blwyddyn gan y dyddiad.'],
  [
    'An earlier date stands beside it; the later one was taken. Check it.',
    'Mae dyddiad cynharach wrth ei ymyl; cymerwyd yr un diweddarach. Gwiriwch.',
  ],
  [
    'Read as within that time of the start of the plan; it could also mean how often.',
    'Darllenwyd fel o fewn yr amser hwnnw i ddechrau’r cynllun; gallai hefyd olygu pa mor aml.',
  ],
  ['Counted from the start of the plan; check it.', `Cyfrifwyd o ddechrau’r cynllun; ${check}`],
  [
    'How long it goes on was counted from the start of the plan; check it.',
    `Cyfrifwyd am ba hyd y mae’n para o ddechrau’r cynllun; ${check}`,
  ],
  [
    'Some letters were read as digits; check the date.',
    'Darllenwyd rhai llythrennau fel digidau; gwiriwch y dyddiad.',
  ],
  [
    'The month is misspelt; check that it was understood.',
    'Mae’r mis wedi’i gamsillafu; gwiriwch iddo gael ei ddeall.',
  ],
  ['No date is given.', 'Ni roddir dyddiad.'],
  [
    'A ditto mark: it means the same as the row above. Write the date itself.',
    'Marc ditto: mae’n golygu’r un peth â’r rhes uwchben. Ysgrifennwch y dyddiad ei hun.',
  ],
  ['Nothing was filled in.', 'Ni lenwyd dim.'],
  ['The spreadsheet shows an error here. Write the date.', `Mae’r daenlen yn dangos gwall yma. ${writeDate}`],
  ['It says that no date applies.', 'Mae’n dweud nad oes dyddiad yn berthnasol.'],
  [
    'A number on its own, perhaps a spreadsheet’s own count of days. Write the date.',
    `Rhif ar ei ben ei hun, efallai cyfrif dyddiau’r daenlen ei hun. ${writeDate}`,
  ],
  [
    'Two dates are given as alternatives. Write the one that is meant.',
    'Rhoddir dau ddyddiad fel dewisiadau. Ysgrifennwch yr un a olygir.',
  ],
  [
    'It has a date and says "ongoing": it is asked about but never counted as overdue. Check whether the date is a deadline.',
    'Mae iddi ddyddiad ac mae’n dweud “parhaus”: gofynnir amdani ond ni chaiff byth ei chyfrif yn hwyr. Gwiriwch a yw’r dyddiad yn derfyn.',
  ],
  [
    'It comes round on a day of the year, but the first year is not given.',
    'Daw heibio ar ddiwrnod o’r flwyddyn, ond ni roddir y flwyddyn gyntaf.',
  ],
  [
    'It says how often and also by when; the date was read as when it ends. Check it.',
    'Mae’n dweud pa mor aml a hefyd erbyn pryd; darllenwyd y dyddiad fel y diwrnod y mae’n gorffen. Gwiriwch.',
  ],
  [
    'It says how often and also names several dates; check which is meant.',
    'Mae’n dweud pa mor aml ac yn enwi sawl dyddiad hefyd; gwiriwch pa un a olygir.',
  ],
  [
    'It says how often and also names a date, read as the first time. Check it.',
    'Mae’n dweud pa mor aml ac yn enwi dyddiad hefyd, a ddarllenwyd fel y tro cyntaf. Gwiriwch.',
  ],
  [
    'It could mean {0}. Choose one; one answer serves the whole plan.',
    'Gallai olygu “{0}”. Dewiswch un; mae un ateb yn ddigon i’r cynllun cyfan.',
  ],
  ['It is not settled in the text. Confirm it.', 'Nid yw wedi’i benderfynu yn y testun. Cadarnhewch.'],
  [
    `It also says "{0}", which is a status; check the action's status and date.`,
    'Mae hefyd yn dweud “{0}”, sy’n statws; gwiriwch statws a dyddiad y weithred.',
  ],
  [
    'It is due before it starts. Check both dates.',
    'Mae i’w chwblhau cyn iddi ddechrau. Gwiriwch y ddau ddyddiad.',
  ],
  [
    'Dates are joined by a slash; check whether each is meant, or the time from one to the other.',
    'Mae slaes rhwng y dyddiadau; gwiriwch ai pob un a olygir, ynteu’r amser o’r naill i’r llall.',
  ],
  ['The date was left to be filled in.', 'Gadawyd y dyddiad i’w lenwi.'],
  [
    '"{0}" was read as the year {1}; it could be a day of the month.',
    'Darllenwyd “{0}” fel y flwyddyn {1}; gallai fod yn ddiwrnod o’r mis.',
  ],
  ['"{0}" is a status, not a date.', 'Statws yw “{0}”, nid dyddiad.'],
  ['It names a time that is on no calendar.', 'Mae’n enwi amser nad yw ar unrhyw galendr.'],
  ['The text is no date.', 'Nid dyddiad yw’r testun.'],
  [
    'School terms have no fixed length: say every how many months.',
    'Nid oes hyd penodol i dymhorau ysgol: dywedwch bob sawl mis.',
  ],
  [
    'It comes round with a meeting: say every how many weeks or months to ask.',
    'Daw heibio gyda chyfarfod: dywedwch bob sawl wythnos neu fis y dylid gofyn.',
  ],
  [
    '"{0}" does not divide evenly: say every how many days, weeks or months to ask.',
    'Nid yw “{0}” yn rhannu’n gyfartal: dywedwch bob sawl diwrnod, wythnos neu fis y dylid gofyn.',
  ],
  ['Write the date, or how often.', 'Ysgrifennwch y dyddiad, neu pa mor aml.'],
]);

/** Why a due text needs a look (`Due.reason`) for whoever reads it; what the text itself says is quoted as it stands. */
export const dueDoubtInWords = (reason: string, language: Language): string =>
  language === 'en' ? reason : inWelsh(reason);
