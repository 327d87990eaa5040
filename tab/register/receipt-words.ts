import { inLanguages } from '../../shared/domain/language.ts';
import type { ReminderState } from '../../shared/domain/reminder.ts';

interface ReceiptWords {
  states: Readonly<Record<ReminderState, string>>;
  nobodyNamed: string;
  unseenAction: (key: string) => string;
  unseenRisk: (key: string) => string;
  beforeMeeting: string;
  nothingYet: string;
  nothingBefore: (day: string) => string;
  answeredOn: (day: string) => string;
  askedAgain: (asked: string, heard: string) => string;
  answered: (answered: number, of: number) => string;
  heardLater: (count: number) => string;
  nothingLeft: string;
  /** By what the ledger holds. */
  channels: Readonly<Partial<Record<string, string>>>;
  askThem: string;
  failedAgain: string;
  failedForReason: string;
  unreachable: string;
  unreachableForReason: string;
}

/** What became of a message, and what came back. */
export const receiptWords = inLanguages<ReceiptWords>({
  en: {
    states: {
      claimed: 'About to go out',
      sending: 'Going out now',
      sent: 'Sent',
      'possibly sent': 'Possibly sent',
      failed: 'Not sent',
      unreachable: 'Could not be reached',
      superseded: 'Replaced by a later one',
    },
    nobodyNamed: 'Nobody named',
    unseenAction: (key) => `Action ${key} (not in your register)`,
    unseenRisk: (key) => `Risk ${key} (not in your register)`,
    beforeMeeting: 'Updates before a meeting',
    nothingYet: 'Nothing yet',
    nothingBefore: (day) => `Nothing before the next reminder on ${day}`,
    answeredOn: (day) => `Answered on ${day}`,
    askedAgain: (asked, heard) => `Asked again on ${asked}, last heard on ${heard}`,
    answered: (answered, of) => `${answered} of ${of} answered`,
    heardLater: (count) => `${count} heard after a later reminder`,
    nothingLeft: 'Nothing was left to try',
    channels: { 'Teams chat': 'Teams chat', 'Group channel': 'Group channel' },
    askThem:
      'Nobody knows whether this arrived, so it is not sent again by itself. Ask them; if they have nothing, send it again.',
    failedAgain:
      'Teams did not take this message. It is tried again on the next working day, or send it again now.',
    failedForReason: 'It is tried again by itself; to try at once, send it again now.',
    unreachable:
      'Teams has no way to reach this person. Ask them to add the app in Teams, then send it again; until then, tell them yourself.',
    unreachableForReason: 'Once that is put right, send it again; until then, tell them yourself.',
  },
  cy: {
    states: {
      claimed: 'Ar fin cael ei anfon',
      sending: 'Yn cael ei anfon nawr',
      sent: 'Anfonwyd',
      'possibly sent': 'O bosibl wedi’i anfon',
      failed: 'Heb ei anfon',
      unreachable: 'Ni ellid cyrraedd y person',
      superseded: 'Disodlwyd gan un diweddarach',
    },
    nobodyNamed: 'Neb wedi’i enwi',
    unseenAction: (key) => `Gweithred ${key} (ddim yn eich cofrestr)`,
    unseenRisk: (key) => `Risg ${key} (ddim yn eich cofrestr)`,
    beforeMeeting: 'Diweddariadau cyn cyfarfod',
    nothingYet: 'Dim byd eto',
    nothingBefore: (day) => `Dim byd cyn y nodyn atgoffa nesaf ar ${day}`,
    answeredOn: (day) => `Atebwyd ar ${day}`,
    askedAgain: (asked, heard) => `Gofynnwyd eto ar ${asked}, clywyd ddiwethaf ar ${heard}`,
    answered: (answered, of) => `Atebwyd ${answered} o ${of}`,
    heardLater: (count) => `Clywyd am ${count} ar ôl nodyn atgoffa diweddarach`,
    nothingLeft: 'Nid oedd dim ar ôl i roi cynnig arno',
    channels: { 'Teams chat': 'Sgwrs Teams', 'Group channel': 'Sianel y grŵp' },
    askThem:
      'Does neb yn gwybod a gyrhaeddodd hwn, felly nid yw’n cael ei anfon eto ohono’i hun. Gofynnwch iddynt; os nad oes dim ganddynt, anfonwch ef eto.',
    failedAgain:
      'Ni dderbyniodd Teams y neges hon. Rhoddir cynnig arall arni ar y diwrnod gwaith nesaf, neu anfonwch hi eto nawr.',
    failedForReason:
      'Rhoddir cynnig arall arni ohoni ei hun; i roi cynnig arni ar unwaith, anfonwch hi eto nawr.',
    unreachable:
      'Nid oes gan Teams ffordd o gyrraedd y person hwn. Gofynnwch iddynt ychwanegu’r ap yn Teams, yna anfonwch y neges eto; tan hynny, rhowch wybod iddynt eich hun.',
    unreachableForReason:
      'Unwaith y bydd hynny wedi’i gywiro, anfonwch y neges eto; tan hynny, rhowch wybod iddynt eich hun.',
  },
});
