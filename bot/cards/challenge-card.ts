import { nameOfAction } from '../../shared/domain/item-title.ts';
import { actWords } from './act-words.ts';
import { actionWords } from './action-words.ts';
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
  const { language } = question.place;
  const words = actWords(language);
  const body: CardElement[] = [
    ...actionHeading(question),
    ...whatWentWrong(question),
    text(words.tried, { weight: 'bolder', size: 'medium', spacing: 'medium', heading: true }),
    text(
      tried.length === 0
        ? words.nothingTried
        : [
            ...tried.slice(0, mostTries).map((line) => `- ${escapeText(oneLine(line, 300))}`),
            ...(tried.length > mostTries ? [`- ${words.earlier(tried.length - mostTries)}`] : []),
          ].join('\n'),
      { spacing: 'none' },
    ),
    subheading(words.whatDoYouDo),
    noteInput(language, words.yourReply, typed.note),
  ];
  const waits = action.moreTimeRequest !== null;
  return {
    summary: words.escalated(oneLine(nameOfAction(action), 100)),
    card: card(language, body, {
      actions: [
        actButton(words.recordReply, question, 'challenge', { style: 'positive' }),
        ...(waits ? [openActButton(actionWords(language).decideMoreTime, question, 'decide')] : []),
        ...leaveToUpdate(question, words.reportInstead).slice(question.mayUpdate ? 0 : 1),
      ],
    }),
  };
}
