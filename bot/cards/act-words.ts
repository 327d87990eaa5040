import type { CardAct } from '../../shared/contracts/card-payloads.ts';
import type { ChairDecision } from '../../shared/domain/action.ts';
import { inLanguages } from '../../shared/domain/language.ts';

interface ActWords {
  readonly done: Readonly<Record<CardAct, string>>;
  readonly then: Readonly<Record<CardAct, string>>;
  readonly already: (done: string) => string;
  readonly by: (name: string, at: string) => string;
  readonly asItStands: string;
  readonly backToPutRight: string;
  readonly wasDue: string;
  readonly due: string;
  readonly changedWhileDeciding: string;
  readonly decideAgain: string;
  readonly decideAbout: (name: string) => string;
  readonly whatDecided: string;
  readonly otherDate: string;
  readonly otherDateError: (date: string) => string;
  readonly wordToLeads: string;
  readonly approveUntil: (date: string) => string;
  readonly setOtherDate: string;
  readonly decline: string;
  readonly asks: (name: string, date: string) => string;
  readonly askedFor: string;
  readonly later: (days: string) => string;
  readonly dueNow: string;
  readonly ago: (date: string, days: string) => string;
  readonly why: string;
  readonly noReason: string;
  readonly askedBy: string;
  readonly neverMoved: string;
  readonly doneSince: (date: string) => string;
  readonly doneWhen: string;
  readonly moreMeasures: string;
  readonly noEvidence: string;
  readonly evidenceNoLink: (written: string) => string;
  readonly evidenceSeen: string;
  readonly whatYouLookedAt: string;
  readonly closeOrSendBack: (name: string) => string;
  readonly lookAtEvidence: string;
  readonly closeIt: string;
  readonly sendItBack: string;
  readonly tried: string;
  readonly nothingTried: string;
  readonly earlier: (count: number) => string;
  readonly whatDoYouDo: string;
  readonly yourReply: string;
  readonly escalated: (name: string) => string;
  readonly recordReply: string;
  readonly reportInstead: string;
  readonly passOn: (to: string, name: string) => string;
  readonly passToDeputy: string;
  readonly becomesLead: (name: string, post: string) => string;
  readonly needsToKnow: (name: string) => string;
  readonly passItTo: (name: string) => string;
  readonly backToUpdate: string;
  readonly putRight: (name: string) => string;
  readonly whatIsMissing: string;
  readonly oneOfTwo: string;
  readonly dueDate: string;
  readonly whyForTrail: string;
  readonly nameLead: string;
  readonly giveDate: string;
  readonly lead: string;
  readonly partOfName: string;
  readonly leadAsInPeople: string;
  readonly requestWaits: string;
  readonly setAnotherDate: string;
  readonly declineMore: string;
  readonly headlines: Readonly<Record<ChairDecision['kind'], string>>;
  /** "Chandra Whitlock approved more time, until 30 June 2026."; dates come written out, '' = none. */
  readonly decided: (kind: ChairDecision['kind'], who: string, due: string, asked: string) => string;
  readonly open: string;
  readonly decidedBy: string;
}

/** What chairs, managers and leads who hand on decide on cards, and how those are told whom it concerns. */
export const actWords = inLanguages<ActWords>({
  en: {
    done: {
      'approve more time': 'More time approved',
      'set another date': 'Another date set',
      'decline more time': 'More time declined',
      close: 'Closed, evidence seen',
      'send back': 'Sent back',
      challenge: 'Your reply is recorded',
      'pass on': 'Passed on',
      'name lead': 'Lead named',
      'give date': 'Date given',
    },
    then: {
      'approve more time': 'Its leads are told, and reminded by the new date.',
      'set another date': 'Its leads are told, and reminded by the new date.',
      'decline more time': 'The date stays, and its leads are told why.',
      close: 'Its leads are told; nothing more is asked of anybody.',
      'send back': 'Its leads are told what is missing, and reminded again.',
      challenge: 'It stands in the challenge log. The action is asked about again when nothing is heard.',
      'pass on': 'The new lead is reminded from now on.',
      'name lead': 'They are reminded from now on.',
      'give date': 'Its leads are reminded by it from now on.',
    },
    already: (done) => `${done} already`,
    by: (name, at) => `By ${name}, ${at}`,
    asItStands: 'As it stands now:',
    backToPutRight: 'Back to what is to put right',
    wasDue: 'Was due',
    due: 'Due',
    changedWhileDeciding: '⚠ Somebody changed this while you were deciding',
    decideAgain: 'Nothing has been saved yet. Look at both and decide again.',
    decideAbout: (name) => `Decide about more time: ${name}`,
    whatDecided: 'What do you decide?',
    otherDate: 'Another date, only if it is not to be the one asked for',
    otherDateError: (date) => `Choose a date from ${date} on, or leave it empty.`,
    wordToLeads: 'A word to the leads (needed when you decline)',
    approveUntil: (date) => `Approve until ${date}`,
    setOtherDate: 'Set the other date',
    decline: 'Decline',
    asks: (name, date) => `${name} asks for more time, until ${date}.`,
    askedFor: 'Asked for',
    later: (days) => `${days} later`,
    dueNow: 'Due now',
    ago: (date, days) => `${date}, ${days} ago`,
    why: 'Why',
    noReason: 'no reason was given',
    askedBy: 'Asked by',
    neverMoved: 'the same, never moved',
    doneSince: (date) => `Its leads say that it is done, since ${date}.`,
    doneWhen: 'It is done when',
    moreMeasures: 'and more in the register',
    noEvidence: '⚠ There is no link to any evidence yet.',
    evidenceNoLink: (written) => `⚠ The evidence is not a link: “${written}”.`,
    evidenceSeen: 'Have you seen the evidence?',
    whatYouLookedAt: 'What you looked at, or what is still missing (needed when you send it back)',
    closeOrSendBack: (name) => `Close or send back: ${name}`,
    lookAtEvidence: 'Look at the evidence',
    closeIt: 'Evidence seen: close it',
    sendItBack: 'Send it back',
    tried: 'What was tried',
    nothingTried: 'No reminder about it is on record.',
    earlier: (count) => `and ${count} earlier`,
    whatDoYouDo: 'What do you do about it?',
    yourReply: 'Your reply, for the challenge log',
    escalated: (name) => `Escalated: ${name}`,
    recordReply: 'Record my reply',
    reportInstead: 'Report progress instead',
    passOn: (to, name) => `Pass to ${to}: ${name}`,
    passToDeputy: 'Pass it to your deputy',
    becomesLead: (name, post) =>
      `${name}${post === '' ? '' : ` (${post})`} becomes its lead in your place and is reminded from now on; you stay informed. The date stays as it is, and the trail says that you passed it on.`,
    needsToKnow: (name) => `What ${name} needs to know (optional)`,
    passItTo: (name) => `Pass it to ${name}`,
    backToUpdate: 'Back to the update',
    putRight: (name) => `Put right: ${name}`,
    whatIsMissing: 'Put right what is missing',
    oneOfTwo: 'Fill in one of the two and press its button; the other can follow.',
    dueDate: 'Due date',
    whyForTrail: 'Why, for the trail (optional)',
    nameLead: 'Name the lead',
    giveDate: 'Give the date',
    lead: 'Lead',
    partOfName: 'Write a part of the name',
    leadAsInPeople: 'Lead: the name as it stands in People',
    requestWaits: 'A request waits for your decision',
    setAnotherDate: 'Set another date…',
    declineMore: 'Decline…',
    headlines: {
      'more time approved': '✔ You have more time',
      'another date set': '✔ There is a new date',
      'more time declined': 'No more time this time',
      closed: '✔ Closed: thank you',
      'sent back': 'Something is still missing',
      'taken back': 'A decision was taken back',
    },
    decided: (kind, who, due, asked) => {
      switch (kind) {
        case 'more time approved':
          return `${who} approved more time${due === '' ? '' : `, until ${due}`}.`;
        case 'another date set':
          return `${who} set another date${due === '' ? '' : `: ${due}`}${asked === '' ? '' : `, not ${asked} as asked`}.`;
        case 'more time declined':
          return `${who} declined more time${asked === '' ? '' : ` until ${asked}`}: the date stays.`;
        case 'closed':
          return `${who} has seen the evidence and closed this action.`;
        case 'sent back':
          return `${who} looked at the evidence and sent this action back.`;
        case 'taken back':
          return `${who} took back the last decision about this action: it stands as it did before.`;
      }
    },
    open: 'Open',
    decidedBy: 'Decided by',
  },
  cy: {
    done: {
      'approve more time': 'Cymeradwywyd rhagor o amser',
      'set another date': 'Pennwyd dyddiad arall',
      'decline more time': 'Gwrthodwyd rhagor o amser',
      close: 'Caewyd, tystiolaeth wedi’i gweld',
      'send back': 'Anfonwyd yn ôl',
      challenge: 'Cofnodwyd eich ateb',
      'pass on': 'Trosglwyddwyd',
      'name lead': 'Enwyd arweinydd',
      'give date': 'Rhoddwyd dyddiad',
    },
    then: {
      'approve more time': 'Caiff ei harweinwyr wybod, a’u hatgoffa erbyn y dyddiad newydd.',
      'set another date': 'Caiff ei harweinwyr wybod, a’u hatgoffa erbyn y dyddiad newydd.',
      'decline more time': 'Mae’r dyddiad yn aros, a chaiff ei harweinwyr wybod pam.',
      close: 'Caiff ei harweinwyr wybod; ni ofynnir dim mwy gan neb.',
      'send back': 'Caiff ei harweinwyr wybod beth sydd ar goll, a’u hatgoffa eto.',
      challenge: 'Mae yn y cofnod o heriau. Gofynnir am y weithred eto os na chlywir dim.',
      'pass on': 'Caiff yr arweinydd newydd nodiadau atgoffa o hyn ymlaen.',
      'name lead': 'Caiff yr arweinydd nodiadau atgoffa o hyn ymlaen.',
      'give date': 'Caiff ei harweinwyr eu hatgoffa yn ôl y dyddiad hwn o hyn ymlaen.',
    },
    already: (done) => `${done} eisoes`,
    by: (name, at) => `Gan ${name}, ${at}`,
    asItStands: 'Fel y mae’n sefyll nawr:',
    backToPutRight: 'Yn ôl at yr hyn sydd i’w gywiro',
    wasDue: 'Roedd i’w chwblhau',
    due: 'I’w chwblhau',
    changedWhileDeciding: '⚠ Newidiodd rhywun hyn wrth i chi benderfynu',
    decideAgain: 'Nid oes dim wedi’i gadw eto. Edrychwch ar y ddau a phenderfynwch eto.',
    decideAbout: (name) => `Penderfynu am ragor o amser: ${name}`,
    whatDecided: 'Beth yw eich penderfyniad?',
    otherDate: 'Dyddiad arall, dim ond os nad yr un y gofynnwyd amdano fydd hwn',
    otherDateError: (date) => `Dewiswch ddyddiad o ${date} ymlaen, neu gadewch hwn yn wag.`,
    wordToLeads: 'Gair i’r arweinwyr (mae ei angen pan fyddwch yn gwrthod)',
    approveUntil: (date) => `Cymeradwyo tan ${date}`,
    setOtherDate: 'Pennu’r dyddiad arall',
    decline: 'Gwrthod',
    asks: (name, date) => `Mae ${name} yn gofyn am ragor o amser, tan ${date}.`,
    askedFor: 'Gofynnwyd am',
    later: (days) => `${days} yn ddiweddarach`,
    dueNow: 'I’w chwblhau nawr',
    ago: (date, days) => `${date}, ${days} yn ôl`,
    why: 'Pam',
    noReason: 'ni roddwyd rheswm',
    askedBy: 'Gofynnwyd gan',
    neverMoved: 'yr un dyddiad, heb ei symud erioed',
    doneSince: (date) => `Mae ei harweinwyr yn dweud ei bod wedi’i gwneud, ers ${date}.`,
    doneWhen: 'Mae wedi’i chwblhau pan',
    moreMeasures: 'a rhagor yn y gofrestr',
    noEvidence: '⚠ Nid oes dolen at unrhyw dystiolaeth eto.',
    evidenceNoLink: (written) => `⚠ Nid dolen yw’r dystiolaeth: “${written}”.`,
    evidenceSeen: 'Ydych chi wedi gweld y dystiolaeth?',
    whatYouLookedAt:
      'Yr hyn y buoch yn edrych arno, neu’r hyn sydd ar goll o hyd (mae ei angen pan fyddwch yn ei hanfon yn ôl)',
    closeOrSendBack: (name) => `Cau neu anfon yn ôl: ${name}`,
    lookAtEvidence: 'Edrych ar y dystiolaeth',
    closeIt: 'Tystiolaeth wedi’i gweld: cau',
    sendItBack: 'Ei hanfon yn ôl',
    tried: 'Beth a wnaed hyd yma',
    nothingTried: 'Nid oes nodyn atgoffa amdani wedi’i gofnodi.',
    earlier: (count) => `a ${count} yn gynharach`,
    whatDoYouDo: 'Beth fyddwch chi’n ei wneud am hyn?',
    yourReply: 'Eich ateb, ar gyfer y cofnod o heriau',
    escalated: (name) => `Wedi’i huwchgyfeirio: ${name}`,
    recordReply: 'Cofnodi fy ateb',
    reportInstead: 'Adrodd ar gynnydd yn lle hynny',
    passOn: (to, name) => `Trosglwyddo i ${to}: ${name}`,
    passToDeputy: 'Ei throsglwyddo i’ch dirprwy',
    becomesLead: (name, post) =>
      `${name}${post === '' ? '' : ` (${post})`} fydd yn ei harwain yn eich lle ac yn cael nodiadau atgoffa o hyn ymlaen; byddwch chi’n dal i gael gwybod. Mae’r dyddiad yn aros fel y mae, ac mae’r hanes yn dweud mai chi a’i trosglwyddodd.`,
    needsToKnow: (name) => `Yr hyn y mae angen i ${name} ei wybod (dewisol)`,
    passItTo: (name) => `Ei throsglwyddo i ${name}`,
    backToUpdate: 'Yn ôl i’r diweddariad',
    putRight: (name) => `Cywiro: ${name}`,
    whatIsMissing: 'Cywiro’r hyn sydd ar goll',
    oneOfTwo: 'Llenwch un o’r ddau a phwyswch ei fotwm; gall y llall ddilyn.',
    dueDate: 'Dyddiad cwblhau',
    whyForTrail: 'Pam, ar gyfer yr hanes (dewisol)',
    nameLead: 'Enwi’r arweinydd',
    giveDate: 'Rhoi’r dyddiad',
    lead: 'Arweinydd',
    partOfName: 'Ysgrifennwch ran o’r enw',
    leadAsInPeople: 'Arweinydd: yr enw fel y mae yn y rhestr Pobl',
    requestWaits: 'Mae cais yn aros am eich penderfyniad',
    setAnotherDate: 'Pennu dyddiad arall…',
    declineMore: 'Gwrthod…',
    headlines: {
      'more time approved': '✔ Mae gennych ragor o amser',
      'another date set': '✔ Mae dyddiad newydd',
      'more time declined': 'Dim rhagor o amser y tro hwn',
      closed: '✔ Wedi’i chau: diolch',
      'sent back': 'Mae rhywbeth ar goll o hyd',
      'taken back': 'Tynnwyd penderfyniad yn ôl',
    },
    decided: (kind, who, due, asked) => {
      switch (kind) {
        case 'more time approved':
          return `Cymeradwyodd ${who} ragor o amser${due === '' ? '' : `, tan ${due}`}.`;
        case 'another date set':
          return `Pennodd ${who} ddyddiad arall${due === '' ? '' : `: ${due}`}${asked === '' ? '' : `, nid ${asked} fel y gofynnwyd`}.`;
        case 'more time declined':
          return `Gwrthododd ${who} ragor o amser${asked === '' ? '' : ` tan ${asked}`}: mae’r dyddiad yn aros.`;
        case 'closed':
          return `Mae ${who} wedi gweld y dystiolaeth ac wedi cau’r weithred hon.`;
        case 'sent back':
          return `Edrychodd ${who} ar y dystiolaeth ac anfonodd y weithred hon yn ôl.`;
        case 'taken back':
          return `Tynnodd ${who} y penderfyniad diwethaf am y weithred hon yn ôl: mae’n sefyll fel yr oedd o’r blaen.`;
      }
    },
    open: 'Agor',
    decidedBy: 'Penderfynwyd gan',
  },
});
