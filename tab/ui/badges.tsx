import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { ArrowDown16Regular } from '@fluentui/react-icons/svg/arrow-down';
import { ArrowRight16Regular } from '@fluentui/react-icons/svg/arrow-right';
import { ArrowUp16Regular } from '@fluentui/react-icons/svg/arrow-up';
import { ragInWords, ragMarks, type Rag, type RagMark } from '../../shared/domain/status.ts';
import type { DirectionOfTravel } from '../../shared/domain/scoring-scheme.ts';
import { standsOut, textOn } from './colour.ts';
import { useThemeName } from './theme-name.tsx';
import { useLanguage, useWords } from './language.tsx';
import { uiWords } from './ui-words.ts';

const useStyles = makeStyles({
  inline: { display: 'inline-flex', alignItems: 'center', columnGap: '6px' },
  symbol: { flexShrink: 0, width: '14px', height: '14px' },
  red: { color: tokens.colorPaletteRedForeground1 },
  amber: { color: tokens.colorPaletteDarkOrangeForeground1 },
  green: { color: tokens.colorPaletteGreenForeground1 },
  blue: { color: tokens.colorBrandForeground1 },
  muted: { color: tokens.colorNeutralForeground3 },
  chip: {
    display: 'inline-flex',
    flexWrap: 'wrap',
    alignItems: 'baseline',
    columnGap: '6px',
    padding: '1px 8px',
    overflowWrap: 'normal',
    '@media print': { padding: '1px 4px' },
    // Printers leave backgrounds out unless told; the words on them are light.
    printColorAdjust: 'exact',
    // Windows high contrast takes backgrounds away; the border it keeps still shows the badge.
    border: '1px solid transparent',
    borderRadius: tokens.borderRadiusMedium,
    fontWeight: tokens.fontWeightSemibold,
    lineHeight: tokens.lineHeightBase300,
  },
  chipContrast: { border: `1px solid ${tokens.colorNeutralStroke1}` },
  chipOutlined: { border: `1px solid ${tokens.colorNeutralStrokeAccessible}` },
  worse: { color: tokens.colorPaletteRedForeground1 },
  better: { color: tokens.colorPaletteGreenForeground1 },
});

/** A shape of its own for each colour, and the word: readable in print, in grey and by ear. */
export function RagBadge({ rag }: { rag: Rag | null }) {
  const styles = useStyles();
  const language = useLanguage();
  if (rag === null) return <span className={styles.muted}>{uiWords(language).noRag}</span>;
  return (
    <span className={styles.inline}>
      <svg
        className={mergeClasses(styles.symbol, styles[rag])}
        viewBox="0 0 14 14"
        fill="currentColor"
        aria-hidden="true"
      >
        <RagShape shape={ragMarks[rag].shape} />
      </svg>
      {ragInWords(rag, language)}
    </span>
  );
}

function RagShape({ shape }: { shape: RagMark['shape'] }) {
  switch (shape) {
    case 'diamond':
      return <path d="M7 0 14 7 7 14 0 7Z" />;
    case 'triangle':
      return <path d="M7 1 14 13H0Z" />;
    case 'circle':
      return <circle cx="7" cy="7" r="6" />;
    case 'tick':
      return <path d="M1 1h12v12H1Zm2.5 6L6 9.6l4.6-5-1.2-1L6 7.3 4.6 5.9Z" fillRule="evenodd" />;
  }
}

/** A score in its band's colour, with the band's word and the number: "12 Amber". */
export function ScoreBadge(props: { score: number | null; band: { label: string; colour: string } | null }) {
  const { score, band } = props;
  const styles = useStyles();
  const theme = useThemeName();
  const w = useWords(uiWords);
  if (band === null && score === null) return <span className={styles.muted}>{w.notScored}</span>;
  if (band === null) {
    return <span className={mergeClasses(styles.chip, styles.chipContrast)}>{w.noBand(score)}</span>;
  }
  return (
    <span
      className={mergeClasses(
        styles.chip,
        theme === 'contrast' && styles.chipContrast,
        theme !== 'contrast' && !standsOut(band.colour, theme) && styles.chipOutlined,
      )}
      style={theme === 'contrast' ? undefined : { backgroundColor: band.colour, color: textOn(band.colour) }}
    >
      {score !== null && <span>{score}</span>}
      <span>{band.label}</span>
    </span>
  );
}

/** Where a risk is heading, as an arrow with its words: "Up, was 9". */
export function Direction({ direction, words }: { direction: DirectionOfTravel; words: string }) {
  const styles = useStyles();
  return (
    <span className={styles.inline}>
      {direction === 'up' && <ArrowUp16Regular className={styles.worse} aria-hidden="true" />}
      {direction === 'down' && <ArrowDown16Regular className={styles.better} aria-hidden="true" />}
      {direction === 'same' && <ArrowRight16Regular className={styles.muted} aria-hidden="true" />}
      {words}
    </span>
  );
}
