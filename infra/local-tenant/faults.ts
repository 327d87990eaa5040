import { randomUUID } from 'node:crypto';
import type { Surface } from './traffic.ts';

/** What happens to a call that a rule matches. */
export type FaultEffect =
  | {
      readonly kind: 'respond';
      readonly status: number;
      /** Error code in the surface's own error body; a fitting one is chosen when absent. */
      readonly code?: string;
      readonly message?: string;
      readonly retryAfterSeconds?: number;
      readonly headers?: Readonly<Record<string, string>>;
      /** Whole body to send instead of the surface's error body. */
      readonly body?: unknown;
    }
  | { readonly kind: 'delay'; readonly milliseconds: number }
  /** The connection is closed without an answer. */
  | { readonly kind: 'disconnect' }
  /** The work is done, but the answer is lost: what a client sees as a time-out after a write. */
  | { readonly kind: 'lose-answer' };

/** When a fault applies. Absent conditions match everything. */
export interface FaultRule {
  readonly id: string;
  readonly surface: Surface;
  /** Regular expression (case-insensitive) on the method. */
  readonly method?: string;
  /** Regular expression (case-insensitive) on path and query, for Graph without `/v1.0`. */
  readonly path?: string;
  readonly appId?: string;
  readonly userId?: string;
  /** Matching calls let through first. */
  readonly skip: number;
  /** Calls it then applies to; null means until removed. */
  readonly times: number | null;
  readonly effect: FaultEffect;
  /** Calls it has applied to so far. */
  readonly applied: number;
}

export type NewFaultRule = Partial<Omit<FaultRule, 'effect' | 'applied'>> & Pick<FaultRule, 'effect'>;

export interface FaultedCall {
  readonly method: string;
  readonly path: string;
  readonly appId?: string | undefined;
  readonly userId?: string | undefined;
}

interface LiveRule {
  rule: FaultRule;
  seen: number;
  method: RegExp | null;
  path: RegExp | null;
}

/** Failures on demand, by surface, method, path, caller and count. Kept in memory only. */
export class FaultRules {
  private rules: LiveRule[] = [];

  /** Adds a rule; the surface is `graph` unless said. Throws SyntaxError on a bad regular expression. */
  add(rule: NewFaultRule): FaultRule {
    const whole: FaultRule = {
      surface: 'graph',
      skip: 0,
      times: null,
      ...rule,
      id: rule.id ?? randomUUID(),
      applied: 0,
    };
    this.rules.push({
      rule: whole,
      seen: 0,
      method: whole.method === undefined ? null : new RegExp(`^(?:${whole.method})$`, 'i'),
      path: whole.path === undefined ? null : new RegExp(whole.path, 'i'),
    });
    return whole;
  }

  list(): readonly FaultRule[] {
    return this.rules.map((live) => live.rule);
  }

  remove(id: string): boolean {
    const before = this.rules.length;
    this.rules = this.rules.filter((live) => live.rule.id !== id);
    return this.rules.length < before;
  }

  clear(): void {
    this.rules = [];
  }

  /** The effects for one call, in the order the rules were added; counts the call. */
  take(surface: Surface, call: FaultedCall): readonly FaultEffect[] {
    const effects: FaultEffect[] = [];
    for (const live of this.rules) {
      const { rule } = live;
      if (rule.surface !== surface) continue;
      if (live.method && !live.method.test(call.method)) continue;
      if (live.path && !live.path.test(call.path)) continue;
      if (rule.appId !== undefined && rule.appId !== call.appId) continue;
      if (rule.userId !== undefined && rule.userId !== call.userId) continue;
      live.seen += 1;
      if (live.seen <= rule.skip) continue;
      if (rule.times !== null && rule.applied >= rule.times) continue;
      live.rule = { ...rule, applied: rule.applied + 1 };
      effects.push(rule.effect);
    }
    return effects;
  }
}
