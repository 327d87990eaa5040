import type { RiskInputs, SeenRiskTexts } from '../../shared/contracts/card-payloads.ts';
import { reviewRiskSchema, type ReviewRisk } from '../../shared/contracts/record-update.ts';
import { schemeOfScore, type Risk } from '../../shared/domain/risk.ts';
import type { ScoringScheme } from '../../shared/domain/scoring-scheme.ts';
import { standingOnRisk } from '../../shared/domain/standing.ts';
import type { CardMessage } from '../cards/card.ts';
import { refusedCard } from '../cards/refused-card.ts';
import { reviewedCard, riskFormCard, riskViewCard } from '../cards/risk-card.ts';
import { typedTextsIn } from '../cards/typed-texts.ts';
import { scoreOnCard } from '../cards/standing-on-card.ts';
import { schemeWith } from '../reminders/personal-digest.ts';
import { pressWords } from './press-words.ts';
import {
  inWords,
  isAboutTheForm,
  notThere,
  notYours,
  refused,
  saidSaveAnyway,
  type BoardPress,
  type Turn,
} from './press-turn.ts';

type RiskPress = Extract<BoardPress, { verb: `risk.${string}` }>;

/** A press on a card about a risk, by whoever has a part in it. */
export async function onRisk(turn: Turn, press: RiskPress): Promise<CardMessage> {
  const { view, person, place, parts } = turn;
  const risk = view.snapshot.risks.find(({ key }) => key === press.itemKey);
  if (risk === undefined) return notThere(turn, press);
  const standing = standingOnRisk(person.oid, risk, view.directory, view.today);
  if (standing.capacities.length === 0) return notYours(turn, press);
  const scheme = schemeWith(view.snapshot, view.snapshot.configuration.settings.scheme);
  const words = pressWords(place.language);
  if (scheme === null) {
    return refusedCard({
      userMessage: words.noScheme,
      language: place.language,
      typed: typedTextsIn(press),
      boardId: place.board.id,
      links: parts.links,
    });
  }
  const question = riskQuestion(turn, risk, scheme);
  if (press.verb === 'risk.view') return riskViewCard(question);
  if (!standing.mayReview) {
    return riskViewCard({ ...question, notice: words.chairReviews });
  }
  if (press.verb === 'risk.open') {
    return riskFormCard({ ...question, rendering: parts.newRendering(), typed: riskInputsOf(press) });
  }
  return review(turn, risk, scheme, press);
}

type ReviewPress = Extract<RiskPress, { verb: 'risk.confirm' | 'risk.re-score' | 'risk.change-date' }>;

async function review(
  turn: Turn,
  risk: Risk,
  scheme: ScoringScheme,
  press: ReviewPress,
): Promise<CardMessage> {
  const { door, view, person, place, parts } = turn;
  const { language } = place;
  const words = pressWords(language);
  const question = riskQuestion(turn, risk, scheme);
  const typed = riskInputsOf(press);
  const again = (problem: string, maySaveAnyway = false): CardMessage =>
    riskFormCard({ ...question, rendering: parts.newRendering(), typed, problem, maySaveAnyway });
  const moved = (['likelihood', 'impact'] as const).some(
    (axis) => typed[axis] !== undefined && typed[axis] !== '' && typed[axis] !== press.seen[axis],
  );
  if (press.verb === 'risk.confirm' && moved) {
    return again(words.movedAndConfirmed);
  }
  const dated = (press.nextReview?.trim() ?? '') !== '';
  if (press.verb !== 'risk.change-date' && dated) {
    return again(words.datedAndNotChanged);
  }
  if (press.verb === 'risk.change-date' && (moved || !dated)) {
    return again(moved ? words.movedAndDateChanged : words.chooseReviewDay);
  }
  const request = reviewRequestOf(press, moved);
  if (request === null)
    return again(press.verb === 'risk.change-date' ? words.dayAndNote : words.levelsAndNote);
  const outcome = await door.review(view, { oid: person.oid, name: person.name, language }, request);
  switch (outcome.outcome) {
    case 'recorded':
    case 'already recorded': {
      const item = outcome.item;
      const before = outcome.outcome === 'recorded' ? risk.current : (item.previous ?? risk.current);
      const after = scoreOnCard(item.current, schemeWith(view.snapshot, item.scheme), language);
      return reviewedCard({
        ...riskQuestion(turn, item, scheme),
        kind: kindOf[request.decision.kind],
        before: scoreOnCard(before, question.schemeOfRow, language),
        after,
        note: request.note ?? '',
        by: person.name,
        at: view.now,
        again: outcome.outcome === 'already recorded',
      });
    }
    case 'conflict':
      return riskFormCard({
        ...riskQuestion(turn, outcome.item, scheme),
        rendering: parts.newRendering(),
        typed,
        conflicts: outcome.conflicts,
      });
    case 'refused':
      return isAboutTheForm(outcome)
        ? again(outcome.userMessage, outcome.reason === 'personal details')
        : refused(turn, press, outcome);
  }
}

const kindOf = { confirm: 'confirmed', 're-score': 're-scored', 'change date': 'date changed' } as const;

/** Null when the choices are no numbers. Choices left as they are confirm the score, whichever button was pressed. */
function reviewRequestOf(press: ReviewPress, moved: boolean): ReviewRisk | null {
  const note = press.note?.trim();
  const rescore =
    press.verb === 'risk.re-score' && (moved || press.seen.likelihood === '' || press.seen.impact === '');
  const parsed = reviewRiskSchema.safeParse({
    idempotencyKey: `card:${press.rendering}`,
    itemKey: press.itemKey,
    seen: seenRiskOf(press.seen),
    decision:
      press.verb === 'risk.change-date'
        ? { kind: 'change date', nextReview: press.nextReview?.trim() }
        : rescore
          ? { kind: 're-score', likelihood: numberOf(press.likelihood), impact: numberOf(press.impact) }
          : { kind: 'confirm' },
    ...(note === undefined || note === '' ? {} : { note }),
    ...saidSaveAnyway(press),
  });
  return parsed.success ? parsed.data : null;
}

function seenRiskOf(seen: SeenRiskTexts) {
  return {
    likelihood: numberOf(seen.likelihood),
    impact: numberOf(seen.impact),
    lastReview: seen.lastReview === '' ? null : seen.lastReview,
    ...(seen.nextReview === undefined ? {} : { nextReview: seen.nextReview === '' ? null : seen.nextReview }),
  };
}

/** Null for an empty text; not a number for what is none, which no schema takes. */
function numberOf(text: string | undefined): number | null {
  return text === undefined || text.trim() === '' ? null : Number(text);
}

function riskQuestion({ view, place, ...turn }: Turn, risk: Risk, scheme: ScoringScheme) {
  return {
    place,
    risk,
    scheme,
    schemeOfRow: schemeWith(view.snapshot, risk.scheme),
    schemeOfTarget: schemeWith(view.snapshot, schemeOfScore(risk, 'target')),
    today: view.today,
    atInWords: inWords({ view, place, ...turn }),
  };
}

function riskInputsOf(press: RiskInputs): RiskInputs {
  const { likelihood, impact, note, nextReview } = press;
  return {
    ...(likelihood === undefined ? {} : { likelihood }),
    ...(impact === undefined ? {} : { impact }),
    ...(note === undefined ? {} : { note }),
    ...(nextReview === undefined ? {} : { nextReview }),
  };
}
