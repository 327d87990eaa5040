import { formatCivilDate, type CivilDate } from '../../shared/domain/civil-date.ts';
import {
  pastItsTimeSince,
  type ClosedPlan,
  type Retention,
  type RetentionPeriod,
} from '../../shared/domain/retention.ts';
import { retentionWords } from '../../shared/domain/retention-words.ts';

/** Something that is kept, and from which day that is counted; null = nothing says from when. */
export interface Kept {
  readonly name: string;
  readonly from: CivilDate | null;
}

/** What there is on a board's site. */
export interface KeptOnSite {
  readonly papers: readonly Kept[];
  readonly sealedRegisters: readonly Kept[];
  readonly plans: readonly ClosedPlan[];
  readonly closedRisks: readonly Kept[];
  readonly imports: readonly Kept[];
  /** Days of receipts, each with how many there are; those that cannot be past their time may be left out. */
  readonly receipts: ReadonlyMap<CivilDate, number>;
  /** Folders that could not be looked into, with why. */
  readonly notSeen: readonly string[];
}

export interface PastItsTime {
  readonly name: string;
  /** The day its time is counted from. */
  readonly date: CivilDate;
  /** The first day it need not be kept any more. */
  readonly since: CivilDate;
}

export interface KindReport {
  readonly kind: string;
  readonly keptYears: number;
  readonly countedFrom: string;
  /** How many were looked at; null where only those past their time were read. */
  readonly found: number | null;
  /** Oldest first. */
  readonly past: readonly PastItsTime[];
  /** Names of those that nothing says the day of. */
  readonly undated: readonly string[];
  /** What a person does about those that are past their time. */
  readonly whatToDo: string;
}

export interface RetentionReport {
  readonly kinds: readonly KindReport[];
  /** What must not be deleted by hand, and why. */
  readonly never: readonly string[];
}

const inLibrary = (folder: string) =>
  `Open the library’s folder “${folder}” in SharePoint and delete the files. One that carries a retention label is deleted by its label, or has to be left to whoever looks after records.`;

const never = [
  'Rows of the list Updates (the trail) and of Assessments (the scorings) while their action or risk is there: its history, what changed since a meeting and the leave pack are made of them.',
  'Rows of Reminders of the last 400 days: who was asked would be asked again.',
  'Rows of Settings: earlier scores and receipts are read by the versions in it.',
  'Rows of People whom an action, a risk or a group still names, and rows of Groups and Meetings that others name: nobody could say any more who was meant.',
  'A sealed register within its time: its meeting’s row goes on naming it, and it cannot be opened or made again.',
];

/** What of a board is past its time on a day, kind by kind. Pure: nothing is deleted here or anywhere else. */
export function retentionReport(kept: KeptOnSite, retention: Retention, today: CivilDate): RetentionReport {
  const kind = (
    period: RetentionPeriod,
    of: Pick<KindReport, 'countedFrom' | 'whatToDo'>,
    entries: readonly Kept[],
  ): KindReport => ({
    kind: retentionWords('en').kinds[period],
    keptYears: retention[period],
    ...of,
    found: entries.length,
    past: entries
      .flatMap(({ name, from }): PastItsTime[] => {
        const since = from === null ? null : pastItsTimeSince(from, retention[period], today);
        return from === null || since === null ? [] : [{ name, date: from, since }];
      })
      .sort((first, second) => (first.date < second.date ? -1 : first.date > second.date ? 1 : 0)),
    undated: entries.flatMap(({ name, from }) => (from === null ? [name] : [])),
  });
  const plans = (ofReview: boolean): Kept[] =>
    kept.plans
      .filter((plan) => plan.ofReview === ofReview)
      .map(({ name, actions, closedOn }) => ({
        name: `${name === '' ? 'no plan named' : name} (${actions} ${actions === 1 ? 'action' : 'actions'})`,
        from: closedOn,
      }));
  const planCounted =
    'the day its last action was over: completed or closed, or last saved where neither is written down';
  const planToDo =
    'Filter the list Actions by Plan, write the papers of it that are still needed, delete its rows; then the rows of Updates whose Item is the key of one of them.';
  return {
    kinds: [
      kind(
        'paperYears',
        {
          countedFrom: 'the day the file was last changed',
          whatToDo: inLibrary('Papers” or “Reminder receipts'),
        },
        kept.papers,
      ),
      kind(
        'sealedRegisterYears',
        {
          countedFrom: 'the day it was sealed; of a file no meeting names, the day it was last changed',
          whatToDo: `${inLibrary('Sealed registers')} Part A and Part B go together. The meeting’s row stays, and says that the file is not there.`,
        },
        kept.sealedRegisters,
      ),
      kind('reviewPlanYears', { countedFrom: planCounted, whatToDo: planToDo }, plans(true)),
      kind('otherPlanYears', { countedFrom: planCounted, whatToDo: planToDo }, plans(false)),
      kind(
        'closedRiskYears',
        {
          countedFrom: 'the day it was last reviewed or its row last saved, whichever is later',
          whatToDo:
            'Filter the list Risks by Key, write the papers of it that are still needed, and look whether an open action names it. Then delete its row, and those of Controls, Assessments and Updates that bear its key.',
        },
        kept.closedRisks,
      ),
      kind(
        'importYears',
        {
          countedFrom: 'the day the import came to its end',
          whatToDo: `${inLibrary('Imports')} An import whose folder is gone can no longer be undone.`,
        },
        kept.imports,
      ),
      { ...kind('reminderYears', receiptsToDo, receiptsByDay(kept.receipts)), found: null },
    ],
    never,
  };
}

const receiptsToDo = {
  countedFrom: 'the day they were sent',
  whatToDo:
    'Filter the list Reminders by Day in SharePoint and delete the rows of the days named; nothing else reads them after 400 days.',
};

const receiptsByDay = (receipts: ReadonlyMap<CivilDate, number>): Kept[] =>
  [...receipts].map(([day, rows]) => ({
    name: `${rows} ${rows === 1 ? 'receipt' : 'receipts'} of ${formatCivilDate(day)}`,
    from: day,
  }));
