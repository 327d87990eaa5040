import { makeStyles, tokens } from '@fluentui/react-components';
import { Warning16Filled } from '@fluentui/react-icons/svg/warning';
import { countOfDays, daysBetween, formatCivilDate, type CivilDate } from '../../shared/domain/civil-date.ts';
import { dayWords } from '../../shared/domain/day-words.ts';
import type { Language } from '../../shared/domain/language.ts';
import { useLanguage } from './language.tsx';
import { uiWords } from './ui-words.ts';

const useStyles = makeStyles({
  stack: { display: 'flex', flexDirection: 'column', rowGap: '2px' },
  far: { color: tokens.colorNeutralForeground3 },
  flagged: {
    display: 'inline-flex',
    alignItems: 'center',
    columnGap: '4px',
    color: tokens.colorPaletteRedForeground1,
    fontWeight: tokens.fontWeightSemibold,
  },
});

/** A date and, under it, how far off it is in words. What is overdue carries a symbol and the word, not only red. */
export function DateInWords({ date, words, flagged }: { date: CivilDate; words: string; flagged: boolean }) {
  const styles = useStyles();
  const language = useLanguage();
  return (
    <span className={styles.stack}>
      <time dateTime={date}>{formatCivilDate(date, language)}</time>
      {words !== '' && (flagged ? <Flagged words={words} /> : <span className={styles.far}>{words}</span>)}
    </span>
  );
}

export function Flagged({ words }: { words: string }) {
  const styles = useStyles();
  return (
    <span className={styles.flagged}>
      <Warning16Filled aria-hidden="true" />
      {words}
    </span>
  );
}

/** "in 12 days", "tomorrow", "today", "5 days overdue": for reviews, which are not "due" in the words of a table. */
export function reviewInWords(date: CivilDate, today: CivilDate, language: Language = 'en'): string {
  const words = uiWords(language);
  const days = daysBetween(today, date);
  if (days < 0) return dayWords(language).overdue(countOfDays(-days, language));
  if (days === 0) return words.today;
  return days === 1 ? words.tomorrow : words.inDays(days);
}
