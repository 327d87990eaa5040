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
