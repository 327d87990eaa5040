import { type Group } from '../../shared/domain/person.ts';
import { type Unsaved } from './sample-board.ts';

type GroupRow = Unsaved<Group>;

const executive = { key: 'g-executive', name: 'Joint Executive', kind: 'executive' } as const;

/** Six groups; the executive and the learning group are shared with the adults' board. */
export const childrenGroups: readonly GroupRow[] = [
  {
    key: 'g-children-board',
    name: 'Safeguarding Children Partnership Board',
    kind: 'board',
    parentKey: null,
    chairKey: 'p-oyelaran-margaret',
    deputyKey: 'p-ashdown-helen',
    channel: null,
  },
  {
    ...executive,
    parentKey: 'g-children-board',
    chairKey: 'p-penhallow-laura',
    deputyKey: 'p-ashdown-helen',
    channel: null,
  },
  {
    key: 'g-quality-assurance',
    name: 'Quality Assurance and Performance Group',
    kind: 'subgroup',
    parentKey: 'g-executive',
    chairKey: 'p-kerrigan-siobhan',
    deputyKey: 'p-nair-priya',
    channel: null,
  },
  {
    key: 'g-case-review',
    name: 'Case Review Group',
    kind: 'subgroup',
    parentKey: 'g-executive',
    chairKey: 'p-ashdown-helen',
    deputyKey: 'p-stannard-beverley',
    channel: null,
  },
  {
    key: 'g-exploitation',
    name: 'Exploitation and Missing Group',
    kind: 'subgroup',
    parentKey: 'g-executive',
    chairKey: 'p-boothroyd-kieran',
    deputyKey: 'p-mwangi-daniel',
    channel: null,
  },
  {
    key: 'g-learning',
    name: 'Learning and Development Group',
    kind: 'subgroup',
    parentKey: 'g-executive',
    chairKey: 'p-ogilvie-patrick',
    deputyKey: 'p-galbraith-fiona',
    channel: null,
  },
];

/** Five groups; with the children's six, nine different ones. */
export const adultsGroups: readonly GroupRow[] = [
  {
    key: 'g-adults-board',
    name: 'Safeguarding Adults Board',
    kind: 'board',
    parentKey: null,
    chairKey: 'p-hartigan-desmond',
    deputyKey: 'p-wieczorek-tomasz',
    channel: null,
  },
  {
    ...executive,
    parentKey: 'g-adults-board',
    chairKey: 'p-penhallow-laura',
    deputyKey: 'p-maddern-zoe',
    channel: null,
  },
  {
    key: 'g-adult-review',
    name: 'Safeguarding Adults Review and Quality Group',
    kind: 'subgroup',
    parentKey: 'g-executive',
    chairKey: 'p-stannard-beverley',
    deputyKey: 'p-bellweather-jean',
    channel: null,
  },
  {
    key: 'g-self-neglect',
    name: 'Self-Neglect Task and Finish Group',
    kind: 'task and finish',
    parentKey: 'g-adult-review',
    chairKey: 'p-hallam-stephen',
    deputyKey: null,
    channel: null,
  },
  {
    key: 'g-learning',
    name: 'Learning and Development Group',
    kind: 'subgroup',
    parentKey: 'g-executive',
    chairKey: 'p-ogilvie-patrick',
    deputyKey: 'p-bellweather-jean',
    channel: null,
  },
];
