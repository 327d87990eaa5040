import fc from 'fast-check';
import { gatherDocument, gatherPart } from '../../../bot/imports/begin-import.ts';
import { findImport, type ImportParts } from '../../../bot/imports/import-record.ts';
import { importedKey, type PlannedWrite } from '../../../shared/contracts/imports.ts';
import { civilDate } from '../../../shared/domain/civil-date.ts';
import { schemePreset } from '../../../shared/domain/scheme-presets.ts';
import { bandFor } from '../../../shared/domain/scoring-scheme.ts';
import { registerLists } from '../../../shared/sharepoint/register-lists.ts';
import type { Fate } from '../../support/memory-sharepoint.ts';
import { ARegister, sha256 } from './a-register.ts';

const key = (id: string) => importedKey(sha256, id);
const score = (likelihood: number, impact: number) => ({
  likelihood,
  impact,
  score: likelihood * impact,
  band: bandFor(schemePreset('product-5x5')!, likelihood * impact)!.key,
  scoreText: `${likelihood * impact}`,
  asAt: civilDate('2026-10-01'),
});
const scheme = { id: 'product-5x5', version: 1 };

const aNewAction = (id: string, note = ''): PlannedWrite => ({
  kind: 'create',
  list: 'actions',
  id,
  note,
  values: {
    reference: `9.${id}`,
    plan: 'Plan from a document',
    priority: '',
    outcome: 'Children are heard',
    action: `Do what row ${id} says.`,
    audience: null,
    leads: [{ name: 'Priya Nair', personKey: key('p-priya'), role: 'lead' }],
    successMeasures: ['One', 'Two'],
    due: { kind: 'exact', date: civilDate('2026-06-30'), needsCheck: false, raw: '30/06/2026' },
    start: null,
    originalDue: civilDate('2026-06-30'),
    currentDue: civilDate('2026-06-30'),
    moves: 0,
    status: 'in progress',
    ongoing: false,
    rag: 'amber',
    percentComplete: null,
    evidenceLink: '',
    source: '',
    riskKey: null,
    groupKey: 'g-1',
  },
});

const everyKind: readonly PlannedWrite[] = [
  {
    kind: 'create',
    list: 'people',
    id: 'p-priya',
    note: '',
    values: {
      name: 'Priya Nair',
      kind: 'person',
      email: '',
      agency: 'Health',
      jobTitle: '',
      aliases: [],
      memberKeys: [],
    },
  },
  {
    kind: 'change',
    list: 'people',
    id: 'p-rowena',
    key: 'rowena',
    note: '',
    before: { aliases: [] },
    after: { aliases: ['R. Castell'] },
  },
  {
    kind: 'create',
    list: 'groups',
    id: 'g-new',
    note: '',
    values: {
      name: 'Task group',
      kind: 'task and finish',
      parentKey: null,
      chairKey: key('p-priya'),
      deputyKey: null,
    },
  },
  {
    kind: 'create',
    list: 'risks',
    id: 't1r1',
    asWritten: 'Funding: from the quarry levy',
    note: '',
    values: {
      reference: 'N1',
      title: 'Children are not seen',
      description: '',
      category: '',
      path: [],
      issueType: null,
      triggers: [],
      likelihoodFactors: [],
      consequences: [],
      owners: [],
      leadAgency: '',
      groupKey: null,
      response: null,
      status: 'open',
      lastReview: null,
      nextReview: null,
      reviewRule: { kind: 'band' },
      targetDate: null,
      marking: 'exempt',
      scheme,
      gross: score(4, 4),
      previous: null,
      current: score(3, 3),
      target: null,
    },
  },
  {
    kind: 'create',
    list: 'controls',
    id: 't1r1c1',
    note: '',
    values: {
      riskKey: 'r-1',
      heading: '',
      text: 'A weekly check',
      adequacy: '',
      lineOfDefence: '',
      criticalSuccess: '',
      owner: null,
    },
  },
  ...Array.from({ length: 23 }, (_, index) =>
    aNewAction(`t2r${index}`, index === 0 ? 'Half of it is done.' : ''),
  ),
  {
    kind: 'change',
    list: 'actions',
    id: 't2r90',
    key: 'a-1',
    note: 'Said in the document.',
    asWritten: 'Funding: from the county',
    before: { rag: 'green', currentDue: civilDate('2026-03-31') },
    after: { rag: 'red', currentDue: civilDate('2026-09-30') },
  },
  { kind: 'change', list: 'actions', id: 't2r91', key: 'a-2', note: 'Only a note.', before: {}, after: {} },
];

const action = (register: ARegister, wanted: string) => {
  const fields = register.sharePoint.fields('actions').find((row) => row['Key'] === wanted);
  return fields === undefined
    ? undefined
    : registerLists.actions.read({ id: '', fields }, { timeZone: 'Europe/London' });
};

/** The register as it is when nothing goes wrong, and as it was before. */
async function undisturbed() {
  const register = new ARegister();
  const before = register.rows();
  await register.begin(everyKind);
  const step = await register.finish();
  return { register, before, step, after: register.rows() };
}

describe('a document that is brought in', () => {
  it('stands whole, with a trail entry for every item and the author of the import', async () => {
    const { register, step } = await undisturbed();
    expect(step).toMatchObject({
      over: true,
      problem: null,
      import: { state: 'committed', done: 30, of: 30, problem: null },
    });
    expect(step.import.created).toEqual({ people: 1, groups: 1, risks: 1, controls: 1, actions: 23 });
    expect(step.import.changed).toEqual({ people: 1, groups: 0, risks: 0, controls: 0, actions: 2 });
    expect(action(register, key('t2r0'))).toMatchObject({
      lastNote: { text: 'Half of it is done.', by: 'Rowena Castell' },
      ragSetBy: 'Rowena Castell',
      leads: [{ name: 'Priya Nair', personKey: key('p-priya') }],
      problems: [],
    });
    expect(action(register, 'a-1')).toMatchObject({
      rag: 'red',
      currentDue: '2026-09-30',
      originalDue: '2026-03-31',
      moves: 1,
      lastNote: { text: 'Said in the document.' },
    });
    const trail = register.sharePoint.fields('updates');
    // Every risk and action, and the control on the risk it belongs to.
    expect(trail).toHaveLength(1 + 1 + 23 + 2);
    expect(trail.find((row) => row['ItemKey'] === 'a-1')).toMatchObject({
      UpdateKind: 'imported',
      Via: 'import',
      By: 'Rowena Castell',
      UpdateText:
        'Said in the document.\nChanged from “Plan.docx”, table 2, row 90.\nIt says besides, in no field of its own:\nFunding: from the county',
      Changes: 'due: 31 March 2026 → 30 September 2026\nrag: green → red',
    });
    expect(trail.find((row) => row['ItemKey'] === key('t1r1'))?.['UpdateText']).toBe(
      'Brought in from “Plan.docx”, table 1, row 1.\nIt says besides, in no field of its own:\nFunding: from the quarry levy',
    );
    expect(register.sharePoint.fields('assessments').map((row) => [row['RiskKey'], row['Score']])).toEqual([
      [key('t1r1'), 16],
      [key('t1r1'), 9],
    ]);
    expect(register.sharePoint.fields('settings').map((row) => row['Key'])).toContain('import-mapping@1');
  });

  it('leaves the register as it was when it is undone, and the trail says so', async () => {
    const { register, before } = await undisturbed();
    const step = await register.finish('import-1', undefined, { changedSince: 'keep' });
    expect(step).toMatchObject({ over: true, import: { state: 'undone', keptCount: 0 } });
    expect(register.rows()).toEqual(before);
    const back = register.sharePoint
      .fields('updates')
      .filter((row) => row['UpdateKind'] === 'import taken back');
    expect(back).toHaveLength(1 + 1 + 23 + 2);
  });

  it('never stands twice: the same document again is told of, row by row', async () => {
    const { register, after } = await undisturbed();
    await register.begin(everyKind.slice(0, 1), 'import-2');
    const step = await register.finish('import-2');
    expect(step.import).toMatchObject({
      state: 'rolled back',
      problem: { kind: 'there already', count: 1, rows: [{ title: 'Priya Nair' }] },
    });
    expect(register.rows()).toEqual(after);
  });
});

describe('what is written is what its author sent', () => {
  const part = 'Imports/import-1/part-1.json';
  const fileOf = ({ sharePoint }: ARegister) => {
    const path = [...sharePoint.files.keys()].find((each) => each.includes(part));
    if (path === undefined) throw new Error('There is no part.');
    return { path, text: Buffer.from(sharePoint.files.get(path) ?? '').toString() };
  };

  it('a part whose file is another by the first go-on is said, and nothing is written before it is restored', async () => {
    const register = new ARegister();
    const before = register.rows();
    await register.begin(everyKind);
    const { path, text } = fileOf(register);
    register.sharePoint.files.set(path, text.replace('Priya Nair', 'Somebody Else'));
    const step = await register.finish();
    expect(step).toMatchObject({
      over: true,
      problem: { kind: 'journal damaged', about: '1' },
      import: { state: 'gathering' },
    });
    expect(register.rows()).toEqual(before);
    register.sharePoint.files.set(path, text);
    expect((await register.finish()).import.state).toBe('committed');
  });

  it('a part that another manager puts in its place is refused, and so is their document', async () => {
    const register = new ARegister();
    await register.begin(everyKind);
    const chloe = { ...register.parts(), actor: { oid: 'chloe', name: 'Chloe Sutherland' } };
    const record = (await findImport(chloe, 'import-1'))!;
    const problem = { kind: 'begun by another', about: 'Rowena Castell' };
    const refused = { outcome: 'refused', problem };
    expect(await gatherPart(chloe, record, 1, { writes: [...everyKind] })).toMatchObject(refused);
    expect(await gatherDocument(chloe, record, new Uint8Array())).toMatchObject(refused);
  });
});

describe('a row that holds something else than the plan says', () => {
  const guessed: PlannedWrite = {
    kind: 'change',
    list: 'risks',
    id: 't1r1',
    key: 'r-2',
    note: '',
    before: { title: 'A guess' },
    after: { title: 'Anything' },
  };

  it.each([
    ['whom it is shown to, by name', false, { title: 'R2 Second risk', by: 'Morgan Ellis' }],
    ['whom it is not, by key', true, { title: 'A guess', by: '', at: '' }],
  ])('is told to somebody %s', async (_, isWithheld, told) => {
    const register = new ARegister();
    await register.begin([guessed]);
    const parts = (): ImportParts => {
      const { graph, ...rest } = register.parts();
      const withheld = (path: string) => isWithheld && path.includes('list-risks') && path.includes('r-2');
      return {
        ...rest,
        graph: {
          ...graph,
          batch: async (requests) =>
            (await graph.batch(requests)).map((answer, index) =>
              withheld(requests[index]?.path ?? '') ? { ...answer, body: { value: [] } } : answer,
            ),
        },
      };
    };
    const { problem, import: view } = await register.finish('import-1', parts);
    const found = problem ?? view.problem;
    expect(found).toMatchObject({ kind: 'changed meanwhile', count: 1, rows: [{ key: 'r-2', ...told }] });
    expect(JSON.stringify(found).includes('Second risk')).toBe(!isWithheld);
  });
});

describe('rows that somebody changed since', () => {
  const noted = async () => {
    const made = await undisturbed();
    const { sharePoint } = made.register;
    const rows = sharePoint.fields('actions');
    const idOf = (wanted: string) => String(rows.findIndex((row) => row['Key'] === wanted) + 1);
    made.register.pass(60);
    sharePoint.handEdit('actions', idOf(key('t2r3')), { Outcome: 'Another outcome' });
    sharePoint.handEdit('actions', idOf('a-1'), { Rag: 'blue' });
    return made.register;
  };

  it('stay as they are and are listed when the import is undone', async () => {
    const register = await noted();
    const step = await register.finish('import-1', undefined, { changedSince: 'keep' });
    expect(step.import).toMatchObject({ state: 'undone', keptCount: 2 });
    expect(step.import.kept.map(({ key: kept, by }) => [kept, by])).toEqual([
      ['a-1', 'Morgan Ellis'],
      [key('t2r3'), 'Morgan Ellis'],
    ]);
    expect(action(register, key('t2r3'))?.outcome).toBe('Another outcome');
    expect(action(register, key('t2r4'))).toBeUndefined();
    expect(action(register, 'a-1')?.rag).toBe('blue');
  });

  it('are taken back too when a manager says so, then or afterwards', async () => {
    const register = await noted();
    await register.finish('import-1', undefined, { changedSince: 'keep' });
    const step = await register.finish('import-1', undefined, { changedSince: 'take back' });
    expect(step.import).toMatchObject({ state: 'undone', keptCount: 0 });
    expect(action(register, key('t2r3'))).toBeUndefined();
    expect(action(register, 'a-1')).toMatchObject({ rag: 'green', currentDue: '2026-03-31', moves: 0 });
  });

  it('stop an import that would write over them, and everything it wrote goes back', async () => {
    const register = new ARegister();
    await register.begin(everyKind);
    const edited = { done: false };
    const parts = () =>
      register.parts({
        fate: (requests): Fate => {
          // In the middle of the writing, when the first actions are there.
          if (!edited.done && register.sharePoint.fields('actions').length > 3) {
            edited.done = true;
            register.sharePoint.handEdit('actions', '1', { Rag: 'blue' });
          }
          return requests.length > 0 ? { kind: 'arrives' } : { kind: 'never arrives' };
        },
      });
    const plain = new ARegister();
    plain.sharePoint.handEdit('actions', '1', { Rag: 'blue' });
    const rowsBefore = plain.rows();
    const step = await register.finish('import-1', parts);
    expect(step.import).toMatchObject({
      state: 'rolled back',
      problem: { kind: 'changed meanwhile', rows: [{ key: 'a-1', field: 'rag', by: 'Morgan Ellis' }] },
      stoodAt: 28,
      keptCount: 0,
    });
    expect(register.rows()).toEqual(rowsBefore);
  });
});

describe('whatever fails on the way', () => {
  const fates = fc.array(
    fc.oneof(
      { weight: 3, arbitrary: fc.constant<Fate>({ kind: 'arrives' }) },
      fc.constant<Fate>({ kind: 'never arrives' }),
      fc.constant<Fate>({ kind: 'answer lost' }),
      fc.nat(19).map((parts): Fate => ({ kind: 'dies after', parts })),
      fc.constant<Fate>({ kind: 'answers', status: 429 }),
      fc.constant<Fate>({ kind: 'answers', status: 503 }),
    ),
    { maxLength: 60 },
  );
  const along = (register: ARegister, list: readonly Fate[]) => {
    let call = 0;
    return () => register.parts({ fate: () => list[call++] ?? { kind: 'arrives' } }, 0);
  };

  it('the register is the planned one in the end, and nothing stands twice', async () => {
    const { register: undone, after } = await undisturbed();
    await fc.assert(
      fc.asyncProperty(fates, async (list) => {
        const register = new ARegister();
        await register.begin(everyKind);
        const step = await register.finish('import-1', along(register, list));
        expect(step.import.state).toBe('committed');
        expect(withoutTimes(register.rows())).toEqual(withoutTimes(after));
        expect(register.trail()).toEqual(undone.trail());
      }),
      { numRuns: 20 },
    );
  }, 300_000);

  it('the register is the earlier one when it is taken back at any point', async () => {
    const { before } = await undisturbed();
    await fc.assert(
      fc.asyncProperty(fates, fates, fc.nat(12), async (there, back, turns) => {
        const register = new ARegister();
        await register.begin(everyKind);
        const on = along(register, there);
        for (let turn = 0; turn < turns; turn += 1) {
          await register.one(on);
        }
        const step = await register.finish('import-1', along(register, back), { changedSince: 'keep' });
        expect(['rolled back', 'undone']).toContain(step.import.state);
        expect(step.import.keptCount).toBe(0);
        expect(register.rows()).toEqual(before);
      }),
      { numRuns: 20 },
    );
  }, 300_000);
});

/** Moments differ with how often something had to be tried. */
const withoutTimes = (rows: unknown): unknown =>
  JSON.parse(JSON.stringify(rows).replaceAll(/2026-11-28T\d\d:\d\d:\d\dZ/g, 'then')) as unknown;
