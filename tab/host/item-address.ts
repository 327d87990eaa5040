import { itemKindSchema, type ItemKind } from '../../shared/domain/update.ts';

/** An item as addresses name it: "action:A-17" in a link's `item` and in Teams' sub-page id. */
export interface ItemAddress {
  kind: ItemKind;
  key: string;
}

export function writeItemAddress({ kind, key }: ItemAddress): string {
  return `${kind}:${key}`;
}

/** Null for anything that names no item. */
export function readItemAddress(text: string | null | undefined): ItemAddress | null {
  if (text === null || text === undefined) return null;
  const colon = text.indexOf(':');
  const kind = itemKindSchema.safeParse(text.slice(0, Math.max(colon, 0)));
  const key = text.slice(colon + 1);
  return kind.success && key !== '' ? { kind: kind.data, key } : null;
}

/** The tab's own address for a board, and for one item on it. */
export function contentUrl(publicUrl: string, board: string, item?: ItemAddress): string {
  const url = new URL('/tab/', publicUrl);
  url.searchParams.set('board', board);
  if (item !== undefined) url.searchParams.set('item', writeItemAddress(item));
  return url.toString();
}

/**
 * A link that opens one item inside Teams. Teams on Windows cuts links beyond 1,900 characters; keys and titles here
 * stay far below.
 */
export function teamsLink(parts: {
  appId: string;
  entityId: string;
  channelId: string | null;
  tenantId: string | null;
  publicUrl: string;
  board: string;
  item: ItemAddress;
  label: string;
}): string {
  const link = new URL(
    `https://teams.microsoft.com/l/entity/${encodeURIComponent(parts.appId)}/${encodeURIComponent(parts.entityId)}`,
  );
  if (parts.tenantId !== null) link.searchParams.set('tenantId', parts.tenantId);
  link.searchParams.set('webUrl', contentUrl(parts.publicUrl, parts.board, parts.item));
  link.searchParams.set('label', parts.label.slice(0, 80));
  link.searchParams.set(
    'context',
    JSON.stringify({
      subEntityId: writeItemAddress(parts.item),
      ...(parts.channelId === null ? {} : { channelId: parts.channelId }),
    }),
  );
  return link.toString();
}
