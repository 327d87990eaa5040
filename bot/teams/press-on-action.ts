import type { z } from 'zod';
import type { ActionInputs } from '../../shared/contracts/card-payloads.ts';
import { recordActionUpdateSchema, type RecordActionUpdate } from '../../shared/contracts/record-update.ts';
import type { Language } from '../../shared/domain/language.ts';
import type { Action } from '../../shared/domain/action.ts';
import { civilDateSchema } from '../../shared/domain/civil-date.ts';
import { standingOnAction } from '../../shared/domain/standing.ts';
import { issueInWords } from '../../shared/domain/schema-words.ts';
import { ragSchema } from '../../shared/domain/status.ts';
import type { FieldChange } from '../../shared/domain/update.ts';
import { actionFormCard, type ActionFormQuestion } from '../cards/action-form-card.ts';
import { actionViewCard, savedCard } from '../cards/action-view-card.ts';
import type { CardMessage } from '../cards/card.ts';
import { actionConflictCard } from '../cards/conflict-card.ts';
import { moreTimeCard } from '../cards/more-time-card.ts';
import { seenLink, seenOfAction } from '../cards/seen.ts';
import { cardWords } from '../cards/card-words.ts';
import { ragOnCard } from '../cards/standing-on-card.ts';
import { deputiesFor } from './press-on-act.ts';
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

type ActionPress = Extract<BoardPress, { verb: `action.${string}` }>;

/** A press on a card about an action, by whoever has a part in it. */
export async function onAction(turn: Turn, press: ActionPress): Promise<CardMessage> {
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
      notice: pressWords(place.language).keptInformed,
    });
  }
  switch (press.verb) {
    case 'action.open':
      return actionFormCard({
        ...question,
        ...readerOf(turn, action),
        rendering: parts.newRendering(),
        typed: inputsOf(press),
      });
    case 'action.ask-more-time':
      return moreTimeCard({ ...question, rendering: parts.newRendering(), typed: inputsOf(press) });
    case 'action.record':
    case 'action.more-time':
      return record(turn, action, press);
  }
}

/** What the form offers beside the update, to this reader. */
function readerOf(turn: Turn, action: Action): Pick<ActionFormQuestion, 'deputy' | 'mayDecide'> {
  const { person, view } = turn;
  const { mayDecide } = standingOnAction(person.oid, action, view.directory, view.today);
  return { mayDecide, deputy: deputiesFor(turn, action)[0] };
}

type RecordPress = Extract<ActionPress, { verb: 'action.record' | 'action.more-time' }>;

async function record(turn: Turn, action: Action, press: RecordPress): Promise<CardMessage> {
  const { door, view, person, place, parts } = turn;
  const { language } = place;
  const question = { place, action, today: view.today, atInWords: inWords(turn) };
  const typed = inputsOf(press);
  const again = (problem: string, maySaveAnyway = false): CardMessage => {
    const form = { ...question, rendering: parts.newRendering(), typed, problem, maySaveAnyway };
    return press.verb === 'action.record'
      ? actionFormCard({ ...form, ...readerOf(turn, action) })
      : moreTimeCard({
          ...form,
          ...(press.proposedDue === undefined ? {} : { proposedDue: press.proposedDue }),
          ...(press.reason === undefined ? {} : { reason: press.reason }),
        });
  };
  const keptTheirs = press.keepTheirs ?? [];
  const request = requestOf(action, press, keptTheirs, language);
  if (!request.ok) {
    if (request.nothing && keptTheirs.length > 0) {
      return actionViewCard({
        ...question,
        notice: pressWords(language).keptTheirs,
      });
    }
    return again(request.problem);
  }
  const actor = { oid: person.oid, name: person.name, language };
  const outcome = await door.record(view, actor, request.update);
  switch (outcome.outcome) {
    case 'recorded':
    case 'already recorded':
      return savedCard({
        ...question,
        action: outcome.item,
        changes: changesOf(request.update, outcome.outcome === 'recorded' ? action : null, language),
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
          yours: valueInWords(conflict.field, conflict.yours, language),
          now: valueInWords(conflict.field, conflict.now, language),
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
      return isAboutTheForm(outcome)
        ? again(outcome.userMessage, outcome.reason === 'personal details')
        : refused(turn, press, outcome);
  }
}

type Request =
  | { readonly ok: true; readonly update: RecordActionUpdate }
  | { readonly ok: false; readonly problem: string; readonly nothing: boolean };

/** A form's texts as a request; texts that are what the form showed are left out. */
function requestOf(
  action: Action,
  press: RecordPress,
  keptTheirs: readonly string[],
  language: Language,
): Request {
  const words = pressWords(language);
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
    return { ok: false, nothing: false, problem: words.chooseNewDate };
  }
  if (percent !== undefined && !/^\d{1,3}(?:\.0+)?$/.test(percent)) {
    return { ok: false, nothing: false, problem: words.wholePercent };
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
    ...saidSaveAnyway(press),
    ...(press.verb === 'action.more-time'
      ? { moreTime: { proposedDue: press.proposedDue, reason: press.reason ?? '' } }
      : {}),
  };
  const parsed = recordActionUpdateSchema.safeParse(request);
  if (parsed.success) return { ok: true, update: parsed.data };
  const nothing =
    status === undefined && rag === undefined && percent === undefined && (note ?? '') === '' && !linkChanged;
  return { ok: false, nothing, problem: problemOf(parsed.error, language) };
}

/** The first of our own sentences in a zod error, or one that always helps. */
function problemOf(error: z.ZodError, language: Language): string {
  const words = pressWords(language);
  for (const issue of error.issues) {
    switch (issue.path[0]) {
      case undefined:
      case 'evidenceLink':
        return issueInWords(issue, language);
      case 'note':
        return words.noteTooLong;
      case 'percentComplete':
        return words.wholePercent;
      case 'moreTime':
        return issue.path[1] === 'reason' ? words.reasonNeeded : words.chooseNewDate;
      case 'status':
        return words.chooseStatus;
      case 'rag':
        return words.chooseRag;
    }
  }
  return words.cannotBeSaved;
}

/**
 * What the press changed, in words: against the row as it was just before, or, for a press that had been recorded
 * before, against what its form showed.
 */
function changesOf(update: RecordActionUpdate, before: Action | null, language: Language): FieldChange[] {
  const was = before ?? update.seen;
  const changes: FieldChange[] = [];
  const add = (field: FieldChange['field'], from: string, to: string) => {
    if (from === to) return;
    changes.push({
      field,
      before: valueInWords(field, from, language),
      after: valueInWords(field, to, language),
    });
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

function valueInWords(field: string, value: string, language: Language): string {
  const rag = ragSchema.safeParse(value);
  if (field === 'rag' && rag.success) return ragOnCard(rag.data, language).long;
  const { status } = cardWords(language);
  if (field === 'status' && value in status) return status[value as keyof typeof status];
  // A fingerprint says nothing to a person.
  return field === 'evidenceLink' && /^#\d+-[0-9a-f]+$/.test(value)
    ? pressWords(language).anotherLink
    : value;
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
