import { Button, makeStyles, MessageBar, MessageBarBody, tokens } from '@fluentui/react-components';
import { Send16Regular } from '@fluentui/react-icons/svg/send';
import { useRef, useState } from 'react';
import { useApi, useBoard } from '../../register/register-context.tsx';
import { useAnnounce } from '../../ui/announcer.tsx';
import { useWords } from '../../ui/language.tsx';
import { receiptsWords } from './receipts-words.ts';

const useStyles = makeStyles({
  stack: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'flex-start',
    rowGap: tokens.spacingVerticalS,
  },
});

type Pressed =
  | { phase: 'not yet' }
  | { phase: 'sending' }
  | { phase: 'answered'; intent: 'success' | 'info' | 'error'; words: string };

const intents = {
  sent: 'success',
  already: 'info',
  'not sent': 'error',
  'nothing to send': 'info',
  refused: 'error',
} as const;

/** Sends one person everything they are asked about today, once however often it is pressed, and says what happened. */
export function SendAgain(props: {
  personKey: string;
  name: string;
  /** How many messages of today the page shows for them. */
  timesSeen: number;
  onAnswered: () => void;
}) {
  const { personKey, name, timesSeen, onAnswered } = props;
  const styles = useStyles();
  const w = useWords(receiptsWords);
  const api = useApi();
  const { id: board } = useBoard();
  const announce = useAnnounce();
  const [pressed, setPressed] = useState<Pressed>({ phase: 'not yet' });
  const underWay = useRef(false);

  const send = async () => {
    // State comes a moment after the press: of two quick ones the second is stopped here.
    if (underWay.current) return;
    underWay.current = true;
    setPressed({ phase: 'sending' });
    const answer = await api.sendAgain(board, { personKey, timesSeen });
    underWay.current = false;
    const words = answer.ok ? answer.value.userMessage : answer.failure.userMessage;
    setPressed({ phase: 'answered', intent: answer.ok ? intents[answer.value.outcome] : 'error', words });
    announce(words);
    onAnswered();
  };

  return (
    <div className={styles.stack}>
      <Button
        icon={<Send16Regular aria-hidden="true" />}
        disabledFocusable={pressed.phase === 'sending'}
        {...(pressed.phase === 'sending' ? {} : { 'aria-label': w.sendAgainTo(name) })}
        onClick={() => void send()}
      >
        {pressed.phase === 'sending' ? w.sending : w.sendAgain}
      </Button>
      {pressed.phase === 'answered' && (
        <MessageBar intent={pressed.intent} layout="multiline">
          <MessageBarBody>{pressed.words}</MessageBarBody>
        </MessageBar>
      )}
    </div>
  );
}
