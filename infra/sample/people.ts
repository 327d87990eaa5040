import { addMonths, type CivilDate } from '../../shared/domain/civil-date.ts';
import { type Person } from '../../shared/domain/person.ts';
import {
  accounts,
  council,
  hospitalTrust,
  housingAssociation,
  integratedCareBoard,
  police,
  type AccountName,
} from './directory.ts';
import { type Unsaved } from './sample-board.ts';

type PersonRow = Unsaved<Person>;

/** What the People list adds to the directory's account. */
interface Details {
  readonly aliases?: readonly string[];
  readonly deputyKey?: string;
  readonly endDate?: CivilDate;
}

/** `nairPriya` → `p-nair-priya`. */
/** Reminders as the board has chosen them. */
const noChoices = { digestWeekday: null, digestAt: '', snoozedUntil: null } as const;

function keyOfAccount(name: AccountName): string {
  return `p-${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
}

function fromAccount(name: AccountName, details: Details = {}): PersonRow {
  const user = accounts[name];
  return {
    key: keyOfAccount(name),
    name: user.displayName,
    kind: 'person',
    oid: user.id,
    email: user.mail,
    agency: user.agency ?? '',
    jobTitle: user.jobTitle ?? '',
    aliases: [...(details.aliases ?? [])],
    deputyKey: details.deputyKey ?? null,
    memberKeys: [],
    guest: user.isGuest === true,
    endDate: details.endDate ?? null,
    ...noChoices,
  };
}

/** Anyone a plan names who has no account of their own. */
function withoutAccount(
  row: Pick<PersonRow, 'key' | 'name' | 'kind'> & Partial<Omit<PersonRow, 'oid'>>,
): PersonRow {
  return {
    oid: null,
    email: '',
    agency: '',
    jobTitle: '',
    aliases: [],
    deputyKey: null,
    memberKeys: [],
    guest: false,
    endDate: null,
    ...noChoices,
    ...row,
  };
}

/** People who sit on both boards; each site keeps its own row for them. */
function onBothBoards(): PersonRow[] {
  return [
    fromAccount('castellRowena', {
      aliases: ['Partnership Manager', 'Board Manager', 'Business Manager', 'RC'],
      deputyKey: 'p-sutherland-chloe',
    }),
    fromAccount('sutherlandChloe', { aliases: ['Board Officer', 'Board officers', 'Chloe'] }),
    fromAccount('sandhuRavi', { aliases: ['Performance analyst', 'Ravi'] }),
    fromAccount('ogilviePatrick', {
      aliases: ['Head of WFD', 'Workforce lead', 'P Ogilvie'],
      deputyKey: 'p-sutherland-chloe',
    }),
    fromAccount('maddernZoe', { aliases: ['Commissioning', 'Zoe Maddern'] }),
    fromAccount('chowMeiLing', { aliases: ['Transitions lead', 'M-L Chow'] }),
    fromAccount('chaudhariAnil', { aliases: ['Named GP', 'Dr Chaudhari'] }),
    fromAccount('stannardBeverley', {
      aliases: ['Acute trust safeguarding', 'Bev Stannard'],
      deputyKey: 'p-chaudhari-anil',
    }),
    fromAccount('penhallowLaura', { aliases: ['Police lead', 'Det Supt Penhallow', 'Head of PPU'] }),
    fromAccount('adeyemiMarcus', { aliases: ['Probation', 'Head of PDU'] }),
    fromAccount('rahmaniNadia', { aliases: ['Housing lead', 'Nadia (Fellgate)'] }),
    fromAccount('treharneOwen', { aliases: ['Voluntary sector rep', 'EVA'] }),
    fromAccount('delaneyRuth', { aliases: ['DA services', 'Lantern House'] }),
    withoutAccount({
      key: 'p-executive',
      name: 'Joint Executive',
      kind: 'group',
      aliases: ['Exec', 'Executive Group'],
      memberKeys: ['p-penhallow-laura', 'p-maddern-zoe'],
    }),
    withoutAccount({
      key: 'p-learning-and-development',
      name: 'Learning and Development Group',
      kind: 'group',
      aliases: ['Training sub-group', 'L&D', 'Training subgroup'],
      memberKeys: ['p-ogilvie-patrick', 'p-chaudhari-anil'],
    }),
    withoutAccount({
      key: 'p-all-partner-agencies',
      name: 'All partner agencies',
      kind: 'collective',
      aliases: ['All agencies', 'Partner agencies', 'Each agency lead'],
      memberKeys: ['p-penhallow-laura', 'p-stannard-beverley', 'p-adeyemi-marcus', 'p-rahmani-nadia'],
    }),
    withoutAccount({
      key: 'p-police',
      name: police,
      kind: 'agency',
      agency: police,
      aliases: ['Police', 'The Force'],
      memberKeys: ['p-penhallow-laura'],
    }),
    withoutAccount({
      key: 'p-hospitals',
      name: hospitalTrust,
      kind: 'agency',
      agency: hospitalTrust,
      aliases: ['EHFT', 'The hospital', 'Acute trust'],
      memberKeys: ['p-stannard-beverley'],
    }),
    withoutAccount({
      key: 'p-unknown',
      name: '???',
      kind: 'unknown',
      aliases: ['?', 'TBC', 'tbc'],
    }),
  ];
}

/** The children's partnership: 42 rows of every kind. */
export function childrenPeople(today: CivilDate): PersonRow[] {
  return [
    ...onBothBoards(),
    fromAccount('oyelaranMargaret', { aliases: ['Independent Chair', 'Independent Scrutineer', 'Chair'] }),
    fromAccount('ashdownHelen', { aliases: ['DCS'], deputyKey: 'p-nair-priya' }),
    fromAccount('nairPriya', {
      aliases: ['Head of CSC', 'Head of Social Care', 'HoS Social Care', 'P Nair'],
      deputyKey: 'p-thackray-lucy',
    }),
    fromAccount('fairbrotherGareth', { aliases: ['Head of EH', 'Early Help', 'Gareth F'] }),
    fromAccount('thackrayLucy', { aliases: ['MASH manager', 'Head of MASH'] }),
    fromAccount('nwosuAmara', { aliases: ['LADO', 'Designated Officer'] }),
    fromAccount('mwangiDaniel', { aliases: ['YJS manager', 'Youth Justice'] }),
    fromAccount('swalesEleanor', { aliases: ['Virtual School Head', 'VSH'] }),
    fromAccount('ridsdalePaul', {
      aliases: ['Head of Safeguarding and Standards', 'Paul', 'Head of S&S'],
      // Left without a successor being written into the plan.
      endDate: addMonths(today, -4),
    }),
    fromAccount('kerriganSiobhan', {
      aliases: ['Designated Nurse', 'Des Nurse'],
      deputyKey: 'p-chaudhari-anil',
    }),
    fromAccount('boothroydKieran', { aliases: ['DI Exploitation', 'DI Boothroyd'] }),
    fromAccount('galbraithFiona', { aliases: ['Schools rep', 'Heads’ rep'] }),
    withoutAccount({
      key: 'p-hebden-judith',
      name: 'Judith Hebden',
      kind: 'person',
      agency: 'Diocese of Exampleshire',
      jobTitle: 'Diocesan Safeguarding Adviser',
      email: 'judith.hebden@exampleshire-diocese.example',
      aliases: ['Judith'],
    }),
    withoutAccount({
      key: 'p-reviewing-manager',
      name: 'Principal Manager, Independent Reviewing Service',
      kind: 'role',
      agency: council,
      aliases: ['IRO manager', 'IRO Service Manager'],
      memberKeys: ['p-nair-priya'],
    }),
    withoutAccount({
      key: 'p-private-fostering-manager',
      name: 'Service Manager (Private Fostering)',
      kind: 'role',
      agency: council,
      memberKeys: ['p-thackray-lucy'],
    }),
    withoutAccount({
      key: 'p-quality-assurance',
      name: 'Quality Assurance and Performance Group',
      kind: 'group',
      aliases: ['QA sub-group', 'QA Sub Group', 'QAPG'],
      memberKeys: ['p-kerrigan-siobhan', 'p-sandhu-ravi'],
    }),
    withoutAccount({
      key: 'p-case-review',
      name: 'Case Review Group',
      kind: 'group',
      aliases: ['SCR sub-group', 'Rapid review panel'],
      memberKeys: ['p-ashdown-helen', 'p-stannard-beverley'],
    }),
    withoutAccount({
      key: 'p-exploitation',
      name: 'Exploitation and Missing Group',
      kind: 'group',
      aliases: ['CSE sub-group', 'MACE strategic'],
      memberKeys: ['p-boothroyd-kieran', 'p-mwangi-daniel'],
    }),
    // Agreed but not yet called together: in Groups once it has a chair.
    withoutAccount({
      key: 'p-guidance',
      name: 'Guidance Implementation Task and Finish Group',
      kind: 'group',
      memberKeys: ['p-ashdown-helen', 'p-penhallow-laura', 'p-kerrigan-siobhan'],
    }),
    withoutAccount({
      key: 'p-all-heads-of-service',
      name: 'All heads of service',
      kind: 'collective',
      agency: council,
      aliases: ['All HoS', 'Heads of service'],
      memberKeys: ['p-nair-priya', 'p-fairbrother-gareth', 'p-swales-eleanor', 'p-mwangi-daniel'],
    }),
    withoutAccount({
      key: 'p-designated-leads',
      name: 'School designated safeguarding leads',
      kind: 'collective',
      aliases: ['DSLs', 'All DSLs'],
      memberKeys: ['p-galbraith-fiona'],
    }),
    withoutAccount({
      key: 'p-icb',
      name: integratedCareBoard,
      kind: 'agency',
      agency: integratedCareBoard,
      aliases: ['ICB', 'Health'],
      memberKeys: ['p-kerrigan-siobhan'],
    }),
    withoutAccount({
      key: 'p-relevant-manager',
      name: 'Relevant manager',
      kind: 'unknown',
      aliases: ['Manager concerned'],
    }),
  ];
}

/** The adults' board: 33 rows. */
export function adultsPeople(): PersonRow[] {
  return [
    ...onBothBoards(),
    fromAccount('dossaniImran', {
      aliases: ['SAB Manager', 'Board Manager (adults)', 'Imran'],
      deputyKey: 'p-sutherland-chloe',
    }),
    fromAccount('hartiganDesmond', { aliases: ['Independent Chair', 'Chair'] }),
    fromAccount('wieczorekTomasz', {
      aliases: ['Head of Adult Safeguarding', 'Tomasz W', 'HoS Adults'],
      deputyKey: 'p-bellweather-jean',
    }),
    fromAccount('bellweatherJean', { aliases: ['PSW', 'Principal Social Worker'] }),
    fromAccount('hallamStephen', { aliases: ['Community trust safeguarding', 'S Hallam'] }),
    fromAccount('prenticeColin', { aliases: ['Fire', 'Fire and Rescue'] }),
    fromAccount('mirzaHassan', { aliases: ['Provider representative', 'Care association'] }),
    withoutAccount({
      key: 'p-sar-group',
      name: 'Safeguarding Adults Review and Quality Group',
      kind: 'group',
      aliases: ['SAR sub-group', 'SAR panel', 'QA subgroup (adults)'],
      memberKeys: ['p-stannard-beverley', 'p-bellweather-jean'],
    }),
    withoutAccount({
      key: 'p-self-neglect',
      name: 'Self-Neglect Task and Finish Group',
      kind: 'group',
      aliases: ['Hoarding group', 'Self neglect T&F'],
      memberKeys: ['p-hallam-stephen', 'p-prentice-colin', 'p-rahmani-nadia'],
    }),
    withoutAccount({
      key: 'p-dols-lead',
      name: 'Deprivation of Liberty Lead',
      kind: 'role',
      agency: council,
      aliases: ['DoLS lead', 'MCA/DoLS manager'],
      memberKeys: ['p-wieczorek-tomasz'],
    }),
    withoutAccount({
      key: 'p-fellgate',
      name: housingAssociation,
      kind: 'agency',
      agency: housingAssociation,
      aliases: ['Housing', 'Fellgate'],
      memberKeys: ['p-rahmani-nadia'],
    }),
    withoutAccount({
      key: 'p-adult-heads-of-service',
      name: 'All adult social care heads of service',
      kind: 'collective',
      agency: council,
      aliases: ['All HoS (adults)', 'All ASC HoS'],
      memberKeys: ['p-wieczorek-tomasz', 'p-maddern-zoe'],
    }),
    withoutAccount({
      key: 'p-lead-for-agency',
      name: 'Lead for agency',
      kind: 'unknown',
      aliases: ['Agency lead', 'Appropriate officer'],
    }),
    withoutAccount({
      key: 'p-ormskerry-len',
      name: 'Len Ormskerry',
      kind: 'person',
      agency: 'Experts by Experience Panel',
      jobTitle: 'Expert by experience',
      aliases: ['Len'],
    }),
  ];
}
