import { inLanguages } from '../../shared/domain/language.ts';
import type { RequestFailure } from '../register/failure.ts';

interface AppWords {
  product: string;
  starting: string;
  openingBoard: string;
  openingPage: string;
  openingForm: string;
  lookingForBoards: string;
  outsideTeams: string;
  outsideTeamsText: string;
  noAnswer: string;
  noAnswerText: string;
  noConfiguration: string;
  noConfigurationText: string;
  chooseBoard: string;
  chooseText: string;
  noRights: string;
  noBoards: string;
  skip: string;
  pages: string;
  otherBoards: string;
  riskRegister: string;
  actionPlan: string;
  myWork: string;
  meetings: string;
  overview: string;
  dataQuality: string;
  reminders: string;
  bringIn: string;
  scoring: string;
  keeping: string;
  remindersGoOut: string;
  remindersSent: string;
  reading: string;
  readingSoFar: (rows: number) => string;
  noSettings: string;
  notComplete: string;
  unreadableSettings: string;
  noSuchRisk: string;
  noSuchRiskText: string;
  backToRegister: string;
  broken: string;
  brokenText: string;
  signIn: string;
  failures: Readonly<Record<RequestFailure['code'], string>>;
}

/** What surrounds the pages: starting, the navigation, choosing a board, and why nothing can be shown. */
export const appWords = inLanguages<AppWords>({
  en: {
    product: 'Safeguarding Register',
    starting: 'Starting…',
    openingBoard: 'Opening the board…',
    openingPage: 'Opening the page…',
    openingForm: 'Opening the form…',
    lookingForBoards: 'Looking for your boards…',
    outsideTeams: 'Open this in Microsoft Teams',
    outsideTeamsText:
      'The Safeguarding Register works inside Teams, where it knows who you are. Open Teams, then the tab in your board’s channel or the Safeguarding Register app.',
    noAnswer: 'Teams did not answer',
    noAnswerText:
      'The page could not reach Teams around it. Try again; if that does not help, close this tab and open it again.',
    noConfiguration: 'The register is not available',
    noConfigurationText:
      'The service behind this tab did not answer. Check your connection and try again in a minute.',
    chooseBoard: 'Choose a board',
    chooseText: 'It opens by itself next time. “Other boards” brings you back here.',
    noRights:
      'You have no rights on any board’s SharePoint site. Ask the board manager of your partnership to give you access, then open this tab again.',
    noBoards: 'This service keeps no boards yet.',
    skip: 'Skip to the page',
    pages: 'Pages',
    otherBoards: 'Other boards',
    riskRegister: 'Risk register',
    actionPlan: 'Action plan',
    myWork: 'My work',
    meetings: 'Meetings',
    overview: 'Overview',
    dataQuality: 'Data quality',
    reminders: 'Reminders',
    bringIn: 'Bring in',
    scoring: 'Scoring',
    keeping: 'How long things are kept',
    remindersGoOut: 'When reminders go out',
    remindersSent: 'Reminders sent',
    reading: 'Reading the register…',
    readingSoFar: (rows) => `Reading the register: ${rows.toLocaleString('en-GB')} rows so far`,
    noSettings: 'This board has no settings yet. Ask your board manager to set the register up.',
    notComplete: 'The register is not complete yet. Try again.',
    unreadableSettings: 'Some of this board’s settings cannot be read:',
    noSuchRisk: 'This risk is not in the register',
    noSuchRiskText: 'It may have been deleted, or you may not be allowed to see it.',
    backToRegister: 'Back to the risk register',
    broken: 'This page could not be shown',
    brokenText:
      'Something in the page went wrong. What you typed and did not save is kept. Try again: the page is loaded anew.',
    signIn: 'Sign in',
    failures: {
      'not signed in': 'Your session has ended',
      'no token': 'Teams could not sign you in',
      'consent needed': 'Your organisation has to allow this first',
      'claims needed': 'Your organisation asks you to confirm who you are',
      'sign-in blocked': 'Your organisation does not let you in',
      'no access': 'You cannot see this register',
      'not found': 'There is no such board',
      'not valid': 'This page and the service do not agree',
      'personal details': 'Look at it once more',
      'not understood': 'This page and the service do not agree',
      'too many requests': 'The register is busy',
      busy: 'The register is busy',
      unavailable: 'The register cannot be reached',
      unexpected: 'Something went wrong',
      'no connection': 'You are not connected',
    },
  },
  cy: {
    product: 'Cofrestr Ddiogelu',
    starting: 'Yn cychwyn…',
    openingBoard: 'Yn agor y bwrdd…',
    openingPage: 'Yn agor y dudalen…',
    openingForm: 'Yn agor y ffurflen…',
    lookingForBoards: 'Yn chwilio am eich byrddau…',
    outsideTeams: 'Agorwch hwn yn Microsoft Teams',
    outsideTeamsText:
      'Mae’r Gofrestr Ddiogelu yn gweithio y tu mewn i Teams, lle mae’n gwybod pwy ydych chi. Agorwch Teams, yna’r tab yn sianel eich bwrdd neu ap y Gofrestr Ddiogelu.',
    noAnswer: 'Ni atebodd Teams',
    noAnswerText:
      'Ni allai’r dudalen gyrraedd Teams o’i chwmpas. Rhowch gynnig arall arni; os nad yw hynny’n helpu, caewch y tab hwn a’i agor eto.',
    noConfiguration: 'Nid yw’r gofrestr ar gael',
    noConfigurationText:
      'Ni atebodd y gwasanaeth y tu ôl i’r tab hwn. Gwiriwch eich cysylltiad a rhowch gynnig arall arni ymhen munud.',
    chooseBoard: 'Dewiswch fwrdd',
    chooseText: 'Bydd yn agor ohono’i hun y tro nesaf. Daw “Byrddau eraill” â chi’n ôl yma.',
    noRights:
      'Nid oes gennych hawliau ar safle SharePoint unrhyw fwrdd. Gofynnwch i reolwr bwrdd eich partneriaeth roi mynediad i chi, yna agorwch y tab hwn eto.',
    noBoards: 'Nid yw’r gwasanaeth hwn yn cadw unrhyw fwrdd eto.',
    skip: 'Neidio i’r dudalen',
    pages: 'Tudalennau',
    otherBoards: 'Byrddau eraill',
    riskRegister: 'Cofrestr risgiau',
    actionPlan: 'Cynllun gweithredu',
    myWork: 'Fy ngwaith',
    meetings: 'Cyfarfodydd',
    overview: 'Trosolwg',
    dataQuality: 'Ansawdd data',
    reminders: 'Nodiadau atgoffa',
    bringIn: 'Dod â dogfen i mewn',
    scoring: 'Sgorio',
    keeping: 'Am ba hyd y cedwir pethau',
    remindersGoOut: 'Pryd yr anfonir nodiadau atgoffa',
    remindersSent: 'Nodiadau atgoffa a anfonwyd',
    reading: 'Yn darllen y gofrestr…',
    readingSoFar: (rows) => `Yn darllen y gofrestr: ${rows.toLocaleString('en-GB')} o resi hyd yma`,
    noSettings: 'Nid oes gan y bwrdd hwn osodiadau eto. Gofynnwch i reolwr eich bwrdd baratoi’r gofrestr.',
    notComplete: 'Nid yw’r gofrestr yn gyflawn eto. Rhowch gynnig arall arni.',
    unreadableSettings: 'Ni ellir darllen rhai o osodiadau’r bwrdd hwn:',
    noSuchRisk: 'Nid yw’r risg hon yn y gofrestr',
    noSuchRiskText: 'Efallai ei bod wedi’i dileu, neu efallai nad oes gennych ganiatâd i’w gweld.',
    backToRegister: 'Yn ôl i’r gofrestr risgiau',
    broken: 'Ni ellid dangos y dudalen hon',
    brokenText:
      'Aeth rhywbeth o’i le ar y dudalen. Cedwir yr hyn a deipioch heb ei gadw. Rhowch gynnig arall arni: caiff y dudalen ei llwytho o’r newydd.',
    signIn: 'Mewngofnodi',
    failures: {
      'not signed in': 'Mae eich sesiwn wedi dod i ben',
      'no token': 'Ni allai Teams eich mewngofnodi',
      'consent needed': 'Rhaid i’ch sefydliad ganiatáu hyn yn gyntaf',
      'claims needed': 'Mae eich sefydliad yn gofyn i chi gadarnhau pwy ydych chi',
      'sign-in blocked': 'Nid yw eich sefydliad yn gadael i chi ddod i mewn',
      'no access': 'Ni allwch weld y gofrestr hon',
      'not found': 'Nid oes bwrdd o’r fath',
      'not valid': 'Nid yw’r dudalen hon a’r gwasanaeth yn cytuno',
      'personal details': 'Edrychwch arno unwaith eto',
      'not understood': 'Nid yw’r dudalen hon a’r gwasanaeth yn cytuno',
      'too many requests': 'Mae’r gofrestr yn brysur',
      busy: 'Mae’r gofrestr yn brysur',
      unavailable: 'Ni ellir cyrraedd y gofrestr',
      unexpected: 'Aeth rhywbeth o’i le',
      'no connection': 'Nid ydych wedi’ch cysylltu',
    },
  },
});
