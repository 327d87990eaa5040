import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { quickStarts, type QuickStart } from '../register/quick-start.ts';
import { useWords } from './language.tsx';
import { quickWords } from './quick-words.ts';

const useStyles = makeStyles({
  buttons: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
});

/** Says how an action stands in one press: the form opens with it filled in, and a sentence and Save are left. */
export function QuickButtons(props: { about: string; onChoose: (start: QuickStart) => void }) {
  const styles = useStyles();
  const w = useWords(quickWords);
  return (
    <div className={styles.buttons} role="group" aria-label={w.group(props.about)}>
      {quickStarts.map((start) => (
        <Button key={start} size="small" onClick={() => props.onChoose(start)}>
          {w[start]}
        </Button>
      ))}
    </div>
  );
}
