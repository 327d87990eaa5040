import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { ArrowForward16Filled } from '@fluentui/react-icons/svg/arrow-forward';
import { CheckmarkCircle16Filled } from '@fluentui/react-icons/svg/checkmark-circle';
import { Clock16Filled } from '@fluentui/react-icons/svg/clock';
import { DismissCircle16Filled } from '@fluentui/react-icons/svg/dismiss-circle';
import { Prohibited16Filled } from '@fluentui/react-icons/svg/prohibited';
import { QuestionCircle16Filled } from '@fluentui/react-icons/svg/question-circle';
import type { ReminderState } from '../../shared/domain/reminder.ts';
import { receiptWords } from '../register/receipt-words.ts';
import { useWords } from './language.tsx';

const useStyles = makeStyles({
  state: { display: 'inline-flex', alignItems: 'center', columnGap: '6px' },
  symbol: { flexShrink: 0 },
  good: { color: tokens.colorPaletteGreenForeground1 },
  bad: { color: tokens.colorPaletteRedForeground1 },
  unsure: { color: tokens.colorPaletteDarkOrangeForeground1 },
  muted: { color: tokens.colorNeutralForeground3 },
});

const marks = {
  claimed: { Symbol: Clock16Filled, tone: 'muted' },
  sending: { Symbol: Clock16Filled, tone: 'muted' },
  sent: { Symbol: CheckmarkCircle16Filled, tone: 'good' },
  'possibly sent': { Symbol: QuestionCircle16Filled, tone: 'unsure' },
  failed: { Symbol: DismissCircle16Filled, tone: 'bad' },
  unreachable: { Symbol: Prohibited16Filled, tone: 'bad' },
  superseded: { Symbol: ArrowForward16Filled, tone: 'muted' },
} as const satisfies Record<ReminderState, unknown>;

/** What became of a reminder: a symbol of its own and the word. */
export function ReceiptState({ state }: { state: ReminderState }) {
  const styles = useStyles();
  const words = useWords(receiptWords);
  const { Symbol, tone } = marks[state];
  return (
    <span className={styles.state}>
      <Symbol className={mergeClasses(styles.symbol, styles[tone])} aria-hidden="true" />
      {words.states[state]}
    </span>
  );
}
