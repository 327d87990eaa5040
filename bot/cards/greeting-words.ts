import { inLanguages } from '../../shared/domain/language.ts';
import { welshCount, welshNouns } from '../../shared/domain/welsh.ts';

/** What the bot says of itself, and where something could not be done. */
export const greetingWords = inLanguages({
  en: {
    hello: 'Hello',
    helloTo: (name: string) => `Hello ${name}`,
    cannotFindYet: (hello: string) => `${hello}: I cannot find you in a register yet`,
    lookAfter: (boards: readonly string[]) =>
      `I look after the Safeguarding Register of ${boards.join(' and ')}.`,
    whatIDo: (severalBoards: boolean) =>
      `When something you lead or review needs you, I write here: one card a day at most${severalBoards ? ' from each board' : ''}, on working days only. On the card you can say how it is going without leaving Teams.`,
    needing: (count: number) =>
      count === 0
        ? 'nothing needs you today'
        : count === 1
          ? 'one item needs you'
          : `${count} items need you`,
    whatICanDo: 'What I can do',
    whatICanDoForYou: 'What I can do for you',
    writeOne: 'Write one of these, or press a button:',
    commands:
      '- **my actions** – everything you lead or support\n- **my reviews** – the risks you are asked to review\n- **overdue** – what is past its date\n- **find**, and a reference or words, such as “1.3” or “find hospital discharge” – an action or risk of yours\n- **my reminders** – on which day and at what time I write, or a pause\n- **help** – this card',
    toRecord:
      'To record progress, open a line of a list, change what has changed, write a note, and press **Save**. To ask for a later date, press **Ask for more time** there. Everything is kept with your name and the time.',
    anythingWrong:
      'Anything wrong, or not yours? Tell your board manager: they can correct it in the register.',
    myReminders: 'My reminders',
    cannotFind: 'I cannot find you in the register',
    unknownPerson:
      'I cannot find your account among the people of any board I look after. Ask your board manager to put your work account into the People list; then write “my actions” here.',
    myReviews: 'My reviews',
    overdue: 'Overdue',
    notRecordedTitle: '⚠ That was not recorded',
    notRecorded: (why: string) => `Not recorded: ${why}`,
    whatYouWrote: 'What you wrote',
    toCopy: 'What you wrote, to copy',
    whyYouAsked: 'Why you asked for more time',
    tryAgain: 'Try again',
    stillWorkingSummary: 'Still working on it',
    stillWorkingTitle: '… Still working on it',
    stillWorking:
      'SharePoint is slow at the moment. What you sent has arrived, and this card changes as soon as it is done: you need not press again. If it still looks like this after some minutes, press “Look again”; nothing is recorded twice.',
    lookAgain: 'Look again',
    colleague: 'Colleague',
    channelSummary: (name: string) => `${name}: something in the safeguarding register waits for you`,
    channelText: (mention: string, board: string) =>
      `${mention}, something in the safeguarding register of ${board} waits for you, and I could not reach you in a chat.`,
    channelHowTo:
      'To see it, open the register with the button, or add this app in Teams and write “my actions” to it. Please do not answer here: others read along.',
  },
  cy: {
    hello: 'Helo',
    helloTo: (name: string) => `Helo ${name}`,
    cannotFindYet: (hello: string) => `${hello}: ni allaf ddod o hyd i chi mewn cofrestr eto`,
    lookAfter: (boards: readonly string[]) => `Rwy’n gofalu am Gofrestr Ddiogelu ${boards.join(' a ')}.`,
    whatIDo: (severalBoards: boolean) =>
      `Pan fydd angen eich sylw ar rywbeth rydych yn ei arwain neu’n ei adolygu, byddaf yn ysgrifennu yma: un cerdyn y dydd ar y mwyaf${severalBoards ? ' gan bob bwrdd' : ''}, ar ddiwrnodau gwaith yn unig. Ar y cerdyn gallwch ddweud sut mae’n mynd heb adael Teams.`,
    needing: (count: number) =>
      count === 0
        ? 'nid oes dim angen eich sylw heddiw'
        : `mae angen eich sylw ar ${count === 1 ? 'un eitem' : welshCount(count, welshNouns.item)}`,
    whatICanDo: 'Beth y gallaf ei wneud',
    whatICanDoForYou: 'Beth y gallaf ei wneud i chi',
    writeOne: 'Ysgrifennwch un o’r rhain, neu pwyswch fotwm:',
    commands:
      '- **fy ngweithredoedd** – popeth rydych yn ei arwain neu’n ei gefnogi\n- **fy adolygiadau** – y risgiau y gofynnir i chi eu hadolygu\n- **hwyr** – yr hyn sydd wedi pasio ei ddyddiad\n- **chwilio**, a chyfeirnod neu eiriau, fel “1.3” neu “chwilio rhyddhau o’r ysbyty” – gweithred neu risg o’ch eiddo\n- **fy nodiadau atgoffa** – ar ba ddiwrnod ac am faint o’r gloch rwy’n ysgrifennu, neu saib\n- **cymorth** – y cerdyn hwn',
    toRecord:
      'I gofnodi cynnydd, agorwch linell mewn rhestr, newidiwch yr hyn sydd wedi newid, ysgrifennwch nodyn, a phwyswch **Cadw**. I ofyn am ddyddiad diweddarach, pwyswch **Gofyn am ragor o amser** yno. Cedwir popeth gyda’ch enw a’r amser.',
    anythingWrong:
      'Rhywbeth o’i le, neu ddim yn eiddo i chi? Dywedwch wrth reolwr eich bwrdd: gall gywiro hynny yn y gofrestr.',
    myReminders: 'Fy nodiadau atgoffa',
    cannotFind: 'Ni allaf ddod o hyd i chi yn y gofrestr',
    unknownPerson:
      'Ni allaf ddod o hyd i’ch cyfrif ymhlith pobl unrhyw fwrdd rwy’n gofalu amdano. Gofynnwch i reolwr eich bwrdd roi eich cyfrif gwaith yn y rhestr Pobl; yna ysgrifennwch “fy ngweithredoedd” yma.',
    myReviews: 'Fy adolygiadau',
    overdue: 'Hwyr',
    notRecordedTitle: '⚠ Ni chofnodwyd hynny',
    notRecorded: (why: string) => `Heb ei gofnodi: ${why}`,
    whatYouWrote: 'Yr hyn a ysgrifennoch',
    toCopy: 'Yr hyn a ysgrifennoch, i’w gopïo',
    whyYouAsked: 'Pam y gofynnoch am ragor o amser',
    tryAgain: 'Rhoi cynnig arall arni',
    stillWorkingSummary: 'Yn dal i weithio arno',
    stillWorkingTitle: '… Yn dal i weithio arno',
    stillWorking:
      'Mae SharePoint yn araf ar hyn o bryd. Mae’r hyn a anfonoch wedi cyrraedd, a bydd y cerdyn hwn yn newid cyn gynted ag y bydd wedi’i wneud: nid oes angen pwyso eto. Os yw’n dal i edrych fel hyn ar ôl rhai munudau, pwyswch “Edrych eto”; ni chofnodir dim ddwywaith.',
    lookAgain: 'Edrych eto',
    colleague: 'Cydweithiwr',
    channelSummary: (name: string) => `${name}: mae rhywbeth yn y gofrestr ddiogelu yn aros amdanoch`,
    channelText: (mention: string, board: string) =>
      `${mention}, mae rhywbeth yng nghofrestr ddiogelu ${board} yn aros amdanoch, ac ni allwn eich cyrraedd mewn sgwrs.`,
    channelHowTo:
      'I’w weld, agorwch y gofrestr â’r botwm, neu ychwanegwch yr ap hwn yn Teams ac ysgrifennwch “fy ngweithredoedd” ato. Peidiwch ag ateb yma, os gwelwch yn dda: mae eraill yn darllen hefyd.',
  },
});
