import type { Language } from '../domain/language.ts';
import { retelling } from '../domain/retold.ts';

/** What a receipt says went wrong. What the IT team is told – codes and English of Teams’ own – stays as it is. */
const inWelsh = retelling([
  [
    'Teams was too busy. It is tried again by itself.',
    'Roedd Teams yn rhy brysur. Rhoddir cynnig arall arni yn awtomatig.',
  ],
  [
    'Teams could not be reached. It is tried again by itself.',
    'Ni ellid cyrraedd Teams. Rhoddir cynnig arall arni yn awtomatig.',
  ],
  [
    'The card was too large for Teams. Please tell your IT team.',
    'Roedd y cerdyn yn rhy fawr i Teams. Rhowch wybod i’ch tîm TG.',
  ],
  [
    'Teams’ answer was lost, so nobody knows whether this arrived. It is not sent again by itself: ask the person, or press “Send again”.',
    'Collwyd ateb Teams, felly nid oes neb yn gwybod a gyrhaeddodd hwn. Nid anfonir ef eto yn awtomatig: gofynnwch i’r person, neu pwyswch “Anfon eto”.',
  ],
  ['Teams refused the message.', 'Gwrthododd Teams y neges.'],
  [
    'The service stopped while this was being handed to Teams, so nobody knows whether it arrived. It is not sent again by itself: ask the person, or press “Send again”.',
    'Stopiodd y gwasanaeth wrth drosglwyddo hwn i Teams, felly nid oes neb yn gwybod a gyrhaeddodd. Nid anfonir ef eto yn awtomatig: gofynnwch i’r person, neu pwyswch “Anfon eto”.',
  ],
  [
    'The service stopped before this went out. A later one says all that is still open.',
    'Stopiodd y gwasanaeth cyn i hwn fynd allan. Mae un diweddarach yn dweud popeth sy’n agored o hyd.',
  ],
  [
    'By the time it could be sent, nothing of it was open any more.',
    'Erbyn y gellid ei anfon, nid oedd dim ohono’n agored mwyach.',
  ],
  [
    'Another message went to this person on the same day.',
    'Aeth neges arall at y person hwn ar yr un diwrnod.',
  ],
  [
    'By the time it could be sent, this had been decided, asked anew or become old news.',
    'Erbyn y gellid ei anfon, roedd hyn wedi’i benderfynu, wedi’i ofyn o’r newydd neu’n hen newyddion.',
  ],
  [
    'This person has blocked the app in Teams. Ask them to unblock it.',
    'Mae’r person hwn wedi rhwystro’r ap yn Teams. Gofynnwch iddynt ei ddadrwystro.',
  ],
  [
    'This person has removed the app from their Teams. Ask them to add it again.',
    'Mae’r person hwn wedi tynnu’r ap o’u Teams. Gofynnwch iddynt ei ychwanegu eto.',
  ],
  [
    'The app is not installed for this person, so it has no chat to write to. Ask them to add it in Teams.',
    'Nid yw’r ap wedi’i osod ar gyfer y person hwn, felly nid oes ganddo sgwrs i ysgrifennu ynddi. Gofynnwch iddynt ei ychwanegu yn Teams.',
  ],
  [
    'The organisation’s administrator does not let this person use the app. Ask your IT team to allow it.',
    'Nid yw gweinyddwr y sefydliad yn gadael i’r person hwn ddefnyddio’r ap. Gofynnwch i’ch tîm TG ei ganiatáu.',
  ],
  [
    'This person is a guest, and Teams gives guests no chat with this app. Choose a Teams channel for their group that they can read, or ask them in another way.',
    'Gwestai yw’r person hwn, ac nid yw Teams yn rhoi sgwrs â’r ap hwn i westeion. Dewiswch sianel Teams y gallant ei darllen ar gyfer eu grŵp, neu gofynnwch iddynt mewn ffordd arall.',
  ],
  [
    'This person’s account has no licence for Teams. Ask your IT team, or ask them in another way.',
    'Nid oes gan gyfrif y person hwn drwydded ar gyfer Teams. Gofynnwch i’ch tîm TG, neu gofynnwch i’r person mewn ffordd arall.',
  ],
  [
    'The organisation has no account like this any more. Put the day they left on the People page, or choose their new account there.',
    'Nid oes gan y sefydliad gyfrif fel hwn mwyach. Nodwch y diwrnod y gadawsant yn y rhestr People, neu dewiswch eu cyfrif newydd yno.',
  ],
  [
    'The People list has no Microsoft account for this person. Choose their account on the People page.',
    'Nid oes gan y rhestr People gyfrif Microsoft ar gyfer y person hwn. Dewiswch eu cyfrif yn y rhestr People.',
  ],
  [
    'The kept conversation is not this person’s own: the list Conversations was changed by hand. Nothing was sent. Ask them to write “help” to the app, which puts it right.',
    'Nid sgwrs y person hwn ei hun yw’r un a gadwyd: newidiwyd y rhestr Conversations â llaw. Nid anfonwyd dim. Gofynnwch iddynt ysgrifennu “help” at yr ap, sy’n ei gywiro.',
  ],
  [
    'The chat with this person no longer exists. Ask them to write to the app once.',
    'Nid yw’r sgwrs â’r person hwn yn bodoli mwyach. Gofynnwch iddynt ysgrifennu at yr ap unwaith.',
  ],
  ['This person cannot be reached.', 'Ni ellir cyrraedd y person hwn.'],
  ['No Teams channel is chosen for the group.', 'Nid oes sianel Teams wedi’i dewis ar gyfer y grŵp.'],
  [
    'They do not read the group’s Teams channel either.',
    'Nid ydynt yn darllen sianel Teams y grŵp ychwaith.',
  ],
  [
    'The group’s Teams channel no longer lets the app in: a chair can choose it anew from there.',
    'Nid yw sianel Teams y grŵp yn gadael yr ap i mewn mwyach: gall cadeirydd ei dewis o’r newydd oddi yno.',
  ],
  ['For the IT team: ', 'I’r tîm TG: '],
]);

/** What went wrong with a message (`Reminder.error`), for whoever reads it. */
export const receiptErrorInWords = (error: string, language: Language): string =>
  language === 'en' ? error : inWelsh(error);
