import type { HistoryResponse } from '../contracts/tab-api.ts';
import type { CivilDate } from '../domain/civil-date.ts';

/**
 * What stood in an item's trail when the register was sealed. A scoring holds a day only; the entry it was recorded with, which has the
 * same key, tells the moment. SharePoint keeps no fractions of a second: what is of the very second belongs to what came after, as
 * on the page that counts from there.
 */
export function historyUntil(
  { updates, assessments }: HistoryResponse,
  sealed: { readonly at: string; readonly asAt: CivilDate },
): HistoryResponse {
  const second = sealed.at.slice(0, 19);
  const later = new Set(updates.filter(({ at }) => at.slice(0, 19) >= second).map(({ key }) => key));
  return {
    updates: updates.filter(({ key }) => !later.has(key)),
    assessments: assessments.filter(({ key, asAt }) => asAt <= sealed.asAt && !later.has(key)),
  };
}
