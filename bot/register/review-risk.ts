import type { Conflict, ReviewRisk, ReviewRiskOutcome } from '../../shared/contracts/record-update.ts';
import { civilDateAt, type CivilDate } from '../../shared/domain/civil-date.ts';
import { nextReviewDate } from '../../shared/domain/review-rule.ts';
import {
  schemeOfScore,
  type AssessmentEntry,
  type Risk,
  type SchemeReference,
  type ScoreOnRow,
} from '../../shared/domain/risk.ts';
import type { Actor } from '../../shared/domain/row.ts';
import { isSameReference } from '../../shared/domain/scheme-change.ts';
import { scoreWith, type ScoringScheme } from '../../shared/domain/scoring-scheme.ts';
import type { FieldChange, UpdateEntry } from '../../shared/domain/update.ts';
import { trackedValues } from '../../shared/sharepoint/recorded.ts';
import { decideChangeOfDate } from './change-review-date.ts';
import { refusePersonalDetails } from './personal-details.ts';
import { toOutcome, type Press } from './record-action-update.ts';
import { refusal } from './refusal-words.ts';
import {
  asLeft,
  dayInWords,
  levelInWords,
  nextInWords,
  schemeInWords,
  schemeOf,
  scoreInWords,
  type ReviewBeingMade,
  type ReviewSettings,
} from './review-parts.ts';
import { pressKey, wasRecorded, type ItemState } from './trail.ts';
import { writtenRisks } from './row-for-writing.ts';
import { refuse, writeItem, type Decision, type Refusal, type WriteParts } from './write-item.ts';

interface NewScore {
  readonly score: ScoreOnRow;
  readonly scheme: ScoringScheme | undefined;
  readonly reference: SchemeReference | null;
  readonly moved: boolean;
  /** Scored by another scheme, or version of it, than before: then the score is another even where its numbers are not. */
  readonly byAnotherScheme: boolean;
}

/** The score the review leaves: as it stands when confirmed, by the board's scheme when scored again. */
function scoreFor(
  risk: Risk,
  decision: Exclude<ReviewRisk['decision'], { kind: 'change date' }>,
  board: ReviewSettings,
): NewScore | Refusal {
  if (decision.kind === 'confirm') {
    if (risk.current === null || (risk.current.score === null && risk.current.band === null)) {
      return refuse(
        'not valid',
        refusal((words) => words.noScoreYet),
      );
    }
    return {
      score: risk.current,
      scheme: schemeOf(board, risk.scheme),
      reference: risk.scheme,
      moved: false,
      byAnotherScheme: false,
    };
  }
  const scheme = schemeOf(board, board.settings.scheme);
  if (scheme === undefined) {
    return refuse(
      'not valid',
      refusal((words) => words.noScheme),
    );
  }
  const scored = scoreWith(scheme, decision);
  if (!scored.ok) return refuse('not valid', scored.userMessage);
  const score: ScoreOnRow = {
    likelihood: scored.likelihood,
    impact: scored.impact,
    score: scored.score,
    band: scored.band.key,
  };
  const moved =
    risk.current?.likelihood !== score.likelihood ||
    risk.current.impact !== score.impact ||
    risk.current.score !== score.score ||
    risk.current.band !== score.band;
  const reference = { id: scheme.id, version: scheme.version };
  const byAnotherScheme = risk.scheme === null || !isSameReference(risk.scheme, reference);
  return { score, scheme, reference, moved, byAnotherScheme };
}

/**
 * Decides one review of one risk. Pure: `state` is what was just read, `now` an ISO instant. All of what the person saw counts: a
 * score confirmed after somebody else moved it would confirm what they never saw.
 */
export function decideRiskReview(
  state: ItemState<Risk>,
  request: ReviewRisk,
  press: Press<Risk>,
  board: ReviewSettings,
  now: string,
): Decision<Risk> {
  const risk = state.item;
  const { idempotencyKey, seen, saveAnyway, ...submitted } = request;
  const key = pressKey(idempotencyKey, { ...submitted, actor: press.actor.oid ?? press.actor.name });
  if (wasRecorded(state, key)) {
    return { kind: 'already recorded' };
  }
  if (press.standing !== null && !press.standing(risk).mayReview) {
    return refuse(
      'not allowed',
      refusal((words) => words.chairReviews),
    );
  }
  if (risk.status === 'closed') {
    return refuse(
      'left the register',
      refusal((words) => words.riskClosed),
    );
  }
  const warned = refusePersonalDetails([request.note], saveAnyway);
  if (warned !== null) return warned;
  const today = civilDateAt(now, board.settings.timeZone);
  const { decision } = request;
  const review: ReviewBeingMade = { key, press, board, now, today };
  if (decision.kind === 'change date') {
    return decideChangeOfDate(risk, request, decision.nextReview, review);
  }
  const next = scoreFor(risk, decision, board);
  const conflicts = conflictsOf(risk, request, schemeOf(board, risk.scheme), today);
  if (conflicts.length > 0) return { kind: 'conflict', conflicts };
  if ('kind' in next) return next;
  const note = request.note ?? '';
  if (next.moved && note === '') {
    return refuse(
      'not valid',
      refusal((words) => words.whyMoves),
    );
  }

  const nextReview = nextReviewDate(risk.reviewRule, today, next.scheme ?? null, next.score.band);
  const values: Partial<Risk> = {
    lastReview: today,
    nextReview,
    ...(next.moved || next.byAnotherScheme
      ? {
          previous: risk.current,
          current: next.score,
          scheme: next.reference,
          ...schemesLeft(risk, next),
        }
      : {}),
    ...(note === '' ? {} : { lastNote: { text: note, at: now, by: press.actor.name } }),
  };
  const entry = entryOf(risk, request, { next, nextReview }, review);
  const assessment = assessmentOf(entry, next, today, press.actor);
  return {
    kind: 'write',
    values,
    recorded: { entry, assessment, left: trackedValues({ kind: 'risk', risk: asLeft(risk, values) }) },
  };
}

/** What was scored before stays with the scheme it was scored with when the row's own becomes another. */
function schemesLeft(risk: Risk, { byAnotherScheme }: NewScore): Partial<Risk> {
  if (!byAnotherScheme) return risk.previousScheme === null ? {} : { previousScheme: null };
  return {
    previousScheme: risk.current === null ? null : risk.scheme,
    grossScheme: risk.gross === null ? null : schemeOfScore(risk, 'gross'),
    targetScheme: risk.target === null ? null : schemeOfScore(risk, 'target'),
  };
}

function conflictsOf(
  risk: Risk,
  request: ReviewRisk,
  scheme: ScoringScheme | undefined,
  today: CivilDate,
): Conflict[] {
  const { seen, decision } = request;
  const wanted = (axis: 'likelihood' | 'impact'): number | null =>
    decision.kind === 're-score' ? decision[axis] : seen[axis];
  const axisConflicts = (['likelihood', 'impact'] as const).flatMap((axis): Conflict[] => {
    const now = risk.current?.[axis] ?? null;
    if (now === seen[axis]) return [];
    return [
      {
        field: axis,
        label: axis === 'likelihood' ? 'Likelihood' : 'Impact',
        seen: levelInWords(scheme?.[axis], seen[axis]),
        now: levelInWords(scheme?.[axis], now),
        yours: levelInWords(scheme?.[axis], wanted(axis)),
      },
    ];
  });
  if (risk.lastReview === seen.lastReview) return axisConflicts;
  return [
    ...axisConflicts,
    {
      field: 'lastReview',
      label: 'Last review',
      seen: dayInWords(seen.lastReview),
      now: dayInWords(risk.lastReview),
      yours: dayInWords(today),
    },
  ];
}

function entryOf(
  risk: Risk,
  request: ReviewRisk,
  { next, nextReview }: { readonly next: NewScore; readonly nextReview: CivilDate | null },
  { key, press, board, now, today }: ReviewBeingMade,
): UpdateEntry {
  const before = scoreInWords(risk.current, schemeOf(board, risk.scheme));
  const changes: FieldChange[] = [];
  if (next.moved) {
    changes.push({ field: 'score', before, after: scoreInWords(next.score, next.scheme) });
  }
  if (next.byAnotherScheme) {
    changes.push({
      field: 'scheme',
      before: schemeInWords(risk.scheme, schemeOf(board, risk.scheme)),
      after: schemeInWords(next.reference, next.scheme),
    });
  }
  changes.push({ field: 'lastReview', before: dayInWords(risk.lastReview), after: dayInWords(today) });
  if (nextReview !== risk.nextReview) {
    changes.push({
      field: 'nextReview',
      before: nextInWords(risk.nextReview),
      after: nextInWords(nextReview),
    });
  }
  return {
    key,
    itemKind: 'risk',
    itemKey: risk.key,
    kind: next.moved || next.byAnotherScheme ? 're-scored' : 'review confirmed',
    at: now,
    by: press.actor,
    via: press.via,
    text: request.note ?? '',
    changes,
    reason: '',
    meetingKey: request.meetingKey ?? null,
  };
}

/** A confirmed score is an assessment too: "still so, as at today". */
function assessmentOf(entry: UpdateEntry, next: NewScore, today: CivilDate, by: Actor): AssessmentEntry {
  return {
    key: entry.key,
    riskKey: entry.itemKey,
    stage: 'current',
    asAt: today,
    ...next.score,
    scoreText: '',
    scheme: next.reference,
    by,
  };
}

/** Reviews a risk: reads, decides, writes. Throws `GraphFailure` (see `writeItem`). */
export async function reviewRisk(
  parts: WriteParts,
  request: ReviewRisk,
  press: Press<Risk>,
  board: ReviewSettings,
): Promise<ReviewRiskOutcome> {
  const outcome = await writeItem(writtenRisks, request.itemKey, parts, (state) =>
    decideRiskReview(state, request, press, board, parts.now),
  );
  return toOutcome(outcome, parts.language);
}
