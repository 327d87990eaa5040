import { classify, type Classified } from './classify.ts';
import { comparable, oneLine, readableText } from './cell-text.ts';
import {
  isLaidOnItsSide,
  logicalDocument,
  type LogicalDocument,
  type LogicalTable,
} from './logical-tables.ts';
import { withMonthFirst } from './month-first.ts';
import { isNarrative, readNarrative } from './narrative.ts';
import { otherListsInText } from './other-lists.ts';
import { readActionTable } from './action-table.ts';
import { isOwnExport, readOwnTable, withOwnControls, type OwnControl } from './own-table.ts';
import { textInNoRow } from './text-in-no-row.ts';
import { samePeople } from './same-people.ts';
import { ambiguousCadence } from './read-values.ts';
import { readControlTable, readRiskTable } from './risk-table.ts';
import { finished, type RiskDraft } from './risk-draft.ts';
import { isRiskSheet, readLabelledText, readRiskSheet } from './risk-sheet.ts';
import { markPersonalDetails } from './personal-details.ts';
import type {
  ImportReading,
  ReadAction,
  ReadRisk,
  ReadingCorrections,
  RefusedPiece,
  TableReading,
} from './reading.ts';
import type { SourceDocument, SourceTable } from './source-document.ts';

/**
 * What a document says, row by row, in the register's words: nothing is invented, every row keeps its raw text and where it stands, and
 * what is uncertain says why. The same document with the same corrections always reads the same.
 */
export function readImport(document: SourceDocument, corrections: ReadingCorrections): ImportReading {
  const sources = document.blocks.filter((block): block is SourceTable => block.kind === 'table');
  const sheets = sources.filter(
    (table) =>
      isRiskSheet(table) && (corrections.kinds[String(table.number)] ?? 'risk sheet') === 'risk sheet',
  );
  const sheetNumbers = new Set(sheets.map(({ number }) => number));
  const logical = logicalDocument({
    ...document,
    blocks: document.blocks.filter((block) => block.kind !== 'table' || !sheetNumbers.has(block.number)),
  });
  const plan = corrections.plan || planName(document);
  const reading = new Gathered();
  const ownControls: OwnControl[] = [];

  const drafts = sheets.map((table) => readRiskSheet(table));
  for (const draft of drafts) {
    reading.tables.push({
      table: draft.source.table,
      tables: [draft.source.table],
      title: draft.risk.title,
      kind: 'risk sheet',
      columns: [],
      rows: draft.source.rows.length,
    });
  }
  const [onlySheet] = drafts.length === 1 ? drafts : [];
  if (onlySheet !== undefined) reading.refused.push(...readLabelledText(onlySheet, logical));

  for (const table of logical.tables.map(withMonthFirst)) {
    reading.refused.push(...table.refused);
    const classified = classify(table, corrections);
    reading.tables.push(tableReading(table, classified));
    if (isOwnExport(table) && ['actions', 'risks', 'controls'].includes(classified.kind)) {
      const own = readOwnTable(table, classified, corrections.columns[String(table.table)]);
      reading.refused.push(...own.refused);
      reading.risks.push(...own.risks);
      reading.actions.push(...own.actions);
      ownControls.push(...own.controls);
      if (own.added.rows.length > 0) readTable(own.added, classified, { plan, corrections, drafts, reading });
    } else {
      readTable(table, classified, { plan, corrections, drafts, reading });
    }
  }
  for (const { control, riskReference } of withOwnControls(reading.risks, ownControls)) {
    const text = [riskReference, control.heading, control.text].filter(Boolean).join(' | ');
    reading.refused.push({ source: control.source, reason: 'not understood', text: oneLine(text) });
  }
  reading.risks.unshift(...drafts.map(finished));
  if (isNarrative(logical) && drafts.length === 0) {
    const told = readNarrative(logical, plan, corrections);
    reading.risks.push(told.risk);
    reading.actions.push(...told.actions);
    reading.refused.push(...told.refused);
    reading.tables.push({
      table: 0,
      tables: [0],
      title: told.risk.title,
      kind: 'narrative',
      columns: [],
      rows: told.risk.source.rows.length,
    });
  } else {
    const others = otherListsInText(logical);
    reading.tables.push(...others.tables);
    reading.refused.push(...others.refused);
  }
  const taken = takenParagraphs(document, logical, reading);
  // The text beside the sheet of one risk is the risk's.
  if (onlySheet !== undefined) logical.paragraphs.forEach(({ number }) => taken.add(number));
  reading.refused.push(...textInNoRow(document, logical, taken));
  for (const risk of reading.risks) {
    markPersonalDetails(risk);
    for (const { raw } of risk.controls) markPersonalDetails({ raw, needsCheck: risk.needsCheck });
  }
  reading.actions.forEach(markPersonalDetails);
  return {
    tables: reading.tables,
    risks: reading.risks,
    actions: reading.actions,
    refused: reading.refused,
    people: samePeople([
      ...reading.actions.flatMap(({ leads }) => leads),
      ...reading.risks.flatMap(({ owners }) => owners),
    ]),
    ambiguousCadences: [
      ...new Set(
        reading.actions.flatMap(({ due }) =>
          due.kind === 'ambiguous' ? [ambiguousCadence(due.raw) ?? ''] : [],
        ),
      ),
    ].filter(Boolean),
  };
}

/** Numbers of the paragraphs that stand in a row, name its plan or its priority, or are named as refused. */
function takenParagraphs(
  document: SourceDocument,
  { tables }: LogicalDocument,
  { risks, actions, refused }: Gathered,
): Set<number> {
  const controls = risks.flatMap((risk) => risk.controls);
  const taken = new Set(
    [...risks, ...controls, ...actions, ...refused].flatMap(({ source }) =>
      source.table === 0 ? source.rows : [],
    ),
  );
  const names = new Set(actions.flatMap(({ plan, priority }) => [comparable(plan), comparable(priority)]));
  const paragraphs = document.blocks.filter((block) => block.kind === 'paragraph');
  const heads = tables.flatMap(({ title, titled }) => {
    const priority = comparable(priorityIn(title));
    return names.has(priority) ? titled.map((number) => ({ number, priority })) : [];
  });
  for (const { number, priority } of heads) {
    const text = comparable(paragraphs[number - 1]?.text ?? '');
    if (` ${priority} `.includes(` ${text} `)) taken.add(number);
  }
  const title = paragraphs.findIndex(({ heading }) => heading === 1) + 1;
  if (names.has(comparable(paragraphs[title - 1]?.text ?? ''))) taken.add(title);
  return taken;
}

class Gathered {
  readonly tables: TableReading[] = [];
  readonly risks: ReadRisk[] = [];
  readonly actions: ReadAction[] = [];
  readonly refused: RefusedPiece[] = [];
}

interface TableParts {
  readonly plan: string;
  readonly corrections: ReadingCorrections;
  readonly drafts: readonly RiskDraft[];
  readonly reading: Gathered;
}

function readTable(
  table: LogicalTable,
  classified: Classified,
  { plan, corrections, drafts, reading }: TableParts,
): void {
  const { kind, fields } = classified;
  const draft = drafts.findLast(({ source }) => source.table < table.table) ?? drafts[0];
  switch (kind) {
    case 'actions': {
      const priority = priorityIn(table.title);
      const { actions, refused } = readActionTable(
        table,
        { fields, headings: table.headings },
        { plan: sheetPlan(table) || plan, priority },
        corrections,
      );
      reading.refused.push(...refused);
      reading.actions.push(
        ...(draft === undefined
          ? actions
          : actions.map((action) => ({
              ...action,
              riskId: draft.id,
              priority: action.priority || draft.risk.title,
            }))),
      );
      return;
    }
    case 'risks': {
      const { risks, actions, refused } = readRiskTable(table, classified, plan, corrections);
      reading.risks.push(...risks);
      reading.actions.push(...actions);
      reading.refused.push(...refused);
      return;
    }
    case 'controls': {
      if (draft === undefined) {
        refuseAll(reading, table, 'not understood');
        return;
      }
      const { controls, refused } = readControlTable(table, classified, draft.id, isLaidOnItsSide(table));
      draft.controls.push(...controls);
      reading.refused.push(...refused);
      return;
    }
    case 'left out':
      refuseAll(reading, table, 'left out by a person');
      return;
    case 'attendance':
    case 'budget':
    case 'indicators':
    case 'business priorities':
      refuseAll(reading, table, 'not yet a list here');
      return;
    default:
      refuseAll(reading, table, 'not understood');
  }
}

function refuseAll(reading: Gathered, table: LogicalTable, reason: RefusedPiece['reason']): void {
  for (const row of table.rows) {
    reading.refused.push({
      source: {
        table: row.table,
        row: row.row,
        rows: [row.row],
        ...(row.sheet === undefined ? {} : { sheet: row.sheet }),
      },
      reason,
      text: row.raw.map(oneLine).filter(Boolean).join(' | '),
    });
  }
}

function tableReading(table: LogicalTable, { kind, fields }: Classified): TableReading {
  return {
    table: table.table,
    tables: [...table.tables],
    ...(table.sheet === undefined ? {} : { sheet: table.sheet }),
    title: table.title,
    kind,
    columns: table.headings.map((heading, index) => ({ index, heading, field: fields[index] ?? 'unknown' })),
    rows: table.rows.length,
  };
}

/** "PRIORITY 1: To be assured …" in what stands above a table, without "ACTION PLANS" before it. */
function priorityIn(title: string): string {
  const found =
    /\b(?:(?:strategic |business )?priority|objective|theme|outcome|workstream|goal|blaenoriaeth)\s+[\w.]+\s*[:–—-]\s*.+$/i.exec(
      title,
    );
  return found === null
    ? /\b(?:appendix|annex|page)\b/i.test(title) || /^action plans?$/i.test(title)
      ? ''
      : title
    : found[0];
}

const sheetPlan = ({ sheet }: LogicalTable): string =>
  sheet === undefined ||
  /^(?:sheet|taflen)\s?\d+$/i.test(sheet) ||
  /^(?:actions?|action plan|camau)$/i.test(sheet)
    ? ''
    : sheet;

function planName(document: SourceDocument): string {
  const headings = document.blocks.flatMap((block) =>
    block.kind === 'paragraph' && block.heading === 1 ? [oneLine(readableText(block.text).text)] : [],
  );
  const [first] = headings;
  if (first !== undefined && comparable(first) !== '' && first.length <= 120) return first;
  const name = document.name
    .replace(/^.*[/\\]/, '')
    .replace(/\.[a-z0-9]{1,5}$/i, '')
    .replaceAll(/[_-]+/g, ' ')
    .trim();
  return name === '' ? '' : name.charAt(0).toUpperCase() + name.slice(1);
}
