import type { CivilDate } from '../domain/civil-date.ts';
import type { Reminder, ReminderItemKind } from '../domain/reminder.ts';
import { readStage, type StageFamily } from './stages.ts';

/** What the ledger says has been asked already. Rows of other people, days and programs do no harm. */
export interface LedgerMemory {
  /** People who have a digest of today, whatever became of it. */
  readonly digestToday: ReadonlySet<string>;
  /** Claim keys of notices that went out, are going out, or cannot be delivered. */
  readonly noticesOver: ReadonlySet<string>;
  /** The newest stage of this family, thing and day that is over for this person, as its offset; −∞ when none. */
  newestOffset(personKey: string, about: About): number;
  /** Days on which anybody was asked about an item as its lead since a day, oldest first. */
  asksAbout(itemKind: ReminderItemKind, itemKey: string, since: CivilDate): readonly PastAsk[];
}

export interface About {
  readonly family: StageFamily;
  readonly itemKind: ReminderItemKind;
  readonly itemKey: string;
  readonly dueUsed: CivilDate;
}

export interface PastAsk {
  readonly day: CivilDate;
  readonly personKey: string;
  readonly arrived: boolean;
}

export function rememberLedger(ledger: readonly Reminder[], today: CivilDate): LedgerMemory {
  const digestToday = new Set<string>();
  const noticesOver = new Set<string>();
  const newest = new Map<string, number>();
  const asks = new Map<string, PastAsk[]>();
  for (const row of ledger) {
    if (row.kind === 'notice') {
      if (row.state !== 'failed' && row.state !== 'superseded') noticesOver.add(row.claimKey);
      continue;
    }
    if (row.day === today) digestToday.add(row.personKey);
    if (!isOver(row, today)) continue;
    for (const line of row.lines) {
      const stage = readStage(line.stage);
      if (stage === undefined || line.dueUsed === null) continue;
      const key = aboutKey(row.personKey, { ...line, family: stage.family, dueUsed: line.dueUsed });
      newest.set(key, Math.max(newest.get(key) ?? Number.NEGATIVE_INFINITY, stage.offset));
      if (row.day === null || (stage.family !== 'due' && stage.family !== 'ask')) continue;
      const item = itemKeyOf(line.itemKind, line.itemKey);
      const known = asks.get(item);
      const ask = {
        day: row.day,
        personKey: row.personKey,
        arrived: row.state === 'sent' || row.state === 'possibly sent',
      };
      if (known === undefined) asks.set(item, [ask]);
      else known.push(ask);
    }
  }
  return {
    digestToday,
    noticesOver,
    newestOffset: (personKey, about) => newest.get(aboutKey(personKey, about)) ?? Number.NEGATIVE_INFINITY,
    asksAbout: (itemKind, itemKey, since) =>
      (asks.get(itemKeyOf(itemKind, itemKey)) ?? [])
        .filter(({ day }) => day >= since)
        .sort((first, second) => (first.day < second.day ? -1 : first.day > second.day ? 1 : 0)),
  };
}

/**
 * Whether a digest's stages are done with. What surely never went out (failed, superseded, or claimed on a day that has
 * passed) is not; what nobody can know (handed over on a day that has passed) is, because a person decides about it.
 */
function isOver(row: Reminder, today: CivilDate): boolean {
  switch (row.state) {
    case 'sent':
    case 'possibly sent':
    case 'unreachable':
    case 'sending':
      return true;
    case 'claimed':
      return row.day === null || row.day >= today;
    case 'failed':
    case 'superseded':
      return false;
  }
}

function aboutKey(personKey: string, { family, itemKind, itemKey, dueUsed }: About): string {
  return JSON.stringify([personKey, family, itemKind, itemKey, dueUsed]);
}

function itemKeyOf(kind: ReminderItemKind, key: string): string {
  return `${kind} ${key}`;
}
