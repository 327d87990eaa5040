import type { CivilDate } from '../../shared/domain/civil-date.ts';
import type { FoundItem } from '../../shared/domain/find-items.ts';
import { nameOfAction, nameOfRisk } from '../../shared/domain/item-title.ts';
import type { Risk } from '../../shared/domain/risk.ts';
import type { ScoringScheme } from '../../shared/domain/scoring-scheme.ts';
import { isFinished } from '../../shared/domain/status.ts';
import { dueInWords } from '../../shared/reminders/due-in-words.ts';
import { dueFact } from './action-heading.ts';
import type { Language } from '../../shared/domain/language.ts';
import { button, card, linkButton, text, type CardElement, type CardMessage } from './card.ts';
import type { CardPlace, RegisterLinks } from './card-place.ts';
import { cardWords } from './card-words.ts';
import { listWords } from './list-words.ts';
import { pressable } from './digest-line.ts';
import { pagedCard } from './paged-lines.ts';
import { escapeText, oneLine } from './plain-text.ts';
import { progressOnCard, ragOnCard, scoreOnCard } from './standing-on-card.ts';

export interface FindQuestion {
  readonly place: CardPlace;
  /** What was looked for, as it was written. */
  readonly words: string;
  /** Best first; not empty. */
  readonly found: readonly FoundItem[];
  /** First line to show, from 0. */
  readonly from: number;
  readonly today: CivilDate;
  /** The scheme a risk's score was made with. */
  readonly schemeOf: (risk: Risk) => ScoringScheme | null;
}

const longestQuoted = 60;

/** What was found on one board, each a press away from its card. */
export function findCard(question: FindQuestion): CardMessage {
  const { place, found, words } = question;
  const { language } = place;
  const said = listWords(language);
  const title = said.found(found.length, oneLine(words, longestQuoted));
  return {
    summary: `${title} – ${oneLine(place.board.title, 80)}`,
    card: pagedCard({
      language,
      top: [
        text(escapeText(title), { weight: 'bolder', size: 'large', heading: true }),
        text(escapeText(place.board.title), { subtle: true, spacing: 'none' }),
        text(said.onlyYours, { subtle: true, spacing: 'small' }),
      ],
      lines: found.map((item) => ({
        section: isOver(item) ? said.finished : said.stillOpen,
        element: lineOf(question, item),
      })),
      from: question.from,
      page: (from) => ({ verb: 'find.show', board: place.board.id, words, from }),
      actions: [linkButton(cardWords(language).openRegister, place.links.board(place.board.id))],
      mri: place.mri,
    }),
  };
}

/** Nothing fits: what was looked through, and what may help. */
export function nothingFoundCard(question: {
  readonly words: string;
  /** The boards that were looked through. */
  readonly boards: readonly { readonly id: string; readonly title: string }[];
  readonly links: RegisterLinks;
  readonly language: Language;
}): CardMessage {
  const { boards, links, language } = question;
  const said = listWords(language);
  const { help, myActions, openRegister } = cardWords(language);
  const title = said.nothingFound(oneLine(question.words, longestQuoted));
  const [only] = boards.length === 1 ? boards : [];
  return {
    summary: title,
    card: card(
      language,
      [
        text(escapeText(title), { weight: 'bolder', size: 'large', heading: true }),
        text(escapeText(boards.map((board) => board.title).join(' · ')), { subtle: true, spacing: 'none' }),
        text(`${said.onlyYours} ${said.howToFind}`),
      ],
      {
        actions: [
          button(help, { verb: 'help.show' }),
          ...(only === undefined
            ? []
            : [
                button(myActions, { verb: 'digest.show', board: only.id, list: 'mine', from: 0 }),
                linkButton(openRegister, links.board(only.id)),
              ]),
        ],
      },
    ),
  };
}

/** What to write, for somebody who wrote “find” and nothing behind it. */
export function howToFindCard(language: Language): CardMessage {
  const said = listWords(language);
  return {
    summary: said.whatToFind,
    card: card(
      language,
      [
        text(said.whatToFind, { weight: 'bolder', size: 'large', heading: true }),
        text(`${said.howToFind} ${said.onlyYours}`),
      ],
      { actions: [button(cardWords(language).help, { verb: 'help.show' })] },
    ),
  };
}

function isOver(item: FoundItem): boolean {
  return item.kind === 'action' ? isFinished(item.action.status) : item.risk.status === 'closed';
}

function lineOf(question: FindQuestion, item: FoundItem): CardElement {
  const { today, place } = question;
  const { language } = place;
  const words = listWords(language);
  const board = place.board.id;
  if (item.kind === 'action') {
    const { action } = item;
    const rag = action.rag === null ? undefined : ragOnCard(action.rag, language);
    const name = nameOfAction(action);
    return pressable(
      language,
      {
        right: text(rag?.short ?? cardWords(language).noRag, { weight: 'bolder' }),
        tint: rag?.colour,
        open: oneLine(name, 60),
      },
      lineTexts(
        name,
        `${words.action} · ${dueFact(action, today, language)} · ${progressOnCard(action, language)}`,
      ),
      { verb: 'action.open', board, itemKey: action.key },
    );
  }
  const { risk } = item;
  const name = nameOfRisk(risk);
  const review =
    risk.status === 'closed'
      ? words.closed
      : risk.nextReview === null
        ? words.noReviewDate
        : dueInWords(risk.nextReview, today, language, 'review');
  return pressable(
    language,
    {
      right: text(escapeText(scoreOnCard(risk.current, question.schemeOf(risk), language)), {
        weight: 'bolder',
      }),
      open: oneLine(name, 60),
    },
    lineTexts(name, `${words.risk} · ${review}`),
    { verb: 'risk.open', board, itemKey: risk.key },
  );
}

function lineTexts(name: string, below: string): CardElement[] {
  return [text(escapeText(name), { weight: 'bolder' }), text(escapeText(below), { spacing: 'none' })];
}
