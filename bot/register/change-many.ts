import type { ChangeMany, ChangeManyOutcome } from '../../shared/contracts/change-many.ts';
import type { Action } from '../../shared/domain/action.ts';
import { civilDateAt } from '../../shared/domain/civil-date.ts';
import { isBoardManager } from '../../shared/domain/standing.ts';
import type { ActBoard, ActPress } from './act-effects.ts';
import { decideAct } from './act-on-action.ts';
import { decideActionUpdate } from './record-action-update.ts';
import { refusePersonalDetails } from './personal-details.ts';
import { refusalWords } from './refusal-words.ts';
import { writtenActions } from './row-for-writing.ts';
import type { ItemState } from './trail.ts';
import type { Decision, WriteParts } from './write-item.ts';
import { asResult, writeItems } from './write-items.ts';

/**
 * Does one thing to many actions, each by the rules for a single one. Only a board manager may; that is checked here, since SharePoint
 * knows no managers. Throws `GraphFailure` (see `writeItems`).
 */
export async function changeMany(
  parts: WriteParts,
  request: ChangeMany,
  press: ActPress,
  board: ActBoard,
): Promise<ChangeManyOutcome> {
  if (!isBoardManager(press.actor.oid, board.directory, civilDateAt(parts.now, board.timeZone))) {
    return {
      outcome: 'refused',
      reason: 'not allowed',
      userMessage: refusalWords(parts.language).manyByManagers,
    };
  }
  // Once for all of them, before any is written.
  const warned = refusePersonalDetails([request.note], request.saveAnyway);
  if (warned !== null) {
    return {
      outcome: 'refused',
      reason: warned.reason,
      userMessage: warned.userMessage[parts.language],
    };
  }
  const seen = new Map(request.items.map((item) => [item.itemKey, item.seen]));
  const outcomes = await writeItems(writtenActions, [...seen.keys()], parts, ({ state }) => {
    const shown = seen.get(state.item.key);
    if (shown === undefined) throw new RangeError('Only what was asked for is decided.');
    return decideOne(state, request, shown, press, board, parts);
  });
  return {
    outcome: 'gone through',
    items: [...seen.keys()].flatMap((itemKey) => {
      const outcome = outcomes.get(itemKey);
      return outcome === undefined ? [] : [{ itemKey, result: asResult(outcome, parts.language) }];
    }),
  };
}

function decideOne(
  state: ItemState<Action>,
  { idempotencyKey, change, note, saveAnyway }: ChangeMany,
  seen: ChangeMany['items'][number]['seen'],
  press: ActPress,
  board: ActBoard,
  { now }: WriteParts,
): Decision<Action> {
  const base = {
    idempotencyKey,
    itemKey: state.item.key,
    ...(note === undefined ? {} : { note }),
    ...(saveAnyway === undefined ? {} : { saveAnyway }),
  };
  const { status, rag, percentComplete, evidenceLink, ...acted } = seen;
  if (change.kind === 'report') {
    const { kind: _, ...reported } = change;
    return decideActionUpdate(
      state,
      { ...base, ...reported, seen: { status, rag, percentComplete, evidenceLink } },
      { ...press, standing: null },
      { now, timeZone: board.timeZone },
    );
  }
  return decideAct(state, { ...base, act: change, seen: { status, ...acted } }, press, board, now);
}
