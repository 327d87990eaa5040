import type { PaperPart } from '../../shared/contracts/papers.ts';
import type { SealedReading, SinceResponse } from '../../shared/contracts/sealed-register.ts';
import type { BoardInfo, RegisterRows } from '../../shared/contracts/tab-api.ts';
import type { CivilDate } from '../../shared/domain/civil-date.ts';
import type { AssessmentEntry } from '../../shared/domain/risk.ts';
import type { Reminder } from '../../shared/domain/reminder.ts';
import type { ItemKind, Update } from '../../shared/domain/update.ts';
import { exemptKeys } from '../../shared/meetings/part-a.ts';

/** Everything a board has besides its rows: for the leave pack. */
export interface History {
  readonly updates: readonly Update[];
  readonly assessments: readonly AssessmentEntry[];
  /** Null = the person may not read the list. */
  readonly reminders: readonly Reminder[] | null;
}

/** What papers are made of, as one person may read it, before it is parted. */
export interface PaperSource {
  readonly board: Pick<BoardInfo, 'id' | 'settings' | 'vocabulary' | 'schemes'>;
  readonly rows: RegisterRows;
  /** The day it all is told of: today, or the day the meeting was sealed. */
  readonly asAt: CivilDate;
  /** ISO instant of making. */
  readonly now: string;
  readonly meeting: { readonly title: string; readonly date: CivilDate | null } | null;
  /** ISO instant and name; null = the rows are of today. */
  readonly sealed: { readonly at: string; readonly by: string } | null;
  /** Null where the paper does not tell what changed. */
  readonly since: SinceResponse | null;
  readonly history: History | null;
  /** Exempt besides what the rows say: keys of items that this person does not see and the service does. */
  readonly alsoExempt: Keys;
}

interface Keys {
  readonly risks: ReadonlySet<string>;
  readonly actions: ReadonlySet<string>;
  readonly controls: ReadonlySet<string>;
}

/** What goes into a file of one part, and nothing besides. */
export interface PartedSource extends Omit<PaperSource, 'alsoExempt'> {
  readonly part: PaperPart;
  /** Items that a Part A file leaves out. */
  readonly leftOut: { readonly risks: number; readonly actions: number; readonly controls: number };
}

/**
 * Parts everything before anything is made of it. What is kept of the trail and the scorings is named by the items kept, so an entry
 * about an item nobody knows goes into no Part A. An item that was exempt at the last meeting takes nothing of its past into Part A, and
 * neither does one of which this person cannot tell what it was then. Part A has no history: what was said while an item was exempt is
 * not for publishing, and before the last meeting nobody can tell when that was.
 */
export function partedSource(source: PaperSource, part: PaperPart, whole = false): PartedSource {
  const { alsoExempt, ...rest } = source;
  const found = exemptKeys(source.rows);
  const exempt: Keys = {
    risks: union(found.risks, alsoExempt.risks),
    actions: union(found.actions, alsoExempt.actions),
    controls: union(found.controls, alsoExempt.controls),
  };
  const leftOut = {
    risks: countIn(source.rows.risks, exempt.risks),
    actions: countIn(source.rows.actions, exempt.actions),
    controls: countIn(source.rows.controls, exempt.controls),
  };
  if (whole && part === 'B') return { ...rest, part, leftOut: { risks: 0, actions: 0, controls: 0 } };

  const belongs = (isExempt: boolean) => (part === 'A' ? !isExempt : isExempt);
  const rows: RegisterRows = {
    ...source.rows,
    risks: source.rows.risks.filter(({ key }) => belongs(exempt.risks.has(key))),
    actions: source.rows.actions.filter(({ key }) => belongs(exempt.actions.has(key))),
    controls: source.rows.controls.filter(({ key }) => belongs(exempt.controls.has(key))),
  };
  const kept = {
    risk: new Set(rows.risks.map(({ key }) => key)),
    action: new Set(rows.actions.map(({ key }) => key)),
  };
  const wasExempt = exemptAt(source.since?.sealed ?? null);
  const told = ({ itemKind, itemKey }: Pick<Update, 'itemKind' | 'itemKey'>) =>
    kept[itemKind].has(itemKey) && (part === 'B' || !wasExempt(itemKind, itemKey));
  const scoringTold = ({ riskKey }: AssessmentEntry) => told({ itemKind: 'risk', itemKey: riskKey });
  return {
    ...rest,
    part,
    rows,
    leftOut: part === 'A' ? leftOut : { risks: 0, actions: 0, controls: 0 },
    since:
      source.since === null
        ? null
        : {
            ...source.since,
            updates: source.since.updates.filter(told),
            assessments: source.since.assessments.filter(scoringTold),
            sealed: partedReading(source.since.sealed, part, exempt),
          },
    history:
      source.history === null || part === 'A'
        ? null
        : {
            updates: source.history.updates.filter(told),
            assessments: source.history.assessments.filter(scoringTold),
            // What somebody was asked about is nobody's to publish.
            reminders: null,
          },
  };
}

/** The register of the last meeting as this part may compare itself with it. */
function partedReading(reading: SealedReading | null, part: PaperPart, exempt: Keys): SealedReading | null {
  if (reading === null) return null;
  const { partA, partB } = reading;
  if (part === 'A') {
    const rows = {
      ...partA.rows,
      risks: partA.rows.risks.filter(({ key }) => !exempt.risks.has(key)),
      actions: partA.rows.actions.filter(({ key }) => !exempt.actions.has(key)),
      controls: partA.rows.controls.filter(({ key }) => !exempt.controls.has(key)),
    };
    return {
      partA: { ...partA, rows },
      partB: null,
      withheld: false,
      checksums: { partA: reading.checksums.partA, partB: null },
    };
  }
  // Without sight of what was exempt then, only the trail can tell.
  if (reading.withheld) return null;
  const rows = {
    ...partA.rows,
    risks: [...(partB?.rows.risks ?? []), ...partA.rows.risks.filter(({ key }) => exempt.risks.has(key))],
    actions: [
      ...(partB?.rows.actions ?? []),
      ...partA.rows.actions.filter(({ key }) => exempt.actions.has(key)),
    ],
    controls: partB?.rows.controls ?? [],
  };
  return { ...reading, partA: { ...partA, rows }, partB: null };
}

/** Whether an item was exempt at the last meeting, as far as anybody can tell who may not open what was exempt then. */
function exemptAt(reading: SealedReading | null): (kind: ItemKind, key: string) => boolean {
  if (reading === null) return () => false;
  const keys = (items: readonly { readonly key: string }[] = []) => new Set(items.map(({ key }) => key));
  const { partA, partB, withheld } = reading;
  const open = { risk: keys(partA.rows.risks), action: keys(partA.rows.actions) };
  const exempt = { risk: keys(partB?.rows.risks), action: keys(partB?.rows.actions) };
  return (kind, key) => (withheld ? !open[kind].has(key) : exempt[kind].has(key));
}

const union = (first: ReadonlySet<string>, second: ReadonlySet<string>): ReadonlySet<string> =>
  new Set([...first, ...second]);

const countIn = (items: readonly { readonly key: string }[], keys: ReadonlySet<string>): number =>
  items.filter(({ key }) => keys.has(key)).length;
