import { makeStyles, tokens } from '@fluentui/react-components';
import { daysBetween, formatCivilDate, type CivilDate } from '../../../shared/domain/civil-date.ts';
import type { RiskTrend, TrendPoint } from '../../../shared/meetings/trend-figures.ts';
import { mixed } from '../../ui/colour.ts';
import { useLanguage } from '../../ui/language.tsx';
import { useThemeName, type ThemeName } from '../../ui/theme-name.tsx';
import { trendWords } from './trend-words.ts';

const useStyles = makeStyles({
  svg: { display: 'block', width: '100%', height: '150px', overflow: 'hidden' },
  band: {
    stroke: tokens.colorNeutralStroke1,
    strokeWidth: '0.5px',
    '@media (forced-colors: active)': { fill: 'Canvas', stroke: 'CanvasText' },
  },
  words: {
    fill: tokens.colorNeutralForeground1,
    fontSize: '10px',
    '@media (forced-colors: active)': { fill: 'CanvasText' },
  },
  line: {
    stroke: tokens.colorNeutralForeground1,
    strokeWidth: '2.5px',
    '@media (forced-colors: active)': { stroke: 'CanvasText' },
  },
  point: {
    fill: tokens.colorNeutralBackground1,
    stroke: tokens.colorNeutralForeground1,
    strokeWidth: '2px',
    '@media (forced-colors: active)': { fill: 'Canvas', stroke: 'CanvasText' },
  },
  target: {
    stroke: tokens.colorNeutralForeground1,
    strokeWidth: '1.5px',
    strokeDasharray: '8 4',
    '@media (forced-colors: active)': { stroke: 'CanvasText' },
  },
  appetite: {
    stroke: tokens.colorNeutralForeground1,
    strokeWidth: '2px',
    strokeDasharray: '1.5 4',
    '@media (forced-colors: active)': { stroke: 'CanvasText' },
  },
  change: {
    stroke: tokens.colorNeutralForeground1,
    strokeWidth: '1px',
    strokeDasharray: '2 2',
    '@media (forced-colors: active)': { stroke: 'CanvasText' },
  },
  letter: {
    fill: tokens.colorNeutralForeground1,
    fontSize: '11px',
    fontWeight: tokens.fontWeightBold,
    '@media (forced-colors: active)': { fill: 'CanvasText' },
  },
});

const top = 8;
const bottom = 128;
/** Room at the left for the letters, at the right for the bands' names; in per cent of the width. */
const left = 8;
const right = 80;

/** What the page of each theme is painted with, and how strongly a band may stand on it. */
const under: Record<Exclude<ThemeName, 'contrast'>, { colour: string; share: number }> = {
  light: { colour: '#ffffff', share: 0.22 },
  dark: { colour: '#292929', share: 0.4 },
};

/** One risk's scores as steps over time, from `from` to `to`. It says nothing that its name does not. */
export function TrendChart(props: { trend: RiskTrend; name: string; from: CivilDate; to: CivilDate }) {
  const { trend, name, from, to } = props;
  const styles = useStyles();
  const theme = useThemeName();
  const language = useLanguage();
  const w = trendWords(language);
  const span = Math.max(1, daysBetween(from, to));
  // What was scored before the picture begins comes in at its left edge.
  const across = (date: CivilDate) =>
    left + ((right - left) * Math.min(span, Math.max(0, daysBetween(from, date)))) / span;
  const height = (up: number) => bottom - up * (bottom - top);
  const { target, appetite, stretches, bands } = trend;
  const newestFrom = stretches.length > 1 ? across(stretches.at(-1)?.points[0]?.asAt ?? from) : left;
  const close =
    target !== null && appetite !== null && Math.abs(height(target.up) - height(appetite.up)) < 11;
  return (
    <svg className={styles.svg} role="img" aria-label={name}>
      {bands.map(({ band, from: low, to: high }) => (
        <g key={band.key}>
          <rect
            x={`${newestFrom}%`}
            width={`${right - newestFrom}%`}
            y={height(high)}
            height={Math.max(0, height(low) - height(high))}
            fill={theme === 'contrast' ? 'none' : mixed(band.colour, under[theme].colour, under[theme].share)}
            className={styles.band}
          />
          <text x={`${right + 1}%`} y={(height(low) + height(high)) / 2 + 3.5} className={styles.words}>
            {band.label}
          </text>
        </g>
      ))}
      {target !== null && (
        <>
          <line
            x1={`${newestFrom}%`}
            x2={`${right}%`}
            y1={height(target.up)}
            y2={height(target.up)}
            className={styles.target}
          />
          <text x="0.5%" y={height(target.up) + 4} className={styles.letter}>
            {w.letters.target}
          </text>
        </>
      )}
      {appetite !== null && (
        <>
          <line
            x1={`${newestFrom}%`}
            x2={`${right}%`}
            y1={height(appetite.up)}
            y2={height(appetite.up)}
            className={styles.appetite}
          />
          <text x={close ? '4%' : '0.5%'} y={height(appetite.up) + 4} className={styles.letter}>
            {w.letters.appetite}
          </text>
        </>
      )}
      {stretches.map(({ points }, index) => {
        const next = stretches[index + 1]?.points[0]?.asAt;
        const start = points[0]?.asAt ?? from;
        return (
          <g key={`${index} ${start}`}>
            {index > 0 && (
              <line
                x1={`${across(start)}%`}
                x2={`${across(start)}%`}
                y1={top - 4}
                y2={bottom + 4}
                className={styles.change}
              />
            )}
            <Steps points={points} until={next ?? to} across={across} height={height} />
          </g>
        );
      })}
      <text x={`${left}%`} y={bottom + 15} className={styles.words}>
        {formatCivilDate(from, language)}
      </text>
      <text x={`${right}%`} y={bottom + 15} textAnchor="end" className={styles.words}>
        {formatCivilDate(to, language)}
      </text>
    </svg>
  );
}

/** Level until the next scoring, then up or down to it. */
function Steps(props: {
  points: readonly TrendPoint[];
  until: CivilDate;
  across: (date: CivilDate) => number;
  height: (up: number) => number;
}) {
  const { points, until, across, height } = props;
  const styles = useStyles();
  return (
    <>
      {points.map((point, index) => {
        const next = points[index + 1];
        const end = across(next?.asAt ?? until);
        return (
          <g key={`line ${index}`}>
            <line
              x1={`${across(point.asAt)}%`}
              x2={`${end}%`}
              y1={height(point.up)}
              y2={height(point.up)}
              className={styles.line}
            />
            {next !== undefined && (
              <line
                x1={`${end}%`}
                x2={`${end}%`}
                y1={height(point.up)}
                y2={height(next.up)}
                className={styles.line}
              />
            )}
          </g>
        );
      })}
      {points.map((point, index) => (
        <circle
          key={`point ${index}`}
          cx={`${across(point.asAt)}%`}
          cy={height(point.up)}
          r="3.5"
          className={styles.point}
        />
      ))}
    </>
  );
}
