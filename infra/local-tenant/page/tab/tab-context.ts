import type { ThemeName } from '../appearance.ts';
import { localeOf } from '../locale.ts';
import type { Persona, Tab, Team, TenantState } from '../control-client.ts';

/** Where a tab is shown. A channel's tab can also be opened beside or on the stage of a meeting. */
export type FrameContext = 'content' | 'settings' | 'sidePanel' | 'meetingStage' | 'authentication';

export interface ShownTab {
  readonly tab: Tab;
  readonly frameContext: FrameContext;
  readonly subPageId: string | undefined;
}

/**
 * What Teams answers to `getContext`: the flat shape of old, which teams-js turns into the nested one. Names as read
 * by teams-js 2.58 (`app.getContext`).
 */
export function tabContext(
  state: TenantState,
  persona: Persona,
  theme: ThemeName,
  shown: ShownTab,
  team: Team | undefined,
  sessionId: string,
): Readonly<Record<string, unknown>> {
  const { tab, frameContext, subPageId } = shown;
  return {
    locale: localeOf(window.location.search),
    theme,
    hostName: 'Teams',
    hostClientType: 'web',
    sessionId,
    appSessionId: sessionId,
    ringId: 'general',
    ...(state.appId === null ? {} : { appId: state.appId }),
    entityId: tab.entityId ?? '',
    ...(subPageId === undefined ? {} : { subEntityId: subPageId }),
    frameContext,
    isFullScreen: false,
    isMultiWindow: false,
    userObjectId: persona.id,
    userDisplayName: persona.name,
    userPrincipalName: persona.userPrincipalName,
    loginHint: persona.userPrincipalName,
    tid: state.tenantId,
    ...(team === undefined ? {} : teamContext(state, team)),
    ...(frameContext === 'sidePanel' || frameContext === 'meetingStage'
      ? {
          meetingId: btoa(`0#19:meeting_${state.tenantId}@thread.v2#0`),
          chatId: `19:meeting_${state.tenantId}@thread.v2`,
        }
      : {}),
  };
}

function teamContext(state: TenantState, team: Team): Readonly<Record<string, unknown>> {
  const site = new URL(team.siteUrl);
  return {
    channelId: team.channelId,
    channelName: 'General',
    channelRelativeUrl: `${team.sitePath}/Shared Documents/General`,
    channelType: 'Regular',
    hostTeamGroupId: team.groupId,
    hostTeamTenantId: state.tenantId,
    teamId: team.channelId,
    teamName: team.displayName,
    groupId: team.groupId,
    teamSiteUrl: team.siteUrl,
    teamSiteDomain: site.host,
    teamSitePath: site.pathname,
  };
}

/** The same tab beside a meeting or on its stage, at an address of the app's own; unchanged for anything else. */
export function inMeeting(
  shown: ShownTab,
  frame: string | null,
  address: string | null,
  state: TenantState,
): ShownTab {
  if (frame !== 'sidePanel' && frame !== 'meetingStage') return shown;
  const isOwn =
    address !== null &&
    URL.canParse(address) &&
    state.tabs.some(({ contentUrl }) => new URL(contentUrl).origin === new URL(address).origin);
  const tab = isOwn ? { ...shown.tab, contentUrl: address } : shown.tab;
  return { ...shown, tab, frameContext: frame };
}
