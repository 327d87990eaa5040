import type { z } from 'zod';
import {
  cardActionSchema,
  type ActionInputs,
  type CardAction,
  type RiskInputs,
  type SeenRiskTexts,
} from '../../shared/contracts/card-payloads.ts';
import {
  recordActionUpdateSchema,
  reviewRiskSchema,
  type RecordActionUpdate,
  type ReviewRisk,
} from '../../shared/contracts/record-update.ts';
import type { Action } from '../../shared/domain/action.ts';
import { civilDateSchema, formatCivilDate } from '../../shared/domain/civil-date.ts';
import type { Risk } from '../../shared/domain/risk.ts';
import type { ScoringScheme } from '../../shared/domain/scoring-scheme.ts';
import { standingOnAction, standingOnRisk } from '../../shared/domain/standing.ts';
import type { FieldChange } from '../../shared/domain/update.ts';
import { momentInWords } from '../../shared/domain/moment-in-words.ts';
import { actionFormCard, actionViewCard, moreTimeCard, savedCard } from '../cards/action-card.ts';
import type { CardMessage } from '../cards/card.ts';
import type { CardPlace, RegisterLinks } from '../cards/card-place.ts';
import { actionConflictCard } from '../cards/conflict-card.ts';
import { noAccessCard } from '../cards/greeting-card.ts';
import { refusedCard } from '../cards/refused-card.ts';
import { reviewedCard, riskFormCard, riskViewCard } from '../cards/risk-card.ts';
import { seenLink, seenOfAction } from '../cards/seen.ts';
import { typedTextsIn } from '../cards/typed-texts.ts';
import { ragWords, scoreWords, statusWords } from '../cards/words.ts';
import { GraphFailure } from '../graph/graph-errors.ts';
import { personalDigestCard, schemeWith } from '../reminders/personal-digest.ts';
import type { BoardDoor, BoardView, PersonOnBoard } from './register-door.ts';

/** Who pressed, from the connector's token and nothing else. */
export interface Presser {
  readonly oid: string;
  /** Their id on the channel, for whom a card refreshes itself. */
  readonly mri: string;
}

export interface PressParts {
  readonly boards: ReadonlyMap<string, BoardDoor>;
  readonly links: RegisterLinks;
  /** A new word for each form: see `rendering` in the contract. */
  readonly newRendering: () => string;
  readonly help: (presser: Presser) => Promise<CardMessage>;
}

/** What a press is about while it is handled. */
interface Turn {
  readonly door: BoardDoor;
  readonly view: BoardView;
  readonly person: PersonOnBoard;
  readonly place: CardPlace;
  readonly parts: PressParts;
}

const malformedMessage =
  'I cannot read what this card sent: it may be older than I am. Write “my actions” for a new card; if you had typed something, copy it first.';

/**
 * Does what a button of a card asks, for the person who pressed, and gives the card that takes its place. Never throws
 * for anything that data or Graph can do: every such case is a card that says what to do, with whatever was typed.
 */
export async function handlePress(parts: PressParts, presser: Presser, data: unknown): Promise<CardMessage> {
  const parsed = cardActionSchema.safeParse(data);
  if (!parsed.success) {
    return refusedCard({
      userMessage: malformedMessage,
      typed: typedTextsIn(data),
      boardId: null,
      links: parts.links,
    });
  }
  const press = parsed.data;
  if (press.verb === 'help.show') return parts.help(presser);
  const door = parts.boards.get(press.board);
  if (door === undefined) {
    return refusedCard({
      userMessage:
        'This card belongs to a board that I no longer look after. Ask your board manager where it went.',
      typed: typedTextsIn(press),
      boardId: null,
      links: parts.links,
    });
  }
  try {
    const view = await door.read();
    const person = view.person(presser.oid);
    if (person === null) return noAccessCard();
    const { title } = view.snapshot.configuration.settings;
    const place: CardPlace = { board: { id: press.board, title }, links: parts.links, mri: presser.mri };
    return await onBoard({ door, view, person, place, parts }, press);
  } catch (error) {
    if (!(error instanceof GraphFailure)) throw error;
    return refusedCard({
      userMessage: error.problem.userMessage,
      typed: typedTextsIn(press),
      // The same rendering goes with it: should the first press have been recorded after all, the second is not.
      retry: press,
      boardId: press.board,
      links: parts.links,
    });
  }
}

type BoardPress = Exclude<CardAction, { verb: 'help.show' }>;

async function onBoard(turn: Turn, press: BoardPress): Promise<CardMessage> {
  const { view, person, place } = turn;
  switch (press.verb) {
    case 'digest.show':
      return personalDigestCard({
        snapshot: view.snapshot,
        personKeys: person.keys,
        personName: person.name,
        list: press.list,
        from: press.from,
        today: view.today,
        place,
        reminder: false,
      });
    case 'action.open':
    case 'action.view':
    case 'action.ask-more-time':
    case 'action.record':
    case 'action.more-time':
      return onAction(turn, press);
    case 'risk.open':
    case 'risk.view':
    case 'risk.confirm':
    case 'risk.re-score':
      return onRisk(turn, press);
  }
}

type ActionPress = Extract<BoardPress, { verb: `action.${string}` }>;
type RiskPress = Extract<BoardPress, { verb: `risk.${string}` }>;

async function onAction(turn: Turn, press: ActionPress): Promise<CardMessage> {
  const { view, person, place, parts } = turn;
  const action = view.snapshot.actions.find(({ key }) => key === press.itemKey);
  if (action === undefined) return notThere(turn, press);
  const standing = standingOnAction(person.oid, action, view.directory, view.today);
  // Nothing of an item is shown to somebody who has no part in it: the key on a card may be anybody's guess.
  if (standing.capacities.length === 0) return notYours(turn, press);
  const question = { place, action, today: view.today, atInWords: inWords(turn) };
  if (press.verb === 'action.view') return actionViewCard(question);
  if (!standing.mayUpdate) {
    return actionViewCard({
      ...question,
      notice: 'You are kept informed about this action; its leads report on it.',
    });
  }
  switch (press.verb) {
    case 'action.open':
      return actionFormCard({ ...question, rendering: parts.newRendering(), typed: inputsOf(press) });
    case 'action.ask-more-time':
      return moreTimeCard({ ...question, rendering: parts.newRendering(), typed: inputsOf(press) });
    case 'action.record':
    case 'action.more-time':
      return record(turn, action, press);
  }
}

type RecordPress = Extract<ActionPress, { verb: 'action.record' | 'action.more-time' }>;

async function record(turn: Turn, action: Action, press: RecordPress): Promise<CardMessage> {
  const { door, view, person, place, parts } = turn;
  const question = { place, action, today: view.today, atInWords: inWords(turn) };
  const typed = inputsOf(press);
  const again = (problem: string): CardMessage => {
    const form = { ...question, rendering: parts.newRendering(), typed, problem };
    return press.verb === 'action.record'
      ? actionFormCard(form)
      : moreTimeCard({
          ...form,
          ...(press.proposedDue === undefined ? {} : { proposedDue: press.proposedDue }),
          ...(press.reason === undefined ? {} : { reason: press.reason }),
        });
  };
  const keptTheirs = press.keepTheirs ?? [];
  const request = requestOf(action, press, keptTheirs);
  if (!request.ok) {
    if (request.nothing && keptTheirs.length > 0) {
      return actionViewCard({
        ...question,
        notice: 'The register keeps what was there; nothing of yours was saved.',
      });
    }
    return again(request.problem);
  }
  const actor = { oid: person.oid, name: person.name };
  const outcome = await door.record(view, actor, request.update);
  switch (outcome.outcome) {
    case 'recorded':
    case 'already recorded':
      return savedCard({
        ...question,
        action: outcome.item,
        changes: changesOf(request.update, outcome.outcome === 'recorded' ? action : null),
        note: request.update.note ?? '',
        by: person.name,
        at: view.now,
        moreTime: request.update.moreTime,
        again: outcome.outcome === 'already recorded',
      });
    case 'conflict':
      return actionConflictCard({
        place,
        action: outcome.item,
        conflicts: outcome.conflicts.map((conflict) => ({
          ...conflict,
          yours: valueWords(conflict.field, conflict.yours),
          now: valueWords(conflict.field, conflict.now),
        })),
        typed,
        rendering: parts.newRendering(),
        ...(press.verb === 'action.more-time'
          ? { moreTime: { proposedDue: press.proposedDue ?? '', reason: press.reason ?? '' } }
          : {}),
        changedBy: outcome.conflicts.some(({ field }) => field === 'rag')
          ? outcome.item.ragSetBy
          : outcome.item.modifiedBy,
      });
    case 'refused':
      return outcome.reason === 'not valid'
        ? again(outcome.userMessage)
        : refusedCard({
            userMessage: outcome.userMessage,
            typed: typedTextsIn(press),
            retry: outcome.reason === 'busy' || outcome.reason === 'unavailable' ? press : undefined,
            boardId: place.board.id,
            links: parts.links,
          });
  }
}

type Request =
  | { readonly ok: true; readonly update: RecordActionUpdate }
  | { readonly ok: false; readonly problem: string; readonly nothing: boolean };

/** A form's texts as a request; texts that are what the form showed are left out. */
function requestOf(action: Action, press: RecordPress, keptTheirs: readonly string[]): Request {
  const { seen } = press;
  const changed = (field: 'status' | 'rag' | 'percentComplete'): string | undefined => {
    const value = press[field]?.trim();
    return value === undefined || value === '' || value === seen[field] || keptTheirs.includes(field)
      ? undefined
      : value;
  };
  const status = changed('status');
  const rag = changed('rag');
  const percent = changed('percentComplete');
  const link = press.evidenceLink?.trim();
  const linkChanged =
    link !== undefined && seenLink(link) !== seen.evidenceLink && !keptTheirs.includes('evidenceLink');
  const note = press.note?.trim();
  if (press.verb === 'action.more-time' && !civilDateSchema.safeParse(press.proposedDue).success) {
    return { ok: false, nothing: false, problem: 'Choose the new date you ask for.' };
  }
  if (percent !== undefined && !/^\d{1,3}(?:\.0+)?$/.test(percent)) {
    return { ok: false, nothing: false, problem: 'Write how much is done as a whole number from 0 to 100.' };
  }
  const request = {
    idempotencyKey: `card:${press.rendering}`,
    itemKey: press.itemKey,
    seen: {
      status: seen.status,
      rag: seen.rag === '' ? null : seen.rag,
      percentComplete: seen.percentComplete === '' ? null : Number(seen.percentComplete),
      // The link travels as a fingerprint when it is long; the row's own stands for it while it is the same.
      evidenceLink:
        seenOfAction(action).evidenceLink === seen.evidenceLink ? action.evidenceLink : seen.evidenceLink,
    },
    ...(status === undefined ? {} : { status }),
    ...(rag === undefined ? {} : { rag }),
    ...(percent === undefined ? {} : { percentComplete: Number(percent) }),
    ...(note === undefined || note === '' ? {} : { note }),
    ...(linkChanged ? { evidenceLink: link } : {}),
    ...(press.verb === 'action.more-time'
      ? { moreTime: { proposedDue: press.proposedDue, reason: press.reason ?? '' } }
      : {}),
  };
  const parsed = recordActionUpdateSchema.safeParse(request);
  if (parsed.success) return { ok: true, update: parsed.data };
  const nothing =
    status === undefined && rag === undefined && percent === undefined && (note ?? '') === '' && !linkChanged;
  return { ok: false, nothing, problem: problemWords(parsed.error) };
}

/** The first of our own sentences in a zod error, or one that always helps. */
function problemWords(error: z.ZodError): string {
  for (const issue of error.issues) {
    switch (issue.path[0]) {
      case undefined:
      case 'evidenceLink':
        return issue.message;
      case 'note':
        return 'The note is too long: at most 4,000 characters. Put the rest in a document and link to it.';
      case 'percentComplete':
        return 'Write how much is done as a whole number from 0 to 100.';
      case 'moreTime':
        return issue.path[1] === 'reason'
          ? 'Say why more time is needed, in at most 1,000 characters.'
          : 'Choose the new date you ask for.';
      case 'status':
        return 'Choose not started, in progress or complete. Only the chair closes an action.';
      case 'rag':
        return 'Choose red, amber, green or blue.';
    }
  }
  return 'Something on this card cannot be saved. Check it and press Save again.';
}

/**
 * What the press changed, in words: against the row as it was just before, or, for a press that had been recorded
 * before, against what its form showed.
 */
function changesOf(update: RecordActionUpdate, before: Action | null): FieldChange[] {
  const was = before ?? update.seen;
  const changes: FieldChange[] = [];
  const add = (field: FieldChange['field'], from: string, to: string) => {
    if (from !== to) changes.push({ field, before: valueWords(field, from), after: valueWords(field, to) });
  };
  if (update.status !== undefined) add('status', was.status, update.status);
  if (update.rag !== undefined) add('rag', was.rag ?? '', update.rag);
  if (update.percentComplete !== undefined) {
    add('percentComplete', percentText(was.percentComplete), percentText(update.percentComplete));
  }
  if (update.evidenceLink !== undefined) add('evidenceLink', was.evidenceLink, update.evidenceLink);
  return changes;
}

function percentText(percent: number | null): string {
  return percent === null ? '' : `${percent}%`;
}

function valueWords(field: string, value: string): string {
  if (field === 'rag' && value in ragWords) return ragWords[value as keyof typeof ragWords].long;
  if (field === 'status' && value in statusWords) return statusWords[value as keyof typeof statusWords];
  // A fingerprint says nothing to a person.
  return field === 'evidenceLink' && /^#\d+-[0-9a-f]+$/.test(value) ? 'another link' : value;
}

async function onRisk(turn: Turn, press: RiskPress): Promise<CardMessage> {
  const { view, person, place, parts } = turn;
  const risk = view.snapshot.risks.find(({ key }) => key === press.itemKey);
  if (risk === undefined) return notThere(turn, press);
  const standing = standingOnRisk(person.oid, risk, view.directory, view.today);
  if (standing.capacities.length === 0) return notYours(turn, press);
  const scheme = schemeWith(view.snapshot, view.snapshot.configuration.settings.scheme);
  if (scheme === null) {
    return refusedCard({
      userMessage: 'The board’s scoring scheme cannot be read. Ask the board manager to check Settings.',
      typed: typedTextsIn(press),
      boardId: place.board.id,
      links: parts.links,
    });
  }
  const question = riskQuestion(turn, risk, scheme);
  if (press.verb === 'risk.view') return riskViewCard(question);
  if (!standing.mayReview) {
    return riskViewCard({ ...question, notice: 'The chair of its group or of the board reviews this risk.' });
  }
  if (press.verb === 'risk.open') {
    return riskFormCard({ ...question, rendering: parts.newRendering(), typed: riskInputsOf(press) });
  }
  return review(turn, risk, scheme, press);
}

type ReviewPress = Extract<RiskPress, { verb: 'risk.confirm' | 'risk.re-score' }>;

async function review(
  turn: Turn,
  risk: Risk,
  scheme: ScoringScheme,
  press: ReviewPress,
): Promise<CardMessage> {
  const { door, view, person, place, parts } = turn;
  const question = riskQuestion(turn, risk, scheme);
  const typed = riskInputsOf(press);
  const again = (problem: string): CardMessage =>
    riskFormCard({ ...question, rendering: parts.newRendering(), typed, problem });
  const moved = (['likelihood', 'impact'] as const).some(
    (axis) => typed[axis] !== undefined && typed[axis] !== '' && typed[axis] !== press.seen[axis],
  );
  if (press.verb === 'risk.confirm' && moved) {
    return again(
      'You chose another likelihood or impact and pressed Confirm. Press “Save the new score”, or put the choice back.',
    );
  }
  const request = reviewRequestOf(press, moved);
  if (request === null)
    return again('Choose a likelihood and an impact, and keep the note within 4,000 characters.');
  const outcome = await door.review(view, { oid: person.oid, name: person.name }, request);
  switch (outcome.outcome) {
    case 'recorded':
    case 'already recorded': {
      const item = outcome.item;
      const before = outcome.outcome === 'recorded' ? risk.current : (item.previous ?? risk.current);
      const after = scoreWords(item.current, schemeWith(view.snapshot, item.scheme));
      return reviewedCard({
        ...riskQuestion(turn, item, scheme),
        kind: request.decision.kind === 'confirm' ? 'confirmed' : 're-scored',
        before: scoreWords(before, question.schemeOfRow),
        after,
        note: request.note ?? '',
        by: person.name,
        at: view.now,
        again: outcome.outcome === 'already recorded',
      });
    }
    case 'conflict':
      return riskFormCard({
        ...riskQuestion(turn, outcome.item, scheme),
        rendering: parts.newRendering(),
        typed,
        conflicts: outcome.conflicts,
      });
    case 'refused':
      return outcome.reason === 'not valid'
        ? again(outcome.userMessage)
        : refusedCard({
            userMessage: outcome.userMessage,
            typed: typedTextsIn(press),
            retry: outcome.reason === 'busy' || outcome.reason === 'unavailable' ? press : undefined,
            boardId: place.board.id,
            links: parts.links,
          });
  }
}

/** Null when the choices are no numbers. Choices left as they are confirm the score, whichever button was pressed. */
function reviewRequestOf(press: ReviewPress, moved: boolean): ReviewRisk | null {
  const note = press.note?.trim();
  const rescore =
    press.verb === 'risk.re-score' && (moved || press.seen.likelihood === '' || press.seen.impact === '');
  const parsed = reviewRiskSchema.safeParse({
    idempotencyKey: `card:${press.rendering}`,
    itemKey: press.itemKey,
    seen: seenRiskOf(press.seen),
    decision: rescore
      ? { kind: 're-score', likelihood: numberOf(press.likelihood), impact: numberOf(press.impact) }
      : { kind: 'confirm' },
    ...(note === undefined || note === '' ? {} : { note }),
  });
  return parsed.success ? parsed.data : null;
}

function seenRiskOf(seen: SeenRiskTexts) {
  return {
    likelihood: numberOf(seen.likelihood),
    impact: numberOf(seen.impact),
    lastReview: seen.lastReview === '' ? null : seen.lastReview,
  };
}

/** Null for an empty text; not a number for what is none, which no schema takes. */
function numberOf(text: string | undefined): number | null {
  return text === undefined || text.trim() === '' ? null : Number(text);
}

function riskQuestion({ view, place, ...turn }: Turn, risk: Risk, scheme: ScoringScheme) {
  return {
    place,
    risk,
    scheme,
    schemeOfRow: schemeWith(view.snapshot, risk.scheme),
    today: view.today,
    atInWords: inWords({ view, place, ...turn }),
  };
}

function inWords({ view }: Turn): (instant: string) => string {
  const { timeZone } = view.snapshot.configuration.settings;
  return (instant) => momentInWords(instant, timeZone);
}

function notThere({ place, parts }: Turn, press: BoardPress): CardMessage {
  return refusedCard({
    userMessage: 'This is no longer in the register. Ask your board manager if you expected it to be.',
    typed: typedTextsIn(press),
    boardId: place.board.id,
    links: parts.links,
  });
}

function notYours({ place, parts, view }: Turn, press: BoardPress): CardMessage {
  return refusedCard({
    userMessage: `You are not named on this item (as at ${formatCivilDate(view.today)}), so it cannot be opened or changed from here. If you should be, ask the board manager to add you.`,
    typed: typedTextsIn(press),
    boardId: place.board.id,
    links: parts.links,
  });
}

function inputsOf(press: ActionInputs): ActionInputs {
  const { status, rag, percentComplete, note, evidenceLink } = press;
  return {
    ...(status === undefined ? {} : { status }),
    ...(rag === undefined ? {} : { rag }),
    ...(percentComplete === undefined ? {} : { percentComplete }),
    ...(note === undefined ? {} : { note }),
    ...(evidenceLink === undefined ? {} : { evidenceLink }),
  };
}

function riskInputsOf(press: RiskInputs): RiskInputs {
  const { likelihood, impact, note } = press;
  return {
    ...(likelihood === undefined ? {} : { likelihood }),
    ...(impact === undefined ? {} : { impact }),
    ...(note === undefined ? {} : { note }),
  };
}
