import fc from 'fast-check';
import { strFromU8, unzipSync } from 'fflate';
import { inflateSync } from 'node:zlib';
import type { SinceResponse } from '../../../shared/contracts/sealed-register.ts';
import type { MakePaper } from '../../../shared/contracts/papers.ts';
import { formatsOf, paperKindSchema } from '../../../shared/contracts/papers.ts';
import { boardPaper } from '../../../bot/papers/board-paper.ts';
import { buildFile } from '../../../bot/papers/build-file.ts';
import { partedSource, type PaperSource } from '../../../bot/papers/paper-source.ts';
import { registerPaper } from '../../../bot/papers/register-paper.ts';
import {
  aBoard,
  aControl,
  anAction,
  anAssessment,
  anUpdate,
  aPerson,
  aRisk,
  on,
} from '../../support/builders.ts';

/** Every text of a row becomes one nobody else has. */
function secret<Item extends object>(item: Item): Item {
  const kept = new Set([
    'rag',
    'audience',
    'issueType',
    'response',
    'id',
    'etag',
    'modifiedAt',
    'key',
    'marking',
    'status',
    'kind',
    'itemKind',
    'at',
    'stage',
    'asAt',
  ]);
  return Object.fromEntries(
    Object.entries(item).map(([name, value]) => [
      name,
      kept.has(name) || typeof value !== 'string' || /^\d{4}-/.test(value) ? value : `SECRETx${name}`,
    ]),
  ) as Item;
}

function sourceWith(exempt: readonly boolean[], byService: boolean): PaperSource {
  const risks = exempt.map((isExempt, index) => {
    const risk = aRisk({ key: `R-${index}`, reference: `R${index}` });
    return isExempt
      ? {
          ...secret(risk),
          key: `SECRETx-${index}`,
          // Hidden from the reader, or marked: either way it may not appear.
          marking: byService ? ('publish' as const) : ('exempt' as const),
          triggers: [{ group: 'SECRETxgroup', items: ['SECRETxitem'] }],
          consequences: ['SECRETxconsequence'],
          lastNote: { text: 'SECRETxnote', at: '2026-01-01T00:00:00Z', by: 'A' },
        }
      : risk;
  });
  const actions = risks.flatMap(({ key }) => {
    const action = anAction({
      riskKey: key,
      moves: 2,
      moreTimeRequest: {
        proposedDue: on('2026-06-30'),
        reason: 'More time',
        at: '2026-03-01T00:00:00Z',
        by: { oid: null, name: 'A' },
      },
    });
    return [
      key.startsWith('SECRET')
        ? {
            ...secret(action),
            key: `SECRETx-action-${key}`,
            riskKey: key,
            successMeasures: ['SECRETxmeasure'],
            moreTimeRequest: {
              proposedDue: on('2026-06-30'),
              reason: 'SECRETxwhy',
              at: '2026-03-01T00:00:00Z',
              by: { oid: null, name: 'A' },
            },
          }
        : action,
    ];
  });
  const controls = risks.map(({ key }) =>
    key.startsWith('SECRET')
      ? { ...secret(aControl()), key: `SECRETx-c-${key}`, riskKey: key }
      : aControl({ riskKey: key }),
  );
  const items = [
    ...risks.map(({ key }) => ({ itemKind: 'risk' as const, itemKey: key })),
    ...actions.map(({ key }) => ({ itemKind: 'action' as const, itemKey: key })),
    // A row that is gone: nobody can tell whether it was exempt.
    { itemKind: 'risk' as const, itemKey: 'SECRETx-gone' },
  ];
  const updates = items.map((item) => {
    const text = item.itemKey.startsWith('SECRET') ? 'SECRETxsaid' : 'Said in public';
    return anUpdate({
      ...item,
      kind: 'closed',
      text,
      reason: text,
      changes: [{ field: 'status', before: text, after: 'closed' }],
    });
  });
  const assessments = risks.map(({ key }) =>
    anAssessment({ riskKey: key, scoreText: key.startsWith('SECRET') ? 'SECRETxscore' : '' }),
  );
  const board = aBoard();
  const rows = { risks, actions, controls, people: [], groups: [], meetings: [] };
  const since: SinceResponse = {
    meeting: { key: 'm', title: 'Board meeting', date: on('2026-01-20') },
    from: '2026-01-20T00:00:00Z',
    silentAfterDays: 28,
    // Then everything was public: what is exempt now stood in the Part A of that day.
    sealed: {
      partA: {
        format: 1,
        part: 'A',
        board: { id: board.id, siteUrl: board.siteUrl },
        meeting: { key: 'm', title: 'Board meeting', groupKey: null, date: on('2026-01-20') },
        asAt: on('2026-01-20'),
        sealedAt: '2026-01-20T12:00:00Z',
        sealedBy: { oid: null, name: 'A' },
        settings: board.settings,
        vocabulary: board.vocabulary,
        schemes: board.schemes,
        rows: { ...rows, risks: risks.map((risk) => ({ ...risk, marking: 'publish' as const })) },
      },
      partB: null,
      withheld: false,
      checksums: { partA: '', partB: null },
    },
    problem: '',
    updates,
    assessments,
  };
  const hidden = (all: readonly { key: string }[]) =>
    new Set(byService ? all.map(({ key }) => key).filter((key) => key.startsWith('SECRET')) : []);
  return {
    board,
    rows,
    asAt: on('2026-04-10'),
    now: '2026-04-10T10:00:00Z',
    meeting: { title: 'Board meeting', date: on('2026-04-21') },
    sealed: null,
    since,
    history: { updates, assessments, reminders: [] },
    alsoExempt: { risks: hidden(risks), actions: hidden(actions), controls: hidden(controls) },
  };
}

/** Everything readable in a file: zips opened, and the zips in them; streams of a PDF inflated. */
function textOf(bytes: Uint8Array): string {
  if (strFromU8(bytes.slice(0, 2)) === 'PK') {
    return Object.entries(unzipSync(bytes))
      .map(([name, inner]) => `${name}\n${textOf(inner)}`)
      .join('\n');
  }
  const latin = Buffer.from(bytes).toString('latin1');
  if (!latin.startsWith('%PDF')) return strFromU8(bytes);
  const streams = [...latin.matchAll(/stream\r?\n([\s\S]*?)\r?\nendstream/g)].map(([, data]) => {
    try {
      return inflateSync(Buffer.from(data ?? '', 'latin1')).toString('latin1');
    } catch {
      return '';
    }
  });
  return [latin, ...streams].join('\n');
}

const request = (parts: Partial<MakePaper>): MakePaper => ({
  kind: 'board-paper',
  format: 'docx',
  part: 'A',
  language: 'en',
  withActionPlan: true,
  ...parts,
});

it('lets nothing exempt into what a Part A paper says, whichever items are exempt and whoever knows it', () => {
  fc.assert(
    fc.property(fc.array(fc.boolean(), { minLength: 1, maxLength: 5 }), fc.boolean(), (exempt, byService) => {
      const source = sourceWith(exempt, byService);
      const parted = partedSource(source, 'A');
      expect(JSON.stringify(parted)).not.toContain('SECRET');
      expect(JSON.stringify(boardPaper(parted, 'en', true))).not.toContain('SECRET');
      expect(JSON.stringify(registerPaper(parted, 'cy'))).not.toContain('SECRET');
      expect(parted.leftOut.risks).toBe(exempt.filter(Boolean).length);
    }),
    { numRuns: 40 },
  );
});

const everyFile = paperKindSchema.options.flatMap((kind) =>
  formatsOf[kind].map((format) => ({ kind, format })),
);

it.each(everyFile)(
  'lets nothing exempt into a Part A $kind as $format, and everything into Part B',
  async ({ kind, format }) => {
    const source = sourceWith([true, false, true], false);
    const partA = textOf((await buildFile(source, request({ kind, format }))).bytes);
    expect(partA).not.toContain('SECRET');
    if (format === 'pdf') return;
    expect(partA).toContain('Review how children');
    expect(textOf((await buildFile(source, request({ kind, format, part: 'B' }))).bytes)).toContain('SECRET');
  },
);

it('takes two rows with one key for exempt when one of them is', () => {
  const source = sourceWith([false], false);
  const twin = aRisk({ key: 'R-0', title: 'SECRETxtwin', marking: 'exempt' });
  const { rows } = partedSource(
    { ...source, rows: { ...source.rows, risks: [...source.rows.risks, twin] } },
    'A',
  );
  expect(rows).toMatchObject({ risks: [], actions: [], controls: [] });
});

it('has no history in the pack to take away, nor anybody’s account, address or own settings, whatever was said before', async () => {
  const by = { oid: 'SECRETx-oid', name: 'Rowena Castell' };
  const source = sourceWith([false], false);
  const decision = { kind: 'sent back' as const, at: '2026-01-01T00:00:00Z', by, note: 'SECRETxnote' };
  const open: PaperSource = {
    ...source,
    rows: {
      ...source.rows,
      actions: source.rows.actions.map((action) => ({
        ...action,
        lastDecision: { ...decision, due: null, asked: null },
        leads: [{ name: 'Priya Nair', personKey: 'SECRETx-lead', role: 'lead' as const }],
        moreTimeRequest: { proposedDue: on('2026-06-30'), reason: 'Time', at: '2026-03-01T00:00:00Z', by },
      })),
      people: [aPerson({ oid: 'SECRETx-oid', email: 'SECRETx@x.example', snoozedUntil: on('2031-05-06') })],
      meetings: [],
    },
    since: null,
    history: {
      updates: [anUpdate({ itemKind: 'risk', itemKey: 'R-0', text: 'SECRETx: said while it was exempt' })],
      assessments: [anAssessment({ riskKey: 'R-0', scoreText: 'SECRETxscore' })],
      reminders: [],
    },
  };
  const pack = textOf((await buildFile(open, request({ kind: 'leave-pack', format: 'zip' }))).bytes);
  const words = pack.replaceAll('SECRETx-lead', '');
  expect(words).not.toMatch(/SECRET|2031-05-06/);
  expect(words).toContain('Priya Nair');
  expect(words).toContain('It leaves out what is exempt, the history');
  const workbook = textOf((await buildFile(open, request({ kind: 'register', format: 'xlsx' }))).bytes);
  expect(workbook).not.toContain('SECRET');
  const whole = textOf(
    (await buildFile(open, request({ kind: 'leave-pack', format: 'zip', part: 'B' }))).bytes,
  );
  for (const kept of ['said while it was exempt', 'SECRETxscore', 'SECRETx-oid', 'SECRETx@x.example'])
    expect(whole).toContain(kept);
});

it.each([
  ['stood in Part A then', true],
  ['stood nowhere that this person may open', false],
])(
  'tells what was said about an item that %s: %p, where Part B of the last meeting is withheld',
  (_, stood) => {
    const source = sourceWith([false], false);
    const sealed = source.since?.sealed ?? null;
    if (source.since === null || sealed === null) throw new Error('There is a sealed register.');
    const rows = { ...sealed.partA.rows, ...(stood ? {} : { risks: [], actions: [], controls: [] }) };
    const withheld = { ...sealed, withheld: true, partA: { ...sealed.partA, rows } };
    const { since } = partedSource({ ...source, since: { ...source.since, sealed: withheld } }, 'A');
    expect(since?.updates.map(({ text }) => text)).toEqual(stood ? ['Said in public', 'Said in public'] : []);
    expect(since?.assessments).toHaveLength(stood ? 1 : 0);
  },
);
