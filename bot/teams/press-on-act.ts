import { actOnActionSchema, leadsAsSeen, type ActOnAction } from '../../shared/contracts/act-on-action.ts';
import type { ActForm, ActInputs } from '../../shared/contracts/card-payloads.ts';
import type { Action } from '../../shared/domain/action.ts';
import { civilDateSchema } from '../../shared/domain/civil-date.ts';
import { issueInWords } from '../../shared/domain/schema-words.ts';
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
import { pressWords } from './press-words.ts';
import {
  inWords,
  isAboutTheForm,
  notThere,
  notYours,
  refused,
  saidSaveAnyway,
  type BoardPress,
  type Turn,
} from './press-turn.ts';

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
  extra: Pick<ActFormQuestion, 'typed' | 'problem' | 'maySaveAnyway' | 'conflicts'>,
): CardMessage {
  const { view, place, parts } = turn;
  const words = pressWords(place.language);
  const question: ActFormQuestion = {
    place,
    action,
    today: view.today,
    atInWords: inWords(turn),
    rendering: parts.newRendering(),
    ...extra,
  };
  const instead = (notice: string) =>
    actionViewCard({
      ...question,
      notice: extra.problem ?? ((extra.conflicts ?? []).length > 0 ? words.quicker : notice),
    });
  switch (form) {
    case 'decide':
      if (!standing.mayDecide) return instead(words.chairDecides);
      if (isOwnRequest(turn, action)) {
        return instead(words.ownRequest);
      }
      return action.moreTimeRequest === null
        ? instead(words.noRequest)
        : decideCard({ ...question, request: action.moreTimeRequest });
    case 'close':
      if (!standing.mayDecide) return instead(words.chairCloses);
      return action.status === 'complete' ? closeCard(question) : instead(words.notWaitingToClose);
    case 'challenge':
      if (action.status === 'closed' || action.status === 'cancelled' || action.status === 'complete') {
        return instead(words.heardSince);
      }
      if (standing.mayDecide) {
        return challengeCard({ ...question, tried: triedOf(turn, action), mayUpdate: standing.mayUpdate });
      }
      return standing.mayUpdate ? actionFormCard({ ...question, typed: {} }) : instead(words.chairAnswers);
    case 'pass on': {
      const [deputy] = deputiesFor(turn, action);
      return deputy === undefined ? instead(words.noDeputy) : passOnCard({ ...question, deputy });
    }
    case 'put right':
      return standing.mayPutRight
        ? putRightCard({ ...question, people: peopleToName(turn) })
        : instead(words.managerPutsRight);
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
  const again = (problem: string, maySaveAnyway = false) =>
    formOf(turn, action, standing, form, { typed, problem, maySaveAnyway });
  const request = requestOf(turn, action, press);
  if (!request.ok) return again(request.problem);
  const outcome = await door.act(
    view,
    { oid: person.oid, name: person.name, language: place.language },
    request.request,
  );
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
      return isAboutTheForm(outcome)
        ? again(outcome.userMessage, outcome.reason === 'personal details')
        : refused(turn, press, outcome);
  }
}

type Request =
  { readonly ok: true; readonly request: ActOnAction } | { readonly ok: false; readonly problem: string };

/** What a press asks to be done, with what its form showed; `problem` says what is missing. */
function requestOf(turn: Turn, action: Action, press: RecordPress): Request {
  const { seen, due = '' } = press;
  const { language } = turn.place;
  const words = pressWords(language);
  const act = actOf(turn, press);
  if ('problem' in act) return { ok: false, problem: act.problem };
  const asked = action.moreTimeRequest?.proposedDue;
  if (press.act === 'approve more time' && due !== '' && due !== asked) {
    return {
      ok: false,
      problem: words.otherDateAndApproved,
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
    ...saidSaveAnyway(press),
  });
  if (parsed.success) return { ok: true, request: parsed.data };
  const [issue] = parsed.error.issues;
  const general = issue?.path[0] === 'note' ? words.noteTooLong : words.actCannotBeSaved;
  return { ok: false, problem: issue?.code === 'custom' ? issueInWords(issue, language) : general };
}

function actOf(turn: Turn, press: RecordPress): ActOnAction['act'] | { readonly problem: string } {
  const words = pressWords(turn.place.language);
  switch (press.act) {
    case 'set another date':
    case 'give date': {
      const due = civilDateSchema.safeParse(press.due);
      return due.success ? { kind: press.act, due: due.data } : { problem: words.chooseDate };
    }
    case 'pass on':
      return press.person === undefined
        ? { problem: words.toNobody }
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
function personNamed({ view, place }: Turn, named: string): Person | { readonly problem: string } {
  const words = pressWords(place.language);
  const name = named.trim();
  if (name === '') return { problem: words.chooseLead };
  const meant = view.directory.directory.resolveReference({ name, personKey: name });
  switch (meant.kind) {
    case 'person':
      return meant.person;
    case 'ambiguous':
      return {
        problem: words.severalFit(
          meant.fits
            .slice(0, 5)
            .map((each) => (each.agency === '' ? each.name : `${each.name} (${each.agency})`))
            .join(', '),
        ),
      };
    case 'group':
    case 'unknown':
      return { problem: words.nobodyFits };
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

function inputsOf({ due, note, person }: ActInputs): ActInputs {
  return {
    ...(due === undefined ? {} : { due }),
    ...(note === undefined ? {} : { note }),
    ...(person === undefined ? {} : { person }),
  };
}

function triedOf({ view, person, place }: Turn, action: Action): string[] {
  const { reminders, people } = view.snapshot;
  return triedAbout(action, reminders, people, person.keys, view.today, place.language);
}
