import { makeStyles, tokens } from '@fluentui/react-components';
import { formatCivilDate } from '../../shared/domain/civil-date.ts';
import type { DueInWords } from '../register/action-facts.ts';
import { Flagged } from './dates.tsx';
import { useLanguage } from './language.tsx';
import { uiWords } from './ui-words.ts';

const useStyles = makeStyles({
  stack: { display: 'flex', flexDirection: 'column', rowGap: '2px' },
  far: { color: tokens.colorNeutralForeground3 },
});

/** When an action is due: the date, how far off it is, whether it was moved, and the words of the plan itself. */
export function DueText({ due }: { due: DueInWords }) {
  const styles = useStyles();
  const language = useLanguage();
  return (
    <span className={styles.stack}>
      {due.date !== null && <time dateTime={due.date}>{formatCivilDate(due.date, language)}</time>}
      {due.words !== '' &&
        (due.overdue ? (
          <Flagged words={due.words} />
        ) : (
          <span className={due.date === null ? undefined : styles.far}>
            {capitalised(due.words, due.date === null)}
          </span>
        ))}
      {due.revised !== '' && <span className={styles.far}>{due.revised}</span>}
      {due.asWritten !== '' && <span className={styles.far}>{uiWords(language).written(due.asWritten)}</span>}
    </span>
  );
}

function capitalised(words: string, wanted: boolean): string {
  return wanted ? words.charAt(0).toUpperCase() + words.slice(1) : words;
}
