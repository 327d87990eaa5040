import { useMemo, useState } from 'react';
import type { Action } from '../../../shared/domain/action.ts';
import { formatCivilDate } from '../../../shared/domain/civil-date.ts';
import { nameOfAction } from '../../../shared/domain/item-title.ts';
import { agencyOf } from '../../../shared/meetings/status-figures.ts';
import {
  slippageFigures,
  slippageOrder,
  type SlippageClass,
  type SlippageFigures,
  type SlippageRow,
} from '../../../shared/meetings/slippage-figures.ts';
import { useBoard, useRegister } from '../../register/register-context.tsx';
import { paths } from '../../ui/board-paths.ts';
import { ChoiceFilter } from '../../ui/filters.tsx';
import { ItemLink } from '../../ui/item-link.tsx';
import { useLanguage, useWords } from '../../ui/language.tsx';
import { useRemembered } from '../../ui/remembered.ts';
import { Bars, type Bar } from './bars.tsx';
import { FigureTable, NumberCell, NumberHeading, TotalCell } from './figure-table.tsx';
import { FromThenToNow } from './from-then-to-now.tsx';
import { pageWords } from './page-words.ts';
import type { PatternName } from './patterns.tsx';
import {
  Beside,
  Choices,
  ChosenActions,
  Hint,
  Note,
  PartHeading,
  PictureSection,
} from './picture-section.tsx';
import { slippageWords } from './slippage-words.ts';

type By = 'plan' | 'agency' | 'priority';
type Words = ReturnType<typeof slippageWords>;

const patterns: Record<SlippageClass, PatternName> = {
  'not later': 'step-0',
  'one month': 'step-1',
  'three months': 'step-2',
  'six months': 'step-3',
  more: 'step-4',
  unknown: 'step-5',
};

const shownFurthest = 10;

/** How far dates have moved: for each plan or agency, the ten moved furthest, and who waits for more time. */
export function Slippage() {
  const register = useRegister();
  const w = useWords(slippageWords);
  const page = useWords(pageWords);
  const [by, setBy] = useRemembered<By>(`overview slippage ${register.board.id}`, 'agency');
  const [chosen, setChosen] = useState('');
  const figures = useMemo(
    () =>
      slippageFigures(
        register.actions,
        { today: register.today, timeZone: register.board.settings.timeZone },
        (action) => nameBy(by, action, (of) => agencyOf(of, register.directory)),
      ),
    [register, by],
  );
  const cells = figures.rows.flatMap((row) =>
    slippageOrder.map((name) => ({
      id: cellId(row, name),
      what: `${row.name === '' ? page.notSaid : row.name}, ${w.classes[name]}`,
      actions: row.classes[name],
    })),
  );
  const found = cells.find(({ id }) => id === chosen);
  const choose = (id: string) => setChosen(id === chosen ? '' : id);
  if (figures.open === 0) {
    return (
      <PictureSection heading={w.heading} sentence="">
        <Note>{w.empty}</Note>
      </PictureSection>
    );
  }
  return (
    <PictureSection heading={w.heading} sentence={sentenceOf(figures, w)}>
      <Choices>
        <ChoiceFilter
          label={page.countBy}
          value={by}
          options={(['agency', 'plan', 'priority'] as const).map((value) => ({ value, label: w.by[value] }))}
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
            bars={figures.rows.map((row) => barOf(row, w, page.notSaid))}
            keyTitle={w.legend}
            legend={slippageOrder.map((name) => ({ pattern: patterns[name], words: w.classes[name] }))}
            chosen={chosen}
            onChoose={choose}
          />
        }
        table={
          <FigureTable
            caption={w.caption(w.by[by])}
            head={
              <tr>
                <th scope="col">{w.by[by]}</th>
                {slippageOrder.map((name) => (
                  <NumberHeading key={name} scope="col">
                    {w.classes[name]}
                  </NumberHeading>
                ))}
                <NumberHeading scope="col">{page.total}</NumberHeading>
              </tr>
            }
          >
            {figures.rows.map((row) => (
              <tr key={row.name}>
                <th scope="row">{row.name === '' ? page.notSaid : row.name}</th>
                {slippageOrder.map((name) => (
                  <NumberCell
                    key={name}
                    count={row.classes[name].length}
                    what={`${row.name === '' ? page.notSaid : row.name}, ${w.classes[name]}`}
                    pressed={cellId(row, name) === chosen}
                    onPress={() => choose(cellId(row, name))}
                  />
                ))}
                <TotalCell total={row.total} />
              </tr>
            ))}
          </FigureTable>
        }
      />
      {found === undefined ? (
        <Hint>{page.chooseNumber}</Hint>
      ) : (
        <ChosenActions what={found.what} actions={found.actions} onClose={() => setChosen('')} />
      )}
      <Furthest figures={figures} />
      <Requests figures={figures} />
    </PictureSection>
  );
}

function Furthest({ figures }: { figures: SlippageFigures }) {
  const { id: board } = useBoard();
  const { today } = useRegister();
  const language = useLanguage();
  const w = useWords(slippageWords);
  const furthest = figures.slipped.slice(0, shownFurthest);
  return (
    <>
      <PartHeading>{w.mostHeading}</PartHeading>
      {furthest.length === 0 ? (
        <Note>{w.mostNone}</Note>
      ) : (
        <Beside
          picture={<FromThenToNow slipped={furthest} today={today} />}
          table={
            <FigureTable
              caption={w.mostCaption}
              head={
                <tr>
                  <th scope="col">{w.action}</th>
                  <th scope="col">{w.first}</th>
                  <th scope="col">{w.now}</th>
                  <th scope="col">{w.later}</th>
                  <th scope="col">{w.moves}</th>
                </tr>
              }
            >
              {furthest.map(({ action, original, now, days }) => (
                <tr key={action.id}>
                  <th scope="row">
                    <ItemLink to={paths.action(board, action.key)}>{nameOfAction(action)}</ItemLink>
                  </th>
                  <td>{formatCivilDate(original, language)}</td>
                  <td>{formatCivilDate(now, language)}</td>
                  <td>{w.days(days)}</td>
                  <td>{w.times(action.moves)}</td>
                </tr>
              ))}
            </FigureTable>
          }
        />
      )}
    </>
  );
}

function Requests({ figures: { requests } }: { figures: SlippageFigures }) {
  const { id: board } = useBoard();
  const language = useLanguage();
  const w = useWords(slippageWords);
  return (
    <>
      <PartHeading>{w.requestsHeading}</PartHeading>
      {requests.length === 0 ? (
        <Note>{w.requestsNone}</Note>
      ) : (
        <FigureTable
          caption={w.requestsCaption}
          head={
            <tr>
              <th scope="col">{w.action}</th>
              <th scope="col">{w.askedBy}</th>
              <th scope="col">{w.asked}</th>
              <th scope="col">{w.wanted}</th>
              <th scope="col">{w.waiting}</th>
            </tr>
          }
        >
          {requests.map(({ action, request, asked, daysWaiting }) => (
            <tr key={action.id}>
              <th scope="row">
                <ItemLink to={paths.action(board, action.key)}>{nameOfAction(action)}</ItemLink>
              </th>
              <td>{request.by.name}</td>
              <td>{asked === null ? w.unreadable : formatCivilDate(asked, language)}</td>
              <td>{formatCivilDate(request.proposedDue, language)}</td>
              <td>{daysWaiting === null ? '–' : w.days(daysWaiting)}</td>
            </tr>
          ))}
        </FigureTable>
      )}
    </>
  );
}

function nameBy(by: By, action: Action, agency: (action: Action) => string): string {
  switch (by) {
    case 'plan':
      return action.plan;
    case 'priority':
      return action.priority;
    case 'agency':
      return agency(action);
  }
}

function cellId(row: SlippageRow, name: SlippageClass): string {
  return `${row.name} / ${name}`;
}

function barOf(row: SlippageRow, w: Words, notSaid: string): Bar {
  const name = row.name === '' ? notSaid : row.name;
  const later = row.total - row.classes['not later'].length - row.classes.unknown.length;
  return {
    id: row.name,
    name,
    words: w.row(later, row.total),
    left: [],
    right: slippageOrder.map((each) => ({
      id: cellId(row, each),
      pattern: patterns[each],
      count: row.classes[each].length,
      title: `${name}, ${w.classes[each]}`,
    })),
  };
}

function sentenceOf({ slipped, open }: SlippageFigures, w: Words): string {
  const [furthest] = slipped;
  const start = w.sentence(slipped.length, open);
  if (furthest === undefined) return start;
  // A title may end in a stop of its own; the sentence has one.
  const name = nameOfAction(furthest.action).replace(/\.$/, '');
  return `${start}${w.furthest(furthest.days, name)}${w.end}`;
}
