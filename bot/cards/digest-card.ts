import type { CardPayload, CardElement, CardMessage, TextOptions } from './card.ts';
import { button, card, largestCard, linkButton, mostButtons, sizeOf, text } from './card.ts';
import type { CardPlace } from './card-place.ts';
import type { MyList } from '../../shared/contracts/card-payloads.ts';
import type { MyLine, MySection } from '../../shared/reminders/my-list.ts';
import { nameOfAction, nameOfRisk } from '../../shared/domain/item-title.ts';
import type { ScoringScheme } from '../../shared/domain/scoring-scheme.ts';
import { escapeText, oneLine } from './plain-text.ts';
import { noRag, progressWords, ragWords, scoreWords } from './words.ts';

/** Lines on one card: more would be scrolled past, and the rest is one press away. */
const mostLines = 20;
const longestNoteOnLine = 120;

export interface DigestQuestion {
  readonly place: CardPlace;
  /** First name or whatever the person is called; empty when nobody knows. */
  readonly personName: string;
  readonly list: MyList;
  /** The lines of that list, most pressing first. */
  readonly lines: readonly MyLine[];
  /** First line to show, from 0. */
  readonly from: number;
  /** The person's open items that this list leaves out. */
  readonly others: number;
  /** The scheme of the board, for the words of a risk's band. */
  readonly schemeOf: (line: Extract<MyLine, { kind: 'risk' }>) => ScoringScheme | null;
  /** True on the card that the reminder clock sends. */
  readonly reminder: boolean;
}

/**
 * A person's list as a card. Each line is one press away from its form; a list that is too long for a card has pages. An
 * empty list says so and is no bad news.
 */
export function digestCard(question: DigestQuestion): CardMessage {
  const { lines } = question;
  if (lines.length === 0) return { summary: emptyTitle(question), card: allDoneCard(question) };
  const from = question.from < lines.length ? question.from : 0;
  let count = Math.min(mostLines, lines.length - from);
  let made = pageCard(question, from, count);
  while (count > 1 && sizeOf(made) > largestCard) {
    count -= Math.max(1, Math.ceil(count / 8));
    made = pageCard(question, from, Math.max(1, count));
  }
  return { summary: summaryOf(question), card: made };
}

const listTitles: Readonly<Record<MyList, string>> = {
  today: 'What needs you now',
  mine: 'My actions',
  overdue: 'My overdue actions',
  reviews: 'My risk reviews',
};

const sectionTitles: Readonly<Record<MySection, string>> = {
  overdue: 'Overdue',
  'due soon': 'Due soon',
  'reviews due': 'Reviews due',
  ongoing: 'Ongoing',
  later: 'Later',
  'no date': 'No date',
};

function pageCard(question: DigestQuestion, from: number, count: number) {
  const { place, lines } = question;
  const shown = lines.slice(from, from + count);
  const body: CardElement[] = [
    text(escapeText(headline(question)), { weight: 'bolder', size: 'large', heading: true }),
    text(escapeText(place.board.title), { subtle: true, spacing: 'none' }),
    text('Choose a line to open it and say how it is going.', { spacing: 'small' }),
  ];
  let section: MySection | undefined;
  for (const line of shown) {
    if (line.section !== section) {
      section = line.section;
      const all = lines.filter((each) => each.section === section).length;
      body.push(
        text(`${sectionTitles[section]} (${all})`, {
          weight: 'bolder',
          size: 'medium',
          spacing: 'large',
          heading: true,
        }),
      );
    }
    body.push(lineElement(question, line));
  }
  const end = from + count;
  const actions: CardElement[] = [];
  if (from > 0) {
    actions.push(button('Back to the start', listPayload(question, 0)));
  }
  if (end < lines.length) {
    body.push(text(`Lines ${from + 1} to ${end} of ${lines.length}.`, { subtle: true, spacing: 'medium' }));
    actions.push(button(`Show the next ${Math.min(count, lines.length - end)}`, listPayload(question, end)));
  }
  actions.push(...otherLists(question), linkButton('Open the register', place.links.board(place.board.id)));
  return card(body, { actions: actions.slice(0, mostButtons), refresh: refreshOf(question, from) });
}

function lineElement(question: DigestQuestion, line: MyLine): CardElement {
  const { place } = question;
  const board = place.board.id;
  const parts = line.kind === 'action' ? actionParts(line) : riskParts(line, question);
  const payload: CardPayload =
    line.kind === 'action'
      ? { verb: 'action.open', board, itemKey: line.action.key }
      : { verb: 'risk.open', board, itemKey: line.risk.key };
  const left: CardElement[] = [
    text(escapeText(parts.title), { weight: 'bolder' }),
    text(escapeText(parts.due), {
      spacing: 'none',
      ...(line.section === 'overdue' ? { colour: 'attention' as const } : {}),
    }),
  ];
  if (parts.note !== '')
    left.push(text(escapeText(parts.note), { subtle: true, spacing: 'none', mostLines: 1 }));
  const execute = { title: parts.open, data: payload };
  return {
    type: 'ColumnSet',
    separator: true,
    spacing: 'small',
    columns: [
      { type: 'Column', width: 'stretch', items: left },
      {
        type: 'Column',
        width: 'auto',
        verticalContentAlignment: 'center',
        // Tinted behind dark words: coloured words are hard to read on some themes.
        ...(parts.tint === undefined ? {} : { style: parts.tint }),
        items: [parts.right, openHint],
      },
    ],
    selectAction: {
      type: 'Action.Execute',
      verb: payload.verb,
      ...execute,
      fallback: { type: 'Action.Submit', ...execute },
    },
  };
}

/** Says without colour that the whole line can be pressed. */
const openHint: CardElement = text('Open ›', { spacing: 'none' });

interface LineParts {
  readonly title: string;
  readonly due: string;
  readonly note: string;
  readonly right: CardElement;
  /** Beside the word and the shape, never instead of them. */
  readonly tint?: NonNullable<TextOptions['colour']> | undefined;
  /** What a screen reader says the line does. */
  readonly open: string;
}

function actionParts(line: Extract<MyLine, { kind: 'action' }>): LineParts {
  const { action } = line;
  const title = nameOfAction(action);
  const rag = action.rag === null ? undefined : ragWords[action.rag];
  return {
    title,
    due: `${line.dueInWords} · ${progressWords(action)}`,
    note: noteLine(action.lastNote),
    right: text(rag?.short ?? noRag, { weight: 'bolder' }),
    tint: rag?.colour,
    open: `Open ${oneLine(title, 60)}`,
  };
}

function riskParts(line: Extract<MyLine, { kind: 'risk' }>, question: DigestQuestion): LineParts {
  const { risk } = line;
  const title = nameOfRisk(risk);
  return {
    title,
    due: line.dueInWords,
    note: noteLine(risk.lastNote),
    right: text(escapeText(scoreWords(risk.current, question.schemeOf(line))), { weight: 'bolder' }),
    open: `Open ${oneLine(title, 60)}`,
  };
}

function noteLine(note: { text: string; by: string } | null): string {
  if (note === null || note.text.trim() === '') return '';
  const by = note.by.trim() === '' ? '' : `${oneLine(note.by, 40)}: `;
  return `${by}${oneLine(note.text, longestNoteOnLine)}`;
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

function listPayload({ place, list }: DigestQuestion, from: number): CardPayload {
  return { verb: 'digest.show', board: place.board.id, list, from };
}

function refreshOf(question: DigestQuestion, from: number) {
  const { mri } = question.place;
  return mri === null ? undefined : { payload: listPayload(question, from), mri };
}

function count(number: number, thing: string): string {
  return number === 1 ? `one ${thing}` : `${number} ${thing}s`;
}
