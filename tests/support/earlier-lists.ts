import { listCreation, type ListDefinition } from '../../shared/sharepoint/list-definition.ts';
import { listKeys, registerLists } from '../../shared/sharepoint/register-lists.ts';

/**
 * What each version of the lists added to the one before: lists, columns ("List.Column") and indexes ("List.Column index"). The lists of
 * any earlier version are today's without what came later. A release that changes a list adds a line here and counts
 * `schemaVersion` up.
 */
const additions: Readonly<Record<number, readonly string[]>> = {
  2: [
    'Actions.LastHeardAt',
    'Actions.CompletedOn',
    'Actions.LastDecisionKept',
    'People.DigestWeekday',
    'People.DigestAt',
    'People.SnoozedUntil',
    'Groups.Channel',
    'Reminders.ReminderKind',
    'Reminders.Problem',
    'Reminders.Attempts',
    'Reminders.PolicyVersion',
    'Reminders.RequestedByOid',
    'Reminders.RequestedBy',
    'Conversations.Problem',
    'Conversations.ProblemAt',
  ],
  3: ['Assessments.AsAt index', 'Meetings.Seal'],
  4: ['Presenting'],
  5: ['Conversations.Language'],
  6: [
    'Risks.ImportKey',
    'Assessments.ImportKey',
    'Controls.ImportKey',
    'Actions.ImportKey',
    'People.ImportKey',
    'Groups.ImportKey',
    'Imports',
  ],
  7: ['Risks.GrossScheme', 'Risks.PreviousScheme', 'Risks.TargetScheme'],
};

export const newestVersion = Math.max(...Object.keys(additions).map(Number));

/** Every version a site may still be at. */
export const earlierVersions = Array.from({ length: newestVersion - 1 }, (_, index) => index + 1);

/** Number of columns of every list at a version, for a check that nothing is left out above. */
export function columnCounts(version: number): Record<string, number> {
  return Object.fromEntries(listsAt(version).map(({ name, columns }) => [name, columns.length]));
}

/** The lists as that version had them. */
function listsAt(version: number): ListDefinition[] {
  const later = new Set(
    Object.entries(additions).flatMap(([number, names]) => (Number(number) > version ? names : [])),
  );
  return listKeys
    .map((key) => registerLists[key].definition)
    .filter(({ name }) => !later.has(name))
    .map((list) => ({
      ...list,
      columns: list.columns
        .filter((column) => !later.has(`${list.name}.${column.name}`))
        .map((column) =>
          later.has(`${list.name}.${column.name} index`)
            ? { ...column, indexed: false, unique: false }
            : column,
        ),
    }));
}

/** Bodies of the requests that make a site as that version left it. */
export function listCreations(version: number): Record<string, unknown>[] {
  return listsAt(version).map(listCreation);
}
