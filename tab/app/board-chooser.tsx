import { makeStyles, tokens } from '@fluentui/react-components';
import { useEffect, useState } from 'react';
import { useLocation } from 'wouter';
import { useHost } from '../host/host-context.tsx';
import { readItemAddress } from '../host/item-address.ts';
import { paths } from '../ui/board-paths.ts';
import { ItemLink } from '../ui/item-link.tsx';
import { PageHeading } from '../ui/page-heading.tsx';
import { EmptyState, Loading } from '../ui/states.tsx';
import { FailurePage } from './failure-page.tsx';
import { rememberedBoard, useBoards } from './use-boards.ts';

const useStyles = makeStyles({
  page: {
    display: 'flex',
    flexDirection: 'column',
    rowGap: tokens.spacingVerticalL,
    padding: tokens.spacingHorizontalXL,
    maxWidth: '640px',
  },
  list: { margin: 0, paddingLeft: '20px', display: 'grid', rowGap: tokens.spacingVerticalS },
});

/** Where the tab opens: straight on the board and item its address names, else on the only or last board, else on a choice. */
export function OpeningPage() {
  const { context } = useHost();
  const [, navigate] = useLocation();
  // The address is read once, when the tab opens: afterwards it is the tab's own to change.
  const [to] = useState(() => openingPath(window.location.search, context.subPageId));

  useEffect(() => {
    if (to !== null) navigate(to, { replace: true });
  }, [to, navigate]);

  return to === null ? <BoardChooser choose={false} /> : <Loading words="Opening the board…" />;
}

/** The page an address or a deep link asks for; null where it names no board. */
function openingPath(search: string, subPageId: string | null): string | null {
  const asked = new URLSearchParams(search);
  const board = asked.get('board');
  if (board === null) return null;
  const item = readItemAddress(subPageId) ?? readItemAddress(asked.get('item'));
  return item === null ? paths.register(board) : paths.item(board, item);
}

/** @param choose true = always let the person choose, even where one board suggests itself */
export function BoardChooser({ choose }: { choose: boolean }) {
  const styles = useStyles();
  const state = useBoards();
  const [, navigate] = useLocation();
  const readable = state.phase === 'read' ? state.boards.filter((board) => board.readable) : [];
  const remembered = readable.find((board) => board.id === rememberedBoard());
  const suggested = choose ? undefined : (remembered ?? (readable.length === 1 ? readable[0] : undefined));
  const suggestedId = suggested?.id;

  useEffect(() => {
    if (suggestedId !== undefined) navigate(paths.register(suggestedId), { replace: true });
  }, [suggestedId, navigate]);

  if (state.phase === 'loading' || suggested !== undefined)
    return <Loading words="Looking for your boards…" />;
  if (state.phase === 'failed') return <FailurePage failure={state.failure} onRetry={state.retry} />;
  return (
    <main className={styles.page}>
      <PageHeading title="Choose a board" />
      {readable.length === 0 ? (
        <EmptyState>
          You have no rights on any board’s SharePoint site. Ask the board manager of your partnership to give
          you access, then open this tab again.
        </EmptyState>
      ) : (
        <ul className={styles.list}>
          {readable.map((board) => (
            <li key={board.id}>
              <ItemLink to={paths.register(board.id)}>{board.title}</ItemLink>
            </li>
          ))}
        </ul>
      )}
    </main>
  );
}
