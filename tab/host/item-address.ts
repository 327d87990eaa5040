import { itemKindSchema, type ItemKind } from '../../shared/domain/update.ts';

/** An item as addresses name it: "action:A-17"; where the address must also say which board, "children/action:A-17". */
export interface ItemAddress {
  board?: string;
  kind: ItemKind;
  key: string;
}

export function writeItemAddress({ board, kind, key }: ItemAddress): string {
  const item = `${kind}:${key}`;
  return board === undefined ? item : `${encodeURIComponent(board)}/${item}`;
}

const shape = /^(?:([^/:]+)\/)?(action|risk):(.+)$/s;

/** Null for anything that names no item. */
export function readItemAddress(text: string | null | undefined): ItemAddress | null {
  const [, board, kind, key] = shape.exec(text ?? '') ?? [];
  const known = itemKindSchema.safeParse(kind);
  if (!known.success || key === undefined) return null;
  return { ...(board === undefined ? {} : { board: decoded(board) }), kind: known.data, key };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** The tab's own address for a board, and for one item on it. */
export function contentUrl(publicUrl: string, board: string, item?: ItemAddress): string {
  const url = new URL('/tab/', publicUrl);
  url.searchParams.set('board', board);
  if (item !== undefined) url.searchParams.set('item', writeItemAddress(item));
  return url.toString();
}

/** The tab's own address for a meeting being held on a board. */
export function meetingUrl(publicUrl: string, board: string, meeting: string): string {
  const url = new URL(contentUrl(publicUrl, board));
  url.searchParams.set('meeting', meeting);
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
      // A personal tab learns nothing else of the link than this.
      subEntityId: writeItemAddress({ ...parts.item, board: parts.board }),
      ...(parts.channelId === null ? {} : { channelId: parts.channelId }),
    }),
  );
  return link.toString();
}
