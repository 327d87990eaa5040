import { lazy, Suspense } from 'react';
import { useHost } from '../host/host-context.tsx';
import { EmptyState, Loading } from '../ui/states.tsx';
import { FailurePage } from './failure-page.tsx';
import { useBoards } from './use-boards.ts';
import { useWords } from '../ui/language.tsx';
import { appWords } from './app-words.ts';

const ConfigurePage = lazy(() =>
  import('../features/configure/configure-page.tsx').then((module) => ({ default: module.ConfigurePage })),
);

/** The page Teams shows while the tab is being added to a channel. */
export function Configure() {
  const host = useHost();
  const state = useBoards();
  const w = useWords(appWords);
  switch (state.phase) {
    case 'loading':
      return <Loading words={w.lookingForBoards} />;
    case 'failed':
      return <FailurePage failure={state.failure} onRetry={state.retry} />;
    case 'read':
      if (state.boards.length === 0) return <EmptyState>{w.noBoards}</EmptyState>;
      return (
        <Suspense fallback={<Loading words={w.openingPage} />}>
          <ConfigurePage boards={state.boards} onChoose={(board) => host.offerToSave(board)} />
        </Suspense>
      );
  }
}
