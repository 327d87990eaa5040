import type { Showing, ShowingView, ShownItem } from '../../../shared/domain/showing.ts';
import { isSameItem, type AgendaEntry } from './agenda.ts';

/** What a window shows at the moment. */
export interface Place {
  readonly item: ShownItem | null;
  readonly view: ShowingView;
  readonly detail: boolean;
}

export const atTheAgenda: Place = { item: null, view: 'agenda', detail: true };

/** What a key or a button asks for. */
export type Command =
  | { readonly kind: 'next' }
  | { readonly kind: 'previous' }
  | { readonly kind: 'agenda' }
  | { readonly kind: 'go to'; readonly item: ShownItem }
  | { readonly kind: 'hide detail' }
  | { readonly kind: 'deep dive' };

/** Commands that only move the focus: a field to type into. */
export type KeyCommand = Command | { readonly kind: 'jump' } | { readonly kind: 'note' };

/** Where a command leads. Pure: beyond the last entry and before the first nothing happens. */
export function afterCommand(place: Place, command: Command, agenda: readonly AgendaEntry[]): Place {
  switch (command.kind) {
    case 'next':
    case 'previous': {
      const here = positionOf(place, agenda);
      const there = here + (command.kind === 'next' ? 1 : -1);
      if (there < 0) return atTheAgenda;
      const entry = agenda[there];
      return entry === undefined ? place : { ...place, item: entry.item, view: 'item' };
    }
    case 'agenda':
      return { ...place, view: 'agenda', item: null };
    case 'go to':
      return { ...place, item: command.item, view: 'item' };
    case 'hide detail':
      return { ...place, detail: !place.detail };
    case 'deep dive':
      if (place.item?.kind !== 'risk') return place;
      return { ...place, view: place.view === 'deep dive' ? 'item' : 'deep dive', detail: true };
  }
}

/** Index of the place's item on the agenda; −1 where it is not on it. */
export function positionOf({ item }: Place, agenda: readonly AgendaEntry[]): number {
  return item === null ? -1 : agenda.findIndex((entry) => isSameItem(entry.item, item));
}

export interface PressedKey {
  readonly key: string;
  /** Ctrl, Alt or the command key is held down. */
  readonly modified: boolean;
  /** Somebody is typing, or choosing in a control that has arrow keys of its own. */
  readonly typing: boolean;
}

/**
 * What a key means. Letters count only while single-key shortcuts are on (WCAG 2.1.4); the arrows and the keys of a presenter's
 * remote control always do, but never in a field.
 */
export function commandOf({ key, modified, typing }: PressedKey, letters: boolean): KeyCommand | null {
  if (modified || typing) return null;
  switch (key) {
    case 'ArrowRight':
    case 'PageDown':
      return { kind: 'next' };
    case 'ArrowLeft':
    case 'PageUp':
      return { kind: 'previous' };
  }
  if (!letters) return null;
  switch (key.toLowerCase()) {
    case 'j':
      return { kind: 'jump' };
    case 'h':
      return { kind: 'hide detail' };
    case 'd':
      return { kind: 'deep dive' };
    case 'n':
      return { kind: 'note' };
    default:
      return null;
  }
}

/** How a window stands to what is shown to everybody. */
export type Role = 'alone' | 'presenting' | 'following' | 'looking around';

/** @param away the person went to look at something else on their own */
export function roleOf(
  showing: Showing | null,
  viewerOid: string | null,
  away: boolean,
  isStage: boolean,
): Role {
  if (showing === null) return 'alone';
  const own = viewerOid !== null && showing.by.oid?.toLowerCase() === viewerOid.toLowerCase();
  if (own && !isStage) return 'presenting';
  return away ? 'looking around' : 'following';
}

export function placeOf({ item, view, detail }: Showing): Place {
  return { item, view, detail };
}

export function isSamePlace(first: Place, second: Place): boolean {
  return isSameItem(first.item, second.item) && first.view === second.view && first.detail === second.detail;
}
