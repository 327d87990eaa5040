import { useMemo, useState } from 'react';
import type { Action } from '../../../shared/domain/action.ts';
import { ragMarks } from '../../../shared/domain/status.ts';
import {
  agencyOf,
  allStated,
  statedOrder,
  statusFigures,
  type Stated,
  type StatusFigures,
  type StatusRow,
} from '../../../shared/meetings/status-figures.ts';
import { useRegister } from '../../register/register-context.tsx';
import { ChoiceFilter } from '../../ui/filters.tsx';
import { useWords } from '../../ui/language.tsx';
import { useRemembered } from '../../ui/remembered.ts';
import { Bars, type Bar } from './bars.tsx';
import { FigureTable, NumberCell, NumberHeading, TotalCell } from './figure-table.tsx';
import { pageWords } from './page-words.ts';
import { Beside, Choices, ChosenActions, Hint, Note, PictureSection } from './picture-section.tsx';
import { statusWords } from './status-words.ts';

type By = 'priority' | 'agency';
type Words = ReturnType<typeof statusWords>;

interface Cell {
  readonly id: string;
  readonly what: string;
  readonly actions: readonly Action[];
}

/** Actions by priority or agency: stated RAG beside computed lateness. */
export function ActionStatus() {
  const register = useRegister();
  const w = useWords(statusWords);
  const page = useWords(pageWords);
  const [by, setBy] = useRemembered<By>(`overview status ${register.board.id}`, 'priority');
  const [chosen, setChosen] = useState('');
  const figures = useMemo(
    () =>
      statusFigures(register.actions, register.today, (action) =>
        by === 'priority' ? action.priority : agencyOf(action, register.directory),
      ),
    [register, by],
  );
  const shown = useMemo(() => statedIn(figures), [figures]);
  const cells = figures.rows.map((row) => cellsOf(row, shown, w, page.notSaid));
  const found = cells.flatMap(({ all }) => all).find(({ id }) => id === chosen);
  const choose = (id: string) => setChosen(id === chosen ? '' : id);
  const finished = [w.complete, w.closed] as const;

  if (figures.rows.length === 0) {
    return (
      <PictureSection heading={w.heading} sentence="">
        <Note>{w.empty}</Note>
      </PictureSection>
    );
  }
  return (
    <PictureSection heading={w.heading} sentence={sentenceOf(figures, w, page.notSaid)}>
      <Note>
        {w.mismatch(figures.saidWellButOverdue.length)} {by === 'agency' && w.agencyNote}{' '}
        {figures.cancelled > 0 && w.cancelled(figures.cancelled)}
      </Note>
      <Choices>
        <ChoiceFilter
          label={page.countBy}
          value={by}
          options={[
            { value: 'priority', label: w.by.priority },
            { value: 'agency', label: w.by.agency },
          ]}
          onChange={(next) => {
            setBy(next);
            setChosen('');
          }}
        />
      </Choices>
      <Beside
        picture={
          <Bars
            name={w.pictureName(w.by[by])}
            bars={figures.rows.map((row) => barOf(row, shown, w, page.notSaid))}
            keyTitle={w.legend}
            legend={[
              ...shown.map((stated) => ({ pattern: stated, words: statedWithSymbol(stated, w) })),
              { pattern: 'complete' as const, words: w.complete },
              { pattern: 'closed' as const, words: w.closed },
            ]}
            sides={{ left: w.overdue, right: w.notOverdue }}
            chosen={chosen}
            onChoose={choose}
          />
        }
        table={
          <FigureTable
            caption={w.caption(w.by[by])}
            head={
              <>
                <tr>
                  <th scope="col" rowSpan={2}>
                    {w.by[by]}
                  </th>
                  <NumberHeading scope="colgroup" colSpan={shown.length}>
                    {w.overdue}
                  </NumberHeading>
                  <NumberHeading scope="colgroup" colSpan={shown.length}>
                    {w.notOverdue}
                  </NumberHeading>
                  <NumberHeading scope="colgroup" colSpan={2}>
                    {w.finished}
                  </NumberHeading>
                  <th scope="col" rowSpan={2}>
                    {page.total}
                  </th>
                </tr>
                <tr>
                  {(['overdue', 'not overdue'] as const).flatMap((side) =>
                    shown.map((stated) => (
                      <NumberHeading key={`${side} ${stated}`} scope="col">
                        {statedWithSymbol(stated, w)}
                      </NumberHeading>
                    )),
                  )}
                  {finished.map((words) => (
                    <NumberHeading key={words} scope="col">
                      {words}
                    </NumberHeading>
                  ))}
                </tr>
              </>
            }
          >
            {cells.map(({ name, all, total }) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                {all.map(({ id, what, actions }) => (
                  <NumberCell
                    key={id}
                    count={actions.length}
                    what={what}
                    pressed={id === chosen}
                    onPress={() => choose(id)}
                  />
                ))}
                <TotalCell total={total} />
              </tr>
            ))}
          </FigureTable>
        }
      />
      {found !== undefined && (
        <ChosenActions what={found.what} actions={found.actions} onClose={() => setChosen('')} />
      )}
      {found === undefined && <Hint>{page.chooseNumber}</Hint>}
    </PictureSection>
  );
}

/** Which RAGs any open action states: a column of noughts says nothing. */
function statedIn({ rows }: StatusFigures): readonly Stated[] {
  return statedOrder.filter((stated) =>
    rows.some(({ overdue, notOverdue }) => overdue[stated].length + notOverdue[stated].length > 0),
  );
}

function statedWithSymbol(stated: Stated, w: Words): string {
  return stated === 'none' ? w.stated.none : `${ragMarks[stated].symbol} ${w.stated[stated]}`;
}

function cellId(row: StatusRow, side: string, stated = ''): string {
  return `${row.name} / ${side} ${stated}`.trim();
}

/** The row's numbers in the order of the table's columns. */
function cellsOf(row: StatusRow, shown: readonly Stated[], w: Words, notSaid: string) {
  const name = row.name === '' ? notSaid : row.name;
  const all: Cell[] = [
    ...shown.map((stated) => ({
      id: cellId(row, 'overdue', stated),
      what: w.chosen(name, w.overdue, w.stated[stated]),
      actions: row.overdue[stated],
    })),
    ...shown.map((stated) => ({
      id: cellId(row, 'not overdue', stated),
      what: w.chosen(name, w.notOverdue, w.stated[stated]),
      actions: row.notOverdue[stated],
    })),
    { id: cellId(row, 'complete'), what: w.chosen(name, '', w.complete), actions: row.complete },
    { id: cellId(row, 'closed'), what: w.chosen(name, '', w.closed), actions: row.closed },
  ];
  return { name, all, total: row.total };
}

function barOf(row: StatusRow, shown: readonly Stated[], w: Words, notSaid: string): Bar {
  const name = row.name === '' ? notSaid : row.name;
  const segments = (side: 'overdue' | 'not overdue', order: readonly Stated[]) =>
    order.map((stated) => ({
      id: cellId(row, side, stated),
      pattern: stated,
      count: (side === 'overdue' ? row.overdue : row.notOverdue)[stated].length,
      ...(stated === 'none' ? {} : { symbol: ragMarks[stated].symbol }),
      title: w.chosen(name, side === 'overdue' ? w.overdue : w.notOverdue, w.stated[stated]),
    }));
  const overdue = allStated(row.overdue).length;
  const open = overdue + allStated(row.notOverdue).length;
  const finished = [
    {
      id: cellId(row, 'complete'),
      pattern: 'complete' as const,
      count: row.complete.length,
      title: w.chosen(name, '', w.complete),
    },
    {
      id: cellId(row, 'closed'),
      pattern: 'closed' as const,
      count: row.closed.length,
      title: w.chosen(name, '', w.closed),
    },
  ];
  return {
    id: `row ${row.name}`,
    name,
    words: w.row(open, overdue),
    // What is stated green or blue and yet overdue stands outermost: apart from what was owned up to.
    left: segments('overdue', shown),
    right: [...segments('not overdue', shown), ...finished],
  };
}

/** "9 of 41 actions still open are overdue, most of them under “Health”." */
function sentenceOf({ rows, open, overdue }: StatusFigures, w: Words, notSaid: string): string {
  const start = w.sentence(overdue.length, open);
  if (overdue.length === 0) return start;
  const [most] = [...rows].sort(
    (first, second) => allStated(second.overdue).length - allStated(first.overdue).length,
  );
  if (most === undefined || rows.length === 1) return `${start}${w.end}`;
  const count = allStated(most.overdue).length;
  const name = most.name === '' ? notSaid : most.name;
  return `${start}${count * 2 > overdue.length ? w.most(name) : w.few(name, count)}`;
}
