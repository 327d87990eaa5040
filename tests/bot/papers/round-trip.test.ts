import fc from 'fast-check';
import { plannedWriteSchema } from '../../../shared/contracts/imports.ts';
import type { Language } from '../../../shared/domain/language.ts';
import { aLead } from '../../support/builders.ts';
import { action, control, edit, exported, planOf, risk } from '../../support/documents/exported-workbook.ts';

it.each<Language>(['en', 'cy'])(
  'a register exported in %s comes back without any difference',
  async (language) => {
    const bytes = await exported([risk], [action], language, [control]);
    const plan = await planOf(bytes, [risk], [action], [control]);
    expect(plan.rows.map(({ what, open }) => [what, open])).toEqual([
      ['same', []],
      ['same', []],
    ]);
    expect(plan.writes).toEqual([]);
  },
);

it('whatever stands in it, it comes back without any difference', async () => {
  const text = fc.string({
    unit: fc.constantFrom(
      'a',
      ' ',
      '\n',
      '=1+1',
      '"',
      '-',
      '1.2 ',
      'u u',
      'Ŵ',
      ';',
      '/',
      '&',
      '<b>',
      'Ongoing. ',
      '2026',
      '…',
      '50%',
      '#REF!',
      'n/a',
      '_x000A_',
      '\t',
      '😀',
    ),
    maxLength: 12,
  });
  const level = fc.integer({ min: 1, max: 5 });
  const score = fc.option(
    fc.record({
      likelihood: fc.option(fc.oneof(level, fc.constant(2.5))),
      impact: fc.option(level),
      score: fc.option(fc.integer({ min: 1, max: 25 })),
      band: fc.constantFrom('green', 'amber', 'no such band', null),
    }),
  );
  const oddAction = fc.record({
    reference: text,
    plan: text,
    outcome: text,
    action: text,
    source: text,
    successMeasures: fc.array(text, { maxLength: 3 }),
    percentComplete: fc.option(fc.oneof(fc.integer({ min: 0, max: 100 }), fc.constantFrom(0.5, 33.3, 66.67))),
    groupKey: fc.constantFrom(null, 'g-qa', 'g-gone'),
    ongoing: fc.boolean(),
  });
  const oddRisk = fc.record({
    reference: text,
    title: text,
    path: fc.array(text, { maxLength: 3 }),
    gross: score,
    current: score,
    target: score,
    groupKey: fc.constantFrom(null, 'g-qa', 'g-gone'),
  });
  const oddControl = fc.record({
    heading: text,
    text,
    adequacy: text,
    lineOfDefence: text,
    criticalSuccess: text,
    riskKey: fc.constantFrom('r-1', 'r-gone', null),
  });
  await fc.assert(
    fc.asyncProperty(
      oddAction,
      oddRisk,
      fc.array(oddControl, { maxLength: 3 }),
      fc.constantFrom<Language>('en', 'cy'),
      async (oddOfAction, oddOfRisk, oddOfControls, language) => {
        const actions = [{ ...action, ...oddOfAction }];
        const risks = [{ ...risk, ...oddOfRisk }];
        const controls = oddOfControls.map((odd, index) => ({ ...control, ...odd, key: `c-${index}` }));
        const plan = await planOf(
          await exported(risks, actions, language, controls),
          risks,
          actions,
          controls,
        );
        expect(plan.writes).toEqual([]);
        expect(plan.rows.flatMap(({ changes, open }) => [...changes, ...open])).toEqual([]);
      },
    ),
    { numRuns: 60 },
  );
});

it('an edit in Excel comes back as that change and no other', async () => {
  const bytes = edit(await exported([risk], [action], 'en'), 'Ask every child', 'Ask every child twice');
  const plan = await planOf(bytes, [risk], [action]);
  expect(plan.writes).toHaveLength(1);
  expect(plan.writes[0]).toMatchObject({
    kind: 'change',
    list: 'actions',
    key: 'a-1',
    before: { action: 'Ask every child' },
    after: { action: 'Ask every child twice' },
  });
  expect(plannedWriteSchema.safeParse(plan.writes[0]).error).toBeUndefined();
});

it('a lead taken off in Excel leaves the other as they were', async () => {
  const bytes = edit(
    await exported([risk], [action], 'en'),
    'Priya Nair\nOwen Rees (support)',
    'Owen Rees (support)',
  );
  const { writes } = await planOf(bytes, [risk], [action]);
  const write = writes.find(({ kind }) => kind === 'change');
  expect(write).toMatchObject({ kind: 'change', after: { leads: [{ name: 'Owen Rees', role: 'support' }] } });
});

it('a lead added in Excel below the others leaves them who they were, whatever their names hold', async () => {
  const leads = [
    aLead({ name: 'Police & Health / Care', personKey: 'p-1', role: 'support' }),
    aLead({ name: 'Owen Rees', personKey: 'p-2', role: 'support' }),
  ];
  const known = { ...action, leads };
  const bytes = edit(
    await exported([risk], [known], 'cy'),
    'Police &amp; Health / Care (cefnogi)\nOwen Rees (cefnogi)',
    'Police &amp; Health / Care (cefnogi)\nOwen Rees\nTomos Ash (i’w hysbysu)',
  );
  const { writes } = await planOf(bytes, [risk], [known]);
  expect(writes.at(-1)).toMatchObject({
    after: {
      leads: [
        { ...leads[0] },
        { name: 'Owen Rees', personKey: 'p-2', role: 'lead' },
        { name: 'Tomos Ash', role: 'inform' },
      ],
    },
  });
});

it('an edit of a row that was saved in the register since is shown, and left to a person', async () => {
  const bytes = edit(await exported([risk], [action], 'en'), 'Ask every child', 'Ask every child twice');
  const plan = await planOf(bytes, [risk], [{ ...action, etag: '"another"' }]);
  expect(plan.rows.find(({ id }) => id.startsWith('t2'))?.changes.map(({ applied }) => applied)).toEqual([
    false,
  ]);
  expect(plan.writes).toEqual([]);
});

it('a risk or an action that is gone from the register is not made anew from its few cells', async () => {
  const bytes = edit(await exported([risk], [action], 'en'), 'Ask every child', 'Ask every child twice');
  const plan = await planOf(bytes, [], []);
  expect(plan.rows.map(({ what }) => what)).toEqual(['left out', 'left out']);
  expect(plan.writes).toEqual([]);
});

it('a row copied in Excel to begin a new one is a new action, and the first stays as it is', async () => {
  const copied = { ...action, key: 'a-1', id: '99', action: 'Ask every parent', reference: '1.2' };
  const plan = await planOf(await exported([risk], [action, copied], 'en'), [risk], [action]);
  expect(plan.rows.map(({ what }) => what)).toEqual(['same', 'same', 'new']);
  const made = plan.writes.find(({ list }) => list === 'actions');
  expect(made).toMatchObject({
    kind: 'create',
    values: { action: 'Ask every parent', status: 'in progress' },
  });
});
