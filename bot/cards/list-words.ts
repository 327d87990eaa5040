import type { MyList } from '../../shared/contracts/card-payloads.ts';
import { inLanguages } from '../../shared/domain/language.ts';
import { welshCount, welshNouns } from '../../shared/domain/welsh.ts';
import type { MySection } from '../../shared/reminders/my-line.ts';

interface ListWords {
  readonly titles: Readonly<Record<MyList, string>>;
  readonly empty: Readonly<Record<MyList, string>>;
  readonly sections: Readonly<Record<MySection, string>>;
  /** "2 overdue", as a part of a sentence. */
  readonly counted: (section: MySection, count: number) => string;
  readonly chooseLine: string;
  readonly nothingOfYours: string;
  readonly thisWeek: string;
  readonly nobodyAsks: string;
  readonly othersLater: (count: number) => string;
  readonly othersOfAnotherKind: (count: number) => string;
  readonly hello: string;
  readonly helloTo: (name: string) => string;
  /** "3 items need you", as it goes on after a name. */
  readonly needs: (count: number) => string;
  readonly why: (reason: string) => string;
  readonly askedBy: (name: string) => string;
  readonly updates: (count: number) => string;
  readonly papers: string;
  readonly toStart: string;
  readonly linesShown: (from: number, to: number, all: number) => string;
  readonly showNext: (count: number) => string;
  readonly yourActionsFor: (meeting: string, count: number) => string;
  readonly on: (date: string) => string;
  readonly wantedBy: (date: string) => string;
  readonly noneForIt: string;
  readonly sayHowItGoes: string;
  readonly yourOpenActions: string;
  readonly onlyYours: string;
  readonly howToFind: string;
  readonly found: (count: number, words: string) => string;
  readonly nothingFound: (words: string) => string;
  readonly whatToFind: string;
  readonly finished: string;
  readonly stillOpen: string;
  readonly action: string;
  readonly risk: string;
  readonly closed: string;
  readonly noReviewDate: string;
}

const englishSections: Readonly<Record<MySection, string>> = {
  'to decide': 'To decide',
  escalated: 'Escalated to you',
  overdue: 'Overdue',
  'due soon': 'Due soon',
  'reviews due': 'Reviews due',
  'to close': 'To close',
  meetings: 'Before a meeting',
  ongoing: 'Ongoing',
  later: 'Later',
  'no date': 'No date',
};

/** Lists on cards: a person's own, of a meeting, and what was found. */
export const listWords = inLanguages<ListWords>({
  en: {
    titles: {
      today: 'What needs you now',
      mine: 'My actions',
      overdue: 'My overdue actions',
      reviews: 'My risk reviews',
    },
    empty: {
      today: 'Nothing needs you today',
      mine: 'You have no open actions',
      overdue: 'Nothing of yours is overdue',
      reviews: 'You have no risks to review',
    },
    sections: englishSections,
    counted: (section, count) =>
      section === 'reviews due' && count === 1
        ? '1 review due'
        : `${count} ${englishSections[section].toLowerCase()}`,
    chooseLine: 'Choose a line to open it and answer it here.',
    nothingOfYours: 'Nothing of your own needs you today.',
    thisWeek: 'This week',
    nobodyAsks: 'Nobody asks anything of you in this register at the moment.',
    othersLater: (count) =>
      `You have ${count === 1 ? 'one other open item' : `${count} other open items`} with time left. I will write when one of them needs you.`,
    othersOfAnotherKind: (count) =>
      `You have ${count === 1 ? 'one open item' : `${count} open items`} of another kind.`,
    hello: 'Hello',
    helloTo: (name) => `Hello ${name}`,
    needs: (count) =>
      count === 0 ? 'your week' : count === 1 ? 'one item needs you' : `${count} items need you`,
    why: (reason) => `Why: ${reason}`,
    askedBy: (name) => `asked by ${name}`,
    updates: (count) => (count === 0 ? 'all heard' : count === 1 ? '1 update' : `${count} updates`),
    papers: 'papers',
    toStart: 'Back to the start',
    linesShown: (from, to, all) => `Lines ${from} to ${to} of ${all}.`,
    showNext: (count) => `Show the next ${count}`,
    yourActionsFor: (meeting, count) => `Your actions for ${meeting} (${count})`,
    on: (date) => `On ${date}. `,
    wantedBy: (date) => `Updates are wanted by ${date}. `,
    noneForIt: 'You have no open actions for it.',
    sayHowItGoes: 'Choose a line to say how it is going.',
    yourOpenActions: 'Your open actions',
    onlyYours:
      'I look only among what you have a part in. The tab shows the whole register, as far as your rights go.',
    howToFind:
      'Write a reference, such as “1.3” or “R4”, or a word or two of the title, of what is to be achieved, or of a lead’s name, such as “find hospital discharge”. Fewer words find more.',
    found: (count, words) => `${count === 1 ? 'One item' : `${count} items`} for “${words}”`,
    nothingFound: (words) => `Nothing found for “${words}”`,
    whatToFind: 'What shall I find?',
    finished: 'Finished',
    stillOpen: 'Open',
    action: 'Action',
    risk: 'Risk',
    closed: 'closed',
    noReviewDate: 'no review date yet',
  },
  cy: {
    titles: {
      today: 'Beth sydd angen eich sylw nawr',
      mine: 'Fy ngweithredoedd',
      overdue: 'Fy ngweithredoedd hwyr',
      reviews: 'Fy adolygiadau risg',
    },
    empty: {
      today: 'Nid oes dim angen eich sylw heddiw',
      mine: 'Nid oes gennych weithredoedd agored',
      overdue: 'Nid oes dim o’ch eiddo yn hwyr',
      reviews: 'Nid oes gennych risgiau i’w hadolygu',
    },
    sections: {
      'to decide': 'I’w penderfynu',
      escalated: 'Wedi’u huwchgyfeirio atoch',
      overdue: 'Yn hwyr',
      'due soon': 'I’w cwblhau’n fuan',
      'reviews due': 'Adolygiadau i’w cynnal',
      'to close': 'I’w cau',
      meetings: 'Cyn cyfarfod',
      ongoing: 'Parhaus',
      later: 'Yn ddiweddarach',
      'no date': 'Heb ddyddiad',
    },
    counted: (section, count) => {
      switch (section) {
        case 'to decide':
          return `${count} i’w ${count === 1 ? 'phenderfynu' : 'penderfynu'}`;
        case 'escalated':
          return `${count} ${count === 1 ? 'wedi’i huwchgyfeirio' : 'wedi’u huwchgyfeirio'} atoch`;
        case 'due soon':
          return `${count} i’w ${count === 1 ? 'chwblhau’n' : 'cwblhau’n'} fuan`;
        case 'reviews due':
          return `${welshCount(count, welshNouns.review)} i’w ${count === 1 ? 'gynnal' : 'cynnal'}`;
        case 'to close':
          return `${count} i’w ${count === 1 ? 'chau' : 'cau'}`;
        case 'meetings':
          return `${welshCount(count, welshNouns.meeting)} i baratoi ar ${count === 1 ? 'ei gyfer' : 'eu cyfer'}`;
        case 'ongoing':
          return `${count} yn parhau`;
        case 'later':
          return `${count} yn ddiweddarach`;
        case 'no date':
          return `${count} heb ddyddiad`;
        case 'overdue':
          return `${count} yn hwyr`;
      }
    },
    chooseLine: 'Dewiswch linell i’w hagor a’i hateb yma.',
    nothingOfYours: 'Nid oes dim o’ch eiddo chi angen eich sylw heddiw.',
    thisWeek: 'Yr wythnos hon',
    nobodyAsks: 'Nid oes neb yn gofyn dim gennych yn y gofrestr hon ar hyn o bryd.',
    othersLater: (count) =>
      `Mae gennych ${welshCount(count, welshNouns.item)} agored arall, ac mae amser ar ôl. Byddaf yn ysgrifennu pan fydd angen eich sylw.`,
    othersOfAnotherKind: (count) => `Mae gennych ${welshCount(count, welshNouns.item)} agored o fath arall.`,
    hello: 'Helo',
    helloTo: (name) => `Helo ${name}`,
    needs: (count) =>
      count === 0
        ? 'eich wythnos'
        : `mae angen eich sylw ar ${count === 1 ? 'un eitem' : welshCount(count, welshNouns.item)}`,
    why: (reason) => `Pam: ${reason}`,
    askedBy: (name) => `cais gan ${name}`,
    updates: (count) => (count === 0 ? 'dim yn aros' : welshCount(count, welshNouns.update)),
    papers: 'papurau',
    toStart: 'Yn ôl i’r dechrau',
    linesShown: (from, to, all) => `Llinellau ${from} i ${to} o ${all}.`,
    showNext: (count) => `Dangos y ${count} nesaf`,
    yourActionsFor: (meeting, count) => `Eich gweithredoedd ar gyfer ${meeting} (${count})`,
    on: (date) => `Ar ${date}. `,
    wantedBy: (date) => `Mae angen diweddariadau erbyn ${date}. `,
    noneForIt: 'Nid oes gennych weithredoedd agored ar ei gyfer.',
    sayHowItGoes: 'Dewiswch linell i ddweud sut mae’n mynd.',
    yourOpenActions: 'Eich gweithredoedd agored',
    onlyYours:
      'Dim ond ymhlith yr hyn y mae gennych ran ynddo y byddaf yn chwilio. Mae’r tab yn dangos y gofrestr gyfan, cyn belled ag y mae eich hawliau yn caniatáu.',
    howToFind:
      'Ysgrifennwch gyfeirnod, fel “1.3” neu “R4”, neu air neu ddau o’r teitl, o’r hyn sydd i’w gyflawni, neu o enw arweinydd, fel “chwilio rhyddhau o’r ysbyty”. Mae llai o eiriau yn canfod mwy.',
    found: (count, words) =>
      `${count === 1 ? 'Un eitem' : welshCount(count, welshNouns.item)} ar gyfer “${words}”`,
    nothingFound: (words) => `Ni chanfuwyd dim ar gyfer “${words}”`,
    whatToFind: 'Am beth y dylwn i chwilio?',
    finished: 'Wedi gorffen',
    stillOpen: 'Agored',
    action: 'Gweithred',
    risk: 'Risg',
    closed: 'wedi’i chau',
    noReviewDate: 'dim dyddiad adolygu eto',
  },
});
