import type { ActionAct } from '../../shared/contracts/act-on-action.ts';
import { formatCivilDate } from '../../shared/domain/civil-date.ts';
import { nameOfAction } from '../../shared/domain/item-title.ts';
import { isFinished } from '../../shared/domain/status.ts';
import {
  leadFacts,
  leaveAction,
  longestQuote,
  movedWords,
  standingWords,
  type ActionCardQuestion,
  type Fact,
} from './action-heading.ts';
import { button, card, facts, notice, text, type CardMessage } from './card.ts';
import { escapeText, oneLine, trimmed } from './plain-text.ts';

export interface ActedQuestion extends ActionCardQuestion {
  readonly act: ActionAct['kind'];
  readonly note: string;
  readonly by: string;
  /** ISO instant. */
  readonly at: string;
  /** True when the same press had been recorded before: the rest is how it stands now. */
  readonly again: boolean;
}

const said: Readonly<Record<ActionAct['kind'], { readonly done: string; readonly then: string }>> = {
  'approve more time': {
    done: 'More time approved',
    then: 'Its leads are told, and reminded by the new date.',
  },
  'set another date': { done: 'Another date set', then: 'Its leads are told, and reminded by the new date.' },
  'decline more time': { done: 'More time declined', then: 'The date stays, and its leads are told why.' },
  close: { done: 'Closed, evidence seen', then: 'Its leads are told; nothing more is asked of anybody.' },
  'send back': { done: 'Sent back', then: 'Its leads are told what is missing, and reminded again.' },
  challenge: {
    done: 'Your reply is recorded',
    then: 'It stands in the challenge log. The action is asked about again when nothing is heard.',
  },
  'pass on': { done: 'Passed on', then: 'The new lead is reminded from now on.' },
  'name lead': { done: 'Lead named', then: 'They are reminded from now on.' },
  'give date': { done: 'Date given', then: 'Its leads are reminded by it from now on.' },
};

/** What an act did, by whom and when, and how the action stands now. */
export function actedCard(question: ActedQuestion): CardMessage {
  const { action, act, place } = question;
  const { done, then } = said[act];
  const item = { board: place.board.id, itemKey: action.key };
  const puttingRight = act === 'name lead' || act === 'give date';
  return {
    summary: `${done}: ${oneLine(nameOfAction(action), 120)}`,
    card: card(
      [
        notice('good', [
          text(question.again ? `✔ ${done} already` : `✔ ${done}`, {
            weight: 'bolder',
            size: 'large',
            heading: true,
          }),
          text(escapeText(`By ${oneLine(question.by, 80)}, ${question.atInWords(question.at)}`), {
            spacing: 'none',
          }),
        ]),
        text(escapeText(nameOfAction(action)), { weight: 'bolder' }),
        text(question.again ? 'As it stands now:' : then, { spacing: 'small' }),
        facts(actedFacts(question)),
      ],
      {
        actions: [
          ...(puttingRight
            ? [
                button('Back to what is to put right', {
                  verb: 'week.show',
                  board: item.board,
                  list: 'manager',
                  from: 0,
                }),
              ]
            : []),
          ...leaveAction(question),
        ],
        refresh:
          place.mri === null ? undefined : { payload: { verb: 'action.view', ...item }, mri: place.mri },
      },
    ),
  };
}

function actedFacts(question: ActedQuestion): Fact[] {
  const { action, note } = question;
  const due = action.currentDue === null ? 'no date' : formatCivilDate(action.currentDue);
  const found: Fact[] = [[isFinished(action.status) ? 'Was due' : 'Due', `**${due}**`]];
  if (action.originalDue !== null) {
    found.push(['First date', `${formatCivilDate(action.originalDue)}, ${movedWords(action.moves)}`]);
  }
  found.push(...leadFacts(action), ['Now', standingWords(question)]);
  if (note.trim() !== '') found.push(['Note', escapeText(trimmed(note, longestQuote))]);
  return found;
}
