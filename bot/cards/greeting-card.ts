import type { Language } from '../../shared/domain/language.ts';
import { button, card, linkButton, mostButtons, text, type CardElement, type CardMessage } from './card.ts';
import type { RegisterLinks } from './card-place.ts';
import { cardWords } from './card-words.ts';
import { greetingWords } from './greeting-words.ts';
import { escapeText, oneLine } from './plain-text.ts';

export interface BoardOfPerson {
  readonly id: string;
  readonly title: string;
  /** What needs the person there now. */
  readonly needing: number;
}

export interface GreetingQuestion {
  /** Empty when nobody knows. */
  readonly personName: string;
  /** The boards on which the person is in People; empty = nobody knows them. */
  readonly boards: readonly BoardOfPerson[];
  readonly links: RegisterLinks;
  readonly language: Language;
}

/** What the bot says when it is installed: who it is, what it will do, and what to press. */
export function greetingCard(question: GreetingQuestion): CardMessage {
  const { language } = question;
  const words = greetingWords(language);
  const name = question.personName.trim();
  const hello = name === '' ? words.hello : words.helloTo(oneLine(name, 60));
  const body: CardElement[] = [text(escapeText(hello), { weight: 'bolder', size: 'large', heading: true })];
  if (question.boards.length === 0) {
    body.push(text(words.unknownPerson));
    return {
      summary: words.cannotFindYet(hello),
      card: card(language, body, { actions: [button(cardWords(language).help, { verb: 'help.show' })] }),
    };
  }
  body.push(
    text(escapeText(words.lookAfter(question.boards.map(titleOf)))),
    text(words.whatIDo(question.boards.length > 1)),
    ...question.boards.map((board) =>
      text(escapeText(`${titleOf(board)}: ${words.needing(board.needing)}.`), { weight: 'bolder' }),
    ),
  );
  return {
    summary: oneLine(
      `${hello}: ${question.boards.map((board) => `${words.needing(board.needing)} (${titleOf(board)})`).join('; ')}`,
      longestSummary,
    ),
    card: card(language, body, { actions: startButtons(question) }),
  };
}

/** What the bot understands and how things are done. */
export function helpCard(question: Omit<GreetingQuestion, 'personName'>): CardMessage {
  const { language } = question;
  const words = greetingWords(language);
  const body: CardElement[] = [
    text(words.whatICanDo, { weight: 'bolder', size: 'large', heading: true }),
    text(words.writeOne),
    text(words.commands),
    text(words.toRecord),
    text(words.anythingWrong, { subtle: true }),
  ];
  if (question.boards.length === 0) body.push(text(words.unknownPerson, { separator: true }));
  // Somebody on several boards chooses for each: the command asks board by board.
  const only = question.boards.length === 1 ? question.boards[0] : undefined;
  return {
    summary: words.whatICanDoForYou,
    card: card(language, body, {
      actions: [
        ...startButtons(question).slice(0, mostButtons - 1),
        ...(only === undefined
          ? []
          : [button(words.myReminders, { verb: 'reminders.show', board: only.id })]),
      ],
    }),
  };
}

/** For somebody who is in no register, or not in the one they asked about. */
export function noAccessCard(language: Language): CardMessage {
  const { cannotFind, unknownPerson } = greetingWords(language);
  return {
    summary: cannotFind,
    refused: unknownPerson,
    card: card(
      language,
      [text(cannotFind, { weight: 'bolder', size: 'large', heading: true }), text(unknownPerson)],
      { actions: [button(cardWords(language).help, { verb: 'help.show' })] },
    ),
  };
}

function startButtons({ boards, links, language }: Omit<GreetingQuestion, 'personName'>): CardElement[] {
  if (boards.length === 0) return [];
  const words = greetingWords(language);
  const [only] = boards;
  if (boards.length === 1 && only !== undefined) {
    return [
      button(cardWords(language).myActions, { verb: 'digest.show', board: only.id, list: 'mine', from: 0 }),
      button(words.myReviews, { verb: 'digest.show', board: only.id, list: 'reviews', from: 0 }),
      button(words.overdue, { verb: 'digest.show', board: only.id, list: 'overdue', from: 0 }),
      linkButton(cardWords(language).openRegister, links.board(only.id)),
    ];
  }
  return boards
    .slice(0, mostButtons)
    .map((board) =>
      button(oneLine(titleOf(board), 60), { verb: 'digest.show', board: board.id, list: 'mine', from: 0 }),
    );
}

const longestSummary = 300;

/** Settings edited by hand may have lost the title. */
function titleOf({ title, id }: BoardOfPerson): string {
  return title.trim() === '' ? id : title;
}
