import type { Language } from '../../shared/domain/language.ts';
import type { ScoringScheme } from '../../shared/domain/scoring-scheme.ts';
import { nameOfAction, nameOfRisk } from '../../shared/domain/item-title.ts';
import { titleOfMeeting } from '../../shared/reminders/meeting-asks.ts';
import type { MyLine, MySection } from '../../shared/reminders/my-line.ts';
import { text, type CardElement, type CardPayload, type TextOptions } from './card.ts';
import type { CardPlace } from './card-place.ts';
import { cardWords } from './card-words.ts';
import { listWords } from './list-words.ts';
import { escapeText, oneLine } from './plain-text.ts';
import { progressOnCard, ragOnCard, scoreOnCard } from './standing-on-card.ts';

const longestNoteOnLine = 120;
const longestReasonOnLine = 240;

export interface LineQuestion {
  readonly place: CardPlace;
  /** The scheme of the board, for the words of a risk's band. */
  readonly schemeOf: (line: Extract<MyLine, { kind: 'risk' }>) => ScoringScheme | null;
  /** Why a line needs the person, its date included, where that is more than its date says; '' = nothing to add. Plain text. */
  readonly reasonOf?: (line: MyLine) => string;
}

/** One line of a list: what it is, where it stands, and what pressing it opens. */
export function lineElement(question: LineQuestion, line: MyLine): CardElement {
  const parts = partsOfLine(question, line);
  const reason = question.reasonOf?.(line) ?? '';
  const left: CardElement[] = [
    text(escapeText(parts.title), { weight: 'bolder' }),
    text(
      escapeText(
        reason === '' ? withStanding(parts.due, parts.standing) : oneLine(reason, longestReasonOnLine),
      ),
      { spacing: 'none', ...(late.has(line.section) ? { colour: 'attention' as const } : {}) },
    ),
  ];
  if (reason !== '' && parts.standing !== '')
    left.push(text(escapeText(parts.standing), { spacing: 'none' }));
  if (parts.note !== '')
    left.push(text(escapeText(parts.note), { subtle: true, spacing: 'none', mostLines: 1 }));
  return pressable(question.place.language, parts, left, payloadOf(question, line));
}

/** “Due in 7 days, on 31 March 2026 · In progress · 40%”. */
const withStanding = (due: string, standing: string): string =>
  standing === '' ? due : `${due} · ${standing}`;

const late: ReadonlySet<MySection> = new Set<MySection>(['overdue', 'escalated']);

/** A line that can be pressed as a whole. */
export function pressable(
  language: Language,
  { right, tint, open }: Pick<LineParts, 'open' | 'tint'> & { readonly right: CardElement | null },
  left: readonly CardElement[],
  payload: CardPayload,
): CardElement {
  // Says without colour that the whole line can be pressed.
  const openHint = text(cardWords(language).openHint, { spacing: 'none' });
  const execute = { title: cardWords(language).open(open), data: payload };
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
        ...(tint === undefined ? {} : { style: tint }),
        items: right === null ? [openHint] : [right, openHint],
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

/** The form behind a line: the one that answers what is asked. */
function payloadOf({ place }: LineQuestion, line: MyLine): CardPayload {
  const board = place.board.id;
  switch (line.kind) {
    case 'action': {
      const item = { board, itemKey: line.action.key };
      return line.ask === 'update'
        ? { verb: 'action.open', ...item }
        : { verb: 'act.open', ...item, form: line.ask };
    }
    case 'risk':
      return { verb: 'risk.open', board, itemKey: line.risk.key };
    case 'meeting':
      return { verb: 'meeting.show', board, meetingKey: line.meeting.key, from: 0 };
  }
}

function partsOfLine(question: LineQuestion, line: MyLine): LineParts {
  switch (line.kind) {
    case 'action':
      return actionParts(line, question.place.language);
    case 'risk':
      return riskParts(line, question);
    case 'meeting':
      return meetingParts(line, question.place.language);
  }
}

interface LineParts {
  readonly title: string;
  readonly due: string;
  /** How far it has come, or who asks; '' = nothing to say. */
  readonly standing: string;
  readonly note: string;
  readonly right: CardElement;
  /** Beside the word and the shape, never instead of them. */
  readonly tint?: NonNullable<TextOptions['colour']> | undefined;
  /** What the line opens, as a screen reader says it. */
  readonly open: string;
}

function actionParts(line: Extract<MyLine, { kind: 'action' }>, language: Language): LineParts {
  const { action } = line;
  const title = nameOfAction(action);
  const rag = action.rag === null ? undefined : ragOnCard(action.rag, language);
  return {
    title,
    due: line.dueInWords(language),
    standing: standingOf(line, language),
    note:
      line.ask === 'decide'
        ? listWords(language).why(oneLine(action.moreTimeRequest?.reason ?? '', longestNoteOnLine))
        : noteLine(action.lastNote),
    right: text(rag?.short ?? cardWords(language).noRag, { weight: 'bolder' }),
    tint: rag?.colour,
    open: oneLine(title, 60),
  };
}

function standingOf({ action, ask }: Extract<MyLine, { kind: 'action' }>, language: Language): string {
  switch (ask) {
    case 'decide':
      return action.moreTimeRequest === null
        ? ''
        : listWords(language).askedBy(oneLine(action.moreTimeRequest.by.name, 60));
    case 'close':
      return '';
    case 'update':
    case 'challenge':
      return progressOnCard(action, language);
  }
}

function meetingParts(
  { meeting, waiting, dueInWords }: Extract<MyLine, { kind: 'meeting' }>,
  language: Language,
): LineParts {
  const title = upperFirst(titleOfMeeting(meeting, language));
  const words = listWords(language);
  return {
    title,
    due: dueInWords(language),
    standing: '',
    note: '',
    right: text(waiting === null ? words.papers : words.updates(waiting), { weight: 'bolder' }),
    open: oneLine(title, 60),
  };
}

function riskParts(line: Extract<MyLine, { kind: 'risk' }>, question: LineQuestion): LineParts {
  const { risk } = line;
  const { language } = question.place;
  const title = nameOfRisk(risk);
  return {
    title,
    due: line.dueInWords(language),
    standing: '',
    note: noteLine(risk.lastNote),
    right: text(escapeText(scoreOnCard(risk.current, question.schemeOf(line), language)), {
      weight: 'bolder',
    }),
    open: oneLine(title, 60),
  };
}

function noteLine(note: { text: string; by: string } | null): string {
  if (note === null || note.text.trim() === '') return '';
  const by = note.by.trim() === '' ? '' : `${oneLine(note.by, 40)}: `;
  return `${by}${oneLine(note.text, longestNoteOnLine)}`;
}

function upperFirst(words: string): string {
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}
