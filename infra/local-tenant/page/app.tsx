import {
  Badge,
  Button,
  FluentProvider,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  Select,
  Spinner,
  Toast,
  ToastBody,
  Toaster,
  ToastTitle,
  ToggleButton,
  Toolbar,
  useId,
  useToastController,
} from '@fluentui/react-components';
import {
  ChatRegular,
  DarkThemeRegular,
  LayoutColumnTwoRegular,
  TabDesktopRegular,
  WeatherMoonRegular,
  WeatherSunnyRegular,
} from '@fluentui/react-icons';
import { useQuery } from '@tanstack/react-query';
import { useCallback, useEffect, useState, type ReactElement } from 'react';
import { isThemeName, themeNames, themes, type ThemeName } from './appearance.ts';
import { ChannelPane } from './channel/channel-pane.tsx';
import { ChannelsPanel } from './channel/channels-panel.tsx';
import { ChatPane } from './chat/chat-pane.tsx';
import { ClockPanel } from './clock-panel.tsx';
import { control, type ChatMessage, type TenantState } from './control-client.ts';
import { useAddressChoice } from './page-address.ts';
import { PeoplePanel } from './people/people-panel.tsx';
import { useNews } from './people/seen-messages.ts';
import { followLink, isAppAddress, reachableAddress } from './tab/links.ts';
import { localeOf } from './locale.ts';
import { inMeeting, type ShownTab } from './tab/tab-context.ts';
import { asUsual, TabPane } from './tab/tab-pane.tsx';
import { useTenantEvents } from './tenant-events.ts';
import { useTenantNow } from './tenant-now.ts';

const themeIcons: Readonly<Record<ThemeName, ReactElement>> = {
  default: <WeatherSunnyRegular />,
  dark: <WeatherMoonRegular />,
  contrast: <DarkThemeRegular />,
};

const views = [
  { name: 'both', label: 'Chat and tab', icon: <LayoutColumnTwoRegular /> },
  { name: 'chat', label: 'Chat only', icon: <ChatRegular /> },
  { name: 'tab', label: 'Tab only', icon: <TabDesktopRegular /> },
] as const;

/** The window of the local tenant. */
export function App() {
  const [wantedTheme, chooseTheme] = useAddressChoice('theme');
  const theme = isThemeName(wantedTheme) ? wantedTheme : 'default';
  const state = useQuery({ queryKey: ['state'], queryFn: control.state });
  useTenantEvents();
  useEffect(() => {
    // For what the browser itself draws: scroll bars, date inputs, and the menus outside the page's own element.
    document.documentElement.style.colorScheme = theme === 'default' ? 'light' : 'dark';
  }, [theme]);
  return (
    // No class name here: Fluent gives it to every menu and message outside the page's own element as well.
    <FluentProvider theme={themes[theme].theme} style={{ height: '100%' }}>
      <div className="page" data-theme={theme}>
        {state.data ? (
          <Window state={state.data} readAt={state.dataUpdatedAt} theme={theme} onTheme={chooseTheme}>
            {state.error && <Away message={state.error.message} onRetry={() => void state.refetch()} />}
          </Window>
        ) : (
          <main className="centre">
            {state.error ? (
              <Away message={state.error.message} onRetry={() => void state.refetch()} />
            ) : (
              <Spinner label="Opening the local tenant" />
            )}
          </main>
        )}
      </div>
    </FluentProvider>
  );
}

function Away({ message, onRetry }: { message: string; onRetry: () => void }) {
  return (
    <MessageBar intent="error" layout="multiline">
      <MessageBarBody>{message}</MessageBarBody>
      <MessageBarActions>
        <Button size="small" onClick={onRetry}>
          Try again
        </Button>
      </MessageBarActions>
    </MessageBar>
  );
}

interface WindowProps {
  state: TenantState;
  /** When the state was read, in milliseconds of real time. */
  readAt: number;
  theme: ThemeName;
  onTheme: (theme: string) => void;
  children: ReactElement | null | false;
}

function Window({ state, readAt, theme, onTheme, children }: WindowProps) {
  const [wantedPersona, choosePersona] = useAddressChoice('as');
  const [wantedView, chooseView] = useAddressChoice('view');
  const [wantedChannel, chooseChannel] = useAddressChoice('channel');
  const team = state.teams.find(({ channelId }) => channelId === wantedChannel);
  // `?frame=meetingStage&open={address}`: a window of its own for each person in a meeting.
  const [wantedFrame] = useAddressChoice('frame');
  const [wantedAddress] = useAddressChoice('open');
  const [opened, setOpened] = useState<ShownTab | null>(null);
  const now = useTenantNow(state.clock, readAt);
  const persona = state.personas.find(({ id }) => id === wantedPersona) ?? state.personas[0];
  const hasNews = useNews(persona);
  const view = views.find(({ name }) => name === wantedView)?.name ?? 'both';
  const first = state.tabs.find(({ scope }) => scope === 'personal') ?? state.tabs[0];
  const shown = opened ?? (first ? inMeeting(asUsual(first), wantedFrame, wantedAddress, state) : null);

  useEffect(() => {
    document.title = persona ? `${persona.name}, ${state.tenantName}` : state.tenantName;
  }, [persona, state.tenantName]);

  const isOurs = useCallback((url: URL) => isAppAddress(url, state), [state]);
  const openLink = useCallback(
    (url: string) => {
      const target = followLink(url, state);
      if (target.kind === 'outside')
        window.open(reachableAddress(target.url, state, persona?.id), '_blank', 'noopener,noreferrer');
      else {
        setOpened(target.shown);
        if (view === 'chat') chooseView('both');
      }
    },
    [state, view, chooseView, persona?.id],
  );

  const toasterId = useId('notifications');
  const { dispatchToast } = useToastController(toasterId);
  const botName = state.botName;
  const notify = useCallback(
    (message: ChatMessage) =>
      dispatchToast(
        <Toast>
          <ToastTitle>{botName}</ToastTitle>
          {/* Teams shows the summary; without one it can only say that there is a card. */}
          <ToastBody>{message.summary ?? message.text ?? 'Sent a card'}</ToastBody>
        </Toast>,
        { timeout: 8_000, intent: 'info' },
      ),
    [dispatchToast, botName],
  );

  return (
    <>
      <header className="top">
        <h1 className="top-title">{state.tenantName}</h1>
        <Badge appearance="outline" color="informative">
          Local tenant
        </Badge>
        <span className="spring" />
        <Toolbar aria-label="What to show" className="choices">
          {views.map(({ name, label, icon }) => (
            <ToggleButton
              key={name}
              size="small"
              appearance="subtle"
              icon={icon}
              checked={view === name}
              onClick={() => chooseView(name)}
            >
              {label}
            </ToggleButton>
          ))}
        </Toolbar>
        <span className="top-line" aria-hidden />
        <Toolbar aria-label="Theme" className="choices">
          {themeNames.map((name) => (
            <ToggleButton
              key={name}
              size="small"
              appearance="subtle"
              icon={themeIcons[name]}
              checked={theme === name}
              aria-label={`${themes[name].label} theme`}
              title={`${themes[name].label} theme`}
              onClick={() => onTheme(name)}
            />
          ))}
        </Toolbar>
        <Select
          size="small"
          aria-label="Language of Teams"
          value={localeOf(window.location.search)}
          onChange={(_, { value }) => {
            // Teams starts anew when its language is changed, and so do the tabs in it.
            const address = new URL(window.location.href);
            address.searchParams.set('language', value);
            window.location.assign(address);
          }}
        >
          <option value="en-gb">English</option>
          <option value="cy-gb">Cymraeg</option>
        </Select>
      </header>
      {children}
      <main className={`panes show-${view}`}>
        <div className="side">
          <ClockPanel now={now} offsetSeconds={state.clock.offsetSeconds} frozen={state.clock.frozen} />
          <PeoplePanel
            personas={state.personas}
            selected={persona?.id}
            hasNews={hasNews}
            onSelect={choosePersona}
          />
          <ChannelsPanel
            teams={state.teams}
            selected={team?.channelId}
            onSelect={(channelId) => {
              chooseChannel(channelId);
              if (view === 'tab') chooseView('both');
            }}
          />
        </div>
        {persona ? (
          <>
            {view !== 'tab' && team && (
              <ChannelPane
                key={team.channelId}
                team={team}
                persona={persona}
                botName={state.botName}
                now={now}
                onOpenLink={openLink}
                isOurs={isOurs}
                onLeave={() => chooseChannel('')}
              />
            )}
            {view !== 'tab' && !team && (
              <ChatPane
                key={persona.id}
                persona={persona}
                botName={state.botName}
                now={now}
                onOpenLink={openLink}
                isOurs={isOurs}
                onNotified={notify}
              />
            )}
            {view !== 'chat' && (
              <TabPane
                state={state}
                persona={persona}
                theme={theme}
                shown={shown}
                onShow={setOpened}
                onOpenLink={openLink}
              />
            )}
          </>
        ) : (
          <div className="centre subtle">There is nobody in this tenant yet.</div>
        )}
      </main>
      <Toaster toasterId={toasterId} position="top-end" />
    </>
  );
}
