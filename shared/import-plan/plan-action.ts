import type { Action, Lead } from '../domain/action.ts';
import { formatCivilDate, type CivilDate } from '../domain/civil-date.ts';
import type { Due } from '../domain/due.ts';
import type { Group } from '../domain/person.ts';
import type { PlannedWrite } from '../contracts/imports.ts';
import { comparable, oneLine } from '../importing/cell-text.ts';
import type { ReadAction } from '../importing/reading.ts';
import type { PlannedPeople } from './plan-people.ts';
import type { FoundChange } from './found-change.ts';

type NewAction = Extract<PlannedWrite, { kind: 'create'; list: 'actions' }>['values'];

/** Lines SharePoint keeps in one line of text. */
const short = (text: string): string => oneLine(text).slice(0, 250);

export function newAction(
  row: ReadAction,
  { people, groups, riskKey }: { people: PlannedPeople; groups: readonly Group[]; riskKey: string | null },
): NewAction {
  const due = dueDay(row.due);
  return {
    reference: short(row.reference),
    plan: short(row.plan),
    priority: short(row.priority),
    outcome: row.outcome,
    action: row.action,
    audience: row.audience,
    leads: leadsOf(row, people),
    successMeasures: [...row.successMeasures],
    due: row.due,
    start: row.start,
    originalDue: due,
    currentDue: due,
    moves: 0,
    status: row.status ?? (row.ongoing ? 'in progress' : 'not started'),
    ongoing: row.ongoing,
    rag: row.rag,
    percentComplete: row.percentComplete,
    evidenceLink: row.evidenceLink,
    source: short(row.from),
    riskKey,
    groupKey: groupNamed(row.group, groups),
  };
}

/** The day reminders count to: none where the document gives none, or only when it begins. */
const dueDay = (due: Due): CivilDate | null => due.date ?? due.until ?? null;

function leadsOf({ leads }: ReadAction, people: PlannedPeople): Lead[] {
  return leads.map((lead) => ({ ...people.referenceTo(lead), role: lead.role }));
}

export function groupNamed(name: string, groups: readonly Group[]): string | null {
  const plain = comparable(name);
  return plain === '' ? null : (groups.find((group) => comparable(group.name) === plain)?.key ?? null);
}

/**
 * What a document says differently of an action the register has. An empty cell says nothing. What the register was told since the
 * action was brought in (its status, RAG and progress) is shown, and only changed when a person says so.
 */
export function changesOfAction(action: Action, row: ReadAction, people: PlannedPeople): FoundChange[] {
  const found: FoundChange[] = [];
  const heard = action.lastHeardAt !== '';
  const text = (field: 'reference' | 'priority' | 'outcome' | 'action' | 'evidenceLink', said: string) => {
    if (oneLine(said) === '' || sameText(action[field], said)) return;
    found.push({
      field,
      before: action[field],
      after: said,
      beforeInWords: action[field],
      afterInWords: said,
      proposed: true,
    });
  };
  text('reference', short(row.reference));
  text('priority', short(row.priority));
  text('outcome', row.outcome);
  text('action', row.action);
  text('evidenceLink', row.evidenceLink);
  if (
    row.successMeasures.length > 0 &&
    !sameText(row.successMeasures.join(' '), action.successMeasures.join(' '))
  ) {
    found.push(lines('successMeasures', action.successMeasures, row.successMeasures));
  }
  const names = (all: readonly { readonly name: string }[]) =>
    all
      .map(({ name }) => comparable(name))
      .sort()
      .join('|');
  // “???” says nothing about who leads by now.
  if (row.leads.some(({ kind }) => kind !== 'unknown') && names(row.leads) !== names(action.leads)) {
    const leads = leadsOf(row, people);
    const words = (all: readonly Lead[]) => all.map(({ name }) => name).join('; ');
    found.push({
      field: 'leads',
      before: action.leads,
      after: leads,
      beforeInWords: words(action.leads),
      afterInWords: words(leads),
      proposed: true,
    });
  }
  const isFilledSince = ['placeholder', 'none'].includes(row.due.kind) && action.currentDue !== null;
  if (
    row.due.kind !== 'missing' &&
    !isFilledSince &&
    !sameText(row.due.raw, action.due.raw) &&
    dueDay(row.due) !== action.currentDue
  ) {
    found.push({
      field: 'due',
      before: action.due,
      after: row.due,
      beforeInWords: dueInWords(action.due),
      afterInWords: dueInWords(row.due),
      proposed: !heard,
    });
    const day = dueDay(row.due);
    found.push({
      field: 'currentDue',
      before: action.currentDue,
      after: day,
      beforeInWords: dayInWords(action.currentDue),
      afterInWords: dayInWords(day),
      proposed: !heard,
    });
  }
  const value = <Field extends 'status' | 'rag' | 'percentComplete' | 'audience'>(
    field: Field,
    said: Action[Field] | null,
  ) => {
    if (said === null || said === action[field]) return;
    found.push({
      field,
      before: action[field],
      after: said,
      beforeInWords: String(action[field] ?? ''),
      afterInWords: String(said),
      proposed: field === 'audience' || !heard,
    });
  };
  value('audience', row.audience);
  value('status', row.status);
  value('rag', row.rag);
  value('percentComplete', row.percentComplete);
  return found;
}

export const sameText = (one: string, other: string): boolean => oneLine(one) === oneLine(other);

export function lines(field: string, before: readonly string[], after: readonly string[]): FoundChange {
  return {
    field,
    before,
    after: [...after],
    beforeInWords: before.join('; '),
    afterInWords: after.join('; '),
    proposed: true,
  };
}

const dayInWords = (day: CivilDate | null): string => (day === null ? '' : formatCivilDate(day));

const dueInWords = (due: Due): string =>
  due.raw === '' ? (due.date === undefined ? '' : formatCivilDate(due.date)) : due.raw;
