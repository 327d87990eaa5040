const prefix = 'undo:';

/** The key of what takes another entry back, in the trail and among the scorings: made of it, so it can happen once. */
export const undoKeyOf = (key: string): string => `${prefix}${key}`;

/** The key of the entry that this one takes back; null for every other. */
export function keyTakenBack(key: string): string | null {
  return key.startsWith(prefix) ? key.slice(prefix.length) : null;
}

/**
 * Entries of the trail, or scorings, that count: what was recorded and taken back again is no progress and no movement. A taking back
 * whose first half is not among them stays, because it changed what stood there before.
 */
export function withoutTakenBack<Entry extends { readonly key: string }>(
  entries: readonly Entry[],
): readonly Entry[] {
  const keys = new Set(entries.map(({ key }) => key));
  const counts = ({ key }: Entry) => {
    const back = keyTakenBack(key);
    return !keys.has(undoKeyOf(key)) && (back === null || !keys.has(back));
  };
  return entries.some((entry) => !counts(entry)) ? entries.filter(counts) : entries;
}
