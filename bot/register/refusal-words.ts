import { inLanguages, said, type Language, type Said } from '../../shared/domain/language.ts';
import type { ActionStatus } from '../../shared/domain/status.ts';

interface RefusalWords {
  readonly status: Readonly<Record<ActionStatus, string>>;
  readonly notFound: string;
  readonly notAllowed: string;
  readonly notValid: string;
  readonly busy: string;
  readonly notNamed: string;
  readonly nothingChanged: string;
  readonly closedAlready: string;
  readonly needsNoMoreTime: (status: string) => string;
  readonly afterToday: string;
  readonly laterThanDue: (due: string) => string;
  readonly chairsOnly: string;
  readonly managersOnly: string;
  readonly leadsOnly: string;
  /** `last` = who decided last and when, or ''. */
  readonly alreadyClosed: (last: string) => string;
  readonly closedOnlyWhenComplete: (status: string) => string;
  readonly sentBackOnlyWhenComplete: (status: string, last: string) => string;
  readonly noPassingOn: string;
  readonly isOver: (status: string, what: 'time' | 'pass' | 'lead' | 'date') => string;
  readonly nothingAsked: (last: string) => string;
  readonly ownRequest: string;
  readonly askedDateHasCome: (date: string) => string;
  readonly dayAfterToday: string;
  readonly laterOrDecline: (due: string) => string;
  readonly hasDateAlready: (due: string) => string;
  readonly onlyToDeputy: string;
  readonly deputyNotAsked: string;
  readonly noSuchPerson: string;
  readonly personNotAsked: (name: string) => string;
  readonly leadsAlready: (name: string) => string;
  readonly dueOnThatDay: (due: string) => string;
  readonly noSuchGroup: string;
  readonly inGroupAlready: (name: string) => string;
  readonly manyByManagers: string;
  readonly cellInSharePoint: string;
  readonly cellByScoring: string;
  readonly cellIsRight: (column: string) => string;
  readonly cellStillUnread: (column: string, value: string, why: string) => string;
  readonly notYours: string;
  readonly tooLateToUndo: string;
  readonly standingChanged: string;
  readonly noScoreYet: string;
  readonly noScheme: string;
  readonly chairReviews: string;
  readonly riskClosed: string;
  readonly whyMoves: string;
  readonly whyDateChanges: string;
  readonly nextReviewAfterToday: string;
  readonly reviewOnThatDay: (date: string) => string;
  readonly reviewedBy: (latest: string) => string;
  readonly meetingGone: string;
  readonly meetingRecords: string;
  readonly meetingPresents: string;
  readonly cannotShow: string;
  readonly severalPresent: string;
  readonly meetingNotListed: string;
  readonly sealedByManagers: string;
  readonly sealNoDate: string;
  readonly sealNotYet: string;
  readonly sealedAlready: string;
  readonly notAllSeen: (items: number) => string;
  readonly sealAgain: string;
  readonly notSealed: string;
  readonly sealedNotThere: string;
  readonly sealedChanged: string;
  readonly sealedUnknownForm: string;
  readonly noMeetingYet: string;
}

/** Why something was not recorded, sealed or shown, and what to do. */
export const refusalWords = inLanguages<RefusalWords>({
  en: {
    status: {
      'not started': 'not started',
      'in progress': 'in progress',
      complete: 'complete',
      closed: 'closed',
      cancelled: 'cancelled',
    },
    notFound: 'This is no longer in the register. It may have been deleted in SharePoint; nothing was saved.',
    notAllowed:
      'SharePoint does not let you change this. Ask the board manager for rights on the board’s SharePoint site; nothing was saved.',
    notValid: 'SharePoint did not accept these values. Check them and try again; nothing was saved.',
    busy: 'Several people are saving this at the same moment. Nothing was lost: press Save once more.',
    notNamed:
      'You are not named on this action, so nothing was saved. If you should be, ask the board manager to add you as a lead.',
    nothingChanged: 'Nothing was changed: write a note or change a value, then save.',
    closedAlready:
      'This action has been closed, so its status can no longer be reported. You can still add a note; to reopen it, ask the board manager.',
    needsNoMoreTime: (status) => `An action that is ${status} needs no more time.`,
    afterToday: 'Choose a day after today for the new date.',
    laterThanDue: (due) => `This action is due on ${due}: choose a later day to ask for more time.`,
    chairsOnly:
      'This is for the chair of the action’s group or of the board, so nothing was saved. If that is you, ask the board manager to say so in Groups.',
    managersOnly:
      'Only the board’s managers name a lead or give a date, so nothing was saved. Ask one of them.',
    leadsOnly:
      'Only somebody named as lead passes an action on, so nothing was saved. Ask the board manager to change its leads.',
    alreadyClosed: (last) => `This action is closed already${last}. Nothing was saved.`,
    closedOnlyWhenComplete: (status) =>
      `Only an action whose lead says it is complete is closed; this one is ${status}. Nothing was saved.`,
    sentBackOnlyWhenComplete: (status, last) =>
      `Only an action whose lead says it is complete is sent back; this one is ${status}${last}. Nothing was saved.`,
    noPassingOn:
      'This board does not let leads pass actions on by themselves, so nothing was saved. Ask the board manager to change the lead.',
    isOver: (status, what) =>
      `An action that is ${status} ${{ time: 'needs no more time', pass: 'is passed to nobody', lead: 'needs no lead any more', date: 'needs no date any more' }[what]}. Nothing was saved.`,
    nothingAsked: (last) => `No request for more time waits for an answer${last}. Nothing was saved.`,
    ownRequest:
      'You asked for this yourself, so another chair, deputy chair or board manager decides it. Nothing was saved.',
    askedDateHasCome: (date) =>
      `The date asked for, ${date}, has come by now. Set another date, after today.`,
    dayAfterToday: 'Choose a day after today.',
    laterOrDecline: (due) =>
      `This action is due on ${due}. Choose a later day, or decline the request and the date stands.`,
    hasDateAlready: (due) =>
      `This action is due on ${due} already. A date that stands is moved by its lead asking for more time and its chair deciding.`,
    onlyToDeputy:
      'An action can be passed only to the deputy whom People names for you, so nothing was saved. Ask the board manager to name one there, or to change the lead.',
    deputyNotAsked:
      'Your deputy has left or cannot be asked, so nothing was saved. Ask the board manager to name another in People.',
    noSuchPerson: 'Nobody in People has this entry any more, so nothing was saved. Choose somebody else.',
    personNotAsked: (name) =>
      `${name} has left or cannot be asked, so nothing was saved. Choose somebody else.`,
    dueOnThatDay: (due) => `This action is due on ${due} already. Nothing was saved.`,
    noSuchGroup: 'Groups has this entry no longer, so nothing was saved. Choose another group.',
    inGroupAlready: (name) => `This action belongs to ${name} already. Nothing was saved.`,
    cellInSharePoint:
      'This cell is kept by the register itself. Restore the row from its version history in SharePoint.',
    cellByScoring: 'Nothing was saved: this belongs to the risk’s score. Score the risk again instead.',
    cellIsRight: (column) =>
      `Nothing was saved: “${column}” can be read by now. Somebody may have put it right a moment ago.`,
    cellStillUnread: (column, value, why) =>
      `Nothing was saved: with “${value}” the register still could not read “${column}”. ${why}`,
    manyByManagers:
      'Only the board’s managers change several actions at once, so nothing was saved. Each can still be updated on its own.',
    notYours: 'What you want to take back is not among what you recorded here, so nothing was changed.',
    tooLateToUndo:
      'Too much was recorded here since, so this can no longer be taken back at one press. Nothing was changed: record how it stands now.',
    standingChanged:
      'You could record this then, but your place on the board has changed since, so nothing was taken back. Ask the board manager.',
    leadsAlready: (name) => `${name} leads this action already. Nothing was saved.`,
    noScoreYet: 'This risk has no score yet, so there is none to confirm: score it instead.',
    noScheme: 'The board’s scoring scheme cannot be read. Ask the board manager to check Settings.',
    chairReviews:
      'A risk is reviewed by the chair of its group or of the board, so nothing was saved. If that is you, ask the board manager to say so in Groups.',
    riskClosed: 'This risk has been closed, so it is no longer reviewed. Nothing was saved.',
    whyMoves: 'The score moves: write a note that says why, then save.',
    whyDateChanges: 'The review date changes: write a note that says why, then save.',
    nextReviewAfterToday: 'Choose a day after today for the next review.',
    reviewOnThatDay: (date) => `The next review is on ${date} already. Nothing was saved.`,
    reviewedBy: (latest) =>
      `This risk is reviewed again by ${latest} at the latest: choose that day or an earlier one. Nothing was saved.`,
    meetingGone:
      'This meeting is no longer in the board’s list of meetings, so nothing was saved. Open the meeting again from the page Meetings; what you wrote is still here.',
    meetingRecords:
      'What a meeting decides is recorded by a chair or deputy chair, or by the board manager, so nothing was saved. If that is you, ask the board manager to say so in Groups.',
    meetingPresents:
      'A meeting is presented by a chair or deputy chair, or by the board manager. If that is you, ask the board manager to say so in Groups.',
    cannotShow: 'This meeting is no longer in the board’s list of meetings, so nothing can be shown in it.',
    severalPresent: 'Several people are presenting at the same moment. Take the step once more.',
    meetingNotListed:
      'This meeting is no longer in the list Meetings. Reload the page to see which there are.',
    sealedByManagers:
      'Only a board manager, or whoever chairs this group or one above it, seals a register. Ask one of them.',
    sealNoDate:
      'This meeting has no date, so nobody could tell which day’s register it is. Enter the date in the list Meetings, then seal.',
    sealNotYet:
      'This meeting has not been held yet. The register is sealed on the day of the meeting or after it.',
    sealedAlready: 'The register of this meeting is sealed already.',
    notAllSeen: (items) =>
      `SharePoint does not show you ${items === 1 ? 'one item' : `${items} items`} of this register, so what you would seal is not all of it. Ask somebody who may see everything, such as the board manager, to seal it.`,
    sealAgain: 'Somebody changed this meeting at the same moment. Nothing was sealed: press Seal once more.',
    notSealed: 'The register was not sealed at this meeting.',
    sealedNotThere:
      'The sealed register of this meeting is not where it was put, or SharePoint does not let you open it. Ask the board manager to look in the site’s library and its recycle bin: it must stay at its place.',
    sealedChanged:
      'The file of this sealed register has been changed since it was sealed, so it is not shown. Ask the board manager to restore its first version from the version history in the site’s library.',
    sealedUnknownForm:
      'This register was sealed by another version of the Safeguarding Register, which wrote it in a form this one cannot read. The file is as it was sealed: ask whoever looks after the Safeguarding Register to update it.',
    noMeetingYet: 'This board has had no meeting yet, so everything is new.',
  },
  cy: {
    status: {
      'not started': 'heb ddechrau',
      'in progress': 'ar y gweill',
      complete: 'wedi’i chwblhau',
      closed: 'wedi’i chau',
      cancelled: 'wedi’i chanslo',
    },
    notFound: 'Nid yw hyn yn y gofrestr mwyach. Efallai ei fod wedi’i ddileu yn SharePoint; ni chadwyd dim.',
    notAllowed:
      'Nid yw SharePoint yn gadael i chi newid hyn. Gofynnwch i reolwr y bwrdd am hawliau ar safle SharePoint y bwrdd; ni chadwyd dim.',
    notValid:
      'Ni dderbyniodd SharePoint y gwerthoedd hyn. Gwiriwch hwy a rhowch gynnig arall arni; ni chadwyd dim.',
    busy: 'Mae sawl person yn cadw hyn ar yr un pryd. Ni chollwyd dim: pwyswch Cadw unwaith eto.',
    notNamed:
      'Nid ydych wedi’ch enwi ar y weithred hon, felly ni chadwyd dim. Os dylech fod, gofynnwch i reolwr y bwrdd eich ychwanegu fel arweinydd.',
    nothingChanged: 'Ni newidiwyd dim: ysgrifennwch nodyn neu newidiwch werth, yna cadwch.',
    closedAlready:
      'Mae’r weithred hon wedi’i chau, felly ni ellir adrodd ar ei statws mwyach. Gallwch ychwanegu nodyn o hyd; i’w hailagor, gofynnwch i reolwr y bwrdd.',
    needsNoMoreTime: (status) => `Nid oes angen rhagor o amser ar weithred sydd ${status}.`,
    afterToday: 'Dewiswch ddiwrnod ar ôl heddiw ar gyfer y dyddiad newydd.',
    laterThanDue: (due) =>
      `Mae’r weithred hon i’w chwblhau erbyn ${due}: dewiswch ddiwrnod diweddarach i ofyn am ragor o amser.`,
    chairsOnly:
      'Mae hyn ar gyfer cadeirydd grŵp y weithred neu gadeirydd y bwrdd, felly ni chadwyd dim. Os chi yw hwnnw, gofynnwch i reolwr y bwrdd nodi hynny yn y rhestr Grwpiau.',
    managersOnly:
      'Dim ond rheolwyr y bwrdd sy’n enwi arweinydd neu’n rhoi dyddiad, felly ni chadwyd dim. Gofynnwch i un ohonynt.',
    leadsOnly:
      'Dim ond rhywun a enwir yn arweinydd sy’n trosglwyddo gweithred, felly ni chadwyd dim. Gofynnwch i reolwr y bwrdd newid ei harweinwyr.',
    alreadyClosed: (last) => `Mae’r weithred hon wedi’i chau eisoes${last}. Ni chadwyd dim.`,
    closedOnlyWhenComplete: (status) =>
      `Dim ond gweithred y mae ei harweinydd yn dweud ei bod wedi’i chwblhau a gaiff ei chau; mae hon ${status}. Ni chadwyd dim.`,
    sentBackOnlyWhenComplete: (status, last) =>
      `Dim ond gweithred y mae ei harweinydd yn dweud ei bod wedi’i chwblhau a gaiff ei hanfon yn ôl; mae hon ${status}${last}. Ni chadwyd dim.`,
    noPassingOn:
      'Nid yw’r bwrdd hwn yn gadael i arweinwyr drosglwyddo gweithredoedd eu hunain, felly ni chadwyd dim. Gofynnwch i reolwr y bwrdd newid yr arweinydd.',
    isOver: (status, what) =>
      `${{ time: 'Nid oes angen rhagor o amser ar weithred', pass: 'Ni throsglwyddir i neb weithred', lead: 'Nid oes angen arweinydd mwyach ar weithred', date: 'Nid oes angen dyddiad mwyach ar weithred' }[what]} sydd ${status}. Ni chadwyd dim.`,
    nothingAsked: (last) => `Nid oes cais am ragor o amser yn aros am ateb${last}. Ni chadwyd dim.`,
    ownRequest:
      'Chi eich hun a ofynnodd am hyn, felly cadeirydd, dirprwy gadeirydd neu reolwr bwrdd arall sy’n penderfynu. Ni chadwyd dim.',
    askedDateHasCome: (date) =>
      `Mae’r dyddiad y gofynnwyd amdano, ${date}, wedi cyrraedd erbyn hyn. Pennwch ddyddiad arall, ar ôl heddiw.`,
    dayAfterToday: 'Dewiswch ddiwrnod ar ôl heddiw.',
    laterOrDecline: (due) =>
      `Mae’r weithred hon i’w chwblhau erbyn ${due}. Dewiswch ddiwrnod diweddarach, neu gwrthodwch y cais a bydd y dyddiad yn sefyll.`,
    hasDateAlready: (due) =>
      `Mae’r weithred hon i’w chwblhau erbyn ${due} eisoes. Caiff dyddiad sy’n sefyll ei symud pan fydd ei harweinydd yn gofyn am ragor o amser a’i chadeirydd yn penderfynu.`,
    onlyToDeputy:
      'Dim ond i’r dirprwy a enwir i chi yn y rhestr Pobl y gellir trosglwyddo gweithred, felly ni chadwyd dim. Gofynnwch i reolwr y bwrdd enwi un yno, neu newid yr arweinydd.',
    deputyNotAsked:
      'Mae eich dirprwy wedi gadael neu ni ellir gofyn iddo, felly ni chadwyd dim. Gofynnwch i reolwr y bwrdd enwi un arall yn y rhestr Pobl.',
    noSuchPerson:
      'Nid oes gan neb yn y rhestr Pobl y cofnod hwn mwyach, felly ni chadwyd dim. Dewiswch rywun arall.',
    personNotAsked: (name) =>
      `Mae ${name} wedi gadael neu ni ellir gofyn i’r person hwn, felly ni chadwyd dim. Dewiswch rywun arall.`,
    dueOnThatDay: (due) => `Mae’r weithred hon i’w chwblhau erbyn ${due} eisoes. Ni chadwyd dim.`,
    noSuchGroup: 'Nid yw’r cofnod hwn yn Grwpiau mwyach, felly ni chadwyd dim. Dewiswch grŵp arall.',
    inGroupAlready: (name) => `Mae’r weithred hon yn perthyn i ${name} eisoes. Ni chadwyd dim.`,
    cellInSharePoint:
      'Y gofrestr ei hun sy’n cadw’r gell hon. Adferwch y rhes o’i hanes fersiynau yn SharePoint.',
    cellByScoring: 'Ni chadwyd dim: mae hyn yn perthyn i sgôr y risg. Sgoriwch y risg eto yn lle hynny.',
    cellIsRight: (column) =>
      `Ni chadwyd dim: gellir darllen “${column}” erbyn hyn. Efallai bod rhywun wedi’i gywiro eiliad yn ôl.`,
    cellStillUnread: (column, value, why) =>
      `Ni chadwyd dim: gyda “${value}” ni allai’r gofrestr ddarllen “${column}” o hyd. ${why}`,
    manyByManagers:
      'Dim ond rheolwyr y bwrdd sy’n newid sawl gweithred ar unwaith, felly ni chadwyd dim. Gellir diweddaru pob un ar ei phen ei hun o hyd.',
    notYours:
      'Nid yw’r hyn rydych am ei dynnu’n ôl ymhlith yr hyn a gofnodwyd gennych yma, felly ni newidiwyd dim.',
    tooLateToUndo:
      'Cofnodwyd gormod yma ers hynny, felly ni ellir tynnu hyn yn ôl ag un gwasgiad mwyach. Ni newidiwyd dim: cofnodwch sut mae pethau nawr.',
    standingChanged:
      'Gallech gofnodi hyn bryd hynny, ond mae eich lle ar y bwrdd wedi newid ers hynny, felly ni thynnwyd dim yn ôl. Gofynnwch i reolwr y bwrdd.',
    leadsAlready: (name) => `Mae ${name} yn arwain y weithred hon eisoes. Ni chadwyd dim.`,
    noScoreYet: 'Nid oes gan y risg hon sgôr eto, felly nid oes un i’w chadarnhau: sgoriwch hi yn lle hynny.',
    noScheme: 'Ni ellir darllen cynllun sgorio’r bwrdd. Gofynnwch i reolwr y bwrdd wirio’r Gosodiadau.',
    chairReviews:
      'Caiff risg ei hadolygu gan gadeirydd ei grŵp neu gadeirydd y bwrdd, felly ni chadwyd dim. Os chi yw hwnnw, gofynnwch i reolwr y bwrdd nodi hynny yn y rhestr Grwpiau.',
    riskClosed: 'Mae’r risg hon wedi’i chau, felly nid yw’n cael ei hadolygu mwyach. Ni chadwyd dim.',
    whyMoves: 'Mae’r sgôr yn newid: ysgrifennwch nodyn sy’n dweud pam, yna cadwch.',
    whyDateChanges: 'Mae dyddiad yr adolygiad yn newid: ysgrifennwch nodyn sy’n dweud pam, yna cadwch.',
    nextReviewAfterToday: 'Dewiswch ddiwrnod ar ôl heddiw ar gyfer yr adolygiad nesaf.',
    reviewOnThatDay: (date) => `Mae’r adolygiad nesaf ar ${date} eisoes. Ni chadwyd dim.`,
    reviewedBy: (latest) =>
      `Caiff y risg hon ei hadolygu eto erbyn ${latest} fan bellaf: dewiswch y diwrnod hwnnw neu un cynharach. Ni chadwyd dim.`,
    meetingGone:
      'Nid yw’r cyfarfod hwn yn rhestr gyfarfodydd y bwrdd mwyach, felly ni chadwyd dim. Agorwch y cyfarfod eto o’r dudalen Cyfarfodydd; mae’r hyn a ysgrifennoch yma o hyd.',
    meetingRecords:
      'Cadeirydd neu ddirprwy gadeirydd, neu reolwr y bwrdd, sy’n cofnodi’r hyn y mae cyfarfod yn ei benderfynu, felly ni chadwyd dim. Os chi yw hwnnw, gofynnwch i reolwr y bwrdd nodi hynny yn y rhestr Grwpiau.',
    meetingPresents:
      'Cadeirydd neu ddirprwy gadeirydd, neu reolwr y bwrdd, sy’n cyflwyno cyfarfod. Os chi yw hwnnw, gofynnwch i reolwr y bwrdd nodi hynny yn y rhestr Grwpiau.',
    cannotShow:
      'Nid yw’r cyfarfod hwn yn rhestr gyfarfodydd y bwrdd mwyach, felly ni ellir dangos dim ynddo.',
    severalPresent: 'Mae sawl person yn cyflwyno ar yr un pryd. Cymerwch y cam unwaith eto.',
    meetingNotListed:
      'Nid yw’r cyfarfod hwn yn y rhestr Meetings mwyach. Ail-lwythwch y dudalen i weld pa rai sydd.',
    sealedByManagers:
      'Dim ond rheolwr bwrdd, neu bwy bynnag sy’n cadeirio’r grŵp hwn neu un uwch ei ben, sy’n selio cofrestr. Gofynnwch i un ohonynt.',
    sealNoDate:
      'Nid oes gan y cyfarfod hwn ddyddiad, felly ni allai neb ddweud cofrestr pa ddiwrnod ydyw. Rhowch y dyddiad yn y rhestr Meetings, yna seliwch.',
    sealNotYet:
      'Nid yw’r cyfarfod hwn wedi’i gynnal eto. Caiff y gofrestr ei selio ar ddiwrnod y cyfarfod neu ar ei ôl.',
    sealedAlready: 'Mae cofrestr y cyfarfod hwn wedi’i selio eisoes.',
    notAllSeen: (items) =>
      `Nid yw SharePoint yn dangos ${items === 1 ? 'un eitem' : `${items} eitem`} o’r gofrestr hon i chi, felly nid y cyfan fyddech chi’n ei selio. Gofynnwch i rywun sy’n cael gweld popeth, fel rheolwr y bwrdd, ei selio.`,
    sealAgain: 'Newidiodd rhywun y cyfarfod hwn ar yr un pryd. Ni seliwyd dim: pwyswch Selio unwaith eto.',
    notSealed: 'Ni seliwyd y gofrestr yn y cyfarfod hwn.',
    sealedNotThere:
      'Nid yw cofrestr seliedig y cyfarfod hwn lle y’i rhoddwyd, neu nid yw SharePoint yn gadael i chi ei hagor. Gofynnwch i reolwr y bwrdd edrych yn llyfrgell y safle a’i bin ailgylchu: rhaid iddi aros yn ei lle.',
    sealedChanged:
      'Newidiwyd ffeil y gofrestr seliedig hon ers iddi gael ei selio, felly ni chaiff ei dangos. Gofynnwch i reolwr y bwrdd adfer ei fersiwn cyntaf o hanes y fersiynau yn llyfrgell y safle.',
    sealedUnknownForm:
      'Seliwyd y gofrestr hon gan fersiwn arall o’r Gofrestr Ddiogelu, a’i hysgrifennodd ar ffurf na all hon ei darllen. Mae’r ffeil fel y’i seliwyd: gofynnwch i bwy bynnag sy’n gofalu am y Gofrestr Ddiogelu ei diweddaru.',
    noMeetingYet: 'Nid yw’r bwrdd hwn wedi cael cyfarfod eto, felly mae popeth yn newydd.',
  },
});

/** One of these sentences in every language, for whoever will read it. */
export function refusal(sentence: (words: RefusalWords, language: Language) => string): Said {
  return said((language) => sentence(refusalWords(language), language));
}
