import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import { Router } from 'wouter';
import { languageOf } from '../../shared/domain/language.ts';
import { HostProvider } from '../host/host-context.tsx';
import type { HostProblem, TeamsHost } from '../host/teams-host.ts';
import { createApiClient } from '../register/api-client.ts';
import { ApiProvider } from '../register/register-context.tsx';
import { AnnouncerProvider } from '../ui/announcer.tsx';
import { LanguageProvider, useWords } from '../ui/language.tsx';
import { ErrorPage, Loading, MessagePage } from '../ui/states.tsx';
import { appWords } from './app-words.ts';
import { preferredTheme, themeNameOf } from './theme.ts';
import { Themed } from './themed.tsx';
import { SafetyNet } from './safety-net.tsx';
import { Footer } from './footer.tsx';
import { Routes } from './routes.tsx';
import { startUp, type StartedUp } from './start-up.ts';
import { keepWayBack } from './way-back.ts';

const base = '/tab';

/** Until Teams says which language it speaks. */
const preferredLanguage = languageOf(navigator.language);

/** From an empty page to a person Teams vouches for; then the pages. */
export function App(props: { started: Promise<StartedUp> }) {
  const [started, setStarted] = useState(props.started);
  const [state, setState] = useState<StartedUp | { phase: 'starting' }>({ phase: 'starting' });

  useEffect(() => {
    let wanted = true;
    void started.then((result) => {
      if (wanted) setState(result);
    });
    return () => {
      wanted = false;
    };
  }, [started]);

  switch (state.phase) {
    case 'starting':
      return (
        <Themed theme={preferredTheme()}>
          <LanguageProvider language={preferredLanguage}>
            <Loading words={appWords(preferredLanguage).starting} />
          </LanguageProvider>
        </Themed>
      );
    case 'not possible':
      return (
        <Themed theme={preferredTheme()}>
          <LanguageProvider language={preferredLanguage}>
            <main>
              <NotPossible
                problem={state.problem}
                onRetry={() => {
                  setState({ phase: 'starting' });
                  setStarted(startUp());
                }}
              />
            </main>
          </LanguageProvider>
        </Themed>
      );
    case 'started':
      return <Started host={state.host} />;
  }
}

function NotPossible({
  problem,
  onRetry,
}: {
  problem: HostProblem | 'no configuration';
  onRetry: () => void;
}) {
  const w = useWords(appWords);
  switch (problem) {
    case 'outside Teams':
      return (
        <MessagePage title={w.outsideTeams}>
          <p>{w.outsideTeamsText}</p>
        </MessagePage>
      );
    case 'no answer':
      return (
        <ErrorPage title={w.noAnswer} userMessage={w.noAnswerText} correlationId={null} onRetry={onRetry} />
      );
    case 'no configuration':
      return (
        <ErrorPage
          title={w.noConfiguration}
          userMessage={w.noConfigurationText}
          correlationId={null}
          onRetry={onRetry}
        />
      );
  }
}

function Started({ host }: { host: TeamsHost }) {
  const [theme, setTheme] = useState(() => themeNameOf(host.context.theme));
  const queries = useMemo(
    () => new QueryClient({ defaultOptions: { queries: { retry: false, staleTime: 30_000 } } }),
    [],
  );
  const api = useMemo(
    () =>
      createApiClient({
        fetch: (input, init) => fetch(input, init),
        token: (claims) => host.token(claims),
        isOnline: () => navigator.onLine,
        language: host.context.language,
        stopped: () => keepWayBack(window.location.pathname.slice(base.length), Date.now()),
      }),
    [host],
  );
  useEffect(() => {
    host.onThemeChange((name) => setTheme(themeNameOf(name)));
    host.shown();
  }, [host]);
  return (
    <Themed theme={theme}>
      <LanguageProvider language={host.context.language}>
        <SafetyNet words={appWords(host.context.language)}>
          <HostProvider value={host}>
            <QueryClientProvider client={queries}>
              <ApiProvider value={api}>
                <AnnouncerProvider>
                  <Router base={base}>
                    <Routes />
                    <Footer />
                  </Router>
                </AnnouncerProvider>
              </ApiProvider>
            </QueryClientProvider>
          </HostProvider>
        </SafetyNet>
      </LanguageProvider>
    </Themed>
  );
}
