import type { z } from 'zod';

/**
 * What somebody typed and has not saved, kept for this window so that a reload loses nothing. Where the browser forbids
 * storage (it may, inside a frame) typing works as ever, only without this safety net.
 */
export function loadDraft<Schema extends z.ZodType>(name: string, schema: Schema): z.infer<Schema> | null {
  try {
    const text = sessionStorage.getItem(name);
    if (text === null) return null;
    const parsed = schema.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

export function keepDraft(name: string, draft: unknown): void {
  try {
    sessionStorage.setItem(name, JSON.stringify(draft));
  } catch {
    // No storage: nothing to do.
  }
}

export function dropDraft(name: string): void {
  try {
    sessionStorage.removeItem(name);
  } catch {
    // No storage: nothing to do.
  }
}

/** Whether something typed under this name waits to be saved. */
export function hasDraft(name: string): boolean {
  try {
    return sessionStorage.getItem(name) !== null;
  } catch {
    return false;
  }
}

/** What the forms about one item keep their drafts under, so that a list can tell beside which item one waits. */
export const draftNames = {
  update: (board: string, actionKey: string) => `update ${board} ${actionKey}`,
  review: (board: string, riskKey: string) => `review ${board} ${riskKey}`,
  act: (question: string, board: string, actionKey: string) => `act ${question} ${board} ${actionKey}`,
};

const ownerName = 'whose';

/**
 * From here on what is kept in this window is this person's. What somebody else left in it – searches, notes they had not saved, where
 * they were – is thrown away unread: at a shared machine it is nobody else's to see.
 *
 * @param oid the person's Entra object id; null = Teams does not say who is looking, and nothing kept is shown
 */
export function keepFor(oid: string | null): void {
  try {
    if (oid === null || sessionStorage.getItem(ownerName) !== oid) sessionStorage.clear();
    if (oid !== null) sessionStorage.setItem(ownerName, oid);
  } catch {
    // No storage: nothing was kept.
  }
}
