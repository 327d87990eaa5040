import fc from 'fast-check';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { readDocument } from '../../../bot/documents/read-document.ts';
import { readingLimits } from '../../../bot/documents/reading-limits.ts';
import { buildFile } from '../../../bot/papers/build-file.ts';
import type { PaperSource } from '../../../bot/papers/paper-source.ts';
import { plannedWriteSchema } from '../../../shared/contracts/imports.ts';
import type { Action } from '../../../shared/domain/action.ts';
import type { Language } from '../../../shared/domain/language.ts';
import type { Risk } from '../../../shared/domain/risk.ts';
import { readImport } from '../../../shared/importing/read-import.ts';
import { readingCorrectionsSchema } from '../../../shared/importing/reading.ts';
import { noDecisions } from '../../../shared/import-plan/decisions.ts';
import { planImport, type ImportPlan } from '../../../shared/import-plan/plan-import.ts';
import { aBoard, aLead, anAction, aRisk, aScheme, on } from '../../support/builders.ts';

const corrections = readingCorrectionsSchema.parse({});

function sourceOf(risks: readonly Risk[], actions: readonly Action[]): PaperSource {
  return {
    board: aBoard(),
    rows: { risks: [...risks], controls: [], actions: [...actions], people: [], groups: [], meetings: [] },
    asAt: on('2026-03-02'),
    now: '2026-03-02T10:00:00Z',
    meeting: null,
    sealed: null,
    since: null,
    history: null,
    alsoExempt: { risks: new Set(), actions: new Set(), controls: new Set() },
  };
}

async function exported(
  risks: readonly Risk[],
  actions: readonly Action[],
  language: Language,
): Promise<Uint8Array> {
  const { bytes } = await buildFile(sourceOf(risks, actions), {
    kind: 'register',
    format: 'xlsx',
    part: 'A',
    language,
    withActionPlan: false,
  });
  return bytes;
}

async function planOf(
  bytes: Uint8Array,
  risks: readonly Risk[],
  actions: readonly Action[],
): Promise<ImportPlan> {
  const read = await readDocument('register.xlsx', bytes, readingLimits);
  if (!read.ok) throw new Error(read.refusal.kind);
  return planImport({
    reading: readImport(read.document, corrections),
    decisions: noDecisions,
    corrections,
    document: { name: 'register.xlsx', sha256: 'cd'.repeat(32) },
    register: { risks, controls: [], actions, people: [], groups: [] },
    scheme: aScheme(),
    today: on('2026-03-02'),
  });
}

/** As somebody edits a cell in Excel: the text that stood there becomes another. */
function edit(bytes: Uint8Array, from: string, to: string): Uint8Array {
  const files = unzipSync(bytes);
  const holds = ([name, content]: [string, Uint8Array]) =>
    name.startsWith('xl/worksheets/') && strFromU8(content).includes(`>${from}<`);
  if (!Object.entries(files).some(holds)) throw new Error(`“${from}” is not in the workbook.`);
  const edited = Object.fromEntries(
    Object.entries(files).map((file) =>
      holds(file) ? [file[0], strToU8(strFromU8(file[1]).replace(`>${from}<`, `>${to}<`))] : file,
    ),
  );
  return zipSync(edited);
}

const risk = aRisk({ key: 'r-1', reference: 'R1', title: 'People leave', marking: 'publish' });
const action = anAction({
  key: 'a-1',
  reference: '1.1',
  riskKey: null,
  outcome: 'Children are heard',
  action: 'Ask every child',
  leads: [aLead({ name: 'Priya Nair' }), aLead({ name: 'Owen Rees', role: 'support' })],
  status: 'in progress',
  lastHeardAt: '2026-02-01T10:00:00Z',
});

it.each<Language>(['en', 'cy'])(
  'a register exported in %s comes back without any difference',
  async (language) => {
    const plan = await planOf(await exported([risk], [action], language), [risk], [action]);
    expect(plan.rows.map(({ what }) => what)).toEqual(['same', 'same']);
    expect(plan.writes).toEqual([]);
  },
);

it('whatever stands in its texts, it comes back without any difference', async () => {
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
    ),
    maxLength: 12,
  });
  await fc.assert(
    fc.asyncProperty(
      text,
      text,
      text,
      fc.array(text, { maxLength: 3 }),
      async (reference, outcome, said, successMeasures) => {
        const odd = { ...action, reference, outcome, action: said, successMeasures };
        const plan = await planOf(await exported([risk], [odd], 'en'), [risk], [odd]);
        expect(plan.writes).toEqual([]);
      },
    ),
    { numRuns: 40 },
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
