import { formatCivilDate } from '../../shared/domain/civil-date.ts';
import { nameOfAction } from '../../shared/domain/item-title.ts';
import { actButton, whatWentWrong, type ActFormQuestion } from './act-form.ts';
import { actionHeading, leaveAction, subheading } from './action-heading.ts';
import { card, linkButton, text, type CardElement, type CardMessage } from './card.ts';
import { noteInput } from './inputs.ts';
import { escapeText, oneLine } from './plain-text.ts';

const mostMeasures = 8;
const longestMeasure = 300;

/** The form on which a chair looks at the evidence of a completed action: close it, or send it back. */
export function closeCard(question: ActFormQuestion): CardMessage {
  const { action, typed = {} } = question;
  const evidence = evidenceOf(action.evidenceLink);
  const body: CardElement[] = [...actionHeading(question), ...whatWentWrong(question)];
  if (action.completedOn !== null) {
    body.push(text(`Its leads say that it is done, since ${formatCivilDate(action.completedOn)}.`));
  }
  const measures = action.successMeasures.filter((measure) => measure.trim() !== '');
  if (measures.length > 0) {
    body.push(
      text('It is done when', { weight: 'bolder', spacing: 'medium' }),
      text(
        [
          ...measures
            .slice(0, mostMeasures)
            .map((measure) => `- ${escapeText(oneLine(measure, longestMeasure))}`),
          ...(measures.length > mostMeasures ? ['- and more in the register'] : []),
        ].join('\n'),
        { spacing: 'none' },
      ),
    );
  }
  if (evidence === null) {
    body.push(
      text(
        action.evidenceLink.trim() === ''
          ? '⚠ There is no link to any evidence yet.'
          : escapeText(`⚠ The evidence is not a link: “${oneLine(action.evidenceLink, 200)}”.`),
        { weight: 'bolder' },
      ),
    );
  }
  body.push(
    subheading('Have you seen the evidence?'),
    noteInput(
      'note',
      'What you looked at, or what is still missing (needed when you send it back)',
      typed.note,
    ),
  );
  return {
    summary: `Close or send back: ${oneLine(nameOfAction(action), 100)}`,
    card: card(body, {
      actions: [
        ...(evidence === null ? [] : [linkButton('Look at the evidence', evidence)]),
        actButton('Evidence seen: close it', question, 'close', { style: 'positive' }),
        actButton('Send it back', question, 'send back'),
        ...leaveAction(question),
      ],
    }),
  };
}

/** The address of the evidence; null for anything that is no web page. */
function evidenceOf(link: string): string | null {
  const address = link.trim();
  return /^https:\/\/[^\s]+$/i.test(address) && URL.canParse(address) ? address : null;
}
