import { inLanguages, said, type Said } from '../../shared/domain/language.ts';

/** What a person is told when SharePoint, or the way to it, said no. */
export const graphWords = inLanguages({
  en: {
    unavailable: 'SharePoint is not answering at the moment. Nothing was lost: wait a minute and try again.',
    throttled: 'SharePoint is very busy at the moment. Nothing was lost: wait a minute and try again.',
    noAccess:
      'SharePoint does not let you do this. Ask the board manager for rights on the board’s SharePoint site.',
    consentNeeded:
      'An administrator has not yet agreed that this app may read SharePoint for you. Ask your IT administrator to give consent.',
    claimsNeeded: 'Your organisation asks you to confirm who you are. Sign in again to go on.',
    signInExpired: 'Your sign-in has run out. Reload the tab to sign in again.',
    sessionEnded:
      'Your organisation has ended your session, or your password was changed. Sign out of Teams and in again, then open this page.',
    signInBlocked: (number: string) =>
      `Your organisation’s rules do not let you sign in from this device or place. Try one that your organisation manages. If that is not it, give your IT administrator this number: ${number}.`,
    notAssigned: (number: string) =>
      `Your account may not use the Safeguarding Register. Ask your IT administrator to give you the app, and tell them this number: ${number}.`,
    conflict: 'Somebody else saved this at the same moment. Look at what stands there now and try again.',
    recordedAlready: 'This has been recorded already.',
    notFound: 'This is no longer in the register. It may have been deleted in SharePoint.',
    resync: 'The register is being read again from the beginning.',
    notTried: 'This was not saved because an earlier step failed. Try again.',
    notValid:
      'SharePoint did not accept what was sent. Please tell the board manager what you tried to save.',
    unexpected: 'SharePoint gave an answer this app does not know. Please tell the board manager.',
    appNotLetIn:
      'SharePoint does not let the register’s own app into this board’s site at the moment. It is not about your rights, and nothing was lost. Ask the board manager to have IT check the app’s access to the site.',
    listsMissing: (names: string) =>
      `The register’s lists are not all on this board’s SharePoint site: ${names}. They may be new in this version, or somebody deleted them. Ask your IT administrator to run “register provision” for the board; this page comes back by itself.`,
    columnMissing: (name: string) =>
      `The register’s column “${name}” is not in its SharePoint list. It may be new in this version, or somebody deleted it. Nothing was saved. Ask your IT administrator to run “register provision” for the board, then save again.`,
    siteMissing:
      'This board’s SharePoint site is not at its address any more: it may have been moved, renamed or deleted. Nothing of the register was changed. Ask your IT administrator to give the register the site’s new address; this page comes back by itself.',
    noExportHere:
      'SharePoint does not let you save files in the document library of this board’s site, so nothing was exported. Ask an owner of the site for the right to edit there, then export again.',
    noLibrary:
      'The site of this board has no document library to save the file in. Ask an owner of the site to restore “Documents”, then export again.',
    noPaperHere:
      'SharePoint does not let you save files in the document library of this board’s site, so no paper was written. Ask an owner of the site for the right to edit there, then try again.',
    noSealHere:
      'SharePoint does not let you save files in the document library of this board’s site, so nothing was sealed. Ask an owner of the site for the right to edit there, then seal again.',
  },
  cy: {
    unavailable:
      'Nid yw SharePoint yn ateb ar hyn o bryd. Ni chollwyd dim: arhoswch funud a rhowch gynnig arall arni.',
    throttled:
      'Mae SharePoint yn brysur iawn ar hyn o bryd. Ni chollwyd dim: arhoswch funud a rhowch gynnig arall arni.',
    noAccess:
      'Nid yw SharePoint yn gadael i chi wneud hyn. Gofynnwch i reolwr y bwrdd am hawliau ar safle SharePoint y bwrdd.',
    consentNeeded:
      'Nid yw gweinyddwr wedi cytuno eto y caiff yr ap hwn ddarllen SharePoint ar eich rhan. Gofynnwch i’ch gweinyddwr TG roi caniatâd.',
    claimsNeeded:
      'Mae eich sefydliad yn gofyn i chi gadarnhau pwy ydych chi. Mewngofnodwch eto i fynd ymlaen.',
    signInExpired: 'Mae eich mewngofnodi wedi dod i ben. Ail-lwythwch y tab i fewngofnodi eto.',
    sessionEnded:
      'Mae eich sefydliad wedi dod â’ch sesiwn i ben, neu newidiwyd eich cyfrinair. Allgofnodwch o Teams a mewngofnodwch eto, yna agorwch y dudalen hon.',
    signInBlocked: (number: string) =>
      `Nid yw rheolau eich sefydliad yn gadael i chi fewngofnodi o’r ddyfais na’r lle hwn. Rhowch gynnig ar un y mae eich sefydliad yn ei rheoli. Os nad hynny yw’r rheswm, rhowch y rhif hwn i’ch gweinyddwr TG: ${number}.`,
    notAssigned: (number: string) =>
      `Ni chaiff eich cyfrif ddefnyddio’r Gofrestr Ddiogelu. Gofynnwch i’ch gweinyddwr TG roi’r ap i chi, a rhowch y rhif hwn iddynt: ${number}.`,
    conflict:
      'Cadwodd rhywun arall hyn ar yr un pryd. Edrychwch ar yr hyn sydd yno nawr a rhowch gynnig arall arni.',
    recordedAlready: 'Mae hyn wedi’i gofnodi eisoes.',
    notFound: 'Nid yw hyn yn y gofrestr mwyach. Efallai ei fod wedi’i ddileu yn SharePoint.',
    resync: 'Mae’r gofrestr yn cael ei darllen eto o’r dechrau.',
    notTried: 'Ni chadwyd hyn am fod cam cynharach wedi methu. Rhowch gynnig arall arni.',
    notValid:
      'Ni dderbyniodd SharePoint yr hyn a anfonwyd. Dywedwch wrth reolwr y bwrdd beth yr oeddech yn ceisio ei gadw.',
    unexpected: 'Rhoddodd SharePoint ateb nad yw’r ap hwn yn ei adnabod. Dywedwch wrth reolwr y bwrdd.',
    appNotLetIn:
      'Nid yw SharePoint yn gadael ap y gofrestr ei hun i mewn i safle’r bwrdd hwn ar hyn o bryd. Nid eich hawliau chi yw’r rheswm, ac ni chollwyd dim. Gofynnwch i reolwr y bwrdd gael TG i wirio mynediad yr ap i’r safle.',
    listsMissing: (names: string) =>
      `Nid yw holl restri’r gofrestr ar safle SharePoint y bwrdd hwn: ${names}. Efallai eu bod yn newydd yn y fersiwn hon, neu fod rhywun wedi’u dileu. Gofynnwch i’ch gweinyddwr TG redeg “register provision” ar gyfer y bwrdd; daw’r dudalen hon yn ôl ohoni’i hun.`,
    columnMissing: (name: string) =>
      `Nid yw colofn “${name}” y gofrestr yn ei rhestr SharePoint. Efallai ei bod yn newydd yn y fersiwn hon, neu fod rhywun wedi’i dileu. Ni chadwyd dim. Gofynnwch i’ch gweinyddwr TG redeg “register provision” ar gyfer y bwrdd, yna cadwch eto.`,
    siteMissing:
      'Nid yw safle SharePoint y bwrdd hwn yn ei gyfeiriad mwyach: efallai ei fod wedi’i symud, ei ailenwi neu ei ddileu. Ni newidiwyd dim yn y gofrestr. Gofynnwch i’ch gweinyddwr TG roi cyfeiriad newydd y safle i’r gofrestr; daw’r dudalen hon yn ôl ohoni’i hun.',
    noExportHere:
      'Nid yw SharePoint yn gadael i chi gadw ffeiliau yn llyfrgell ddogfennau safle’r bwrdd hwn, felly ni allforiwyd dim. Gofynnwch i berchennog y safle am yr hawl i olygu yno, yna allforiwch eto.',
    noLibrary:
      'Nid oes gan safle’r bwrdd hwn lyfrgell ddogfennau i gadw’r ffeil ynddi. Gofynnwch i berchennog y safle adfer “Documents”, yna allforiwch eto.',
    noPaperHere:
      'Nid yw SharePoint yn gadael i chi gadw ffeiliau yn llyfrgell ddogfennau safle’r bwrdd hwn, felly nid ysgrifennwyd papur. Gofynnwch i berchennog y safle am yr hawl i olygu yno, yna rhowch gynnig arall arni.',
    noSealHere:
      'Nid yw SharePoint yn gadael i chi gadw ffeiliau yn llyfrgell ddogfennau safle’r bwrdd hwn, felly ni seliwyd dim. Gofynnwch i berchennog y safle am yr hawl i olygu yno, yna seliwch eto.',
  },
});

type GraphWords = ReturnType<typeof graphWords>;
type Sentence = { [Key in keyof GraphWords]: GraphWords[Key] extends string ? Key : never }[keyof GraphWords];

/** One of these sentences in every language, for whoever will read it. */
export function graphSaid(sentence: Sentence): Said {
  return said((language) => graphWords(language)[sentence]);
}
