import { actOnActionSchema, leadsAsSeen, type ActOnAction } from '../../shared/contracts/act-on-action.ts';
import type { ActForm, ActInputs } from '../../shared/contracts/card-payloads.ts';
import type { Action } from '../../shared/domain/action.ts';
import { civilDateSchema } from '../../shared/domain/civil-date.ts';
import { hasLeft } from '../../shared/domain/people-directory.ts';
import type { Person } from '../../shared/domain/person.ts';
import { othersMayDecide, standingOnAction, type Standing } from '../../shared/domain/standing.ts';
import type { ActFormQuestion } from '../cards/act-form.ts';
import { actedCard } from '../cards/acted-card.ts';
import { actionFormCard } from '../cards/action-form-card.ts';
import { actionViewCard } from '../cards/action-view-card.ts';
import type { CardMessage } from '../cards/card.ts';
import { challengeCard } from '../cards/challenge-card.ts';
import { closeCard } from '../cards/close-card.ts';
import { decideCard } from '../cards/decide-card.ts';
import { passOnCard } from '../cards/pass-on-card.ts';
import { putRightCard } from '../cards/put-right-card.ts';
import { seenOfAct } from '../cards/seen.ts';
import { triedAbout } from '../reminders/tried.ts';
import { inWords, notThere, notYours, refused, type BoardPress, type Turn } from './press-turn.ts';

type ActPress = Extract<BoardPress, { verb: `act.${string}` }>;
type RecordPress = Extract<ActPress, { verb: 'act.record' }>;

/** A press that decides, closes, replies, passes on or puts right, by whoever has a part in the action. */
export async function onAct(turn: Turn, press: ActPress): Promise<CardMessage> {
  const { view, person } = turn;
  const action = view.snapshot.actions.find(({ key }) => key === press.itemKey);
  if (action === undefined) return notThere(turn, press);
  const standing = standingOnAction(person.oid, action, view.directory, view.today);
  // Nothing of an item is shown to somebody who has no part in it: the key on a card may be anybody’s guess.
  if (standing.capacities.length === 0) return notYours(turn, press);
  return press.verb === 'act.open'
    ? formOf(turn, action, standing, press.form, { typed: inputsOf(press) })
    : record(turn, action, standing, press);
}

/** The form a person may fill in; where there is nothing to decide, or it is not theirs to, how the action stands. */
function formOf(
  turn: Turn,
  action: Action,
  standing: Standing,
  form: ActForm,
  extra: Pick<ActFormQuestion, 'typed' | 'problem' | 'conflicts'>,
): CardMessage {
  const { view, place, parts } = turn;
  const question: ActFormQuestion = {
    place,
    action,
    today: view.today,
    atInWords: inWords(turn),
    rendering: parts.newRendering(),
    ...extra,
  };
  const instead = (notice: string) =>
    actionViewCard({ ...question, notice: extra.problem ?? conflictWords(extra.conflicts) ?? notice });
  switch (form) {
    case 'decide':
      if (!standing.mayDecide)
        return instead('The chair of its group or of the board decides about more time.');
      if (isOwnRequest(turn, action)) {
        return instead(
          'You asked for this yourself, so another chair, deputy chair or board manager decides it.',
        );
      }
      return action.moreTimeRequest === null
        ? instead('No request for more time waits for a decision: this is how it stands.')
        : decideCard({ ...question, request: action.moreTimeRequest });
    case 'close':
      if (!standing.mayDecide) return instead('The chair of its group or of the board closes an action.');
      return action.status === 'complete'
        ? closeCard(question)
        : instead('Nobody waits for this action to be closed: this is how it stands.');
    case 'challenge':
      if (action.status === 'closed' || action.status === 'cancelled' || action.status === 'complete') {
        return instead('Its leads have been heard since it was escalated: this is how it stands.');
      }
      if (standing.mayDecide) {
        return challengeCard({ ...question, tried: triedOf(turn, action), mayUpdate: standing.mayUpdate });
      }
      return standing.mayUpdate
        ? actionFormCard({ ...question, typed: {} })
        : instead('The chair of its group or of the board answers an escalation.');
    case 'pass on': {
      const [deputy] = deputiesFor(turn, action);
      return deputy === undefined
        ? instead(
            'There is no deputy of yours to pass this to. Ask your board manager to name one in People, or to change the lead.',
          )
        : passOnCard({ ...question, deputy });
    }
    case 'put right':
      return standing.mayPutRight
        ? putRightCard({ ...question, people: peopleToName(turn) })
        : instead('The board manager puts right who leads an action and by when.');
  }
}

/** Whoever asked for more time does not decide about it while somebody else may. */
function isOwnRequest({ person, view }: Turn, action: Action): boolean {
  return (
    action.moreTimeRequest?.by.oid?.toLowerCase() === person.oid.toLowerCase() &&
    othersMayDecide(person.oid, action, view.directory, view.today)
  );
}

const formOfAct: Readonly<Record<RecordPress['act'], ActForm>> = {
  'approve more time': 'decide',
  'set another date': 'decide',
  'decline more time': 'decide',
  close: 'close',
  'send back': 'close',
  challenge: 'challenge',
  'pass on': 'pass on',
  'name lead': 'put right',
  'give date': 'put right',
};

async function record(
  turn: Turn,
  action: Action,
  standing: Standing,
  press: RecordPress,
): Promise<CardMessage> {
  const { door, view, person, place } = turn;
  const typed = inputsOf(press);
  const form = formOfAct[press.act];
  const again = (problem: string) => formOf(turn, action, standing, form, { typed, problem });
  const request = requestOf(turn, action, press);
  if (!request.ok) return again(request.problem);
  const outcome = await door.act(view, { oid: person.oid, name: person.name }, request.request);
  switch (outcome.outcome) {
    case 'recorded':
    case 'already recorded':
      return actedCard({
        place,
        action: outcome.item,
        today: view.today,
        atInWords: inWords(turn),
        act: press.act,
        note: request.request.note ?? '',
        by: person.name,
        at: view.now,
        again: outcome.outcome === 'already recorded',
      });
    case 'conflict':
      return formOf(
        turn,
        outcome.item,
        standingOnAction(person.oid, outcome.item, view.directory, view.today),
        form,
        { typed, conflicts: outcome.conflicts },
      );
    case 'refused':
      return outcome.reason === 'not valid' ? again(outcome.userMessage) : refused(turn, press, outcome);
  }
}

type Request =
  { readonly ok: true; readonly request: ActOnAction } | { readonly ok: false; readonly problem: string };

/** What a press asks to be done, with what its form showed; `problem` says what is missing. */
function requestOf(turn: Turn, action: Action, press: RecordPress): Request {
  const { seen, due = '' } = press;
  const act = actOf(turn, press);
  if ('problem' in act) return { ok: false, problem: act.problem };
  const asked = action.moreTimeRequest?.proposedDue;
  if (press.act === 'approve more time' && due !== '' && due !== asked) {
    return {
      ok: false,
      problem: 'You chose another date and pressed Approve. Press “Set the other date”, or empty the date.',
    };
  }
  const note = press.note?.trim() ?? '';
  const parsed = actOnActionSchema.safeParse({
    idempotencyKey: `card:${press.rendering}`,
    itemKey: press.itemKey,
    seen: {
      status: seen.status,
      currentDue: seen.currentDue === '' ? null : seen.currentDue,
      requestAt: seen.requestAt,
      // They travel as a fingerprint: the row’s own stand for it while they are the same.
      leads: seen.leads === seenOfAct(action).leads ? leadsAsSeen(action.leads) : seen.leads,
    },
    act,
    ...(note === '' ? {} : { note }),
  });
  if (parsed.success) return { ok: true, request: parsed.data };
  const [issue] = parsed.error.issues;
  if (issue?.path[0] === 'note') {
    return {
      ok: false,
      problem:
        issue.code === 'custom'
          ? issue.message
          : 'The note is too long: at most 4,000 characters. Put the rest in a document and link to it.',
    };
  }
  return {
    ok: false,
    problem:
      issue?.path[0] === 'act' && issue.code === 'custom'
        ? issue.message
        : 'Something on this card cannot be saved. Check it and press the button again.',
  };
}

function actOf(turn: Turn, press: RecordPress): ActOnAction['act'] | { readonly problem: string } {
  switch (press.act) {
    case 'set another date':
    case 'give date': {
      const due = civilDateSchema.safeParse(press.due);
      return due.success ? { kind: press.act, due: due.data } : { problem: 'Choose the date first.' };
    }
    case 'pass on':
      return press.person === undefined
        ? { problem: 'This card does not say to whom. Open the action again.' }
        : { kind: 'pass on', toPersonKey: press.person };
    case 'name lead': {
      const person = personNamed(turn, press.person ?? '');
      return 'problem' in person ? person : { kind: 'name lead', personKey: person.key };
    }
    default:
      return { kind: press.act };
  }
}

/** Who is meant by what was chosen from the list, or written where the list is too long for a card. */
function personNamed({ view }: Turn, named: string): Person | { readonly problem: string } {
  const name = named.trim();
  if (name === '') return { problem: 'Choose the lead first.' };
  const meant = view.directory.directory.resolveReference({ name, personKey: name });
  switch (meant.kind) {
    case 'person':
      return meant.person;
    case 'ambiguous':
      return {
        problem: `Several people fit this name: ${meant.fits
          .slice(0, 5)
          .map((each) => (each.agency === '' ? each.name : `${each.name} (${each.agency})`))
          .join(', ')}. Write it as it stands in People.`,
      };
    case 'group':
    case 'unknown':
      return {
        problem: 'Nobody in People has this name. Add them there first, or write it as it stands there.',
      };
  }
}

function peopleToName({ view }: Turn): Person[] {
  return view.snapshot.people.filter(
    (person) => person.kind === 'person' && person.oid !== null && !hasLeft(person, view.today),
  );
}

/** The deputies of the person who presses, for what they lead of an action themselves, where the board lets it be passed on. */
export function deputiesFor({ view, person }: Turn, action: Action): Person[] {
  const { directory } = view.directory;
  if (!view.snapshot.configuration.reminderPolicy.choices.passToDeputy) return [];
  const found = action.leads.flatMap((lead) => {
    const meant = lead.role === 'lead' ? directory.resolveReference(lead) : undefined;
    if (meant?.kind !== 'person' || !person.keys.has(meant.person.key)) return [];
    const deputy = directory.person(meant.person.deputyKey);
    return deputy === undefined || hasLeft(deputy, view.today) || person.keys.has(deputy.key) ? [] : [deputy];
  });
  return [...new Set(found)];
}

function conflictWords(conflicts: ActFormQuestion['conflicts'] = []): string | undefined {
  return conflicts.length === 0
    ? undefined
    : 'Somebody was quicker: this changed while you were deciding, so nothing of yours was saved. This is how it stands.';
}

function inputsOf({ due, note, person }: ActInputs): ActInputs {
  return {
    ...(due === undefined ? {} : { due }),
    ...(note === undefined ? {} : { note }),
    ...(person === undefined ? {} : { person }),
  };
}

function triedOf({ view, person }: Turn, action: Action): string[] {
  const { reminders, people } = view.snapshot;
  return triedAbout(action, reminders, people, person.keys, view.today);
}
