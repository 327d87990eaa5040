import { button, card, linkButton, mostButtons, text, type CardElement, type CardMessage } from './card.ts';
import type { RegisterLinks } from './card-place.ts';
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
}

/** What the bot says when it is installed: who it is, what it will do, and what to press. */
export function greetingCard(question: GreetingQuestion): CardMessage {
  const name = question.personName.trim();
  const hello = name === '' ? 'Hello' : `Hello ${oneLine(name, 60)}`;
  const body: CardElement[] = [text(escapeText(hello), { weight: 'bolder', size: 'large', heading: true })];
  if (question.boards.length === 0) {
    body.push(text(unknownPerson));
    return {
      summary: `${hello}: I cannot find you in a register yet`,
      card: card(body, { actions: [button('Help', { verb: 'help.show' })] }),
    };
  }
  body.push(
    text(
      escapeText(`I look after the Safeguarding Register of ${question.boards.map(titleOf).join(' and ')}.`),
    ),
    text(
      `When something you lead or review needs you, I write here: one card a day at most${question.boards.length > 1 ? ' from each board' : ''}, on working days only. On the card you can say how it is going without leaving Teams.`,
    ),
    ...question.boards.map((board) =>
      text(escapeText(`${titleOf(board)}: ${needing(board.needing)}.`), { weight: 'bolder' }),
    ),
  );
  return {
    summary: oneLine(
      `${hello}: ${question.boards.map((board) => `${needing(board.needing)} (${titleOf(board)})`).join('; ')}`,
      longestSummary,
    ),
    card: card(body, { actions: startButtons(question.boards, question.links) }),
  };
}

/** What the bot understands and how things are done. */
export function helpCard(question: Omit<GreetingQuestion, 'personName'>): CardMessage {
  const body: CardElement[] = [
    text('What I can do', { weight: 'bolder', size: 'large', heading: true }),
    text('Write one of these, or press a button:'),
    text(
      '- **my actions** – everything you lead or support\n- **my reviews** – the risks you are asked to review\n- **overdue** – what is past its date\n- **find**, and a reference or words, such as “1.3” or “find hospital discharge” – an action or risk of yours\n- **my reminders** – on which day and at what time I write, or a pause\n- **help** – this card',
    ),
    text(
      'To record progress, open a line of a list, change what has changed, write a note, and press **Save**. To ask for a later date, press **Ask for more time** there. Everything is kept with your name and the time.',
    ),
    text('Anything wrong, or not yours? Tell your board manager: they can correct it in the register.', {
      subtle: true,
    }),
  ];
  if (question.boards.length === 0) body.push(text(unknownPerson, { separator: true }));
  // Somebody on several boards chooses for each: the command asks board by board.
  const only = question.boards.length === 1 ? question.boards[0] : undefined;
  return {
    summary: 'What I can do for you',
    card: card(body, {
      actions: [
        ...startButtons(question.boards, question.links).slice(0, mostButtons - 1),
        ...(only === undefined ? [] : [button('My reminders', { verb: 'reminders.show', board: only.id })]),
      ],
    }),
  };
}

/** For somebody who is in no register, or not in the one they asked about. */
export function noAccessCard(): CardMessage {
  return {
    summary: 'I cannot find you in the register',
    refused: unknownPerson,
    card: card(
      [
        text('I cannot find you in the register', { weight: 'bolder', size: 'large', heading: true }),
        text(unknownPerson),
      ],
      { actions: [button('Help', { verb: 'help.show' })] },
    ),
  };
}

const unknownPerson =
  'I cannot find your account among the people of any board I look after. Ask your board manager to put your work account into the People list; then write “my actions” here.';

function startButtons(boards: readonly BoardOfPerson[], links: RegisterLinks): CardElement[] {
  if (boards.length === 0) return [];
  const [only] = boards;
  if (boards.length === 1 && only !== undefined) {
    return [
      button('My actions', { verb: 'digest.show', board: only.id, list: 'mine', from: 0 }),
      button('My reviews', { verb: 'digest.show', board: only.id, list: 'reviews', from: 0 }),
      button('Overdue', { verb: 'digest.show', board: only.id, list: 'overdue', from: 0 }),
      linkButton('Open the register', links.board(only.id)),
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

function needing(number: number): string {
  if (number === 0) return 'nothing needs you today';
  return number === 1 ? 'one item needs you' : `${number} items need you`;
}
