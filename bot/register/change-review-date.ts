import type { Conflict, ReviewRisk } from '../../shared/contracts/record-update.ts';
import { formatCivilDate, type CivilDate } from '../../shared/domain/civil-date.ts';
import { latestReviewDate } from '../../shared/domain/review-rule.ts';
import type { Risk } from '../../shared/domain/risk.ts';
import type { UpdateEntry } from '../../shared/domain/update.ts';
import { trackedValues } from '../../shared/sharepoint/recorded.ts';
import { refusal } from './refusal-words.ts';
import { asLeft, dayInWords, nextInWords, schemeOf, type ReviewBeingMade } from './review-parts.ts';
import { refuse, type Decision } from './write-item.ts';

/** Another day for the next review, and no review: neither score nor last review moves. It can be put off no longer than a review made today would. */
export function decideChangeOfDate(
  risk: Risk,
  request: ReviewRisk,
  day: CivilDate,
  { key, press, board, now, today }: ReviewBeingMade,
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
