import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { useMemo, useState } from 'react';
import { addMonths, formatCivilDate, type CivilDate } from '../../../shared/domain/civil-date.ts';
import { nameOfRisk } from '../../../shared/domain/item-title.ts';
import type { Language } from '../../../shared/domain/language.ts';
import type { AssessmentEntry } from '../../../shared/domain/risk.ts';
import { riskTrends, type RiskTrend, type TrendLevel } from '../../../shared/meetings/trend-figures.ts';
import { useBoard, useRegister } from '../../register/register-context.tsx';
import { useAssessments } from '../../register/use-assessments.ts';
import { paths } from '../../ui/board-paths.ts';
import { ChoiceFilter } from '../../ui/filters.tsx';
import { ItemLink } from '../../ui/item-link.tsx';
import { useLanguage, useWords } from '../../ui/language.tsx';
import { ErrorNotice } from '../../ui/states.tsx';
import { FigureTable } from './figure-table.tsx';
import { Choices, Note, PictureSection } from './picture-section.tsx';
import { TrendChart } from './trend-chart.tsx';
import { trendWords } from './trend-words.ts';

type Words = ReturnType<typeof trendWords>;

const months = 24;
/** As many small charts as a board looks at in one go; the rest is one press away. */
const shownFirst = 9;

const useStyles = makeStyles({
  charts: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(min(100%, 270px), 1fr))',
    gap: tokens.spacingHorizontalM,
    margin: 0,
    padding: 0,
    listStyleType: 'none',
  },
  chart: {
    minWidth: 0,
    padding: tokens.spacingHorizontalS,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground1,
    '@media print': { breakInside: 'avoid' },
  },
  words: { margin: '2px 0', color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  key: {
    display: 'flex',
    flexWrap: 'wrap',
    columnGap: tokens.spacingHorizontalL,
    fontSize: tokens.fontSizeBase200,
  },
});

/** The scores of each open risk over two years, worst first. */
export function Trends() {
  const { today } = useRegister();
  const w = useWords(trendWords);
  const since = addMonths(today, -months);
  const state = useAssessments(since);
  switch (state.phase) {
    case 'loading':
      return (
        <PictureSection heading={w.heading} sentence="">
          <p role="status">{w.reading}</p>
        </PictureSection>
      );
    case 'failed':
      return (
        <PictureSection heading={w.heading} sentence="">
          <ErrorNotice
            userMessage={state.failure.userMessage}
            correlationId={state.failure.correlationId}
            onRetry={state.retry}
          />
        </PictureSection>
      );
    case 'read':
      return <TrendsOf assessments={state.assessments} since={since} />;
  }
}

function TrendsOf({ assessments, since }: { assessments: readonly AssessmentEntry[]; since: CivilDate }) {
  const styles = useStyles();
  const register = useRegister();
  const w = useWords(trendWords);
  const [group, setGroup] = useState('');
  const [category, setCategory] = useState('');
  const [everything, setEverything] = useState(false);
  const trends = useMemo(
    () => riskTrends(register.risks, assessments, (reference) => register.schemeOf(reference)),
    [register, assessments],
  );
  const categories = [...new Set(trends.map(({ risk }) => risk.category))].filter(Boolean).sort();
  const fitting = trends.filter(
    ({ risk }) =>
      (group === '' || risk.groupKey === group) && (category === '' || risk.category === category),
  );
  const shown = everything ? fitting : fitting.slice(0, shownFirst);
  return (
    <PictureSection
      heading={w.heading}
      sentence={w.sentence(
        trends.length,
        trends.filter(({ aboveAppetite }) => aboveAppetite).length,
        trends.filter(({ aboveTarget }) => aboveTarget).length,
      )}
    >
      <Note>{w.note}</Note>
      <Choices>
        <ChoiceFilter
          label={w.group}
          value={group}
          options={[
            { value: '', label: w.allGroups },
            ...register.groups.map(({ key, name }) => ({ value: key, label: name })),
          ]}
          onChange={setGroup}
        />
        <ChoiceFilter
          label={w.category}
          value={category}
          options={[
            { value: '', label: w.allCategories },
            ...categories.map((name) => ({ value: name, label: name })),
          ]}
          onChange={setCategory}
        />
      </Choices>
      {fitting.length === 0 ? (
        <Note>{w.none}</Note>
      ) : (
        <>
          <div className={styles.key}>
            <span role="status">{w.shown(shown.length, fitting.length)}</span>
            <span aria-hidden="true">– – {w.legendTarget}</span>
            <span aria-hidden="true">···· {w.legendAppetite}</span>
            <span aria-hidden="true">┆ {w.legendScheme}</span>
          </div>
          <ul className={styles.charts}>
            {shown.map((trend) => (
              <OneTrend key={trend.risk.id} trend={trend} from={since} to={register.today} />
            ))}
          </ul>
          {fitting.length > shownFirst && (
            <Choices>
              <Button onClick={() => setEverything(!everything)}>
                {everything ? w.showFewer : w.showAll(fitting.length)}
              </Button>
            </Choices>
          )}
          <TrendTable trends={shown} />
        </>
      )}
    </PictureSection>
  );
}

function OneTrend({ trend, from, to }: { trend: RiskTrend; from: CivilDate; to: CivilDate }) {
  const styles = useStyles();
  const { id: board } = useBoard();
  const language = useLanguage();
  const w = useWords(trendWords);
  const { risk, now, target, appetite } = trend;
  return (
    <li className={styles.chart}>
      <ItemLink to={paths.risk(board, risk.key)}>{nameOfRisk(risk)}</ItemLink>
      {now === null ? (
        <p className={styles.words}>{w.notScored}</p>
      ) : (
        <>
          <p className={styles.words}>
            {[
              w.now(scoreAndBand(now)),
              target === null ? w.noTarget : w.target(scoreAndBand(target)),
              appetite === null ? w.noAppetite : w.appetite(scoreAndBand(appetite)),
            ].join('; ')}
          </p>
          <TrendChart
            trend={trend}
            name={w.chart(risk.reference, pointsInWords(trend, w, language))}
            from={from}
            to={to}
          />
        </>
      )}
    </li>
  );
}

function TrendTable({ trends }: { trends: readonly RiskTrend[] }) {
  const { id: board } = useBoard();
  const language = useLanguage();
  const w = useWords(trendWords);
  return (
    <FigureTable
      caption={w.caption}
      head={
        <tr>
          <th scope="col">{w.risk}</th>
          <th scope="col">{w.scores}</th>
          <th scope="col">{w.targetHeading}</th>
          <th scope="col">{w.appetiteHeading}</th>
          <th scope="col">{w.against}</th>
        </tr>
      }
    >
      {trends.map((trend) => (
        <tr key={trend.risk.id}>
          <th scope="row">
            <ItemLink to={paths.risk(board, trend.risk.key)}>{nameOfRisk(trend.risk)}</ItemLink>
          </th>
          <td>
            {trend.now === null ? w.notScored : pointsInWords(trend, w, language)}
            {trend.unreadable > 0 && ` ${w.unreadable(trend.unreadable)}`}
          </td>
          <td>{trend.target === null ? w.noTarget : scoreAndBand(trend.target)}</td>
          <td>{trend.appetite === null ? w.noAppetite : scoreAndBand(trend.appetite)}</td>
          <td>{againstInWords(trend, w)}</td>
        </tr>
      ))}
    </FigureTable>
  );
}

/** "3 March 2025: 12 Amber; 2 June 2025: 16 Red": every point drawn, and where the line is broken. */
function pointsInWords({ stretches }: RiskTrend, w: Words, language: Language): string {
  return stretches
    .flatMap(({ points }, index) => [
      ...(index === 0 || points[0] === undefined
        ? []
        : [w.changed(formatCivilDate(points[0].asAt, language))]),
      ...points.map((point) => `${formatCivilDate(point.asAt, language)}: ${scoreAndBand(point)}`),
    ])
    .join('; ');
}

function scoreAndBand({ score, band }: TrendLevel): string {
  return [score === null ? '' : String(score), band?.label ?? ''].filter((part) => part !== '').join(' ');
}

function againstInWords({ target, appetite, aboveTarget, aboveAppetite, now }: RiskTrend, w: Words): string {
  if (now === null || (target === null && appetite === null)) return w.cannotTell;
  if (aboveTarget && aboveAppetite) return w.overBoth;
  if (aboveAppetite) return w.overAppetite;
  return aboveTarget ? w.overTarget : w.within;
}
