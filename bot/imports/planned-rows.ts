import {
  importedKey,
  type ImportedList,
  type PlannedScore,
  type PlannedWrite,
  type RowNamed,
} from '../../shared/contracts/imports.ts';
import type { Action } from '../../shared/domain/action.ts';
import type { CivilDate } from '../../shared/domain/civil-date.ts';
import type { Group, Person } from '../../shared/domain/person.ts';
import {
  assessmentStageSchema,
  schemeOfScore,
  type AssessmentEntry,
  type Control,
  type Risk,
  type ScoreOnRow,
} from '../../shared/domain/risk.ts';
import { rowSchema, type Actor } from '../../shared/domain/row.ts';
import type { FieldChange, UpdateEntry } from '../../shared/domain/update.ts';
import { importKeyColumn } from '../../shared/sharepoint/import-column.ts';
import { trackedValues, writeRecorded, type Recorded } from '../../shared/sharepoint/recorded.ts';
import type { SiteReading } from '../../shared/sharepoint/register-list.ts';
import { registerLists } from '../../shared/sharepoint/register-lists.ts';
import { canonical } from '../register/trail.ts';
import { changesOf, valueOf } from './changes-in-words.ts';

/** What every row of one import has in common. */
export interface Bringing {
  readonly importKey: string;
  /** Name of the document. */
  readonly document: string;
  readonly sha256: string;
  readonly by: Actor;
  /** ISO instant at which writing began: the same however often a step is repeated. */
  readonly at: string;
  readonly today: CivilDate;
  readonly site: SiteReading;
}

export type Creation = Extract<PlannedWrite, { kind: 'create' }>;
export type Change = Extract<PlannedWrite, { kind: 'change' }>;
export type ImportedRow = Action | Risk | Control | Person | Group;
/** Field → value, of a row of any of the lists. */
export type Values = Readonly<Record<string, unknown>>;

/** Columns for values of a list's entity; which fields there are was checked when the plan was parsed. */
export function columnsOf(list: ImportedList, values: Values): Record<string, unknown> {
  return registerLists[list].write(values);
}

export function keyOfWrite(write: PlannedWrite, sha256: string): string {
  return write.kind === 'create' ? importedKey(sha256, write.id) : write.key;
}

/** Key of the trail entry that says a row was brought in or changed; and of the one that says it was taken back. */
export const trailKey = (importKey: string, id: string): string => `import:${importKey}:${id}`;
export const trailKeyBack = (importKey: string, id: string): string => `import-back:${importKey}:${id}`;
const assessmentKey = (importKey: string, id: string, stage: string): string =>
  `import:${importKey}:${id}:${stage}`;

/** What a person calls a row. */
export function titleOf(list: ImportedList, values: Values): string {
  const text = (field: string) => (typeof values[field] === 'string' ? values[field] : '');
  const title: Record<ImportedList, string> = {
    actions: `${text('reference')} ${text('action')}`,
    risks: `${text('reference')} ${text('title')}`,
    controls: text('heading') === '' ? text('text') : text('heading'),
    people: text('name'),
    groups: text('name'),
  };
  const line = title[list].replaceAll(/\s+/g, ' ').trim();
  return line.length <= 100 ? line : `${line.slice(0, 99).replace(/\p{Cs}$/u, '')}…`;
}

export function named(
  write: PlannedWrite,
  sha256: string,
  parts: Partial<Pick<RowNamed, 'title' | 'field' | 'by' | 'at'>> = {},
): RowNamed {
  const title = titleOf(write.list, write.kind === 'create' ? write.values : write.before);
  const key = keyOfWrite(write, sha256);
  return { list: write.list, id: write.id, key, title, field: '', by: '', at: '', ...parts };
}

const stages = assessmentStageSchema.options;

const onRow = ({ likelihood, impact, score, band }: PlannedScore): ScoreOnRow => ({
  likelihood,
  impact,
  score,
  band,
});

/** The planned values with each score as it stands on a row. */
function withScores(values: {
  readonly [Stage in (typeof stages)[number]]?: PlannedScore | null | undefined;
}): Values {
  const scores = stages.flatMap((stage) => {
    const planned = values[stage];
    return planned === undefined ? [] : [[stage, planned === null ? null : onRow(planned)] as const];
  });
  return { ...values, ...Object.fromEntries(scores) };
}

const noteOf = (note: string, { at, by }: Bringing) => (note === '' ? null : { text: note, at, by: by.name });

/** Every field of a row that is to be made. What only the register says of a row begins empty. */
export function newValues(write: Creation, bringing: Bringing): Values {
  const key = keyOfWrite(write, bringing.sha256);
  const lastNote = noteOf(write.note, bringing);
  switch (write.list) {
    case 'actions':
      return {
        ...write.values,
        key,
        lastNote,
        ragSetBy: write.values.rag === null ? '' : bringing.by.name,
        // Nobody was asked before: silence counts from the day it was brought in, so nothing is escalated at once.
        lastHeardAt: bringing.at,
        completedOn: null,
        moreTimeRequest: null,
        lastDecision: null,
      } satisfies Values & Omit<Action, keyof typeof rowSchema.shape>;
    case 'risks':
      return { ...withScores(write.values), key, lastNote };
    case 'controls':
      return { ...write.values, key };
    case 'people':
      return {
        ...write.values,
        key,
        oid: null,
        deputyKey: null,
        guest: false,
        endDate: null,
        digestWeekday: null,
        digestAt: '',
        snoozedUntil: null,
      } satisfies Values & Omit<Person, keyof typeof rowSchema.shape>;
    case 'groups':
      return { ...write.values, key, channel: null } satisfies Values &
        Omit<Group, keyof typeof rowSchema.shape>;
  }
}

/** A row as it reads once it is kept: SharePoint cuts, trims and joins what a column does not take. */
export function asKept(list: ImportedList, values: Values, site: SiteReading): ImportedRow {
  return registerLists[list].read({ id: '', fields: columnsOf(list, values) }, site);
}

/** Names of the fields in which two readings of a row differ, SharePoint's own properties left aside. */
export function differences(one: object, other: object): string[] {
  const own = new Set(Object.keys(rowSchema.shape));
  return Object.keys(one).filter(
    (field) => !own.has(field) && canonical(valueOf(one, field)) !== canonical(valueOf(other, field)),
  );
}

export interface RowToCreate {
  readonly fields: Record<string, unknown>;
  readonly assessments: readonly AssessmentEntry[];
  readonly entry: UpdateEntry | null;
}

/** Everything that makes one new row. */
export function rowToCreate(write: Creation, bringing: Bringing): RowToCreate {
  const values = newValues(write, bringing);
  const entry = entryOf(write, bringing, []);
  const tracked = write.list === 'actions' || write.list === 'risks';
  const recorded =
    entry === null || !tracked
      ? {}
      : writeRecorded({ entry, left: leftOn(write.list, asKept(write.list, values, bringing.site)) });
  return {
    fields: {
      ...columnsOf(write.list, values),
      ...recorded,
      [importKeyColumn]: bringing.importKey,
    },
    assessments: assessmentsOf(write, bringing),
    entry,
  };
}

export interface RowToChange {
  readonly values: Values;
  readonly assessments: readonly AssessmentEntry[];
  /** Null in lists whose rows have no outbox. */
  readonly recorded: Recorded | null;
  readonly entry: UpdateEntry | null;
}

/** Everything that changes one row, which still holds what was seen. */
export function rowToChange(write: Change, row: ImportedRow, bringing: Bringing): RowToChange {
  const values: Values = {
    ...(write.list === 'risks' ? withScores(write.after) : write.after),
    ...impliedBy(write, row, bringing),
  };
  const former = Object.fromEntries(Object.keys(values).map((field) => [field, valueOf(row, field)]));
  const entry = entryOf(write, bringing, changesOf(write));
  const tracked = write.list === 'actions' || write.list === 'risks';
  if (entry === null || !tracked) {
    return { values, assessments: [], recorded: null, entry };
  }
  return {
    values,
    assessments: assessmentsOf(write, bringing),
    recorded: { entry, left: leftAfter(write.list, row, values), former },
    entry,
  };
}

/** What the register itself keeps about what changes. */
function impliedBy(write: Change, row: ImportedRow, bringing: Bringing): Values {
  const note = write.note === '' ? {} : { lastNote: noteOf(write.note, bringing) };
  if (write.list === 'risks') {
    const risk = row as Risk;
    const { current, previous } = write.after;
    return {
      ...note,
      ...(current === undefined || previous !== undefined ? {} : { previous: risk.current }),
      ...schemesLeft(write.after, risk),
    };
  }
  if (write.list !== 'actions') return {};
  const action = row as Action;
  const { currentDue, status, rag } = write.after;
  return {
    ...note,
    lastHeardAt: bringing.at,
    ...(status === undefined ? {} : { completedOn: status === 'complete' ? bringing.today : null }),
    ...(rag === undefined ? {} : { ragSetBy: rag === null ? '' : bringing.by.name }),
    ...(currentDue === undefined
      ? {}
      : {
          originalDue: action.originalDue ?? action.currentDue ?? currentDue,
          moves: action.currentDue === null ? action.moves : action.moves + 1,
        }),
  };
}

/** What was scored before stays with the scheme it was scored with. */
function schemesLeft(
  after: Extract<Change, { list: 'risks' }>['after'],
  risk: Risk,
): Partial<Pick<Risk, 'grossScheme' | 'previousScheme' | 'targetScheme'>> {
  if (after.scheme === undefined) return {};
  const isSame = canonical(after.scheme) === canonical(risk.scheme);
  const kept = (stage: 'gross' | 'previous' | 'target') =>
    isSame ? risk[`${stage}Scheme`] : risk[stage] === null ? null : schemeOfScore(risk, stage);
  const left = {
    grossScheme: after.gross === undefined ? kept('gross') : null,
    targetScheme: after.target === undefined ? kept('target') : null,
    previousScheme:
      after.current === undefined ? kept('previous') : isSame || risk.current === null ? null : risk.scheme,
  };
  return Object.fromEntries(
    Object.entries(left).filter(([field, scheme]) => canonical(scheme) !== canonical(valueOf(risk, field))),
  );
}

/** Columns by the names under which a cell's problem is listed; one that is written over no longer has it. */
const columnNames: Readonly<Record<string, readonly string[]>> = {
  status: ['Status'],
  rag: ['RAG'],
  percentComplete: ['Percent complete'],
  currentDue: ['Current due'],
  lastReview: ['Last review'],
  nextReview: ['Next review'],
  current: ['Current likelihood', 'Current impact', 'Current score'],
};

/** The tracked values as a write of `values` leaves them on a row. */
export function leftAfter(list: 'actions' | 'risks', row: ImportedRow, values: Values): Recorded['left'] {
  const written = new Set(Object.keys(values).flatMap((field) => columnNames[field] ?? []));
  const kept = asKept(list, values, { timeZone: 'UTC' });
  const fresh = Object.fromEntries(Object.keys(values).map((field) => [field, valueOf(kept, field)]));
  const problems = row.problems.filter((problem) => !written.has(problem.column));
  return leftOn(list, { ...row, ...fresh, problems });
}

function leftOn(list: 'actions' | 'risks', row: ImportedRow): Recorded['left'] {
  return list === 'actions'
    ? trackedValues({ kind: 'action', action: row as Action })
    : trackedValues({ kind: 'risk', risk: row as Risk });
}

function assessmentsOf(write: PlannedWrite, bringing: Bringing): AssessmentEntry[] {
  if (write.list !== 'risks') return [];
  const values = write.kind === 'create' ? write.values : write.after;
  return stages.flatMap((stage): AssessmentEntry[] => {
    const score = values[stage];
    if (score === undefined || score === null) return [];
    return [
      {
        key: assessmentKey(bringing.importKey, write.id, stage),
        riskKey: keyOfWrite(write, bringing.sha256),
        stage,
        ...score,
        scheme: values.scheme ?? null,
        by: bringing.by,
      },
    ];
  });
}

/** Keys of all scorings that an import may have made of one risk. */
export function assessmentKeysOf(write: PlannedWrite, importKey: string): string[] {
  if (write.list !== 'risks') return [];
  const values = write.kind === 'create' ? write.values : write.after;
  return stages
    .filter((stage) => (values[stage] ?? null) !== null)
    .map((stage) => assessmentKey(importKey, write.id, stage));
}

/** Rows of a document are named by where they stand: "t3r12" is row 12 of table 3, "t0r7" paragraph 7 of the text. */
function placeOf(rowId: string): string {
  const [, table, row] = /^t(\d+)r(\d+)/.exec(rowId) ?? [];
  if (table === undefined || row === undefined) return '';
  return table === '0' ? `, paragraph ${row}` : `, table ${table}, row ${row}`;
}

/** The trail speaks of actions and risks. A control is told of on its risk, where that was there before. */
function entryOf(write: PlannedWrite, bringing: Bringing, changes: FieldChange[]): UpdateEntry | null {
  const told = write.kind === 'create' ? 'Brought in from' : 'Changed from';
  const about = subjectOf(write, bringing.sha256);
  if (about === null) return null;
  const control =
    write.list === 'controls'
      ? `Control “${titleOf('controls', write.kind === 'create' ? write.values : { ...write.before, ...write.after })}”: `
      : '';
  const place = control === '' ? placeOf(write.id) : '';
  const source = `${control}${control === '' ? told : told.toLowerCase()} “${bringing.document}”${place}.`;
  const rest = write.list === 'actions' || write.list === 'risks' ? (write.asWritten ?? '') : '';
  const lines = [
    write.note,
    source,
    ...(rest === '' ? [] : ['It says besides, in no field of its own:', rest]),
  ];
  return {
    key: trailKey(bringing.importKey, write.id),
    ...about,
    kind: 'imported',
    at: bringing.at,
    by: bringing.by,
    via: 'import',
    text: lines.filter(Boolean).join('\n'),
    changes,
    reason: '',
    meetingKey: null,
  };
}

/** The entry that says an item is as it was. */
export function entryBack(
  write: PlannedWrite,
  bringing: Bringing,
  by: Actor,
  at: string,
  changes: FieldChange[],
) {
  const entry = entryOf(write, bringing, changes);
  if (entry === null) return null;
  return {
    ...entry,
    key: trailKeyBack(bringing.importKey, write.id),
    kind: 'import taken back',
    at,
    by,
    text: `The import of “${bringing.document}” was taken back.`,
  } satisfies UpdateEntry;
}

function subjectOf(write: PlannedWrite, sha256: string): Pick<UpdateEntry, 'itemKind' | 'itemKey'> | null {
  if (write.list === 'actions') return { itemKind: 'action', itemKey: keyOfWrite(write, sha256) };
  if (write.list === 'risks') return { itemKind: 'risk', itemKey: keyOfWrite(write, sha256) };
  if (write.list !== 'controls') return null;
  const { riskKey } = write.kind === 'create' ? write.values : { ...write.before, ...write.after };
  if (riskKey === null || riskKey === undefined || riskKey.startsWith(importedKey(sha256, ''))) return null;
  return { itemKind: 'risk', itemKey: riskKey };
}
