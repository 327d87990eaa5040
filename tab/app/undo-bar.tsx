import {
  Button,
  makeStyles,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  tokens,
} from '@fluentui/react-components';
import { Dismiss20Regular } from '@fluentui/react-icons/svg/dismiss';
import { useEffect, useEffectEvent, useRef, type ReactNode } from 'react';
import { nameOfAction, nameOfRisk } from '../../shared/domain/item-title.ts';
import { undoChangeSchema } from '../../shared/contracts/undo.ts';
import type { ItemKind } from '../../shared/domain/update.ts';
import { useLastChange, LastChangeProvider, type LastChange } from '../register/last-change.tsx';
import { useBoard, useRegister } from '../register/register-context.tsx';
import { useUndo, type ItemNotUndone, type Undoing } from '../register/use-undo.ts';
import { useAnnounce } from '../ui/announcer.tsx';
import { dropDraft, keepDraft, loadDraft } from '../ui/drafts.ts';
import { useWords } from '../ui/language.tsx';
import { ErrorNotice } from '../ui/states.tsx';
import { undoWords } from './undo-words.ts';

const useStyles = makeStyles({
  bar: {
    position: 'sticky',
    bottom: 0,
    zIndex: 3,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalXL}`,
    backgroundColor: tokens.colorNeutralBackground1,
    borderTop: `1px solid ${tokens.colorNeutralStroke1}`,
    '@media (max-width: 480px)': { padding: '8px 12px' },
    '@media print': { display: 'none' },
  },
  list: { margin: '4px 0 0', paddingLeft: '18px' },
});

const keptUnder = (board: string) => `last change ${board}`;

/** What is recorded below it can be taken back, also after a reload. */
export function WithLastChange({ children }: { children: ReactNode }) {
  const { id: board } = useBoard();
  return (
    <LastChangeProvider kept={loadDraft(keptUnder(board), undoChangeSchema)}>
      <KeepLastChange />
      {children}
    </LastChangeProvider>
  );
}

function KeepLastChange() {
  const { id: board } = useBoard();
  const { change } = useLastChange();
  useEffect(() => {
    if (change === null) dropDraft(keptUnder(board));
    else keepDraft(keptUnder(board), change);
  }, [board, change]);
  return null;
}

/**
 * At the foot of every page after a change of one's own: what was recorded, with the way to take it back. It stays until it is dismissed
 * or something else is recorded, and is out of sight while something newer has not come through: nobody may take the one for the other.
 */
export function UndoBar() {
  const styles = useStyles();
  const w = useWords(undoWords);
  const announce = useAnnounce();
  const { change, newerUnsent, remember } = useLastChange();
  const { undoing, undo, rest } = useUndo();
  const nameOf = useNameOf();
  const bar = useRef<HTMLElement>(null);
  // What came of an earlier change is no news any more once there is a newer one.
  const about = undoing.phase === 'no' || (change !== null && undoing.change !== change) ? null : undoing;
  const shown = !newerUnsent && (change !== null || about?.phase === 'over');

  // Told once for each change, not again when its item's name changes.
  const tellRecorded = useEffectEvent((recorded: NonNullable<typeof change>) =>
    announce(`${w.recorded(nameOf.change(recorded))} ${w.howTo}`),
  );
  const tellUndone = useEffectEvent(({ change: undone, notUndone }: Extract<Undoing, { phase: 'over' }>) =>
    announce(notUndone.length === 0 ? w.undone(nameOf.change(undone)) : w.notUndone),
  );
  useEffect(() => {
    if (change !== null) tellRecorded(change);
  }, [change]);
  useEffect(() => {
    if (about?.phase !== 'over') return;
    tellUndone(about);
    // The button that was pressed is gone.
    bar.current?.querySelector('button')?.focus();
  }, [about]);
  useRoomBelow(bar, shown);
  useControlZ(bar);

  if (!shown) return null;
  const dismiss = () => {
    rest();
    remember(null);
    document.getElementById('main')?.focus();
  };
  const over = about?.phase === 'over' ? about : null;
  return (
    <section ref={bar} className={styles.bar} aria-label={w.label}>
      {about?.phase === 'failed' && change !== null && (
        <ErrorNotice
          userMessage={about.failure.userMessage}
          correlationId={about.failure.correlationId}
          onRetry={() => void undo(change)}
        />
      )}
      <MessageBar
        layout="multiline"
        intent={over === null ? 'info' : over.notUndone.length > 0 ? 'warning' : 'success'}
      >
        <MessageBarBody>
          {over !== null ? (
            <Outcome change={over.change} notUndone={over.notUndone} nameOf={nameOf} />
          ) : (
            change !== null && w.recorded(nameOf.change(change))
          )}
        </MessageBarBody>
        <MessageBarActions
          containerAction={
            <Button
              appearance="transparent"
              icon={<Dismiss20Regular />}
              aria-label={w.dismiss}
              onClick={dismiss}
            />
          }
        >
          {over === null && change !== null && (
            <Button
              data-undo
              disabledFocusable={about?.phase === 'undoing'}
              onClick={() => {
                if (about?.phase !== 'undoing') void undo(change);
              }}
            >
              {about?.phase !== 'undoing'
                ? w.undo
                : change.items.length === 1
                  ? w.undoing
                  : w.undoingSoFar(about.done, change.items.length)}
            </Button>
          )}
        </MessageBarActions>
      </MessageBar>
    </section>
  );
}

function Outcome(props: {
  change: LastChange;
  notUndone: readonly ItemNotUndone[];
  nameOf: ReturnType<typeof useNameOf>;
}) {
  const { change, notUndone, nameOf } = props;
  const styles = useStyles();
  const w = useWords(undoWords);
  if (notUndone.length === 0) return w.undone(nameOf.change(change));
  const done = change.items.length - notUndone.length;
  return (
    <>
      {done === 0 ? w.notUndone : w.partly(done)}
      <ul className={styles.list}>
        {notUndone.map(({ itemKind, itemKey, result }) => {
          const item = nameOf.item(itemKind, itemKey);
          return (
            <li key={`${itemKind} ${itemKey}`}>
              {result.outcome === 'refused'
                ? `${item}: ${result.userMessage}`
                : w.changedBy(
                    item,
                    [...new Set(result.conflicts.map(({ by }) => by || w.somebody))].join(', '),
                    result.conflicts.map(({ field }) => w.field(field)).join(', '),
                  )}
            </li>
          );
        })}
      </ul>
    </>
  );
}

function useNameOf() {
  const register = useRegister();
  const w = useWords(undoWords);
  const item = (kind: ItemKind, key: string): string => {
    const action = kind === 'action' ? register.actionByKey.get(key) : undefined;
    const risk = kind === 'risk' ? register.riskByKey.get(key) : undefined;
    if (action !== undefined) return nameOfAction(action);
    return risk === undefined ? w.gone : nameOfRisk(risk);
  };
  return {
    item,
    change: ({ items }: LastChange): string => {
      const [first] = items;
      return first === undefined || items.length > 1
        ? w.many(items.length)
        : item(first.itemKind, first.itemKey);
    },
  };
}

/** Whatever takes the focus is scrolled to where the bar does not cover it. */
function useRoomBelow(bar: { readonly current: HTMLElement | null }, shown: boolean): void {
  useEffect(() => {
    const { style } = document.documentElement;
    style.scrollPaddingBottom = shown ? `${(bar.current?.offsetHeight ?? 0) + 8}px` : '';
    return () => {
      style.scrollPaddingBottom = '';
    };
  }, [bar, shown]);
}

/** Where no text is being written, the keys that undo elsewhere lead to the button: one press of Enter is still theirs. */
function useControlZ(bar: { readonly current: HTMLElement | null }): void {
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const wanted = (event.ctrlKey || event.metaKey) && !event.shiftKey && event.key.toLowerCase() === 'z';
      const writing =
        event.target instanceof HTMLElement &&
        event.target.matches('input, textarea, select, [contenteditable]');
      const button = bar.current?.querySelector<HTMLElement>('[data-undo]') ?? null;
      if (!wanted || writing || button === null) return;
      event.preventDefault();
      button.focus();
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, [bar]);
}
