import {
  leadsAsSeen,
  type ActionAct,
  type ActOnAction,
  type ActOnActionOutcome,
} from '../../shared/contracts/act-on-action.ts';
import type { Language } from '../../shared/domain/language.ts';
import type { Conflict } from '../../shared/contracts/record-update.ts';
import type { Action, MoreTimeRequest } from '../../shared/domain/action.ts';
import { civilDateAt, formatCivilDate } from '../../shared/domain/civil-date.ts';
import { momentInWords } from '../../shared/domain/moment-in-words.ts';
import { othersMayDecide, standingOnAction } from '../../shared/domain/standing.ts';
import type { FieldChange, UpdateEntry } from '../../shared/domain/update.ts';
import { leadsInTrail } from '../../shared/sharepoint/recorded.ts';
import {
  dayInWords,
  effectOf,
  isRefusal,
  type ActBoard,
  type ActPress,
  type Question,
} from './act-effects.ts';
import { refusePersonalDetails } from './personal-details.ts';
import { toOutcome, valuesLeft } from './record-action-update.ts';
import { refusal } from './refusal-words.ts';
import { updateWords } from '../../shared/domain/update-words.ts';
import { writtenActions } from './row-for-writing.ts';
import { pressKey, wasRecorded, type ItemState } from './trail.ts';
import { refuse, writeItem, type Decision, type Refusal, type WriteParts } from './write-item.ts';

/**
 * Decides one act of one person on one action. Pure: `state` is what was just read, `now` an ISO instant. Only what the act rests on
 * can be in conflict: the request and the date for a decision about time, the status for a closing, the leads or the date for what
 * is put right. A challenge, like a note, never is.
 */
export function decideAct(
  state: ItemState<Action>,
  request: ActOnAction,
  press: ActPress,
  board: ActBoard,
  now: string,
): Decision<Action> {
  const action = state.item;
  const { idempotencyKey, seen: _, saveAnyway, ...submitted } = request;
  const key = pressKey(idempotencyKey, { ...submitted, actor: press.actor.oid });
  if (wasRecorded(state, key)) return { kind: 'already recorded' };

  const question = { action, request, press, board, now, today: civilDateAt(now, board.timeZone) };
  const refusal =
    refuseByStanding(question) ??
    refuseByState(question) ??
    refusePersonalDetails([request.note], saveAnyway);
  if (refusal !== null) return refusal;
  const conflicts = conflictsOf(question);
  if (conflicts.length > 0) return { kind: 'conflict', conflicts };

  const effect = effectOf(question);
  if (isRefusal(effect)) return effect;
  const values: Partial<Action> = { ...effect.values, lastHeardAt: now };
  const entry: UpdateEntry = {
    key,
    itemKind: 'action',
    itemKey: action.key,
    kind: effect.kind,
    at: now,
    by: press.actor,
    via: press.via,
    text: [request.note ?? '', effect.told].filter((part) => part !== '').join('\n'),
    changes: [...effect.changes],
    reason: '',
    meetingKey: request.meetingKey ?? null,
  };
  const left = valuesLeft(
    action,
    values,
    effect.changes.flatMap(({ field }) => columnOf[field] ?? []),
  );
  return { kind: 'write', values, recorded: { entry, left } };
}

/** Under which name a row's problems list the columns that acts write. */
const columnOf: Partial<Record<FieldChange['field'], string>> = {
  status: 'Status',
  due: 'Current due',
  leads: 'Leads',
  group: 'Group',
};

type Capability = 'decide' | 'put right' | 'lead';

const needed: Readonly<Record<ActionAct['kind'], Capability>> = {
  'approve more time': 'decide',
  'set another date': 'decide',
  'decline more time': 'decide',
  close: 'decide',
  'send back': 'decide',
  challenge: 'decide',
  'pass on': 'lead',
  'name lead': 'put right',
  'give date': 'put right',
  'move date': 'put right',
  'set group': 'put right',
};

function refuseByStanding({ action, request, press, board, today }: Question): Refusal | null {
  const { oid } = press.actor;
  const standing = standingOnAction(oid, action, board.directory, today);
  switch (needed[request.act.kind]) {
    case 'decide':
      return standing.mayDecide
        ? null
        : refuse(
            'not allowed',
            refusal((words) => words.chairsOnly),
          );
    case 'put right':
      return standing.mayPutRight
        ? null
        : refuse(
            'not allowed',
            refusal((words) => words.managersOnly),
          );
    case 'lead':
      return standing.capacities.includes('lead')
        ? null
        : refuse(
            'not allowed',
            refusal((words) => words.leadsOnly),
          );
  }
}

function refuseByState(question: Question): Refusal | null {
  const { action, request } = question;
  switch (request.act.kind) {
    case 'approve more time':
    case 'set another date':
      return refuseWithoutRequest(question) ?? refuseWhenOver(action, 'time');
    case 'decline more time':
      return refuseWithoutRequest(question);
    case 'close':
      return action.status === 'complete'
        ? null
        : refuse(
            'not valid',
            refusal((words, language) =>
              action.status === 'closed'
                ? words.alreadyClosed(lastDecisionInWords(question, language))
                : words.closedOnlyWhenComplete(words.status[action.status]),
            ),
          );
    case 'send back':
      return action.status === 'complete'
        ? null
        : refuse(
            'not valid',
            refusal((words, language) =>
              words.sentBackOnlyWhenComplete(
                words.status[action.status],
                lastDecisionInWords(question, language),
              ),
            ),
          );
    case 'challenge':
      return null;
    case 'pass on':
      return question.board.passToDeputy
        ? refuseWhenOver(action, 'pass')
        : refuse(
            'not allowed',
            refusal((words) => words.noPassingOn),
          );
    case 'name lead':
      return refuseWhenOver(action, 'lead');
    case 'give date':
    case 'move date':
      return refuseWhenOver(action, 'date');
    case 'set group':
      return null;
  }
}

/**
 * Whoever asked does not decide: somebody else who may, does. Only where the board has no other officer with an account may they
 * decide for themselves, or the request would lie for ever.
 */
function refuseWithoutRequest(question: Question): Refusal | null {
  const { action, press, board, today } = question;
  const asked = action.moreTimeRequest;
  if (asked === null) {
    return refuse(
      'not valid',
      refusal((words, language) => words.nothingAsked(lastDecisionInWords(question, language))),
    );
  }
  const { oid } = press.actor;
  if (asked.by.oid?.toLowerCase() !== oid.toLowerCase()) return null;
  return othersMayDecide(oid, action, board.directory, today)
    ? refuse(
        'not allowed',
        refusal((words) => words.ownRequest),
      )
    : null;
}

/** ": Tomos Reed closed it on 3 March 2026 at 10:15", or nothing where no decision is known. */
function lastDecisionInWords({ action, board }: Question, language: Language): string {
  const last = action.lastDecision;
  if (last === null) return '';
  const kind =
    language === 'en'
      ? last.kind
      : updateWords(language).kinds[last.kind === 'taken back' ? 'undone' : last.kind];
  return `: ${last.by.name}, ${momentInWords(last.at, board.timeZone, language)} (${kind})`;
}

function refuseWhenOver({ status }: Action, what: 'time' | 'pass' | 'lead' | 'date'): Refusal | null {
  return status === 'complete' || status === 'closed' || status === 'cancelled'
    ? refuse(
        'not valid',
        refusal((words) => words.isOver(words.status[status], what)),
      )
    : null;
}

function conflictsOf({ action, request, board }: Question): Conflict[] {
  const { seen, act } = request;
  const conflicts: Conflict[] = [];
  const requestAt = action.moreTimeRequest?.at ?? '';
  const isAboutTime =
    act.kind === 'approve more time' || act.kind === 'set another date' || act.kind === 'decline more time';
  if (isAboutTime && seen.requestAt !== requestAt) {
    conflicts.push({
      field: 'request',
      label: 'Request for more time',
      seen: seen.requestAt === '' ? 'none' : `asked ${momentInWords(seen.requestAt, board.timeZone)}`,
      now: requestNow(action.moreTimeRequest, board.timeZone),
      yours: act.kind,
    });
  }
  if (
    (isAboutTime || act.kind === 'give date' || act.kind === 'move date') &&
    seen.currentDue !== action.currentDue
  ) {
    conflicts.push({
      field: 'currentDue',
      label: 'Due',
      seen: dayInWords(seen.currentDue),
      now: dayInWords(action.currentDue),
      yours: 'due' in act ? dayInWords(act.due) : act.kind,
    });
  }
  if (act.kind === 'set group' && seen.groupKey !== undefined && seen.groupKey !== action.groupKey) {
    const nameOf = (key: string | null) => board.directory.directory.group(key)?.name ?? 'none';
    conflicts.push({
      field: 'group',
      label: 'Group',
      seen: nameOf(seen.groupKey),
      now: nameOf(action.groupKey),
      yours: nameOf(act.groupKey),
    });
  }
  if ((act.kind === 'close' || act.kind === 'send back') && seen.status !== action.status) {
    conflicts.push({
      field: 'status',
      label: 'Status',
      seen: seen.status,
      now: action.status,
      yours: act.kind === 'close' ? 'closed' : 'in progress',
    });
  }
  if ((act.kind === 'pass on' || act.kind === 'name lead') && seen.leads !== leadsAsSeen(action.leads)) {
    const key = act.kind === 'pass on' ? act.toPersonKey : act.personKey;
    conflicts.push({
      field: 'leads',
      label: 'Leads',
      seen: seenLeadsInWords(seen.leads),
      now: leadsInTrail(action.leads),
      yours: board.directory.directory.person(key)?.name ?? '',
    });
  }
  return conflicts;
}

function requestNow(request: MoreTimeRequest | null, timeZone: string): string {
  return request === null
    ? 'none'
    : `${request.by.name} asks for ${formatCivilDate(request.proposedDue)}, ${momentInWords(request.at, timeZone)}`;
}

/** `leadsAsSeen` read back: the names. */
function seenLeadsInWords(seen: string): string {
  return seen
    .split('\n')
    .map((line) => line.replace(/^\S+ \S* /, ''))
    .filter((name) => name !== '')
    .join(', ');
}

/** Acts on an action: reads, decides, writes. Throws `GraphFailure` (see `writeItem`). */
export async function actOnAction(
  parts: WriteParts,
  request: ActOnAction,
  press: ActPress,
  board: ActBoard,
): Promise<ActOnActionOutcome> {
  const outcome = await writeItem(writtenActions, request.itemKey, parts, (state) =>
    decideAct(state, request, press, board, parts.now),
  );
  return toOutcome(outcome, parts.language);
}
