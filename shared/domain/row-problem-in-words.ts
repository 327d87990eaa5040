import type { Language } from './language.ts';
import { retelling } from './retold.ts';

const clearOr = 'neu gwagiwch y gell.';
const pickDay = 'Dewiswch y diwrnod yng nghalendr y golofn';
const chooseRag = 'Dewiswch “red”, “amber”, “green” neu “blue”.';

/** What is wrong with a cell, and what to do. Values are quoted as the list holds them, which is in English. */
const inWelsh = retelling([
  [
    'This is not a number. Write digits only, or clear the cell.',
    `Nid rhif yw hwn. Ysgrifennwch ddigidau yn unig, ${clearOr}`,
  ],
  [
    'This must be between {0} and {1}. Correct the number, or clear the cell.',
    `Rhaid i hwn fod rhwng {0} a {1}. Cywirwch y rhif, ${clearOr}`,
  ],
  [
    'This must be {0} or more. Correct the number, or clear the cell.',
    `Rhaid i hwn fod yn {0} neu fwy. Cywirwch y rhif, ${clearOr}`,
  ],
  [
    'This must be a whole number. Correct it, or clear the cell.',
    `Rhaid i hwn fod yn rhif cyfan. Cywirwch ef, ${clearOr}`,
  ],
  [
    'This must be Yes or No. It is read as No until it is corrected.',
    'Rhaid i hwn fod yn “Yes” neu’n “No”. Caiff ei ddarllen fel “No” nes ei gywiro.',
  ],
  ['“{0}” is not known here. Choose one of ', 'Nid yw “{0}” yn hysbys yma. Dewiswch un o’r rhain: '],
  ['This is empty. Choose one of ', 'Mae hwn yn wag. Dewiswch un o’r rhain: '],
  [' Until then it counts as “{0}”.', ' Tan hynny mae’n cyfrif fel “{0}”.'],
  [
    'This date is missing. It is read as the day the row was last saved; fill it in.',
    'Mae’r dyddiad hwn ar goll. Caiff ei ddarllen fel y diwrnod y cadwyd y rhes ddiwethaf; llenwch ef.',
  ],
  [
    'This is read as {0}, so the year looks mistyped and the date does not count. Pick the day in the column’s calendar, or clear the cell.',
    `Caiff hwn ei ddarllen fel {0}, felly mae’n debyg i’r flwyddyn gael ei chamdeipio ac nid yw’r dyddiad yn cyfrif. ${pickDay}, ${clearOr}`,
  ],
  [
    'This is written as text and read as {0}. Pick the day in the column’s calendar.',
    `Mae hwn wedi’i ysgrifennu fel testun ac fe’i darllenir fel {0}. ${pickDay}.`,
  ],
  [
    'This is not a link that can be opened. Paste the address of the document; it starts with https://.',
    'Nid dolen y gellir ei hagor yw hon. Gludwch gyfeiriad y ddogfen; mae’n dechrau gyda https://.',
  ],
  [
    'Nobody is named to lead this. Write a name from the People list.',
    'Nid oes neb wedi’i enwi i arwain hyn. Ysgrifennwch enw o’r rhestr People.',
  ],
  [
    'It starts after it is due. Put the start or Current due right.',
    'Mae’n dechrau ar ôl y dyddiad y mae i’w chwblhau. Cywirwch “Start” neu “Current due”.',
  ],
  [
    'More time was asked for, but the date is missing. Fill it in, or clear the reason.',
    'Gofynnwyd am ragor o amser, ond mae’r dyddiad ar goll. Llenwch ef, neu gwagiwch y rheswm.',
  ],
  [
    'Somebody ticked this by hand: no register was sealed for this meeting. Clear the tick; then seal the register on the page Meetings.',
    'Ticiodd rhywun hwn â llaw: ni seliwyd cofrestr ar gyfer y cyfarfod hwn. Gwagiwch y tic; yna seliwch y gofrestr ar y dudalen Cyfarfodydd.',
  ],
  [
    'Somebody cleared this by hand: the register of this meeting is sealed, and stays so.',
    'Gwagiodd rhywun hwn â llaw: mae cofrestr y cyfarfod hwn wedi’i selio, ac felly y bydd.',
  ],
  [
    'Write the scheme and its version with @ between them, as in product-5x5@1.',
    'Ysgrifennwch y cynllun a’i fersiwn gydag @ rhyngddynt, fel yn product-5x5@1.',
  ],
  [
    'This is not a date. Pick the day in the column’s calendar, or clear the cell.',
    `Nid dyddiad yw hwn. ${pickDay}, ${clearOr}`,
  ],
  [
    'This is not a date and time. Pick one in the column’s calendar, or clear the cell.',
    `Nid dyddiad ac amser yw hwn. Dewiswch un yng nghalendr y golofn, ${clearOr}`,
  ],
  [
    'This column is kept by the register and no longer reads as it wrote it. Restore the row from its version history.',
    'Y gofrestr sy’n cadw’r golofn hon ac nid yw’n darllen mwyach fel yr ysgrifennodd hi. Adferwch y rhes o’i hanes fersiynau.',
  ],
  [
    '“{0}” is not a status. Write not started, in progress, complete, closed or cancelled.',
    'Nid statws yw “{0}”. Ysgrifennwch “not started”, “in progress”, “complete”, “closed” neu “cancelled”.',
  ],
  [
    '“{0}” is not one of the five statuses; it was read as in progress. Say when it is now due.',
    'Nid yw “{0}” yn un o’r pum statws; fe’i darllenwyd fel “in progress”. Dywedwch erbyn pryd y mae i’w chwblhau nawr.',
  ],
  [
    '“{0}” names two colours; the worse one was taken. Choose red, amber, green or blue.',
    `Mae “{0}” yn enwi dau liw; cymerwyd yr un gwaethaf. ${chooseRag}`,
  ],
  [
    '“{0}” was read as amber. Choose red, amber, green or blue.',
    `Darllenwyd “{0}” fel “amber”. ${chooseRag}`,
  ],
  ['“{0}” is not a RAG rating. Choose red, amber, green or blue.', `Nid sgôr RAG yw “{0}”. ${chooseRag}`],
  [
    '“{0}” is not a percentage. Write a number from 0 to 100.',
    'Nid canran yw “{0}”. Ysgrifennwch rif o 0 i 100.',
  ],
  [
    '“{0}” was read as {1}%. Write it as a whole number.',
    'Darllenwyd “{0}” fel {1}%. Ysgrifennwch ef fel rhif cyfan.',
  ],
  [
    '“{0}” is not a review rule. Write “by band”, “every 3 months” or a date such as 31 March 2026.',
    'Nid rheol adolygu yw “{0}”. Ysgrifennwch “by band”, “every 3 months” neu ddyddiad fel “31 March 2026”.',
  ],
]);

/** What is wrong with a cell (`RowProblem.message`) for whoever reads it. */
export const rowProblemInWords = (message: string, language: Language): string =>
  language === 'en' ? message : inWelsh(message);
