/** What Teams publishes (rate limits of bots): per bot and conversation, and per app and tenant, every kind of call together. */
const perConversation: readonly Allowance[] = [
  { count: 7, milliseconds: 1_000 },
  { count: 8, milliseconds: 2_000 },
  { count: 60, milliseconds: 30_000 },
  { count: 1_800, milliseconds: 3_600_000 },
];
const perTenantAndSecond = 50;
/** Of those, left to answers: what a person presses never waits behind a sweep. */
const keptForPeople = 4;

/** What SharePoint charges for a message: its row is posted, marked and completed, two resource units each. */
const unitsPerMessage = 6;
/** The rest of the budget is for people: reading, recording, the tab. */
const shareOfUnits = 0.8;

/** `count` calls in any stretch of so many milliseconds. */
interface Allowance {
  readonly count: number;
  readonly milliseconds: number;
}

export interface PacerSettings {
  /** Services that share the limits. */
  readonly replicas: number;
  /** SharePoint's resource units a minute for this application in this tenant. */
  readonly unitsPerMinute: number;
  /** Milliseconds on a clock that only runs forward. */
  readonly now?: () => number;
  /** 0 ≤ n < 1. */
  readonly random?: () => number;
  /** Calls back after so many milliseconds, and answers with how to call it off. */
  readonly after?: (milliseconds: number, then: () => void) => () => void;
}

export type Urgency = 'person' | 'background';

export interface Pacer {
  /** Resolves when the sweep may begin one message more: an even stream with a little jitter. */
  turn(): Promise<void>;
  /**
   * Resolves when one call may be made, to what must be called when it has ended. Resolves to null instead when that would take
   * longer than half a minute: the conversation has had its share for now.
   */
  enter(conversation: string, urgency: Urgency): Promise<(() => void) | null>;
  /** Teams said "later" all the same: somebody else uses the limits too. */
  slowDown(conversation: string, seconds: number): void;
}

const longestWaitMilliseconds = 30_000;
/** A sweep that was held up may catch up for so long. */
const mostCatchUpMilliseconds = 200;

interface Waiting {
  readonly conversation: string;
  readonly urgency: Urgency;
  readonly giveUpAt: number;
  readonly settle: (entered: (() => void) | null) => void;
}

const forgetEveryMilliseconds = 60_000;

/**
 * Token buckets, one for the tenant and one for each conversation. A token comes back when its stretch of time has passed since the call
 * *ended*: whenever between its beginning and its end Teams counted it, no stretch can hold more than the bucket has. The shortest
 * journey seen lately is allowed for, so that distance costs no speed.
 */
export function createPacer(settings: PacerSettings): Pacer {
  const now = settings.now ?? (() => performance.now());
  const random = settings.random ?? Math.random;
  const after = settings.after ?? usualTimer;
  const share = Math.max(1, Math.floor(perTenantAndSecond / settings.replicas));
  const kept = Math.min(share - 1, Math.ceil(keptForPeople / settings.replicas));
  const tenant = createBucket([{ count: share, milliseconds: 1_000 }]);
  const conversations = new Map<string, Bucket>();
  const waiting: Waiting[] = [];
  const journeys = createJourneys();
  const messagesPerSecond = Math.min(
    share - kept,
    (settings.unitsPerMinute * shareOfUnits) / unitsPerMessage / 60 / settings.replicas,
  );
  let nextTurn = 0;
  let forgetAt = 0;
  let heldUntil = 0;
  let slowed: { conversation: string; until: number } | null = null;
  let callOff: (() => void) | null = null;

  const bucketOf = (conversation: string): Bucket => {
    const known = conversations.get(conversation);
    if (known !== undefined) return known;
    const at = now();
    // Seldom: a sweep of thousands brings a new one with every message, and none of them is idle for an hour.
    if (conversations.size >= 1_000 && at >= forgetAt) {
      forgetAt = at + forgetEveryMilliseconds;
      for (const [key, bucket] of conversations) if (bucket.isIdle(at)) conversations.delete(key);
    }
    const bucket = createBucket(perConversation);
    conversations.set(conversation, bucket);
    return bucket;
  };

  /** Milliseconds until this one may enter; 0 = now; Infinity = a call must end first. */
  const waitOf = ({ conversation, urgency }: Pick<Waiting, 'conversation' | 'urgency'>): number => {
    const at = now();
    const own = bucketOf(conversation).wait(at, 0);
    if (urgency === 'person') return Math.max(own, tenant.wait(at, 0));
    return Math.max(own, tenant.wait(at, kept), heldUntil - at);
  };

  const enterNow = ({ conversation }: Pick<Waiting, 'conversation'>): (() => void) => {
    const began = now();
    const bucket = bucketOf(conversation);
    const leave = [tenant.take(), bucket.take()];
    return () => {
      const ended = now();
      journeys.add(ended - began);
      const counted = ended - journeys.shortest();
      for (const each of leave) each(counted);
      pump();
    };
  };

  const pump = (): void => {
    callOff?.();
    callOff = null;
    let soonest = Infinity;
    for (const urgency of ['person', 'background'] as const) {
      for (const one of waiting.filter((candidate) => candidate.urgency === urgency)) {
        const milliseconds = waitOf(one);
        if (milliseconds <= 0) {
          waiting.splice(waiting.indexOf(one), 1);
          one.settle(enterNow(one));
        } else if (now() >= one.giveUpAt) {
          waiting.splice(waiting.indexOf(one), 1);
          one.settle(null);
        } else soonest = Math.min(soonest, milliseconds, one.giveUpAt - now());
      }
    }
    if (waiting.length > 0) callOff = after(Math.max(1, Math.min(soonest, 1_000)), pump);
  };

  return {
    turn: () => {
      const at = now();
      const interval = 1_000 / messagesPerSecond;
      nextTurn = Math.max(nextTurn, at - mostCatchUpMilliseconds, heldUntil) + interval * (0.5 + random());
      const milliseconds = nextTurn - at;
      if (milliseconds <= 0) return Promise.resolve();
      return new Promise((resolve) => {
        after(milliseconds, resolve);
      });
    },
    enter: (conversation, urgency) => {
      const asked = { conversation, urgency };
      const milliseconds = waitOf(asked);
      if (milliseconds <= 0 && !waiting.some((one) => one.urgency === urgency)) {
        return Promise.resolve(enterNow(asked));
      }
      if (milliseconds !== Infinity && milliseconds > longestWaitMilliseconds) return Promise.resolve(null);
      return new Promise((settle) => {
        waiting.push({ ...asked, giveUpAt: now() + longestWaitMilliseconds, settle });
        pump();
      });
    },
    slowDown: (conversation, seconds) => {
      const until = now() + seconds * 1_000;
      bucketOf(conversation).hold(until);
      // One conversation that is busy must not stop the others; a second one says that it is the tenant.
      if (slowed !== null && slowed.conversation !== conversation && now() < slowed.until) {
        heldUntil = Math.max(heldUntil, until);
      }
      slowed = { conversation, until: Math.max(until, now() + 10_000) };
    },
  };
}

interface Bucket {
  /** Milliseconds until a token beyond `reserve` is there; Infinity = not before a call ends. */
  wait(at: number, reserve: number): number;
  /** Takes a token; to be told at which moment the call was counted at the latest. */
  take(): (counted: number) => void;
  hold(until: number): void;
  isIdle(at: number): boolean;
}

function createBucket(allowances: readonly Allowance[]): Bucket {
  const longest = Math.max(...allowances.map(({ milliseconds }) => milliseconds));
  /** When calls were counted, oldest first. */
  let counted: number[] = [];
  let underWay = 0;
  let heldUntil = 0;
  const forget = (at: number): void => {
    const first = counted.findIndex((moment) => moment + longest > at);
    counted = first === -1 ? [] : counted.slice(first);
  };
  return {
    wait: (at, reserve) => {
      forget(at);
      let wait = Math.max(0, heldUntil - at);
      for (const { count, milliseconds } of allowances) {
        const room = count - reserve - underWay;
        if (room <= 0) return Infinity;
        const within = counted.filter((moment) => moment + milliseconds > at);
        const blocking = within[within.length - room];
        if (blocking !== undefined) wait = Math.max(wait, blocking + milliseconds - at);
      }
      return wait;
    },
    take: () => {
      underWay += 1;
      return (moment) => {
        underWay -= 1;
        // Calls end in any order; few are out of it.
        let index = counted.length;
        while (index > 0 && (counted[index - 1] ?? 0) > moment) index -= 1;
        counted.splice(index, 0, moment);
      };
    },
    hold: (until) => {
      heldUntil = Math.max(heldUntil, until);
    },
    isIdle: (at) => {
      forget(at);
      return underWay === 0 && counted.length === 0 && heldUntil <= at;
    },
  };
}

/** Journeys whose shortest is kept: enough that a minute in which Teams is slow does not pass for distance. */
const journeysInMind = 2_000;

/** The shortest journey there and back of those lately made, a little less to be sure; 0 until enough are known. */
function createJourneys(): { add(milliseconds: number): void; shortest(): number } {
  let before = Infinity;
  let shortest = Infinity;
  let count = 0;
  let isKnown = false;
  return {
    add: (milliseconds) => {
      shortest = Math.min(shortest, milliseconds);
      count += 1;
      if (count >= 20) isKnown = true;
      if (count < journeysInMind) return;
      before = shortest;
      shortest = Infinity;
      count = 0;
    },
    shortest: () => (isKnown ? Math.min(before, shortest) * 0.8 : 0),
  };
}

function usualTimer(milliseconds: number, then: () => void): () => void {
  const timer = setTimeout(then, milliseconds);
  return () => clearTimeout(timer);
}
