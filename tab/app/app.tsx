import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import { Router } from 'wouter';
import { languageOf } from '../../shared/domain/language.ts';
import { HostProvider } from '../host/host-context.tsx';
import { readHostConfig } from '../host/host-config.ts';
import { connectToTeams, type HostProblem, type TeamsHost } from '../host/teams-host.ts';
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

/** Until Teams says which language it speaks. */
const preferredLanguage = languageOf(navigator.language);

type StartUp =
  | { phase: 'starting' }
  | { phase: 'not possible'; problem: HostProblem | 'no configuration' }
  | { phase: 'started'; host: TeamsHost };

/** From an empty page to a person Teams vouches for; then the pages. */
export function App() {
  const [startUp, setStartUp] = useState<StartUp>({ phase: 'starting' });
  const [attempt, setAttempt] = useState(0);

  useEffect(() => {
    let wanted = true;
    void start().then((result) => {
      if (wanted) setStartUp(result);
    });
    return () => {
      wanted = false;
    };
  }, [attempt]);

  switch (startUp.phase) {
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
                problem={startUp.problem}
                onRetry={() => {
                  setStartUp({ phase: 'starting' });
                  setAttempt(attempt + 1);
                }}
              />
            </main>
          </LanguageProvider>
        </Themed>
      );
    case 'started':
      return <Started host={startUp.host} />;
  }
}

async function start(): Promise<StartUp> {
  // A page outside Teams can say so without asking anybody.
  if (window.parent === window) return { phase: 'not possible', problem: 'outside Teams' };
  const config = await readHostConfig();
  if (config === null) return { phase: 'not possible', problem: 'no configuration' };
  const host = await connectToTeams(config);
  return typeof host === 'string' ? { phase: 'not possible', problem: host } : { phase: 'started', host };
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
                  <Router base="/tab">
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
