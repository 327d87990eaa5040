import { refusal, refusalWords } from './refusal-words.ts';
import type { Language } from '../../shared/domain/language.ts';
import type { RecordInMeeting, RecordInMeetingOutcome } from '../../shared/contracts/record-in-meeting.ts';
import type { Action } from '../../shared/domain/action.ts';
import { civilDateAt } from '../../shared/domain/civil-date.ts';
import { buildDirectory } from '../../shared/domain/people-directory.ts';
import type { Risk } from '../../shared/domain/risk.ts';
import type { Actor } from '../../shared/domain/row.ts';
import { mayRunMeetings } from '../../shared/domain/standing.ts';
import type { UpdateEntry } from '../../shared/domain/update.ts';
import type { GraphPort } from '../../shared/sharepoint/graph-port.ts';
import { trackedValues, type TrackedItem } from '../../shared/sharepoint/recorded.ts';
import type { BoardSnapshot } from './board-snapshot.ts';
import type { BoardMirror } from './board-mirror.ts';
import { refusePersonalDetails } from './personal-details.ts';
import { toOutcome } from './record-action-update.ts';
import { pressKey, wasRecorded, type ItemState } from './trail.ts';
import { writtenActions, writtenRisks } from './row-for-writing.ts';
import { refuse, writeItem, type Decision, type Refusal } from './write-item.ts';

/** What a write says of a meeting that the board does not have; null = it is there, or none was named. */
export async function refuseUnknownMeeting(
  mirror: BoardMirror,
  meetingKey: string | null | undefined,
  language: Language,
): Promise<{ outcome: 'refused'; reason: Refusal['reason']; userMessage: string } | null> {
  if (meetingKey === null || meetingKey === undefined) return null;
  const isThere = ({ meetings }: BoardSnapshot) => meetings.some(({ key }) => key === meetingKey);
  if (isThere(await mirror.current()) || isThere(await mirror.refresh())) return null;
  return {
    outcome: 'refused',
    reason: 'not found',
    userMessage: refusalWords(language).meetingGone,
  };
}

/** Decides one record of one person on one item. Pure. It rests on no value of the item, so there is nothing it could conflict with. */
function decideRecord<Entity extends Action | Risk>(
  state: ItemState<Entity>,
  tracked: TrackedItem,
  request: RecordInMeeting,
  by: Actor,
  now: string,
): Decision<Entity> {
  const { idempotencyKey, saveAnyway, ...submitted } = request;
  const key = pressKey(idempotencyKey, { ...submitted, actor: by.oid ?? by.name });
  if (wasRecorded(state, key)) return { kind: 'already recorded' };
  const warned = refusePersonalDetails([request.text], saveAnyway);
  if (warned !== null) return warned;
  const entry: UpdateEntry = {
    key,
    itemKind: request.itemKind,
    itemKey: state.item.key,
    kind: request.kind === 'decision' ? 'meeting decision' : 'meeting note',
    at: now,
    by,
    via: 'tab',
    text: request.text,
    changes: [],
    reason: '',
    meetingKey: request.meetingKey,
  };
  const lastNote = { text: request.text, at: now, by: by.name };
  const values: Partial<Action & Risk> = {
    lastNote,
    ...(request.itemKind === 'action' ? { lastHeardAt: now } : {}),
  };
  // Both kinds of item have a last note; only an action has when it was last heard of.
  return {
    kind: 'write',
    values: values as Partial<Entity>,
    recorded: { entry, left: trackedValues(tracked) },
  };
}

export interface RecordParts {
  readonly mirror: BoardMirror;
  /** The person's: SharePoint decides whether they may write the item. */
  readonly graph: GraphPort;
  /** ISO instant on the tenant's clock. */
  readonly now: string;
  /** In which a refusal is told. */
  readonly language: Language;
}

/** Records what was said or decided. Throws `GraphFailure` (see `writeItem`). */
export async function recordInMeeting(
  parts: RecordParts,
  request: RecordInMeeting,
  by: Actor,
): Promise<RecordInMeetingOutcome> {
  const { mirror, graph, now, language } = parts;
  const unknown = await refuseUnknownMeeting(mirror, request.meetingKey, language);
  if (unknown !== null) return unknown;
  const { place, configuration, people, groups } = await mirror.current();
  const { settings } = configuration;
  const board = { directory: buildDirectory(people, groups), managerKeys: settings.managerKeys };
  if (by.oid === null || !mayRunMeetings(by.oid, board, civilDateAt(now, settings.timeZone))) {
    return toOutcome(
      refuse(
        'not allowed',
        refusal((words) => words.meetingRecords),
      ),
      language,
    );
  }
  const write = { graph, place, site: settings, now, language };
  if (request.itemKind === 'action') {
    const outcome = toOutcome(
      await writeItem(writtenActions, request.itemKey, write, (state) =>
        decideRecord(state, writtenActions.tracked(state.item), request, by, now),
      ),
      language,
    );
    return 'item' in outcome ? { ...outcome, item: { kind: 'action', action: outcome.item } } : outcome;
  }
  const outcome = toOutcome(
    await writeItem(writtenRisks, request.itemKey, write, (state) =>
      decideRecord(state, writtenRisks.tracked(state.item), request, by, now),
    ),
    language,
  );
  return 'item' in outcome ? { ...outcome, item: { kind: 'risk', risk: outcome.item } } : outcome;
}
