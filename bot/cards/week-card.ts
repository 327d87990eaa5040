import type { WeekList } from '../../shared/contracts/card-payloads.ts';
import type { Fact } from './action-heading.ts';
import {
  button,
  facts,
  linkButton,
  text,
  type CardElement,
  type CardMessage,
  type CardPayload,
} from './card.ts';
import type { CardPlace } from './card-place.ts';
import { cardWords } from './card-words.ts';
import { pressable } from './digest-line.ts';
import { pagedCard } from './paged-lines.ts';
import { escapeText, oneLine } from './plain-text.ts';

/** One line of a weekly page. Plain text. */
export interface WeekLine {
  readonly section: string;
  readonly title: string;
  readonly detail: string;
  /** What pressing the line opens; null = nothing here: the detail says where it is put right. */
  readonly opens: CardPayload | null;
}

export interface WeekQuestion {
  readonly place: CardPlace;
  readonly list: WeekList;
  readonly title: string;
  /** What the page is about, in a sentence. */
  readonly about: string;
  /** The figures on top. */
  readonly figures: readonly Fact[];
  readonly lines: readonly WeekLine[];
  readonly from: number;
}

/** The week of a chair’s groups, or what a board manager is to put right: figures, and a line for each item behind them. */
export function weekCard(question: WeekQuestion): CardMessage {
  const { place, list, title, lines } = question;
  const { backToList, openRegister } = cardWords(place.language);
  return {
    summary: oneLine(`${title} – ${place.board.title}`, 200),
    card: pagedCard({
      language: place.language,
      top: [
        text(escapeText(title), { weight: 'bolder', size: 'large', heading: true }),
        text(escapeText(place.board.title), { subtle: true, spacing: 'none' }),
        text(escapeText(question.about), { spacing: 'small' }),
        ...(question.figures.length === 0 ? [] : [facts(question.figures)]),
      ],
      lines: lines.map((line) => ({ section: line.section, element: elementOf(place, line) })),
      from: question.from,
      page: (from) => ({ verb: 'week.show', board: place.board.id, list, from }),
      actions: [
        button(backToList, { verb: 'digest.show', board: place.board.id, list: 'today', from: 0 }),
        linkButton(openRegister, place.links.board(place.board.id)),
      ],
      mri: place.mri,
    }),
  };
}

function elementOf({ language }: CardPlace, { title, detail, opens }: WeekLine): CardElement {
  const items = [
    text(escapeText(oneLine(title, 160)), { weight: 'bolder' }),
    ...(detail === '' ? [] : [text(escapeText(oneLine(detail, 300)), { spacing: 'none' })]),
  ];
  return opens === null
    ? { type: 'Container', separator: true, spacing: 'small', items }
    : pressable(language, { right: null, open: oneLine(title, 60) }, items, opens);
}
