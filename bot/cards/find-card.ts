import type { CivilDate } from '../../shared/domain/civil-date.ts';
import type { FoundItem } from '../../shared/domain/find-items.ts';
import { nameOfAction, nameOfRisk } from '../../shared/domain/item-title.ts';
import type { Risk } from '../../shared/domain/risk.ts';
import type { ScoringScheme } from '../../shared/domain/scoring-scheme.ts';
import { isFinished } from '../../shared/domain/status.ts';
import { dueInWords } from '../../shared/reminders/due-in-words.ts';
import { dueFact } from './action-heading.ts';
import { button, card, linkButton, text, type CardElement, type CardMessage } from './card.ts';
import type { CardPlace, RegisterLinks } from './card-place.ts';
import { pressable } from './digest-line.ts';
import { pagedCard } from './paged-lines.ts';
import { escapeText, oneLine } from './plain-text.ts';
import { noRag, progressWords, ragWords, scoreWords } from './words.ts';

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

/** Says why somebody may miss what they know is there. */
const onlyYours =
  'I look only among what you have a part in. The tab shows the whole register, as far as your rights go.';

/** What was found on one board, each a press away from its card. */
export function findCard(question: FindQuestion): CardMessage {
  const { place, found, words } = question;
  const title = `${found.length === 1 ? 'One item' : `${found.length} items`} for “${oneLine(words, longestQuoted)}”`;
  return {
    summary: `${title} – ${oneLine(place.board.title, 80)}`,
    card: pagedCard({
      top: [
        text(escapeText(title), { weight: 'bolder', size: 'large', heading: true }),
        text(escapeText(place.board.title), { subtle: true, spacing: 'none' }),
        text(onlyYours, { subtle: true, spacing: 'small' }),
      ],
      lines: found.map((item) => ({
        section: isOver(item) ? 'Finished' : 'Open',
        element: lineOf(question, item),
      })),
      from: question.from,
      page: (from) => ({ verb: 'find.show', board: place.board.id, words, from }),
      actions: [linkButton('Open the register', place.links.board(place.board.id))],
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
}): CardMessage {
  const { boards, links } = question;
  const title = `Nothing found for “${oneLine(question.words, longestQuoted)}”`;
  const [only] = boards.length === 1 ? boards : [];
  return {
    summary: title,
    card: card(
      [
        text(escapeText(title), { weight: 'bolder', size: 'large', heading: true }),
        text(escapeText(boards.map((board) => board.title).join(' · ')), { subtle: true, spacing: 'none' }),
        text(`${onlyYours} ${howToFind}`),
      ],
      {
        actions: [
          button('Help', { verb: 'help.show' }),
          ...(only === undefined
            ? []
            : [
                button('My actions', { verb: 'digest.show', board: only.id, list: 'mine', from: 0 }),
                linkButton('Open the register', links.board(only.id)),
              ]),
        ],
      },
    ),
  };
}

/** What to write, for somebody who wrote “find” and nothing behind it. */
export function howToFindCard(): CardMessage {
  return {
    summary: 'What shall I find?',
    card: card(
      [
        text('What shall I find?', { weight: 'bolder', size: 'large', heading: true }),
        text(`${howToFind} ${onlyYours}`),
      ],
      { actions: [button('Help', { verb: 'help.show' })] },
    ),
  };
}

const howToFind =
  'Write a reference, such as “1.3” or “R4”, or a word or two of the title, of what is to be achieved, or of a lead’s name, such as “find hospital discharge”. Fewer words find more.';

function isOver(item: FoundItem): boolean {
  return item.kind === 'action' ? isFinished(item.action.status) : item.risk.status === 'closed';
}

function lineOf(question: FindQuestion, item: FoundItem): CardElement {
  const { today, place } = question;
  const board = place.board.id;
  if (item.kind === 'action') {
    const { action } = item;
    const rag = action.rag === null ? undefined : ragWords[action.rag];
    const name = nameOfAction(action);
    return pressable(
      {
        right: text(rag?.short ?? noRag, { weight: 'bolder' }),
        tint: rag?.colour,
        open: `Open ${oneLine(name, 60)}`,
      },
      lineTexts(name, `Action · ${dueFact(action, today)} · ${progressWords(action)}`),
      { verb: 'action.open', board, itemKey: action.key },
    );
  }
  const { risk } = item;
  const name = nameOfRisk(risk);
  const review =
    risk.status === 'closed'
      ? 'closed'
      : risk.nextReview === null
        ? 'no review date yet'
        : dueInWords(risk.nextReview, today, 'Review due');
  return pressable(
    {
      right: text(escapeText(scoreWords(risk.current, question.schemeOf(risk))), { weight: 'bolder' }),
      open: `Open ${oneLine(name, 60)}`,
    },
    lineTexts(name, `Risk · ${review}`),
    { verb: 'risk.open', board, itemKey: risk.key },
  );
}

function lineTexts(name: string, below: string): CardElement[] {
  return [text(escapeText(name), { weight: 'bolder' }), text(escapeText(below), { spacing: 'none' })];
}
