import type { CardAct } from '../../shared/contracts/card-payloads.ts';
import { formatCivilDate } from '../../shared/domain/civil-date.ts';
import { nameOfAction } from '../../shared/domain/item-title.ts';
import { isFinished } from '../../shared/domain/status.ts';
import { actWords } from './act-words.ts';
import { actionWords } from './action-words.ts';
import {
  firstDateFacts,
  leadFacts,
  leaveAction,
  longestQuote,
  standingOf,
  type ActionCardQuestion,
  type Fact,
} from './action-heading.ts';
import { button, card, facts, notice, text, type CardMessage } from './card.ts';
import { cardWords } from './card-words.ts';
import { escapeText, oneLine, trimmed } from './plain-text.ts';

export interface ActedQuestion extends ActionCardQuestion {
  readonly act: CardAct;
  readonly note: string;
  readonly by: string;
  /** ISO instant. */
  readonly at: string;
  /** True when the same press had been recorded before: the rest is how it stands now. */
  readonly again: boolean;
}

/** What an act did, by whom and when, and how the action stands now. */
export function actedCard(question: ActedQuestion): CardMessage {
  const { action, act, place } = question;
  const { language } = place;
  const words = actWords(language);
  const done = words.done[act];
  const item = { board: place.board.id, itemKey: action.key };
  const puttingRight = act === 'name lead' || act === 'give date';
  return {
    summary: `${done}: ${oneLine(nameOfAction(action), 120)}`,
    card: card(
      language,
      [
        notice('good', [
          text(`✔ ${question.again ? words.already(done) : done}`, {
            weight: 'bolder',
            size: 'large',
            heading: true,
          }),
          text(escapeText(words.by(oneLine(question.by, 80), question.atInWords(question.at))), {
            spacing: 'none',
          }),
        ]),
        text(escapeText(nameOfAction(action)), { weight: 'bolder' }),
        text(question.again ? words.asItStands : words.then[act], { spacing: 'small' }),
        facts(actedFacts(question)),
      ],
      {
        actions: [
          ...(puttingRight
            ? [
                button(words.backToPutRight, {
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
  const { language } = question.place;
  const words = actWords(language);
  const all = cardWords(language);
  const due = action.currentDue === null ? all.noDate : formatCivilDate(action.currentDue, language);
  return [
    [isFinished(action.status) ? words.wasDue : words.due, `**${due}**`],
    ...firstDateFacts(action, language),
    ...leadFacts(action, language),
    [actionWords(language).now, standingOf(question)],
    ...(note.trim() === '' ? [] : [[all.note, escapeText(trimmed(note, longestQuote, language))] as const]),
  ];
}
