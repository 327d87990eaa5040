import { rankOf } from '../../shared/contracts/imports-in-parts.ts';
import {
  importedKey,
  mostRowsNamed,
  type ImportedList,
  type ImportProblem,
  type ImportView,
  type PlannedWrite,
  type RowNamed,
} from '../../shared/contracts/imports.ts';
import { assessmentStageSchema } from '../../shared/domain/risk.ts';
import { scoreWith } from '../../shared/domain/scoring-scheme.ts';
import type { SiteReading } from '../../shared/sharepoint/register-list.ts';
import type { BoardSnapshot } from '../register/board-snapshot.ts';
import { canonical } from '../register/trail.ts';
import { valueOf } from './changes-in-words.ts';
import { asKept, keyOfWrite, named, type Change, type ImportedRow } from './planned-rows.ts';

/** As much of a board as a plan is checked against. */
export type Register = Pick<BoardSnapshot, ImportedList> & {
  readonly configuration: Pick<BoardSnapshot['configuration'], 'schemes'>;
};

export type Counts = NonNullable<ImportView['created']>;

export const plainProblem = (kind: ImportProblem['kind'], about = ''): ImportProblem => ({
  kind,
  rows: [],
  count: 0,
  about,
});

export function problemWith(
  kind: ImportProblem['kind'],
  rows: readonly RowNamed[],
  about = '',
): ImportProblem {
  return { kind, rows: rows.slice(0, mostRowsNamed), count: rows.length, about };
}

/** Longest text of several lines that SharePoint surely keeps. */
const longestText = 60_000;

/**
 * What stands in the way of a whole plan, found before anything is written; null when nothing does. Pure. Problems of the plan itself come
 * before those of the register, and each names every row it is about.
 */
export function checkPlan(
  writes: readonly PlannedWrite[],
  plan: { readonly sha256: string; readonly writes: number },
  register: Register,
  site: SiteReading,
): ImportProblem | null {
  if (writes.length !== plan.writes) {
    return { kind: 'number of rows differs', rows: [], count: writes.length, about: String(plan.writes) };
  }
  if (writes.some((write, index) => rankOf(write.list) < rankOf(writes[index - 1]?.list ?? 'people'))) {
    return plainProblem('rows out of order');
  }
  const name = (write: PlannedWrite, field = '') => named(write, plan.sha256, { field });
  const about = (kind: ImportProblem['kind'], wrong: (write: PlannedWrite) => string | null) => {
    const rows = writes.flatMap((write) => {
      const field = wrong(write);
      return field === null ? [] : [name(write, field)];
    });
    return rows.length === 0 ? null : problemWith(kind, rows);
  };
  const ids = new Set<string>();
  const keys = new Set<string>();
  const index = indexOf(register);
  const known = (list: ImportedList) =>
    new Set([
      ...index[list].keys(),
      ...writes.flatMap((write) =>
        write.kind === 'create' && write.list === list ? [importedKey(plan.sha256, write.id)] : [],
      ),
    ]);
  const people = known('people');
  const groups = known('groups');
  const risks = known('risks');

  return (
    about('row stands twice', (write) => {
      const key = `${write.list} ${keyOfWrite(write, plan.sha256)}`;
      const twice = ids.has(write.id) || keys.has(key);
      ids.add(write.id);
      keys.add(key);
      return twice ? '' : null;
    }) ??
    about('fields differ', (write) => {
      if (write.kind === 'create') return null;
      const after = Object.keys(write.after);
      return (
        after.find((field) => !(field in write.before)) ??
        Object.keys(write.before).find((field) => !after.includes(field)) ??
        null
      );
    }) ??
    about('nothing changes', (write) => (write.kind === 'change' && changesNothing(write) ? '' : null)) ??
    about('row not readable', noteNowhere) ??
    about('text too long', (write) => tooLong(write, site)) ??
    about('unknown person', (write) => unknownIn(write, personFields, people)) ??
    about('unknown group', (write) => unknownIn(write, groupFields, groups)) ??
    about('unknown risk', (write) => unknownIn(write, ['riskKey'], risks)) ??
    about('unknown scheme', (write) => {
      const scheme = schemeOf(write);
      return scheme === null || schemeIn(register, scheme) !== undefined ? null : 'scheme';
    }) ??
    about('score does not fit the scheme', (write) => misfit(write, register)) ??
    againstRegister(writes, plan.sha256, index)
  );
}

/** How many rows of each list are made and changed. */
export function countsOf(writes: readonly PlannedWrite[], kind: PlannedWrite['kind']): Counts {
  const counts: Counts = { people: 0, groups: 0, risks: 0, controls: 0, actions: 0 };
  for (const write of writes) if (write.kind === kind) counts[write.list] += 1;
  return counts;
}

/** Fields a person saw that hold something else by now. */
export function changedSince(write: Change, row: ImportedRow): string[] {
  return Object.keys(write.before).filter(
    (field) => canonical(valueOf(write.before, field)) !== canonical(valueOf(row, field)),
  );
}

type Index = Readonly<Record<ImportedList, ReadonlyMap<string, ImportedRow>>>;

function indexOf(register: Register): Index {
  const byKey = (rows: readonly ImportedRow[]) => new Map(rows.map((row) => [row.key, row]));
  return {
    people: byKey(register.people),
    groups: byKey(register.groups),
    risks: byKey(register.risks),
    controls: byKey(register.controls),
    actions: byKey(register.actions),
  };
}

function againstRegister(
  writes: readonly PlannedWrite[],
  sha256: string,
  index: Index,
): ImportProblem | null {
  const there: RowNamed[] = [];
  const gone: RowNamed[] = [];
  const changed: RowNamed[] = [];
  for (const write of writes) {
    const row = index[write.list].get(keyOfWrite(write, sha256));
    if (write.kind === 'create') {
      if (row !== undefined) there.push(named(write, sha256));
    } else if (row === undefined) gone.push(named(write, sha256));
    else {
      const [field] = changedSince(write, row);
      // What the row is called and who changed it is not the application's to tell: see `namedAsShown`.
      if (field !== undefined) changed.push(named(write, sha256, { field }));
    }
  }
  if (there.length > 0) return problemWith('there already', there);
  if (gone.length > 0) return problemWith('gone meanwhile', gone);
  return changed.length > 0 ? problemWith('changed meanwhile', changed) : null;
}

function changesNothing(write: Change): boolean {
  const fields = Object.keys(write.after);
  const same = fields.every(
    (field) => canonical(valueOf(write.before, field)) === canonical(valueOf(write.after, field)),
  );
  return same && write.note === '';
}

const noteNowhere = (write: PlannedWrite): string | null =>
  write.note !== '' && write.list !== 'actions' && write.list !== 'risks' ? 'note' : null;

function tooLong(write: PlannedWrite, site: SiteReading): string | null {
  const values = write.kind === 'create' ? write.values : write.after;
  const kept = asKept(write.list, values, site);
  for (const [field, value] of Object.entries(values)) {
    if (JSON.stringify(value).length > longestText) return field;
    const stands = valueOf(kept, field);
    if (
      typeof value === 'string' &&
      typeof stands === 'string' &&
      stands.length < value.trim().length &&
      stands.endsWith('…')
    )
      return field;
  }
  return null;
}

const personFields = ['leads', 'owners', 'owner', 'memberKeys', 'chairKey', 'deputyKey'];
const groupFields = ['groupKey', 'parentKey'];

function unknownIn(
  write: PlannedWrite,
  fields: readonly string[],
  known: ReadonlySet<string>,
): string | null {
  const values = write.kind === 'create' ? write.values : write.after;
  return fields.find((field) => keysIn(valueOf(values, field)).some((key) => !known.has(key))) ?? null;
}

/** Keys of other rows in a value: a key, a reference, or several of them. */
function keysIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.flatMap(keysIn);
  if (typeof value === 'object' && value !== null && 'personKey' in value) return keysIn(value.personKey);
  return [];
}

const schemeOf = (write: PlannedWrite) =>
  write.list !== 'risks' ? null : ((write.kind === 'create' ? write.values : write.after).scheme ?? null);

const schemeIn = (register: Register, reference: { readonly id: string; readonly version: number }) =>
  register.configuration.schemes.find(
    ({ id, version }) => id === reference.id && version === reference.version,
  );

/** The first score that is not what its scheme makes of likelihood and impact, or whose band the scheme does not have. */
function misfit(write: PlannedWrite, register: Register): string | null {
  const reference = schemeOf(write);
  const scheme = reference === null ? undefined : schemeIn(register, reference);
  if (write.list !== 'risks' || scheme === undefined) return null;
  const values = write.kind === 'create' ? write.values : write.after;
  return (
    assessmentStageSchema.options.find((stage) => {
      const given = values[stage];
      if (given === undefined || given === null) return false;
      const { likelihood, impact, score, band } = given;
      if (band !== null && !scheme.bands.some(({ key }) => key === band)) return true;
      if (likelihood === null || impact === null) return false;
      const scored = scoreWith(scheme, { likelihood, impact });
      return !scored.ok || scored.score !== score || scored.band.key !== band;
    }) ?? null
  );
}
