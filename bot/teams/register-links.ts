import type { RegisterLinks } from '../cards/card-place.ts';
import type { ItemKind } from '../../shared/domain/update.ts';

/** The personal tab's entity id in the Teams app manifest. */
const personalTab = 'register';

/**
 * Deep links into the app's tab, so that a button on a card opens it inside Teams. The item's address is what the tab
 * writes and reads itself: "{board}/{kind}:{key}".
 */
export function createRegisterLinks(parts: {
  readonly teamsAppId: string;
  readonly tenantId: string;
  readonly publicUrl: string;
}): RegisterLinks {
  const link = (boardId: string, item?: { kind: ItemKind; key: string }): string => {
    const address = item === undefined ? undefined : `${item.kind}:${item.key}`;
    const webUrl = new URL('/tab/', parts.publicUrl);
    webUrl.searchParams.set('board', boardId);
    if (address !== undefined) webUrl.searchParams.set('item', address);
    const url = new URL(
      `https://teams.microsoft.com/l/entity/${encodeURIComponent(parts.teamsAppId)}/${personalTab}`,
    );
    url.searchParams.set('tenantId', parts.tenantId);
    url.searchParams.set('webUrl', webUrl.toString());
    url.searchParams.set('label', 'Safeguarding Register');
    if (address !== undefined) {
      url.searchParams.set(
        'context',
        JSON.stringify({ subEntityId: `${encodeURIComponent(boardId)}/${address}` }),
      );
    }
    return url.toString();
  };
  return {
    board: (boardId) => link(boardId),
    action: (boardId, key) => link(boardId, { kind: 'action', key }),
    risk: (boardId, key) => link(boardId, { kind: 'risk', key }),
  };
}
