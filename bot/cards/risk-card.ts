import type { RiskInputs } from '../../shared/contracts/card-payloads.ts';
import { addDays, formatCivilDate, type CivilDate } from '../../shared/domain/civil-date.ts';
import type { Conflict } from '../../shared/contracts/record-update.ts';
import type { Risk } from '../../shared/domain/risk.ts';
import { latestReviewDate } from '../../shared/domain/review-rule.ts';
import { levelName, type Level, type ScoringScheme } from '../../shared/domain/scoring-scheme.ts';
import { dueInWords } from '../../shared/reminders/due-in-words.ts';
import { nameOfRisk } from '../../shared/domain/item-title.ts';
import { button, card, facts, linkButton, notice, text, type CardElement, type CardMessage } from './card.ts';
import type { CardPlace } from './card-place.ts';
import { comparison } from './conflict-card.ts';
import { noteInput, problemNotice } from './inputs.ts';
import { escapeText, oneLine, trimmed } from './plain-text.ts';
import { seenOfRisk } from './seen.ts';
import { scoreWords, valueWords } from './words.ts';

export interface RiskCardQuestion {
  readonly place: CardPlace;
  readonly risk: Risk;
  /** The scheme new scores are made with. */
  readonly scheme: ScoringScheme;
  /** The scheme the scores on the row were made with; null when it is not known. */
  readonly schemeOfRow: ScoringScheme | null;
  readonly today: CivilDate;
  readonly atInWords: (instant: string) => string;
}

export interface RiskFormQuestion extends RiskCardQuestion {
  readonly rendering: string;
  readonly typed?: RiskInputs;
  readonly problem?: string;
  /** Somebody scored the risk meanwhile: shown beside what the person chose. */
  readonly conflicts?: readonly Conflict[];
}

/** The form on which a chair confirms a risk's score or scores it again, in the board's own labels. */
export function riskFormCard(question: RiskFormQuestion): CardMessage {
  const { risk, place, scheme, typed = {}, conflicts = [] } = question;
  if (risk.status === 'closed') return riskViewCard(question);
  const seen = seenOfRisk(risk);
  const item = { board: place.board.id, itemKey: risk.key };
  const latest = latestReviewDate(
    risk.reviewRule,
    question.today,
    question.schemeOfRow,
    risk.current?.band ?? null,
  );
  const body: CardElement[] = [...heading(question)];
  if (question.problem !== undefined) body.push(problemNotice(question.problem));
  if (conflicts.length > 0) {
    body.push(
      text('⚠ Somebody reviewed this risk while you were deciding', { weight: 'bolder', heading: true }),
      text('Nothing has been saved yet. Look at both and decide again.', { spacing: 'none' }),
      comparison(conflicts, risk.modifiedBy),
    );
  }
  body.push(
    text('Is the score still right?', {
      weight: 'bolder',
      size: 'medium',
      separator: true,
      spacing: 'medium',
      heading: true,
    }),
    levelInput('likelihood', 'Likelihood', scheme.likelihood, typed.likelihood ?? seen.likelihood),
    levelInput('impact', 'Impact', scheme.impact, typed.impact ?? seen.impact),
    noteInput('note', 'What you looked at, and why the score moves or stays', typed.note),
    {
      type: 'Input.Date',
      id: 'nextReview',
      label: 'Another day for the next review, if you do not review it now',
      isRequired: false,
      min: addDays(question.today, 1),
      max: latest,
      errorMessage: `Choose a day up to ${formatCivilDate(latest)}, or leave it empty.`,
      ...((typed.nextReview ?? '') === '' ? {} : { value: (typed.nextReview ?? '').slice(0, 40) }),
    },
  );
  const scored = risk.current !== null && risk.current.likelihood !== null && risk.current.impact !== null;
  return {
    summary: `Review ${oneLine(nameOfRisk(risk), 100)}: ${scoreWords(risk.current, question.schemeOfRow)}`,
    card: card(body, {
      actions: [
        ...(scored
          ? [
              button(
                'Confirm: the score stays',
                { verb: 'risk.confirm', ...item, rendering: question.rendering, seen },
                { style: 'positive', withInputs: true },
              ),
            ]
          : []),
        button(
          'Save the new score',
          { verb: 'risk.re-score', ...item, rendering: question.rendering, seen },
          { withInputs: true },
        ),
        button(
          'Change the review date',
          { verb: 'risk.change-date', ...item, rendering: question.rendering, seen },
          { withInputs: true },
        ),
        ...leave(question),
      ],
    }),
  };
}

export interface ReviewedQuestion extends RiskCardQuestion {
  readonly kind: 'confirmed' | 're-scored' | 'date changed';
  /** Score words before and after; equal when it was confirmed. */
  readonly before: string;
  readonly after: string;
  readonly note: string;
  readonly by: string;
  /** ISO instant. */
  readonly at: string;
  readonly again: boolean;
}

/** What a review recorded, by whom and when, and when the next one is. */
export function reviewedCard(question: ReviewedQuestion): CardMessage {
  const { risk, kind, before, after, note } = question;
  const said: (readonly [string, string])[] = [
    kind !== 're-scored'
      ? ['Score', `**${escapeText(after)}**, ${kind === 'confirmed' ? 'confirmed' : 'not reviewed'}`]
      : ['Score', `${escapeText(before)} → **${escapeText(after)}**`],
  ];
  if (note.trim() !== '') said.push(['Note', escapeText(trimmed(note, 600))]);
  const next = risk.nextReview === null ? 'no date yet' : formatCivilDate(risk.nextReview);
  said.push(['Next review', kind === 'date changed' ? `**${next}**` : next]);
  return {
    summary: `Saved: ${oneLine(nameOfRisk(risk), 100)}: ${after}`,
    card: card(
      [
        notice('good', [
          text(question.again ? '✔ Saved already' : '✔ Saved', {
            weight: 'bolder',
            size: 'large',
            heading: true,
          }),
          text(
            escapeText(
              `${kind === 'date changed' ? 'Date changed' : 'Reviewed'} by ${oneLine(question.by, 80)}, ${question.atInWords(question.at)}`,
            ),
            {
              spacing: 'none',
            },
          ),
        ]),
        text(escapeText(nameOfRisk(risk)), { weight: 'bolder' }),
        facts(said),
      ],
      again(question),
    ),
  };
}

/** A risk as it stands, without a form: what an old card turns into. */
export function riskViewCard(question: RiskCardQuestion & { readonly notice?: string }): CardMessage {
  const { risk } = question;
  const body: CardElement[] = [];
  if (question.notice !== undefined) body.push(problemNotice(question.notice));
  body.push(...heading(question));
  if (risk.status === 'closed') body.push(text('This risk is closed: no review is asked of you.'));
  return {
    summary: `${oneLine(nameOfRisk(risk), 120)}: ${scoreWords(risk.current, question.schemeOfRow)}`,
    card: card(body, again(question)),
  };
}

function heading(question: RiskCardQuestion): CardElement[] {
  const { risk, place, today, schemeOfRow } = question;
  const { current } = risk;
  const levels = (axis: 'likelihood' | 'impact') => schemeOfRow?.[axis] ?? [];
  const known: (readonly [string, string])[] = [
    [
      'Current score',
      escapeText(
        current === null
          ? 'not scored yet'
          : `${scoreWords(current, schemeOfRow)} – likelihood ${valueWords(levels('likelihood'), current.likelihood)}, impact ${valueWords(levels('impact'), current.impact)}`,
      ),
    ],
  ];
  if (risk.target !== null) known.push(['Target', escapeText(scoreWords(risk.target, schemeOfRow))]);
  known.push(['Last review', risk.lastReview === null ? 'never' : formatCivilDate(risk.lastReview)]);
  known.push([
    'Next review',
    risk.nextReview === null
      ? 'no date yet'
      : risk.status === 'open'
        ? dueInWords(risk.nextReview, today, 'Review due')
        : formatCivilDate(risk.nextReview),
  ]);
  const owners = risk.owners.map((owner) => owner.name).join(', ');
  if (owners !== '') known.push(['Owner', escapeText(oneLine(owners, 200))]);
  if (risk.lastNote !== null && risk.lastNote.text.trim() !== '') {
    known.push([
      'Last note',
      escapeText(
        `${trimmed(risk.lastNote.text, 600)} (${oneLine(risk.lastNote.by, 80)}, ${question.atInWords(risk.lastNote.at)})`,
      ),
    ]);
  }
  const elements: CardElement[] = [
    text(escapeText(nameOfRisk(risk)), { weight: 'bolder', size: 'medium', heading: true }),
    text(escapeText(place.board.title), { subtle: true, spacing: 'none' }),
  ];
  if (risk.description.trim() !== '')
    elements.push(text(escapeText(trimmed(risk.description, 500)), { spacing: 'small' }));
  elements.push(facts(known));
  return elements;
}

function levelInput(
  id: 'likelihood' | 'impact',
  label: string,
  levels: readonly Level[],
  value: string,
): CardElement {
  const known = levels.some((level) => String(level.value) === value);
  return {
    type: 'Input.ChoiceSet',
    id,
    label,
    style: 'compact',
    isRequired: true,
    errorMessage: `Choose a ${label.toLowerCase()}.`,
    placeholder: 'Choose',
    choices: levels.map((level) => ({ title: levelName(level), value: String(level.value) })),
    ...(known ? { value } : {}),
  };
}

function leave({ place, risk }: RiskCardQuestion): CardElement[] {
  return [
    button('Back to my list', { verb: 'digest.show', board: place.board.id, list: 'today', from: 0 }),
    linkButton('Open in the register', place.links.risk(place.board.id, risk.key)),
  ];
}

function again(question: RiskCardQuestion) {
  const { place, risk } = question;
  const item = { board: place.board.id, itemKey: risk.key };
  return {
    actions: [
      ...(risk.status === 'open' ? [button('Review again', { verb: 'risk.open', ...item })] : []),
      ...leave(question),
    ],
    refresh:
      place.mri === null ? undefined : { payload: { verb: 'risk.view' as const, ...item }, mri: place.mri },
  };
}
