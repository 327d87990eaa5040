import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { patternFill, Swatch, type PatternName } from './patterns.tsx';

export interface Segment {
  readonly id: string;
  readonly pattern: PatternName;
  readonly count: number;
  /** Before the number where there is room: "◆". */
  readonly symbol?: string;
  /** Shown by the pointer: what it counts. */
  readonly title: string;
}

export interface Bar {
  readonly id: string;
  readonly name: string;
  /** The row's numbers in words. */
  readonly words: string;
  /** Left of the line, from the line outwards. */
  readonly left: readonly Segment[];
  /** Right of the line, from the line outwards. */
  readonly right: readonly Segment[];
}

const useStyles = makeStyles({
  picture: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    rowGap: tokens.spacingVerticalM,
    minWidth: 0,
  },
  key: {
    display: 'flex',
    flexWrap: 'wrap',
    columnGap: tokens.spacingHorizontalL,
    rowGap: '4px',
    fontSize: tokens.fontSizeBase200,
  },
  keyEntry: { display: 'inline-flex', alignItems: 'center', columnGap: '6px' },
  names: {
    display: 'flex',
    flexWrap: 'wrap',
    justifyContent: 'space-between',
    columnGap: tokens.spacingHorizontalM,
  },
  name: { fontWeight: tokens.fontWeightSemibold, overflowWrap: 'anywhere' },
  words: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  svg: { display: 'block', width: '100%', height: '30px', overflow: 'visible' },
  segment: {
    stroke: tokens.colorNeutralForeground2,
    strokeWidth: '1px',
    cursor: 'pointer',
    ':hover': { strokeWidth: '2px', stroke: tokens.colorNeutralForeground1 },
    '@media (forced-colors: active)': { stroke: 'CanvasText' },
  },
  chosen: { strokeWidth: '3px', stroke: tokens.colorNeutralForeground1 },
  line: {
    stroke: tokens.colorNeutralForeground1,
    strokeWidth: '2px',
    '@media (forced-colors: active)': { stroke: 'CanvasText' },
  },
  plate: {
    fill: tokens.colorNeutralBackground1,
    '@media (forced-colors: active)': { fill: 'Canvas' },
  },
  number: {
    fill: tokens.colorNeutralForeground1,
    fontSize: '12px',
    fontWeight: tokens.fontWeightSemibold,
    '@media (forced-colors: active)': { fill: 'CanvasText' },
  },
  // Where the bar is short in pixels the number would cover its neighbours.
  tight: { '@media screen and (max-width: 640px)': { display: 'none' } },
  passive: { pointerEvents: 'none' },
  sides: { display: 'flex', fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground2 },
});

/**
 * Bars on either side of a line, all to one scale. To those who listen it is one picture with a name; the table beside it holds the
 * numbers and the ways to the items, so that nothing here is only for a pointer.
 */
export function Bars(props: {
  name: string;
  bars: readonly Bar[];
  keyTitle: string;
  legend: readonly { pattern: PatternName; words: string }[];
  /** What stands left and right of the line; none where nothing is left of it. */
  sides?: { left: string; right: string };
  chosen: string;
  onChoose: (segmentId: string) => void;
}) {
  const { name, bars, keyTitle, legend, sides, chosen, onChoose } = props;
  const styles = useStyles();
  const left = Math.max(0, ...bars.map((bar) => sumOf(bar.left)));
  const right = Math.max(0, ...bars.map((bar) => sumOf(bar.right)));
  const whole = Math.max(1, left + right);
  const line = (100 * left) / whole;
  return (
    <div role="img" aria-label={name} className={styles.picture}>
      <div className={styles.key}>
        <span>{keyTitle}:</span>
        {legend.map(({ pattern, words }) => (
          <span key={pattern} className={styles.keyEntry}>
            <Swatch pattern={pattern} />
            {words}
          </span>
        ))}
      </div>
      {sides !== undefined && (
        <div className={styles.sides}>
          {left > 0 && (
            <span style={{ flex: `0 0 ${Math.max(line, 18)}%`, textAlign: 'start' }}>← {sides.left}</span>
          )}
          <span>{sides.right} →</span>
        </div>
      )}
      {bars.map((bar) => (
        <div key={bar.id}>
          <div className={styles.names}>
            <span className={styles.name}>{bar.name}</span>
            <span className={styles.words}>{bar.words}</span>
          </div>
          <svg className={styles.svg} aria-hidden="true">
            {[...placed(bar.left, line, -1, whole), ...placed(bar.right, line, 1, whole)].map(
              ({ segment, from, width }) => (
                <g key={segment.id} onClick={() => onChoose(segment.id)}>
                  <title>{segment.title}</title>
                  <rect
                    x={`${from}%`}
                    y="2"
                    width={`${width}%`}
                    height="26"
                    fill={patternFill(segment.pattern)}
                    className={mergeClasses(styles.segment, chosen === segment.id && styles.chosen)}
                  />
                  {width >= 5.5 && <Count segment={segment} middle={from + width / 2} tight={width < 11} />}
                </g>
              ),
            )}
            {left > 0 && <line x1={`${line}%`} x2={`${line}%`} y1="0" y2="32" className={styles.line} />}
          </svg>
        </div>
      ))}
    </div>
  );
}

/** The number on a plate of its own, so that it reads on every pattern. */
function Count(props: { segment: Segment; middle: number; tight: boolean }) {
  const { segment, middle, tight } = props;
  const styles = useStyles();
  const text = `${segment.symbol ?? ''}${segment.symbol === undefined ? '' : ' '}${segment.count}`;
  const width = 8 + text.length * 7;
  return (
    <svg
      x={`${middle}%`}
      y="0"
      overflow="visible"
      className={mergeClasses(styles.passive, tight && styles.tight)}
    >
      <rect x={-width / 2} y="7" width={width} height="16" rx="3" className={styles.plate} />
      <text x="0" y="19.5" textAnchor="middle" className={styles.number}>
        {text}
      </text>
    </svg>
  );
}

function placed(segments: readonly Segment[], line: number, direction: 1 | -1, whole: number) {
  let edge = line;
  return segments
    .filter(({ count }) => count > 0)
    .map((segment) => {
      const width = (100 * segment.count) / whole;
      const from = direction === 1 ? edge : edge - width;
      edge += direction * width;
      return { segment, from, width };
    });
}

function sumOf(segments: readonly Segment[]): number {
  return segments.reduce((sum, { count }) => sum + count, 0);
}
