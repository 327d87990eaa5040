import { makeStyles, tokens } from '@fluentui/react-components';
import { daysBetween, formatCivilDate, type CivilDate } from '../../../shared/domain/civil-date.ts';
import { shortTitleOfAction, withReference } from '../../../shared/domain/item-title.ts';
import type { SlippedAction } from '../../../shared/meetings/slippage-figures.ts';
import { useLanguage, useWords } from '../../ui/language.tsx';
import { slippageWords } from './slippage-words.ts';

const useStyles = makeStyles({
  picture: { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', rowGap: '6px', minWidth: 0 },
  name: {
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
    fontSize: tokens.fontSizeBase200,
  },
  svg: { display: 'block', width: '100%', height: '18px', overflow: 'visible' },
  rail: { stroke: tokens.colorNeutralStroke2, strokeWidth: '1px' },
  slip: {
    stroke: tokens.colorNeutralForeground1,
    strokeWidth: '3px',
    '@media (forced-colors: active)': { stroke: 'CanvasText' },
  },
  first: {
    fill: tokens.colorNeutralBackground1,
    stroke: tokens.colorNeutralForeground1,
    strokeWidth: '2px',
    '@media (forced-colors: active)': { fill: 'Canvas', stroke: 'CanvasText' },
  },
  now: {
    fill: tokens.colorNeutralForeground1,
    '@media (forced-colors: active)': { fill: 'CanvasText' },
  },
  today: {
    stroke: tokens.colorNeutralForeground2,
    strokeWidth: '1.5px',
    strokeDasharray: '3 3',
    '@media (forced-colors: active)': { stroke: 'CanvasText' },
  },
  axis: {
    display: 'flex',
    flexWrap: 'wrap',
    columnGap: '12px',
    justifyContent: 'space-between',
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground2,
    // Also where the three take two lines, the last date stands at the right end it belongs to.
    '& > :last-child': { marginLeft: 'auto' },
  },
});

/** For each action a line from its first date to the one that holds now, on one scale of time, with today marked. */
export function FromThenToNow({ slipped, today }: { slipped: readonly SlippedAction[]; today: CivilDate }) {
  const styles = useStyles();
  const language = useLanguage();
  const w = useWords(slippageWords);
  const dates = [today, ...slipped.flatMap(({ original, now }) => [original, now])].sort();
  const from = dates[0] ?? today;
  const to = dates.at(-1) ?? today;
  const span = Math.max(1, daysBetween(from, to));
  // A little room at both ends, so that a mark is never cut.
  const across = (date: CivilDate) => `${2 + (96 * daysBetween(from, date)) / span}%`;
  return (
    <div
      role="img"
      aria-label={w.mostPicture(formatCivilDate(from, language), formatCivilDate(to, language))}
      className={styles.picture}
    >
      {slipped.map(({ action, original, now }) => (
        <div key={action.id}>
          <div className={styles.name}>{withReference(action.reference, shortTitleOfAction(action))}</div>
          <svg className={styles.svg} aria-hidden="true">
            <line x1="0" x2="100%" y1="9" y2="9" className={styles.rail} />
            <line x1={across(today)} x2={across(today)} y1="-8" y2="26" className={styles.today} />
            <line x1={across(original)} x2={across(now)} y1="9" y2="9" className={styles.slip} />
            <circle cx={across(original)} cy="9" r="5" className={styles.first} />
            <circle cx={across(now)} cy="9" r="6" className={styles.now} />
          </svg>
        </div>
      ))}
      <div className={styles.axis}>
        <span>{formatCivilDate(from, language)}</span>
        <span>
          ┆ {w.todayMark}, {formatCivilDate(today, language)}
        </span>
        <span>{formatCivilDate(to, language)}</span>
      </div>
    </div>
  );
}
