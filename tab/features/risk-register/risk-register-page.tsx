import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useCallback, useDeferredValue, useMemo } from 'react';
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
import { HeatMap } from '../../ui/heat-map.tsx';
import { RiskChoices } from './risk-choices.tsx';
import { heatMapOf, schemesInUse } from '../../../shared/domain/heat-map.ts';
import { filterRisks, noRiskFilter, sortRisks, worstFirst, type RiskFilter } from './risk-list.ts';
import type { Language } from '../../../shared/domain/language.ts';
import { riskRegisterWords } from './risk-register-words.ts';

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
  const { language } = register;
  const w = riskRegisterWords(language);
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
    () => found.map((facts) => ({ kind: 'item', id: facts.risk.id, item: facts, stamp: facts.risk.etag })),
    [found],
  );
  const columns = useMemo(
    () => columnsFor(board, register.today, language),
    [board, register.today, language],
  );
  const filtered = filter !== noRiskFilter && JSON.stringify(filter) !== JSON.stringify(noRiskFilter);

  const { text, place: _place, direction: _direction, ...choices } = filter;
  const set = useCallback(
    (parts: Partial<RiskFilter>) => setFilter((before) => ({ ...before, ...parts })),
    [setFilter],
  );
  // A cell counts open risks, so choosing one sets the other filters aside.
  const choosePlace = useCallback(
    (place: string) => setFilter((before) => ({ ...(place === '' ? before : noRiskFilter), place })),
    [setFilter],
  );

  return (
    <div className={styles.page}>
      <div>
        <PageHeading title={w.title} />
        <p className={styles.summary}>{summaryInWords(register)}</p>
      </div>

      <section className={styles.section} aria-labelledby="heat-map-heading">
        <h2 id="heat-map-heading" className={styles.heading}>
          {w.heatMapOfOpen}
        </h2>
        {map === null ? (
          <p className={styles.note}>{w.noScheme}</p>
        ) : (
          <div className={styles.map}>
            <HeatMap map={map} chosen={filter.place} onChoose={choosePlace} />
            <div className={styles.aside}>
              {schemes.length > 1 && (
                <ChoiceFilter
                  label={w.schemeShown}
                  value={String(schemes.indexOf(map.scheme))}
                  options={schemes.map((scheme, index) => ({
                    value: String(index),
                    label: w.schemeVersion(scheme.title, scheme.version),
                  }))}
                  onChange={(index) => {
                    setSchemeChoice(Number(index));
                    set({ place: '' });
                  }}
                />
              )}
              <div>
                <h3 className={styles.asideTitle}>{w.sinceLastScoring}</h3>
                <ul className={styles.list}>
                  {movements(openFacts, language).map(({ direction, words }) => (
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
                <h3 className={styles.asideTitle}>{w.notOnMap}</h3>
                {map.unplaced.length === 0 ? (
                  <p className={styles.note}>{w.allPlaced}</p>
                ) : (
                  <ul className={styles.list}>
                    {map.unplaced.map(({ why, risks }) => (
                      <li key={why}>
                        <Choice
                          words={`${counted(risks.length, 'risk', language)} ${w.unplaced[why]}`}
                          chosen={filter.place === why}
                          onChoose={(chosen) => choosePlace(chosen ? why : '')}
                        />
                      </li>
                    ))}
                  </ul>
                )}
              </div>
              <p className={styles.note}>{w.chooseCell}</p>
            </div>
          </div>
        )}
      </section>

      <section className={styles.section} aria-labelledby="risks-heading">
        <h2 id="risks-heading" className={styles.heading}>
          {w.risks}
        </h2>
        <Filters label={w.filter}>
          <TextFilter label={w.search} value={text} onChange={(words) => set({ text: words })} />
          <RiskChoices {...choices} all={all} onChange={set} />
        </Filters>
        <div className={styles.found}>
          <span role="status">
            {found.length === all.length
              ? w.all(counted(all.length, 'risk', language))
              : w.some(counted(found.length, 'risk', language), all.length)}
            {placeInWords(filter.place, map, language)}
          </span>
          {filtered && <ClearFilters onClear={() => setFilter(noRiskFilter)} />}
        </div>
        <DataTable
          caption={w.risks}
          columns={columns}
          rows={rows}
          sorting={sorting}
          onSort={setSorting}
          view={JSON.stringify(deferred)}
          instead={
            found.length === 0 ? <EmptyState>{all.length === 0 ? w.none : w.noneFits}</EmptyState> : null
          }
        />
      </section>
    </div>
  );
}

const movementOrder = ['up', 'down', 'same', 'new', 'not comparable'] as const;

/** "3 risks moved up" and so on, without those that are nought. */
function movements(risks: readonly RiskFacts[], language: Language) {
  const { moved } = riskRegisterWords(language);
  return movementOrder.flatMap((direction) => {
    const count = risks.filter((facts) => facts.direction === direction).length;
    return count === 0
      ? []
      : [{ direction, words: `${counted(count, 'risk', language)} ${moved[direction]}` }];
  });
}

/** A count that, pressed, shows what it counted in the list; pressed again, everything. */
function Choice(props: { words: string; chosen: boolean; onChoose: (chosen: boolean) => void }) {
  const { words, chosen, onChoose } = props;
  const styles = useStyles();
  return (
    <button
      type="button"
      data-printed
      className={mergeClasses(styles.choice, chosen && styles.chosen)}
      aria-pressed={chosen}
      onClick={() => onChoose(!chosen)}
    >
      {words}
    </button>
  );
}

function placeInWords(place: string, map: ReturnType<typeof heatMapOf> | null, language: Language): string {
  const w = riskRegisterWords(language);
  if (place === '' || map === null) return '';
  for (const { impact, cells } of map.rows) {
    const index = cells.findIndex((cell) => cell.id === place);
    const likelihood = map.scheme.likelihood[index];
    if (likelihood !== undefined) return `: ${w.place(likelihood.label, impact.label)}`;
  }
  const unplaced = map.unplaced.find(({ why }) => why === place);
  return `: ${unplaced === undefined ? place : w.unplaced[unplaced.why]}`;
}

function columnsFor(
  board: string,
  today: Parameters<typeof reviewInWords>[1],
  language: Language,
): Column<RiskFacts>[] {
  const w = riskRegisterWords(language);
  return [
    { id: 'reference', heading: w.reference, share: 6, sortable: true, cell: ({ risk }) => risk.reference },
    {
      id: 'title',
      heading: w.risk,
      share: 24,
      sortable: true,
      namesRow: true,
      cell: ({ risk }) => (
        <>
          <ItemLink to={paths.risk(board, risk.key)}>{shortTitleOfRisk(risk)}</ItemLink>
          <JustChanged kind="risk" id={risk.id} />
          <NeedsCheck problems={risk.problems} />
          {risk.status === 'closed' && <div>{w.closed}</div>}
        </>
      ),
    },
    { id: 'owner', heading: w.owner, share: 14, sortable: true, cell: ({ owners }) => owners },
    {
      id: 'current',
      heading: w.current,
      share: 11,
      sortable: true,
      cell: ({ risk, band }) => <ScoreBadge score={risk.current?.score ?? null} band={band ?? null} />,
    },
    {
      id: 'direction',
      heading: w.direction,
      share: 12,
      sortable: true,
      cell: ({ direction, directionWords }) => <Direction direction={direction} words={directionWords} />,
    },
    {
      id: 'target',
      heading: w.target,
      share: 11,
      sortable: true,
      cell: ({ risk, targetBand }) =>
        risk.target === null ? (
          w.noTarget
        ) : (
          <ScoreBadge score={risk.target.score} band={targetBand ?? null} />
        ),
    },
    {
      id: 'review',
      heading: w.nextReview,
      share: 14,
      sortable: true,
      cell: ({ risk, reviewOverdue }) =>
        risk.nextReview === null ? (
          w.noDate
        ) : (
          <DateInWords
            date={risk.nextReview}
            words={risk.status === 'open' ? reviewInWords(risk.nextReview, today, language) : ''}
            flagged={reviewOverdue}
          />
        ),
    },
    {
      id: 'actions',
      heading: w.openActions,
      share: 12,
      sortable: true,
      cell: ({ openActions, overdueActions }) => (
        <>
          {openActions === 0 ? w.noActions : openActions}
          {overdueActions > 0 && (
            <div>
              <Flagged words={w.overdueActions(overdueActions)} />
            </div>
          )}
        </>
      ),
    },
  ];
}
