import type { Language } from './language.ts';
import { retelling } from './retold.ts';

const restore = 'Adferwch y rhes o’i hanes fersiynau.';

/** What of the list Settings could not be read. Its rows and settings have English names. */
const inWelsh = retelling([
  [
    'Settings has no row “{0}”, so the defaults are used. Running “register provision” adds it.',
    'Nid oes gan Settings res “{0}”, felly defnyddir y gwerthoedd diofyn. Mae rhedeg “register provision” yn ei hychwanegu.',
  ],
  [
    'Settings, “{0}” is not written as settings any more (a bracket or comma may be missing), so the defaults are used. Restore the row from its version history.',
    `Settings: nid yw “{0}” wedi’i ysgrifennu fel gosodiadau mwyach (efallai bod braced neu goma ar goll), felly defnyddir y gwerthoedd diofyn. ${restore}`,
  ],
  [
    'Settings, “{0}”: “{1}” cannot be read ({2}), so its default is used. Correct that value.',
    // Why, in {2}, is what the schema says: English, and no help to whoever reads Welsh.
    'Settings, “{0}”: ni ellir darllen “{1}”, felly defnyddir ei werth diofyn. Cywirwch y gwerth hwnnw.',
  ],
  [
    'Settings, “{0}”: “{1}” is not a setting; it is ignored. Check its spelling.',
    'Settings, “{0}”: nid gosodiad yw “{1}”; fe’i hanwybyddir. Gwiriwch ei sillafiad.',
  ],
  [
    'Settings, “{0}” contradicts itself, so what held before it is used.',
    'Settings: mae “{0}” yn ei wrth-ddweud ei hun, felly defnyddir yr hyn oedd mewn grym o’i flaen.',
  ],
  [
    'Settings, “{0}” is no readable reminder policy, so version {1} holds. Restore the row from its version history.',
    `Settings: nid yw “{0}” yn bolisi nodiadau atgoffa y gellir ei ddarllen, felly mae fersiwn {1} mewn grym. ${restore}`,
  ],
  [
    'Settings, “{0}” no longer holds the columns remembered for documents, so those of an earlier version are proposed. Restore the row from its version history.',
    `Settings: nid yw “{0}” yn dal y colofnau a gofiwyd ar gyfer dogfennau mwyach, felly cynigir rhai fersiwn cynharach. ${restore}`,
  ],
  [
    'Settings, “{0}” is no readable change of the scoring scheme ({1}). A scheme saved there is missing until the row is restored from its version history.',
    'Settings: nid yw “{0}” yn newid i’r cynllun sgorio y gellir ei ddarllen ({1}). Mae cynllun a gadwyd yno ar goll nes i’r rhes gael ei hadfer o’i hanes fersiynau.',
  ],
  [
    'Settings, “{0}” is no readable scoring scheme{1}. Scores made with it are shown without their band until the row is restored from its version history.',
    'Settings: nid yw “{0}” yn gynllun sgorio y gellir ei ddarllen{1}. Dangosir sgoriau a wnaed ag ef heb eu band nes i’r rhes gael ei hadfer o’i hanes fersiynau.',
  ],
  [
    'Settings, “{0}” holds the scheme “{1}”. Name and content must agree: rename the row, or correct its id and version.',
    'Settings: mae “{0}” yn dal y cynllun “{1}”. Rhaid i’r enw a’r cynnwys gytuno: ailenwch y rhes, neu cywirwch ei id a’i version.',
  ],
  [
    'Settings has no readable row “{0}”; the scheme shipped under that name is used.',
    'Nid oes gan Settings res “{0}” y gellir ei darllen; defnyddir y cynllun a ddaeth gyda’r cynnyrch dan yr enw hwnnw.',
  ],
  [
    'The board scores with “{0}”, but no readable row of Settings holds that scheme. “{1}” is used meanwhile; restore the row “{2}” or the change that saved it from the recycle bin, or take another scheme into use on the page Scoring schemes.',
    'Mae’r bwrdd yn sgorio â “{0}”, ond nid oes yr un rhes o Settings y gellir ei darllen yn dal y cynllun hwnnw. Defnyddir “{1}” yn y cyfamser; adferwch y rhes “{2}” neu’r newid a’i cadwodd o’r bin ailgylchu, neu dewch â chynllun arall i rym ar y dudalen Sgorio.',
  ],
  [
    'Settings, “board”: the time zone “{0}” is not known. Europe/London is used; write a name such as Europe/London.',
    'Settings, “board”: nid yw’r parth amser “{0}” yn hysbys. Defnyddir Europe/London; ysgrifennwch enw fel Europe/London.',
  ],
  ['(it cannot be read)', '(ni ellir ei ddarllen)'],
  ['(its number is not the one in its key)', '(nid ei rif yw’r un yn ei allwedd)'],
]);

/** What is wrong with a board's settings, for whoever reads it. */
export const settingsProblemInWords = (problem: string, language: Language): string =>
  language === 'en' ? problem : inWelsh(problem);
