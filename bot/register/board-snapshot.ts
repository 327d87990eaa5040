import type { Action } from '../../shared/domain/action.ts';
import type { Group, Meeting, Person } from '../../shared/domain/person.ts';
import type { Reminder } from '../../shared/domain/reminder.ts';
import type { Control, Risk } from '../../shared/domain/risk.ts';
import type { Presenting } from '../../shared/domain/showing.ts';
import type { ConversationRow } from '../../shared/sharepoint/lists/conversations.ts';
import type { BoardConfiguration } from '../../shared/sharepoint/read-settings.ts';
import type { BoardPlace } from './boards.ts';

/** Lists kept in memory. Settings come first: the other rows' days are read in the board's time zone. */
export const mirroredLists = [
  'settings',
  'risks',
  'controls',
  'actions',
  'people',
  'groups',
  'meetings',
  'presenting',
  'reminders',
  'conversations',
] as const;
export type MirroredList = (typeof mirroredLists)[number];

/** Lists a tab shows: only changes in these wake a waiting tab. */
export const shownLists: readonly MirroredList[] = [
  'settings',
  'risks',
  'controls',
  'actions',
  'people',
  'groups',
  'meetings',
  'presenting',
];

/**
 * Of these a change is looked for every two seconds, of the others a tab shows every four: they change a few times a year, and each look
 * at a list costs a resource unit.
 */
const livelyLists: readonly MirroredList[] = ['risks', 'actions', 'meetings'];

/** How much of a board is looked at: every list, those a tab shows, those of them that change in a meeting, or what is presented. */
export type Reach = 'all' | 'shown' | 'lively' | 'presenting';
export const listsWithin: Readonly<Record<Reach, readonly MirroredList[]>> = {
  all: mirroredLists,
  shown: shownLists,
  lively: livelyLists,
  presenting: ['presenting'],
};

/** Whether a look that far tells all that the other would. */
export function covers(looked: Reach, wanted: Reach): boolean {
  return listsWithin[wanted].every((list) => listsWithin[looked].includes(list));
}

/** What a row's outbox says, as far as the sweep needs it to find rows whose trail may be owed something. */
export interface TrailMark {
  /** Key of the trail entry the service wrote last. */
  readonly entryKey: string;
  /** ISO instant of that entry. */
  readonly at: string;
  /** True = the row no longer holds what the service left on it. */
  readonly handEdited: boolean;
}

/** A board as it stood at one moment, read with the app's identity. Never changes: a later moment is another snapshot. */
export interface BoardSnapshot {
  readonly boardId: string;
  readonly place: BoardPlace;
  /** Changes whenever the mirror starts from nothing: versions of different epochs cannot be compared. */
  readonly epoch: string;
  /** Rises with every change in a list that a tab shows. */
  readonly shownVersion: number;
  /** Rises with every change of that list. */
  readonly versions: Readonly<Record<MirroredList, number>>;
  readonly configuration: BoardConfiguration;
  readonly risks: readonly Risk[];
  readonly controls: readonly Control[];
  readonly actions: readonly Action[];
  readonly people: readonly Person[];
  readonly groups: readonly Group[];
  readonly meetings: readonly Meeting[];
  /** What is or was shown to everybody, one row for each meeting. */
  readonly presenting: readonly Presenting[];
  readonly reminders: readonly Reminder[];
  readonly conversations: readonly ConversationRow[];
  /** By SharePoint item id. */
  readonly trailMarks: {
    readonly risks: ReadonlyMap<string, TrailMark>;
    readonly actions: ReadonlyMap<string, TrailMark>;
  };
}
