import { agendaOf, jumpTargets, nameOf } from '../../../tab/features/meeting-mode/agenda.ts';
import { applyChanges, emptyRegister } from '../../../tab/register/register-tables.ts';
import { readable } from '../../../tab/register/register-index.ts';
import { civilDate } from '../../../shared/domain/civil-date.ts';
import { aBoard, aChangesResponse, anAction, aRisk } from '../../support/builders.ts';

const late = civilDate('2026-03-01');
const later = civilDate('2026-12-01');
const request = {
  proposedDue: later,
  reason: 'Recruitment',
  at: '2026-03-20T10:00:00Z',
  by: { oid: null, name: 'Priya Nair' },
};
const { register } = applyChanges(
  emptyRegister,
  aChangesResponse({
    board: aBoard(),
    changed: {
      risks: [
        aRisk({ id: '1', key: 'r-10', reference: 'R10', title: 'Late visits', nextReview: late }),
        aRisk({
          id: '2',
          key: 'r-2',
          reference: 'R2',
          title: 'Éducation at home',
          nextReview: later,
          current: null,
        }),
      ],
      actions: [
        anAction({ id: '1', key: 'a-1', reference: '1.1', status: 'in progress', currentDue: late }),
        anAction({
          id: '2',
          key: 'a-2',
          reference: '1.2',
          status: 'in progress',
          currentDue: late,
          moreTimeRequest: request,
        }),
        anAction({ id: '3', key: 'a-3', reference: '1.3', status: 'complete', currentDue: late }),
      ],
    },
  }),
);
const read = readable(register)!;

test('the agenda has each item once, in the part that comes first', () => {
  const { entries, above } = agendaOf(read, null);
  expect(entries.map(({ section, item }) => [section, nameOf(item)])).toEqual([
    ['reviews due', 'risk:r-10'],
    ['more time', 'action:a-2'],
    ['said complete', 'action:a-3'],
    ['overdue', 'action:a-1'],
  ]);
  // Two actions are overdue; the heading of the one must not say that it is the only one.
  expect([...above]).toEqual([['overdue', 1]]);
});

test('a jump finds the very reference first, then what begins with it, then words without their accents', () => {
  const found = (typed: string) => jumpTargets(read, typed, 5).map(({ item }) => item.key);
  expect(found('R-10')).toEqual(['r-10']);
  expect(found('1.2')).toEqual(['a-2']);
  expect(found('r')[0]).toBe('r-2');
  expect(found('education')).toEqual(['r-2']);
  expect(found('visits late')).toEqual(['r-10']);
  expect(found('  ')).toEqual([]);
});
