import type { Action } from '../domain/action.ts';
import { civilDateSchema, formatCivilDate } from '../domain/civil-date.ts';
import type { Risk } from '../domain/risk.ts';
import { readRag, readStatus } from '../domain/status.ts';
import type { ImportField, ReadAction, ReadingCorrections, ReadRisk } from '../importing/reading.ts';
import { noDecisions, type ImportDecisions } from './decisions.ts';
import type { FoundChange } from './found-change.ts';
import { changesOfAction } from './plan-action.ts';
import type { PlannedPeople } from './plan-people.ts';
import { changesOfRisk } from './plan-risk.ts';
import { withActionEdits, withRiskEdits } from './settle.ts';

/** What follows the name in our own exports: "Complete (said by the lead)". */
const bare = (text: string): string => text.replace(/\s*\([^)]*\)\s*$/, '');

/**
 * The cells of an exported row that somebody edited, as changes of the row. Where the row itself was saved since the export, nothing is
 * proposed: a person chooses, field by field.
 */
export function ownChangesOfAction(
  action: Action,
  row: ReadAction,
  people: PlannedPeople,
  corrections: ReadingCorrections,
  decisions: ImportDecisions,
): FoundChange[] {
  if (row.own === null) return [];
  const changed: Partial<Record<ImportField, string>> = { ...row.own.changed };
  const day = civilDateSchema.safeParse(changed.targetDate);
  // The date itself counts before the words that were read as one.
  if (day.success) changed.due = formatCivilDate(day.data);
  else if (changed.targetDate !== undefined) changed.due ??= changed.targetDate;
  if (changed.status !== undefined) changed.status = readStatus(bare(changed.status)).value ?? '';
  if (changed.rag !== undefined) changed.rag = readRag(changed.rag).value ?? '';
  const edited = withActionEdits(asRead(row), editsOf(row.id, changed, decisions), corrections);
  return proposed(changesOfAction(action, edited, people), action.etag === row.own.etag);
}

export function ownChangesOfRisk(
  risk: Risk,
  row: ReadRisk,
  people: PlannedPeople,
  decisions: ImportDecisions,
): FoundChange[] {
  if (row.own === null) return [];
  const edited = withRiskEdits(
    { ...row, reference: '', title: '' },
    editsOf(row.id, row.own.changed, decisions),
  );
  return proposed(changesOfRisk(risk, edited, people), risk.etag === row.own.etag);
}

/** Without what only names the row: nothing but edited cells may become a change. */
const asRead = (row: ReadAction): ReadAction => ({ ...row, reference: '', action: '' });

function editsOf(
  id: string,
  changed: Partial<Record<ImportField, string>>,
  { edits, names }: ImportDecisions,
): ImportDecisions {
  return { ...noDecisions, names, edits: { [id]: { ...changed, ...edits[id] } } };
}

const proposed = (changes: readonly FoundChange[], isUntouched: boolean): FoundChange[] =>
  changes.map((change) => ({ ...change, proposed: isUntouched }));
