import type { BoardInfo } from '../../shared/contracts/tab-api.ts';
import type { Action } from '../../shared/domain/action.ts';
import type { CivilDate } from '../../shared/domain/civil-date.ts';
import type { Language } from '../../shared/domain/language.ts';
import { buildDirectory, type PeopleDirectory } from '../../shared/domain/people-directory.ts';
import type { Group, Meeting, Person } from '../../shared/domain/person.ts';
import type { Control, Risk, SchemeReference } from '../../shared/domain/risk.ts';
import type { ScoringScheme } from '../../shared/domain/scoring-scheme.ts';
import type { Register, RegisterTables } from './register-tables.ts';

/** The register as pages read it: rows by key, and what belongs to what. */
export interface ReadableRegister {
  board: BoardInfo;
  today: CivilDate;
  now: string;
  /** The reader's: what the register says of itself is said in it; what people typed stays as typed. */
  language: Language;
  risks: readonly Risk[];
  actions: readonly Action[];
  groups: readonly Group[];
  people: readonly Person[];
  meetings: readonly Meeting[];
  riskByKey: ReadonlyMap<string, Risk>;
  actionByKey: ReadonlyMap<string, Action>;
  meetingByKey: ReadonlyMap<string, Meeting>;
  directory: PeopleDirectory;
  groupByKey: ReadonlyMap<string, Group>;
  controlsByRisk: ReadonlyMap<string, readonly Control[]>;
  actionsByRisk: ReadonlyMap<string, readonly Action[]>;
  /** The scheme a score was made with; undefined when the board's Settings no longer hold it. */
  schemeOf(reference: SchemeReference | null): ScoringScheme | undefined;
  /** The scheme new scores are made with; undefined while Settings name one that is not there. */
  scheme: ScoringScheme | undefined;
}

type Index = Pick<
  ReadableRegister,
  | 'risks'
  | 'actions'
  | 'groups'
  | 'people'
  | 'meetings'
  | 'riskByKey'
  | 'actionByKey'
  | 'meetingByKey'
  | 'directory'
  | 'groupByKey'
  | 'controlsByRisk'
  | 'actionsByRisk'
>;

const indexes = new WeakMap<RegisterTables, Index>();

/** Null until the board's settings and at least one whole answer are there. The same tables give the same index. */
export function readable(register: Register, language: Language = 'en'): ReadableRegister | null {
  const { board, today, now } = register;
  if (board === null || today === null || now === null) return null;
  let index = indexes.get(register.tables);
  if (index === undefined) {
    index = indexOf(register.tables);
    indexes.set(register.tables, index);
  }
  const schemeOf = (reference: SchemeReference | null) =>
    reference === null
      ? undefined
      : board.schemes.find((scheme) => scheme.id === reference.id && scheme.version === reference.version);
  return { ...index, board, today, now, language, schemeOf, scheme: schemeOf(board.settings.scheme) };
}

/** Who is who on a board, made anew only when one of these two lists changed. */
interface WhoIsWho extends Pick<Index, 'people' | 'groups' | 'directory' | 'groupByKey'> {
  groupTable: RegisterTables['groups'];
}
const whoIsWho = new WeakMap<RegisterTables['people'], WhoIsWho>();

function whoIsWhoOf(tables: RegisterTables): WhoIsWho {
  const known = whoIsWho.get(tables.people);
  if (known?.groupTable === tables.groups) return known;
  const people = [...tables.people.values()];
  const groups = [...tables.groups.values()];
  const made = {
    people,
    groups,
    directory: buildDirectory(people, groups),
    groupByKey: byKey(groups),
    groupTable: tables.groups,
  };
  whoIsWho.set(tables.people, made);
  return made;
}

function indexOf(tables: RegisterTables): Index {
  const risks = [...tables.risks.values()];
  const actions = [...tables.actions.values()];
  const { people, groups, directory, groupByKey } = whoIsWhoOf(tables);
  const meetings = [...tables.meetings.values()];
  return {
    risks,
    actions,
    groups,
    people,
    meetings,
    riskByKey: byKey(risks),
    actionByKey: byKey(actions),
    meetingByKey: byKey(meetings),
    directory,
    groupByKey,
    controlsByRisk: grouped([...tables.controls.values()], (control) => control.riskKey),
    actionsByRisk: grouped(actions, (action) => action.riskKey),
  };
}

function byKey<Item extends { key: string }>(items: readonly Item[]): ReadonlyMap<string, Item> {
  return new Map(items.map((item) => [item.key, item]));
}

function grouped<Item>(
  items: readonly Item[],
  keyOf: (item: Item) => string | null,
): ReadonlyMap<string, readonly Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const key = keyOf(item);
    if (key === null) continue;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return groups;
}
