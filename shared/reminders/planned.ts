import type { Action } from '../domain/action.ts';
import type { CivilDate } from '../domain/civil-date.ts';
import { shortTitleOfAction, shortTitleOfRisk } from '../domain/item-title.ts';
import type { Group, Meeting, Person } from '../domain/person.ts';
import type { ReminderItemKind, ReminderLine } from '../domain/reminder.ts';
import type { Risk } from '../domain/risk.ts';
import type { BoardSettings } from '../domain/settings.ts';

/** The part of a board's register that reminders are planned from. */
export interface RegisterForReminders {
  readonly actions: readonly Action[];
  readonly risks: readonly Risk[];
  readonly people: readonly Person[];
  readonly groups: readonly Group[];
  readonly meetings: readonly Meeting[];
  readonly settings: Pick<BoardSettings, 'planStart' | 'timeZone' | 'managerKeys'>;
}

export interface ItemName {
  readonly itemKind: ReminderItemKind;
  readonly itemKey: string;
  readonly reference: string;
  readonly title: string;
}

/** A line of a digest with what a reader needs to recognise the item. */
export interface PlannedLine extends ReminderLine {
  readonly reference: string;
  readonly title: string;
  /** Earlier stages that never went out and now never will. */
  readonly supersedes: readonly string[];
}

export interface PlannedDigest {
  readonly personKey: string;
  readonly person: Person;
  /** HH:MM on the board's calendar: not before this. */
  readonly at: string;
  readonly lines: readonly PlannedLine[];
}

/** The claim of one person's digest on one day, unique in the Reminders list. */
export function claimKeyOf(day: CivilDate, personKey: string): string {
  return `${day}/${personKey}`;
}

/** A planned line as the ledger keeps it. */
export function ledgerLine(line: PlannedLine): ReminderLine {
  return {
    itemKind: line.itemKind,
    itemKey: line.itemKey,
    stage: line.stage,
    dueUsed: line.dueUsed,
    reason: line.reason,
  };
}

export function itemNameOfAction(action: Action): ItemName {
  return {
    itemKind: 'action',
    itemKey: action.key,
    reference: action.reference,
    title: shortTitleOfAction(action),
  };
}

export function itemNameOfRisk(risk: Risk): ItemName {
  return { itemKind: 'risk', itemKey: risk.key, reference: risk.reference, title: shortTitleOfRisk(risk) };
}
