import { Button, makeStyles } from '@fluentui/react-components';
import { useEffect, useRef, useState } from 'react';
import type { PlannedRow } from '../../../shared/import-plan/plan-import.ts';
import {
  keysThatWait,
  rulesThatWait,
  settledTogether,
  waitingAgain,
} from '../../../shared/import-plan/settle-together.ts';
import type { ImportRule } from '../../../shared/importing/reading.ts';
import { doubtWords } from '../../../shared/importing/doubt-words.ts';
import { useLanguage, useWords } from '../../ui/language.tsx';
import { bringInWords } from './bring-in-words.ts';
import type { RowDecisions } from './row-fields.tsx';

const useStyles = makeStyles({
  bar: { display: 'flex', flexWrap: 'wrap', gap: '8px', alignItems: 'center' },
  text: { margin: 0 },
});

interface Last {
  readonly keys: readonly string[];
  readonly rule: ImportRule;
  /** Null = they wait again. */
  readonly to: 'accepted' | 'open' | null;
  readonly said: string;
}

/**
 * All rows that wait for the same reason decided at once, after they were looked through in the list below; and that taken back.
 * @param rule the reason somebody chose to look through; '' = none
 */
export function SettleTogether(
  props: RowDecisions & {
    rows: readonly PlannedRow[];
    rule: ImportRule | '';
    onChoose: (rule: ImportRule | '') => void;
  },
) {
  const { rows, rule, decisions, onDecide, onChoose } = props;
  const styles = useStyles();
  const w = useWords(bringInWords);
  const d = doubtWords(useLanguage());
  const [last, setLast] = useState<Last | null>(null);
  const said = useRef<HTMLParagraphElement>(null);
  // The button that was pressed is gone: whoever works by keyboard goes on where it says what came of it.
  useEffect(() => said.current?.focus(), [last]);
  const keys = rule === '' ? [] : keysThatWait(rows, rule);
  const waiting = rulesThatWait(rows).find((each) => each.rule === rule)?.rows ?? 0;
  const settle = (to: 'accepted' | 'open') => {
    if (rule === '') return;
    onDecide(settledTogether(decisions, keys, to));
    setLast({ keys, rule, to, said: w.settledTogether[to](waiting, d.rules[rule]) });
    onChoose('');
  };
  const lookAgain = () => {
    if (last === null || last.to === null) return;
    onDecide(waitingAgain(decisions, last.keys, last.to));
    setLast({ ...last, to: null, said: w.waitAgain(d.rules[last.rule]) });
    onChoose(last.rule);
  };
  return (
    <>
      {waiting > 1 && (
        <div className={styles.bar}>
          <Button onClick={() => settle('accepted')}>{w.acceptAll(waiting)}</Button>
          <Button onClick={() => settle('open')}>{w.leaveAllOpen(waiting)}</Button>
        </div>
      )}
      <div className={styles.bar} role="status">
        {last !== null && (
          <>
            <p className={styles.text} tabIndex={-1} ref={said}>
              {last.said}
            </p>
            {last.to !== null && (
              <Button size="small" appearance="subtle" onClick={lookAgain}>
                {w.lookAtAllAgain}
              </Button>
            )}
          </>
        )}
      </div>
    </>
  );
}
