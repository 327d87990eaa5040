import { makeStyles, tokens } from '@fluentui/react-components';
import { useEffect, useState } from 'react';
import { useLocation } from 'wouter';
import { useHost } from '../host/host-context.tsx';
import { readItemAddress, type ItemAddress } from '../host/item-address.ts';
import { paths } from '../ui/board-paths.ts';
import { ItemLink } from '../ui/item-link.tsx';
import { PageHeading } from '../ui/page-heading.tsx';
import { EmptyState, Loading } from '../ui/states.tsx';
import { FailurePage } from './failure-page.tsx';
import { rememberedBoard, useBoards } from './use-boards.ts';
import { takeWayBack } from './way-back.ts';
import { useWords } from '../ui/language.tsx';
import { appWords } from './app-words.ts';

const useStyles = makeStyles({
  page: {
    display: 'flex',
    flexDirection: 'column',
    rowGap: tokens.spacingVerticalL,
    padding: tokens.spacingHorizontalXL,
    maxWidth: '640px',
  },
  text: { margin: 0 },
  list: { margin: 0, padding: 0, listStyleType: 'none', display: 'grid', rowGap: tokens.spacingVerticalS },
  board: {
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalL}`,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground1,
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
  },
});

/** Where the tab opens: where somebody was who had to leave to sign in, else straight on the board and item its address names, else on the only or last board, else on a choice. */
export function OpeningPage() {
  const { context } = useHost();
  const [, navigate] = useLocation();
  const w = useWords(appWords);
  // The address is read once, when the tab opens: afterwards it is the tab's own to change.
  const [{ board, item, meeting }] = useState(() =>
    askedFor(window.location.search, context.subPageId, context.surface !== 'page'),
  );

  const [back] = useState(() => (item === null && meeting === null ? takeWayBack(board, Date.now()) : null));

  useEffect(() => {
    if (back !== null) navigate(back, { replace: true });
    else if (board !== null) {
      navigate(meeting === null ? openingPath(board, item) : paths.runMeeting(board, meeting), {
        replace: true,
      });
    }
  }, [back, board, item, meeting, navigate]);

  return board === null && back === null ? <BoardChooser item={item} /> : <Loading words={w.openingBoard} />;
}

/** The board and item, or meeting, an address or a deep link asks for. A deep link's own board wins over the tab's. */
function askedFor(
  search: string,
  subPageId: string | null,
  isInMeeting: boolean,
): { board: string | null; item: ItemAddress | null; meeting: string | null } {
  const asked = new URLSearchParams(search);
  const item = readItemAddress(subPageId) ?? readItemAddress(asked.get('item'));
  // Beside a meeting the tab runs one; which of the board's meetings it is, the person says where the address does not.
  const meeting = asked.get('meeting') ?? (isInMeeting && item === null ? '' : null);
  return { board: item?.board ?? asked.get('board'), item, meeting };
}

function openingPath(board: string, item: ItemAddress | null): string {
  return item === null ? paths.register(board) : paths.item(board, item);
}

/** The only board; null where the person has to say. */
function onlyOneOf(readable: readonly { id: string }[]): string | null {
  return readable.length === 1 ? (readable[0]?.id ?? null) : null;
}

/**
 * @param choose true = always let the person choose, even where one board suggests itself
 * @param item what to open on the board
 */
export function BoardChooser({
  choose = false,
  item = null,
}: {
  choose?: boolean;
  item?: ItemAddress | null;
}) {
  const styles = useStyles();
  // The board opened last is opened again without asking which there are: reading it says whether the person still may.
  const [last] = useState(() => (choose ? null : rememberedBoard()));
  const state = useBoards(last === null);
  const [, navigate] = useLocation();
  const w = useWords(appWords);
  const readable = state.phase === 'read' ? state.boards.filter((board) => board.readable) : [];
  const suggested = choose ? null : (last ?? onlyOneOf(readable));

  useEffect(() => {
    if (suggested === null) return;
    navigate(openingPath(suggested, item), { replace: true, state: { suggested: last !== null } });
  }, [suggested, last, item, navigate]);

  if (state.phase === 'loading' || suggested !== null) return <Loading words={w.lookingForBoards} />;
  if (state.phase === 'failed') return <FailurePage failure={state.failure} onRetry={state.retry} />;
  return (
    <main className={styles.page}>
      <PageHeading title={w.chooseBoard} />
      {readable.length === 0 ? (
        <EmptyState>{w.noRights}</EmptyState>
      ) : (
        <>
          <p className={styles.text}>{w.chooseText}</p>
          <ul className={styles.list}>
            {readable.map((board) => (
              <li key={board.id} className={styles.board}>
                <ItemLink to={openingPath(board.id, item)}>{board.title}</ItemLink>
              </li>
            ))}
          </ul>
        </>
      )}
    </main>
  );
}
