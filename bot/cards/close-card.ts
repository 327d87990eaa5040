import { formatCivilDate } from '../../shared/domain/civil-date.ts';
import { nameOfAction } from '../../shared/domain/item-title.ts';
import { actWords } from './act-words.ts';
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
  const { language } = question.place;
  const words = actWords(language);
  const evidence = evidenceOf(action.evidenceLink);
  const body: CardElement[] = [...actionHeading(question), ...whatWentWrong(question)];
  if (action.completedOn !== null) {
    body.push(text(words.doneSince(formatCivilDate(action.completedOn, language))));
  }
  const measures = action.successMeasures.filter((measure) => measure.trim() !== '');
  if (measures.length > 0) {
    body.push(
      text(words.doneWhen, { weight: 'bolder', spacing: 'medium' }),
      text(
        [
          ...measures
            .slice(0, mostMeasures)
            .map((measure) => `- ${escapeText(oneLine(measure, longestMeasure))}`),
          ...(measures.length > mostMeasures ? [`- ${words.moreMeasures}`] : []),
        ].join('\n'),
        { spacing: 'none' },
      ),
    );
  }
  if (evidence === null) {
    body.push(
      text(
        action.evidenceLink.trim() === ''
          ? words.noEvidence
          : escapeText(words.evidenceNoLink(oneLine(action.evidenceLink, 200))),
        { weight: 'bolder' },
      ),
    );
  }
  body.push(subheading(words.evidenceSeen), noteInput(language, words.whatYouLookedAt, typed.note));
  return {
    summary: words.closeOrSendBack(oneLine(nameOfAction(action), 100)),
    card: card(language, body, {
      actions: [
        ...(evidence === null ? [] : [linkButton(words.lookAtEvidence, evidence)]),
        actButton(words.closeIt, question, 'close', { style: 'positive' }),
        actButton(words.sendItBack, question, 'send back'),
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
