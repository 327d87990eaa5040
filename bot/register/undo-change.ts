import type { Conflict } from '../../shared/contracts/record-update.ts';
import type { UndoChange, UndoOutcome } from '../../shared/contracts/undo.ts';
import type { Action, ChairDecision } from '../../shared/domain/action.ts';
import { civilDateAt, formatCivilDate, type CivilDate } from '../../shared/domain/civil-date.ts';
import { momentInWords } from '../../shared/domain/moment-in-words.ts';
import type { AssessmentEntry, Risk } from '../../shared/domain/risk.ts';
import type { Actor } from '../../shared/domain/row.ts';
import { isSameActor } from '../../shared/domain/showing.ts';
import { mayRunMeetings, standingOnAction, type StandingDirectory } from '../../shared/domain/standing.ts';
import { undoKeyOf } from '../../shared/domain/taken-back.ts';
import {
  fieldNames,
  type FieldChange,
  type ItemKind,
  type UpdateEntry,
  type UpdateKind,
} from '../../shared/domain/update.ts';
import { updateWords } from '../../shared/domain/update-words.ts';
import {
  changesFrom,
  trackedValues,
  type TrackedItem,
  type Undoable,
} from '../../shared/sharepoint/recorded.ts';
import { refusal } from './refusal-words.ts';
import { writtenActions, writtenRisks, type RowForWriting, type WrittenList } from './row-for-writing.ts';
import { wasRecorded, type ItemState } from './trail.ts';
import { refuse, type Decision, type Refusal, type WriteParts } from './write-item.ts';
import { asResult, writeItems } from './write-items.ts';

/** Who takes back, and as much of the board as it is decided by. */
export interface UndoBoard {
  readonly actor: Actor & { readonly oid: string };
  readonly directory: StandingDirectory;
  readonly timeZone: string;
}

type Entry = ItemState<unknown>['trail'][number];

/**
 * Decides whether one change of one item is taken back. Pure. What it changed must still stand as it left it; what came on top of it
 * without changing the same (a later note) stays. The standing asked for is that of the change itself, on the item as it was.
 */
function decideUndo<Entity extends Action | Risk>(
  list: WrittenList<Entity>,
  row: RowForWriting<Entity>,
  undoes: string,
  board: UndoBoard,
  now: string,
): Decision<Entity> {
  const { state, item } = row;
  const own = entriesOf(state).findLast(
    ({ key, by }) => key.slice(0, key.lastIndexOf(':')) === undoes && isSameActor(by, board.actor),
  );
  if (own === undefined) return refusals.notYours;
  const key = undoKeyOf(own.key);
  if (wasRecorded(state, key)) return { kind: 'already recorded' };
  const kept = state.recorded?.undoable?.find((each) => each.key === own.key);
  if (kept === undefined) return refusals.tooLate;

  const columns = columnsBack(kept, list.tracked(item), own);
  const restored = row.asIf(columns);
  const today = civilDateAt(now, board.timeZone);
  const refusal = refuseByStanding(own.kind, list.tracked(restored), board, today);
  if (refusal !== null) return refusal;
  const conflicts = conflictsOf(state, kept, own, list.tracked(item), list.tracked(restored));
  if (conflicts.length > 0) return { kind: 'conflict', conflicts };

  const was = list.tracked(item);
  const decided = was.kind === 'action' ? decisionTakenBack(was.action, own, board.actor, now) : null;
  const left = list.tracked(restored);
  const entry: UpdateEntry = {
    key,
    itemKind: was.kind,
    itemKey: item.key,
    kind: 'undone',
    at: now,
    by: board.actor,
    via: 'tab',
    text: `Taken back: ${updateWords('en').kinds[own.kind]}, recorded on ${momentInWords(own.at, board.timeZone)}.`,
    changes: changesFrom(trackedValues(was), left),
    reason: '',
    meetingKey: own.meetingKey,
  };
  const assessment = left.kind === 'risk' ? scoreAgain(left.risk, own, entry, today, board.timeZone) : null;
  return {
    kind: 'write',
    values: (decided === null ? {} : { lastDecision: decided }) as Partial<Entity>,
    columns,
    recorded: { entry, ...(assessment === null ? {} : { assessment }), left: trackedValues(left) },
  };
}

const refusals = {
  notYours: refuse(
    'not valid',
    refusal((words) => words.notYours),
  ),
  tooLate: refuse(
    'not valid',
    refusal((words) => words.tooLateToUndo),
  ),
} as const;

/** Everything recorded about the item, oldest first: the outbox's entry may not have reached the trail yet. */
function entriesOf({ trail, recorded }: ItemState<unknown>): readonly Entry[] {
  const outbox = recorded?.entry;
  const all: Entry[] =
    outbox === undefined || trail.some(({ key }) => key === outbox.key) ? [...trail] : [...trail, outbox];
  return all.sort((first, second) => Date.parse(first.at) - Date.parse(second.at));
}

/** SharePoint keeps no fractions of a second. */
const sameMoment = (first: string | undefined, second: string): boolean =>
  first !== undefined && first.slice(0, 19) === second.slice(0, 19);

/** What goes back onto the row: all the change wrote, but for what somebody wrote over without contradicting it. */
function columnsBack({ before }: Undoable, now: TrackedItem, own: Entry): Record<string, unknown> {
  const item: Partial<Pick<Action, 'lastHeardAt'>> & Pick<Action, 'lastNote'> =
    now.kind === 'action' ? now.action : now.risk;
  const isOwn: Readonly<Record<string, boolean>> = {
    lastNote: sameMoment(item.lastNote?.at, own.at),
    lastHeardAt: sameMoment(item.lastHeardAt, own.at),
    // Told to the leads, perhaps: it is not made undone but followed by another word.
    lastDecision: false,
  };
  return Object.assign(
    {},
    ...Object.entries(before)
      .filter(([field]) => isOwn[field] !== false)
      .map(([, columns]) => columns),
  ) as Record<string, unknown>;
}

/** The changed fields that hold something else by now, with who did it. */
function conflictsOf(
  state: ItemState<unknown>,
  { before, left }: Undoable,
  own: Entry,
  now: TrackedItem,
  restored: TrackedItem,
): Conflict[] {
  const back = changesFrom(left, restored);
  const since = entriesOf(state).filter(({ key, at }) => key !== own.key && at >= own.at);
  const changedBy = (field: FieldChange['field']): string =>
    since.findLast(({ changes }) => changes.some((change) => change.field === field))?.by.name ??
    state.editor.name;
  const conflicts = changesFrom(left, now).map(({ field, before: was, after }): Conflict => ({
    field,
    label: fieldNames[field],
    seen: was,
    now: after,
    yours: back.find((change) => change.field === field)?.after ?? was,
    by: changedBy(field),
  }));
  const request = now.kind === 'action' ? now.action.moreTimeRequest : null;
  if (before['moreTimeRequest'] === undefined) return conflicts;
  const stands = own.kind === 'more time asked' ? sameMoment(request?.at, own.at) : request === null;
  if (stands) return conflicts;
  const decidedBy = now.kind === 'action' ? now.action.lastDecision?.by.name : undefined;
  return [
    ...conflicts,
    {
      field: 'moreTimeRequest',
      label: 'Request for more time',
      seen: own.kind === 'more time asked' ? 'asked' : 'none',
      now: request === null ? 'decided' : `until ${formatCivilDate(request.proposedDue)}`,
      yours: '',
      by: request?.by.name ?? decidedBy ?? state.editor.name,
    },
  ];
}

/** The leads hear of a decision; when it is taken back they hear of that too. */
function decisionTakenBack(
  { lastDecision, currentDue }: Action,
  own: Entry,
  by: Actor,
  now: string,
): ChairDecision | null {
  if (lastDecision === null || !sameMoment(lastDecision.at, own.at)) return null;
  return { kind: 'taken back', at: now, by, note: '', due: currentDue, asked: lastDecision.asked };
}

/** A scoring is never taken out of the list: the score as it stood before is scored again, and says why. */
function scoreAgain(
  risk: Risk,
  own: Entry,
  { key, by }: UpdateEntry,
  today: CivilDate,
  timeZone: string,
): AssessmentEntry | null {
  if (own.kind !== 're-scored' && own.kind !== 'review confirmed') return null;
  const { likelihood = null, impact = null, score = null, band = null } = risk.current ?? {};
  return {
    key,
    riskKey: risk.key,
    stage: 'current',
    asAt: today,
    likelihood,
    impact,
    score,
    scoreText: `As before: the review of ${momentInWords(own.at, timeZone)} was taken back`,
    band,
    scheme: risk.scheme,
    by,
  };
}

function refuseByStanding(
  kind: UpdateKind,
  restored: TrackedItem,
  { actor, directory }: UndoBoard,
  today: CivilDate,
): Refusal | null {
  const standing =
    restored.kind === 'action' ? standingOnAction(actor.oid, restored.action, directory, today) : null;
  const may = ((): boolean => {
    switch (kind) {
      case 'more time approved':
      case 'another date set':
      case 'more time declined':
      case 'closed':
      case 'sent back':
      case 'challenge':
        return standing?.mayDecide === true;
      case 'put right':
      case 'date moved':
        return standing?.mayPutRight === true;
      case 'passed on':
        return standing?.capacities.includes('lead') === true;
      case 'meeting decision':
      case 'meeting note':
        return mayRunMeetings(actor.oid, directory, today);
      // Progress and reviews travel with the person's own token: SharePoint decides, as it did then.
      case 'progress':
      case 'more time asked':
      case 'review confirmed':
      case 're-scored':
      case 'review date changed':
        return true;
      case 'undone':
      case 'hand edit':
      case 'imported':
      case 'import taken back':
        return false;
    }
  })();
  return may
    ? null
    : refuse(
        'not allowed',
        refusal((words) => words.standingChanged),
      );
}

/** Takes back what one press recorded, item by item. Throws `GraphFailure` (see `writeItems`). */
export async function undoChange(
  parts: WriteParts,
  { undoes, items }: UndoChange,
  board: UndoBoard,
): Promise<UndoOutcome> {
  const keysOf = (kind: ItemKind) =>
    items.filter(({ itemKind }) => itemKind === kind).map(({ itemKey }) => itemKey);
  const actions = await writeItems(writtenActions, keysOf('action'), parts, (row) =>
    decideUndo(writtenActions, row, undoes, board, parts.now),
  );
  const risks = await writeItems(writtenRisks, keysOf('risk'), parts, (row) =>
    decideUndo(writtenRisks, row, undoes, board, parts.now),
  );
  return {
    items: items.flatMap(({ itemKind, itemKey }): UndoOutcome['items'] => {
      const [action, risk] = [actions.get(itemKey), risks.get(itemKey)];
      if (itemKind === 'action' && action !== undefined) {
        const result = asResult(action, parts.language);
        return [
          {
            itemKind,
            itemKey,
            result: 'item' in result ? { ...result, item: { kind: 'action', action: result.item } } : result,
          },
        ];
      }
      if (itemKind === 'risk' && risk !== undefined) {
        const result = asResult(risk, parts.language);
        return [
          {
            itemKind,
            itemKey,
            result: 'item' in result ? { ...result, item: { kind: 'risk', risk: result.item } } : result,
          },
        ];
      }
      return [];
    }),
  };
}
