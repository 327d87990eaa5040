import type { Control, Risk } from '../domain/risk.ts';
import type { PlannedWrite } from '../contracts/imports.ts';
import { comparable, oneLine } from '../importing/cell-text.ts';
import { readLeads } from '../importing/read-leads.ts';
import type { ImportDoubt, ReadControl } from '../importing/reading.ts';
import { changeKey, type ImportDecisions } from './decisions.ts';
import type { FoundChange } from './found-change.ts';
import { OwnEdits } from './own-edits.ts';
import { riskWith } from './own-changes.ts';
import type { PlannedPeople } from './plan-people.ts';
import { controlValues } from './plan-risk.ts';

interface ControlParts {
  /** Of the risk's row in the reading: its controls' changes are shown and decided there. */
  readonly rowId: string;
  readonly riskKey: string;
  readonly register: { readonly controls: readonly Control[]; readonly risks: readonly Risk[] };
  readonly people: PlannedPeople;
  readonly decisions: ImportDecisions;
}

export interface PlannedControls {
  readonly writes: readonly PlannedWrite[];
  /** Of controls the register has; the field is "adequacy:KEY". */
  readonly changes: readonly FoundChange[];
  readonly doubts: readonly ImportDoubt[];
}

/** Controls of one risk: those of our own export by their key, cell by cell; others are new unless the risk has the same text already. */
export function planControls(controls: readonly ReadControl[], parts: ControlParts): PlannedControls {
  const { rowId, riskKey, register, decisions } = parts;
  const known = new Set(
    register.controls.filter((control) => control.riskKey === riskKey).map(({ text }) => comparable(text)),
  );
  const writes: PlannedWrite[] = [];
  const changes: FoundChange[] = [];
  const doubts: ImportDoubt[] = [];
  for (const control of controls) {
    if (decisions.leftOut.includes(control.id)) continue;
    const { own } = control;
    if (own === undefined) {
      if (comparable(control.text) === '' || known.has(comparable(control.text))) continue;
      const values = controlValues(control, riskKey);
      writes.push({ kind: 'create', list: 'controls', id: control.id, note: '', values });
      continue;
    }
    const now = register.controls.find(({ key }) => key === own.key);
    // One that is gone is not made anew from its few edited cells.
    if (now === undefined) continue;
    const edits = editsOf(now, own, parts);
    doubts.push(...edits.doubts);
    const found = edits.changes.map((change) => ({ ...change, proposed: now.etag === own.etag }));
    changes.push(...found.map((change) => shownOnRisk(change, now)));
    const applied = found.filter(
      (change) => decisions.changes[changeKey(rowId, fieldOnRisk(change, now))] ?? change.proposed,
    );
    if (applied.length === 0) continue;
    const write = {
      kind: 'change',
      list: 'controls',
      id: control.id,
      note: '',
      key: own.key,
      before: Object.fromEntries(applied.map(({ field, before }) => [field, before])),
      after: Object.fromEntries(applied.map(({ field, after }) => [field, after])),
    };
    // The fields come from the same schema; the service parses every value again.
    writes.push(write as PlannedWrite);
  }
  return { writes, changes, doubts };
}

function editsOf(
  now: Control,
  { changed }: NonNullable<ReadControl['own']>,
  { people, register }: ControlParts,
): OwnEdits {
  const edits = new OwnEdits(changed);
  const line = (text: string) => ({ value: oneLine(text).slice(0, 250) });
  edits.value('controlHeading', 'heading', now.heading, line);
  edits.value('adequacy', 'adequacy', now.adequacy, line);
  edits.value('lineOfDefence', 'lineOfDefence', now.lineOfDefence, line);
  edits.value('criticalSuccess', 'criticalSuccess', now.criticalSuccess, (text) => ({ value: text }));
  if (edits.text('control') === '') edits.doubt('control', 'no action text');
  else edits.value('control', 'text', now.text, (text) => ({ value: text }));
  edits.value('owners', 'owner', now.owner, (text) => {
    const [lead, ...others] = readLeads(text).leads;
    if (others.length > 0) return null;
    return { value: lead === undefined ? null : people.referenceTo(lead) };
  });
  edits.value(
    'riskReference',
    'riskKey',
    now.riskKey,
    (text) => riskWith(text, register.risks),
    (key) => register.risks.find((risk) => risk.key === key)?.reference ?? '',
  );
  return edits;
}

const fieldOnRisk = ({ field }: FoundChange, { key }: Control): string => `${field}:${key}`;

/** As it reads among the changes of the risk: with what the control is called. */
function shownOnRisk(change: FoundChange, control: Control): FoundChange {
  const name = oneLine(control.heading || control.text).slice(0, 60);
  const named = (text: string) => (change.field === 'text' || text === '' ? text : `${name}: ${text}`);
  return {
    ...change,
    field: fieldOnRisk(change, control),
    beforeInWords: named(change.beforeInWords),
    afterInWords: named(change.afterInWords),
  };
}
