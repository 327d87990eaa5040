import type { Action } from '../domain/action.ts';
import type { CivilDate } from '../domain/civil-date.ts';
import { buildDirectory } from '../domain/people-directory.ts';
import type { Group, Person } from '../domain/person.ts';
import type { Control, Risk } from '../domain/risk.ts';
import type { ScoringScheme } from '../domain/scoring-scheme.ts';
import { isSameReference } from '../domain/scheme-change.ts';
import { importedKey, type PlannedWrite } from '../contracts/imports.ts';
import { comparable } from '../importing/cell-text.ts';
import type {
  ImportDoubt,
  ImportReading,
  ReadAction,
  ReadingCorrections,
  ReadRisk,
  RefusedPiece,
} from '../importing/reading.ts';
import { ownChangesOfAction, ownChangesOfRisk, type OwnParts } from './own-changes.ts';
import { changesOfAction, newAction } from './plan-action.ts';
import { planControls } from './plan-controls.ts';
import { changesOfRisk, newRisk } from './plan-risk.ts';
import type { FoundChange } from './found-change.ts';
import { PlannedPeople } from './plan-people.ts';
import { changeKey, type ImportDecisions } from './decisions.ts';
import { absentRows, type AbsentRow } from './absent-rows.ts';
import { fannedOut } from './fan-out.ts';
import { openDoubts, withActionEdits, withRiskEdits } from './settle.ts';

export interface PlanQuestion {
  readonly reading: ImportReading;
  readonly decisions: ImportDecisions;
  readonly corrections: ReadingCorrections;
  readonly document: { readonly name: string; readonly sha256: string };
  readonly register: {
    readonly risks: readonly Risk[];
    readonly controls: readonly Control[];
    readonly actions: readonly Action[];
    readonly people: readonly Person[];
    readonly groups: readonly Group[];
  };
  /** The scheme new scores are made with. */
  readonly scheme: ScoringScheme;
  readonly today: CivilDate;
}

/** One field that would change, in the words of the register. */
export interface PlannedChange {
  readonly field: string;
  readonly before: string;
  readonly after: string;
  /** False = the register's stays; a person may say otherwise. */
  readonly applied: boolean;
}

/** A row of the preview. */
export interface PlannedRow {
  readonly id: string;
  readonly list: 'risks' | 'actions';
  readonly what: 'new' | 'changed' | 'same' | 'left out';
  readonly row: ReadAction | ReadRisk;
  /** Key of the row of the register it was found to be. */
  readonly existing: string | null;
  readonly changes: readonly PlannedChange[];
  /** What nobody has looked at yet. */
  readonly open: readonly ImportDoubt[];
}

export interface ImportPlan {
  /** Only where the document is a register that was exported. */
  readonly absent: readonly AbsentRow[];
  /** What no field takes of rows that are there already and are not written: it comes into no trail. */
  readonly untold: readonly RefusedPiece[];
  readonly rows: readonly PlannedRow[];
  /** What would be written, people first. */
  readonly writes: readonly PlannedWrite[];
}

/**
 * What a document would do to a register: rows that are new, rows that exist and differ, rows that are the same. Nothing is written twice: a row is
 * found by the key of our own export, by the same document brought in before, by its text, or by its reference where that is unique.
 */
export function planImport(question: PlanQuestion): ImportPlan {
  const { reading, decisions, corrections, document, register, scheme, today } = question;
  const directory = buildDirectory([...register.people], [...register.groups]);
  const people = new PlannedPeople(directory, document.sha256);
  const leftOut = new Set(decisions.leftOut);
  const rows: PlannedRow[] = [];
  const untold: RefusedPiece[] = [];
  const writes: PlannedWrite[] = [];
  const riskKeys = new Map<string, string>();
  const controls: PlannedWrite[] = [];

  const own: OwnParts = { people, groups: register.groups, risks: register.risks, ...question };
  const controlsOf = (row: ReadRisk, riskKey: string) =>
    planControls(row.controls, { rowId: row.id, riskKey, register, people, decisions });

  const findRisk = finder(register.risks, ({ title }) => title, document.sha256);
  for (const read of reading.risks) {
    const edited = withRiskEdits(read, decisions);
    // A row of our own export that is gone from the register is not made anew from its few edited cells.
    const isGone = read.own !== null && !register.risks.some(({ key }) => key === read.key);
    const existing = leftOut.has(read.id) || isGone ? undefined : findRisk(edited, edited.title);
    const owners = fannedOut(edited, 'owners', edited.owners, {
      decisions,
      directory,
      today,
      now: existing?.owners ?? [],
    });
    const row = { ...edited, owners: [...owners.leads], needsCheck: [...owners.needsCheck] };
    if (leftOut.has(row.id) || isGone) {
      rows.push({ id: row.id, list: 'risks', what: 'left out', row, existing: null, changes: [], open: [] });
      continue;
    }
    const open = openDoubts(row, decisions);
    const key = existing?.key ?? importedKey(document.sha256, row.id);
    riskKeys.set(row.id, key);
    if (existing === undefined) {
      const { values, doubts } = newRisk(row, {
        people,
        scheme,
        today,
        groups: register.groups,
        marking: decisions.marking,
      });
      writes.push({ kind: 'create', list: 'risks', ...saidBeside(row), values });
      rows.push({
        id: row.id,
        list: 'risks',
        what: 'new',
        row,
        existing: null,
        changes: [],
        open: [
          ...open,
          ...doubts.filter((doubt) => openDoubts({ id: row.id, needsCheck: [doubt] }, decisions).length > 0),
        ],
      });
      controls.push(...controlsOf(row, key).writes);
    } else {
      const found =
        read.own === null
          ? { changes: changesOfRisk(existing, row, people), doubts: row.needsCheck }
          : ownChangesOfRisk(existing, read, own);
      const ofControls = controlsOf(row, key);
      controls.push(...ofControls.writes);
      const shown = { ...row, needsCheck: [...found.doubts, ...ofControls.doubts] };
      const asWritten = untoldOf(row, existing.key, document.sha256);
      const isTold = add(rows, writes, 'risks', shown, existing.key, found.changes, decisions, {
        asWritten,
        changes: ofControls.changes,
      });
      if (!isTold) untold.push(...asPieces(row, asWritten));
    }
  }

  const byReference = new Map(register.risks.map((risk) => [comparable(risk.reference), risk.key]));
  const findAction = finder(register.actions, ({ action }) => action, document.sha256);
  for (const read of reading.actions) {
    const edited = withActionEdits(read, decisions, corrections);
    const isGone = read.own !== null && !register.actions.some(({ key }) => key === read.key);
    const existing = leftOut.has(read.id) || isGone ? undefined : findAction(edited, edited.action);
    const fanned = fannedOut(edited, 'leads', edited.leads, {
      decisions,
      directory,
      today,
      now: existing?.leads ?? [],
    });
    const row = { ...edited, leads: [...fanned.leads], needsCheck: [...fanned.needsCheck] };
    if (leftOut.has(row.id) || isGone) {
      rows.push({
        id: row.id,
        list: 'actions',
        what: 'left out',
        row,
        existing: null,
        changes: [],
        open: [],
      });
      continue;
    }
    const open = openDoubts(row, decisions);
    const riskKey =
      (row.riskId === null ? undefined : riskKeys.get(row.riskId)) ??
      byReference.get(comparable(row.riskReference)) ??
      null;
    if (existing === undefined) {
      const values = newAction(row, { people, groups: register.groups, riskKey });
      writes.push({ kind: 'create', list: 'actions', ...saidBeside(row), values });
      rows.push({ id: row.id, list: 'actions', what: 'new', row, existing: null, changes: [], open });
      continue;
    }
    const found =
      read.own === null
        ? { changes: changesOfAction(existing, row, people), doubts: row.needsCheck }
        : ownChangesOfAction(existing, read, own);
    const shown = { ...row, needsCheck: [...found.doubts] };
    const asWritten = untoldOf(row, existing.key, document.sha256);
    const isTold = add(rows, writes, 'actions', shown, existing.key, found.changes, decisions, {
      asWritten,
      changes: [],
    });
    if (!isTold) untold.push(...asPieces(row, asWritten));
  }
  return {
    rows,
    absent: absentRows(reading, register),
    untold,
    writes: [
      ...people.writes,
      ...writes.filter(({ list }) => list === 'risks'),
      ...controls,
      ...writes.filter(({ list }) => list === 'actions'),
    ],
  };
}

/** What a new row says in the trail: its progress as a note, and what no field took. */
const saidBeside = ({ id, progress, inNoField }: ReadAction | ReadRisk) => ({
  id,
  note: progress.slice(0, 4000),
  ...told(inNoField),
});

const told = (asWritten: string) => (asWritten === '' ? {} : { asWritten: asWritten.slice(0, 10_000) });

/** What no field of a row took and its trail does not have yet: of a row this same document made, it was told when that was made. */
const untoldOf = ({ id, inNoField }: ReadAction | ReadRisk, key: string, sha256: string): string =>
  key === importedKey(sha256, id) ? '' : inNoField;

const asPieces = ({ source }: ReadAction | ReadRisk, text: string): RefusedPiece[] =>
  text === '' ? [] : [{ source, reason: 'row is there already', text }];

/**
 * @param beside changes of the row's controls: shown and decided with it, written by themselves; and what the row's trail is told with it
 * @returns whether something of the row itself is written
 */
function add(
  rows: PlannedRow[],
  writes: PlannedWrite[],
  list: 'risks' | 'actions',
  row: ReadAction | ReadRisk,
  key: string,
  found: readonly FoundChange[],
  decisions: ImportDecisions,
  beside: { readonly changes: readonly FoundChange[]; readonly asWritten: string },
): boolean {
  const isWanted = ({ field, proposed }: FoundChange): boolean =>
    decisions.changes[changeKey(row.id, field)] ?? proposed;
  const isRescored = found.some((change) => change.field === 'current' && isWanted(change));
  // A score of another scheme than the row's comes only with the current one, to which the scheme belongs.
  const isApplied = (change: FoundChange): boolean =>
    isWanted(change) &&
    (change.scheme === undefined ||
      isRescored ||
      change.scheme.before === null ||
      isSameReference(change.scheme.before, change.scheme.after));
  const all = [...found, ...beside.changes];
  const isSame = all.length === 0;
  rows.push({
    id: row.id,
    list,
    what: isSame ? 'same' : 'changed',
    row,
    existing: key,
    changes: all.map((change) => ({
      field: change.field,
      before: change.beforeInWords,
      after: change.afterInWords,
      applied: isApplied(change),
    })),
    // Of an exported row only what somebody edited is asked about.
    open: isSame && row.own === null ? [] : openDoubts(row, decisions),
  });
  const applied = found.filter(isApplied);
  if (applied.length === 0) return false;
  const note = applied.find(({ field }) => field === 'note')?.after;
  const fields = applied.filter(({ field }) => field !== 'note');
  const scheme = fields.find((change) => change.scheme !== undefined)?.scheme;
  const write = {
    kind: 'change',
    list,
    id: row.id,
    note: typeof note === 'string' ? note.slice(0, 4000) : '',
    ...told(beside.asWritten),
    key,
    before: {
      ...Object.fromEntries(fields.map(({ field, before }) => [field, before])),
      ...(scheme === undefined ? {} : { scheme: scheme.before }),
    },
    after: {
      ...Object.fromEntries(fields.map(({ field, after }) => [field, after])),
      ...(scheme === undefined ? {} : { scheme: scheme.after }),
    },
  };
  // The fields come from the same schema; the service parses every value again.
  writes.push(write as PlannedWrite);
  return true;
}

interface Findable {
  readonly key: string;
  readonly reference: string;
}

/** The row of the register that a row of the document is, each at most once. */
function finder<Item extends Findable>(
  items: readonly Item[],
  textOf: (item: Item) => string,
  sha256: string,
) {
  const byKey = new Map(items.map((item) => [item.key, item]));
  const byText = several(items, (item) => comparable(textOf(item)));
  const byReference = several(items, ({ reference }) => comparable(reference));
  const taken = new Set<string>();
  return (
    row: { readonly id: string; readonly key: string | null; readonly reference: string },
    text: string,
  ): Item | undefined => {
    const free = (item: Item | undefined): item is Item => item !== undefined && !taken.has(item.key);
    const plain = comparable(text);
    const sameText = (byText.get(plain) ?? []).filter(free);
    const reference = comparable(row.reference);
    const sameReference = reference === '' ? [] : (byReference.get(reference) ?? []);
    const only = sameReference.length === 1 ? sameReference[0] : undefined;
    const candidates = [
      row.key === null ? undefined : byKey.get(row.key),
      byKey.get(importedKey(sha256, row.id)),
      plain === ''
        ? undefined
        : (sameText.find((item) => comparable(item.reference) === reference) ?? sameText[0]),
      only !== undefined && alike(comparable(textOf(only)), plain) ? only : undefined,
    ];
    const found = candidates.find(free);
    if (found !== undefined) taken.add(found.key);
    return found;
  };
}

function several<Item>(items: readonly Item[], keyOf: (item: Item) => string): Map<string, Item[]> {
  const found = new Map<string, Item[]>();
  for (const item of items) {
    const key = keyOf(item);
    const known = found.get(key);
    if (known === undefined) found.set(key, [item]);
    else known.push(item);
  }
  return found;
}

/** Half of the words in common: the same sentence, reworded. */
function alike(one: string, other: string): boolean {
  const words = new Set(one.split(' '));
  const others = other.split(' ');
  return others.filter((word) => words.has(word)).length * 2 >= Math.max(words.size, others.length);
}
