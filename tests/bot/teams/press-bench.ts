import { noAccessCard } from '../../../bot/cards/greeting-card.ts';
import type { CardMessage } from '../../../bot/cards/card.ts';
import type { PressParts, Presser } from '../../../bot/teams/press-turn.ts';
import { createBoardDoor } from '../../../bot/teams/register-door.ts';
import { cardActionSchema, type CardAction } from '../../../shared/contracts/card-payloads.ts';
import type { Fate, MemorySharePoint } from '../../support/memory-sharepoint.ts';
import { buttonsOf, links, partsOf } from '../cards/card-samples.ts';
import { mirrorOf } from './board-in-memory.ts';

/** When presses of tests happen, unless a test says otherwise. */
export const now = '2026-03-24T10:00:00Z';

/** Somebody who presses; in People their object id is `oid-{name}`. */
export const presser = (name: string): Presser => ({ oid: `oid-${name}`, mri: `29:${name}`, language: 'en' });

/** The bot's side of a press over a board in memory called “children”. */
export function partsWith(sharePoint: MemorySharePoint, fate?: () => Fate): PressParts {
  let made = 0;
  const options = fate === undefined ? {} : { fate };
  const mirror = mirrorOf(sharePoint, options);
  return {
    boards: new Map([
      ['children', createBoardDoor({ mirror, graph: sharePoint.port(options), now: () => now })],
    ]),
    links,
    newRendering: () => {
      made += 1;
      return `rendering-${String(made).padStart(4, '0')}`;
    },
    help: () => Promise.resolve(noAccessCard('en')),
  };
}

/** What a button of the card sends when it is pressed, with these inputs. */
export function pressing(
  message: CardMessage,
  title: string,
  inputs: Record<string, string> = {},
): CardAction {
  const found = buttonsOf(message).find((button) => button.title === title);
  if (found === undefined) {
    const there = buttonsOf(message).map((button) => button.title);
    throw new Error(`There is no button “${title}” among “${there.join('”, “')}”.`);
  }
  const shown = Object.fromEntries(
    partsOf(message.card.body)
      .filter((part) => part.type.startsWith('Input.') && part['value'] !== undefined)
      .map((part): [string, unknown] => [String(part['id']), part['value']]),
  );
  const all = Object.fromEntries(
    Object.entries({ ...shown, ...inputs }).map(([id, value]) => [id, String(value)]),
  );
  return cardActionSchema.parse({ ...found.data, ...all });
}

/** The row of an action as SharePoint holds it. */
export function rowOf(sharePoint: MemorySharePoint, key: string): Record<string, unknown> {
  const found = sharePoint.fields('actions').find((fields) => fields['Key'] === key);
  if (found === undefined) throw new Error(`There is no action “${key}”.`);
  return found;
}
