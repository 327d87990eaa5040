import type { Classified } from './classify.ts';
import { oneLine } from './cell-text.ts';
import { cellsOfRisks } from './fields-of-risks.ts';
import { headingAt, inNoField, sourceOf, workRows, type TableColumns, type WorkRow } from './work-rows.ts';
import { emptyAction } from './empty-action.ts';
import type { LogicalTable } from './logical-tables.ts';
import { isCutOff, readDue, readScore, readDay, readItems } from './read-values.ts';
import { readLeads } from './read-leads.ts';
import { emptyRisk, finished, type RiskDraft } from './risk-draft.ts';
import { setField } from './risk-fields.ts';
import type {
  ImportField,
  ReadAction,
  ReadControl,
  ReadingCorrections,
  ReadRisk,
  RefusedPiece,
} from './reading.ts';

const fieldsOfRows: ReadonlySet<ImportField> = new Set([
  ...cellsOfRisks,
  'reference',
  'title',
  'key',
  'group',
  'progress',
  'lastReview',
  'nextReview',
  'targetDate',
  'grossScore',
  'previousScore',
  'currentScore',
  'targetScore',
  'control',
  'adequacy',
  'action',
  'due',
  'leads',
]);

/** Rows of a risk register: one risk a row; a row without a title that goes on under one adds its controls and actions to it. */
export function readRiskTable(
  table: LogicalTable,
  { fields }: Classified,
  plan: string,
  corrections: ReadingCorrections,
): { risks: ReadRisk[]; actions: ReadAction[]; refused: RefusedPiece[] } {
  const columns: TableColumns = { fields, headings: table.headings };
  const { work, refused } = workRows(table, { ...columns, fields: asRows(fields) });
  const drafts: { draft: RiskDraft; actions: ReadAction[] }[] = [];
  for (const row of work) {
    const text = (field: ImportField) => row.text.get(field) ?? '';
    const title = oneLine(text('outcome')) || firstSentence(text('description'));
    const sameRisk = drafts.at(-1);
    const draft = newDraft(row);
    const rest = inNoField(row.raw, { fields, headings: table.headings }, fieldsOfRows);
    const under =
      sameRisk !== undefined &&
      ((oneLine(text('reference')) === '' &&
        row.rules.has('blank under a filled cell') &&
        title === sameRisk.draft.risk.title) ||
        (title === '' && oneLine(text('reference')) === ''))
        ? sameRisk
        : undefined;
    if (under !== undefined) {
      addControls(under.draft, row, text('control'), text('adequacy'));
      under.draft.source.rows.push(...row.rows);
      if (rest !== '') under.draft.inNoField.push(rest);
      addAction(under, row, plan, corrections);
      continue;
    }
    if (rest !== '') draft.inNoField.push(rest);
    draft.risk.title = title;
    if (title === '') draft.doubts.push({ field: 'title', rule: 'no action text', about: '' });
    draft.risk.reference = oneLine(text('reference'));
    draft.risk.key = oneLine(text('key')) || null;
    draft.risk.group = oneLine(text('group'));
    draft.risk.progress = text('progress');
    for (const field of cellsOfRisks) if (text(field) !== '') setField(draft, field, text(field));
    for (const field of ['lastReview', 'nextReview', 'targetDate'] as const) {
      const day = readDay(field, { text: text(field), date: row.cells.get(field)?.date });
      draft.risk[field] = day.value;
      draft.doubts.push(...day.doubts);
    }
    for (const stage of ['gross', 'previous', 'current', 'target'] as const) {
      const field = `${stage}Score` as const;
      const score = readScore(field, { text: text(field), colour: row.cells.get(field)?.colour });
      draft.doubts.push(...score.doubts);
      const levels = draft.risk[stage];
      if (score.value !== null) {
        draft.risk[stage] =
          levels === null
            ? score.value
            : {
                ...score.value,
                likelihood: levels.likelihood ?? score.value.likelihood,
                impact: levels.impact ?? score.value.impact,
                text: `${score.value.text} (${levels.text})`,
              };
      }
    }
    addControls(draft, row, text('control'), text('adequacy'));
    const entry = { draft, actions: [] as ReadAction[] };
    addAction(entry, row, plan, corrections);
    drafts.push(entry);
  }
  return {
    risks: drafts.map(({ draft }) => finished(draft)),
    actions: drafts.flatMap(({ actions }) => actions),
    refused,
  };
}

/** Rows of risks are joined by their title as rows of actions are by their outcome; what is done about one never starts a new one. */
const asRows = (fields: readonly ImportField[]): ImportField[] =>
  fields.map((field) => (field === 'title' ? 'outcome' : field));

const firstSentence = (text: string): string => {
  const line = oneLine(text);
  const end = /[.;:](?:\s|$)/.exec(line);
  return end === null || end.index > 200 ? line.slice(0, 200) : line.slice(0, end.index);
};

function newDraft(row: WorkRow): RiskDraft {
  const draft = emptyRisk(row.first.table, row.first.row, row.first.sheet);
  draft.source.rows.splice(0, draft.source.rows.length, ...row.rows);
  Object.assign(draft.raw, row.raw);
  row.rules.forEach((rule) => draft.rules.add(rule));
  draft.doubts.push(
    ...row.doubts.map((found) => (found.field === 'action' ? { ...found, field: 'title' as const } : found)),
  );
  return draft;
}

function addControls(draft: RiskDraft, row: WorkRow, text: string, adequacy: string): void {
  for (const item of readItems(text)) {
    draft.controls.push({
      id: `${draft.id}c${draft.controls.length + 1}`,
      source: { ...draft.source, row: row.first.row, rows: [...row.rows] },
      raw: row.raw,
      heading: '',
      text: item,
      adequacy: oneLine(adequacy),
      lineOfDefence: '',
      criticalSuccess: '',
      rules: [],
      needsCheck: [],
    });
  }
}

/** "Further actions" beside a risk: each line an action that treats it. */
function addAction(
  { draft, actions }: { draft: RiskDraft; actions: ReadAction[] },
  row: WorkRow,
  plan: string,
  corrections: ReadingCorrections,
): void {
  const text = (field: ImportField) => row.text.get(field) ?? '';
  const items = readItems(text('action'));
  const due = readDue({ text: text('due'), date: row.cells.get('due')?.date }, corrections);
  const leads = readLeads(text('leads'));
  items.forEach((item, index) => {
    actions.push({
      ...emptyAction(`t${row.first.table}r${row.first.row}a${index + 1}`, {
        ...draft.source,
        row: row.first.row,
        rows: [...row.rows],
      }),
      raw: row.raw,
      rules: [...row.rules, 'no reference'],
      needsCheck: [...due.doubts, ...leads.doubts.map((found) => ({ field: 'leads' as const, ...found }))],
      plan,
      priority: draft.risk.title,
      action: item,
      leads: [...leads.leads],
      due: due.value,
      ongoing: due.value.kind === 'ongoing',
      riskId: draft.id,
      riskReference: draft.risk.reference,
    });
  });
}

/** A table of controls beside the sheet of a risk; also one that a scan laid on its side. */
export function readControlTable(
  table: LogicalTable,
  { fields }: Classified,
  idOf: string,
  transposed: boolean,
): { controls: ReadControl[]; refused: RefusedPiece[] } {
  const refused: RefusedPiece[] = [];
  const refuse = (row: LogicalTable['rows'][number], text: string) =>
    refused.push({ source: sourceOf([row.row], row), reason: 'no text', text });
  const control = (
    row: LogicalTable['rows'][number],
    index: number,
    values: {
      text: string;
      adequacy: string;
      heading?: string;
      criticalSuccess?: string;
      lineOfDefence?: string;
      raw: Record<string, string>;
    },
  ): ReadControl => {
    const numbered = /^(\d{1,2})[.)]\s+([\s\S]+)$/.exec(values.text);
    return {
      id: `${idOf}t${row.table}r${row.row}${transposed ? `c${index + 1}` : ''}`,
      source: {
        table: row.table,
        row: row.row,
        rows: [row.row],
        ...(row.sheet === undefined ? {} : { sheet: row.sheet }),
      },
      raw: values.raw,
      heading: values.heading ?? '',
      text: (numbered?.[2] ?? values.text).trim(),
      adequacy: values.adequacy,
      lineOfDefence: values.lineOfDefence ?? '',
      criticalSuccess: values.criticalSuccess ?? '',
      rules: transposed ? ['cells shifted'] : [],
      needsCheck: isCutOff(values.text) ? [{ field: 'control', rule: 'text cut off', about: '' }] : [],
    };
  };
  if (transposed) {
    const [texts, words] = table.rows;
    if (texts === undefined || words === undefined) return { controls: [], refused };
    const controls = texts.cells.flatMap((text, index) => {
      const raw = { Control: texts.raw[index] ?? '', Adequacy: words.raw[index] ?? '' };
      if (text !== '') return [control(texts, index, { text, adequacy: words.cells[index] ?? '', raw })];
      const rest = oneLine(`${raw.Control} ${raw.Adequacy}`);
      if (rest !== '') refuse(words, rest);
      return [];
    });
    return { controls, refused };
  }
  const controls = table.rows.flatMap((row, index) => {
    const at = (field: ImportField) =>
      fields
        .map((each, column) => (each === field ? (row.cells[column] ?? '') : ''))
        .filter(Boolean)
        .join('\n');
    const text = at('control');
    if (text === '') {
      refuse(row, row.raw.map(oneLine).filter(Boolean).join(' | '));
      return [];
    }
    const raw = Object.fromEntries(
      row.raw.flatMap((cell, column) => (cell.trim() === '' ? [] : [[headingAt(table, column), cell]])),
    );
    return [
      control(row, index, {
        text,
        adequacy: oneLine(at('adequacy')),
        heading: oneLine(at('controlHeading')),
        criticalSuccess: at('criticalSuccess'),
        lineOfDefence: oneLine(at('lineOfDefence')),
        raw,
      }),
    ];
  });
  return { controls, refused };
}
