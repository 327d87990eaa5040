import type { RiskInputs } from '../../shared/contracts/card-payloads.ts';
import { addDays, formatCivilDate, type CivilDate } from '../../shared/domain/civil-date.ts';
import type { Language } from '../../shared/domain/language.ts';
import type { Conflict } from '../../shared/contracts/record-update.ts';
import type { Risk } from '../../shared/domain/risk.ts';
import { latestReviewDate } from '../../shared/domain/review-rule.ts';
import { levelName, type Level, type ScoringScheme } from '../../shared/domain/scoring-scheme.ts';
import { dueInWords } from '../../shared/reminders/due-in-words.ts';
import { nameOfRisk } from '../../shared/domain/item-title.ts';
import { button, card, facts, linkButton, notice, text, type CardElement, type CardMessage } from './card.ts';
import type { CardPlace } from './card-place.ts';
import { cardWords } from './card-words.ts';
import { comparison } from './conflict-card.ts';
import { noteInput, problemNotice, whyNotRecorded, type FormProblem } from './inputs.ts';
import { escapeText, oneLine, trimmed } from './plain-text.ts';
import { seenOfRisk } from './seen.ts';
import { riskWords } from './risk-words.ts';
import { scoreOnCard, valueOnCard } from './standing-on-card.ts';

export interface RiskCardQuestion {
  readonly place: CardPlace;
  readonly risk: Risk;
  /** The scheme new scores are made with. */
  readonly scheme: ScoringScheme;
  /** The scheme the current score was made with; null when it is not known. */
  readonly schemeOfRow: ScoringScheme | null;
  /** The same of its target, which may be older than the current score. */
  readonly schemeOfTarget: ScoringScheme | null;
  readonly today: CivilDate;
  readonly atInWords: (instant: string) => string;
}

export interface RiskFormQuestion extends RiskCardQuestion, FormProblem {
  readonly rendering: string;
  readonly typed?: RiskInputs;
  /** Somebody scored the risk meanwhile: shown beside what the person chose. */
  readonly conflicts?: readonly Conflict[];
}

/** The form on which a chair confirms a risk's score or scores it again, in the board's own labels. */
export function riskFormCard(question: RiskFormQuestion): CardMessage {
  const { risk, place, scheme, typed = {}, conflicts = [] } = question;
  if (risk.status === 'closed') return riskViewCard(question);
  const { language } = place;
  const words = riskWords(language);
  const seen = seenOfRisk(risk);
  const item = { board: place.board.id, itemKey: risk.key };
  const latest = latestReviewDate(
    risk.reviewRule,
    question.today,
    question.schemeOfRow,
    risk.current?.band ?? null,
  );
  const body: CardElement[] = [...heading(question), ...whyNotRecorded(question, language)];
  if (conflicts.length > 0) {
    body.push(
      text(words.changedWhileDeciding, { weight: 'bolder', heading: true }),
      text(words.decideAgain, { spacing: 'none' }),
      comparison(language, conflicts, risk.modifiedBy),
    );
  }
  body.push(
    text(words.stillRight, {
      weight: 'bolder',
      size: 'medium',
      separator: true,
      spacing: 'medium',
      heading: true,
    }),
    levelInput(language, 'likelihood', scheme.likelihood, typed.likelihood ?? seen.likelihood),
    levelInput(language, 'impact', scheme.impact, typed.impact ?? seen.impact),
    noteInput(language, words.whatYouLookedAt, typed.note),
    {
      type: 'Input.Date',
      id: 'nextReview',
      label: words.anotherDay,
      isRequired: false,
      min: addDays(question.today, 1),
      max: latest,
      errorMessage: words.dayError(formatCivilDate(latest, language)),
      ...((typed.nextReview ?? '') === '' ? {} : { value: (typed.nextReview ?? '').slice(0, 40) }),
    },
  );
  const scored = risk.current !== null && risk.current.likelihood !== null && risk.current.impact !== null;
  return {
    summary: words.reviewOf(
      oneLine(nameOfRisk(risk), 100),
      scoreOnCard(risk.current, question.schemeOfRow, language),
    ),
    card: card(language, body, {
      actions: [
        ...(scored
          ? [
              button(
                words.confirm,
                { verb: 'risk.confirm', ...item, rendering: question.rendering, seen },
                { style: 'positive', withInputs: true },
              ),
            ]
          : []),
        button(
          words.saveScore,
          { verb: 'risk.re-score', ...item, rendering: question.rendering, seen },
          { withInputs: true },
        ),
        button(
          words.changeDate,
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
  const { language } = question.place;
  const words = riskWords(language);
  const all = cardWords(language);
  const now = escapeText(after);
  const score = {
    confirmed: words.confirmed(now),
    'date changed': words.notReviewed(now),
    're-scored': `${escapeText(before)} → **${now}**`,
  };
  const said: (readonly [string, string])[] = [[words.score, score[kind]]];
  if (note.trim() !== '') said.push([all.note, escapeText(trimmed(note, 600, language))]);
  const next = risk.nextReview === null ? words.noDateYet : formatCivilDate(risk.nextReview, language);
  const by = kind === 'date changed' ? words.dateChangedBy : words.reviewedBy;
  said.push([words.nextReview, kind === 'date changed' ? `**${next}**` : next]);
  return {
    summary: all.savedSummary(`${oneLine(nameOfRisk(risk), 100)}: ${after}`),
    card: card(
      language,
      [
        notice('good', [
          text(question.again ? all.savedAlready : all.saved, {
            weight: 'bolder',
            size: 'large',
            heading: true,
          }),
          text(escapeText(by(oneLine(question.by, 80), question.atInWords(question.at))), {
            spacing: 'none',
          }),
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
  const { language } = question.place;
  const body: CardElement[] = [];
  if (question.notice !== undefined) body.push(problemNotice(question.notice));
  body.push(...heading(question));
  if (risk.status === 'closed') body.push(text(riskWords(language).isClosed));
  return {
    summary: `${oneLine(nameOfRisk(risk), 120)}: ${scoreOnCard(risk.current, question.schemeOfRow, language)}`,
    card: card(language, body, again(question)),
  };
}

function heading(question: RiskCardQuestion): CardElement[] {
  const { risk, place, today, schemeOfRow } = question;
  const { language } = place;
  const words = riskWords(language);
  const { current } = risk;
  const levels = (axis: 'likelihood' | 'impact') => schemeOfRow?.[axis] ?? [];
  const known: (readonly [string, string])[] = [
    [
      words.currentScore,
      escapeText(
        current === null
          ? words.notScoredYet
          : words.scoreOf(
              scoreOnCard(current, schemeOfRow, language),
              valueOnCard(levels('likelihood'), current.likelihood, language),
              valueOnCard(levels('impact'), current.impact, language),
            ),
      ),
    ],
  ];
  if (risk.target !== null)
    known.push([words.target, escapeText(scoreOnCard(risk.target, question.schemeOfTarget, language))]);
  known.push([
    words.lastReview,
    risk.lastReview === null ? words.never : formatCivilDate(risk.lastReview, language),
  ]);
  known.push([
    words.nextReview,
    risk.nextReview === null
      ? words.noDateYet
      : risk.status === 'open'
        ? dueInWords(risk.nextReview, today, language, 'review')
        : formatCivilDate(risk.nextReview, language),
  ]);
  const owners = risk.owners.map((owner) => owner.name).join(', ');
  if (owners !== '') known.push([words.owner, escapeText(oneLine(owners, 200))]);
  if (risk.lastNote !== null && risk.lastNote.text.trim() !== '') {
    known.push([
      words.lastNote,
      escapeText(
        `${trimmed(risk.lastNote.text, 600, language)} (${oneLine(risk.lastNote.by, 80)}, ${question.atInWords(risk.lastNote.at)})`,
      ),
    ]);
  }
  const elements: CardElement[] = [
    text(escapeText(nameOfRisk(risk)), { weight: 'bolder', size: 'medium', heading: true }),
    text(escapeText(place.board.title), { subtle: true, spacing: 'none' }),
  ];
  if (risk.description.trim() !== '')
    elements.push(text(escapeText(trimmed(risk.description, 500, language)), { spacing: 'small' }));
  elements.push(facts(known));
  return elements;
}

function levelInput(
  language: Language,
  id: 'likelihood' | 'impact',
  levels: readonly Level[],
  value: string,
): CardElement {
  const words = riskWords(language);
  const known = levels.some((level) => String(level.value) === value);
  return {
    type: 'Input.ChoiceSet',
    id,
    label: words[id],
    style: 'compact',
    isRequired: true,
    errorMessage: words.chooseLevel[id],
    placeholder: words.choose,
    choices: levels.map((level) => ({ title: levelName(level), value: String(level.value) })),
    ...(known ? { value } : {}),
  };
}

function leave({ place, risk }: RiskCardQuestion): CardElement[] {
  const { backToList, openInRegister } = cardWords(place.language);
  return [
    button(backToList, { verb: 'digest.show', board: place.board.id, list: 'today', from: 0 }),
    linkButton(openInRegister, place.links.risk(place.board.id, risk.key)),
  ];
}

function again(question: RiskCardQuestion) {
  const { place, risk } = question;
  const item = { board: place.board.id, itemKey: risk.key };
  return {
    actions: [
      ...(risk.status === 'open'
        ? [button(riskWords(place.language).reviewAgain, { verb: 'risk.open', ...item })]
        : []),
      ...leave(question),
    ],
    refresh:
      place.mri === null ? undefined : { payload: { verb: 'risk.view' as const, ...item }, mri: place.mri },
  };
}
