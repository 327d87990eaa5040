import { inLanguages } from '../../../shared/domain/language.ts';
import type { Standing } from '../../../shared/meetings/movement-figures.ts';
import { countOf } from './counts.ts';

const standingEn: Record<Standing, string> = {
  up: 'Moved up (worse)',
  down: 'Moved down (better)',
  same: 'The same',
  new: 'New since the meeting',
  'not comparable': 'Scored with another scheme then: cannot be compared',
  unknown: 'Nothing to compare with',
};
const standingCy: Record<Standing, string> = {
  up: 'Wedi codi (gwaeth)',
  down: 'Wedi gostwng (gwell)',
  same: 'Yr un fath',
  new: 'Newydd ers y cyfarfod',
  'not comparable': 'Cynllun sgorio arall bryd hynny: ni ellir cymharu',
  unknown: 'Dim byd i gymharu ag ef',
};

export const movementWords = inLanguages({
  en: {
    heading: 'Where the risks stand, and where they stood at the last meeting',
    sentence: (since: string, up: number, down: number, added: number, same: number) =>
      `Since ${since}: ${countOf(up, 'risk', 'en')} moved up, ${down === 0 ? 'none' : down} moved down, ${added === 0 ? 'none' : added} new, ${same === 0 ? 'none' : same} where ${same === 1 ? 'it was' : 'they were'}.`,
    noMeeting: 'The map shows where the open risks stand. There is no earlier meeting to compare with.',
    reading: 'Reading where the risks stood at the last meeting…',
    note: 'Each risk stands by its reference in its place now. An arrow comes from where it stood.',
    key: { up: '▲ moved up', down: '▼ moved down', new: '+ new', same: 'no mark: where it was' },
    unplaced: (count: number) =>
      `${countOf(count, 'risk', 'en')} ${count === 1 ? 'has' : 'have'} no place on this map (not scored, between two levels, or scored with another scheme); the table has ${count === 1 ? 'it' : 'them'} too.`,
    noScheme:
      'The board’s Settings name a scoring scheme that is not there, so there is no map. Ask your board manager to check the Settings list.',
    noRisks: 'No risk is open.',
    scheme: 'Scheme shown',
    schemeOption: (title: string, version: number) => `${title} (version ${version})`,
    picture: (title: string) =>
      `Heat map, ${title}: open risks by likelihood and impact, with arrows from where they stood at the last meeting. The table after it says the same.`,
    region: 'Heat map with movement',
    likelihood: 'Likelihood →',
    impact: 'Impact ↑',
    caption: 'Open risks: their score at the last meeting and now',
    risk: 'Risk',
    then: 'At the last meeting',
    now: 'Now',
    direction: 'Direction',
    notKnown: 'Not known',
    notThere: 'Not in the register',
    notScored: 'Not scored',
    standing: standingEn,
  },
  cy: {
    heading: 'Ble mae’r risgiau, a ble roeddent yn y cyfarfod diwethaf',
    sentence: (since: string, up: number, down: number, added: number, same: number) =>
      `Ers ${since}: ${countOf(up, 'risk', 'cy')} wedi codi, ${down === 0 ? 'dim un' : down} wedi gostwng, ${added === 0 ? 'dim un' : added} newydd, ${same === 0 ? 'dim un' : same} yn yr un lle.`,
    noMeeting: 'Mae’r map yn dangos ble mae’r risgiau agored. Nid oes cyfarfod cynharach i gymharu ag ef.',
    reading: 'Wrthi’n darllen ble roedd y risgiau yn y cyfarfod diwethaf…',
    note: 'Mae pob risg yn sefyll yn ôl ei chyfeirnod yn ei lle nawr. Daw saeth o’r lle roedd hi.',
    key: {
      up: '▲ wedi codi',
      down: '▼ wedi gostwng',
      new: '+ newydd',
      same: 'dim marc: yn yr un lle',
    },
    unplaced: (count: number) =>
      `Nid oes lle ar y map hwn i ${countOf(count, 'risk', 'cy')} (heb sgôr, rhwng dwy lefel, neu gyda chynllun sgorio arall); mae’r tabl yn eu cynnwys hefyd.`,
    noScheme:
      'Mae Gosodiadau’r bwrdd yn enwi cynllun sgorio nad yw yno, felly nid oes map. Gofynnwch i reolwr eich bwrdd edrych ar y rhestr Gosodiadau.',
    noRisks: 'Nid oes risg ar agor.',
    scheme: 'Cynllun a ddangosir',
    schemeOption: (title: string, version: number) => `${title} (fersiwn ${version})`,
    picture: (title: string) =>
      `Map gwres, ${title}: risgiau agored yn ôl tebygolrwydd ac effaith, gyda saethau o’r lle roeddent yn y cyfarfod diwethaf. Mae’r tabl sy’n dilyn yn dweud yr un peth.`,
    region: 'Map gwres gyda symudiadau',
    likelihood: 'Tebygolrwydd →',
    impact: 'Effaith ↑',
    caption: 'Risgiau agored: eu sgôr yn y cyfarfod diwethaf a nawr',
    risk: 'Risg',
    then: 'Yn y cyfarfod diwethaf',
    now: 'Nawr',
    direction: 'Cyfeiriad',
    notKnown: 'Ddim yn hysbys',
    notThere: 'Ddim yn y gofrestr',
    notScored: 'Heb sgôr',
    standing: standingCy,
  },
});
