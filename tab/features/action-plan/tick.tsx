import { makeStyles, tokens } from '@fluentui/react-components';
import { useSyncExternalStore } from 'react';
import type { Action } from '../../../shared/domain/action.ts';
import { nameOfAction } from '../../../shared/domain/item-title.ts';
import { useWords } from '../../ui/language.tsx';
import { changeManyWords } from './change-many-words.ts';
import type { TickedActions } from './ticked-actions.ts';

const useStyles = makeStyles({
  // The whole label is pressed: the box alone is a small target.
  label: { display: 'inline-flex', margin: '-4px', padding: '4px', cursor: 'pointer' },
  box: {
    width: '20px',
    height: '20px',
    margin: 0,
    accentColor: tokens.colorCompoundBrandBackground,
    cursor: 'pointer',
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '2px' },
  },
});

/** The box of one action. A plain one: thousands are scrolled past. */
export function Tick({ ticked, action }: { ticked: TickedActions; action: Action }) {
  const styles = useStyles();
  const w = useWords(changeManyWords);
  const isTicked = useSyncExternalStore(ticked.subscribe, () => ticked.getSnapshot().has(action.key));
  return (
    <label className={styles.label}>
      <input
        type="checkbox"
        className={styles.box}
        aria-label={w.tick(nameOfAction(action))}
        checked={isTicked}
        onChange={({ target }) => {
          if (target.checked) ticked.tick([action]);
          else ticked.untick([action.key]);
        }}
      />
    </label>
  );
}
