import { inLanguages } from '../../shared/domain/language.ts';

interface PressWords {
  readonly malformed: string;
  readonly noSuchBoard: string;
  readonly chairsPage: string;
  readonly managersPage: string;
  readonly meetingOver: string;
  readonly notThere: string;
  readonly notYours: (today: string) => string;
  readonly keptInformed: string;
  readonly keptTheirs: string;
  readonly chooseNewDate: string;
  readonly wholePercent: string;
  readonly noteTooLong: string;
  readonly reasonNeeded: string;
  readonly chooseStatus: string;
  readonly chooseRag: string;
  readonly cannotBeSaved: string;
  readonly anotherLink: string;
  readonly noScheme: string;
  readonly chairReviews: string;
  readonly movedAndConfirmed: string;
  readonly datedAndNotChanged: string;
  readonly movedAndDateChanged: string;
  readonly chooseReviewDay: string;
  readonly dayAndNote: string;
  readonly levelsAndNote: string;
  readonly chairDecides: string;
  readonly ownRequest: string;
  readonly noRequest: string;
  readonly chairCloses: string;
  readonly notWaitingToClose: string;
  readonly heardSince: string;
  readonly chairAnswers: string;
  readonly noDeputy: string;
  readonly managerPutsRight: string;
  readonly otherDateAndApproved: string;
  readonly actCannotBeSaved: string;
  readonly chooseDate: string;
  readonly toNobody: string;
  readonly chooseLead: string;
  readonly severalFit: (names: string) => string;
  readonly nobodyFits: string;
  readonly quicker: string;
  readonly chooseDayAndTime: string;
  readonly noLongerInPeople: string;
  readonly changedMeanwhile: string;
}

/** What a press of a button can come to, beside what it was for. */
export const pressWords = inLanguages<PressWords>({
  en: {
    malformed:
      'I cannot read what this card sent: it may be older than I am. Write “my actions” for a new card; if you had typed something, copy it first.',
    noSuchBoard:
      'This card belongs to a board that I no longer look after. Ask your board manager where it went.',
    chairsPage:
      'This page is for those who chair a group. If you do, ask the board manager to say so in Groups.',
    managersPage: 'This page is for the board manager.',
    meetingOver: 'This meeting is over, or updates are no longer asked for before it.',
    notThere: 'This is no longer in the register. Ask your board manager if you expected it to be.',
    notYours: (today) =>
      `You are not named on this item (as at ${today}), so it cannot be opened or changed from here. If you should be, ask the board manager to add you.`,
    keptInformed: 'You are kept informed about this action; its leads report on it.',
    keptTheirs: 'The register keeps what was there; nothing of yours was saved.',
    chooseNewDate: 'Choose the new date you ask for.',
    wholePercent: 'Write how much is done as a whole number from 0 to 100.',
    noteTooLong: 'The note is too long: at most 4,000 characters. Put the rest in a document and link to it.',
    reasonNeeded: 'Say why more time is needed, in at most 1,000 characters.',
    chooseStatus: 'Choose not started, in progress or complete. Only the chair closes an action.',
    chooseRag: 'Choose red, amber, green or blue.',
    cannotBeSaved: 'Something on this card cannot be saved. Check it and press Save again.',
    anotherLink: 'another link',
    noScheme: 'The board’s scoring scheme cannot be read. Ask the board manager to check Settings.',
    chairReviews: 'The chair of its group or of the board reviews this risk.',
    movedAndConfirmed:
      'You chose another likelihood or impact and pressed Confirm. Press “Save the new score”, or put the choice back.',
    datedAndNotChanged:
      'You chose another day for the next review and did not press “Change the review date”. Press that, or empty the date.',
    movedAndDateChanged:
      'You chose another likelihood or impact and pressed “Change the review date”. Press “Save the new score”, or put the choice back.',
    chooseReviewDay: 'Choose the day of the next review first.',
    dayAndNote: 'Choose a day that exists, and keep the note within 4,000 characters.',
    levelsAndNote: 'Choose a likelihood and an impact, and keep the note within 4,000 characters.',
    chairDecides: 'The chair of its group or of the board decides about more time.',
    ownRequest: 'You asked for this yourself, so another chair, deputy chair or board manager decides it.',
    noRequest: 'No request for more time waits for a decision: this is how it stands.',
    chairCloses: 'The chair of its group or of the board closes an action.',
    notWaitingToClose: 'Nobody waits for this action to be closed: this is how it stands.',
    heardSince: 'Its leads have been heard since it was escalated: this is how it stands.',
    chairAnswers: 'The chair of its group or of the board answers an escalation.',
    noDeputy:
      'There is no deputy of yours to pass this to. Ask your board manager to name one in People, or to change the lead.',
    managerPutsRight: 'The board manager puts right who leads an action and by when.',
    otherDateAndApproved:
      'You chose another date and pressed Approve. Press “Set the other date”, or empty the date.',
    actCannotBeSaved: 'Something on this card cannot be saved. Check it and press the button again.',
    chooseDate: 'Choose the date first.',
    toNobody: 'This card does not say to whom. Open the action again.',
    chooseLead: 'Choose the lead first.',
    severalFit: (names) => `Several people fit this name: ${names}. Write it as it stands in People.`,
    nobodyFits: 'Nobody in People has this name. Add them there first, or write it as it stands there.',
    quicker:
      'Somebody was quicker: this changed while you were deciding, so nothing of yours was saved. This is how it stands.',
    chooseDayAndTime: 'Choose a day and a time from the lists, and a date that exists.',
    noLongerInPeople:
      'You are no longer among the people of this board, so nothing was saved. Ask your board manager if you expected to be.',
    changedMeanwhile:
      'Somebody else changed your entry in People at the same moment. Nothing was lost: press “Try again”.',
  },
  cy: {
    malformed:
      'Ni allaf ddarllen yr hyn a anfonodd y cerdyn hwn: efallai ei fod yn hŷn na mi. Ysgrifennwch “fy ngweithredoedd” i gael cerdyn newydd; os oeddech wedi teipio rhywbeth, copïwch ef yn gyntaf.',
    noSuchBoard:
      'Mae’r cerdyn hwn yn perthyn i fwrdd nad wyf yn gofalu amdano mwyach. Gofynnwch i reolwr eich bwrdd i ble yr aeth.',
    chairsPage:
      'Mae’r dudalen hon ar gyfer y rhai sy’n cadeirio grŵp. Os ydych chi, gofynnwch i reolwr y bwrdd nodi hynny yn y rhestr Grwpiau.',
    managersPage: 'Mae’r dudalen hon ar gyfer rheolwr y bwrdd.',
    meetingOver: 'Mae’r cyfarfod hwn drosodd, neu ni ofynnir am ddiweddariadau cyn y cyfarfod mwyach.',
    notThere:
      'Nid yw hyn yn y gofrestr mwyach. Gofynnwch i reolwr eich bwrdd os oeddech yn disgwyl iddo fod yno.',
    notYours: (today) =>
      `Nid ydych wedi’ch enwi ar yr eitem hon (ar ${today}), felly ni ellir ei hagor na’i newid oddi yma. Os dylech fod, gofynnwch i reolwr y bwrdd eich ychwanegu.`,
    keptInformed: 'Cewch wybod am y weithred hon; ei harweinwyr sy’n adrodd arni.',
    keptTheirs: 'Mae’r gofrestr yn cadw’r hyn oedd yno; ni chadwyd dim o’ch eiddo chi.',
    chooseNewDate: 'Dewiswch y dyddiad newydd rydych yn gofyn amdano.',
    wholePercent: 'Ysgrifennwch faint sydd wedi’i wneud fel rhif cyfan o 0 i 100.',
    noteTooLong:
      'Mae’r nodyn yn rhy hir: 4,000 o nodau ar y mwyaf. Rhowch y gweddill mewn dogfen a rhowch ddolen ati.',
    reasonNeeded: 'Dywedwch pam mae angen rhagor o amser, mewn 1,000 o nodau ar y mwyaf.',
    chooseStatus:
      'Dewiswch heb ddechrau, ar y gweill neu wedi’i chwblhau. Dim ond y cadeirydd sy’n cau gweithred.',
    chooseRag: 'Dewiswch goch, oren, gwyrdd neu las.',
    cannotBeSaved: 'Ni ellir cadw rhywbeth ar y cerdyn hwn. Gwiriwch ef a phwyswch Cadw eto.',
    anotherLink: 'dolen arall',
    noScheme: 'Ni ellir darllen cynllun sgorio’r bwrdd. Gofynnwch i reolwr y bwrdd wirio’r Gosodiadau.',
    chairReviews: 'Cadeirydd ei grŵp neu gadeirydd y bwrdd sy’n adolygu’r risg hon.',
    movedAndConfirmed:
      'Dewisoch debygolrwydd neu effaith arall a phwyso Cadarnhau. Pwyswch “Cadw’r sgôr newydd”, neu rhowch y dewis yn ôl.',
    datedAndNotChanged:
      'Dewisoch ddiwrnod arall ar gyfer yr adolygiad nesaf heb bwyso “Newid dyddiad yr adolygiad”. Pwyswch hwnnw, neu gwagiwch y dyddiad.',
    movedAndDateChanged:
      'Dewisoch debygolrwydd neu effaith arall a phwyso “Newid dyddiad yr adolygiad”. Pwyswch “Cadw’r sgôr newydd”, neu rhowch y dewis yn ôl.',
    chooseReviewDay: 'Dewiswch ddiwrnod yr adolygiad nesaf yn gyntaf.',
    dayAndNote: 'Dewiswch ddiwrnod sy’n bodoli, a chadwch y nodyn o fewn 4,000 o nodau.',
    levelsAndNote: 'Dewiswch debygolrwydd ac effaith, a chadwch y nodyn o fewn 4,000 o nodau.',
    chairDecides: 'Cadeirydd ei grŵp neu gadeirydd y bwrdd sy’n penderfynu am ragor o amser.',
    ownRequest:
      'Chi eich hun a ofynnodd am hyn, felly cadeirydd, dirprwy gadeirydd neu reolwr bwrdd arall sy’n penderfynu.',
    noRequest: 'Nid oes cais am ragor o amser yn aros am benderfyniad: dyma sut mae’n sefyll.',
    chairCloses: 'Cadeirydd ei grŵp neu gadeirydd y bwrdd sy’n cau gweithred.',
    notWaitingToClose: 'Nid oes neb yn aros i’r weithred hon gael ei chau: dyma sut mae’n sefyll.',
    heardSince: 'Clywyd gan ei harweinwyr ers iddi gael ei huwchgyfeirio: dyma sut mae’n sefyll.',
    chairAnswers: 'Cadeirydd ei grŵp neu gadeirydd y bwrdd sy’n ateb uwchgyfeiriad.',
    noDeputy:
      'Nid oes gennych ddirprwy i drosglwyddo hyn iddo. Gofynnwch i reolwr eich bwrdd enwi un yn y rhestr Pobl, neu newid yr arweinydd.',
    managerPutsRight: 'Rheolwr y bwrdd sy’n cywiro pwy sy’n arwain gweithred ac erbyn pryd.',
    otherDateAndApproved:
      'Dewisoch ddyddiad arall a phwyso Cymeradwyo. Pwyswch “Pennu’r dyddiad arall”, neu gwagiwch y dyddiad.',
    actCannotBeSaved: 'Ni ellir cadw rhywbeth ar y cerdyn hwn. Gwiriwch ef a phwyswch y botwm eto.',
    chooseDate: 'Dewiswch y dyddiad yn gyntaf.',
    toNobody: 'Nid yw’r cerdyn hwn yn dweud i bwy. Agorwch y weithred eto.',
    chooseLead: 'Dewiswch yr arweinydd yn gyntaf.',
    severalFit: (names) =>
      `Mae sawl person yn cyfateb i’r enw hwn: ${names}. Ysgrifennwch ef fel y mae yn y rhestr Pobl.`,
    nobodyFits:
      'Nid oes gan neb yn y rhestr Pobl yr enw hwn. Ychwanegwch y person yno yn gyntaf, neu ysgrifennwch yr enw fel y mae yno.',
    quicker:
      'Roedd rhywun yn gynt: newidiodd hyn wrth i chi benderfynu, felly ni chadwyd dim o’ch eiddo chi. Dyma sut mae’n sefyll.',
    chooseDayAndTime: 'Dewiswch ddiwrnod ac amser o’r rhestri, a dyddiad sy’n bodoli.',
    noLongerInPeople:
      'Nid ydych ymhlith pobl y bwrdd hwn mwyach, felly ni chadwyd dim. Gofynnwch i reolwr eich bwrdd os oeddech yn disgwyl bod.',
    changedMeanwhile:
      'Newidiodd rhywun arall eich cofnod yn y rhestr Pobl ar yr un pryd. Ni chollwyd dim: pwyswch “Rhoi cynnig arall arni”.',
  },
});
