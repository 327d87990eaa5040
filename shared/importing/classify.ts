import { comparable, oneLine } from './cell-text.ts';
import { fieldsOfRisksOnly } from './fields-of-risks.ts';
import { fieldOfHeading } from './headings.ts';
import { ownColumns, type OwnColumns } from './own-columns.ts';
import { isLaidOnItsSide, type LogicalTable } from './logical-tables.ts';
import type { ImportField, ReadingCorrections, TableKind } from './reading.ts';

export interface Classified {
  readonly kind: TableKind;
  readonly fields: readonly ImportField[];
  /** The columns of our own export; null of any other table. */
  readonly own: OwnColumns | null;
}

const actionOnly: ReadonlySet<ImportField> = new Set([
  'action',
  'outcome',
  'successMeasures',
  'due',
  'rag',
  'progress',
  'percentComplete',
  'leads',
  'audience',
]);

const others: readonly (readonly [TableKind, RegExp, number])[] = [
  ['attendance', /\b(?:attendance|attended|meetings? attended|apologies)\b/, 1],
  ['budget', /\b(?:expenditure|income|budget|actual spend|year end|forecast|contribution|variance)\b/, 2],
  [
    'indicators',
    /\b(?:indicator|previous year|last year|baseline|national average|statistical neighbours?|target)\b/,
    2,
  ],
];

const count = (fields: readonly ImportField[], set: ReadonlySet<ImportField>): number =>
  new Set(fields.filter((field) => set.has(field))).size;

/** What a table is, and what its columns hold: by its headings, unless a person said otherwise. */
export function classify(table: LogicalTable, corrections: ReadingCorrections): Classified {
  const headings = table.headings;
  const told = corrections.columns[String(table.table)] ?? {};
  const own = ownColumns(table, told);
  const named = headings.map(
    (heading, index) =>
      own?.fields.get(own.headings[index] ?? '') ??
      corrections.mapping[rememberedHeading(heading)] ??
      fieldOfHeading(heading.replaceAll(' / ', ' ')),
  );
  const kind = corrections.kinds[String(table.table)] ?? (own === null ? kindOf(table, named) : ownKind(own));
  const fields = inTheWordsOf(kind, named, headings).map((field, index) => told[String(index)] ?? field);
  return { kind, fields, own };
}

/** Of our own export, as its rows say themselves. */
function ownKind(own: OwnColumns): TableKind {
  const fields = new Set(own.fields.values());
  return fields.has('controlHeading') ? 'controls' : fields.has('title') ? 'risks' : 'actions';
}

/** How a board's remembered columns name a heading. */
export const rememberedHeading = (heading: string): string => oneLine(heading).toLowerCase();

function kindOf(table: LogicalTable, named: readonly ImportField[]): TableKind {
  if (isLaidOnItsSide(table)) return 'controls';
  if (table.headings.length === 0) return 'unknown';
  const words = table.headings.map(comparable).join(' | ');
  const other = otherKind(table, words, named);
  if (other !== null) return other;
  const risks = count(named, fieldsOfRisksOnly);
  const actions = count(named, actionOnly);
  const hasTitle =
    named.includes('title') || named.includes('description') || named.includes('riskReference');
  if (named.includes('control') && named.includes('adequacy') && !hasTitle) return 'controls';
  if (named.includes('control') && !named.includes('action') && risks <= 2 && actions === 0)
    return 'controls';
  const scored = named.some((field) => /(?:Score|Likelihood|Impact)$/.test(field));
  if (hasTitle && (scored || risks >= 3)) return 'risks';
  if (named.includes('action') && actions >= 2) return 'actions';
  if (named.includes('outcome') && actions >= 3) return 'actions';
  if (risks >= 3 && risks > actions) return 'risks';
  return 'unknown';
}

function otherKind(table: LogicalTable, words: string, named: readonly ImportField[]): TableKind | null {
  if (named.includes('action') || named.includes('outcome')) return null;
  for (const [kind, pattern, least] of others) {
    const hits = words.split(' | ').filter((word) => pattern.test(word)).length;
    if (hits >= least && !named.some((field) => ['title', 'control', 'owners', 'leads'].includes(field)))
      return kind;
  }
  const cells = table.rows.flatMap(({ cells: row }) => row.slice(1)).filter(Boolean);
  const percents = cells.filter((text) => /^\d{1,3}\s?%$/.test(text)).length;
  return cells.length >= 5 && percents * 2 > cells.length && /\b(?:organisation|agency|member)\b/.test(words)
    ? 'attendance'
    : null;
}

/** The same heading means another thing in another kind of table. */
function inTheWordsOf(
  kind: TableKind,
  named: readonly ImportField[],
  headings: readonly string[],
): ImportField[] {
  if (kind === 'actions') {
    const hasAction = named.includes('action');
    const meant: Partial<Record<ImportField, ImportField>> = {
      owners: 'leads',
      leadAgency: named.includes('leads') || named.includes('owners') ? 'unknown' : 'leads',
      nextReview: named.includes('due') ? 'unknown' : 'due',
      targetDate: 'due',
      riskStatus: 'status',
      currentScore: 'rag',
      description: hasAction ? 'unknown' : 'action',
      title: hasAction ? 'outcome' : 'action',
      control: 'unknown',
      currentImpact: 'unknown',
      currentLikelihood: 'unknown',
      consequences: 'unknown',
    };
    return onlyOnce(named.map((field) => meant[field] ?? field));
  }
  if (kind === 'risks' || kind === 'risk sheet') {
    const meant: Partial<Record<ImportField, ImportField>> = {
      leads: 'owners',
      status: 'riskStatus',
      rag: named.includes('currentScore') ? 'unknown' : 'currentScore',
      riskReference: named.includes('title') ? 'reference' : 'title',
      outcome: 'unknown',
    };
    return onlyOnce(
      named.map((field, index) => {
        const plain = comparable(headings[index] ?? '');
        if (field === 'due' && /^target$/.test(plain)) return 'targetScore';
        if (field === 'due' && !named.includes('action')) return 'targetDate';
        return meant[field] ?? field;
      }),
    );
  }
  if (kind === 'controls') {
    return named.map((field) => (field === 'owners' || field === 'leads' ? 'owners' : field));
  }
  return [...named];
}

/** Texts may be spread over columns; a date, a number, a status may not. */
const single: ReadonlySet<ImportField> = new Set([
  'reference',
  'due',
  'start',
  'status',
  'rag',
  'title',
  'audience',
  'plan',
]);

function onlyOnce(fields: readonly ImportField[]): ImportField[] {
  return fields.map((field, index) =>
    single.has(field) && fields.indexOf(field) !== index ? 'unknown' : field,
  );
}
