import {
  Button,
  makeStyles,
  Popover,
  PopoverSurface,
  PopoverTrigger,
  Switch,
  tokens,
} from '@fluentui/react-components';
import { useWords } from '../../ui/language.tsx';
import { words } from './words.ts';

const useStyles = makeStyles({
  keys: { display: 'grid', gridTemplateColumns: 'max-content 1fr', gap: '4px 16px', margin: '0 0 8px' },
  key: { fontWeight: tokens.fontWeightSemibold },
  what: { margin: 0 },
});

/** What each key does, and the switch that turns single letters off. */
export function KeyboardHelp(props: { letters: boolean; onLetters: (on: boolean) => void }) {
  const styles = useStyles();
  const w = useWords(words);
  return (
    <Popover trapFocus>
      <PopoverTrigger disableButtonEnhancement>
        <Button appearance="subtle">{w.keys}</Button>
      </PopoverTrigger>
      <PopoverSurface aria-label={w.keys}>
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
      </PopoverSurface>
    </Popover>
  );
}
