import { makeStyles, tokens } from '@fluentui/react-components';
import { formatCivilDate } from '../../../shared/domain/civil-date.ts';
import type { Assessment } from '../../../shared/domain/risk.ts';
import { keyTakenBack, withoutTakenBack } from '../../../shared/domain/taken-back.ts';
import { scoreWith, type ScoringScheme } from '../../../shared/domain/scoring-scheme.ts';
import type { ReadableRegister } from '../../register/register-index.ts';
import { bandOfScore, levelInWords } from '../../register/risk-facts.ts';
import { ScoreBadge } from '../../ui/badges.tsx';
import { DataTable, type Column } from '../../ui/data-table.tsx';
import { scoreLine } from './score-series.ts';
import { useLanguage } from '../../ui/language.tsx';
import { riskWords } from './risk-words.ts';

const useStyles = makeStyles({
  chart: {
    display: 'block',
    width: '100%',
    maxWidth: '640px',
    height: 'auto',
    color: tokens.colorBrandForeground1,
  },
  axis: {
    fill: tokens.colorNeutralForeground3,
    fontSize: '12px',
    '@media (forced-colors: active)': { fill: 'CanvasText' },
  },
  gridLine: { stroke: tokens.colorNeutralStroke2 },
  dot: {
    fill: tokens.colorNeutralBackground1,
    stroke: 'currentColor',
    strokeWidth: '2px',
    '@media (forced-colors: active)': { fill: 'Canvas' },
  },
  score: {
    fill: tokens.colorNeutralForeground1,
    fontSize: '12px',
    '@media (forced-colors: active)': { fill: 'CanvasText' },
  },
  quiet: { margin: 0, color: tokens.colorNeutralForeground3 },
});

/** Every scoring in a table, and a line through those that can be compared. */
export function ScoresOverTime({
  assessments,
  register,
}: {
  assessments: readonly Assessment[];
  register: ReadableRegister;
}) {
  const styles = useStyles();
  const w = riskWords(register.language);
  if (assessments.length === 0) return <p className={styles.quiet}>{w.noScorings}</p>;
  // Of two on one day the later one stands first.
  const newestFirst = [...assessments]
    .reverse()
    .sort((first, second) => (first.asAt === second.asAt ? 0 : first.asAt < second.asAt ? 1 : -1));
  const takenBack = new Set(assessments.flatMap(({ key }) => keyTakenBack(key) ?? []));
  const scheme = register.schemeOf(newestFirst.find(({ scheme: own }) => own !== null)?.scheme ?? null);
  return (
    <>
      {scheme !== undefined && <ScoreChart assessments={assessments} scheme={scheme} />}
      <DataTable
        caption={w.scoresOverTime}
        columns={columnsFor(register, takenBack)}
        rows={newestFirst.map((assessment) => ({ kind: 'item', id: assessment.id, item: assessment }))}
      />
    </>
  );
}

function columnsFor(register: ReadableRegister, takenBack: ReadonlySet<string>): Column<Assessment>[] {
  const { language } = register;
  const w = riskWords(language);
  return [
    {
      id: 'date',
      heading: w.date,
      share: 19,
      namesRow: true,
      cell: ({ asAt }) => formatCivilDate(asAt, language),
    },
    { id: 'stage', heading: w.stage, share: 12, cell: ({ stage }) => w.stages[stage] },
    {
      id: 'likelihood',
      heading: w.likelihood,
      share: 19,
      cell: ({ likelihood, scheme }) =>
        levelInWords('likelihood', likelihood, register.schemeOf(scheme), language),
    },
    {
      id: 'impact',
      heading: w.impact,
      share: 19,
      cell: ({ impact, scheme }) => levelInWords('impact', impact, register.schemeOf(scheme), language),
    },
    {
      id: 'score',
      heading: w.score,
      share: 16,
      cell: (assessment) => (
        <>
          <Score {...{ assessment, register }} />
          {takenBack.has(assessment.key) && <Quietly words={w.takenBackSince} />}
          {keyTakenBack(assessment.key) !== null && <Quietly words={w.asBefore} />}
        </>
      ),
    },
    { id: 'by', heading: w.by, share: 15, cell: ({ by }) => by.name },
  ];
}

function Quietly({ words }: { words: string }) {
  return <div className={useStyles().quiet}>{words}</div>;
}

function Score({ assessment, register }: { assessment: Assessment; register: ReadableRegister }) {
  const styles = useStyles();
  const band = bandOfScore(assessment, register.schemeOf(assessment.scheme)) ?? null;
  return (
    <>
      <ScoreBadge score={assessment.score} band={band} />
      {assessment.score === null && assessment.scoreText !== '' && keyTakenBack(assessment.key) === null && (
        <div className={styles.quiet}>{riskWords(register.language).writtenAs(assessment.scoreText)}</div>
      )}
    </>
  );
}

const width = 640;
const height = 160;
const inset = { left: 32, right: 24, top: 20, bottom: 24 };

/** The table says the same in words, so the picture is kept from those who listen. */
function ScoreChart({ assessments, scheme }: { assessments: readonly Assessment[]; scheme: ScoringScheme }) {
  const styles = useStyles();
  const language = useLanguage();
  const highest = highestScore(scheme);
  const points = scoreLine(withoutTakenBack(assessments), scheme, highest).map((point) => ({
    ...point,
    x: inset.left + point.across * (width - inset.left - inset.right),
    y: height - inset.bottom - point.up * (height - inset.top - inset.bottom),
  }));
  const first = points[0];
  const last = points.at(-1);
  if (first === undefined || last === undefined) return null;
  const line = (share: number) => height - inset.bottom - share * (height - inset.top - inset.bottom);
  return (
    <svg className={styles.chart} viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
      {[0, 0.5, 1].map((share) => (
        <g key={share}>
          <line
            x1={inset.left}
            x2={width - inset.right}
            y1={line(share)}
            y2={line(share)}
            className={styles.gridLine}
          />
          <text x={inset.left - 6} y={line(share) + 4} textAnchor="end" className={styles.axis}>
            {Math.round(highest * share)}
          </text>
        </g>
      ))}
      <polyline
        points={points.map(({ x, y }) => `${x},${y}`).join(' ')}
        fill="none"
        stroke="currentColor"
        strokeWidth="2"
      />
      {points.map(({ x, y, assessment }) => (
        <g key={assessment.id}>
          <circle cx={x} cy={y} r="4" className={styles.dot} />
          <text x={x} y={y - 9} textAnchor="middle" className={styles.score}>
            {assessment.score}
          </text>
        </g>
      ))}
      <text x={first.x} y={height - 6} textAnchor="start" className={styles.axis}>
        {formatCivilDate(first.assessment.asAt, language)}
      </text>
      <text x={last.x} y={height - 6} textAnchor="end" className={styles.axis}>
        {formatCivilDate(last.assessment.asAt, language)}
      </text>
    </svg>
  );
}

/** The highest score the scheme can give; 0 for a scheme of colours only. */
function highestScore(scheme: ScoringScheme): number {
  const scores = scheme.impact.flatMap((impact) =>
    scheme.likelihood.map((likelihood) => {
      const scored = scoreWith(scheme, { likelihood: likelihood.value, impact: impact.value });
      return scored.ok ? (scored.score ?? 0) : 0;
    }),
  );
  return Math.max(0, ...scores);
}
