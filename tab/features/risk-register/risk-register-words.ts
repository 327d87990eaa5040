import type { DirectionOfTravel } from '../../../shared/domain/scoring-scheme.ts';
import { inLanguages } from '../../../shared/domain/language.ts';
import type { Unplaced } from '../../../shared/domain/heat-map.ts';

interface RiskRegisterWords {
  title: string;
  heatMapOfOpen: string;
  noScheme: string;
  schemeShown: string;
  schemeVersion: (title: string, version: number) => string;
  sinceLastScoring: string;
  notOnMap: string;
  allPlaced: string;
  unplaced: Readonly<Record<Unplaced, string>>;
  chooseCell: string;
  risks: string;
  filter: string;
  search: string;
  status: string;
  open: string;
  closed: string;
  openAndClosed: string;
  band: string;
  noBand: string;
  group: string;
  category: string;
  review: string;
  any: string;
  dueOrOverdue: string;
  overdue: string;
  allBands: string;
  allGroups: string;
  allCategories: string;
  all: (risks: string) => string;
  some: (risks: string, of: number) => string;
  none: string;
  noneFits: string;
  moved: Readonly<Record<DirectionOfTravel, string>>;
  place: (likelihood: string, impact: string) => string;
  reference: string;
  risk: string;
  owner: string;
  current: string;
  direction: string;
  target: string;
  noTarget: string;
  nextReview: string;
  noDate: string;
  openActions: string;
  noActions: string;
  overdueActions: (count: number) => string;
}

export const riskRegisterWords = inLanguages<RiskRegisterWords>({
  en: {
    title: 'Risk register',
    heatMapOfOpen: 'Heat map of open risks',
    noScheme:
      'The board’s Settings name a scoring scheme that is not there, so there is no heat map. Ask your board manager to check the Settings list.',
    schemeShown: 'Scheme shown',
    schemeVersion: (title, version) => `${title} (version ${version})`,
    sinceLastScoring: 'Since the last scoring',
    notOnMap: 'Not on the map',
    allPlaced: 'Every open risk has a place on the map.',
    unplaced: {
      'not scored yet': 'not scored yet',
      'scored with another scheme': 'scored with another scheme',
      'scored between two levels': 'scored between two levels',
    },
    chooseCell: 'Choose a cell with risks to see them in the list.',
    risks: 'Risks',
    filter: 'Filter the risks',
    search: 'Search',
    status: 'Status',
    open: 'Open',
    closed: 'Closed',
    openAndClosed: 'Open and closed',
    band: 'Band',
    noBand: 'No band',
    group: 'Group',
    category: 'Category',
    review: 'Review',
    any: 'Any',
    dueOrOverdue: 'Due or overdue',
    overdue: 'Overdue',
    allBands: 'All bands',
    allGroups: 'All groups',
    allCategories: 'All categories',
    all: (risks) => `All ${risks}`,
    some: (risks, of) => `${risks} of ${of}`,
    none: 'There are no risks in this register yet. They appear here as soon as the Risks list has rows.',
    noneFits: 'No risk fits these choices.',
    moved: {
      up: 'moved up',
      down: 'moved down',
      same: 'did not move',
      new: 'scored for the first time',
      'not comparable': 'cannot be compared',
    },
    place: (likelihood, impact) => `${likelihood} likelihood, ${impact} impact`,
    reference: 'Ref.',
    risk: 'Risk',
    owner: 'Owner',
    current: 'Current',
    direction: 'Direction',
    target: 'Target',
    noTarget: 'None set',
    nextReview: 'Next review',
    noDate: 'No date',
    openActions: 'Open actions',
    noActions: 'None',
    overdueActions: (count) => `${count} overdue`,
  },
  cy: {
    title: 'Cofrestr risgiau',
    heatMapOfOpen: 'Map gwres o risgiau agored',
    noScheme:
      'Mae Gosodiadau’r bwrdd yn enwi cynllun sgorio nad yw yno, felly nid oes map gwres. Gofynnwch i reolwr eich bwrdd wirio’r rhestr Gosodiadau.',
    schemeShown: 'Y cynllun a ddangosir',
    schemeVersion: (title, version) => `${title} (fersiwn ${version})`,
    sinceLastScoring: 'Ers y sgorio diwethaf',
    notOnMap: 'Ddim ar y map',
    allPlaced: 'Mae lle ar y map i bob risg agored.',
    unplaced: {
      'not scored yet': 'heb ei sgorio eto',
      'scored with another scheme': 'wedi’i sgorio â chynllun arall',
      'scored between two levels': 'wedi’i sgorio rhwng dwy lefel',
    },
    chooseCell: 'Dewiswch gell â risgiau i’w gweld yn y rhestr.',
    risks: 'Risgiau',
    filter: 'Hidlo’r risgiau',
    search: 'Chwilio',
    status: 'Statws',
    open: 'Agored',
    closed: 'Wedi cau',
    openAndClosed: 'Agored ac wedi cau',
    band: 'Band',
    noBand: 'Dim band',
    group: 'Grŵp',
    category: 'Categori',
    review: 'Adolygiad',
    any: 'Unrhyw un',
    dueOrOverdue: 'I’w gynnal neu’n hwyr',
    overdue: 'Yn hwyr',
    allBands: 'Pob band',
    allGroups: 'Pob grŵp',
    allCategories: 'Pob categori',
    all: (risks) => `Y cyfan: ${risks}`,
    some: (risks, of) => `${risks} o ${of}`,
    none: 'Nid oes risgiau yn y gofrestr hon eto. Byddant yn ymddangos yma cyn gynted ag y bydd rhesi yn y rhestr Risgiau.',
    noneFits: 'Nid oes risg yn cyfateb i’r dewisiadau hyn.',
    moved: {
      up: 'wedi codi',
      down: 'wedi gostwng',
      same: 'heb symud',
      new: 'wedi’i sgorio am y tro cyntaf',
      'not comparable': 'na ellir ei chymharu',
    },
    place: (likelihood, impact) => `tebygolrwydd ${likelihood}, effaith ${impact}`,
    reference: 'Cyf.',
    risk: 'Risg',
    owner: 'Perchennog',
    current: 'Cyfredol',
    direction: 'Cyfeiriad',
    target: 'Targed',
    noTarget: 'Heb ei osod',
    nextReview: 'Adolygiad nesaf',
    noDate: 'Dim dyddiad',
    openActions: 'Gweithredoedd agored',
    noActions: 'Dim',
    overdueActions: (count) => `${count} yn hwyr`,
  },
});
