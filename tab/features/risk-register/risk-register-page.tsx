import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useDeferredValue, useMemo } from 'react';
import { useBoard, useRegister } from '../../register/register-context.tsx';
import { counted, factsOfRisk, summaryInWords, type RiskFacts } from '../../register/risk-facts.ts';
import { shortTitleOfRisk } from '../../../shared/domain/item-title.ts';
import { Direction, ScoreBadge } from '../../ui/badges.tsx';
import { paths } from '../../ui/board-paths.ts';
import { DataTable, type Column, type Sorting, type TableRow } from '../../ui/data-table.tsx';
import { DateInWords, Flagged, reviewInWords } from '../../ui/dates.tsx';
import { ChoiceFilter, ClearFilters, Filters, TextFilter } from '../../ui/filters.tsx';
import { ItemLink } from '../../ui/item-link.tsx';
import { JustChanged, NeedsCheck } from '../../ui/marks.tsx';
import { PageHeading } from '../../ui/page-heading.tsx';
import { useRemembered, useScrollMemory } from '../../ui/remembered.ts';
import { EmptyState } from '../../ui/states.tsx';
import { HeatMap } from './heat-map.tsx';
import { heatMapOf, schemesInUse } from '../../../shared/domain/heat-map.ts';
import {
  bandLabels,
  filterRisks,
  noRiskFilter,
  sortRisks,
  worstFirst,
  type RiskFilter,
} from './risk-list.ts';

const useStyles = makeStyles({
  page: { display: 'flex', flexDirection: 'column', rowGap: tokens.spacingVerticalL },
  summary: { margin: '4px 0 0', color: tokens.colorNeutralForeground2 },
  section: { display: 'flex', flexDirection: 'column', rowGap: tokens.spacingVerticalM },
  heading: { margin: 0, fontSize: tokens.fontSizeBase400, lineHeight: tokens.lineHeightBase400 },
  map: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 640px) minmax(180px, 1fr)',
    gap: tokens.spacingHorizontalXXL,
    alignItems: 'start',
    '@media (max-width: 800px)': { gridTemplateColumns: 'minmax(0, 1fr)', rowGap: tokens.spacingVerticalM },
  },
  aside: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'flex-start',
    rowGap: tokens.spacingVerticalS,
  },
  asideTitle: { margin: 0, fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold },
  list: { margin: 0, padding: 0, listStyleType: 'none', display: 'grid', rowGap: '2px' },
  note: { margin: 0, color: tokens.colorNeutralForeground2 },
  choice: {
    minHeight: '24px',
    padding: 0,
    font: 'inherit',
    textAlign: 'start',
    color: tokens.colorBrandForegroundLink,
    backgroundColor: 'transparent',
    border: 'none',
    borderRadius: tokens.borderRadiusSmall,
    cursor: 'pointer',
    '@media (forced-colors: active)': { textDecorationLine: 'underline' },
    ':hover': { textDecorationLine: 'underline' },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '1px' },
  },
  chosen: { fontWeight: tokens.fontWeightSemibold, textDecorationLine: 'underline' },
  found: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: tokens.spacingHorizontalM,
    minHeight: '32px',
  },
});

/** The home of a board: what stands open, where it stands on the board's own matrix, and the list of risks. */
export function RiskRegisterPage() {
  const styles = useStyles();
  const { id: board } = useBoard();
  const register = useRegister();
  const [filter, setFilter] = useRemembered<RiskFilter>(`risk filter ${board}`, noRiskFilter);
  const [sorting, setSorting] = useRemembered<Sorting>(`risk sorting ${board}`, worstFirst);
  const [schemeChoice, setSchemeChoice] = useRemembered(`heat map scheme ${board}`, 0);
  const deferred = useDeferredValue(filter);
  useScrollMemory(`risks ${board}`);

  const all = useMemo(() => register.risks.map((risk) => factsOfRisk(risk, register)), [register]);
  const open = useMemo(() => register.risks.filter((risk) => risk.status === 'open'), [register.risks]);
  const openFacts = useMemo(() => all.filter(({ risk }) => risk.status === 'open'), [all]);
  const schemes =
    register.scheme === undefined ? [] : schemesInUse(open, register.scheme, register.board.schemes);
  const mapScheme = schemes[schemeChoice] ?? schemes[0];
  const map = useMemo(() => (mapScheme === undefined ? null : heatMapOf(mapScheme, open)), [mapScheme, open]);
  const found = useMemo(
    () => sortRisks(filterRisks(all, deferred, mapScheme), sorting),
    [all, deferred, mapScheme, sorting],
  );
  const rows = useMemo<TableRow<RiskFacts>[]>(
    () => found.map((facts) => ({ kind: 'item', id: facts.risk.id, item: facts })),
    [found],
  );
  const columns = useMemo(() => columnsFor(board, register.today), [board, register.today]);
  const filtered = filter !== noRiskFilter && JSON.stringify(filter) !== JSON.stringify(noRiskFilter);

  const set = (parts: Partial<RiskFilter>) => setFilter({ ...filter, ...parts });
  // A cell counts open risks, so choosing one sets the other filters aside.
  const choosePlace = (place: string) =>
    setFilter(place === '' ? { ...filter, place } : { ...noRiskFilter, place });

  return (
    <div className={styles.page}>
      <div>
        <PageHeading title="Risk register" />
        <p className={styles.summary}>{summaryInWords(register)}</p>
      </div>

      <section className={styles.section} aria-labelledby="heat-map-heading">
        <h2 id="heat-map-heading" className={styles.heading}>
          Heat map of open risks
        </h2>
        {map === null ? (
          <p className={styles.note}>
            The board’s Settings name a scoring scheme that is not there, so there is no heat map. Ask your
            board manager to check the Settings list.
          </p>
        ) : (
          <div className={styles.map}>
            <HeatMap map={map} chosen={filter.place} onChoose={choosePlace} />
            <div className={styles.aside}>
              {schemes.length > 1 && (
                <ChoiceFilter
                  label="Scheme shown"
                  value={String(schemes.indexOf(map.scheme))}
                  options={schemes.map((scheme, index) => ({
                    value: String(index),
                    label: `${scheme.title} (version ${scheme.version})`,
                  }))}
                  onChange={(index) => {
                    setSchemeChoice(Number(index));
                    set({ place: '' });
                  }}
                />
              )}
              <div>
                <h3 className={styles.asideTitle}>Since the last scoring</h3>
                <ul className={styles.list}>
                  {movements(openFacts).map(({ direction, words }) => (
                    <li key={direction}>
                      <Choice
                        words={words}
                        chosen={filter.direction === direction}
                        onChoose={(chosen) =>
                          setFilter({ ...noRiskFilter, direction: chosen ? direction : '' })
                        }
                      />
                    </li>
                  ))}
                </ul>
              </div>
              <div>
                <h3 className={styles.asideTitle}>Not on the map</h3>
                {map.unplaced.length === 0 ? (
                  <p className={styles.note}>Every open risk has a place on the map.</p>
                ) : (
                  <ul className={styles.list}>
                    {map.unplaced.map(({ why, risks }) => (
                      <li key={why}>
                        <Choice
                          words={`${counted(risks.length, 'risk')} ${why}`}
                          chosen={filter.place === why}
                          onChoose={(chosen) => choosePlace(chosen ? why : '')}
                        />
                      </li>
                    ))}
                  </ul>
                )}
              </div>
              <p className={styles.note}>Choose a cell with risks to see them in the list.</p>
            </div>
          </div>
        )}
      </section>

      <section className={styles.section} aria-labelledby="risks-heading">
        <h2 id="risks-heading" className={styles.heading}>
          Risks
        </h2>
        <Filters label="Filter the risks">
          <TextFilter label="Search" value={filter.text} onChange={(text) => set({ text })} />
          <ChoiceFilter
            label="Status"
            value={filter.status}
            options={[
              { value: 'open', label: 'Open' },
              { value: 'closed', label: 'Closed' },
              { value: 'all', label: 'Open and closed' },
            ]}
            onChange={(status) => set({ status })}
          />
          <ChoiceFilter
            label="Band"
            value={filter.band}
            options={[allOf('bands'), ...bandLabels(all).map((label) => ({ value: label, label }))]}
            onChange={(band) => set({ band })}
          />
          <ChoiceFilter
            label="Group"
            value={filter.groupKey}
            options={[
              allOf('groups'),
              ...register.groups.map((group) => ({ value: group.key, label: group.name })),
            ]}
            onChange={(groupKey) => set({ groupKey })}
          />
          <ChoiceFilter
            label="Category"
            value={filter.category}
            options={[
              allOf('categories'),
              ...categoriesOf(all).map((name) => ({ value: name, label: name })),
            ]}
            onChange={(category) => set({ category })}
          />
          <ChoiceFilter
            label="Review"
            value={filter.review}
            options={[
              { value: 'any', label: 'Any' },
              { value: 'due', label: 'Due or overdue' },
              { value: 'overdue', label: 'Overdue' },
            ]}
            onChange={(review) => set({ review })}
          />
        </Filters>
        <div className={styles.found}>
          <span role="status">
            {found.length === all.length
              ? `All ${counted(all.length, 'risk')}`
              : `${counted(found.length, 'risk')} of ${all.length}`}
            {placeInWords(filter.place, map)}
          </span>
          {filtered && <ClearFilters onClear={() => setFilter(noRiskFilter)} />}
        </div>
        {found.length === 0 ? (
          <EmptyState>
            {all.length === 0
              ? 'There are no risks in this register yet. They appear here as soon as the Risks list has rows.'
              : 'No risk fits these choices.'}
          </EmptyState>
        ) : (
          <DataTable caption="Risks" columns={columns} rows={rows} sorting={sorting} onSort={setSorting} />
        )}
      </section>
    </div>
  );
}

const movementWords = [
  ['up', 'moved up'],
  ['down', 'moved down'],
  ['same', 'did not move'],
  ['new', 'scored for the first time'],
  ['not comparable', 'cannot be compared'],
] as const;

/** "3 risks moved up" and so on, without those that are nought. */
function movements(risks: readonly RiskFacts[]) {
  return movementWords.flatMap(([direction, words]) => {
    const count = risks.filter((facts) => facts.direction === direction).length;
    return count === 0 ? [] : [{ direction, words: `${counted(count, 'risk')} ${words}` }];
  });
}

/** A count that, pressed, shows what it counted in the list; pressed again, everything. */
function Choice(props: { words: string; chosen: boolean; onChoose: (chosen: boolean) => void }) {
  const { words, chosen, onChoose } = props;
  const styles = useStyles();
  return (
    <button
      type="button"
      className={mergeClasses(styles.choice, chosen && styles.chosen)}
      aria-pressed={chosen}
      onClick={() => onChoose(!chosen)}
    >
      {words}
    </button>
  );
}

function allOf(what: string) {
  return { value: '', label: `All ${what}` };
}

function categoriesOf(risks: readonly RiskFacts[]): string[] {
  return [...new Set(risks.map(({ risk }) => risk.category).filter((category) => category !== ''))].sort();
}

function placeInWords(place: string, map: ReturnType<typeof heatMapOf> | null): string {
  if (place === '' || map === null) return '';
  for (const { impact, cells } of map.rows) {
    const index = cells.findIndex((cell) => cell.id === place);
    const likelihood = map.scheme.likelihood[index];
    if (likelihood !== undefined) return `: ${likelihood.label} likelihood, ${impact.label} impact`;
  }
  return `: ${place}`;
}

function columnsFor(board: string, today: Parameters<typeof reviewInWords>[1]): Column<RiskFacts>[] {
  return [
    { id: 'reference', heading: 'Ref.', share: 7, sortable: true, cell: ({ risk }) => risk.reference },
    {
      id: 'title',
      heading: 'Risk',
      share: 28,
      sortable: true,
      namesRow: true,
      cell: ({ risk }) => (
        <>
          <ItemLink to={paths.risk(board, risk.key)}>{shortTitleOfRisk(risk)}</ItemLink>
          <JustChanged kind="risk" id={risk.id} />
          <NeedsCheck problems={risk.problems} />
          {risk.status === 'closed' && <div>Closed</div>}
        </>
      ),
    },
    { id: 'owner', heading: 'Owner', share: 14, sortable: true, cell: ({ owners }) => owners },
    {
      id: 'current',
      heading: 'Current',
      share: 11,
      sortable: true,
      cell: ({ risk, band }) => <ScoreBadge score={risk.current?.score ?? null} band={band ?? null} />,
    },
    {
      id: 'direction',
      heading: 'Direction',
      share: 11,
      sortable: true,
      cell: ({ direction, directionWords }) => <Direction direction={direction} words={directionWords} />,
    },
    {
      id: 'target',
      heading: 'Target',
      share: 11,
      sortable: true,
      cell: ({ risk, targetBand }) =>
        risk.target === null ? (
          'None set'
        ) : (
          <ScoreBadge score={risk.target.score} band={targetBand ?? null} />
        ),
    },
    {
      id: 'review',
      heading: 'Next review',
      share: 13,
      sortable: true,
      cell: ({ risk, reviewOverdue }) =>
        risk.nextReview === null ? (
          'No date'
        ) : (
          <DateInWords
            date={risk.nextReview}
            words={risk.status === 'open' ? reviewInWords(risk.nextReview, today) : ''}
            flagged={reviewOverdue}
          />
        ),
    },
    {
      id: 'actions',
      heading: 'Open actions',
      share: 10,
      sortable: true,
      cell: ({ openActions, overdueActions }) => (
        <>
          {openActions === 0 ? 'None' : openActions}
          {overdueActions > 0 && (
            <div>
              <Flagged words={`${overdueActions} overdue`} />
            </div>
          )}
        </>
      ),
    },
  ];
}
