import { itemKindSchema, type ItemKind } from '../../shared/domain/update.ts';

export interface LinkedItem {
  readonly board: string;
  readonly kind: ItemKind;
  readonly key: string;
}

const path = /^\/tab\/board\/(?<board>[^/]+)\/(?<list>actions|risks)\/(?<key>[^/]+)\/?$/;
const item = /^(?<kind>[a-z]+):(?<key>.+)$/s;

/**
 * The item behind one of the tab's own addresses, "/tab/board/{board}/actions/{key}" or
 * "/tab/?board={board}&item=action:{key}"; null for any other address. Links that begin with teams.microsoft.com are
 * not read: no app can register that domain, so Teams hands them to none.
 */
export function readRegisterLink(url: string, publicUrl: string): LinkedItem | null {
  if (!URL.canParse(url)) return null;
  const address = new URL(url);
  if (address.origin !== new URL(publicUrl).origin) return null;
  const page = path.exec(address.pathname)?.groups;
  if (page !== undefined) {
    const board = decoded(page['board']);
    const key = decoded(page['key']);
    const kind = page['list'] === 'actions' ? 'action' : 'risk';
    return board === null || key === null ? null : { board, kind, key };
  }
  if (!/^\/tab\/?$/.test(address.pathname)) return null;
  const board = address.searchParams.get('board');
  const named = item.exec(address.searchParams.get('item') ?? '')?.groups;
  const kind = itemKindSchema.safeParse(named?.['kind']);
  const key = named?.['key'];
  return board === null || !kind.success || key === undefined ? null : { board, kind: kind.data, key };
}

function decoded(text: string | undefined): string | null {
  try {
    return decodeURIComponent(text ?? '');
  } catch {
    return null;
  }
}
