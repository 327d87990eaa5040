/** @jest-environment jsdom */
import { act } from 'react';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { DataTable, type Column } from '../../../tab/ui/data-table.tsx';
import '../../support/undrawn-window.ts';

Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });
// Nothing is laid out here: a row is as high as most are.
Object.defineProperty(HTMLElement.prototype, 'offsetHeight', { value: 70 });
jest.useFakeTimers();

const columns: Column<string>[] = [
  { id: 'title', heading: 'Title', share: 1, namesRow: true, cell: (item) => item },
];

function aTable(columnsOfIt = columns) {
  const page = document.createElement('div');
  document.body.append(page);
  const root = createRoot(page);
  const table = (count: number, view: string) => (
    <DataTable
      caption="Risks"
      columns={columnsOfIt}
      instead={count === 0 ? 'Nothing fits' : null}
      rows={Array.from({ length: count }, (_, index) => {
        const id = `${view} ${index}`;
        return { kind: 'item' as const, id, item: id };
      })}
      view={view}
    />
  );
  return {
    show: (count: number, view: string) => act(() => root.render(table(count, view))),
    /** Shows it and looks before anything that can wait was done. */
    showAtOnce: (count: number, view: string) => {
      let rows = 0;
      act(() => {
        flushSync(() => root.render(table(count, view)));
        rows = page.querySelectorAll('tr[data-row]').length;
      });
      return rows;
    },
    rows: () => page.querySelectorAll('tr[data-row]').length,
    words: () => page.textContent,
    close: () => act(() => root.unmount()),
  };
}

describe('how much of a list stands in the page', () => {
  it('all of a short one, so that Find in page and reading on reach it', () => {
    const table = aTable();
    table.show(100, 'all');
    expect(table.rows()).toBe(100);
    table.close();
  });

  it('what is near the window of a long one', () => {
    const table = aTable();
    table.show(500, 'all');
    expect(table.rows()).toBeLessThan(50);
    table.close();
  });

  it('after the person chose to see other rows, first what is near the window and then all of it', () => {
    const table = aTable();
    table.show(500, 'all');
    expect(table.showAtOnce(100, 'overdue')).toBeLessThan(50);
    act(() => jest.advanceTimersByTime(299));
    expect(table.rows()).toBeLessThan(50);
    act(() => jest.advanceTimersByTime(1));
    expect(table.rows()).toBe(100);
    table.close();
  });

  it('all of it still when rows change by themselves: nobody loses the line they listen to', () => {
    const table = aTable();
    table.show(100, 'all');
    expect(table.showAtOnce(99, 'all')).toBe(99);
    table.close();
  });

  it('first what is near the window as well when nothing was found before', () => {
    const table = aTable();
    table.show(100, 'all');
    table.show(0, 'all of 1999');
    expect(table.words()).toBe('Nothing fits');
    expect(table.showAtOnce(100, 'overdue')).toBeLessThan(50);
    act(() => jest.advanceTimersByTime(300));
    expect(table.rows()).toBe(100);
    table.close();
  });
});

describe('cards in place of a table', () => {
  const more = (count: number): Column<string>[] => [
    ...columns,
    ...Array.from({ length: count }, (_, index) => ({
      id: `more ${index}`,
      heading: `Heading ${index}`,
      share: 1,
      cell: () => 'x',
    })),
  ];
  /** In cards a row says the heading of each of its cells. */
  const isCards = (others: number) => {
    const table = aTable(more(others));
    table.show(1, 'all');
    const said = table.words().split('Heading 0').length - 1;
    table.close();
    return said === 2;
  };

  it('where the window has not the room these columns need', () => {
    window.innerWidth = 600;
    expect([isCards(3), isCards(7)]).toEqual([false, true]);
    window.innerWidth = 320;
    expect(isCards(3)).toBe(true);
    window.innerWidth = 1024;
    expect(isCards(7)).toBe(false);
  });
});
