import { Button, makeStyles, Switch, tokens } from '@fluentui/react-components';
import { useId, useState } from 'react';
import { useWords } from '../../ui/language.tsx';
import { words } from './words.ts';

const useStyles = makeStyles({
  help: {
    flexBasis: '100%',
    padding: tokens.spacingHorizontalM,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground1,
  },
  keys: { display: 'grid', gridTemplateColumns: 'max-content 1fr', gap: '4px 16px', margin: '0 0 8px' },
  key: { fontWeight: tokens.fontWeightSemibold },
  what: { margin: 0 },
});

/**
 * What each key does, and the switch that turns single letters off. Opened in its place and not over the page: a surface that keeps
 * the focus puts elements on the page that a screen reader can stumble over.
 */
export function KeyboardHelp(props: { letters: boolean; onLetters: (on: boolean) => void }) {
  const styles = useStyles();
  const w = useWords(words);
  const id = useId();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button appearance="subtle" aria-expanded={open} aria-controls={id} onClick={() => setOpen(!open)}>
        {w.keys}
      </Button>
      <div id={id} hidden={!open} className={styles.help}>
        <dl className={styles.keys}>
          {w.keysHelp.map(([key, what]) => [
            <dt key={key} className={styles.key}>
              {key}
            </dt>,
            <dd key={what} className={styles.what}>
              {what}
            </dd>,
          ])}
        </dl>
        <Switch
          label={w.letters}
          checked={props.letters}
          onChange={(_, { checked }) => props.onLetters(checked)}
        />
      </div>
    </>
  );
}
