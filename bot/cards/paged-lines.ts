import type { Language } from '../../shared/domain/language.ts';
import {
  button,
  card,
  largestCard,
  mostButtons,
  sizeOf,
  text,
  type AdaptiveCard,
  type CardElement,
  type CardPayload,
} from './card.ts';
import { listWords } from './list-words.ts';

/** Lines on one card: more would be scrolled past, and the rest is one press away. */
const mostLines = 20;

/** A list that may be too long for one card. */
export interface PagedLines {
  readonly language: Language;
  /** What stands above the lines. */
  readonly top: readonly CardElement[];
  /** In order; the lines of a section stand together. */
  readonly lines: readonly { readonly section: string; readonly element: CardElement }[];
  /** What stands below the lines of the first page. */
  readonly below?: readonly CardElement[];
  /** First line to show, from 0; past the end = from the start. */
  readonly from: number;
  /** What shows the page that starts at a line. */
  readonly page: (from: number) => CardPayload;
  /** The buttons beside those that turn the pages. */
  readonly actions: readonly CardElement[];
  /** For whom the card refreshes itself; null = it does not. */
  readonly mri: string | null;
}

/** As many lines from `from` on as fit a card, with the buttons to the others. */
export function pagedCard(paged: PagedLines): AdaptiveCard {
  const { lines } = paged;
  const from = paged.from < lines.length ? paged.from : 0;
  let count = Math.min(mostLines, lines.length - from);
  let made = pageOf(paged, from, count);
  while (count > 1 && sizeOf(made) > largestCard) {
    count = Math.max(1, count - Math.max(1, Math.ceil(count / 8)));
    made = pageOf(paged, from, count);
  }
  return made;
}

function pageOf(paged: PagedLines, from: number, count: number): AdaptiveCard {
  const { lines, page, mri, language } = paged;
  const words = listWords(language);
  const body: CardElement[] = [...paged.top];
  let section: string | undefined;
  for (const line of lines.slice(from, from + count)) {
    if (line.section !== section) {
      section = line.section;
      const all = lines.filter((each) => each.section === section).length;
      body.push(sectionHeading(`${section} (${all})`));
    }
    body.push(line.element);
  }
  if (from === 0) body.push(...(paged.below ?? []));
  const end = from + count;
  const actions: CardElement[] = [];
  if (from > 0) actions.push(button(words.toStart, page(0)));
  if (end < lines.length) {
    body.push(text(words.linesShown(from + 1, end, lines.length), { subtle: true, spacing: 'medium' }));
    actions.push(button(words.showNext(Math.min(count, lines.length - end)), page(end)));
  }
  return card(language, body, {
    actions: [...actions, ...paged.actions].slice(0, mostButtons),
    refresh: mri === null ? undefined : { payload: page(from), mri },
  });
}

export function sectionHeading(title: string): CardElement {
  return text(title, { weight: 'bolder', size: 'medium', spacing: 'large', heading: true });
}
