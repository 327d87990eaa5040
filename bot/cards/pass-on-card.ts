import { nameOfAction } from '../../shared/domain/item-title.ts';
import type { Person } from '../../shared/domain/person.ts';
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
  const name = oneLine(deputy.name, 80);
  const post = [deputy.jobTitle, deputy.agency].filter((words) => words.trim() !== '').join(', ');
  return {
    summary: `Pass to ${name}: ${oneLine(nameOfAction(action), 100)}`,
    card: card(
      [
        ...actionHeading(question),
        ...whatWentWrong(question),
        subheading('Pass it to your deputy'),
        text(
          escapeText(
            `${name}${post === '' ? '' : ` (${oneLine(post, 120)})`} becomes its lead in your place and is reminded from now on; you stay informed. The date stays as it is, and the trail says that you passed it on.`,
          ),
        ),
        noteInput('note', `What ${name} needs to know (optional)`, typed.note),
      ],
      {
        actions: [
          actButton(`Pass it to ${oneLine(deputy.name, 40)}`, question, 'pass on', {
            style: 'positive',
            person: deputy.key,
          }),
          ...leaveToUpdate(question, 'Back to the update'),
        ],
      },
    ),
  };
}
