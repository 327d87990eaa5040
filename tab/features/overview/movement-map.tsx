import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useId } from 'react';
import type { HeatMap } from '../../../shared/domain/heat-map.ts';
import type { RiskOnMap, Standing } from '../../../shared/meetings/movement-figures.ts';
import { mixed, textOn } from '../../ui/colour.ts';
import { useThemeName, type ThemeName } from '../../ui/theme-name.tsx';

const useStyles = makeStyles({
  svg: { display: 'block', width: '100%', minWidth: '560px', overflow: 'hidden' },
  cell: {
    stroke: tokens.colorNeutralBackground1,
    strokeWidth: '3px',
    '@media (forced-colors: active)': { fill: 'Canvas', stroke: 'CanvasText', strokeWidth: '1px' },
    '@media print': { stroke: '#000000', strokeWidth: '1px' },
  },
  outlined: { stroke: tokens.colorNeutralStroke1, strokeWidth: '1px' },
  small: { fontSize: '10px', '@media (forced-colors: active)': { fill: 'CanvasText' } },
  axis: {
    fill: tokens.colorNeutralForeground1,
    fontSize: '11px',
    '@media (forced-colors: active)': { fill: 'CanvasText' },
  },
  arrow: {
    stroke: tokens.colorNeutralForeground1,
    strokeWidth: '2px',
    '@media (forced-colors: active)': { stroke: 'CanvasText' },
  },
  tip: {
    fill: tokens.colorNeutralForeground1,
    '@media (forced-colors: active)': { fill: 'CanvasText' },
  },
  tail: {
    fill: tokens.colorNeutralBackground1,
    stroke: tokens.colorNeutralForeground1,
    strokeWidth: '2px',
    '@media (forced-colors: active)': { fill: 'Canvas', stroke: 'CanvasText' },
  },
  chip: {
    fill: tokens.colorNeutralBackground1,
    stroke: tokens.colorNeutralForeground1,
    strokeWidth: '1px',
    cursor: 'pointer',
    '@media (forced-colors: active)': { fill: 'Canvas', stroke: 'CanvasText' },
  },
  movedChip: {
    fill: tokens.colorNeutralForeground1,
    '@media (forced-colors: active)': { fill: 'CanvasText' },
  },
  words: {
    fill: tokens.colorNeutralForeground1,
    fontSize: '12px',
    fontWeight: tokens.fontWeightSemibold,
    pointerEvents: 'none',
    '@media (forced-colors: active)': { fill: 'CanvasText' },
  },
  movedWords: {
    fill: tokens.colorNeutralBackground1,
    '@media (forced-colors: active)': { fill: 'Canvas' },
  },
});

const symbols: Record<Standing, string> = {
  up: '▲ ',
  down: '▼ ',
  new: '+ ',
  same: '',
  'not comparable': '',
  unknown: '',
};

/** Widths are shares of the picture in per cent, heights are pixels: text keeps its size however wide the picture is. */
const headingWidth = 18;
const chipHeight = 20;
const cellHead = 18;
const tailRoom = 16;

const under: Record<Exclude<ThemeName, 'contrast'>, { colour: string; share: number }> = {
  light: { colour: '#ffffff', share: 0.45 },
  dark: { colour: '#292929', share: 0.5 },
};

interface Box {
  readonly id: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** The board's matrix with each risk by its reference, and arrows from where they stood. The table beside it says the same. */
export function MovementMap(props: {
  map: HeatMap;
  risks: readonly RiskOnMap[];
  name: string;
  axes: { likelihood: string; impact: string };
  onChoose: (riskKey: string) => void;
}) {
  const { map, risks, name, axes, onChoose } = props;
  const styles = useStyles();
  const theme = useThemeName();
  const tip = useId();
  const { scheme } = map;
  const cellWidth = (100 - headingWidth) / scheme.likelihood.length;
  const longest = Math.max(0, ...risks.map(({ risk }) => risk.reference.length));
  const across = longest > 6 || scheme.likelihood.length > 5 ? 1 : 2;
  const inCell = (id: string) => risks.filter(({ cellNow }) => cellNow === id);

  const boxes = new Map<string, Box>();
  let y = 0;
  for (const { cells } of map.rows) {
    const most = Math.max(...cells.map(({ id }) => Math.ceil(inCell(id).length / across)));
    const height = Math.max(56, cellHead + most * (chipHeight + 4) + tailRoom);
    cells.forEach(({ id }, index) => {
      boxes.set(id, { id, x: headingWidth + index * cellWidth, y, width: cellWidth, height });
    });
    y += height;
  }
  const chipAt = (box: Box, index: number) => ({
    x: box.x + (box.width * ((index % across) + 0.5)) / across,
    y: box.y + cellHead + Math.floor(index / across) * (chipHeight + 4) + chipHeight / 2,
  });
  const tailAt = (box: Box, index: number, of: number) => ({
    x: box.x + (box.width * (index + 1)) / (of + 1),
    y: box.y + box.height - 9,
  });
  const arrows = [...boxes.values()].flatMap((box) =>
    risks
      .flatMap((line) => {
        const target =
          line.cellThen !== box.id || line.cellNow === null ? undefined : boxes.get(line.cellNow);
        return target === undefined ? [] : [{ line, end: chipAt(target, inCell(target.id).indexOf(line)) }];
      })
      // Side by side in the order of where they go, so that they do not cross without need.
      .sort((first, second) => first.end.x - second.end.x)
      .map((arrow, index, { length }) => ({ ...arrow, start: tailAt(box, index, length) })),
  );

  return (
    <svg className={styles.svg} height={y + 44} role="img" aria-label={name}>
      <defs>
        <marker id={tip} viewBox="0 0 10 10" refX="9" refY="5" markerWidth="6" markerHeight="6" orient="auto">
          <path d="M0 0 10 5 0 10Z" className={styles.tip} />
        </marker>
      </defs>
      {map.rows.map(({ impact, cells }) => (
        <g key={impact.value}>
          {cells.map((cell) => {
            const box = boxes.get(cell.id);
            if (box === undefined) return null;
            const fill = fillOf(cell.band?.colour ?? null, theme);
            return (
              <g key={cell.id}>
                <rect
                  x={`${box.x}%`}
                  y={box.y}
                  width={`${box.width}%`}
                  height={box.height}
                  fill={fill ?? 'none'}
                  className={mergeClasses(styles.cell, theme === 'contrast' && styles.outlined)}
                />
                <text
                  x={`${box.x + 0.8}%`}
                  y={box.y + 13}
                  fill={fill === null ? tokens.colorNeutralForeground1 : textOn(fill)}
                  className={styles.small}
                >
                  {[cell.code, cell.score, cell.band?.label].filter((part) => part !== null).join(' ')}
                </text>
              </g>
            );
          })}
          <Heading
            words={`${impact.code ?? impact.value} ${impact.label}`}
            y={(boxes.get(cells[0]?.id ?? '')?.y ?? 0) + 18}
          />
        </g>
      ))}
      {scheme.likelihood.map((level, index) => (
        <text
          key={level.value}
          x={`${headingWidth + (index + 0.5) * cellWidth}%`}
          y={y + 16}
          textAnchor="middle"
          className={styles.axis}
        >
          {shortened(`${level.code ?? level.value} ${level.label}`, 17)}
        </text>
      ))}
      <text x="0" y={y + 16} className={styles.axis}>
        {axes.impact}
      </text>
      <text x="100%" y={y + 36} textAnchor="end" className={styles.axis}>
        {axes.likelihood}
      </text>
      {arrows.map(({ line, start, end }) => (
        <g key={line.risk.id}>
          <line
            x1={`${start.x}%`}
            y1={start.y}
            x2={`${end.x}%`}
            y2={end.y + (start.y > end.y ? chipHeight / 2 : -chipHeight / 2)}
            markerEnd={`url(#${tip})`}
            className={styles.arrow}
          />
          <circle cx={`${start.x}%`} cy={start.y} r="4" className={styles.tail} />
        </g>
      ))}
      {[...boxes.values()].flatMap((box) =>
        inCell(box.id).map((line, index) => {
          const { x, y: middle } = chipAt(box, index);
          return (
            <Chip key={line.risk.id} line={line} x={x} y={middle} onChoose={() => onChoose(line.risk.key)} />
          );
        }),
      )}
    </svg>
  );
}

function Heading({ words, y }: { words: string; y: number }) {
  return (
    <text x="0" y={y} className={useStyles().axis}>
      {shortened(words, 17)}
    </text>
  );
}

function Chip(props: { line: RiskOnMap; x: number; y: number; onChoose: () => void }) {
  const { line, x, y, onChoose } = props;
  const styles = useStyles();
  const { risk, standing } = line;
  const words = `${symbols[standing]}${risk.reference === '' ? '?' : shortened(risk.reference, 12)}`;
  const width = 10 + words.length * 7;
  const moved = standing === 'up' || standing === 'down' || standing === 'new';
  return (
    <svg x={`${x}%`} y={y} overflow="visible" aria-hidden="true" onClick={onChoose}>
      <title>{risk.title}</title>
      <rect
        x={-width / 2}
        y={-chipHeight / 2}
        width={width}
        height={chipHeight}
        rx="4"
        className={mergeClasses(styles.chip, moved && styles.movedChip)}
      />
      <text y="4.5" textAnchor="middle" className={mergeClasses(styles.words, moved && styles.movedWords)}>
        {words}
      </text>
    </svg>
  );
}

function shortened(words: string, longest: number): string {
  return words.length <= longest ? words : `${words.slice(0, longest - 1)}…`;
}

/** The band's colour laid on the page's; null in high contrast, where words and borders tell. */
function fillOf(colour: string | null, theme: ThemeName): string | null {
  if (colour === null || theme === 'contrast') return null;
  return mixed(colour, under[theme].colour, under[theme].share);
}
