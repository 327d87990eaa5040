import { type Action } from '../../shared/domain/action.ts';
import { addDays, addMonths, civilDateSchema, type CivilDate } from '../../shared/domain/civil-date.ts';
import { readWhen } from '../../shared/domain/read-when.ts';
import { type AssessmentEntry, type Risk, type ScoreOnRow } from '../../shared/domain/risk.ts';
import { reviewIntervalMonths, type ScoringScheme } from '../../shared/domain/scoring-scheme.ts';
import { actionStatusSchema, ragSchema } from '../../shared/domain/status.ts';
import { type UpdateEntry } from '../../shared/domain/update.ts';
import { type SampleBoard, type Unsaved } from './sample-board.ts';

type Trail = readonly UpdateEntry[];

/**
 * A sample risk as it stood at `at` (ISO instant): its scorings up to then, its trail taken back; null when nobody had entered it yet.
 */
export function riskAt(risk: Unsaved<Risk>, board: SampleBoard, at: string): Unsaved<Risk> | null {
  const trail = trailOf(board, risk.key);
  const before = trail.filter((entry) => entry.at <= at);
  if (before.length === 0) return null;
  const day = dayOf(at);
  const scorings = board.assessments.filter(({ riskKey, asAt }) => riskKey === risk.key && asAt <= day);
  const held = scorings.filter(({ stage }) => stage === 'current');
  const [previous, current] = [held.at(-2), held.at(-1)];
  const closing = trail
    .filter((entry) => entry.at > at)
    .flatMap(({ changes }) => changes)
    .find(({ field }) => field === 'status');
  const note = before.findLast(({ text, kind }) => text !== '' && kind !== 'imported');
  const scheme = current?.scheme ?? null;
  const ofStage = (stage: 'gross' | 'target'): ScoreOnRow | null =>
    onRow(scorings.findLast((entry) => entry.stage === stage && isSame(entry.scheme, scheme)));
  return {
    ...risk,
    status: closing?.before === 'open' ? 'open' : risk.status,
    scheme,
    gross: risk.gross === null ? null : ofStage('gross'),
    previous: isSame(previous?.scheme ?? null, scheme) ? onRow(previous) : null,
    current: onRow(current),
    target: risk.target === null ? null : ofStage('target'),
    ...(current === undefined || current.asAt === risk.lastReview ? {} : reviewedOn(risk, current, board)),
    lastNote: note === undefined ? null : { text: note.text, at: note.at, by: note.by.name },
  };
}

/** A sample action as it stood at `at`: every later entry of its trail taken back, newest first. */
export function actionAt(action: Unsaved<Action>, board: SampleBoard, at: string): Unsaved<Action> | null {
  const trail = trailOf(board, action.key);
  const before = trail.filter((entry) => entry.at <= at);
  const heard = before.at(-1);
  if (heard === undefined) return null;
  const then = { ...action };
  for (const { kind, changes } of trail.filter((entry) => entry.at > at).reverse()) {
    for (const { field, before: value } of kind === 'more time asked' ? [] : changes) {
      if (field === 'status') then.status = actionStatusSchema.safeParse(value).data ?? 'not started';
      if (field === 'rag') then.rag = ragSchema.safeParse(value).data ?? null;
      if (field === 'percentComplete') then.percentComplete = value === '' ? null : parseInt(value, 10);
      if (field === 'due') {
        then.currentDue = value === '' ? null : (readWhen(value).date ?? null);
        then.moves -= 1;
      }
    }
  }
  const note = before.findLast(({ text, kind }) => text !== '' && kind === 'progress');
  const setRag = before.findLast(({ changes }) => changes.some(({ field }) => field === 'rag'));
  const asked = then.moreTimeRequest;
  const finished = then.status === 'complete' || then.status === 'closed';
  return {
    ...then,
    ragSetBy: then.rag === null ? '' : (setRag?.by.name ?? action.ragSetBy),
    lastNote: note === undefined ? null : { text: note.text, at: note.at, by: note.by.name },
    moreTimeRequest: asked !== null && asked.at > at ? null : asked,
    lastHeardAt: heard.at,
    completedOn: finished ? dayOf(heard.at) : null,
  };
}

function trailOf(board: SampleBoard, itemKey: string): Trail {
  return board.updates.filter((entry) => entry.itemKey === itemKey);
}

/** The sample's trail is told within office hours, so its days are those of the instants. */
function dayOf(at: string): CivilDate {
  return civilDateSchema.parse(at.slice(0, 10));
}

function onRow(entry: AssessmentEntry | undefined): ScoreOnRow | null {
  if (entry === undefined || (entry.score === null && entry.band === null)) return null;
  const { likelihood, impact, score, band } = entry;
  return { likelihood, impact, score, band };
}

function isSame(first: Risk['scheme'], second: Risk['scheme']): boolean {
  return first?.id === second?.id && first?.version === second?.version;
}

/** The review before the last one, and what followed from it by the risk's own rule. */
function reviewedOn(
  risk: Unsaved<Risk>,
  { asAt, band, scheme }: AssessmentEntry,
  board: SampleBoard,
): Pick<Risk, 'lastReview' | 'nextReview'> {
  const { reviewRule } = risk;
  if (reviewRule.kind === 'every' && reviewRule.unit === 'day') {
    return { lastReview: asAt, nextReview: addDays(asAt, reviewRule.n) };
  }
  const own: ScoringScheme | undefined = board.schemes.find((one) => isSame(one, scheme));
  const months = own === undefined ? undefined : reviewIntervalMonths(own, band);
  return { lastReview: asAt, nextReview: risk.nextReview === null ? null : addMonths(asAt, months ?? 12) };
}
