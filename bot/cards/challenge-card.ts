import { nameOfAction } from '../../shared/domain/item-title.ts';
import { actButton, leaveToUpdate, openActButton, whatWentWrong, type ActFormQuestion } from './act-form.ts';
import { actionHeading, subheading } from './action-heading.ts';
import { card, text, type CardElement, type CardMessage } from './card.ts';
import { noteInput } from './inputs.ts';
import { escapeText, oneLine } from './plain-text.ts';

const mostTries = 12;

/** One time somebody was asked and what became of it, in words: “10 March 2026: Alma Ferreira, in Teams, not answered”. */
export type TriedInWords = string;

/** The form on which somebody answers for an action that went up the ladder because nothing was heard. */
export function challengeCard(
  question: ActFormQuestion & {
    /** What was tried before it was escalated, newest first. */
    readonly tried: readonly TriedInWords[];
    /** Whether the reader may report on the action themselves. */
    readonly mayUpdate: boolean;
  },
): CardMessage {
  const { action, tried, typed = {} } = question;
  const body: CardElement[] = [
    ...actionHeading(question),
    ...whatWentWrong(question),
    text('What was tried', { weight: 'bolder', size: 'medium', spacing: 'medium', heading: true }),
    text(
      tried.length === 0
        ? 'No reminder about it is on record.'
        : [
            ...tried.slice(0, mostTries).map((line) => `- ${escapeText(oneLine(line, 300))}`),
            ...(tried.length > mostTries ? [`- and ${tried.length - mostTries} earlier`] : []),
          ].join('\n'),
      { spacing: 'none' },
    ),
    subheading('What do you do about it?'),
    noteInput('note', 'Your reply, for the challenge log', typed.note),
  ];
  const waits = action.moreTimeRequest !== null;
  return {
    summary: `Escalated: ${oneLine(nameOfAction(action), 100)}`,
    card: card(body, {
      actions: [
        actButton('Record my reply', question, 'challenge', { style: 'positive' }),
        ...(waits ? [openActButton('Decide about more time', question, 'decide')] : []),
        ...leaveToUpdate(question, 'Report progress instead').slice(question.mayUpdate ? 0 : 1),
      ],
    }),
  };
}
