import { Button, MessageBar, MessageBarActions, MessageBarBody, Spinner } from '@fluentui/react-components';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import type { ThemeName } from '../appearance.ts';
import { control, type Persona, type Team, type TenantState } from '../control-client.ts';
import { openSignInWindow } from './sign-in-window.ts';
import { tabContext, type ShownTab } from './tab-context.ts';
import { createTeamsHost, type HostHandlers, type TabConfiguration, type TeamsHost } from './teams-host.ts';

/** After this long without a sign of life the person is told. */
const PATIENCE_MILLISECONDS = 20_000;

interface TabFrameProps {
  state: TenantState;
  persona: Persona;
  theme: ThemeName;
  shown: ShownTab;
  team: Team | undefined;
  onOpenLink: (url: string) => void;
  onGoTo: HostHandlers['goTo'];
  onShareLink: HostHandlers['shareLink'];
  onShareToStage: (url: string) => void;
  /** What is on the stage of the meeting, beside the panel; null = nothing yet. */
  stage: ReactNode;
  onConfigured: (configuration: TabConfiguration) => void;
  onReload: () => void;
}

/**
 * The app's page in a frame, with the host's side of teams-js. Mount it anew (by `key`) for another persona or place;
 * a change of theme is told to the page instead.
 */
export function TabFrame(props: TabFrameProps) {
  const { theme, shown, onReload } = props;
  const frame = useRef<HTMLIFrameElement>(null);
  const host = useRef<TeamsHost>(null);
  const latest = useRef(props);
  useEffect(() => {
    latest.current = props;
  });
  const [status, setStatus] = useState<'loading' | 'shown' | 'silent' | 'failed'>('loading');
  const [valid, setValid] = useState(false);
  const [saving, setSaving] = useState(false);
  const [saveProblem, setSaveProblem] = useState('');
  const { contentUrl } = shown.tab;
  const { frameContext } = shown;

  useEffect(() => {
    const { origin } = new URL(contentUrl);
    const sessionId = crypto.randomUUID();
    let configuration: TabConfiguration | null = null;
    const handlers: HostHandlers = {
      context: () => {
        const { state, persona, theme: now, shown: place, team } = latest.current;
        return tabContext(state, persona, now, place, team, sessionId);
      },
      signInToken: (claims) => control.signInToken(latest.current.persona.id, claims),
      authenticate: (url, size) => openSignInWindow(url, size, handlers),
      appeared: () => setStatus('shown'),
      failed: (reason, message) => {
        console.warn(`The tab reports that it failed: ${reason} ${message ?? ''}`);
        setStatus('failed');
      },
      openLink: (url) => latest.current.onOpenLink(url),
      goTo: (place) => latest.current.onGoTo(place),
      shareLink: (link) => latest.current.onShareLink(link),
      sharingToStage: () => control.switches().then(({ sharingToStage }) => sharingToStage),
      shareToStage: (url) => latest.current.onShareToStage(url),
      validityChanged: setValid,
      configuration: () => configuration,
      configured: (wanted) => {
        configuration = wanted;
      },
      saved: () => {
        setSaving(false);
        if (configuration) latest.current.onConfigured(configuration);
        else setSaveProblem('The page saved without saying which tab it wants.');
      },
      saveFailed: (reason) => {
        setSaving(false);
        setSaveProblem(reason === '' ? 'The page could not save.' : reason);
      },
      unsupported: (func) =>
        console.warn(`The tab called ${func}, which the local Teams host does not support.`),
    };
    const speaking = createTeamsHost(
      frameContext,
      (message) => frame.current?.contentWindow?.postMessage(message, origin),
      handlers,
    );
    host.current = speaking;
    const receive = (event: MessageEvent<unknown>) => {
      if (event.source === frame.current?.contentWindow && event.origin === origin)
        speaking.receive(event.data);
    };
    window.addEventListener('message', receive);
    const patience = setTimeout(
      () => setStatus((before) => (before === 'loading' ? 'silent' : before)),
      PATIENCE_MILLISECONDS,
    );
    return () => {
      window.removeEventListener('message', receive);
      clearTimeout(patience);
    };
  }, [contentUrl, frameContext]);

  useEffect(() => host.current?.themeChanged(theme), [theme]);

  return (
    <div className="frame-box">
      {status === 'loading' && (
        <div className="frame-wait">
          <Spinner label="Opening the tab" />
        </div>
      )}
      {(status === 'silent' || status === 'failed') && (
        <MessageBar intent="error" layout="multiline">
          <MessageBarBody>
            {status === 'failed'
              ? 'The tab says that it cannot be shown. The browser console has its reason.'
              : 'The tab does not answer. Check that the service is running.'}
          </MessageBarBody>
          <MessageBarActions>
            <Button size="small" onClick={onReload}>
              Try again
            </Button>
          </MessageBarActions>
        </MessageBar>
      )}
      <div className={frameContext === 'sidePanel' ? 'frame-place meeting' : 'frame-place'}>
        {frameContext === 'sidePanel' && (
          <div className="meeting-place">{props.stage ?? 'The meeting would be here.'}</div>
        )}
        <iframe
          ref={frame}
          className="frame"
          title={frameContext === 'meetingStage' ? 'Meeting stage' : `${shown.tab.name} tab`}
          src={contentUrl}
          sandbox="allow-downloads allow-forms allow-modals allow-popups allow-popups-to-escape-sandbox allow-same-origin allow-scripts"
          allow="clipboard-write"
        />
      </div>
      {frameContext === 'settings' && (
        <footer className="settings-foot">
          <span role="status" className="outcome error">
            {saveProblem}
          </span>
          <Button
            appearance="primary"
            disabled={!valid || saving}
            onClick={() => {
              setSaving(true);
              setSaveProblem('');
              host.current?.save();
            }}
          >
            {saving ? 'Saving' : 'Save'}
          </Button>
        </footer>
      )}
    </div>
  );
}
