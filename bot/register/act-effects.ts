import type { ActOnAction } from '../../shared/contracts/act-on-action.ts';
import type { Action, ChairDecision, MoreTimeRequest } from '../../shared/domain/action.ts';
import { formatCivilDate, type CivilDate } from '../../shared/domain/civil-date.ts';
import type { Actor } from '../../shared/domain/row.ts';
import type { StandingDirectory } from '../../shared/domain/standing.ts';
import type { FieldChange, UpdateKind } from '../../shared/domain/update.ts';
import { leadsInTrail } from '../../shared/sharepoint/recorded.ts';
import { leadsAfterNaming, leadsAfterPassingOn, type NewLeads } from './change-leads.ts';
import { requestInWords } from './record-action-update.ts';
import { refusal } from './refusal-words.ts';
import { refuse, type Refusal } from './write-item.ts';

/** As much of a board as an act is decided by. */
export interface ActBoard {
  readonly timeZone: string;
  readonly directory: StandingDirectory;
  /** Whether the board lets a lead pass an action to their deputy. */
  readonly passToDeputy: boolean;
}

/**
 * Who acts, and through what. Unlike progress, an act always needs standing in the register: that SharePoint lets somebody edit the
 * list makes them no chair and no manager.
 */
export interface ActPress {
  readonly actor: Actor & { readonly oid: string };
  readonly via: 'card' | 'tab';
}

/** What an act comes to, before it is wrapped for the trail. */
export interface Effect {
  readonly kind: UpdateKind;
  readonly values: Partial<Action>;
  readonly changes: readonly FieldChange[];
  /** Said in the trail after the person's own note; '' = nothing more to say. */
  readonly told: string;
}

export interface Question {
  readonly action: Action;
  readonly request: ActOnAction;
  readonly press: ActPress;
  readonly board: ActBoard;
  readonly now: string;
  readonly today: CivilDate;
}

export const dayInWords = (day: CivilDate | null): string =>
  day === null ? 'no date' : formatCivilDate(day);

/** What an act comes to, once it may be done. */
export function effectOf(question: Question): Effect | Refusal {
  const { action, request } = question;
  const { act } = request;
  switch (act.kind) {
    case 'approve more time': {
      const asked = action.moreTimeRequest;
      return asked === null ? nothingAsked : withNewDate(question, asked, asked.proposedDue);
    }
    case 'set another date': {
      const asked = action.moreTimeRequest;
      return asked === null ? nothingAsked : withNewDate(question, asked, act.due);
    }
    case 'decline more time': {
      const asked = action.moreTimeRequest;
      if (asked === null) return nothingAsked;
      return {
        kind: 'more time declined',
        values: {
          moreTimeRequest: null,
          lastDecision: decision(question, 'more time declined', action.currentDue, asked),
        },
        changes: [],
        told: `Declined: ${requestInWords(asked)}.`,
      };
    }
    case 'close':
      return {
        kind: 'closed',
        values: {
          status: 'closed',
          moreTimeRequest: null,
          lastDecision: decision(question, 'closed', null, null),
        },
        changes: [{ field: 'status', before: action.status, after: 'closed' }],
        told: '',
      };
    case 'send back':
      return {
        kind: 'sent back',
        values: {
          status: 'in progress',
          completedOn: null,
          lastDecision: decision(question, 'sent back', null, null),
        },
        changes: [{ field: 'status', before: action.status, after: 'in progress' }],
        told: '',
      };
    case 'challenge':
      return { kind: 'challenge', values: {}, changes: [], told: '' };
    case 'pass on':
      return withNewLeads(
        action,
        leadsAfterPassingOn(action, question.press.actor.oid, act.toPersonKey, question),
        'passed on',
      );
    case 'name lead':
      return withNewLeads(action, leadsAfterNaming(action, act.personKey, question), 'put right');
    case 'give date':
      return withFirstDate(question, act.due);
    case 'move date':
      return withMovedDate(question, act.due);
    case 'set group':
      return withGroup(question, act.groupKey);
  }
}

/** Never reached after `refuseByState`; said all the same rather than assumed. */
const nothingAsked = refuse(
  'not valid',
  refusal((words) => words.nothingAsked('')),
);

function decision(
  { request, press, now }: Question,
  kind: ChairDecision['kind'],
  due: CivilDate | null,
  asked: MoreTimeRequest | null,
): ChairDecision {
  return { kind, at: now, by: press.actor, note: request.note ?? '', due, asked };
}

/** The chair may set an earlier date than was asked for, not an earlier one than there is: less time is no answer to a request for more. */
function withNewDate(question: Question, asked: MoreTimeRequest, due: CivilDate): Effect | Refusal {
  const { action, request, today } = question;
  const approves = request.act.kind === 'approve more time' || due === asked.proposedDue;
  if (due <= today) {
    return refuse(
      'not valid',
      refusal((words, language) =>
        approves ? words.askedDateHasCome(formatCivilDate(due, language)) : words.dayAfterToday,
      ),
    );
  }
  const { currentDue } = action;
  if (currentDue !== null && due <= currentDue) {
    return refuse(
      'not valid',
      refusal((words, language) => words.laterOrDecline(formatCivilDate(currentDue, language))),
    );
  }
  const kind = approves ? 'more time approved' : 'another date set';
  return {
    kind,
    values: {
      ...movedTo(action, due),
      moreTimeRequest: null,
      lastDecision: decision(question, kind, due, asked),
    },
    changes: [dueChange(action, due)],
    told: `${approves ? 'Approved' : 'Another date was set for'}: ${requestInWords(asked)}.`,
  };
}

function withFirstDate({ action, today }: Question, due: CivilDate): Effect | Refusal {
  if (due <= today)
    return refuse(
      'not valid',
      refusal((words) => words.dayAfterToday),
    );
  const { currentDue } = action;
  if (currentDue !== null) {
    return refuse(
      'not valid',
      refusal((words, language) => words.hasDateAlready(formatCivilDate(currentDue, language))),
    );
  }
  return { kind: 'put right', values: movedTo(action, due), changes: [dueChange(action, due)], told: '' };
}

/** The board's own answer where many dates have to move at once; a lead asks for more time. A request that waits still waits. */
function withMovedDate({ action, today }: Question, due: CivilDate): Effect | Refusal {
  if (due <= today) {
    return refuse(
      'not valid',
      refusal((words) => words.dayAfterToday),
    );
  }
  if (due === action.currentDue) {
    return refuse(
      'not valid',
      refusal((words, language) => words.dueOnThatDay(formatCivilDate(due, language))),
    );
  }
  return {
    kind: action.currentDue === null ? 'put right' : 'date moved',
    values: movedTo(action, due),
    changes: [dueChange(action, due)],
    told: '',
  };
}

function withGroup({ action, board }: Question, groupKey: string): Effect | Refusal {
  const { directory } = board.directory;
  const group = directory.group(groupKey);
  if (group === undefined) {
    return refuse(
      'not valid',
      refusal((words) => words.noSuchGroup),
    );
  }
  if (action.groupKey === groupKey) {
    return refuse(
      'not valid',
      refusal((words) => words.inGroupAlready(group.name)),
    );
  }
  return {
    kind: 'put right',
    values: { groupKey },
    changes: [{ field: 'group', before: directory.group(action.groupKey)?.name ?? '', after: group.name }],
    told: '',
  };
}

/** The first date an action ever had stays its original one; only a date that stood before can move. */
function movedTo(action: Action, due: CivilDate): Partial<Action> {
  return {
    currentDue: due,
    originalDue: action.originalDue ?? action.currentDue ?? due,
    moves: action.currentDue === null ? action.moves : action.moves + 1,
  };
}

const dueChange = (action: Action, due: CivilDate): FieldChange => ({
  field: 'due',
  before: action.currentDue === null ? '' : formatCivilDate(action.currentDue),
  after: formatCivilDate(due),
});

function withNewLeads(action: Action, next: NewLeads | Refusal, kind: UpdateKind): Effect | Refusal {
  if (isRefusal(next)) return next;
  return {
    kind,
    values: { leads: next.leads },
    changes: [{ field: 'leads', before: leadsInTrail(action.leads), after: leadsInTrail(next.leads) }],
    told: next.told,
  };
}

export const isRefusal = (part: Effect | NewLeads | Refusal): part is Refusal =>
  'kind' in part && part.kind === 'refused';
