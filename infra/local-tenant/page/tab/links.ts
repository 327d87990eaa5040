import type { Tab, TenantState } from '../control-client.ts';
import type { ShownTab } from './tab-context.ts';

/** Where a link leads: to a tab of the app, or out of Teams. */
export type LinkTarget =
  { readonly kind: 'tab'; readonly shown: ShownTab } | { readonly kind: 'outside'; readonly url: string };

/**
 * Follows a link as Teams does. A deep link to one of the app's pages opens that tab, with the sub-page it names; an
 * address under a tab opens the tab there; anything else belongs in another window.
 * Deep links: `https://teams.microsoft.com/l/entity/{app}/{entity}?context={"subEntityId", "channelId"}`.
 */
export function followLink(url: string, state: TenantState): LinkTarget {
  if (!URL.canParse(url)) return { kind: 'outside', url };
  const address = new URL(url);
  const entity = /^\/l\/entity\/([^/]+)\/([^/?]+)/.exec(address.pathname);
  if (entity && isTeams(address) && isOurApp(decodeURIComponent(entity[1] ?? ''), state)) {
    const place = readContext(address.searchParams.get('context'));
    const tab = findTab(state, decodeURIComponent(entity[2] ?? ''), place.channelId);
    if (tab) return { kind: 'tab', shown: { tab, frameContext: 'content', subPageId: place.subEntityId } };
  }
  const under = tabUnder(address, state);
  if (under) {
    return {
      kind: 'tab',
      shown: { tab: { ...under, contentUrl: url }, frameContext: 'content', subPageId: undefined },
    };
  }
  return { kind: 'outside', url };
}

/**
 * Where this machine's browser opens an address that leads out of Teams. No browser can reach the tenant's SharePoint under
 * its own name, so an address on one of its sites becomes one of the local tenant's, with the person who looks.
 */
export function reachableAddress(url: string, state: TenantState, personId: string | undefined): string {
  const onSite = state.teams.some(({ siteUrl }) => url.startsWith(`${siteUrl}/`));
  if (!onSite || personId === undefined) return url;
  return `/_local/sharepoint/files${new URL(url).pathname}?as=${encodeURIComponent(personId)}`;
}

/** The tab with an entity id: the one in the named channel, or else the personal one. */
export function findTab(
  state: TenantState,
  entityId: string,
  channelId: string | undefined,
): Tab | undefined {
  const sitePath = state.teams.find((team) => team.channelId === channelId)?.sitePath;
  const usable = state.tabs.filter((tab) => tab.scope === 'personal' || tab.scope === 'channel');
  return (
    usable.find((tab) => sitePath !== undefined && tab.sitePath === sitePath && tab.entityId === entityId) ??
    usable.find((tab) => tab.entityId === entityId) ??
    usable.find((tab) => tab.scope === 'personal')
  );
}

/** Whether the manifest would name the domain of an address among the app's own (SOURCES.md, B7). */
export function isAppAddress(address: URL, state: TenantState): boolean {
  return state.tabs.some(({ contentUrl }) => new URL(contentUrl).origin === address.origin);
}

function tabUnder(address: URL, state: TenantState): Tab | undefined {
  const personal = state.tabs.find((tab) => tab.scope === 'personal');
  if (!personal) return undefined;
  const base = new URL(personal.contentUrl);
  const folder = base.pathname.replace(/[^/]*$/, '');
  return address.origin === base.origin && address.pathname.startsWith(folder) ? personal : undefined;
}

function isTeams(address: URL): boolean {
  return /^(?:teams\.microsoft\.com|teams\.cloud\.microsoft)$/.test(address.host);
}

function isOurApp(appId: string, state: TenantState): boolean {
  return appId === state.appId || appId === state.botAppId;
}

function readContext(json: string | null): {
  subEntityId: string | undefined;
  channelId: string | undefined;
} {
  let found: unknown = {};
  try {
    found = JSON.parse(json ?? '{}');
  } catch {
    // A link somebody typed; it still leads to the tab.
  }
  const { subEntityId, channelId } = (found ?? {}) as { subEntityId?: unknown; channelId?: unknown };
  return {
    subEntityId: typeof subEntityId === 'string' ? subEntityId : undefined,
    channelId: typeof channelId === 'string' ? channelId : undefined,
  };
}
