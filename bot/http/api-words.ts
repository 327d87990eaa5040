import { inLanguages, said, type Language, type Said } from '../../shared/domain/language.ts';

/** Why the service turned a request of the tab down. */
const apiWords = inLanguages({
  en: {
    notSignedIn: 'You are not signed in, or your sign-in has run out. Reload the tab to sign in again.',
    noSuchBoard: 'There is no such board here. Choose one of the boards in the tab’s settings.',
    noSuchAddress: 'There is nothing at this address. Reload the tab to get its newest version.',
    unreadable: 'What was sent could not be read. Reload the tab and try again.',
    tooLarge: 'That is too much text for one update. Shorten the note, or link a document as evidence.',
    tooManyRequests: 'That was very many requests in a short time. Wait a minute and try again.',
    unavailable:
      'The register cannot be reached at the moment. Nothing was lost: wait a minute and try again.',
    unexpected:
      'Something went wrong on our side. Try again; if it happens again, tell the board manager the number below.',
    managersChangeRetention: 'Only the managers of this board can change how long things are kept.',
    managersChange:
      'Only the managers of this board change when reminders go out, or see what others would get. Ask one of them.',
    chooseDay: (from: string, to: string) => `Choose a day from ${from} to ${to}.`,
    unknownPart: 'It holds a part that no reminder policy has.',
    policyNotSaved: (why: string) => `This policy cannot be saved. ${why}`,
    stranger:
      'Your account is not linked to anyone in this board’s People list, so the register cannot tell which reminders are yours. Ask your board manager to add you.',
    managersSend: 'Only a board manager can send a reminder again. Ask yours to press the button.',
    noBot:
      'This service sends no messages at the moment, so nothing went out. Ask IT whether the bot is running, then try again.',
    meetingWithoutDate:
      'This meeting has no date, or one that could not be read, so nothing can be counted from it. Put its date into the list Meetings in SharePoint, or choose another meeting.',
    meetingNotHeld:
      'This meeting has not been held yet, or is not in the list Meetings any more. Choose another meeting.',
  },
  cy: {
    notSignedIn:
      'Nid ydych wedi mewngofnodi, neu mae eich mewngofnodi wedi dod i ben. Ail-lwythwch y tab i fewngofnodi eto.',
    noSuchBoard: 'Nid oes bwrdd o’r fath yma. Dewiswch un o’r byrddau yng ngosodiadau’r tab.',
    noSuchAddress: 'Nid oes dim yn y cyfeiriad hwn. Ail-lwythwch y tab i gael ei fersiwn diweddaraf.',
    unreadable: 'Ni ellid darllen yr hyn a anfonwyd. Ail-lwythwch y tab a rhowch gynnig arall arni.',
    tooLarge:
      'Mae hynny’n ormod o destun ar gyfer un diweddariad. Byrhewch y nodyn, neu rhowch ddolen at ddogfen fel tystiolaeth.',
    tooManyRequests:
      'Bu nifer fawr iawn o geisiadau mewn amser byr. Arhoswch funud a rhowch gynnig arall arni.',
    unavailable:
      'Ni ellir cyrraedd y gofrestr ar hyn o bryd. Ni chollwyd dim: arhoswch funud a rhowch gynnig arall arni.',
    unexpected:
      'Aeth rhywbeth o’i le ar ein hochr ni. Rhowch gynnig arall arni; os bydd yn digwydd eto, rhowch y rhif isod i reolwr y bwrdd.',
    managersChangeRetention: 'Dim ond rheolwyr y bwrdd hwn all newid am ba hyd y cedwir pethau.',
    managersChange:
      'Dim ond rheolwyr y bwrdd hwn sy’n newid pryd yr anfonir nodiadau atgoffa, neu’n gweld beth fyddai eraill yn ei gael. Gofynnwch i un ohonynt.',
    chooseDay: (from: string, to: string) => `Dewiswch ddiwrnod o ${from} i ${to}.`,
    unknownPart: 'Mae’n cynnwys rhan nad oes gan unrhyw bolisi nodiadau atgoffa.',
    policyNotSaved: (why: string) => `Ni ellir cadw’r polisi hwn. ${why}`,
    stranger:
      'Nid yw eich cyfrif wedi’i gysylltu â neb yn rhestr Pobl y bwrdd hwn, felly ni all y gofrestr ddweud pa nodiadau atgoffa sy’n eiddo i chi. Gofynnwch i reolwr eich bwrdd eich ychwanegu.',
    managersSend: 'Dim ond rheolwr bwrdd all anfon nodyn atgoffa eto. Gofynnwch i’ch un chi bwyso’r botwm.',
    noBot:
      'Nid yw’r gwasanaeth hwn yn anfon negeseuon ar hyn o bryd, felly nid anfonwyd dim. Gofynnwch i TG a yw’r bot yn rhedeg, yna rhowch gynnig arall arni.',
    meetingWithoutDate:
      'Nid oes gan y cyfarfod hwn ddyddiad, neu ni ellid ei ddarllen, felly ni ellir cyfrif dim ohono. Rhowch ei ddyddiad yn y rhestr Meetings yn SharePoint, neu dewiswch gyfarfod arall.',
    meetingNotHeld:
      'Nid yw’r cyfarfod hwn wedi’i gynnal eto, neu nid yw yn y rhestr Meetings mwyach. Dewiswch gyfarfod arall.',
  },
});

type ApiWords = ReturnType<typeof apiWords>;

/** One of these sentences in every language: chosen when the answer is written. */
export function apiSaid(sentence: (words: ApiWords, language: Language) => string): Said {
  return said((language) => sentence(apiWords(language), language));
}
