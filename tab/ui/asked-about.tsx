import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { useMemo } from 'react';
import type { ReceiptsFilter } from '../../shared/contracts/receipts.ts';
import { momentInWords } from '../../shared/domain/moment-in-words.ts';
import { mayHaveArrived, stageInWords, wentOutAt } from '../../shared/domain/receipt.ts';
import type { ItemKind } from '../../shared/domain/update.ts';
import { channelInWords, personInWords } from '../register/receipts-in-words.ts';
import { useRegister } from '../register/register-context.tsx';
import type { HistoryState } from '../register/use-history.ts';
import { useReceipts } from '../register/use-receipts.ts';
import { ReceiptState } from './receipt-state.tsx';
import { ErrorNotice } from './states.tsx';
import { Recorded } from './what-came-back.tsx';
import { useWords } from './language.tsx';
import { uiWords } from './ui-words.ts';

const useStyles = makeStyles({
  list: { margin: 0, padding: 0, listStyleType: 'none', display: 'flex', flexDirection: 'column' },
  entry: {
    display: 'grid',
    rowGap: '4px',
    padding: `${tokens.spacingVerticalS} 0 ${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    borderLeft: `2px solid ${tokens.colorNeutralStroke1}`,
    overflowWrap: 'anywhere',
  },
  who: { fontWeight: tokens.fontWeightSemibold },
  when: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
  answer: { paddingLeft: tokens.spacingHorizontalM },
  quiet: { margin: 0, color: tokens.colorNeutralForeground3 },
});

/** Every reminder about one item, newest first, each with what was recorded after it. */
export function AskedAbout(props: { kind: ItemKind; itemKey: string; history: HistoryState }) {
  const { kind, itemKey, history } = props;
  const styles = useStyles();
  const register = useRegister();
  const filter = useMemo<ReceiptsFilter>(() => ({ itemKind: kind, itemKey }), [kind, itemKey]);
  const state = useReceipts(filter);
  const { timeZone } = register.board.settings;
  const w = useWords(uiWords);
  if (state.phase === 'loading') {
    return (
      <p className={styles.quiet} role="status">
        {w.readingReminders}
      </p>
    );
  }
  if (state.phase === 'failed') {
    const { failure, retry } = state;
    if (failure.code === 'no access') return <p className={styles.quiet}>{failure.userMessage}</p>;
    return (
      <ErrorNotice userMessage={failure.userMessage} correlationId={failure.correlationId} onRetry={retry} />
    );
  }
  if (state.receipts.length === 0) {
    return <p className={styles.quiet}>{state.scope === 'board' ? w.nobodyAsked : w.youNotAsked}</p>;
  }
  return (
    <>
      {state.scope === 'own' && <p className={styles.quiet}>{w.sentToYou}</p>}
      <ol className={styles.list}>
        {state.receipts.map((receipt) => {
          const line = receipt.lines.find((each) => each.itemKind === kind && each.itemKey === itemKey);
          if (line === undefined) return null;
          return (
            <li key={receipt.id} className={styles.entry}>
              <div>
                <span className={styles.who}>{personInWords(receipt.personKey, register).name}</span>,{' '}
                {stageInWords(line.stage, register.language).toLowerCase()}
              </div>
              <div>
                <ReceiptState state={receipt.state} />
              </div>
              <div className={styles.when}>
                <time dateTime={wentOutAt(receipt)}>
                  {momentInWords(wentOutAt(receipt), timeZone, register.language)}
                </time>
                , {channelInWords(receipt, register.language)}
              </div>
              {mayHaveArrived(receipt.state) && (
                <div className={styles.answer}>
                  <Recorded receipt={receipt} line={line} history={history} />
                </div>
              )}
            </li>
          );
        })}
      </ol>
      {state.older !== null && (
        <div>
          <Button onClick={state.older} disabled={state.readingOlder}>
            {w.olderReminders}
          </Button>
        </div>
      )}
    </>
  );
}
