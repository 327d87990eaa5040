import { Button, Link, makeStyles, MessageBar, MessageBarBody, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import type { ReceiptsExport, ReceiptsFilter } from '../../../shared/contracts/receipts.ts';
import type { RequestFailure } from '../../register/failure.ts';
import { useApi, useBoard } from '../../register/register-context.tsx';
import { counted } from '../../register/risk-facts.ts';
import { useAnnounce } from '../../ui/announcer.tsx';
import { useLanguage } from '../../ui/language.tsx';
import { ErrorNotice } from '../../ui/states.tsx';
import { receiptsWords } from './receipts-words.ts';

const useStyles = makeStyles({
  stack: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'flex-start',
    rowGap: tokens.spacingVerticalS,
  },
});

type State =
  | { phase: 'not yet' }
  | { phase: 'writing' }
  | { phase: 'written'; file: ReceiptsExport; opened: boolean }
  | { phase: 'failed'; failure: RequestFailure };

/**
 * Writes what the filter shows into the board's library and opens it in a browser: Teams lets a tab save nothing.
 * @param openLink resolves false when the host would open nothing
 */
export function ExportReceipts(props: {
  filter: ReceiptsFilter;
  openLink: (url: string) => Promise<boolean>;
}) {
  const { filter, openLink } = props;
  const styles = useStyles();
  const language = useLanguage();
  const w = receiptsWords(language);
  const api = useApi();
  const { id: board } = useBoard();
  const announce = useAnnounce();
  const [state, setState] = useState<State>({ phase: 'not yet' });

  const write = async () => {
    setState({ phase: 'writing' });
    const answer = await api.exportReceipts(board, filter);
    if (!answer.ok) {
      setState({ phase: 'failed', failure: answer.failure });
      return;
    }
    const file = answer.value;
    announce(w.savedAs(file.name));
    setState({ phase: 'written', file, opened: await openLink(file.webUrl) });
  };

  return (
    <div className={styles.stack}>
      <Button disabledFocusable={state.phase === 'writing'} onClick={() => void write()}>
        {state.phase === 'writing' ? w.exporting : w.export}
      </Button>
      {state.phase === 'failed' && (
        <ErrorNotice
          userMessage={state.failure.userMessage}
          correlationId={state.failure.correlationId}
          onRetry={() => void write()}
        />
      )}
      {state.phase === 'written' && (
        <MessageBar intent="success" layout="multiline">
          <MessageBarBody>
            {w.savedIn(counted(state.file.receipts, 'receipt', language))}{' '}
            <Link as="button" inline onClick={() => void openLink(state.file.webUrl)}>
              {state.file.name}
            </Link>
            . {state.opened ? w.opens : w.pressToOpen}
          </MessageBarBody>
        </MessageBar>
      )}
    </div>
  );
}
