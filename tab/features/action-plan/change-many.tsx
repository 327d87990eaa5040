import { Button, Checkbox, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { lazy, Suspense, useMemo, useState, useSyncExternalStore } from 'react';
import type { ActionFacts } from '../../register/action-facts.ts';
import { useRegister } from '../../register/register-context.tsx';
import { changeManyWords } from './change-many-words.ts';
import type { TickedActions } from './ticked-actions.ts';

const ChangeManyForm = lazy(() =>
  import('./change-many-form.tsx').then((module) => ({ default: module.ChangeManyForm })),
);

const useStyles = makeStyles({
  section: {
    display: 'flex',
    flexDirection: 'column',
    rowGap: tokens.spacingVerticalM,
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalM}`,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground1,
    '@media print': { display: 'none' },
  },
  open: { paddingBottom: tokens.spacingVerticalM },
  line: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalM },
});

/** Above the plan, for a board manager: what is ticked, and the form that changes all of it together. */
export function ChangeMany({ ticked, shown }: { ticked: TickedActions; shown: readonly ActionFacts[] }) {
  const styles = useStyles();
  const { actions, language } = useRegister();
  const w = changeManyWords(language);
  const seen = useSyncExternalStore(ticked.subscribe, ticked.getSnapshot);
  const [open, setOpen] = useState(false);
  // What was deleted since, or may not be seen any more, is not counted.
  const chosen = useMemo(() => actions.filter(({ key }) => seen.has(key)), [actions, seen]);
  const chosenShown = shown.filter(({ action }) => seen.has(action.key)).length;
  const allShown = shown.length > 0 && chosenShown === shown.length;
  return (
    <section className={mergeClasses(styles.section, open && styles.open)} aria-label={w.section}>
      <div className={styles.line}>
        <Checkbox
          label={w.tickAll(shown.length)}
          disabled={shown.length === 0}
          checked={allShown ? true : chosenShown > 0 ? 'mixed' : false}
          onChange={() => {
            const those = shown.map(({ action }) => action);
            if (allShown) ticked.untick(those.map(({ key }) => key));
            // What was ticked before keeps what stood there then.
            else ticked.tick(those.filter(({ key }) => !seen.has(key)));
          }}
        />
        <span role="status">
          {chosen.length === 0 ? w.noneTicked : w.ticked(chosen.length, chosen.length - chosenShown)}
        </span>
        {(chosen.length > 0 || open) && (
          <Button aria-expanded={open} onClick={() => setOpen(!open)}>
            {open ? w.hide : w.open}
          </Button>
        )}
        {chosen.length > 0 && (
          <Button appearance="subtle" onClick={() => ticked.untick(seen.keys())}>
            {w.untickAll}
          </Button>
        )}
      </div>
      {open && (
        <Suspense fallback={null}>
          <ChangeManyForm ticked={ticked} actions={chosen} />
        </Suspense>
      )}
    </section>
  );
}
