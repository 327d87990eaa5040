import type { CivilDate } from './civil-date.ts';
import { nextReviewDate } from './review-rule.ts';
import type { Risk } from './risk.ts';
import { plainLabel } from './scheme-arithmetic.ts';
import type { Axis } from './scheme-problems.ts';
import {
  appetiteFor,
  bandOfKey,
  isAtLeastEscalation,
  scoreWith,
  type Band,
  type Level,
  type ScoringScheme,
} from './scoring-scheme.ts';

/** How a risk stands by one scheme. */
export interface StandingByScheme {
  readonly score: number | null;
  readonly band: Band | null;
  /** Null = the scheme names no appetite for it, or it has no score. */
  readonly overAppetite: boolean | null;
  readonly escalated: boolean;
  /** Counted from its last review; null where neither its rule nor its band says. */
  readonly nextReview: CivilDate | null;
}

/** A level that has another name, code or value in the draft and is taken for the same. */
export interface Renamed {
  readonly axis: Axis;
  readonly before: Level;
  readonly after: Level;
}

/** Why nobody but a person can say what a risk would score. */
export type ByHand =
  /** Settings hold its scheme no longer, so what its levels meant is not known. */
  | { readonly why: 'scheme gone' }
  /** A colour or a number alone: no likelihood and impact to go by. */
  | { readonly why: 'no levels' }
  /** The draft has no level for this one. `label` is its value where it lies between two levels. */
  | { readonly why: 'level gone'; readonly axis: Axis; readonly label: string };

export type UnderDraft =
  | {
      readonly kind: 'scored';
      readonly standing: StandingByScheme;
      /** The values of its levels in the draft. */
      readonly levels: { readonly likelihood: number; readonly impact: number };
      readonly renamed: readonly Renamed[];
    }
  | ({ readonly kind: 'by hand' } & ByHand);

export interface RiskUnderDraft {
  readonly risk: Risk;
  /** By the scheme it was scored with. */
  readonly now: StandingByScheme;
  readonly then: UnderDraft;
  /** Another score, or a band of another name. False where it is to be scored by hand. */
  readonly moves: boolean;
  /** Its next review would fall on another day. */
  readonly reviewMoves: boolean;
}

export interface SchemePreview {
  /** Every open risk that has a score, in the order given. */
  readonly risks: readonly RiskUnderDraft[];
  /** Open risks nobody has scored yet. */
  readonly unscored: readonly Risk[];
}

/**
 * What open risks would score by a draft if they were scored by it at the levels they have. Pure; nothing is rewritten: a risk takes
 * a new score only in a review.
 */
export function previewScheme(
  risks: readonly Risk[],
  schemes: readonly ScoringScheme[],
  draft: ScoringScheme,
): SchemePreview {
  const open = risks.filter(({ status }) => status === 'open');
  const isScored = ({ current }: Risk) =>
    current !== null && (current.score !== null || current.band !== null);
  return {
    risks: open.filter(isScored).map((risk) => underDraft(risk, schemes, draft)),
    unscored: open.filter((risk) => !isScored(risk)),
  };
}

function underDraft(risk: Risk, schemes: readonly ScoringScheme[], draft: ScoringScheme): RiskUnderDraft {
  const own = schemes.find(({ id, version }) => id === risk.scheme?.id && version === risk.scheme.version);
  const now = standingNow(risk, own);
  const then = standingThen(risk, own, draft);
  if (then.kind === 'by hand') return { risk, now, then, moves: false, reviewMoves: false };
  const { score, band, nextReview } = then.standing;
  const sameBand =
    band !== null && now.band !== null && plainLabel(band.label) === plainLabel(now.band.label);
  return {
    risk,
    now,
    then,
    moves: score !== now.score || !sameBand,
    reviewMoves: nextReview !== now.nextReview,
  };
}

function standingNow(risk: Risk, own: ScoringScheme | undefined): StandingByScheme {
  const score = risk.current?.score ?? null;
  const band = own === undefined ? undefined : bandOfKey(own, risk.current?.band ?? null);
  return standing(risk, own ?? null, score, band ?? null);
}

function standing(
  risk: Risk,
  scheme: ScoringScheme | null,
  score: number | null,
  band: Band | null,
): StandingByScheme {
  const appetite = scheme === null ? undefined : appetiteFor(scheme, risk.category);
  return {
    score,
    band,
    overAppetite: appetite === undefined || score === null ? null : score > appetite,
    escalated: scheme !== null && isAtLeastEscalation(scheme, { score, band: band?.key ?? null }),
    nextReview: nextReviewDate(risk.reviewRule, risk.lastReview, scheme, band?.key ?? null),
  };
}

function standingThen(risk: Risk, own: ScoringScheme | undefined, draft: ScoringScheme): UnderDraft {
  if (own === undefined) return { kind: 'by hand', why: risk.scheme === null ? 'no levels' : 'scheme gone' };
  const { likelihood, impact } = risk.current ?? { likelihood: null, impact: null };
  if (likelihood === null || impact === null) return { kind: 'by hand', why: 'no levels' };
  const found = {
    likelihood: valueInDraft('likelihood', likelihood, own, draft),
    impact: valueInDraft('impact', impact, own, draft),
  };
  for (const axis of ['likelihood', 'impact'] as const) {
    const { value, label } = found[axis];
    if (value === null) return { kind: 'by hand', why: 'level gone', axis, label };
  }
  const levels = { likelihood: found.likelihood.value ?? 0, impact: found.impact.value ?? 0 };
  const scored = scoreWith(draft, levels);
  if (!scored.ok) return { kind: 'by hand', why: 'no levels' };
  return {
    kind: 'scored',
    standing: standing(risk, draft, scored.score, scored.band),
    levels,
    renamed: [found.likelihood.renamed, found.impact.renamed].filter((renamed) => renamed !== null),
  };
}

interface InDraft {
  /** Null = the draft has no such level. */
  readonly value: number | null;
  readonly label: string;
  readonly renamed: Renamed | null;
}

function valueInDraft(axis: Axis, value: number, own: ScoringScheme, draft: ScoringScheme): InDraft {
  const level = own[axis].find((candidate) => candidate.value === value);
  if (level === undefined) {
    // An average of several scorers: it means the same only on the very same steps.
    const sameSteps =
      own[axis].length === draft[axis].length &&
      own[axis].every((step, index) => step.value === draft[axis][index]?.value);
    return { value: sameSteps ? value : null, label: String(value), renamed: null };
  }
  const after = sameLevel(level, own[axis], draft[axis]);
  if (after === undefined) return { value: null, label: level.label, renamed: null };
  const same =
    plainLabel(after.label) === plainLabel(level.label) &&
    after.value === level.value &&
    after.code === level.code;
  return {
    value: after.value,
    label: level.label,
    renamed: same ? null : { axis, before: level, after },
  };
}

/**
 * The draft's level that stands for this one: of the same name; else of the same code, else of the same value, so long as its name is
 * new. A level that kept its name is never taken for another.
 */
function sameLevel(level: Level, own: readonly Level[], draft: readonly Level[]): Level | undefined {
  const named = draft.find(({ label }) => plainLabel(label) === plainLabel(level.label));
  if (named !== undefined) return named;
  const kept = new Set(own.map(({ label }) => plainLabel(label)));
  const renamed = draft.filter(({ label }) => !kept.has(plainLabel(label)));
  return (
    renamed.find(
      ({ code }) =>
        code !== undefined && level.code !== undefined && plainLabel(code) === plainLabel(level.code),
    ) ?? renamed.find(({ value }) => value === level.value)
  );
}

/** The open risks of a preview as they would stand on the draft's heat map. They are thought of, and never written. */
export function imaginedBy({ risks }: SchemePreview, draft: ScoringScheme): Risk[] {
  return risks.flatMap(({ risk, then }) =>
    then.kind === 'by hand'
      ? []
      : [
          {
            ...risk,
            scheme: { id: draft.id, version: draft.version },
            current: { ...then.levels, score: then.standing.score, band: then.standing.band?.key ?? null },
          },
        ],
  );
}
