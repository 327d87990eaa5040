import { refusal } from './refusal-words.ts';
import type { Language } from '../../shared/domain/language.ts';
import type {
  Conflict,
  RecordActionOutcome,
  RecordActionUpdate,
} from '../../shared/contracts/record-update.ts';
import type { Action, MoreTimeRequest } from '../../shared/domain/action.ts';
import { civilDateAt, formatCivilDate, type CivilDate } from '../../shared/domain/civil-date.ts';
import type { Actor } from '../../shared/domain/row.ts';
import type { Standing } from '../../shared/domain/standing.ts';
import type { FieldChange, UpdateEntry } from '../../shared/domain/update.ts';
import { trackedValues, type TrackedValues } from '../../shared/sharepoint/recorded.ts';
import { refusePersonalDetails } from './personal-details.ts';
import { pressKey, wasRecorded, type ItemState } from './trail.ts';
import { writtenActions } from './row-for-writing.ts';
import {
  refuse,
  writeItem,
  type Decision,
  type Refusal,
  type WriteOutcome,
  type WriteParts,
} from './write-item.ts';

/** Who presses, through what, and who says what they may. */
export interface Press<Item> {
  readonly actor: Actor;
  readonly via: 'card' | 'tab';
  /**
   * What the actor may do with the item as it was just read; null where the request travels with their own token and
   * SharePoint decides.
   */
  readonly standing: ((item: Item) => Standing) | null;
}

type ReportedField = 'status' | 'rag' | 'percentComplete' | 'evidenceLink';

interface Reported {
  readonly field: ReportedField;
  /** Also the column's name on the row, under which a cell's problem is listed. */
  readonly label: string;
  readonly seen: string;
  readonly now: string;
  readonly yours: string;
  readonly value: Partial<Action>;
}

const shown = (value: string | number | null, unit = ''): string => (value === null ? '' : `${value}${unit}`);

/** The fields the person changes: asked for, and other than what they saw. */
function reported(action: Action, request: RecordActionUpdate): Reported[] {
  const { seen } = request;
  const all: Reported[] = [];
  if (request.status !== undefined) {
    all.push({
      field: 'status',
      label: 'Status',
      seen: seen.status,
      now: action.status,
      yours: request.status,
      value: { status: request.status },
    });
  }
  if (request.rag !== undefined) {
    all.push({
      field: 'rag',
      label: 'RAG',
      seen: shown(seen.rag),
      now: shown(action.rag),
      yours: request.rag,
      value: { rag: request.rag },
    });
  }
  if (request.percentComplete !== undefined) {
    all.push({
      field: 'percentComplete',
      label: 'Percent complete',
      seen: shown(seen.percentComplete, '%'),
      now: shown(action.percentComplete, '%'),
      yours: `${request.percentComplete}%`,
      value: { percentComplete: request.percentComplete },
    });
  }
  if (request.evidenceLink !== undefined) {
    all.push({
      field: 'evidenceLink',
      label: 'Evidence link',
      seen: seen.evidenceLink.trim(),
      now: action.evidenceLink.trim(),
      yours: request.evidenceLink,
      value: { evidenceLink: request.evidenceLink },
    });
  }
  return all.filter((change) => change.yours !== change.seen);
}

/** The trail key of a press: what was seen is no part of it, since a form may be drawn anew between two deliveries. */
function keyOf(request: RecordActionUpdate, actor: Actor): string {
  const { idempotencyKey, seen: _, saveAnyway: __, ...submitted } = request;
  return pressKey(idempotencyKey, { ...submitted, actor: actor.oid ?? actor.name });
}

/**
 * Decides one person's update of one action. Pure: `state` is what was just read, `now` an ISO instant, `timeZone` the board's.
 * A field they change that no longer holds what they saw is a conflict (unless it already holds what they want); a note never is.
 */
export function decideActionUpdate(
  state: ItemState<Action>,
  request: RecordActionUpdate,
  press: Press<Action>,
  clock: { readonly now: string; readonly timeZone: string },
): Decision<Action> {
  const action = state.item;
  const key = keyOf(request, press.actor);
  if (wasRecorded(state, key)) {
    return { kind: 'already recorded' };
  }
  const wanted = reported(action, request);
  const note = request.note ?? '';
  const today = civilDateAt(clock.now, clock.timeZone);
  const refusal =
    refuseByStanding(action, request, press) ??
    refuseByState(action, request, wanted, note, today) ??
    refusePersonalDetails([note, request.moreTime?.reason, request.evidenceLink], request.saveAnyway);
  if (refusal !== null) return refusal;

  const changes = wanted.filter((change) => change.now !== change.yours);
  const conflicts = changes.filter((change) => change.now !== change.seen);
  if (conflicts.length > 0) return { kind: 'conflict', conflicts: conflicts.map(asConflict) };

  const { moreTime } = request;
  const values: Partial<Action> = Object.assign(
    {},
    ...changes.map((change) => change.value),
  ) as Partial<Action>;
  values.lastHeardAt = clock.now;
  if (values.status !== undefined) values.completedOn = values.status === 'complete' ? today : null;
  const replaced = action.moreTimeRequest;
  const lapses = replaced !== null && (values.status === 'complete' || values.status === 'cancelled');
  if (lapses) values.moreTimeRequest = null;
  if (values.rag !== undefined) values.ragSetBy = press.actor.name;
  if (note !== '') values.lastNote = { text: note, at: clock.now, by: press.actor.name };
  if (moreTime !== undefined) {
    values.moreTimeRequest = { ...moreTime, at: clock.now, by: press.actor };
  }
  const entry: UpdateEntry = {
    key,
    itemKind: 'action',
    itemKey: action.key,
    kind: moreTime === undefined ? 'progress' : 'more time asked',
    at: clock.now,
    by: press.actor,
    via: press.via,
    text: [
      note,
      moreTime === undefined ? '' : `Asked for more time, until ${formatCivilDate(moreTime.proposedDue)}.`,
      moreTime === undefined || replaced === null ? '' : `This replaces ${requestInWords(replaced)}.`,
      lapses ? `No longer needed: ${requestInWords(replaced)}.` : '',
    ]
      .filter((part) => part !== '')
      .join('\n'),
    changes: changes.map(({ field, now, yours }): FieldChange => ({ field, before: now, after: yours })),
    reason: moreTime?.reason ?? '',
    meetingKey: request.meetingKey ?? null,
  };
  const left = valuesLeft(
    action,
    values,
    changes.map(({ label }) => label),
  );
  return { kind: 'write', values, recorded: { entry, left } };
}

/** The tracked values as the write leaves them. `columns` are written over: they no longer have the problem they had. */
export function valuesLeft(
  action: Action,
  values: Partial<Action>,
  columns: readonly string[],
): TrackedValues {
  const problems = action.problems.filter((problem) => !columns.includes(problem.column));
  return trackedValues({ kind: 'action', action: { ...action, ...values, problems } });
}

/** "the request of Priya Nair for more time until 30 June 2026" */
export function requestInWords({ by, proposedDue }: MoreTimeRequest): string {
  return `the request of ${by.name} for more time until ${formatCivilDate(proposedDue)}`;
}

const asConflict = ({ field, label, seen, now, yours }: Reported): Conflict => ({
  field,
  label,
  seen,
  now,
  yours,
});

function refuseByStanding(action: Action, request: RecordActionUpdate, press: Press<Action>): Refusal | null {
  const standing = press.standing?.(action);
  if (standing === undefined) return null;
  if (standing.mayUpdate && (request.moreTime === undefined || standing.mayAskForMoreTime)) return null;
  return refuse(
    'not allowed',
    refusal((words) => words.notNamed),
  );
}

function refuseByState(
  action: Action,
  request: RecordActionUpdate,
  wanted: readonly Reported[],
  note: string,
  today: CivilDate,
): Refusal | null {
  const { moreTime } = request;
  if (wanted.length === 0 && note === '' && moreTime === undefined) {
    return refuse(
      'not valid',
      refusal((words) => words.nothingChanged),
    );
  }
  const isClosed = action.status === 'closed';
  if (isClosed && wanted.some((change) => change.field !== 'evidenceLink')) {
    return refuse(
      'not allowed',
      refusal((words) => words.closedAlready),
    );
  }
  if (moreTime === undefined) return null;
  const after = request.status ?? action.status;
  if (isClosed || after === 'cancelled' || after === 'complete') {
    return refuse(
      'not valid',
      refusal((words) => words.needsNoMoreTime(words.status[isClosed ? 'closed' : after])),
    );
  }
  if (moreTime.proposedDue <= today) {
    return refuse(
      'not valid',
      refusal((words) => words.afterToday),
    );
  }
  const { currentDue } = action;
  if (currentDue !== null && moreTime.proposedDue <= currentDue) {
    return refuse(
      'not valid',
      refusal((words, language) => words.laterThanDue(formatCivilDate(currentDue, language))),
    );
  }
  return null;
}

/** Records an update: reads, decides, writes. Throws `GraphFailure` (see `writeItem`). */
export async function recordActionUpdate(
  parts: WriteParts,
  request: RecordActionUpdate,
  press: Press<Action>,
): Promise<RecordActionOutcome> {
  const clock = { now: parts.now, timeZone: parts.site.timeZone };
  const outcome = await writeItem(writtenActions, request.itemKey, parts, (state) =>
    decideActionUpdate(state, request, press, clock),
  );
  return toOutcome(outcome, parts.language);
}

/** The contract's shape of an outcome, whatever was written, for somebody who reads this language. */
export function toOutcome<Item>(
  outcome: WriteOutcome<Item>,
  language: Language,
):
  | { outcome: 'recorded' | 'already recorded'; item: Item }
  | { outcome: 'conflict'; item: Item; conflicts: Conflict[] }
  | { outcome: 'refused'; reason: Refusal['reason']; userMessage: string } {
  switch (outcome.kind) {
    case 'recorded':
    case 'already recorded':
      return { outcome: outcome.kind, item: outcome.item };
    case 'conflict':
      return { outcome: 'conflict', item: outcome.item, conflicts: [...outcome.conflicts] };
    case 'refused':
      return { outcome: 'refused', reason: outcome.reason, userMessage: outcome.userMessage[language] };
  }
}
