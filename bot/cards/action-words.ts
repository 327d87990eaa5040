import type { ChairDecision } from '../../shared/domain/action.ts';
import { inLanguages } from '../../shared/domain/language.ts';

interface ActionWords {
  readonly toAchieve: (outcome: string) => string;
  readonly when: string;
  readonly now: string;
  readonly moreTime: string;
  readonly askedUntil: (date: string, by: string) => string;
  readonly firstDate: string;
  readonly moved: (moves: number) => string;
  readonly lead: string;
  readonly lastNote: string;
  readonly decided: string;
  readonly decisions: Readonly<Record<ChairDecision['kind'], string>>;
  readonly ongoing: string;
  readonly noDate: string;
  readonly noDateBut: (written: string) => string;
  readonly howIsItGoing: string;
  readonly status: string;
  readonly chooseStatus: string;
  readonly completeChoice: string;
  readonly rag: string;
  readonly chooseRag: string;
  readonly notGivenYet: string;
  readonly percent: string;
  readonly percentRange: string;
  readonly percentError: string;
  readonly whatHappened: string;
  readonly evidence: string;
  readonly evidenceError: string;
  readonly updateOf: (name: string) => string;
  readonly save: string;
  readonly askMoreTime: string;
  readonly decideMoreTime: string;
  readonly closeOrSendBack: string;
  readonly passTo: (name: string) => string;
  readonly chairDecides: string;
  readonly newDate: string;
  readonly whyMoreTime: string;
  readonly sayWhy: string;
  readonly anythingElse: string;
  readonly evidenceAsGiven: string;
  readonly sendRequest: string;
  readonly backToUpdate: string;
  readonly askMoreTimeFor: (name: string) => string;
  readonly moreTimeAsked: string;
  readonly untilWaiting: (date: string) => string;
  readonly reason: string;
  readonly recordedBy: (name: string, at: string) => string;
  readonly isOver: Readonly<Record<'closed' | 'cancelled', string>>;
  readonly updateAgain: string;
  readonly changedWhileWriting: string;
  readonly whichStands: string;
  readonly yourNote: string;
  readonly twoValues: (name: string) => string;
  readonly keepMine: string;
  readonly keepTheirs: string;
  readonly inRegisterNow: (by: string) => string;
  readonly what: string;
  readonly yours: string;
  readonly youSaw: string;
  readonly score: string;
  readonly review: string;
  readonly owner: string;
  readonly open: string;
  readonly closed: string;
  readonly asAt: (date: string) => string;
  readonly update: string;
  readonly reviewRisk: string;
}

/** An action on a card: how it stands, the forms of its leads, and what others may see of it. */
export const actionWords = inLanguages<ActionWords>({
  en: {
    toAchieve: (outcome) => `To achieve: ${outcome}`,
    when: 'When',
    now: 'Now',
    moreTime: 'More time',
    askedUntil: (date, by) => `asked until ${date} by ${by} – waiting for the chair`,
    firstDate: 'First date',
    moved: (moves) =>
      moves === 0
        ? 'never moved'
        : moves === 1
          ? 'moved once'
          : moves === 2
            ? 'moved twice'
            : `moved ${moves} times`,
    lead: 'Lead',
    lastNote: 'Last note',
    decided: 'Decided',
    decisions: {
      'more time approved': 'more time approved',
      'another date set': 'another date set',
      'more time declined': 'more time declined',
      closed: 'closed, evidence seen',
      'sent back': 'sent back',
      'taken back': 'last decision taken back',
    },
    ongoing: 'Ongoing',
    noDate: 'No date',
    noDateBut: (written) => `No date: “${written}”`,
    howIsItGoing: 'How is it going?',
    status: 'Status',
    chooseStatus: 'Choose a status.',
    completeChoice: 'Complete – done; the chair then checks the evidence',
    rag: 'RAG: how sure are you that it will be done in time?',
    chooseRag: 'Choose red, amber, green or blue.',
    notGivenYet: 'Not given yet',
    percent: 'How much is done, in percent',
    percentRange: '0 to 100',
    percentError: 'Write a number from 0 to 100, without the % sign.',
    whatHappened: 'What happened since last time?',
    evidence: 'Link to the evidence (a document or page)',
    evidenceError: 'A link starts with https:// – paste the address of the document.',
    updateOf: (name) => `Update ${name}`,
    save: 'Save',
    askMoreTime: 'Ask for more time',
    decideMoreTime: 'Decide about more time',
    closeOrSendBack: 'Close or send back',
    passTo: (name) => `Pass to ${name}…`,
    chairDecides:
      'The chair decides. Until then the date stays as it is; the first date and every move are kept.',
    newDate: 'New date you ask for',
    whyMoreTime: 'Why is more time needed?',
    sayWhy: 'Say in a sentence why more time is needed.',
    anythingElse: 'Anything else to record? (optional)',
    evidenceAsGiven: 'Link to the evidence, as you gave it',
    sendRequest: 'Send the request',
    backToUpdate: 'Back to the update',
    askMoreTimeFor: (name) => `Ask for more time: ${name}`,
    moreTimeAsked: 'More time asked',
    untilWaiting: (date) => `until **${date}** – waiting for the chair`,
    reason: 'Reason',
    recordedBy: (name, at) => `Recorded by ${name}, ${at}`,
    isOver: {
      closed: 'It is closed: nothing more is asked of you here.',
      cancelled: 'It is cancelled: nothing more is asked of you here.',
    },
    updateAgain: 'Update again',
    changedWhileWriting: '⚠ Somebody changed this while you were writing',
    whichStands: 'Nothing has been saved yet and your text is still here. Which value should stand?',
    yourNote: 'Your note',
    twoValues: (name) => `Two different values: ${name}`,
    keepMine: 'Keep mine',
    keepTheirs: 'Keep what is there',
    inRegisterNow: (by) => (by === '' ? 'In the register now' : `In the register now (${by})`),
    what: 'What',
    yours: 'Yours',
    youSaw: 'You saw',
    score: 'Score',
    review: 'Review',
    owner: 'Owner',
    open: 'Open',
    closed: 'Closed',
    asAt: (date) => `As at ${date}.`,
    update: 'Update',
    reviewRisk: 'Review',
  },
  cy: {
    toAchieve: (outcome) => `I’w gyflawni: ${outcome}`,
    when: 'Pryd',
    now: 'Nawr',
    moreTime: 'Rhagor o amser',
    askedUntil: (date, by) => `gofynnwyd tan ${date} gan ${by} – yn aros am y cadeirydd`,
    firstDate: 'Dyddiad cyntaf',
    moved: (moves) =>
      moves === 0
        ? 'heb ei symud erioed'
        : moves === 1
          ? 'symudwyd unwaith'
          : moves === 2
            ? 'symudwyd ddwywaith'
            : `symudwyd ${moves} gwaith`,
    lead: 'Arweinydd',
    lastNote: 'Nodyn diwethaf',
    decided: 'Penderfynwyd',
    decisions: {
      'more time approved': 'cymeradwywyd rhagor o amser',
      'another date set': 'pennwyd dyddiad arall',
      'more time declined': 'gwrthodwyd rhagor o amser',
      closed: 'caewyd, tystiolaeth wedi’i gweld',
      'sent back': 'anfonwyd yn ôl',
      'taken back': 'tynnwyd y penderfyniad diwethaf yn ôl',
    },
    ongoing: 'Parhaus',
    noDate: 'Dim dyddiad',
    noDateBut: (written) => `Dim dyddiad: “${written}”`,
    howIsItGoing: 'Sut mae’n mynd?',
    status: 'Statws',
    chooseStatus: 'Dewiswch statws.',
    completeChoice: 'Wedi’i chwblhau – wedi’i gwneud; yna bydd y cadeirydd yn gwirio’r dystiolaeth',
    rag: 'RAG: pa mor sicr ydych chi y caiff ei gwneud mewn pryd?',
    chooseRag: 'Dewiswch goch, oren, gwyrdd neu las.',
    notGivenYet: 'Heb ei nodi eto',
    percent: 'Faint sydd wedi’i wneud, fel canran',
    percentRange: '0 i 100',
    percentError: 'Ysgrifennwch rif o 0 i 100, heb yr arwydd %.',
    whatHappened: 'Beth sydd wedi digwydd ers y tro diwethaf?',
    evidence: 'Dolen at y dystiolaeth (dogfen neu dudalen)',
    evidenceError: 'Mae dolen yn dechrau â https:// – gludwch gyfeiriad y ddogfen.',
    updateOf: (name) => `Diweddaru ${name}`,
    save: 'Cadw',
    askMoreTime: 'Gofyn am ragor o amser',
    decideMoreTime: 'Penderfynu am ragor o amser',
    closeOrSendBack: 'Cau neu anfon yn ôl',
    passTo: (name) => `Trosglwyddo i ${name}…`,
    chairDecides:
      'Y cadeirydd sy’n penderfynu. Tan hynny mae’r dyddiad yn aros fel y mae; cedwir y dyddiad cyntaf a phob newid.',
    newDate: 'Y dyddiad newydd rydych yn gofyn amdano',
    whyMoreTime: 'Pam mae angen rhagor o amser?',
    sayWhy: 'Dywedwch mewn brawddeg pam mae angen rhagor o amser.',
    anythingElse: 'Unrhyw beth arall i’w gofnodi? (dewisol)',
    evidenceAsGiven: 'Y ddolen at y dystiolaeth, fel y rhoesoch hi',
    sendRequest: 'Anfon y cais',
    backToUpdate: 'Yn ôl i’r diweddariad',
    askMoreTimeFor: (name) => `Gofyn am ragor o amser: ${name}`,
    moreTimeAsked: 'Gofynnwyd am ragor o amser',
    untilWaiting: (date) => `tan **${date}** – yn aros am y cadeirydd`,
    reason: 'Rheswm',
    recordedBy: (name, at) => `Cofnodwyd gan ${name}, ${at}`,
    isOver: {
      closed: 'Mae wedi’i chau: ni ofynnir dim mwy gennych yma.',
      cancelled: 'Mae wedi’i chanslo: ni ofynnir dim mwy gennych yma.',
    },
    updateAgain: 'Diweddaru eto',
    changedWhileWriting: '⚠ Newidiodd rhywun hyn wrth i chi ysgrifennu',
    whichStands: 'Nid oes dim wedi’i gadw eto ac mae eich testun yma o hyd. Pa werth ddylai sefyll?',
    yourNote: 'Eich nodyn',
    twoValues: (name) => `Dau werth gwahanol: ${name}`,
    keepMine: 'Cadw f’un i',
    keepTheirs: 'Cadw’r hyn sydd yno',
    inRegisterNow: (by) => (by === '' ? 'Yn y gofrestr nawr' : `Yn y gofrestr nawr (${by})`),
    what: 'Beth',
    yours: 'Eich un chi',
    youSaw: 'Gwelsoch',
    score: 'Sgôr',
    review: 'Adolygiad',
    owner: 'Perchennog',
    open: 'Agored',
    closed: 'Wedi’i chau',
    asAt: (date) => `Fel yr oedd ar ${date}.`,
    update: 'Diweddaru',
    reviewRisk: 'Adolygu',
  },
});
