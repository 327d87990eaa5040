import { addDays, addMonths, formatCivilDate, type CivilDate } from '../../shared/domain/civil-date.ts';
import {
  type AssessmentEntry,
  type AssessmentStage,
  type Control,
  type Risk,
  type ScoreOnRow,
} from '../../shared/domain/risk.ts';
import { reviewIntervalMonths, scoreWith, type ScoringScheme } from '../../shared/domain/scoring-scheme.ts';
import { type UpdateEntry } from '../../shared/domain/update.ts';
import { inOfficeHours, type Cast } from './cast.ts';
import { onWorkingDay, type SampleCalendar } from './sample-calendar.ts';
import { type Unsaved } from './sample-board.ts';
import { type RiskSeed } from './seeds.ts';

export interface RisksAndTrail {
  readonly risks: Unsaved<Risk>[];
  readonly assessments: AssessmentEntry[];
  readonly controls: Unsaved<Control>[];
  readonly updates: UpdateEntry[];
}

export interface BoardOfRisks {
  readonly partnership: string;
  readonly cast: Cast;
  readonly calendar: SampleCalendar;
  /** The scheme in force on a day: a board may have changed it since its oldest assessments. */
  schemeOn(day: CivilDate): ScoringScheme;
}

const betweenReviews = 84;

/** The rows of a register, every scoring behind them, their controls and the trail of their reviews. */
export function riskRows(board: BoardOfRisks, seeds: readonly RiskSeed[]): RisksAndTrail {
  const made = seeds.map((seed, index) => riskWithTrail(board, seed, index));
  return {
    risks: made.map(({ risk }) => risk),
    assessments: made.flatMap(({ assessments }) => assessments),
    controls: made.flatMap(({ controls }) => controls),
    updates: made.flatMap(({ updates }) => updates),
  };
}

type Scored = ScoreOnRow & { readonly scheme: ScoringScheme };

type Levels = readonly [likelihood: number, impact: number];

/** A review as it was held. */
interface Held extends Scored {
  readonly day: CivilDate;
  readonly note: string;
}

function riskWithTrail(board: BoardOfRisks, seed: RiskSeed, index: number) {
  const { cast, calendar } = board;
  const today = board.schemeOn(calendar.today);
  const current = seed.reviews.at(-1);
  const band = current === undefined ? null : score(today, [current[0], current[1]]).band;
  const { lastReview, nextReview } = reviewDays(seed, calendar, reviewIntervalMonths(today, band) ?? 12);
  const held = seed.reviews.map(([likelihood, impact, note], at): Held => {
    const back = seed.reviews.length - 1 - at;
    const day = back === 0 ? lastReview : onWorkingDay(addDays(lastReview, -betweenReviews * back));
    return { ...score(board.schemeOn(day), [likelihood, impact]), day, note: note ?? '' };
  });
  const updates = trailOf(board, seed, held, index);
  const lastNote = updates.findLast(({ text, kind }) => text !== '' && kind !== 'imported');
  const [previous, now] = [held.at(-2), held.at(-1)];
  const risk: Unsaved<Risk> = {
    key: seed.key,
    reference: seed.ref,
    title: seed.title,
    description: seed.description,
    category: seed.category,
    path: [board.partnership, 'Board risk register', seed.area],
    issueType: seed.issueType,
    triggers: seed.triggers.map(({ group, items }) => ({ group, items: [...items] })),
    likelihoodFactors: [...seed.factors],
    consequences: [...seed.consequences],
    owners: seed.owners.map((text) => cast.reference(text)),
    leadAgency: seed.leadAgency,
    groupKey: seed.group,
    response: seed.response,
    status: seed.status ?? 'open',
    lastReview,
    nextReview,
    reviewRule:
      seed.everyDays === undefined ? { kind: 'band' } : { kind: 'every', n: seed.everyDays, unit: 'day' },
    targetDate: seed.targetIn === undefined ? null : calendar.day(seed.targetIn),
    marking: seed.exempt === true ? 'exempt' : 'publish',
    scheme: now === undefined ? null : referenceTo(now.scheme),
    grossScheme: null,
    previousScheme: null,
    targetScheme: null,
    gross: seed.gross === null ? null : onRow(score(today, seed.gross)),
    // A score made under an older scheme is history, not a figure to set beside the current one.
    previous: previous?.scheme === now?.scheme && previous !== undefined ? onRow(previous) : null,
    current: now === undefined ? null : onRow(now),
    target: seed.target === null ? null : onRow(score(today, seed.target)),
    lastNote: lastNote === undefined ? null : { text: lastNote.text, at: lastNote.at, by: lastNote.by.name },
  };
  return {
    risk,
    updates,
    assessments: assessmentsOf(board, seed, held, lastReview),
    controls: seed.controls.map((control, at): Unsaved<Control> => ({
      key: `${seed.key}-control-${String(at + 1)}`,
      riskKey: seed.key,
      heading: control.heading,
      text: control.text,
      adequacy: control.adequacy,
      lineOfDefence: control.line,
      criticalSuccess: control.success ?? '',
      owner: control.owner === undefined ? null : cast.reference(control.owner),
    })),
  };
}

/** Last and next review, so that the one follows from the other by the risk's own rule. */
function reviewDays(
  seed: RiskSeed,
  calendar: SampleCalendar,
  bandMonths: number,
): { lastReview: CivilDate; nextReview: CivilDate | null } {
  if (seed.nextReview === null) return { lastReview: onWorkingDay(calendar.day(-130)), nextReview: null };
  if (seed.everyDays !== undefined) {
    return {
      lastReview: calendar.day(seed.nextReview - seed.everyDays),
      nextReview: calendar.day(seed.nextReview),
    };
  }
  const wanted = onWorkingDay(addMonths(calendar.day(seed.nextReview), -bandMonths));
  // A review cannot lie in the future, however soon the next one is wanted.
  const lastReview = wanted < calendar.today ? wanted : onWorkingDay(calendar.day(-1));
  return { lastReview, nextReview: addMonths(lastReview, bandMonths) };
}

function score(scheme: ScoringScheme, [likelihood, impact]: Levels): Scored {
  const result = scoreWith(scheme, { likelihood, impact });
  if (!result.ok) throw new RangeError(`The sample scores a risk outside ${scheme.id}: ${result.message}.`);
  return { likelihood, impact, score: result.score, band: result.band.key, scheme };
}

function onRow({ likelihood, impact, score: value, band }: ScoreOnRow): ScoreOnRow {
  return { likelihood, impact, score: value, band };
}

function referenceTo({ id, version }: ScoringScheme): { id: string; version: number } {
  return { id, version };
}

/** A risk with the whole history came in with the spreadsheet; the others were added to the register later. */
function wasImported(seed: RiskSeed): boolean {
  return seed.reviews.length === 6 || seed.unreadableScore !== undefined;
}

function assessmentsOf(
  board: BoardOfRisks,
  seed: RiskSeed,
  held: readonly Held[],
  lastReview: CivilDate,
): AssessmentEntry[] {
  const manager = board.cast.manager;
  const entry = (
    stage: AssessmentStage,
    suffix: string,
    asAt: CivilDate,
    scored: Scored | null,
    extra: Partial<AssessmentEntry> = {},
  ): AssessmentEntry => ({
    key: `${seed.key}-${suffix}`,
    riskKey: seed.key,
    stage,
    asAt,
    ...(scored === null ? { likelihood: null, impact: null, score: null, band: null } : onRow(scored)),
    scoreText: '',
    scheme: scored === null ? null : referenceTo(scored.scheme),
    by: manager,
    ...extra,
  });
  if (seed.unreadableScore !== undefined) {
    return (['previous', 'current', 'target'] as const).map((stage) =>
      entry(stage, stage, lastReview, null, {
        scoreText: stage === 'current' ? (seed.unreadableScore ?? '') : '?',
      }),
    );
  }
  const first = held[0]?.day ?? lastReview;
  const fixed = (stage: 'gross' | 'target', levels: RiskSeed['gross']): AssessmentEntry[] => {
    if (levels === null) return [];
    const scored = score(board.schemeOn(first), levels);
    const scoreText = wasImported(seed) ? asTyped(scored) : '';
    const later = board.schemeOn(board.calendar.today);
    return [
      entry(stage, stage, first, scored, { scoreText }),
      // Scored again on the day the board changed its scheme, so that the row and its history agree.
      ...(later === scored.scheme
        ? []
        : [
            entry(
              stage,
              `${stage}-2`,
              held.find(({ scheme }) => scheme === later)?.day ?? lastReview,
              score(later, levels),
            ),
          ]),
    ];
  };
  return [
    ...fixed('gross', seed.gross),
    ...fixed('target', seed.target),
    ...held.map((review, at) =>
      entry('current', `current-${String(at + 1)}`, review.day, review, {
        by: at === 0 && wasImported(seed) ? manager : board.cast.chairOf(seed.group),
        scoreText: at === 0 && wasImported(seed) ? asTyped(review) : '',
      }),
    ),
  ];
}

function asTyped({ likelihood, impact, score: value }: ScoreOnRow): string {
  return `${String(likelihood)} x ${String(impact)} = ${String(value)}`;
}

function trailOf(board: BoardOfRisks, seed: RiskSeed, held: readonly Held[], index: number): UpdateEntry[] {
  const { cast, calendar } = board;
  const entries: Omit<UpdateEntry, 'key' | 'itemKind' | 'itemKey' | 'reason' | 'meetingKey'>[] = [];
  if (wasImported(seed)) {
    const day = held[0]?.day ?? calendar.importDay;
    entries.push({
      at: inOfficeHours(day < calendar.importDay ? day : onWorkingDay(calendar.importDay), index),
      by: cast.manager,
      via: 'import',
      kind: 'imported',
      text:
        seed.unreadableScore === undefined
          ? `Brought in from the risk register’s spreadsheet, row ${String(index + 3)}.`
          : `Brought in from a scanned page. The score reads “${seed.unreadableScore}” and has to be looked at.`,
      changes: [],
    });
  }
  held.forEach((review, at) => {
    const before = held[at - 1];
    const moved =
      before === undefined
        ? !wasImported(seed)
        : before.likelihood !== review.likelihood ||
          before.impact !== review.impact ||
          before.scheme !== review.scheme;
    entries.push({
      at: inOfficeHours(review.day, 90 + index * 3 + at),
      by: cast.chairOf(seed.group),
      via: (index + at) % 3 === 0 ? 'tab' : 'card',
      kind: moved ? 're-scored' : 'review confirmed',
      text: review.note,
      changes: [
        ...(moved
          ? [
              {
                field: 'score' as const,
                before: before === undefined ? '' : scoreWords(before),
                after: scoreWords(review),
              },
            ]
          : []),
        {
          field: 'lastReview' as const,
          before: before === undefined ? '' : formatCivilDate(before.day),
          after: formatCivilDate(review.day),
        },
      ],
    });
  });
  if (seed.status === 'closed') {
    entries.push({
      at: inOfficeHours(onWorkingDay(calendar.day(-20)), index),
      by: cast.manager,
      via: 'hand edit seen',
      kind: 'hand edit',
      text: '',
      changes: [{ field: 'status', before: 'open', after: 'closed' }],
    });
  }
  return entries.map((entry, at) => ({
    ...entry,
    key: `${seed.key}-${String(at).padStart(2, '0')}`,
    itemKind: 'risk',
    itemKey: seed.key,
    reason: '',
    meetingKey: null,
  }));
}

/** "16 red (likelihood 4, impact 4)": as the trail of the register writes a score. */
function scoreWords({ likelihood, impact, score: value, band }: ScoreOnRow): string {
  return `${String(value)} ${band ?? ''} (likelihood ${String(likelihood)}, impact ${String(impact)})`;
}
