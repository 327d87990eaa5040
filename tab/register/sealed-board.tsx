import { useMemo, type ReactNode } from 'react';
import type { SealedReading } from '../../shared/contracts/sealed-register.ts';
import { BoardContext, useBoard, type OpenBoard } from './register-context.tsx';
import type { RegisterSnapshot } from './register-store.ts';
import { emptyRegister } from './register-tables.ts';

/**
 * The pages below it show a sealed register in place of the board's living one: its rows, its schemes, the day it was sealed as
 * today. Nothing changes there, nobody is offered a form.
 */
export function SealedBoard({ reading, children }: { reading: SealedReading; children: ReactNode }) {
  const living = useBoard();
  const open = useMemo(() => frozen(living, reading), [living, reading]);
  return <BoardContext.Provider value={open}>{children}</BoardContext.Provider>;
}

const nothing = () => undefined;

function frozen(living: OpenBoard, { partA, partB }: SealedReading): OpenBoard {
  const { rows } = partA;
  const snapshot: RegisterSnapshot = {
    register: {
      ...emptyRegister,
      board: {
        ...partA.board,
        settings: partA.settings,
        vocabulary: partA.vocabulary,
        schemes: partA.schemes,
        policyVersion: 0,
        schemeChange: 0,
        problems: [],
      },
      tables: {
        risks: byId([...rows.risks, ...(partB?.rows.risks ?? [])]),
        controls: byId([...rows.controls, ...(partB?.rows.controls ?? [])]),
        actions: byId([...rows.actions, ...(partB?.rows.actions ?? [])]),
        people: byId(rows.people),
        groups: byId(rows.groups),
        meetings: byId(rows.meetings),
      },
      today: partA.asAt,
      now: partA.sealedAt,
      complete: true,
    },
    connection: { phase: 'live' },
    announcement: { count: 0, words: '' },
    justChanged: new Map(),
  };
  return {
    ...living,
    // Whoever looks has no part in a register of the past: nothing of it can be done any more.
    viewerOid: null,
    sealed: { at: partA.sealedAt, asAt: partA.asAt },
    store: {
      getSnapshot: () => snapshot,
      subscribe: () => nothing,
      retry: nothing,
      applySavedAction: nothing,
      applySavedRisk: nothing,
    },
  };
}

function byId<Item extends { readonly id: string }>(items: readonly Item[]): ReadonlyMap<string, Item> {
  return new Map(items.map((item) => [item.id, item]));
}
