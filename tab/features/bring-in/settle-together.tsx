import { Button, makeStyles } from '@fluentui/react-components';
import { useState } from 'react';
import type { PlannedRow } from '../../../shared/import-plan/plan-import.ts';
import { keysThatWait, rulesThatWait, settledTogether } from '../../../shared/import-plan/settle-together.ts';
import type { ImportRule } from '../../../shared/importing/reading.ts';
import { doubtWords } from '../../../shared/importing/doubt-words.ts';
import { useLanguage, useWords } from '../../ui/language.tsx';
import { bringInWords } from './bring-in-words.ts';
import type { RowDecisions } from './row-fields.tsx';

const useStyles = makeStyles({
  bar: { display: 'flex', flexWrap: 'wrap', gap: '8px', alignItems: 'center' },
  text: { margin: 0 },
});

/** All rows that wait for the same reason decided at once, after they were looked through in the list below; and that taken back. */
export function SettleTogether(
  props: RowDecisions & { rows: readonly PlannedRow[]; rule: ImportRule | ''; onSettled: () => void },
) {
  const { rows, rule, decisions, onDecide, onSettled } = props;
  const styles = useStyles();
  const w = useWords(bringInWords);
  const d = doubtWords(useLanguage());
  const [last, setLast] = useState<{ keys: readonly string[]; said: string } | null>(null);
  const keys = rule === '' ? [] : keysThatWait(rows, rule);
  const waiting = rulesThatWait(rows).find((each) => each.rule === rule)?.rows ?? 0;
  const settle = (to: 'accepted' | 'open') => {
    if (rule === '') return;
    onDecide(settledTogether(decisions, keys, to));
    setLast({ keys, said: w.settledTogether[to](waiting, d.rules[rule]) });
    onSettled();
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
            <p className={styles.text}>{last.said}</p>
            <Button
              size="small"
              appearance="subtle"
              onClick={() => {
                onDecide(settledTogether(decisions, last.keys, null));
                setLast(null);
              }}
            >
              {w.lookAtAllAgain}
            </Button>
          </>
        )}
      </div>
    </>
  );
}
