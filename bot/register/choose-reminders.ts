import type { Said } from '../../shared/domain/language.ts';
import type { CivilDate } from '../../shared/domain/civil-date.ts';
import type { Person } from '../../shared/domain/person.ts';
import {
  problemOfChoices,
  valuesOfChoices,
  type ReminderChoices,
} from '../../shared/domain/reminder-choices.ts';
import type { ReminderPolicy } from '../../shared/domain/reminder-policy.ts';
import type { GraphPort } from '../../shared/sharepoint/graph-port.ts';
import { registerLists } from '../../shared/sharepoint/register-lists.ts';
import { fieldsPath } from '../../shared/sharepoint/register-paths.ts';
import { GraphFailure, problemOf } from '../graph/graph-errors.ts';
import { addressOf, type BoardPlace } from './boards.ts';

export type ChoiceOutcome =
  | { readonly kind: 'saved' }
  | { readonly kind: 'refused'; readonly userMessage: Said }
  /** A row changed since it was read: to be read again and decided anew. */
  | { readonly kind: 'changed meanwhile' };

/**
 * Keeps what a person chose about their own reminders on their rows of People: usually one, and somebody who is listed
 * twice is asked through either. Rows that hold the choice already are not written. Throws `GraphFailure`.
 */
export async function chooseReminders(
  parts: { readonly graph: GraphPort; readonly place: BoardPlace },
  ownRows: readonly Person[],
  choices: ReminderChoices,
  policy: ReminderPolicy,
  today: CivilDate,
): Promise<ChoiceOutcome> {
  const problem = problemOfChoices(choices, policy, today);
  if (problem !== null) return { kind: 'refused', userMessage: problem };
  const values = valuesOfChoices(choices);
  const rows = ownRows.filter((row) =>
    (Object.keys(values) as (keyof typeof values)[]).some((name) => row[name] !== values[name]),
  );
  if (rows.length === 0) return { kind: 'saved' };
  const list = addressOf(parts.place, 'people');
  const answers = await parts.graph.batch(
    rows.map((row) => ({
      method: 'PATCH',
      path: fieldsPath(list, row.id),
      headers: { 'If-Match': row.etag },
      body: registerLists.people.write(values),
    })),
  );
  for (const answer of answers) {
    const found = problemOf(answer);
    if (found?.kind === 'conflict') return { kind: 'changed meanwhile' };
    if (found !== null) throw new GraphFailure(found);
  }
  return { kind: 'saved' };
}
