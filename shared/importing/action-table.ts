import type { Due } from '../domain/due.ts';
import { comparable, oneLine } from './cell-text.ts';
import type { LogicalTable } from './logical-tables.ts';
import { readLeads } from './read-leads.ts';
import { inNoField, sourceOf, workRows, type TableColumns, type WorkRow } from './work-rows.ts';
import {
  authorNoteIn,
  isCutOff,
  dueHiddenIn,
  isOnlyTime,
  numberBefore,
  readAudience,
  readDay,
  readDue,
  readMeasures,
  readPercentCell,
  readRagCell,
  readStatusCell,
  readYes,
  type ValueCell,
} from './read-values.ts';
import type {
  ImportDoubt,
  ImportField,
  ImportRule,
  ReadAction,
  ReadingCorrections,
  RefusedPiece,
} from './reading.ts';

/** Rows of a table of actions, in the order of the document. `plan` and `priority` come from what stands above the table where no column says them. */
export function readActionTable(
  table: LogicalTable,
  columns: TableColumns,
  given: { readonly plan: string; readonly priority: string },
  corrections: ReadingCorrections,
): { actions: ReadAction[]; refused: RefusedPiece[] } {
  const { work, refused, priorities } = workRows(table, columns);
  const actions = work.map((row) => ({
    ...actionOf(row, { ...given, priority: priorities.get(row) ?? given.priority }, corrections),
    inNoField: inNoField(row.raw, columns, fieldsOfActions),
  }));
  markRepeats(actions);
  return { actions, refused };
}

const fieldsOfActions: ReadonlySet<ImportField> = new Set([
  'reference',
  'plan',
  'priority',
  'outcome',
  'action',
  'audience',
  'leads',
  'successMeasures',
  'due',
  'start',
  'status',
  'ongoing',
  'rag',
  'percentComplete',
  'progress',
  'evidenceLink',
  'source',
  'riskReference',
  'group',
  'key',
]);

function actionOf(
  work: WorkRow,
  given: { readonly plan: string; readonly priority: string },
  corrections: ReadingCorrections,
): ReadAction {
  const { rules, doubts } = work;
  const text = (field: ImportField) => work.text.get(field) ?? '';
  const cell = (field: ImportField): ValueCell => ({
    text: text(field),
    colour: work.cells.get(field)?.colour,
    date: work.cells.get(field)?.date,
  });
  const take = <Value>(answer: {
    value: Value;
    rules: readonly ImportRule[];
    doubts: readonly ImportDoubt[];
  }): Value => {
    answer.rules.forEach((rule) => rules.add(rule));
    doubts.push(...answer.doubts);
    return answer.value;
  };

  const numbered = numberBefore(text('action'));
  const reference = oneLine(text('reference')) || numbered.reference;
  if (reference === '') rules.add('no reference');
  const action = numbered.reference === '' ? text('action') : numbered.rest;
  if (isCutOff(action)) doubts.push({ field: 'action', rule: 'text cut off', about: action.slice(-40) });
  if (action === '')
    doubts.push({ field: 'action', rule: 'no action text', about: oneLine(text('outcome')) });

  const leads = readLeads(text('leads'));
  leads.rules.forEach((rule) => rules.add(rule));
  doubts.push(...leads.doubts.map((found) => ({ field: 'leads' as const, ...found })));

  const { measures, statuses } = readMeasures(withoutNumber(text('successMeasures'), reference));
  const stated = take(readStatusCell(cell('status')));
  const embedded = embeddedStatus(statuses);
  if (embedded !== null) rules.add('status inside another cell');
  const due = dueOf(work, corrections, take, measures);
  const audience = readAudience(text('audience'));
  if (text('audience') !== '' && audience === null) {
    doubts.push({ field: 'audience', rule: 'value not understood', about: oneLine(text('audience')) });
  }
  for (const field of ['outcome', 'action', 'successMeasures'] as const) {
    const note = authorNoteIn(text(field));
    if (note !== '') doubts.push({ field, rule: 'author note', about: note });
  }
  const rag = take(readRagCell(cell('rag')));
  const percentComplete = take(readPercentCell(cell('percentComplete')));
  const start =
    due.kind === 'start' && due.start !== undefined ? due.start : take(readDay('start', cell('start')));
  return {
    id: `t${work.first.table}r${work.first.row}`,
    source: sourceOf(work.rows, work.first),
    raw: work.raw,
    inNoField: '',
    rules: [...rules],
    needsCheck: doubts,
    key: oneLine(text('key')) || null,
    own: null,
    reference,
    plan: oneLine(text('plan')) || given.plan,
    priority: oneLine(text('priority')) || given.priority,
    outcome: text('outcome'),
    action,
    audience,
    leads: [...leads.leads],
    successMeasures: measures,
    due,
    start,
    status: stated.status ?? embedded?.status ?? null,
    ongoing:
      stated.ongoing ||
      embedded?.ongoing === true ||
      due.kind === 'ongoing' ||
      due.ongoing === true ||
      readYes(text('ongoing')) === true,
    rag,
    percentComplete,
    progress: isOnlyTime(text('progress')) ? '' : text('progress'),
    evidenceLink: oneLine(text('evidenceLink')),
    from: oneLine(text('source')),
    riskId: null,
    riskReference: oneLine(text('riskReference')),
    group: oneLine(text('group')),
  };
}

/** The "when" of a row: its own cell, else a time that stands in another, which a person must accept. */
function dueOf(
  work: WorkRow,
  corrections: ReadingCorrections,
  take: <Value>(answer: {
    value: Value;
    rules: readonly ImportRule[];
    doubts: readonly ImportDoubt[];
  }) => Value,
  measures: readonly string[],
): Due {
  const text = (field: ImportField) => work.text.get(field) ?? '';
  const own = take(readDue({ text: text('due'), date: work.cells.get('due')?.date }, corrections));
  const progress = text('progress');
  // A real day in the register beside what was written: our own exports.
  if (own.kind !== 'missing') {
    if (isOnlyTime(progress)) {
      work.rules.add('due inside another cell');
      work.doubts.push({ field: 'due', rule: 'due inside another cell', about: oneLine(progress) });
    }
    return own;
  }
  const hidden = isOnlyTime(progress)
    ? oneLine(progress)
    : dueHiddenIn(measures.join('\n')) || dueHiddenIn(text('action'));
  if (hidden === '') return own;
  const proposed = readDue({ text: hidden }, corrections).value;
  work.rules.add('due inside another cell');
  work.doubts.push({ field: 'due', rule: 'due inside another cell', about: hidden });
  return {
    ...proposed,
    needsCheck: true,
    reason:
      proposed.reason ?? `“${hidden}” stands in another cell of the row. Check that it is when this is due.`,
  };
}

function embeddedStatus(
  statuses: readonly string[],
): { status: 'in progress' | 'complete'; ongoing: boolean } | null {
  if (statuses.length === 0) return null;
  const ongoing = statuses.includes('ongoing');
  return { status: ongoing ? 'in progress' : 'complete', ongoing };
}

/** Success criteria that repeat the action's number. */
function withoutNumber(text: string, reference: string): string {
  const numbered = numberBefore(text);
  return numbered.reference !== '' && comparable(numbered.reference) === comparable(reference)
    ? numbered.rest
    : text;
}

/** Numbers that stand on several rows are named; two rows that say the same are for a person. */
function markRepeats(actions: ReadAction[]): void {
  const byReference = new Map<string, ReadAction[]>();
  for (const action of actions) {
    const reference = comparable(action.reference);
    if (reference !== '') byReference.set(reference, [...(byReference.get(reference) ?? []), action]);
  }
  for (const all of byReference.values()) {
    if (all.length > 1) all.forEach(({ rules }) => rules.push('repeated reference'));
  }
  const seen = new Map<string, ReadAction>();
  for (const action of actions) {
    const text = comparable(action.action);
    if (text.length < 12) continue;
    const same = seen.get(text);
    const twin =
      same !== undefined && comparable(same.outcome) === comparable(action.outcome) ? same : undefined;
    if (twin !== undefined && !action.rules.includes('ditto mark')) {
      action.rules.push('near-duplicate');
      action.needsCheck.push({
        field: 'action',
        rule: 'near-duplicate',
        about: twin.reference || oneLine(twin.action).slice(0, 60),
      });
    }
    if (same === undefined) seen.set(text, action);
  }
}
