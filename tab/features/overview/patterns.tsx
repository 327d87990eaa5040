import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { useThemeName, type ThemeName } from '../../ui/theme-name.tsx';

/** Fills that differ by pattern, so that a picture reads in grey, on paper and to those who do not tell the colours apart. */
export type PatternName =
  | 'red'
  | 'amber'
  | 'green'
  | 'blue'
  | 'none'
  | 'complete'
  | 'closed'
  | 'step-0'
  | 'step-1'
  | 'step-2'
  | 'step-3'
  | 'step-4'
  | 'step-5';

const useStyles = makeStyles({
  defs: { position: 'absolute', width: 0, height: 0, overflow: 'hidden' },
  ink: { '@media (forced-colors: active)': { fill: 'CanvasText' } },
  paper: { '@media (forced-colors: active)': { fill: 'Canvas' } },
  edge: {
    stroke: tokens.colorNeutralForeground2,
    strokeWidth: '1px',
    '@media (forced-colors: active)': { stroke: 'CanvasText' },
  },
});

/** The fill of a pattern; `PatternDefinitions` has to be on the page. */
export const patternFill = (name: PatternName) => `url(#pattern-${name})`;

type Shape = 'solid' | 'blank' | 'stripes' | 'thin stripes' | 'dots' | 'lines' | 'grid' | 'wide dots';

interface Look {
  readonly shape: Shape;
  readonly ink: string;
  readonly paper: string;
}

const light: Record<PatternName, Look> = {
  red: { shape: 'solid', ink: '#a4262c', paper: '#a4262c' },
  amber: { shape: 'stripes', ink: '#b35900', paper: '#ffd08a' },
  green: { shape: 'dots', ink: '#0b6a0b', paper: '#cdebcd' },
  blue: { shape: 'lines', ink: '#1b5e9e', paper: '#cfe4f7' },
  none: { shape: 'blank', ink: '#ffffff', paper: '#ffffff' },
  complete: { shape: 'grid', ink: '#6b6b6b', paper: '#ededed' },
  closed: { shape: 'wide dots', ink: '#6b6b6b', paper: '#e0e0e0' },
  'step-0': { shape: 'blank', ink: '#ffffff', paper: '#ffffff' },
  'step-1': { shape: 'wide dots', ink: '#33528f', paper: '#eaf0fb' },
  'step-2': { shape: 'thin stripes', ink: '#33528f', paper: '#c9d7f0' },
  'step-3': { shape: 'stripes', ink: '#22396b', paper: '#8fa9dc' },
  'step-4': { shape: 'solid', ink: '#16264a', paper: '#16264a' },
  'step-5': { shape: 'lines', ink: '#a3a3a3', paper: '#f5f5f5' },
};

const dark: Record<PatternName, Look> = {
  red: { shape: 'solid', ink: '#e37d80', paper: '#e37d80' },
  amber: { shape: 'stripes', ink: '#ffb84d', paper: '#6b3f00' },
  green: { shape: 'dots', ink: '#9fd89f', paper: '#0c3b0c' },
  blue: { shape: 'lines', ink: '#8cc0f0', paper: '#12324f' },
  none: { shape: 'blank', ink: '#1f1f1f', paper: '#1f1f1f' },
  complete: { shape: 'grid', ink: '#b8b8b8', paper: '#3d3d3d' },
  closed: { shape: 'wide dots', ink: '#b8b8b8', paper: '#454545' },
  'step-0': { shape: 'blank', ink: '#1f1f1f', paper: '#1f1f1f' },
  'step-1': { shape: 'wide dots', ink: '#a9bfee', paper: '#232f47' },
  'step-2': { shape: 'thin stripes', ink: '#a9bfee', paper: '#2c4270' },
  'step-3': { shape: 'stripes', ink: '#c4d4f7', paper: '#3f5f9f' },
  'step-4': { shape: 'solid', ink: '#c4d4f7', paper: '#c4d4f7' },
  'step-5': { shape: 'lines', ink: '#8a8a8a', paper: '#2e2e2e' },
};

function lookIn(theme: ThemeName, name: PatternName): Look {
  if (theme !== 'contrast') return (theme === 'dark' ? dark : light)[name];
  const { shape } = light[name];
  return { shape, ink: '#ffffff', paper: shape === 'solid' ? '#ffffff' : '#000000' };
}

/** The patterns of this theme, once on a page. Takes no room. */
export function PatternDefinitions() {
  const theme = useThemeName();
  const styles = useStyles();
  return (
    <svg className={styles.defs} aria-hidden="true" focusable="false">
      <defs>
        {(Object.keys(light) as PatternName[]).map((name) => {
          const { shape, ink, paper } = lookIn(theme, name);
          return (
            <pattern
              key={name}
              id={`pattern-${name}`}
              width="8"
              height="8"
              patternUnits="userSpaceOnUse"
              {...(shape === 'stripes' || shape === 'thin stripes' ? { patternTransform: 'rotate(45)' } : {})}
            >
              <rect width="8" height="8" fill={paper} className={styles.paper} />
              <g fill={ink} className={styles.ink}>
                {marksOf(shape)}
              </g>
            </pattern>
          );
        })}
      </defs>
    </svg>
  );
}

function marksOf(shape: Shape): ReactNode {
  switch (shape) {
    case 'solid':
      return <rect width="8" height="8" />;
    case 'blank':
      return null;
    case 'stripes':
      return <rect width="4" height="8" />;
    case 'thin stripes':
      return <rect width="1.6" height="8" />;
    case 'dots':
      return [2, 6].map((at) => <circle key={at} cx={at} cy={at} r="1.5" />);
    case 'wide dots':
      return <circle cx="4" cy="4" r="1.2" />;
    case 'lines':
      return <rect width="8" height="2" />;
    case 'grid':
      return [<rect key="across" width="8" height="1.2" />, <rect key="down" width="1.2" height="8" />];
  }
}

/** A square of a pattern, for keys beside a picture. */
export function Swatch({ pattern }: { pattern: PatternName }) {
  return (
    <svg width="18" height="18" aria-hidden="true" focusable="false">
      <rect x="0.5" y="0.5" width="17" height="17" fill={patternFill(pattern)} className={useStyles().edge} />
    </svg>
  );
}
