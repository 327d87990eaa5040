import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { memo } from 'react';
import type { HeatMap as HeatMapData, HeatMapCell } from '../../shared/domain/heat-map.ts';
import { counted } from '../register/risk-facts.ts';
import { mixed, standsOut, textOn } from './colour.ts';
import { heatMapWords } from './heat-map-words.ts';
import { OnlyHeard } from './hidden.tsx';
import { useLanguage, useWords } from './language.tsx';
import { useThemeName, type ThemeName } from './theme-name.tsx';

const useStyles = makeStyles({
  // A grid of two dimensions may scroll sideways where it does not fit; the page never does.
  scroll: {
    // Words for those who listen are placed absolutely; without this they would widen the page.
    position: 'relative',
    overflowX: 'auto',
    padding: '2px',
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
  table: { borderCollapse: 'separate', borderSpacing: '3px', width: '100%', tableLayout: 'fixed' },
  rowHeadings: { width: '132px', '@media (max-width: 480px)': { width: '92px' } },
  columns: { width: '92px' },
  caption: { textAlign: 'start', paddingBottom: '6px', color: tokens.colorNeutralForeground2 },
  columnHeading: {
    padding: '4px',
    fontWeight: tokens.fontWeightRegular,
    fontSize: tokens.fontSizeBase200,
    textAlign: 'center',
    verticalAlign: 'top',
    overflowWrap: 'anywhere',
  },
  rowHeading: {
    padding: '4px 8px 4px 0',
    fontWeight: tokens.fontWeightRegular,
    fontSize: tokens.fontSizeBase200,
    textAlign: 'end',
    overflowWrap: 'anywhere',
  },
  corner: {
    padding: '4px 8px 4px 0',
    textAlign: 'end',
    verticalAlign: 'top',
    fontWeight: tokens.fontWeightRegular,
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground3,
  },
  cell: { padding: 0, height: '52px', borderRadius: tokens.borderRadiusMedium },
  content: {
    boxSizing: 'border-box',
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'center',
    justifyContent: 'center',
    width: '100%',
    minHeight: '52px',
    padding: '4px',
    font: 'inherit',
    // Printers leave backgrounds out unless told; the words on them are light.
    printColorAdjust: 'exact',
    border: '1px solid transparent',
    borderRadius: tokens.borderRadiusMedium,
  },
  outlined: { border: `1px solid ${tokens.colorNeutralStrokeAccessible}` },
  button: {
    cursor: 'pointer',
    ':hover': { boxShadow: tokens.shadow4 },
    ':focus-visible': {
      outline: `2px solid ${tokens.colorStrokeFocus2}`,
      outlineOffset: '2px',
    },
  },
  pressed: {
    boxShadow: `0 0 0 2px ${tokens.colorNeutralBackground1}, 0 0 0 4px ${tokens.colorNeutralForeground1}`,
    '@media (forced-colors: active)': { outline: '3px solid Highlight' },
  },
  count: { fontWeight: tokens.fontWeightSemibold },
  band: { fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200 },
});

/** Backgrounds the tints are laid over: the Teams themes' own page colours. */
const under: Record<Exclude<ThemeName, 'contrast'>, { colour: string; share: number }> = {
  light: { colour: '#ffffff', share: 0.16 },
  dark: { colour: '#292929', share: 0.4 },
};

/**
 * The board's matrix as a table: likelihood across, impact up. A cell with risks is a button that shows them in the list, if there is
 * one to show them in (`onChoose`); every cell says its band in words.
 */
export const HeatMap = memo(Matrix);

function Matrix(props: { map: HeatMapData; chosen?: string; onChoose?: (cell: string) => void }) {
  const { map, chosen = '', onChoose } = props;
  const styles = useStyles();
  const w = useWords(heatMapWords);
  const { scheme } = map;
  return (
    <div className={styles.scroll} tabIndex={0} role="region" aria-label={w.heatMap}>
      <table className={styles.table} style={{ minWidth: `${92 + scheme.likelihood.length * 76}px` }}>
        <caption className={styles.caption}>{scheme.title}</caption>
        <colgroup>
          <col className={styles.rowHeadings} />
          {scheme.likelihood.map((level) => (
            <col key={level.value} />
          ))}
        </colgroup>
        <tbody>
          {map.rows.map(({ impact, cells }) => (
            <tr key={impact.value}>
              <th scope="row" className={styles.rowHeading}>
                <OnlyHeard>{w.impact} </OnlyHeard>
                {levelHeading(impact)}
              </th>
              {cells.map((cell, index) => (
                <td key={cell.id} className={styles.cell}>
                  <Cell
                    cell={cell}
                    place={w.place(scheme.likelihood[index]?.label ?? '', impact.label)}
                    pressed={chosen === cell.id}
                    {...(onChoose === undefined
                      ? {}
                      : { onChoose: () => onChoose(chosen === cell.id ? '' : cell.id) })}
                  />
                </td>
              ))}
            </tr>
          ))}
          <tr>
            <td className={styles.corner}>
              <div>{w.impact} ↑</div>
              <div>{w.likelihood} →</div>
            </td>
            {scheme.likelihood.map((level) => (
              <th key={level.value} scope="col" className={styles.columnHeading}>
                <OnlyHeard>{w.likelihood} </OnlyHeard>
                {levelHeading(level)}
              </th>
            ))}
          </tr>
        </tbody>
      </table>
    </div>
  );
}

function levelHeading(level: { label: string; code?: string | undefined; value: number }): string {
  return `${level.code ?? level.value} ${level.label}`;
}

function Cell(props: { cell: HeatMapCell; place: string; pressed: boolean; onChoose?: () => void }) {
  const { cell, place, pressed, onChoose } = props;
  const styles = useStyles();
  const theme = useThemeName();
  const language = useLanguage();
  const w = heatMapWords(language);
  const filled = cell.risks.length > 0;
  const words = [cell.code, cell.score, cell.band?.label ?? w.noBand]
    .filter((part) => part !== null)
    .join(' ');
  const style = coloursOf(cell, theme, filled);
  const outlined =
    theme === 'contrast' || (filled && cell.band !== null && !standsOut(cell.band.colour, theme));
  const look = mergeClasses(styles.content, outlined && styles.outlined);
  if (!filled) {
    return (
      <div className={look} style={style}>
        <span className={styles.band}>{words}</span>
        <OnlyHeard>, {w.noRisks}</OnlyHeard>
      </div>
    );
  }
  const count = counted(cell.risks.length, 'risk', language);
  if (onChoose === undefined) {
    return (
      <div className={look} style={style}>
        <span className={styles.count}>{count}</span>
        <OnlyHeard>, </OnlyHeard>
        <span className={styles.band}>{words}</span>
      </div>
    );
  }
  return (
    <button
      type="button"
      data-printed
      aria-pressed={pressed}
      className={mergeClasses(look, styles.button, pressed && styles.pressed)}
      style={style}
      onClick={onChoose}
    >
      <span className={styles.count}>{count}</span>
      <OnlyHeard>, </OnlyHeard>
      <span className={styles.band}>{words}</span>
      <OnlyHeard>, {w.showInList(place)}</OnlyHeard>
    </button>
  );
}

/** The band's own colour where there are risks, a tint of it where there are none; always with readable text. */
function coloursOf(cell: HeatMapCell, theme: ThemeName, filled: boolean) {
  if (cell.band === null || theme === 'contrast') {
    return { backgroundColor: 'transparent', color: tokens.colorNeutralForeground1 };
  }
  const { colour, share } = under[theme];
  const background = filled ? cell.band.colour : mixed(cell.band.colour, colour, share);
  return { backgroundColor: background, color: textOn(background) };
}
