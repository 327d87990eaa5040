import { ChangeLog } from './change-log.ts';
import type { FieldValue, StoredItem } from './stored-item.ts';

/** A deleted row, remembered so that delta can tell of it. */
interface Gone {
  readonly id: number;
  readonly guid: string;
}

/** The rows of one list with what makes ten thousand of them quick: id order, value indexes, order of change. */
export class ItemTable {
  readonly changes = new ChangeLog();
  private readonly rows = new Map<number, StoredItem>();
  private readonly gone = new Map<number, Gone>();
  private ids: number[] = [];
  private lastId = 0;
  /** Column name → value key → ids of the rows that hold it. */
  private readonly indexes = new Map<string, Map<string, Set<number>>>();

  get size(): number {
    return this.rows.size;
  }

  nextId(): number {
    return this.lastId + 1;
  }

  get(id: number): StoredItem | undefined {
    return this.rows.get(id);
  }

  deleted(id: number): Gone | undefined {
    return this.gone.get(id);
  }

  /** Adds or replaces a row and records the change. */
  put(item: StoredItem): void {
    const before = this.rows.get(item.id);
    if (before) this.unindex(before);
    else {
      this.ids.push(item.id);
      this.lastId = Math.max(this.lastId, item.id);
    }
    this.rows.set(item.id, item);
    this.index(item);
    this.changes.record(item.id);
  }

  remove(id: number): void {
    const item = this.rows.get(id);
    if (!item) return;
    this.unindex(item);
    this.rows.delete(id);
    this.gone.set(id, { id, guid: item.guid });
    this.changes.record(id);
    if (this.ids.length > 64 && this.ids.length > this.rows.size * 2)
      this.ids = this.ids.filter((one) => this.rows.has(one));
  }

  /** Rows in id order, from after an id. */
  *after(id: number): Generator<StoredItem> {
    for (let at = this.firstAfter(id); at < this.ids.length; at += 1) {
      const item = this.rows.get(this.ids[at] ?? -1);
      if (item) yield item;
    }
  }

  /** Starts or stops keeping an index over a column. */
  setIndexed(column: string, indexed: boolean): void {
    if (!indexed) {
      this.indexes.delete(column);
      return;
    }
    if (this.indexes.has(column)) return;
    const index = new Map<string, Set<number>>();
    this.indexes.set(column, index);
    for (const item of this.rows.values()) addTo(index, item.fields[column], item.id);
  }

  /** Ids of the rows holding a value in an indexed column, or null when the column has no index. */
  idsWith(column: string, value: FieldValue): ReadonlySet<number> | null {
    const index = this.indexes.get(column);
    if (!index) return null;
    return index.get(valueKey(value)) ?? NO_IDS;
  }

  /** Whether any value of a column occurs twice; used before a column is made unique. */
  hasDuplicates(column: string): boolean {
    const seen = new Set<string>();
    for (const item of this.rows.values()) {
      const value = item.fields[column];
      if (value === undefined) continue;
      const key = valueKey(value);
      if (seen.has(key)) return true;
      seen.add(key);
    }
    return false;
  }

  save(): unknown {
    return {
      lastId: this.lastId,
      rows: [...this.after(0)],
      gone: [...this.gone.values()],
      changes: this.changes.save(),
    };
  }

  load(saved: unknown): void {
    const state = saved as { lastId: number; rows: StoredItem[]; gone: Gone[]; changes: unknown };
    this.rows.clear();
    this.gone.clear();
    for (const row of state.rows) this.rows.set(row.id, row);
    for (const row of state.gone) this.gone.set(row.id, row);
    this.ids = state.rows.map((row) => row.id);
    this.lastId = state.lastId;
    this.changes.load(state.changes);
    for (const column of [...this.indexes.keys()]) {
      this.indexes.delete(column);
      this.setIndexed(column, true);
    }
  }

  private index(item: StoredItem): void {
    for (const [column, index] of this.indexes) addTo(index, item.fields[column], item.id);
  }

  private unindex(item: StoredItem): void {
    for (const [column, index] of this.indexes) {
      const value = item.fields[column];
      if (value === undefined) continue;
      const key = valueKey(value);
      const ids = index.get(key);
      ids?.delete(item.id);
      if (ids?.size === 0) index.delete(key);
    }
  }

  private firstAfter(id: number): number {
    let low = 0;
    let high = this.ids.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.ids[middle] ?? 0) > id) high = middle;
      else low = middle + 1;
    }
    return low;
  }
}

const NO_IDS: ReadonlySet<number> = new Set();

function addTo(index: Map<string, Set<number>>, value: FieldValue | undefined, id: number): void {
  if (value === undefined) return;
  const key = valueKey(value);
  const ids = index.get(key) ?? new Set<number>();
  ids.add(id);
  index.set(key, ids);
}

/** SharePoint compares text without regard to case, for uniqueness as for filters. */
function valueKey(value: FieldValue): string {
  return typeof value === 'string' ? value.toLowerCase() : JSON.stringify(value);
}
