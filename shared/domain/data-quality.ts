import type { Action } from './action.ts';
import type { CivilDate } from './civil-date.ts';
import { hasLeft, type PeopleDirectory } from './people-directory.ts';
import type { Group, Person } from './person.ts';
import type { Control, Risk, ScoreOnRow, SchemeReference } from './risk.ts';
import type { RowProblem } from './row.ts';
import { scoreWith, type ScoringScheme } from './scoring-scheme.ts';
import { isFinished, isOverdue } from './status.ts';

/** Everything a register can lack or contradict, in the order in which a board manager sees to it. */
export const qualityKinds = [
  'no lead',
  'lead left',
  'lead unknown',
  'no date',
  'date to check',
  'green but overdue',
  'no owner',
  'past review',
  'no review date',
  'not scored',
  'score off',
  'residual above gross',
  'target above current',
  'scheme changed',
  'scheme gone',
  'risk gone',
  'repeated reference',
  'no chair',
  'person unreachable',
  'unread cell',
] as const;
export type QualityKind = (typeof qualityKinds)[number];

/** One thing to see to. `names` are people, references or labels the sentence about it needs; `date` the day it is about. */
export interface QualityProblem {
  readonly kind: QualityKind;
  readonly item: QualityItem;
  readonly names: readonly string[];
  readonly date: CivilDate | null;
  /** The cell that did not parse, or the doubt about a date: as the row says it. */
  readonly cell: RowProblem | null;
}

export type QualityItem =
  | { readonly list: 'risks'; readonly row: Risk }
  | { readonly list: 'actions'; readonly row: Action }
  | { readonly list: 'controls'; readonly row: Control }
  | { readonly list: 'groups'; readonly row: Group }
  | { readonly list: 'people'; readonly row: Person };

/** Somebody whom no reminder reaches, as the ledger says: on which day it was tried last, and why it failed. */
export interface Unreachable {
  readonly personKey: string;
  readonly triedOn: CivilDate | null;
  readonly why: string;
}

export interface QualityQuestion {
  readonly risks: readonly Risk[];
  readonly actions: readonly Action[];
  readonly controls: readonly Control[];
  readonly groups: readonly Group[];
  readonly directory: PeopleDirectory;
  /** One for each person; empty where the reader may not know. */
  readonly unreachable: readonly Unreachable[];
  readonly schemes: readonly ScoringScheme[];
  /** The scheme new scores are made with. */
  readonly scheme: SchemeReference;
  readonly today: CivilDate;
}

/** What in a register needs a person, in the order of `qualityKinds`. Closed risks and finished actions need nobody, but for cells that did not parse. */
export function findQualityProblems(question: QualityQuestion): QualityProblem[] {
  const { risks, actions, controls, groups } = question;
  const riskKeys = new Set(risks.map(({ key }) => key));
  const repeated = repeatedReferences(actions);
  const found = [
    ...actions.flatMap((action) => aboutAction(action, question, riskKeys, repeated)),
    ...risks.flatMap((risk) => aboutRisk(risk, question)),
    ...controls.flatMap((control) => aboutControl(control, riskKeys)),
    ...groups.flatMap((group) => aboutGroup(group, question)),
    ...question.unreachable.flatMap((tried) => aboutPerson(tried, question)),
  ];
  const order = new Map(qualityKinds.map((kind, index) => [kind, index]));
  return found.sort((first, second) => (order.get(first.kind) ?? 0) - (order.get(second.kind) ?? 0));
}

function aboutAction(
  action: Action,
  { directory, today }: QualityQuestion,
  riskKeys: ReadonlySet<string>,
  repeated: ReadonlySet<string>,
): QualityProblem[] {
  const say = problemOf({ list: 'actions', row: action });
  const cells = action.problems.map((cell) => say('unread cell', { cell }));
  if (isFinished(action.status)) return cells;
  const found: QualityProblem[] = [];
  const leads = action.leads.filter(({ role }) => role !== 'inform');
  if (leads.length === 0) found.push(say('no lead'));
  for (const lead of leads) {
    const meant = directory.resolveReference(lead);
    if (meant.kind === 'unknown' || meant.kind === 'ambiguous')
      found.push(say('lead unknown', { names: [lead.name] }));
    else if (meant.kind === 'person' && hasLeft(meant.person, today)) {
      found.push(say('lead left', { names: [meant.person.name], date: meant.person.endDate }));
    }
  }
  if (
    action.currentDue === null &&
    !action.ongoing &&
    action.due.kind !== 'ongoing' &&
    action.due.kind !== 'recurring'
  ) {
    found.push(say('no date', { names: action.due.raw === '' ? [] : [action.due.raw] }));
  } else if (action.due.needsCheck) {
    const cell = { column: 'Due', raw: action.due.raw, message: action.due.reason ?? '' };
    found.push(say('date to check', { names: [action.due.raw], date: action.currentDue, cell }));
  }
  if (action.rag === 'green' && isOverdue(action, today)) {
    found.push(say('green but overdue', { date: action.currentDue }));
  }
  if (action.riskKey !== null && !riskKeys.has(action.riskKey)) {
    found.push(say('risk gone', { names: [action.riskKey] }));
  }
  if (repeated.has(referenceIn(action))) found.push(say('repeated reference', { names: [action.reference] }));
  return [...found, ...cells];
}

function aboutRisk(risk: Risk, question: QualityQuestion): QualityProblem[] {
  const { today, schemes, scheme } = question;
  const say = problemOf({ list: 'risks', row: risk });
  const cells = risk.problems.map((cell) => say('unread cell', { cell }));
  if (risk.status === 'closed') return cells;
  const found: QualityProblem[] = [];
  if (risk.owners.length === 0) found.push(say('no owner'));
  if (risk.nextReview === null) found.push(say('no review date'));
  else if (risk.nextReview < today) found.push(say('past review', { date: risk.nextReview }));
  const own = schemes.find(({ id, version }) => id === risk.scheme?.id && version === risk.scheme.version);
  if (isUnscored(risk.current)) found.push(say('not scored'));
  else if (risk.scheme !== null && own === undefined) {
    found.push(say('scheme gone', { names: [`${risk.scheme.id} ${risk.scheme.version}`] }));
  } else if (
    risk.scheme !== null &&
    (risk.scheme.id !== scheme.id || risk.scheme.version !== scheme.version)
  ) {
    found.push(say('scheme changed', { names: [own?.title ?? risk.scheme.id] }));
  }
  for (const [stage, score, ofStage] of [
    ['current', risk.current, null],
    ['gross', risk.gross, risk.grossScheme],
    ['target', risk.target, risk.targetScheme],
  ] as const) {
    const off = ofStage === null ? scoreOff(score, own) : null;
    if (off !== null) found.push(say('score off', { names: [stage, off.written, off.made] }));
  }
  // Scores of two schemes say nothing of one another.
  if (risk.grossScheme === null && isWorse(risk.current, risk.gross, own))
    found.push(say('residual above gross'));
  if (risk.targetScheme === null && isWorse(risk.target, risk.current, own))
    found.push(say('target above current'));
  return [...found, ...cells];
}

function aboutControl(control: Control, riskKeys: ReadonlySet<string>): QualityProblem[] {
  const say = problemOf({ list: 'controls', row: control });
  const gone = control.riskKey !== null && !riskKeys.has(control.riskKey);
  return [
    ...(gone ? [say('risk gone', { names: [control.riskKey ?? ''] })] : []),
    ...control.problems.map((cell) => say('unread cell', { cell })),
  ];
}

function aboutGroup(group: Group, { directory, today }: QualityQuestion): QualityProblem[] {
  const say = problemOf({ list: 'groups', row: group });
  const chair = directory.person(group.chairKey);
  const hasChair = chair !== undefined && !hasLeft(chair, today);
  return [
    ...(hasChair ? [] : [say('no chair', { names: chair === undefined ? [] : [chair.name] })]),
    ...group.problems.map((cell) => say('unread cell', { cell })),
  ];
}

/** Whoever has left need not be reached; the actions they still lead are told of by themselves. */
function aboutPerson(
  { personKey, triedOn, why }: Unreachable,
  { directory, today }: QualityQuestion,
): QualityProblem[] {
  const person = directory.person(personKey);
  if (person === undefined || hasLeft(person, today)) return [];
  const say = problemOf({ list: 'people', row: person });
  return [say('person unreachable', { names: why === '' ? [] : [why], date: triedOn })];
}

function problemOf(item: QualityItem) {
  return (
    kind: QualityKind,
    parts: { names?: readonly string[]; date?: CivilDate | null; cell?: RowProblem } = {},
  ): QualityProblem => ({
    kind,
    item,
    names: parts.names ?? [],
    date: parts.date ?? null,
    cell: parts.cell ?? null,
  });
}

/**
 * A score that is not what its likelihood and impact make: somebody changed one of them by hand in SharePoint and not the others. Null
 * where they agree or nothing can be said. Between two levels the scores of several people were averaged, so nothing can be said there.
 */
function scoreOff(
  score: ScoreOnRow | null,
  scheme: ScoringScheme | undefined,
): { written: string; made: string } | null {
  if (score === null || scheme === undefined || score.likelihood === null || score.impact === null)
    return null;
  if (!Number.isInteger(score.likelihood) || !Number.isInteger(score.impact)) return null;
  const made = scoreWith(scheme, { likelihood: score.likelihood, impact: score.impact });
  if (!made.ok) return null;
  const isOff =
    (score.score !== null && made.score !== null && score.score !== made.score) ||
    (score.band !== null && score.band !== made.band.key);
  const inWords = (value: number | null, band: string) =>
    value === null ? band : `${String(value)} ${band}`;
  const written = scheme.bands.find(({ key }) => key === score.band)?.label ?? score.band ?? '';
  return isOff
    ? { written: inWords(score.score, written).trim(), made: inWords(made.score, made.band.label) }
    : null;
}

const isUnscored = (score: ScoreOnRow | null): boolean =>
  score === null || (score.score === null && score.band === null);

/** Whether one score is worse than another of the same scheme: by its number, else by the order of bands. */
function isWorse(
  first: ScoreOnRow | null,
  second: ScoreOnRow | null,
  scheme: ScoringScheme | undefined,
): boolean {
  if (first === null || second === null) return false;
  if (first.score !== null && second.score !== null) return first.score > second.score;
  const place = (band: string | null) => scheme?.bands.findIndex(({ key }) => key === band) ?? -1;
  const [one, other] = [place(first.band), place(second.band)];
  return one >= 0 && other >= 0 && one > other;
}

const referenceIn = ({ plan, reference }: Action): string => `${plan}\n${reference.trim()}`;

/** Real plans repeat numbers; two open actions of one plan with one reference are mixed up in every meeting. */
function repeatedReferences(actions: readonly Action[]): ReadonlySet<string> {
  const seen = new Map<string, number>();
  for (const action of actions) {
    if (action.reference.trim() === '' || isFinished(action.status)) continue;
    seen.set(referenceIn(action), (seen.get(referenceIn(action)) ?? 0) + 1);
  }
  return new Set([...seen].filter(([, count]) => count > 1).map(([reference]) => reference));
}
