import { objectsIn, textIn } from './json.ts';
import { actions } from './lists/actions.ts';
import { assessments } from './lists/assessments.ts';
import { controls } from './lists/controls.ts';
import { conversations } from './lists/conversations.ts';
import { groups } from './lists/groups.ts';
import { imports } from './lists/imports.ts';
import { meetings } from './lists/meetings.ts';
import { people } from './lists/people.ts';
import { presenting } from './lists/presenting.ts';
import { reminders } from './lists/reminders.ts';
import { risks } from './lists/risks.ts';
import { settings } from './lists/settings.ts';
import { updates } from './lists/updates.ts';

/** Every list of a board's site. */
export const registerLists = {
  risks,
  assessments,
  controls,
  actions,
  updates,
  people,
  groups,
  meetings,
  presenting,
  reminders,
  conversations,
  imports,
  settings,
};

export type RegisterLists = typeof registerLists;
export type ListKey = keyof RegisterLists;

export const listKeys = Object.keys(registerLists) as ListKey[];

/** The entity of a list: `EntityOf<'risks'>` is `Risk`. */
export type EntityOf<Key extends ListKey> = ReturnType<RegisterLists[Key]['read']>;

/** Graph's id of each of the register's lists on one site. */
export type ListIds = Record<ListKey, string>;

/**
 * Finds the register's lists in the answer to `listsPath`. A list keeps its `name` when somebody gives it another
 * title, so names are looked at first.
 */
export function findLists(body: unknown): Partial<ListIds> {
  const found = listsIn(body);
  const ids: Partial<ListIds> = {};
  for (const key of listKeys) {
    const wanted = registerLists[key].name.toLowerCase();
    const list =
      found.find((candidate) => candidate.name.toLowerCase() === wanted) ??
      found.find((candidate) => candidate.displayName.toLowerCase() === wanted);
    if (list !== undefined) ids[key] = list.id;
  }
  return ids;
}

/** The lists that are missing from a site, by name; none means the site is provisioned. */
export function missingLists(ids: Partial<ListIds>): string[] {
  return listKeys.filter((key) => ids[key] === undefined).map((key) => registerLists[key].name);
}

/** Whether all lists were found. */
export function areAllFound(ids: Partial<ListIds>): ids is ListIds {
  return missingLists(ids).length === 0;
}

function listsIn(body: unknown): { id: string; name: string; displayName: string }[] {
  return objectsIn(body).map((list) => ({
    id: textIn(list, 'id'),
    name: textIn(list, 'name'),
    displayName: textIn(list, 'displayName'),
  }));
}
