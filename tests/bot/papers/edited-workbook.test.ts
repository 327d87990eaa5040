import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { buildFile } from '../../../bot/papers/build-file.ts';
import { plannedWriteSchema } from '../../../shared/contracts/imports.ts';
import type { Language } from '../../../shared/domain/language.ts';
import { changeKey, noDecisions } from '../../../shared/import-plan/decisions.ts';
import { aControl } from '../../support/builders.ts';
import {
  action,
  brokenFormula,
  control,
  edit,
  editCell,
  emptied,
  exported,
  formula,
  number,
  planOf,
  readingOf,
  risk,
  sourceOf,
  typed,
  withColumn,
} from '../../support/documents/exported-workbook.ts';

describe('an edit of one cell in Excel is that one change, and no other', () => {
  const score = (likelihood: number, impact: number, number_: number, band: string) => ({
    likelihood,
    impact,
    score: number_,
    band,
    scoreText: '',
    asAt: '2026-03-02',
  });
  const scheme = { id: 'product-5x5', version: 1 };
  type Case = [
    what: string,
    sheet: 1 | 2 | 3,
    en: string,
    cy: string,
    cell: (place: string) => string,
    after: object,
  ];
  const cases: Case[] = [
    ['plan', 2, 'Plan', 'Cynllun', typed('Improvement plan'), { plan: 'Improvement plan' }],
    ['plan emptied', 2, 'Plan', 'Cynllun', emptied, { plan: '' }],
    ['percent done', 2, 'Percent complete', 'Canran wedi’i chwblhau', number(75), { percentComplete: 75 }],
    ['percent emptied', 2, 'Percent complete', 'Canran wedi’i chwblhau', emptied, { percentComplete: null }],
    [
      'percent by formula',
      2,
      'Percent complete',
      'Canran wedi’i chwblhau',
      formula('<v>80</v>'),
      { percentComplete: 80 },
    ],
    ['a date taken out', 2, 'Due', 'I’w gwblhau erbyn', emptied, { currentDue: null }],
    ['ongoing', 2, 'Ongoing', 'Parhaus', typed('yes'), { ongoing: true }],
    ['status', 2, 'Status', 'Statws', typed('complete'), { status: 'complete' }],
    ['group', 2, 'Group', 'Grŵp', typed('MCA subgroup'), { groupKey: 'g-mca' }],
    ['risk of an action', 2, 'Risk', 'Risg', typed('R1'), { riskKey: 'r-1' }],
    [
      'a lower likelihood',
      1,
      'Likelihood',
      'Tebygolrwydd',
      number(2),
      { current: score(2, 4, 8, 'yellow'), scheme },
    ],
    [
      'the target’s impact',
      1,
      'Target impact',
      'Effaith darged',
      number(1),
      { target: score(2, 1, 2, 'green'), scheme },
    ],
    [
      'the gross likelihood',
      1,
      'Gross likelihood',
      'Tebygolrwydd gros',
      number(4),
      { gross: score(4, 4, 16, 'red'), scheme },
    ],
    [
      'register of a risk',
      1,
      'Register',
      'Cofrestr',
      typed('Exampleshire / Area'),
      { path: ['Exampleshire', 'Area'] },
    ],
    [
      'triggers',
      1,
      'Triggers',
      'Sbardunau',
      typed('Staffing: turnover; agency staff'),
      { triggers: [{ group: 'Staffing', items: ['turnover', 'agency staff'] }] },
    ],
    [
      'when it is reviewed',
      1,
      'Reviewed',
      'Adolygir',
      typed('every 3 months'),
      { reviewRule: { kind: 'every', n: 3, unit: 'month' } },
    ],
    ['whom an action is for', 2, 'For', 'Ar gyfer', typed('Adults'), { audience: 'adults' }],
    ['status of a risk', 1, 'Status', 'Statws', typed('closed'), { status: 'closed' }],
    ['adequacy of a control', 3, 'Adequacy', 'Digonolrwydd', typed('Poor'), { adequacy: 'Poor' }],
    ['text of a control', 3, 'Control', 'Rheolaeth', typed('Nobody is asked'), { text: 'Nobody is asked' }],
    ['heading of a control emptied', 3, 'Heading', 'Pennawd', emptied, { heading: '' }],
  ];
  it.each(
    cases.flatMap(([what, ...rest]): [string, Language, ...typeof rest][] => [
      [what, 'en', ...rest],
      [what, 'cy', ...rest],
    ]),
  )('%s, in %s', async (_what, language, sheet, en, cy, cell, after) => {
    const bytes = editCell(
      await exported([risk], [action], language, [control]),
      sheet,
      language === 'en' ? en : cy,
      cell,
    );
    const plan = await planOf(bytes, [risk], [action], [control]);
    const [write, ...others] = plan.writes.filter(({ list }) => list !== 'people');
    expect(others).toEqual([]);
    expect(write).toMatchObject({ kind: 'change' });
    expect(write?.kind === 'change' ? write.after : null).toEqual(after);
    expect(plannedWriteSchema.safeParse(write).error).toBeUndefined();
    expect(plan.rows.flatMap(({ open }) => open)).toEqual([]);
  });

  type Doubt = [
    what: string,
    sheet: 1 | 2 | 3,
    heading: string,
    cell: (place: string) => string,
    rule: string,
  ];
  const doubtful: Doubt[] = [
    [
      'a score that does not follow from its levels',
      1,
      'Current score',
      number(13),
      'score does not fit the scheme',
    ],
    ['a level the scheme does not have', 1, 'Impact', number(9), 'score does not fit the scheme'],
    ['half a score', 1, 'Impact', emptied, 'score does not fit the scheme'],
    ['a gross score in words', 1, 'Gross score', typed('low'), 'score does not fit the scheme'],
    ['a formula that was never worked out', 2, 'Percent complete', formula(''), 'formula not read'],
    ['a formula with an error', 1, 'Likelihood', brokenFormula, 'formula not read'],
    ['more than all of it', 2, 'Percent complete', number(400), 'value not understood'],
    ['a group nobody has', 2, 'Group', typed('Secret subgroup'), 'value not understood'],
    ['a risk nobody has', 2, 'Risk', typed('R99'), 'value not understood'],
    ['a risk’s controls told in one cell', 1, 'Controls', typed('None any more'), 'only shown'],
    ['how late it is', 2, 'Overdue', typed('no'), 'only shown'],
    ['a risk without a title', 1, 'Title', emptied, 'no action text'],
    ['a control without words', 3, 'Control', emptied, 'no action text'],
  ];
  it.each(doubtful)('%s changes nothing, and is asked about', async (_what, sheet, heading, cell, rule) => {
    const bytes = editCell(await exported([risk], [action], 'en', [control]), sheet, heading, cell);
    const plan = await planOf(bytes, [risk], [action], [control]);
    expect(plan.writes).toEqual([]);
    expect(plan.rows.flatMap(({ open }) => open.map((doubt) => doubt.rule))).toEqual([rule]);
  });

  it('both levels taken out, it is not scored any more', async () => {
    const bytes = await exported([risk], [action], 'en', [control]);
    const plan = await planOf(
      editCell(editCell(bytes, 1, 'Likelihood', emptied), 1, 'Impact', emptied),
      [risk],
      [action],
      [control],
    );
    expect(plan.writes).toMatchObject([{ after: { current: null } }]);
  });

  it('what is written over the last note is another note', async () => {
    const bytes = editCell(await exported([risk], [action], 'en'), 2, 'Last note', typed('Half are asked'));
    const { writes } = await planOf(bytes, [risk], [action]);
    expect(writes).toMatchObject([
      { kind: 'change', list: 'actions', note: 'Half are asked', before: {}, after: {} },
    ]);
  });

  it('nothing exempt becomes public by it: a person ticks that', async () => {
    const exempt = { ...risk, marking: 'exempt' as const };
    const { bytes } = await buildFile(sourceOf([exempt], [], []), {
      kind: 'register',
      format: 'xlsx',
      part: 'B',
      language: 'en',
      withActionPlan: false,
    });
    const edited = editCell(bytes, 1, 'Part', typed('A'));
    const { rows, writes } = await planOf(edited, [exempt], []);
    expect(rows[0]?.changes).toEqual([
      { field: 'marking', before: 'exempt', after: 'publish', applied: false },
    ]);
    expect(writes).toEqual([]);
  });
});

describe('a column', () => {
  const all = async () => exported([risk], [action], 'en', [control]);
  const headingsOf = async (sheet: 1 | 2 | 3) => {
    const xml = strFromU8(unzipSync(await all())[`xl/worksheets/sheet${sheet}.xml`] ?? new Uint8Array());
    const [row = ''] = /<row r="1">.*?<\/row>/s.exec(xml) ?? [];
    return Array.from(row.matchAll(/<t xml:space="preserve">([^<]*)<\/t>/g), ([, heading = '']) => heading);
  };
  it.each([1, 2, 3] as const)(
    'of sheet %d is never edited for nothing: it changes something, or is told not to',
    async (sheet) => {
      for (const heading of await headingsOf(sheet)) {
        if (['Key', 'Risk key', 'As exported'].includes(heading)) continue;
        const cell = heading === 'Percent complete' ? number(77) : typed('5 April 2031');
        const bytes = editCell(await all(), sheet, heading, cell);
        const plan = await planOf(bytes, [risk], [action], [control]);
        const told = plan.rows.flatMap(({ changes, open }) => [...changes, ...open]);
        expect([heading, told.length > 0]).toEqual([heading, true]);
      }
    },
  );
  it('that was renamed is known by what stands in it, or by the columns it stands between', async () => {
    const renamed = edit(edit(await all(), 'Leads', 'Who'), 'Priority', 'Theme of the year');
    expect((await planOf(renamed, [risk], [action], [control])).writes).toEqual([]);
    const edited = editCell(renamed, 2, 'Theme of the year', typed('Priority 9'));
    const { writes } = await planOf(edited, [risk], [action], [control]);
    expect(writes).toMatchObject([{ list: 'actions', after: { priority: 'Priority 9' } }]);
  });
  it('that was renamed and edited beside another such is nobody’s guess, and both are named', async () => {
    let bytes = await all();
    for (const [heading, renamed] of [
      ['Plan', 'First'],
      ['Priority', 'Second'],
    ] as const)
      bytes = edit(editCell(bytes, 2, heading, typed('Something else')), heading, renamed);
    expect((await planOf(bytes, [risk], [action], [control])).writes).toEqual([]);
    const { refused } = await readingOf(bytes);
    expect(refused.map(({ text }) => text)).toEqual(['First: Something else', 'Second: Something else']);
  });
  it('that was added and that nobody knows is named, and one that is known is read', async () => {
    const read = async (heading: string) => {
      const added = withColumn(await all(), 2, heading, 'Half of them are asked by now');
      return planOf(added, [risk], [action], [control]);
    };
    const unknown = await read('What the police think');
    expect(unknown.writes).toEqual([]);
    const { refused } = await readingOf(withColumn(await all(), 2, 'What the police think', 'Too slow'));
    expect(refused).toMatchObject([{ reason: 'added column', text: 'What the police think: Too slow' }]);
    expect((await read('Comments')).writes).toMatchObject([{ note: 'Half of them are asked by now' }]);
  });
  it('that is hidden is ours, also of a workbook exported before its rows listed those', async () => {
    const files = unzipSync(await all());
    for (const name of Object.keys(files).filter((each) => each.startsWith('xl/worksheets/'))) {
      const listed = /&quot;(?:[^&]* as (?:kept|read)|SharePoint id|Group key|Risk key)&quot;:\[[^\]]*\],?/g;
      const xml = strFromU8(files[name] ?? new Uint8Array());
      files[name] = strToU8(xml.replaceAll(listed, '').replaceAll(/,\}\}/g, '}}'));
    }
    const before = zipSync(files);
    expect(before).not.toEqual(await all());
    expect((await readingOf(before)).refused).toEqual([]);
    expect((await planOf(before, [risk], [action], [control])).writes).toEqual([]);
  });
  it('that was added is looked at for identities, and shown as it was typed', async () => {
    const said = 'Child seen, NHS number 943 476 5919';
    const [row] = (
      await planOf(withColumn(await all(), 2, 'Comments', said), [risk], [action], [control])
    ).rows.filter(({ list }) => list === 'actions');
    expect(row?.row.raw).toEqual({ Comments: said });
    expect(row?.open).toMatchObject([{ rule: 'personal details', about: 'Comments' }]);
  });
  it('that was added beside one of the same field that was edited is named', async () => {
    const bytes = editCell(withColumn(await all(), 2, 'Comments', 'Half'), 2, 'Last note', typed('A third'));
    expect((await planOf(bytes, [risk], [action], [control])).writes).toMatchObject([{ note: 'A third' }]);
    expect((await readingOf(bytes)).refused).toMatchObject([{ text: 'Comments: Half' }]);
  });
});

describe('scores made with another scheme than the board has now', () => {
  const old = { ...risk, scheme: { id: 'product-5x5', version: 7 } };
  const edited = async (...headings: string[]) => {
    let bytes = await exported([old], [], 'en');
    for (const heading of headings) bytes = editCell(bytes, 1, heading, number(1));
    return bytes;
  };
  it('go over to it with the current score, never before', async () => {
    const alone = await planOf(await edited('Target impact'), [old], []);
    expect(alone.writes).toEqual([]);
    expect(alone.rows[0]?.open.map(({ rule }) => rule)).toEqual(['score does not fit the scheme']);
    const both = await planOf(await edited('Likelihood', 'Target impact'), [old], []);
    expect(both.writes).toMatchObject([
      {
        before: { scheme: old.scheme },
        after: { scheme: { version: 1 }, current: { score: 4 }, target: { score: 2 } },
      },
    ]);
    const kept = await planOf(await edited('Likelihood', 'Target impact'), [old], [], [], {
      ...noDecisions,
      changes: { [changeKey(both.rows[0]?.id ?? '', 'current')]: false },
    });
    expect(kept.writes).toEqual([]);
  });
});

describe('controls of a workbook', () => {
  it('are shown and decided with their risk', async () => {
    const bytes = editCell(await exported([risk], [], 'en', [control]), 3, 'Adequacy', typed('Poor'));
    const plan = await planOf(bytes, [risk], [], [control]);
    expect(plan.rows).toMatchObject([
      {
        what: 'changed',
        existing: 'r-1',
        changes: [{ field: 'adequacy:c-1', before: 'Exits: Good', after: 'Exits: Poor', applied: true }],
      },
    ]);
    const no = { ...noDecisions, changes: { [changeKey(plan.rows[0]?.id ?? '', 'adequacy:c-1')]: false } };
    expect((await planOf(bytes, [risk], [], [control], no)).writes).toEqual([]);
    const since = await planOf(bytes, [risk], [], [{ ...control, etag: '"another"' }]);
    expect(since.writes).toEqual([]);
  });

  it('come back also where somebody took the other sheets out', async () => {
    const bytes = editCell(await exported([risk], [], 'en', [control]), 3, 'Adequacy', typed('Poor'));
    const files = unzipSync(bytes);
    for (const sheet of ['sheet1', 'sheet2']) {
      const name = `xl/worksheets/${sheet}.xml`;
      files[name] = strToU8(
        strFromU8(files[name] ?? new Uint8Array()).replace(/<sheetData>.*<\/sheetData>/s, '<sheetData/>'),
      );
    }
    const { writes } = await planOf(zipSync(files), [risk], [], [control]);
    expect(writes).toMatchObject([{ list: 'controls', key: 'c-1', after: { adequacy: 'Poor' } }]);
  });

  it('that are added below are new controls of the risk they name', async () => {
    const more = aControl({ key: '', riskKey: 'r-1', heading: '', text: 'New staff are mentored' });
    const { writes } = await planOf(await exported([risk], [], 'en', [control, more]), [risk], [], [control]);
    expect(writes).toMatchObject([
      { kind: 'create', list: 'controls', values: { riskKey: 'r-1', text: 'New staff are mentored' } },
    ]);
    const identified = { ...more, text: 'Mentor of 943 476 5919 is told' };
    const { rows } = await planOf(
      await exported([risk], [], 'en', [control, identified]),
      [risk],
      [],
      [control],
    );
    expect(rows[0]?.open).toMatchObject([{ rule: 'personal details', about: 'Control' }]);
  });
});

describe('rows of a workbook', () => {
  const second = { ...action, key: 'a-2', reference: '1.2', action: 'Ask every parent', plan: 'Plan B' };
  const third = { ...action, key: 'a-3', reference: '1.3', action: 'Ask every school', plan: 'Plan C' };
  const actions = [action, second, third];
  const sheetOf = async (change: (rows: string[]) => string[]) => {
    const files = unzipSync(await exported([risk], actions, 'en'));
    const name = 'xl/worksheets/sheet2.xml';
    const xml = strFromU8(files[name] ?? new Uint8Array());
    const rows = Array.from(xml.matchAll(/<row r="\d+">.*?<\/row>/gs), ([row]) => row);
    const [head = '', ...below] = rows;
    const changed = [head, ...change(below)].map((row, index) =>
      row
        .replace(/<row r="\d+"/, `<row r="${index + 1}"`)
        .replaceAll(/<c r="([A-Z]+)\d+"/g, (_, column: string) => `<c r="${column}${index + 1}"`),
    );
    const sheet = xml.replace(
      /<sheetData>.*<\/sheetData>/s,
      () => `<sheetData>${changed.join('')}</sheetData>`,
    );
    return zipSync({ ...files, [name]: strToU8(sheet) });
  };
  const hiddenBy = (row: string) => row.replace('<row ', '<row hidden="1" ');

  it('sorted, or hidden by a filter, are the same rows', async () => {
    const sorted = await planOf(await sheetOf((rows) => rows.toReversed()), [risk], actions);
    expect([sorted.writes, sorted.absent, sorted.rows.map(({ what }) => what)]).toEqual([
      [],
      [],
      ['same', 'same', 'same', 'same'],
    ]);
    const filtered = await planOf(
      await sheetOf(([first = '', ...rest]) => [first, ...rest.map(hiddenBy)]),
      [risk],
      actions,
    );
    expect([filtered.writes, filtered.absent, filtered.rows.flatMap(({ open }) => open)]).toEqual([
      [],
      [],
      [],
    ]);
  });

  it('that were taken out stay in the register, and are named', async () => {
    const plan = await planOf(await sheetOf(([first = '', , last = '']) => [first, last]), [risk], actions);
    expect(plan.writes).toEqual([]);
    expect(plan.absent).toEqual([{ list: 'actions', reference: '1.2', text: 'Ask every parent' }]);
  });

  it('what is exempt is not missed in a file of Part A', async () => {
    const exempt = { ...risk, key: 'r-2', reference: 'R2', marking: 'exempt' as const };
    const bytes = await exported([risk, exempt], actions, 'en');
    expect((await planOf(bytes, [risk, exempt], actions)).absent).toEqual([]);
  });

  it('sorted without their hidden columns change nothing, and are said to be mixed up', async () => {
    const visible = /<c r="A\d+".*?(?=<c r="[A-Z]+\d+"[^>]*><is><t xml:space="preserve">a-\d)/s;
    const bytes = await sheetOf((rows) => {
      const parts = rows.map((row) => visible.exec(row)?.[0] ?? '');
      return rows.map((row, index) =>
        row.replace(parts[index] ?? '', () => parts[(index + 1) % rows.length] ?? ''),
      );
    });
    const plan = await planOf(bytes, [risk], actions);
    expect(plan.writes).toEqual([]);
    expect(plan.rows.flatMap(({ open }) => open.map(({ rule }) => rule))).toEqual([
      'rows mixed up',
      'rows mixed up',
      'rows mixed up',
    ]);
  });

  it('without the columns that name them are found by their words, and none is made twice', async () => {
    const bytes = await exported([risk], actions, 'en');
    const files = unzipSync(bytes);
    for (const sheet of ['sheet1', 'sheet2', 'sheet3']) {
      const name = `xl/worksheets/${sheet}.xml`;
      const xml = strFromU8(files[name] ?? new Uint8Array());
      const [, from = ''] = /<c r="([A-Z]+)1"[^>]*><is><t xml:space="preserve">Key</.exec(xml) ?? [];
      const hidden = (letters: string) =>
        letters.length > from.length || (letters.length === from.length && letters >= from);
      files[name] = strToU8(
        xml.replaceAll(/<c r="([A-Z]+)\d+".*?<\/c>/gs, (cell, letters: string) =>
          hidden(letters) ? '' : cell,
        ),
      );
    }
    const plan = await planOf(zipSync(files), [risk], actions);
    expect(plan.writes.filter(({ kind }) => kind === 'create')).toEqual([]);
  });

  type Typed = [what: string, heading: string, cell: (place: string) => string, after: object];
  const asTyped: Typed[] = [
    ['a date as text', 'Due', typed('30/06/2027'), { currentDue: '2027-06-30' }],
    ['a date in words', 'Due', typed('end of June 2027'), { currentDue: '2027-06-30' }],
    ['a start as text', 'Start', typed('1 June 2026'), { start: '2026-06-01' }],
    ['a number as text', 'Percent complete', typed('75'), { percentComplete: 75 }],
    ['a percentage as text', 'Percent complete', typed('75%'), { percentComplete: 75 }],
  ];
  it.each(asTyped)('%s is read as it is meant', async (_what, heading, cell, after) => {
    const bytes = editCell(await exported([risk], [action], 'en'), 2, heading, cell);
    const { writes } = await planOf(bytes, [risk], [action]);
    expect(writes).toMatchObject([{ kind: 'change', after }]);
  });
});
