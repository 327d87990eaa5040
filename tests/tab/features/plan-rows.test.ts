import { civilDate } from '../../../shared/domain/civil-date.ts';
import { filterPlan, noPlanFilter, nobody, planRows } from '../../../tab/features/action-plan/plan-rows.ts';
import { factsOfAction } from '../../../tab/register/action-facts.ts';
import { readable } from '../../../tab/register/register-index.ts';
import { applyChanges, emptyRegister } from '../../../tab/register/register-tables.ts';
import { aBoard, aChangesResponse, aLead, anAction } from '../../support/builders.ts';

const read = readable(applyChanges(emptyRegister, aChangesResponse({ board: aBoard() })).register)!;
const first = { priority: 'Priority 1: Heard', outcome: 'Children are asked' };
const actions = [
  anAction({ ...first, reference: '1.10', currentDue: civilDate('2026-03-01') }),
  anAction({ ...first, reference: '1.2', status: 'complete', leads: [aLead({ name: 'Lucy Thackray' })] }),
  anAction({ ...first, reference: '', action: 'No number', audience: 'adults' }),
  anAction({ priority: 'Priority 10: Later', outcome: '', reference: '10.1', currentDue: null }),
  anAction({
    priority: 'Priority 2: Safe',
    outcome: 'Homes',
    reference: '2.1',
    currentDue: civilDate('2026-09-30'),
  }),
  anAction({
    priority: '',
    outcome: '',
    reference: '9',
    status: 'closed',
    originalDue: civilDate('2026-01-01'),
    moves: 1,
  }),
].map((action) => factsOfAction(action, read));

const filtered = (parts: Partial<typeof noPlanFilter>) =>
  filterPlan(actions, { ...noPlanFilter, ...parts }, '2026-04-20', '2026-03-23').map(
    ({ action }) => action.reference,
  );

describe('the action plan', () => {
  it('stands by priority, outcome and reference as people count, unnumbered last', () => {
    expect(
      planRows(actions).map((row) =>
        row.kind === 'action' ? row.facts.action.reference : `${row.kind}: ${row.title}`,
      ),
    ).toEqual([
      'priority: Priority 1: Heard',
      'outcome: Children are asked',
      '1.2',
      '1.10',
      '',
      'priority: Priority 2: Safe',
      'outcome: Homes',
      '2.1',
      'priority: Priority 10: Later',
      '10.1',
      'priority: No priority given',
      '9',
    ]);
  });

  it('says for each priority how many there are, are overdue and are done', () => {
    expect(planRows(actions)[0]).toMatchObject({ actions: 3, overdue: 1, done: 1 });
  });

  it('gives every row an id of its own though references repeat', () => {
    const twins = [...actions, factsOfAction(anAction({ ...first, reference: '1.2' }), read)];
    const ids = planRows(twins).map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it.each<[string, Partial<typeof noPlanFilter>, string[]]>([
    ['what is open, to begin with', {}, ['1.10', '', '10.1', '2.1']],
    ['everything', { status: 'all' }, ['1.10', '1.2', '', '10.1', '2.1', '9']],
    ['complete', { status: 'complete' }, ['1.2']],
    ['overdue', { when: 'overdue' }, ['1.10']],
    ['the next 28 days', { when: 'next 28 days' }, ['']],
    ['no date', { when: 'no date' }, ['10.1']],
    ['revised dates', { when: 'revised', status: 'all' }, ['9']],
    ['a lead', { lead: 'Lucy Thackray', status: 'all' }, ['1.2']],
    ['nobody named', { lead: nobody }, ['1.10', '', '10.1', '2.1']],
    ['an audience', { audience: 'adults' }, ['']],
    ['words', { text: 'no NUMBER' }, ['']],
  ])('filters to %s', (_, parts, expected) => {
    expect(filtered(parts)).toEqual(expected);
  });
});
