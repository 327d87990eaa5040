import fc from 'fast-check';
import type { Action } from '../../../shared/domain/action.ts';
import { buildDirectory } from '../../../shared/domain/people-directory.ts';
import { isOverdue } from '../../../shared/domain/status.ts';
import { agencyOf, allStated, statusFigures } from '../../../shared/meetings/status-figures.ts';
import { slippageClass, slippageFigures, slippageOrder } from '../../../shared/meetings/slippage-figures.ts';
import { aLead, aPerson, anAction, on } from '../../support/builders.ts';

const today = on('2026-03-23');
const london = { today, timeZone: 'Europe/London' };

const someDay = fc.constantFrom(null, on('2025-12-31'), on('2026-01-31'), on('2026-03-22'), on('2026-09-30'));
const anyAction: fc.Arbitrary<Action> = fc
  .record({
    status: fc.constantFrom('not started', 'in progress', 'complete', 'closed', 'cancelled'),
    rag: fc.constantFrom('red', 'amber', 'green', 'blue', null),
    originalDue: someDay,
    currentDue: someDay,
    ongoing: fc.boolean(),
    priority: fc.constantFrom('', 'Priority 1', 'Priority 2', 'Priority 10'),
  } as const)
  .map((parts) => anAction(parts));
const anyActions = fc.array(anyAction, { maxLength: 30 });

describe('how actions stand', () => {
  it('each action that was not cancelled is in exactly one number of exactly one row', () => {
    fc.assert(
      fc.property(anyActions, (actions) => {
        const { rows, cancelled, open, overdue } = statusFigures(actions, today, ({ priority }) => priority);
        const drawn = rows.flatMap((row) => [
          ...allStated(row.overdue),
          ...allStated(row.notOverdue),
          ...row.complete,
          ...row.closed,
        ]);
        expect(new Set(drawn).size).toBe(drawn.length);
        expect(drawn.length + cancelled).toBe(actions.length);
        for (const row of rows) {
          const parts = [allStated(row.overdue), allStated(row.notOverdue), row.complete, row.closed];
          expect(parts.flat().length).toBe(row.total);
        }
        expect(rows.flatMap((row) => allStated(row.overdue)).length).toBe(overdue.length);
        expect(overdue).toEqual(actions.filter((action) => isOverdue(action, today)));
        expect(open).toBe(
          rows.reduce(
            (sum, row) => sum + allStated(row.overdue).length + allStated(row.notOverdue).length,
            0,
          ),
        );
      }),
    );
  });

  it('what is stated green and past its date stands apart', () => {
    const late = anAction({ rag: 'green', currentDue: on('2026-03-01') });
    const lateAndSaidSo = anAction({ rag: 'red', currentDue: on('2026-03-01') });
    const { saidWellButOverdue } = statusFigures([late, lateAndSaidSo], today, () => '');
    expect(saidWellButOverdue).toEqual([late]);
  });

  it('rows come as people count, what has no name last', () => {
    const actions = ['', 'Priority 10', 'Priority 2'].map((priority) => anAction({ priority }));
    const { rows } = statusFigures(actions, today, ({ priority }) => priority);
    expect(rows.map(({ name }) => name)).toEqual(['Priority 2', 'Priority 10', '']);
  });

  it('an action counts once, under the agency of the first lead who has one', () => {
    const people = [
      aPerson({ key: 'p', name: 'Priya Nair', agency: 'Health' }),
      aPerson({ key: 'k', name: 'Police', kind: 'agency', agency: '' }),
    ];
    const directory = buildDirectory(people, []);
    const support = aLead({ name: 'Priya Nair', personKey: 'p', role: 'support' });
    const police = aLead({ name: 'Police', personKey: 'k' });
    expect(agencyOf({ leads: [support, police] }, directory)).toBe('Police');
    expect(agencyOf({ leads: [aLead({ name: 'Nobody at all' }), support] }, directory)).toBe('Health');
    expect(agencyOf({ leads: [] }, directory)).toBe('');
  });
});

describe('how far dates have moved', () => {
  it('each open action is in exactly one class of exactly one row', () => {
    fc.assert(
      fc.property(anyActions, (actions) => {
        const { rows, open, slipped } = slippageFigures(actions, london, ({ priority }) => priority);
        const drawn = rows.flatMap((row) => slippageOrder.flatMap((name) => row.classes[name]));
        expect(new Set(drawn).size).toBe(open);
        expect(drawn.length).toBe(open);
        expect(rows.reduce((sum, row) => sum + row.total, 0)).toBe(open);
        const later = rows.reduce(
          (sum, { classes, total }) => sum + total - classes['not later'].length - classes.unknown.length,
          0,
        );
        expect(slipped.length).toBe(later);
      }),
    );
  });

  it.each([
    ['2026-01-31', '2026-01-31', 'not later'],
    ['2026-01-31', '2026-01-01', 'not later'],
    ['2026-01-31', '2026-02-28', 'one month'],
    ['2026-01-31', '2026-03-01', 'three months'],
    ['2026-01-31', '2026-07-31', 'six months'],
    ['2026-01-31', '2026-08-01', 'more'],
    ['2026-01-31', '9999-12-31', 'unknown'],
  ])('from %s to %s is “%s”', (originalDue, currentDue, expected) => {
    expect(slippageClass({ originalDue: on(originalDue), currentDue: on(currentDue) })).toBe(expected);
  });

  it('requests come longest waiting first, and one without a readable moment is not lost', () => {
    const asking = (at: string) =>
      anAction({
        moreTimeRequest: {
          proposedDue: on('2026-06-30'),
          reason: '',
          at,
          by: { oid: null, name: 'Priya Nair' },
        },
      });
    const actions = [asking('2026-03-20T23:30:00Z'), asking('2026-02-01T09:00:00Z'), asking('last week')];
    const { requests } = slippageFigures(actions, london, () => '');
    expect(requests.map(({ asked, daysWaiting }) => [asked, daysWaiting])).toEqual([
      ['2026-02-01', 50],
      ['2026-03-20', 3],
      [null, null],
    ]);
  });
});
