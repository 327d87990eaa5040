/** Which of the tenant's services answered. */
export type Surface = 'graph' | 'entra' | 'connector';

/** One answered call. Holds no addresses of rows, names or values: only templates and option names. */
export interface TrafficEntry {
  /** Real time of the answer, ISO 8601. */
  readonly at: string;
  readonly surface: Surface;
  readonly method: string;
  /** The path with identifiers replaced, for example `/sites/{site-id}/lists/{list-id}/items`. */
  readonly template: string;
  /** Names of the query options used, for example `['$filter', '$top']`. */
  readonly queryOptions: readonly string[];
  readonly status: number;
  /** SharePoint resource units this call cost; a batch costs nothing itself, its parts do. */
  readonly resourceUnits: number;
  /** Number of parts when this is a batch, else 0. */
  readonly batchSize: number;
  /** True for a part inside a batch: counts for units and throttling, not as an HTTP call. */
  readonly insideBatch: boolean;
  readonly appId: string | null;
  readonly userId: string | null;
  /** True when the token acted for a person, false for an app's own token, null without a token. */
  readonly delegated: boolean | null;
  readonly milliseconds: number;
  /** Size of the answer's body in bytes. */
  readonly bytes: number;
}

/** One kind of call to Graph, however often it was made. */
export interface GraphCallKind {
  readonly method: string;
  /** As in `TrafficEntry`; `(unknown)` for an address the tenant does not have. */
  readonly template: string;
  readonly appId: string;
  /** Whether the application acted for a person. */
  readonly delegated: boolean;
  /** What the caller calls itself (`User-Agent`); for a part of a batch, what the batch's caller does. */
  readonly client: string;
}

/** Totals over a stretch of traffic. */
export interface TrafficTotals {
  readonly httpCalls: number;
  readonly resourceUnits: number;
  readonly failed: number;
}

const LIMIT = 50_000;

/** Remembers the latest calls so that costs and used permissions can be measured from outside. */
export class TrafficLog {
  private entries: TrafficEntry[] = [];
  private readonly kinds = new Map<string, GraphCallKind>();

  add(entry: TrafficEntry): void {
    this.entries.push(entry);
    if (this.entries.length > LIMIT * 1.2) this.entries = this.entries.slice(-LIMIT);
  }

  /** Remembers a kind of call for as long as the tenant runs, whatever is cleared meanwhile. */
  noteKind(kind: GraphCallKind): void {
    const key = [kind.method, kind.template, kind.appId, kind.delegated, kind.client].join(' ');
    if (!this.kinds.has(key)) this.kinds.set(key, kind);
  }

  /** Every kind of call to Graph since the tenant started. */
  graphCallKinds(): readonly GraphCallKind[] {
    return [...this.kinds.values()];
  }

  /** All remembered entries, oldest first, narrowed by the given properties. */
  list(where: { surface?: Surface; insideBatch?: boolean } = {}): readonly TrafficEntry[] {
    return this.entries.filter(
      (entry) =>
        (where.surface === undefined || entry.surface === where.surface) &&
        (where.insideBatch === undefined || entry.insideBatch === where.insideBatch),
    );
  }

  clear(): void {
    this.entries = [];
  }

  totals(surface: Surface): TrafficTotals {
    const entries = this.list({ surface });
    return {
      httpCalls: entries.filter((entry) => !entry.insideBatch).length,
      resourceUnits: entries.reduce((sum, entry) => sum + entry.resourceUnits, 0),
      failed: entries.filter((entry) => entry.status >= 400).length,
    };
  }
}
