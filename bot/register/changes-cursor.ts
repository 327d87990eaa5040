import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import type { BoardSnapshot } from './board-snapshot.ts';
import { isListLink, wholeList } from './list-delta.ts';

/** The lists read as the person. Settings are among them so that a refresh sees them change. */
export const readLists = [
  'risks',
  'controls',
  'actions',
  'people',
  'groups',
  'meetings',
  'settings',
] as const;
export type ReadList = (typeof readLists)[number];

const positionSchema = z.union([
  z.strictObject({ next: z.string().refine(isListLink) }),
  z.strictObject({ delta: z.string().refine(isListLink) }),
  /** Not read yet. */
  z.literal(0),
  /** SharePoint does not show this list to the person. */
  z.literal(-1),
]);
export type Position = z.infer<typeof positionSchema>;

const versionSchema = z.number().int().nonnegative();

/**
 * What a tab carries from one answer to the next. It holds ends of links only, which the service puts behind the addresses of
 * the board's own lists: whatever somebody writes into it, the service asks nothing else.
 */
const cursorSchema = z.strictObject({
  v: z.literal(1),
  board: z.string(),
  /** The mirror's epoch and version when the reading began: changes after it wake a waiting tab. */
  epoch: z.string().max(60),
  version: versionSchema,
  /** The mirror's version of each list then: a list that is still at it need not be asked again. Older cursors have none. */
  versions: z
    .strictObject({
      risks: versionSchema,
      controls: versionSchema,
      actions: versionSchema,
      people: versionSchema,
      groups: versionSchema,
      meetings: versionSchema,
      settings: versionSchema,
    })
    .optional(),
  /** Digest of what is presented, as last told: every replica computes the same. */
  shown: z.string().max(60).optional(),
  /** When SharePoint was last asked as the person, in milliseconds on the tenant's clock. */
  at: z.number().nonnegative().optional(),
  /** Which of the lists is next asked for no other reason than to see that the person may still read it. */
  turn: z.number().int().min(0).max(readLists.length).optional(),
  /** Digest of the board's settings as last answered: every replica computes the same. */
  settings: z.string().max(60),
  /** Digest of all rows the app sees; only where lists are read whole and nothing else tells what changed. */
  rows: z.string().max(60).optional(),
  lists: z.strictObject({
    risks: positionSchema,
    controls: positionSchema,
    actions: positionSchema,
    people: positionSchema,
    groups: positionSchema,
    meetings: positionSchema,
    settings: positionSchema,
  }),
});
export type Cursor = z.infer<typeof cursorSchema>;

/** Of this process alone: what another replica signed, or one before a restart, is read like what nobody signed. */
const signingKey = randomBytes(32);

const signatureOf = (text: string): Buffer => createHmac('sha256', signingKey).update(text).digest();

export function writeCursor(cursor: Cursor): string {
  const text = Buffer.from(JSON.stringify(cursor), 'utf8').toString('base64url');
  return `${text}.${signatureOf(text).toString('base64url')}`;
}

/**
 * Null for anything that is not one of this release's cursors, or of one before it, for that board. What this process did not sign may
 * say where it stands in each list, which SharePoint is then asked as the person; it is not believed about when that happened last, nor
 * about what the mirror knew.
 */
export function readCursor(written: string, boardId: string): Cursor | null {
  const [text = '', signature = ''] = written.split('.');
  try {
    const parsed = cursorSchema.safeParse(JSON.parse(Buffer.from(text, 'base64url').toString('utf8')));
    if (!parsed.success || parsed.data.board !== boardId) return null;
    const given = Buffer.from(signature, 'base64url');
    const own = signatureOf(text);
    if (given.length === own.length && timingSafeEqual(given, own)) return parsed.data;
    const { versions: _versions, at: _at, ...rest } = parsed.data;
    return { ...rest, epoch: '', version: 0 };
  } catch {
    return null;
  }
}

export const nothingRead: Cursor['lists'] = {
  risks: 0,
  controls: 0,
  actions: 0,
  people: 0,
  groups: 0,
  meetings: 0,
  settings: 0,
};

const isRead = (position: Position): boolean =>
  position === -1 || (typeof position === 'object' && 'delta' in position);

/** Whether everything has been read once. */
export const isComplete = (cursor: Cursor): boolean => readLists.every((list) => isRead(cursor.lists[list]));

/** Whether a list can only be read whole, so that no position in it says what changed. */
export const isWhole = (cursor: Cursor): boolean =>
  Object.values(cursor.lists).some(
    (position) =>
      typeof position === 'object' &&
      ('delta' in position ? position.delta === wholeList : position.next.startsWith('?')),
  );

export function versionsOf({ versions }: BoardSnapshot): NonNullable<Cursor['versions']> {
  const { risks, controls, actions, people, groups, meetings, settings } = versions;
  return { risks, controls, actions, people, groups, meetings, settings };
}

/**
 * The lists in which the application saw something change since the cursor: only in these can there be anything new for the person.
 * All of them where that cannot be known: another replica answered last, or an older release. A list that SharePoint did not show is
 * asked again in its turn only.
 */
export function movedLists(cursor: Cursor, snapshot: BoardSnapshot): readonly ReadList[] {
  const { versions, lists } = cursor;
  const known = cursor.epoch === snapshot.epoch ? versions : undefined;
  return readLists.filter((list) => lists[list] !== -1 && snapshot.versions[list] !== known?.[list]);
}

/** The list whose turn it is to be asked again though nothing changed in it; with one that the person was shown, where it was not. */
export function listsInTurn({ turn, lists }: Cursor): readonly ReadList[] {
  const inTurn = readLists[(turn ?? 0) % readLists.length] ?? 'risks';
  return lists[inTurn] === -1 ? [inTurn, lists.risks === -1 ? 'actions' : 'risks'] : [inTurn];
}

/** The same cursor with the next list's turn. */
export function afterTurn(cursor: Cursor): Cursor {
  return { ...cursor, turn: ((cursor.turn ?? 0) + 1) % readLists.length };
}
