import type { MyList, WeekList } from '../../shared/contracts/card-payloads.ts';
import type { MyLine, MySection } from '../../shared/reminders/my-line.ts';
import {
  button,
  card,
  linkButton,
  text,
  type CardElement,
  type CardMessage,
  type CardPayload,
} from './card.ts';
import { cardWords } from './card-words.ts';
import { listWords } from './list-words.ts';
import { lineElement, pressable, type LineQuestion } from './digest-line.ts';
import { pagedCard, sectionHeading } from './paged-lines.ts';
import { escapeText, oneLine } from './plain-text.ts';

export interface DigestQuestion extends LineQuestion {
  /** First name or whatever the person is called; empty when nobody knows. */
  readonly personName: string;
  readonly list: MyList;
  /** The lines of that list, most pressing first. */
  readonly lines: readonly MyLine[];
  /** First line to show, from 0. */
  readonly from: number;
  /** The person's open items that this list leaves out. */
  readonly others: number;
  /** True on the card that the reminder clock sends. */
  readonly reminder: boolean;
  /** The weekly pages to open from here. */
  readonly weeks?: readonly WeekOnDigest[];
  /** What looking at the card again does about the weekly pages: see `week` in the contract. */
  readonly week?: boolean;
}

/** A weekly page as a line of a list: what it is, and its few figures. */
export interface WeekOnDigest {
  readonly list: WeekList;
  readonly title: string;
  readonly figures: string;
}

/**
 * A person's list as a card. Each line is one press away from its form; a list that is too long for a card has pages. An
 * empty list says so and is no bad news.
 */
export function digestCard(question: DigestQuestion): CardMessage {
  const { lines, weeks = [] } = question;
  if (lines.length === 0 && weeks.length === 0) {
    return { summary: listWords(question.place.language).empty[question.list], card: allDoneCard(question) };
  }
  return { summary: summaryOf(question), card: listCard(question) };
}

function listCard(question: DigestQuestion) {
  const { place, lines, weeks = [] } = question;
  const { language } = place;
  const words = listWords(language);
  return pagedCard({
    language,
    top: [
      text(escapeText(headline(question)), { weight: 'bolder', size: 'large', heading: true }),
      text(escapeText(place.board.title), { subtle: true, spacing: 'none' }),
      text(lines.length === 0 ? words.nothingOfYours : words.chooseLine, { spacing: 'small' }),
    ],
    lines: lines.map((line) => ({
      section: words.sections[line.section],
      element: lineElement(question, line),
    })),
    below:
      weeks.length === 0
        ? []
        : [sectionHeading(words.thisWeek), ...weeks.map((week) => weekElement(question, week))],
    from: question.from,
    page: (from) => listPayload(question, from),
    actions: [
      ...otherLists(question),
      linkButton(cardWords(place.language).openRegister, place.links.board(place.board.id)),
    ],
    mri: place.mri,
  });
}

function weekElement({ place }: DigestQuestion, { list, title, figures }: WeekOnDigest): CardElement {
  return pressable(
    place.language,
    { right: null, open: oneLine(title, 60) },
    [text(escapeText(title), { weight: 'bolder' }), text(escapeText(figures), { spacing: 'none' })],
    { verb: 'week.show', board: place.board.id, list, from: 0 },
  );
}

function allDoneCard(question: DigestQuestion) {
  const { place, others, list } = question;
  const words = listWords(place.language);
  const more =
    others === 0
      ? words.nobodyAsks
      : list === 'today' || list === 'overdue'
        ? words.othersLater(others)
        : words.othersOfAnotherKind(others);
  return card(
    place.language,
    [
      text(`✔ ${words.empty[list]}`, { weight: 'bolder', size: 'large', heading: true }),
      text(escapeText(place.board.title), { subtle: true, spacing: 'none' }),
      text(more),
    ],
    {
      actions: [
        ...otherLists(question),
        linkButton(cardWords(place.language).openRegister, place.links.board(place.board.id)),
      ],
      refresh: refreshOf(question, 0),
    },
  );
}

function headline({ place, list, lines, personName, reminder }: DigestQuestion): string {
  const words = listWords(place.language);
  if (!reminder) return `${words.titles[list]} (${lines.length})`;
  const name = personName.trim();
  return `${name === '' ? words.hello : words.helloTo(oneLine(name, 60))}: ${words.needs(lines.length)}`;
}

/** "3 items need you: 1 overdue, 2 due soon – Children’s board". Plain text. */
function summaryOf(question: DigestQuestion): string {
  const { lines, place, list } = question;
  const words = listWords(place.language);
  const counts = new Map<MySection, number>();
  for (const line of lines) counts.set(line.section, (counts.get(line.section) ?? 0) + 1);
  const parts = [...counts].map(([section, number]) => words.counted(section, number));
  const weeks = question.weeks ?? [];
  parts.push(...weeks.map(({ title }) => title));
  const start = question.reminder ? words.needs(lines.length) : `${words.titles[list]} (${lines.length})`;
  return `${start.charAt(0).toUpperCase()}${start.slice(1)}: ${parts.join(', ')} – ${oneLine(place.board.title, 80)}`;
}

function otherLists(question: DigestQuestion): CardElement[] {
  const { titles } = listWords(question.place.language);
  const offered: MyList[] = question.list === 'mine' ? ['overdue', 'reviews'] : ['mine', 'reviews'];
  return offered
    .filter((list) => list !== question.list)
    .map((list) =>
      button(titles[list], { verb: 'digest.show', board: question.place.board.id, list, from: 0 }),
    );
}

function listPayload({ place, list, week }: DigestQuestion, from: number): CardPayload {
  return {
    verb: 'digest.show',
    board: place.board.id,
    list,
    from,
    ...(week === undefined ? {} : { week }),
  };
}

function refreshOf(question: DigestQuestion, from: number) {
  const { mri } = question.place;
  return mri === null ? undefined : { payload: listPayload(question, from), mri };
}
