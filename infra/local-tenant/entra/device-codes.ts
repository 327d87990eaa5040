import { randomInt, randomUUID } from 'node:crypto';

/** A sign-in that waits for somebody to type its code. */
interface Waiting {
  readonly userCode: string;
  readonly clientId: string;
  readonly scope: string;
  /** Object id of who signed in; null = nobody has yet, 'declined' = they said no. */
  answer: { readonly kind: 'signed in'; readonly userId: string } | { readonly kind: 'declined' } | null;
}

/** Letters and digits that nobody confuses. */
const ALPHABET = 'BCDFGHJKLMNPQRSTVWXZ23456789';

/** Sign-ins by device code that are under way. Kept in memory only; each is good for one token. */
export class DeviceCodes {
  private readonly waiting = new Map<string, Waiting>();

  begin(clientId: string, scope: string): { readonly deviceCode: string; readonly userCode: string } {
    const deviceCode = randomUUID();
    const userCode = Array.from({ length: 9 }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');
    this.waiting.set(deviceCode, { userCode, clientId, scope, answer: null });
    return { deviceCode, userCode };
  }

  /** Somebody typed the code; `userId` null = they declined. Answers whether such a code waits. */
  answer(userCode: string, userId: string | null): boolean {
    const wanted = userCode.trim().toUpperCase();
    const found = [...this.waiting.values()].find((one) => one.userCode === wanted);
    if (!found) return false;
    found.answer = userId === null ? { kind: 'declined' } : { kind: 'signed in', userId };
    return true;
  }

  /** What became of a sign-in, taken when it is over; null = there is no such sign-in for this client. */
  collect(deviceCode: string, clientId: string): Waiting | null {
    const found = this.waiting.get(deviceCode);
    if (found?.clientId !== clientId) return null;
    if (found.answer !== null) this.waiting.delete(deviceCode);
    return found;
  }
}
