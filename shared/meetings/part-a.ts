import type { RegisterRows } from '../contracts/tab-api.ts';

/**
 * Keys of what is exempt: a risk marked so, and every action and control that treats it. An action or control that names a risk the
 * reader cannot see counts as exempt too: nobody can tell that it is not.
 */
export function exemptKeys(rows: {
  readonly risks: readonly RegisterRows['risks'][number][];
  readonly actions: readonly RegisterRows['actions'][number][];
  readonly controls: readonly RegisterRows['controls'][number][];
}): {
  readonly risks: ReadonlySet<string>;
  readonly actions: ReadonlySet<string>;
  readonly controls: ReadonlySet<string>;
} {
  const marked = new Set(rows.risks.filter(({ marking }) => marking === 'exempt').map(({ key }) => key));
  // Two rows with one key, after a copy by hand, are exempt when one of them is.
  const open = new Set(rows.risks.map(({ key }) => key).filter((key) => !marked.has(key)));
  const isExempt = ({ riskKey }: { readonly riskKey: string | null }) =>
    riskKey !== null && !open.has(riskKey);
  return {
    risks: new Set(rows.risks.filter(({ key }) => !open.has(key)).map(({ key }) => key)),
    actions: new Set(rows.actions.filter(isExempt).map(({ key }) => key)),
    controls: new Set(rows.controls.filter(isExempt).map(({ key }) => key)),
  };
}

/** What may be published (Part A) and what is exempt (Part B). People, groups and meetings belong to Part A. */
export function parted(rows: RegisterRows): { readonly partA: RegisterRows; readonly partB: RegisterRows } {
  const exempt = exemptKeys(rows);
  return {
    partA: {
      ...rows,
      risks: rows.risks.filter(({ key }) => !exempt.risks.has(key)),
      actions: rows.actions.filter(({ key }) => !exempt.actions.has(key)),
      controls: rows.controls.filter(({ key }) => !exempt.controls.has(key)),
    },
    partB: {
      risks: rows.risks.filter(({ key }) => exempt.risks.has(key)),
      actions: rows.actions.filter(({ key }) => exempt.actions.has(key)),
      controls: rows.controls.filter(({ key }) => exempt.controls.has(key)),
      people: [],
      groups: [],
      meetings: [],
    },
  };
}
