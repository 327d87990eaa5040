import { formatCivilDate, type CivilDate } from '../domain/civil-date.ts';
import type { Group } from '../domain/person.ts';
import type { Risk } from '../domain/risk.ts';
import { scoreWith, type ScoringScheme } from '../domain/scoring-scheme.ts';
import type { PlannedScore, PlannedWrite } from '../contracts/imports.ts';
import { comparable } from '../importing/cell-text.ts';
import type { ImportDoubt, ReadControl, ReadRisk, ReadScore } from '../importing/reading.ts';
import { groupNamed, lines, sameText } from './plan-action.ts';
import type { PlannedPeople } from './plan-people.ts';
import type { FoundChange } from './found-change.ts';

type NewRisk = Extract<PlannedWrite, { kind: 'create'; list: 'risks' }>['values'];
type NewControl = Extract<PlannedWrite, { kind: 'create'; list: 'controls' }>['values'];

const short = (text: string): string => text.replaceAll(/\s+/g, ' ').trim().slice(0, 250);

export interface RiskParts {
  readonly people: PlannedPeople;
  readonly groups: readonly Group[];
  readonly scheme: ScoringScheme;
  readonly today: CivilDate;
  /** Of risks that do not say it. */
  readonly marking: 'publish' | 'exempt';
}

/** A new risk's row. A score counts by the board's scheme only where its likelihood and impact are levels of it; else its text is kept and somebody scores it. */
export function newRisk(row: ReadRisk, parts: RiskParts): { values: NewRisk; doubts: ImportDoubt[] } {
  const doubts: ImportDoubt[] = [];
  const asAt = row.lastReview ?? parts.today;
  const scored = (stage: 'gross' | 'previous' | 'current' | 'target'): PlannedScore | null => {
    const read = row[stage];
    if (read === null) return null;
    const { planned, fits } = plannedScore(read, parts.scheme, asAt);
    if (!fits && !row.needsCheck.some(({ field }) => field === `${stage}Score`)) {
      doubts.push({ field: `${stage}Score`, rule: 'score does not fit the scheme', about: read.text });
    }
    return planned;
  };
  const [gross, previous, current, target] = [
    scored('gross'),
    scored('previous'),
    scored('current'),
    scored('target'),
  ];
  const hasScheme = [gross, previous, current, target].some(
    (score) => score !== null && score.likelihood !== null,
  );
  const bare = (score: PlannedScore | null): PlannedScore | null =>
    score !== null && score.likelihood === null && score.score === null && score.scoreText === ''
      ? null
      : score;
  return {
    values: {
      reference: short(row.reference),
      title: short(row.title),
      description: row.description,
      category: short(row.category),
      path: [...row.path],
      issueType: row.issueType,
      triggers: row.triggers.map(({ group, items }) => ({ group, items: [...items] })),
      likelihoodFactors: [...row.likelihoodFactors],
      consequences: [...row.consequences],
      owners: row.owners.map((owner) => parts.people.referenceTo(owner)),
      leadAgency: short(row.leadAgency),
      groupKey: groupNamed(row.group, parts.groups),
      response: row.response,
      status: row.status ?? 'open',
      lastReview: row.lastReview,
      nextReview: row.nextReview,
      reviewRule: { kind: 'band' },
      targetDate: row.targetDate,
      marking: row.marking ?? parts.marking,
      scheme: hasScheme ? { id: parts.scheme.id, version: parts.scheme.version } : null,
      gross: bare(gross),
      previous: bare(previous),
      current: bare(current),
      target: bare(target),
    },
    doubts,
  };
}

/** A score by the board's scheme; without levels of it only the text as found is kept. */
function plannedScore(
  read: ReadScore,
  scheme: ScoringScheme,
  asAt: CivilDate,
): { planned: PlannedScore; fits: boolean } {
  const empty: PlannedScore = {
    likelihood: null,
    impact: null,
    score: null,
    band: null,
    scoreText: read.text.slice(0, 250),
    asAt,
  };
  if (read.likelihood === null || read.impact === null) return { planned: empty, fits: false };
  const scored = scoreWith(scheme, { likelihood: read.likelihood, impact: read.impact });
  if (!scored.ok) return { planned: empty, fits: false };
  // A document scored by another scheme says another number for the same pair: a person decides which is meant.
  const agrees = read.score === null || scored.score === null || read.score === scored.score;
  if (!agrees) return { planned: empty, fits: false };
  return {
    planned: {
      ...empty,
      likelihood: scored.likelihood,
      impact: scored.impact,
      score: scored.score,
      band: scored.band.key,
    },
    fits: true,
  };
}

export function controlValues(control: ReadControl, riskKey: string): NewControl {
  return {
    riskKey,
    heading: short(control.heading),
    text: control.text,
    adequacy: short(control.adequacy),
    lineOfDefence: short(control.lineOfDefence),
    criticalSuccess: control.criticalSuccess,
    owner: null,
  };
}

/** What a document says differently of a risk the register has; scores are never changed by a document: a review does that. */
export function changesOfRisk(risk: Risk, row: ReadRisk, people: PlannedPeople): FoundChange[] {
  const found: FoundChange[] = [];
  const text = (field: 'reference' | 'title' | 'description' | 'category' | 'leadAgency', said: string) => {
    if (said.trim() === '' || sameText(risk[field], said)) return;
    found.push({
      field,
      before: risk[field],
      after: said,
      beforeInWords: risk[field],
      afterInWords: said,
      proposed: true,
    });
  };
  text('reference', short(row.reference));
  text('title', short(row.title));
  text('description', row.description);
  text('category', short(row.category));
  text('leadAgency', short(row.leadAgency));
  if (row.consequences.length > 0 && !sameText(row.consequences.join(' '), risk.consequences.join(' '))) {
    found.push(lines('consequences', risk.consequences, row.consequences));
  }
  if (
    row.likelihoodFactors.length > 0 &&
    !sameText(row.likelihoodFactors.join(' '), risk.likelihoodFactors.join(' '))
  ) {
    found.push(lines('likelihoodFactors', risk.likelihoodFactors, row.likelihoodFactors));
  }
  const names = (all: readonly { readonly name: string }[]) =>
    all
      .map(({ name }) => comparable(name))
      .sort()
      .join('|');
  if (row.owners.length > 0 && names(row.owners) !== names(risk.owners)) {
    const owners = row.owners.map((owner) => people.referenceTo(owner));
    const words = (all: readonly { readonly name: string }[]) => all.map(({ name }) => name).join('; ');
    found.push({
      field: 'owners',
      before: risk.owners,
      after: owners,
      beforeInWords: words(risk.owners),
      afterInWords: words(owners),
      proposed: true,
    });
  }
  const day = (field: 'lastReview' | 'nextReview' | 'targetDate') => {
    const said = row[field];
    if (said === null || said === risk[field]) return;
    const before = risk[field];
    // A review recorded in the register is newer than what an older paper says.
    const newer = before === null || said > before;
    found.push({
      field,
      before,
      after: said,
      beforeInWords: before === null ? '' : formatCivilDate(before),
      afterInWords: formatCivilDate(said),
      proposed: newer,
    });
  };
  day('nextReview');
  day('targetDate');
  const value = <Field extends 'issueType' | 'response' | 'status' | 'marking'>(
    field: Field,
    said: Risk[Field] | null,
  ) => {
    if (said === null || said === risk[field]) return;
    // Nothing exempt becomes public because a document says so: a person does that.
    const proposed = !(field === 'marking' && said === 'publish');
    found.push({
      field,
      before: risk[field],
      after: said,
      beforeInWords: risk[field] ?? '',
      afterInWords: said,
      proposed,
    });
  };
  value('issueType', row.issueType);
  value('response', row.response);
  value('status', row.status);
  value('marking', row.marking);
  return found;
}
