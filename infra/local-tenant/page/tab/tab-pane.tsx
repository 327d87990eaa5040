import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  DialogTrigger,
  Input,
  Select,
  Tab as TabButton,
  TabList,
  Text,
} from '@fluentui/react-components';
import { ArrowClockwiseRegular, AppsListRegular, DeleteRegular } from '@fluentui/react-icons';
import { useQueryClient } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import type { ThemeName } from '../appearance.ts';
import { control, type Persona, type Tab, type Team, type TenantState } from '../control-client.ts';
import { findTab } from './links.ts';
import type { FrameContext, ShownTab } from './tab-context.ts';
import { TabFrame } from './tab-frame.tsx';

interface TabPaneProps {
  state: TenantState;
  persona: Persona;
  theme: ThemeName;
  shown: ShownTab | null;
  onShow: (shown: ShownTab) => void;
  onOpenLink: (url: string) => void;
}

const usualContext: Readonly<Record<Tab['scope'], FrameContext>> = {
  personal: 'content',
  channel: 'content',
  settings: 'settings',
  sidePanel: 'sidePanel',
  meetingStage: 'meetingStage',
};

/** How a tab is shown when it is picked from the list. */
export function asUsual(tab: Tab): ShownTab {
  return { tab, frameContext: usualContext[tab.scope], subPageId: undefined };
}

/** The app's tabs, one of them open. */
export function TabPane({ state, persona, theme, shown, onShow, onOpenLink }: TabPaneProps) {
  const queries = useQueryClient();
  const [times, setTimes] = useState(0);
  const [channelSite, setChannelSite] = useState(state.teams[0]?.sitePath ?? '');
  const [link, setLink] = useState<string | null>(null);
  const [stageAddress, setStageAddress] = useState<string | null>(null);

  const isChannelTab = shown?.tab.scope === 'channel';
  const sitePath = shown?.tab.scope === 'settings' ? channelSite : shown?.tab.sitePath;
  const team = state.teams.find((each) => each.sitePath === sitePath);

  const remove = async (tab: Tab) => {
    await control.removeTab({
      ...(tab.entityId === undefined ? {} : { entityId: tab.entityId }),
      ...(tab.sitePath === undefined ? {} : { sitePath: tab.sitePath }),
    });
    await queries.invalidateQueries({ queryKey: ['state'] });
    const next = state.tabs.find((each) => each.scope === 'personal');
    if (next) onShow(asUsual(next));
  };

  /** The app's page at a place; beside a meeting with what is on its stage. */
  const frameOf = (place: ShownTab, stage: ReactNode) => (
    <TabFrame
      key={[
        persona.id,
        place.tab.contentUrl,
        place.frameContext,
        place.subPageId,
        team?.channelId,
        times,
      ].join(' ')}
      state={state}
      persona={persona}
      theme={theme}
      shown={place}
      team={team}
      onOpenLink={onOpenLink}
      onGoTo={({ pageId, subPageId, channelId }) => {
        const tab = findTab(state, pageId, channelId);
        if (tab) onShow({ ...asUsual(tab), subPageId });
      }}
      onShareLink={({ subPageId, label, webUrl }) =>
        setLink(deepLink(state, place.tab, team, subPageId, label, webUrl))
      }
      onShareToStage={setStageAddress}
      stage={stage}
      onConfigured={({ contentUrl, websiteUrl, entityId, suggestedDisplayName }) => {
        const tab: Tab = {
          name: suggestedDisplayName ?? place.tab.name,
          contentUrl,
          scope: 'channel',
          sitePath: channelSite,
          ...(entityId === undefined ? {} : { entityId }),
          ...(websiteUrl === undefined ? {} : { websiteUrl }),
        };
        void control
          .addTab(tab)
          .then(() => queries.invalidateQueries({ queryKey: ['state'] }))
          .then(() => onShow(asUsual(tab)));
      }}
      onReload={() => setTimes((before) => before + 1)}
    />
  );

  return (
    <section className="pane tab" aria-labelledby="tab-title">
      <header className="pane-head">
        <h2 id="tab-title" className="hidden">
          Tab
        </h2>
        {state.tabs.length > 0 && (
          <TabList
            size="small"
            className="tab-names"
            aria-label="Tabs of the app"
            selectedValue={shown ? tabKey(shown.tab) : ''}
            onTabSelect={(_, { value }) => {
              const tab = state.tabs.find((each) => tabKey(each) === value);
              if (tab) onShow(asUsual(tab));
            }}
          >
            {state.tabs.map((tab) => (
              <TabButton key={tabKey(tab)} value={tabKey(tab)}>
                {tabLabel(tab, state)}
              </TabButton>
            ))}
          </TabList>
        )}
        <span className="spring" />
        {shown && (
          <Button
            appearance="subtle"
            icon={<ArrowClockwiseRegular />}
            aria-label="Load the tab again"
            onClick={() => setTimes((before) => before + 1)}
          />
        )}
        {shown && isChannelTab && (
          <Button
            appearance="subtle"
            icon={<DeleteRegular />}
            aria-label="Remove this tab from the channel"
            onClick={() => void remove(shown.tab)}
          />
        )}
      </header>
      {shown && (isChannelTab || shown.frameContext === 'settings') && (
        <div className="tab-options">
          {shown.frameContext === 'settings' ? (
            <label>
              <Text size={200}>Add to the channel of </Text>
              <Select size="small" value={channelSite} onChange={(_, { value }) => setChannelSite(value)}>
                {state.teams.map((each) => (
                  <option key={each.sitePath} value={each.sitePath}>
                    {each.displayName}
                  </option>
                ))}
              </Select>
            </label>
          ) : (
            <label>
              <Text size={200}>Show it as </Text>
              <Select
                size="small"
                value={shown.frameContext}
                onChange={(_, { value }) => onShow({ ...shown, frameContext: value as FrameContext })}
              >
                <option value="content">a channel tab</option>
                <option value="sidePanel">a side panel in a meeting</option>
                <option value="meetingStage">the stage of a meeting</option>
              </Select>
            </label>
          )}
        </div>
      )}
      {shown ? (
        frameOf(
          shown,
          stageAddress === null
            ? null
            : frameOf(
                { ...shown, tab: { ...shown.tab, contentUrl: stageAddress }, frameContext: 'meetingStage' },
                null,
              ),
        )
      ) : (
        <div className="centre subtle">
          <AppsListRegular fontSize={40} aria-hidden />
          <Text>The service has not said yet where its tab is.</Text>
        </div>
      )}
      <LinkDialog link={link} onClose={() => setLink(null)} />
    </section>
  );
}

function LinkDialog({ link, onClose }: { link: string | null; onClose: () => void }) {
  return (
    <Dialog open={link !== null} onOpenChange={(_, { open }) => !open && onClose()}>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>Link to this page</DialogTitle>
          <DialogContent>
            <Input readOnly className="whole-width" aria-label="Link" value={link ?? ''} />
          </DialogContent>
          <DialogActions>
            <Button
              appearance="primary"
              onClick={() => void navigator.clipboard.writeText(link ?? '').then(onClose)}
            >
              Copy the link
            </Button>
            <DialogTrigger disableButtonEnhancement>
              <Button>Close</Button>
            </DialogTrigger>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}

function tabKey(tab: Tab): string {
  return [tab.scope, tab.sitePath ?? '', tab.entityId ?? tab.contentUrl].join(' ');
}

/** The tab's name, with its team when another tab has the same name. */
function tabLabel(tab: Tab, state: TenantState): string {
  const team = state.teams.find((each) => each.sitePath === tab.sitePath);
  const isAlone = state.tabs.filter((each) => each.name === tab.name).length === 1;
  return isAlone || !team ? tab.name : `${team.displayName}: ${tab.name}`;
}

/** A deep link as Teams makes it (SOURCES.md, C3). */
function deepLink(
  state: TenantState,
  tab: Tab,
  team: Team | undefined,
  subPageId: string,
  label: string,
  webUrl: string | undefined,
): string {
  const link = new URL(
    `https://teams.microsoft.com/l/entity/${state.appId ?? state.botAppId}/${encodeURIComponent(tab.entityId ?? '')}`,
  );
  link.searchParams.set('tenantId', state.tenantId);
  if (webUrl !== undefined) link.searchParams.set('webUrl', webUrl);
  if (label !== '') link.searchParams.set('label', label);
  const context = { subEntityId: subPageId, ...(team === undefined ? {} : { channelId: team.channelId }) };
  link.searchParams.set('context', JSON.stringify(context));
  return link.toString();
}
