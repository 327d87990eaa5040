import type { MyList, WeekList } from '../../shared/contracts/card-payloads.ts';
import type { MyLine, MySection } from '../../shared/reminders/my-list.ts';
import {
  button,
  card,
  linkButton,
  text,
  type CardElement,
  type CardMessage,
  type CardPayload,
} from './card.ts';
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
    return { summary: emptyTitle(question), card: allDoneCard(question) };
  }
  return { summary: summaryOf(question), card: listCard(question) };
}

const listTitles: Readonly<Record<MyList, string>> = {
  today: 'What needs you now',
  mine: 'My actions',
  overdue: 'My overdue actions',
  reviews: 'My risk reviews',
};

const sectionTitles: Readonly<Record<MySection, string>> = {
  'to decide': 'To decide',
  escalated: 'Escalated to you',
  overdue: 'Overdue',
  'due soon': 'Due soon',
  'reviews due': 'Reviews due',
  'to close': 'To close',
  meetings: 'Before a meeting',
  ongoing: 'Ongoing',
  later: 'Later',
  'no date': 'No date',
};

function listCard(question: DigestQuestion) {
  const { place, lines, weeks = [] } = question;
  return pagedCard({
    top: [
      text(escapeText(headline(question)), { weight: 'bolder', size: 'large', heading: true }),
      text(escapeText(place.board.title), { subtle: true, spacing: 'none' }),
      text(
        lines.length === 0
          ? 'Nothing of your own needs you today.'
          : 'Choose a line to open it and answer it here.',
        { spacing: 'small' },
      ),
    ],
    lines: lines.map((line) => ({
      section: sectionTitles[line.section],
      element: lineElement(question, line),
    })),
    below:
      weeks.length === 0
        ? []
        : [sectionHeading('This week'), ...weeks.map((week) => weekElement(question, week))],
    from: question.from,
    page: (from) => listPayload(question, from),
    actions: [...otherLists(question), linkButton('Open the register', place.links.board(place.board.id))],
    mri: place.mri,
  });
}

function weekElement({ place }: DigestQuestion, { list, title, figures }: WeekOnDigest): CardElement {
  return pressable(
    { right: null, open: `Open ${oneLine(title, 60)}` },
    [text(escapeText(title), { weight: 'bolder' }), text(escapeText(figures), { spacing: 'none' })],
    { verb: 'week.show', board: place.board.id, list, from: 0 },
  );
}

function allDoneCard(question: DigestQuestion) {
  const { place, others, list } = question;
  const more =
    others === 0
      ? 'Nobody asks anything of you in this register at the moment.'
      : list === 'today' || list === 'overdue'
        ? `You have ${count(others, 'other open item')} with time left. I will write when one of them needs you.`
        : `You have ${count(others, 'open item')} of another kind.`;
  return card(
    [
      text(`✔ ${emptyTitle(question)}`, { weight: 'bolder', size: 'large', heading: true }),
      text(escapeText(place.board.title), { subtle: true, spacing: 'none' }),
      text(more),
    ],
    {
      actions: [...otherLists(question), linkButton('Open the register', place.links.board(place.board.id))],
      refresh: refreshOf(question, 0),
    },
  );
}

function emptyTitle({ list }: DigestQuestion): string {
  switch (list) {
    case 'today':
      return 'Nothing needs you today';
    case 'mine':
      return 'You have no open actions';
    case 'overdue':
      return 'Nothing of yours is overdue';
    case 'reviews':
      return 'You have no risks to review';
  }
}

function headline({ list, lines, personName, reminder }: DigestQuestion): string {
  if (!reminder) return `${listTitles[list]} (${lines.length})`;
  const name = personName.trim();
  return `${name === '' ? 'Hello' : `Hello ${oneLine(name, 60)}`}: ${needs(lines.length)}`;
}

function needs(lines: number): string {
  if (lines === 0) return 'your week';
  return lines === 1 ? 'one item needs you' : `${lines} items need you`;
}

/** "3 items need you: 1 overdue, 2 due soon – Children’s board". Plain text. */
function summaryOf(question: DigestQuestion): string {
  const { lines, place, list } = question;
  const counts = new Map<MySection, number>();
  for (const line of lines) counts.set(line.section, (counts.get(line.section) ?? 0) + 1);
  const parts = [...counts].map(([section, number]) =>
    section === 'reviews due' && number === 1
      ? '1 review due'
      : `${number} ${sectionTitles[section].toLowerCase()}`,
  );
  const weeks = question.weeks ?? [];
  parts.push(...weeks.map(({ title }) => title));
  const start = question.reminder ? needs(lines.length) : `${listTitles[list]} (${lines.length})`;
  return `${start.charAt(0).toUpperCase()}${start.slice(1)}: ${parts.join(', ')} – ${oneLine(place.board.title, 80)}`;
}

function otherLists(question: DigestQuestion): CardElement[] {
  const offered: MyList[] = question.list === 'mine' ? ['overdue', 'reviews'] : ['mine', 'reviews'];
  return offered
    .filter((list) => list !== question.list)
    .map((list) =>
      button(listTitles[list], { verb: 'digest.show', board: question.place.board.id, list, from: 0 }),
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

function count(number: number, thing: string): string {
  return number === 1 ? `one ${thing}` : `${number} ${thing}s`;
}
