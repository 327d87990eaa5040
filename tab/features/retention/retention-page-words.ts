import { inLanguages } from '../../../shared/domain/language.ts';
import type { RetentionPeriod } from '../../../shared/domain/retention.ts';

interface RetentionPageWords {
  title: string;
  reading: string;
  nothingDeleted: string;
  asItCame: string;
  damaged: string;
  damagedText: string;
  change: string;
  inYears: (what: string) => string;
  why: Readonly<Record<RetentionPeriod | 'reviewWords', string>>;
  reviewWords: string;
  notYears: (least: number, most: number) => string;
  noWords: string;
  notWords: string;
  changed: (what: string, from: string, to: string) => string;
  saved: (version: number) => string;
  conflict: string;
  savedBy: (version: number, name: string, moment: string) => string;
}

export const retentionPageWords = inLanguages<RetentionPageWords>({
  en: {
    title: 'How long things are kept',
    reading: 'Reading how long things are kept…',
    nothingDeleted:
      'Nothing is deleted by these periods. They are for a report, “register retention”, with which your IT administrator sees what is past its time; people delete, or your organisation’s own retention labels. Check each against your organisation’s schedule.',
    asItCame: 'These are the periods the register came with; nobody has changed them yet.',
    damaged: 'The newest periods cannot be read',
    damagedText:
      'Somebody may have edited them in the list Settings. Until a board manager saves them here again, nothing is said to be past its time. What follows is what could be read last.',
    change: 'Change how long things are kept',
    inYears: (what) => `${what}, in years`,
    why: {
      paperYears:
        'Papers, registers and exports in the library are how the board’s decisions can be followed. Boards commonly keep them six years. Counted from the day a file was last changed.',
      sealedRegisterYears:
        'What the board had before it on a day: keep it as long as the minutes of that meeting. Counted from the day it was sealed.',
      reviewPlanYears:
        'What was done after a safeguarding review may be asked for when the child has grown up. Boards commonly keep these plans fifteen years. Counted from the day the last action was over.',
      otherPlanYears: 'Counted from the day the last action of the plan was over.',
      closedRiskYears:
        'A closed risk with its scores shows how the board judged it and why. Counted from its last review or change.',
      importYears:
        'The document a row came from, and the way to undo bringing it in. Counted from the day it was brought in.',
      reminderYears:
        'Who was asked, when, and what came back. Not under two years: what was asked in the last 400 days would be asked again.',
      reviewWords:
        'A plan is a review’s when its name, or where one of its actions came from, has one of these words. Write them with commas between.',
    },
    reviewWords: 'Words that name a review',
    notYears: (least, most) => `Use a whole number of years from ${least} to ${most}.`,
    noWords: 'Write at least one word.',
    notWords: 'Write at most 40 words, each of at most 60 characters.',
    changed: (what, from, to) => `${what}: ${to} instead of ${from}.`,
    saved: (version) => `Saved as version ${version}. The report goes by it from now on.`,
    conflict: 'Somebody changed this while you were writing',
    savedBy: (version, name, moment) => `Version ${version}, saved by ${name} on ${moment}`,
  },
  cy: {
    title: 'Am ba hyd y cedwir pethau',
    reading: 'Yn darllen am ba hyd y cedwir pethau…',
    nothingDeleted:
      'Nid yw’r cyfnodau hyn yn dileu dim. Maent ar gyfer adroddiad, “register retention”, lle gwêl eich gweinyddwr TG beth sydd wedi mynd heibio i’w amser; pobl sy’n dileu, neu labeli cadw eich sefydliad ei hun. Gwiriwch bob un yn erbyn amserlen eich sefydliad.',
    asItCame: 'Dyma’r cyfnodau y daeth y gofrestr gyda nhw; nid oes neb wedi’u newid eto.',
    damaged: 'Ni ellir darllen y cyfnodau diweddaraf',
    damagedText:
      'Efallai i rywun eu golygu yn y rhestr Settings. Nes i reolwr bwrdd eu cadw yma eto, ni ddywedir bod dim wedi mynd heibio i’w amser. Yr hyn a ganlyn yw’r hyn y gellid ei ddarllen ddiwethaf.',
    change: 'Newid am ba hyd y cedwir pethau',
    inYears: (what) => `${what}, mewn blynyddoedd`,
    why: {
      paperYears:
        'Trwy bapurau, cofrestrau ac allforion yn y llyfrgell y gellir dilyn penderfyniadau’r bwrdd. Mae byrddau’n aml yn eu cadw am chwe blynedd. Cyfrifir o’r diwrnod y newidiwyd ffeil ddiwethaf.',
      sealedRegisterYears:
        'Yr hyn oedd gerbron y bwrdd ar ddiwrnod: cadwch ef cyhyd â chofnodion y cyfarfod hwnnw. Cyfrifir o’r diwrnod y’i seliwyd.',
      reviewPlanYears:
        'Gellir gofyn am yr hyn a wnaed ar ôl adolygiad diogelu pan fydd y plentyn wedi tyfu’n oedolyn. Mae byrddau’n aml yn cadw’r cynlluniau hyn am bymtheng mlynedd. Cyfrifir o’r diwrnod y daeth y weithred olaf i ben.',
      otherPlanYears: 'Cyfrifir o’r diwrnod y daeth gweithred olaf y cynllun i ben.',
      closedRiskYears:
        'Mae risg a gaewyd, gyda’i sgorau, yn dangos sut y barnodd y bwrdd hi a pham. Cyfrifir o’i hadolygiad neu ei newid diwethaf.',
      importYears:
        'Y ddogfen y daeth rhes ohoni, a’r ffordd i ddadwneud dod â hi i mewn. Cyfrifir o’r diwrnod y daethpwyd â hi i mewn.',
      reminderYears:
        'I bwy y gofynnwyd, pryd, a beth a ddaeth yn ôl. Dim llai na dwy flynedd: byddid yn gofyn eto am yr hyn a ofynnwyd yn y 400 diwrnod diwethaf.',
      reviewWords:
        'Mae cynllun yn gynllun adolygiad pan fydd ei enw, neu o ble y daeth un o’i weithredoedd, yn cynnwys un o’r geiriau hyn. Ysgrifennwch nhw gyda choma rhyngddynt.',
    },
    reviewWords: 'Geiriau sy’n enwi adolygiad',
    notYears: (least, most) => `Defnyddiwch rif cyfan o flynyddoedd o ${least} i ${most}.`,
    noWords: 'Ysgrifennwch o leiaf un gair.',
    notWords: 'Ysgrifennwch 40 o eiriau ar y mwyaf, a phob un yn 60 o nodau ar y mwyaf.',
    changed: (what, from, to) => `${what}: ${to} yn lle ${from}.`,
    saved: (version) => `Cadwyd fel fersiwn ${version}. Bydd yr adroddiad yn ei ddilyn o hyn ymlaen.`,
    conflict: 'Newidiodd rhywun hyn tra oeddech yn ysgrifennu',
    savedBy: (version, name, moment) => `Fersiwn ${version}, a gadwyd gan ${name} ar ${moment}`,
  },
});
