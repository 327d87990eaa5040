import { formatCivilDate, type CivilDate } from '../../../shared/domain/civil-date.ts';
import { inLanguages } from '../../../shared/domain/language.ts';

interface MeetingsWords {
  title: string;
  coming: string;
  past: string;
  undated: string;
  noneComing: string;
  nonePast: string;
  undatedText: string;
  date: string;
  meeting: string;
  updatesBy: string;
  papersBy: string;
  register: string;
  open: string;
  noDate: string;
  run: string;
  runNamed: (meeting: string) => string;
  since: string;
  sinceNamed: (meeting: string) => string;
  papers: string;
  papersNamed: (meeting: string) => string;
  openSealed: string;
  openSealedNamed: (meeting: string) => string;
  seal: string;
  sealNamed: (meeting: string) => string;
  sealedBy: (day: CivilDate, name: string) => string;
  notSealed: string;
  confirmTitle: (meeting: string) => string;
  confirmText: (today: CivilDate) => string;
  confirmLater: (meeting: CivilDate) => string;
  confirmPartB: string;
  sealing: string;
  sealed: (meeting: string) => string;
  sealedAlready: (meeting: string) => string;
  cancel: string;
}

export const meetingsWords = inLanguages<MeetingsWords>({
  en: {
    title: 'Meetings',
    coming: 'Coming meetings',
    past: 'Past meetings',
    undated: 'Meetings without a date',
    noneComing:
      'No meeting is planned. Meetings appear here as soon as the Meetings list has rows with a date.',
    nonePast: 'No meeting has been held yet.',
    undatedText:
      'Nobody is reminded of these meetings, and their register cannot be sealed. Enter the date in the list Meetings of the board’s SharePoint site.',
    date: 'Date',
    meeting: 'Meeting',
    updatesBy: 'Updates by',
    papersBy: 'Papers by',
    register: 'Register',
    open: 'Open',
    noDate: 'No date',
    run: 'Run the meeting',
    runNamed: (meeting) => `Run the meeting: ${meeting}`,
    since: 'What changed since',
    sinceNamed: (meeting) => `What changed since: ${meeting}`,
    papers: 'Papers',
    papersNamed: (meeting) => `Papers for: ${meeting}`,
    openSealed: 'Open the register as it stood',
    openSealedNamed: (meeting) => `Open the register as it stood: ${meeting}`,
    seal: 'Seal the register',
    sealNamed: (meeting) => `Seal the register: ${meeting}`,
    sealedBy: (day, name) => `Sealed on ${formatCivilDate(day)} by ${name}`,
    notSealed: 'Not sealed',
    confirmTitle: (meeting) => `Seal the register for ${meeting}?`,
    confirmText: (today) =>
      `The register as it stands now, on ${formatCivilDate(today)}, is written to the folder “Sealed registers” of the board’s SharePoint site, with a checksum. It can be opened here for ever as it stood; it cannot be sealed again.`,
    confirmLater: (meeting) =>
      `The meeting was on ${formatCivilDate(meeting)}. What changed since then is in what you seal now.`,
    confirmPartB:
      'Exempt items go into the folder “Part B” within it. Who may open that folder is looked at first.',
    sealing: 'Reading the whole register and writing the files…',
    sealed: (meeting) => `The register is sealed: ${meeting}.`,
    sealedAlready: (meeting) => `Somebody else had sealed it already: ${meeting}.`,
    cancel: 'Cancel',
  },
  cy: {
    title: 'Cyfarfodydd',
    coming: 'Cyfarfodydd i ddod',
    past: 'Cyfarfodydd blaenorol',
    undated: 'Cyfarfodydd heb ddyddiad',
    noneComing:
      'Nid oes cyfarfod wedi’i drefnu. Bydd cyfarfodydd yn ymddangos yma cyn gynted ag y bydd rhesi â dyddiad yn y rhestr Meetings.',
    nonePast: 'Ni chynhaliwyd cyfarfod eto.',
    undatedText:
      'Ni chaiff neb ei atgoffa am y cyfarfodydd hyn, ac ni ellir selio eu cofrestr. Rhowch y dyddiad yn y rhestr Meetings ar safle SharePoint y bwrdd.',
    date: 'Dyddiad',
    meeting: 'Cyfarfod',
    updatesBy: 'Diweddariadau erbyn',
    papersBy: 'Papurau erbyn',
    register: 'Cofrestr',
    open: 'Agor',
    noDate: 'Dim dyddiad',
    run: 'Cynnal y cyfarfod',
    runNamed: (meeting) => `Cynnal y cyfarfod: ${meeting}`,
    since: 'Beth newidiodd ers hynny',
    sinceNamed: (meeting) => `Beth newidiodd ers: ${meeting}`,
    papers: 'Papurau',
    papersNamed: (meeting) => `Papurau ar gyfer: ${meeting}`,
    openSealed: 'Agor y gofrestr fel yr oedd',
    openSealedNamed: (meeting) => `Agor y gofrestr fel yr oedd: ${meeting}`,
    seal: 'Selio’r gofrestr',
    sealNamed: (meeting) => `Selio’r gofrestr: ${meeting}`,
    sealedBy: (day, name) => `Seliwyd ar ${formatCivilDate(day, 'cy')} gan ${name}`,
    notSealed: 'Heb ei selio',
    confirmTitle: (meeting) => `Selio’r gofrestr ar gyfer ${meeting}?`,
    confirmText: (today) =>
      `Ysgrifennir y gofrestr fel y mae nawr, ar ${formatCivilDate(today, 'cy')}, i’r ffolder “Sealed registers” ar safle SharePoint y bwrdd, gyda siec. Gellir ei hagor yma am byth fel yr oedd; ni ellir ei selio eto.`,
    confirmLater: (meeting) =>
      `Cynhaliwyd y cyfarfod ar ${formatCivilDate(meeting, 'cy')}. Mae’r hyn a newidiodd ers hynny yn yr hyn a seliwch nawr.`,
    confirmPartB:
      'Mae eitemau eithriedig yn mynd i’r ffolder “Part B” ynddi. Edrychir yn gyntaf pwy gaiff agor y ffolder honno.',
    sealing: 'Yn darllen y gofrestr gyfan ac yn ysgrifennu’r ffeiliau…',
    sealed: (meeting) => `Mae’r gofrestr wedi’i selio: ${meeting}.`,
    sealedAlready: (meeting) => `Roedd rhywun arall eisoes wedi’i selio: ${meeting}.`,
    cancel: 'Canslo',
  },
});
