import { refusal } from './refusal-words.ts';
import type { Conflict, ReviewRisk, ReviewRiskOutcome } from '../../shared/contracts/record-update.ts';
import { civilDateAt, formatCivilDate, type CivilDate } from '../../shared/domain/civil-date.ts';
import { latestReviewDate, nextReviewDate } from '../../shared/domain/review-rule.ts';
import {
  schemeOfScore,
  type AssessmentEntry,
  type Risk,
  type SchemeReference,
  type ScoreOnRow,
} from '../../shared/domain/risk.ts';
import type { Actor } from '../../shared/domain/row.ts';
import { isSameReference } from '../../shared/domain/scheme-change.ts';
import { bandOfKey, scoreWith, type ScoringScheme } from '../../shared/domain/scoring-scheme.ts';
import type { FieldChange, UpdateEntry } from '../../shared/domain/update.ts';
import type { BoardConfiguration } from '../../shared/sharepoint/read-settings.ts';
import { trackedValues } from '../../shared/sharepoint/recorded.ts';
import { refusePersonalDetails } from './personal-details.ts';
import { toOutcome, type Press } from './record-action-update.ts';
import { pressKey, wasRecorded, type ItemState } from './trail.ts';
import { writtenRisks } from './row-for-writing.ts';
import { refuse, writeItem, type Decision, type Refusal, type WriteParts } from './write-item.ts';

/** As much of a board as a review is decided by. */
export type ReviewSettings = Pick<BoardConfiguration, 'schemes'> & {
  readonly settings: Pick<BoardConfiguration['settings'], 'scheme' | 'timeZone'>;
};

function schemeOf(board: ReviewSettings, reference: SchemeReference | null): ScoringScheme | undefined {
  return board.schemes.find((scheme) => scheme.id === reference?.id && scheme.version === reference.version);
}

/** "12 Amber", "Red", "not scored". */
function scoreInWords(score: ScoreOnRow | null, scheme: ScoringScheme | undefined): string {
  if (score === null) return 'not scored';
  const band = scheme === undefined ? undefined : bandOfKey(scheme, score.band);
  const parts = [score.score === null ? '' : `${score.score}`, band?.label ?? score.band ?? ''];
  return parts.filter((part) => part !== '').join(' ') || 'not scored';
}

const levelInWords = (levels: ScoringScheme['likelihood'] | undefined, value: number | null): string => {
  if (value === null) return 'not scored';
  const label = levels?.find((level) => level.value === value)?.label;
  return label === undefined ? `${value}` : `${value} ${label}`;
};

/** "Likelihood × impact, 1–25 (version 2)". */
const schemeInWords = (reference: SchemeReference | null, scheme: ScoringScheme | undefined): string =>
  reference === null ? 'none' : `${scheme?.title ?? reference.id} (version ${reference.version})`;

const dayInWords = (day: CivilDate | null): string => (day === null ? 'never' : formatCivilDate(day));
const nextInWords = (day: CivilDate | null): string => (day === null ? 'not set' : formatCivilDate(day));

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
  if (decision.kind === 'change date') {
    return decideChangeOfDate(risk, request, decision.nextReview, { key, press, board, now, today });
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
  const entry = entryOf(
    key,
    risk,
    next,
    nextReview,
    today,
    note,
    request.meetingKey ?? null,
    press,
    board,
    now,
  );
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

interface ChangeOfDate {
  readonly key: string;
  readonly press: Press<Risk>;
  readonly board: ReviewSettings;
  readonly now: string;
  readonly today: CivilDate;
}

/** Another day for the next review, and no review: neither score nor last review moves. It can be put off no longer than a review made today would. */
function decideChangeOfDate(
  risk: Risk,
  request: ReviewRisk,
  day: CivilDate,
  { key, press, board, now, today }: ChangeOfDate,
): Decision<Risk> {
  const { seen } = request;
  const conflicts: Conflict[] = [];
  if (risk.lastReview !== seen.lastReview) {
    conflicts.push({
      field: 'lastReview',
      label: 'Last review',
      seen: dayInWords(seen.lastReview),
      now: dayInWords(risk.lastReview),
      yours: `next review on ${formatCivilDate(day)}`,
    });
  }
  if (seen.nextReview !== undefined && risk.nextReview !== seen.nextReview && risk.nextReview !== day) {
    conflicts.push({
      field: 'nextReview',
      label: 'Next review',
      seen: nextInWords(seen.nextReview),
      now: nextInWords(risk.nextReview),
      yours: formatCivilDate(day),
    });
  }
  if (conflicts.length > 0) return { kind: 'conflict', conflicts };
  const note = request.note ?? '';
  if (note === '')
    return refuse(
      'not valid',
      refusal((words) => words.whyDateChanges),
    );
  if (day <= today)
    return refuse(
      'not valid',
      refusal((words) => words.nextReviewAfterToday),
    );
  if (day === risk.nextReview) {
    return refuse(
      'not valid',
      refusal((words, language) => words.reviewOnThatDay(formatCivilDate(day, language))),
    );
  }
  const scheme = schemeOf(board, risk.scheme) ?? null;
  const latest = latestReviewDate(risk.reviewRule, today, scheme, risk.current?.band ?? null);
  if (day > latest) {
    return refuse(
      'not valid',
      refusal((words, language) => words.reviewedBy(formatCivilDate(latest, language))),
    );
  }
  const values: Partial<Risk> = {
    nextReview: day,
    lastNote: { text: note, at: now, by: press.actor.name },
  };
  const entry: UpdateEntry = {
    key,
    itemKind: 'risk',
    itemKey: risk.key,
    kind: 'review date changed',
    at: now,
    by: press.actor,
    via: press.via,
    text: note,
    changes: [{ field: 'nextReview', before: nextInWords(risk.nextReview), after: nextInWords(day) }],
    reason: '',
    meetingKey: request.meetingKey ?? null,
  };
  const left = trackedValues({ kind: 'risk', risk: asLeft(risk, values) });
  return { kind: 'write', values, recorded: { entry, left } };
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
  key: string,
  risk: Risk,
  next: NewScore,
  nextReview: CivilDate | null,
  today: CivilDate,
  note: string,
  meetingKey: string | null,
  press: Press<Risk>,
  board: ReviewSettings,
  now: string,
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
    text: note,
    changes,
    reason: '',
    meetingKey,
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

/** The risk as the write leaves it: a cell written over no longer has the problem it had. */
function asLeft(risk: Risk, values: Partial<Risk>): Risk {
  const written = new Set<string>();
  if (values.lastReview !== undefined) written.add('Last review');
  if (values.nextReview !== undefined) written.add('Next review');
  if (values.current !== undefined) {
    for (const column of ['Current likelihood', 'Current impact', 'Current score']) written.add(column);
  }
  return { ...risk, ...values, problems: risk.problems.filter((problem) => !written.has(problem.column)) };
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
