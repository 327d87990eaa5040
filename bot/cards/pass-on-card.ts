import { nameOfAction } from '../../shared/domain/item-title.ts';
import type { Person } from '../../shared/domain/person.ts';
import { actWords } from './act-words.ts';
import { actButton, leaveToUpdate, whatWentWrong, type ActFormQuestion } from './act-form.ts';
import { actionHeading, subheading } from './action-heading.ts';
import { card, text, type CardMessage } from './card.ts';
import { noteInput } from './inputs.ts';
import { escapeText, oneLine } from './plain-text.ts';

/** Somebody an action can be passed to. */
export type Deputy = Pick<Person, 'key' | 'name' | 'agency' | 'jobTitle'>;

/** The form on which a lead hands an action to their deputy. */
export function passOnCard(question: ActFormQuestion & { readonly deputy: Deputy }): CardMessage {
  const { action, deputy, typed = {} } = question;
  const { language } = question.place;
  const words = actWords(language);
  const name = oneLine(deputy.name, 80);
  const post = [deputy.jobTitle, deputy.agency].filter((part) => part.trim() !== '').join(', ');
  return {
    summary: words.passOn(name, oneLine(nameOfAction(action), 100)),
    card: card(
      language,
      [
        ...actionHeading(question),
        ...whatWentWrong(question),
        subheading(words.passToDeputy),
        text(escapeText(words.becomesLead(name, oneLine(post, 120)))),
        noteInput(language, words.needsToKnow(name), typed.note),
      ],
      {
        actions: [
          actButton(words.passItTo(oneLine(deputy.name, 40)), question, 'pass on', {
            style: 'positive',
            person: deputy.key,
          }),
          ...leaveToUpdate(question, words.backToUpdate),
        ],
      },
    ),
  };
}
