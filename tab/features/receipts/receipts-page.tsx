import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { Receipt } from '../../../shared/contracts/receipts.ts';
import { personInWords } from '../../register/receipts-in-words.ts';
import { useBoard, useRegister } from '../../register/register-context.tsx';
import { useReceipts, type ReceiptsState } from '../../register/use-receipts.ts';
import { useWords } from '../../ui/language.tsx';
import { PageHeading } from '../../ui/page-heading.tsx';
import { useRemembered, useScrollMemory } from '../../ui/remembered.ts';
import { ErrorNotice, Loading, MessagePage } from '../../ui/states.tsx';
import { ExportReceipts } from './export-receipts.tsx';
import { NeedsYou } from './needs-you.tsx';
import { Choices } from './receipt-choices.tsx';
import { ReceiptPanel } from './receipt-panel.tsx';
import { filterOf, noChoices, type Arrangement, type ReceiptChoices } from './receipt-rows.ts';
import { Found, type ReadReceipts } from './receipts-found.tsx';
import { receiptsWords } from './receipts-words.ts';
import { SendAgain } from './send-again.tsx';

const wide = '@media (min-width: 1024px)';

const useStyles = makeStyles({
  page: { display: 'flex', flexDirection: 'column', rowGap: tokens.spacingVerticalL },
  summary: { margin: '4px 0 0', color: tokens.colorNeutralForeground2 },
  beside: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    gap: tokens.spacingHorizontalL,
    alignItems: 'start',
  },
  besidePanel: { [wide]: { gridTemplateColumns: 'minmax(0, 1fr) minmax(360px, 420px)' } },
  // Where there is no room for both, the receipt takes the place of the list, which stays as it was.
  behind: { display: 'none', [wide]: { display: 'flex' } },
  panel: {
    padding: tokens.spacingHorizontalL,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground1,
    [wide]: {
      position: 'sticky',
      top: '8px',
      boxSizing: 'border-box',
      maxHeight: 'calc(100vh - 16px)',
      overflowY: 'auto',
    },
  },
});

/**
 * Who was asked, when, through what, and what came back: all of it for a board manager, one's own for everybody else.
 * @param openLink opens a file of the library in a browser
 */
export function ReceiptsPage({ openLink }: { openLink: (url: string) => Promise<boolean> }) {
  const { id: board } = useBoard();
  const [choices, setChoices] = useRemembered<ReceiptChoices>(`receipt choices ${board}`, noChoices);
  const filter = useMemo(() => filterOf(choices), [choices]);
  const state = useReceipts(filter);
  const w = useWords(receiptsWords);
  const [scope, setScope] = useState<ReadReceipts['scope'] | null>(null);
  useScrollMemory(`receipts ${board}`);

  // Another filter is read anew; whose page this is stays known meanwhile.
  if (state.phase === 'read' && state.scope !== scope) setScope(state.scope);
  if (state.phase === 'failed' && state.failure.code === 'no access') {
    return (
      <MessagePage title={w.title}>
        <p role="alert">{state.failure.userMessage}</p>
      </MessagePage>
    );
  }
  if (scope === null && state.phase === 'loading') return <Loading words={w.reading} />;
  return (
    <Receipts
      own={scope === 'own'}
      state={state}
      choices={choices}
      onChoose={setChoices}
      openLink={openLink}
    />
  );
}

function Receipts(props: {
  own: boolean;
  state: ReceiptsState;
  choices: ReceiptChoices;
  onChoose: (choices: ReceiptChoices) => void;
  openLink: (url: string) => Promise<boolean>;
}) {
  const { own, state, choices, onChoose, openLink } = props;
  const styles = useStyles();
  const w = useWords(receiptsWords);
  const { id: board } = useBoard();
  const register = useRegister();
  const [arrangement, setArrangement] = useRemembered<Arrangement>(`receipt arrangement ${board}`, 'day');
  const [openId, setOpenId] = useState<string | null>(null);
  const page = useRef<HTMLDivElement>(null);
  const opener = useRef<HTMLElement | null>(null);
  const read = state.phase === 'read' ? state : null;
  const open =
    openId === null
      ? undefined
      : [...(read?.receipts ?? []), ...(read?.needsYou ?? [])].find(({ id }) => id === openId);
  const beside = open !== undefined;
  const refresh = read?.refresh;

  const show = (receipt: Receipt) => {
    opener.current = document.activeElement instanceof HTMLElement ? document.activeElement : null;
    setOpenId(receipt.id);
  };
  // Closing gives focus back to what the receipt was opened from.
  useEffect(() => {
    if (!beside) opener.current?.focus();
  }, [beside]);

  const sendAgain = (receipt: Receipt) =>
    own || register.directory.person(receipt.personKey) === undefined ? null : (
      <SendAgain
        key={receipt.personKey}
        personKey={receipt.personKey}
        name={personInWords(receipt.personKey, register).name}
        timesSeen={read?.timesToday[receipt.personKey] ?? 0}
        onAnswered={() => refresh?.()}
      />
    );

  return (
    <div className={styles.page} ref={page}>
      <div>
        <PageHeading title={own ? w.titleOwn : w.title} />
        <p className={styles.summary}>{own ? w.aboutOwn : w.about}</p>
      </div>
      <div className={mergeClasses(styles.page, beside && styles.behind)}>
        <Choices own={own} choices={choices} onChoose={onChoose} register={register} />
        {read !== null && !own && <NeedsYou receipts={read.needsYou} sendAgain={sendAgain} onOpen={show} />}
      </div>
      <div className={mergeClasses(styles.beside, beside && styles.besidePanel)}>
        <div className={mergeClasses(styles.page, beside && styles.behind)}>
          {state.phase === 'loading' && <p role="status">{w.reading}</p>}
          {state.phase === 'failed' && (
            <ErrorNotice
              userMessage={state.failure.userMessage}
              correlationId={state.failure.correlationId}
              onRetry={state.retry}
            />
          )}
          {read !== null && (
            <Found
              own={own}
              read={read}
              filtered={choices !== noChoices && JSON.stringify(choices) !== JSON.stringify(noChoices)}
              arrangement={arrangement}
              onArrange={setArrangement}
              onClear={() => onChoose(noChoices)}
              openId={openId}
              onOpen={show}
              exporting={
                <ExportReceipts
                  key={JSON.stringify(choices)}
                  filter={filterOf(choices)}
                  openLink={openLink}
                />
              }
              register={register}
            />
          )}
        </div>
        {open !== undefined && (
          <aside className={styles.panel} aria-label={w.receipt}>
            <ReceiptPanel
              key={open.id}
              receipt={open}
              sendAgain={sendAgain(open)}
              onClose={() => setOpenId(null)}
            />
          </aside>
        )}
      </div>
    </div>
  );
}
