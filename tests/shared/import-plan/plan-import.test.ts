import fc from 'fast-check';
import { importedKey, plannedWriteSchema } from '../../../shared/contracts/imports.ts';
import type { Action } from '../../../shared/domain/action.ts';
import { readImport } from '../../../shared/importing/read-import.ts';
import { readingCorrectionsSchema } from '../../../shared/importing/reading.ts';
import {
  changeKey,
  doubtKey,
  noDecisions,
  withEdit,
  type ImportDecisions,
} from '../../../shared/import-plan/decisions.ts';
import { planImport, type ImportPlan } from '../../../shared/import-plan/plan-import.ts';
import { aGroup, anAction, aPerson, aRisk, aScheme, on, referenceTo } from '../../support/builders.ts';
import { aDocument } from '../../support/source-documents.ts';

const corrections = readingCorrectionsSchema.parse({});
const document = { name: 'plan.txt', sha256: 'ab'.repeat(32) };
const priya = aPerson({ key: 'p-priya', name: 'Priya Nair' });
const table = 'No.\tWhat do we want to achieve?\tHow?\tWho will lead?\tWhen?\tStatus\tRAG';

type Register = Parameters<typeof planImport>[0]['register'];
const empty: Register = {
  risks: [],
  controls: [],
  actions: [],
  people: [priya],
  groups: [aGroup({ key: 'g-qa', name: 'QA subgroup' })],
};

function plan(
  text: string,
  parts: { decisions?: Partial<ImportDecisions>; register?: Partial<Register> } = {},
): ImportPlan {
  return planImport({
    reading: readImport(aDocument(text), corrections),
    decisions: { ...noDecisions, ...parts.decisions },
    corrections,
    document,
    register: { ...empty, ...parts.register },
    scheme: aScheme(),
    today: on('2026-03-02'),
  });
}

const two = `${table}\n1.1\tChildren are heard\tAsk every child what would help\tPriya Nair\tJune 2026\t\t\n1.2\tChildren are heard\tWrite down what was said\tQA subgroup / Learning subgroup\t\tIn progress\tA\n`;

describe('a plan that is new to the register', () => {
  it('becomes rows of actions, with the people it names first', () => {
    const { rows, writes } = plan(two);
    expect(rows.map(({ what }) => what)).toEqual(['new', 'new']);
    expect(writes.map(({ list }) => list)).toEqual(['people', 'actions', 'actions']);
    for (const write of writes) expect(plannedWriteSchema.safeParse(write).error).toBeUndefined();
  });

  it('finds who is meant in People and Groups, and makes one row for whoever is new', () => {
    const { writes } = plan(two);
    const leads = writes.flatMap((write) =>
      write.kind === 'create' && write.list === 'actions'
        ? [write.values.leads.map(({ personKey }) => personKey)]
        : [],
    );
    const [made] = writes;
    expect(leads).toEqual([['p-priya'], ['g-qa', importedKey(document.sha256, made?.id ?? '')]]);
  });

  it('holds a review date that names no day, or may have its month first, only when a person accepts it', () => {
    const register = (when: string) =>
      `Ref\tRisk\tOwner\tScore\tNext review\nR1\tA child is not seen\tPriya Nair\t\t03/31/2026\nR2\tAgencies leave\tPriya Nair\t\t${when}\n`;
    const reviews = ({ writes }: ImportPlan) =>
      writes.flatMap((write) =>
        write.kind === 'create' && write.list === 'risks' ? [write.values.nextReview] : [],
      );
    for (const [when, rule, day] of [
      ['Spring 2027', 'date not readable', '2027-05-31'],
      ['03/04/2026', 'month before day', '2026-03-04'],
    ] as const) {
      const text = register(when);
      const key = doubtKey(plan(text).rows[1]?.id ?? '', 'nextReview', rule);
      expect(reviews(plan(text))).toEqual(['2026-03-31', null]);
      expect(reviews(plan(text, { decisions: { settled: { [key]: 'open' } } }))).toEqual([
        '2026-03-31',
        null,
      ]);
      expect(reviews(plan(text, { decisions: { settled: { [key]: 'accepted' } } }))).toEqual([
        '2026-03-31',
        day,
      ]);
    }
  });

  it('counts to the day the document gives, and never to one it only hints at', () => {
    const hinted = `${table}\n1\tHeard\tReport every six months on what was heard\tPriya Nair\t\t\t\n`;
    const first = plan(hinted);
    const [row] = first.rows;
    expect(row?.open.map(({ rule }) => rule)).toEqual(['due inside another cell']);
    expect(dueOf(first)).toBe('missing');
    expect(
      dueOf(
        plan(hinted, {
          decisions: { settled: { [doubtKey(row?.id ?? '', 'due', 'due inside another cell')]: 'accepted' } },
        }),
      ),
    ).toBe('recurring');
    expect(
      dueOf(
        plan(hinted, {
          decisions: { settled: { [doubtKey(row?.id ?? '', 'due', 'due inside another cell')]: 'open' } },
        }),
      ),
    ).toBe('missing');
  });

  it('takes what a person typed in place of what was read', () => {
    const [row] = plan(two).rows;
    const edited = plan(two, {
      decisions: {
        edits: {
          [row?.id ?? '']: { due: '31 March 2027', leads: 'Owen Rees\nPriya Nair', status: 'complete' },
        },
      },
    });
    const write = edited.writes.find((each) => each.id === row?.id);
    expect(write).toMatchObject({
      values: { currentDue: '2027-03-31', originalDue: '2027-03-31', status: 'complete' },
    });
    expect(
      write?.kind === 'create' && write.list === 'actions' ? write.values.leads.map(({ name }) => name) : [],
    ).toEqual(['Owen Rees', 'Priya Nair']);
  });

  it('asks again about a text that was typed after another was accepted', () => {
    const id = plan(two).rows[0]?.id ?? '';
    const openOf = (decisions: ImportDecisions) => plan(two, { decisions }).rows[0]?.open ?? [];
    const first = withEdit(noDecisions, id, 'outcome', 'Seen: 943 476 5919');
    expect(openOf(first)).toMatchObject([{ field: 'outcome', rule: 'personal details' }]);
    const key = doubtKey(id, 'outcome', 'personal details');
    const accepted: ImportDecisions = { ...first, settled: { [key]: 'accepted' } };
    expect(openOf(accepted)).toEqual([]);
    expect(openOf(withEdit(accepted, id, 'action', 'Ask them'))).toEqual([]);
    expect(openOf(withEdit(accepted, id, 'outcome', 'Seen: 401 023 2137'))).toHaveLength(1);
  });

  it('asks about each column that may identify somebody by itself', () => {
    const named = `${table}\n1\tHeard (943 476 5919)\tAsk 401 023 2137\tPriya Nair\tJune 2026\t\t\n`;
    const openOf = (decisions: ImportDecisions) => plan(named, { decisions }).rows[0]?.open ?? [];
    const [first, second] = openOf(noDecisions);
    const key = doubtKey('t1r2', first?.field ?? '', first?.rule ?? '', first?.about);
    expect(openOf({ ...noDecisions, settled: { [key]: 'accepted' } })).toEqual([second]);
  });

  it('leaves out what a person leaves out', () => {
    const [row] = plan(two).rows;
    const left = plan(two, { decisions: { leftOut: [row?.id ?? ''] } });
    expect(left.rows[0]?.what).toBe('left out');
    expect(left.writes.filter(({ list }) => list === 'actions')).toHaveLength(1);
  });
});

function dueOf({ writes }: ImportPlan): string | undefined {
  const [write] = writes.filter(({ list }) => list === 'actions');
  return write?.kind === 'create' && write.list === 'actions' ? write.values.due.kind : undefined;
}

/** The register after everything in a plan was written. */
function after(written: ImportPlan, before: readonly Action[] = []): Action[] {
  return [
    ...before,
    ...written.writes.flatMap((write) =>
      write.kind === 'create' && write.list === 'actions'
        ? [anAction({ ...write.values, key: importedKey(document.sha256, write.id), lastHeardAt: '' })]
        : [],
    ),
  ];
}

describe('a document that was brought in before', () => {
  it('brings nothing in a second time', () => {
    const actions = after(plan(two));
    const again = plan(two, { register: { actions } });
    expect(again.rows.map(({ what }) => what)).toEqual(['same', 'same']);
    expect(again.writes.filter(({ list }) => list === 'actions')).toEqual([]);
  });

  it('is never doubled, whatever rows it has', () => {
    const line = fc.tuple(
      fc.constantFrom('', '1.1', '1.2', '2'),
      fc.constantFrom('Ask every child', 'Write it down', 'Tell the board'),
      fc.constantFrom('Priya Nair', 'QA subgroup', '???'),
      fc.constantFrom('', 'June 2026', 'ongoing', 'tbc'),
    );
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 8 }), (lines) => {
        const text = `${table}\n${lines.map(([reference, action, lead, when]) => `${reference}\tHeard\t${action}\t${lead}\t${when}\t\t`).join('\n')}\n`;
        const first = plan(text);
        const actions = after(first);
        expect(actions).toHaveLength(lines.length);
        expect(plan(text, { register: { actions } }).writes.filter(({ list }) => list === 'actions')).toEqual(
          [],
        );
      }),
      { numRuns: 60 },
    );
  });

  it('proposes what differs, field by field, and writes only what a person wants', () => {
    const actions = after(plan(two));
    const changed = two
      .replace('Write down what was said', 'Write down what was said and send it to the child')
      .replace('June 2026', '31 July 2026');
    const again = plan(changed, { register: { actions } });
    expect(again.rows.map(({ what, changes }) => [what, changes.map(({ field }) => field)])).toEqual([
      ['changed', ['due', 'currentDue']],
      ['changed', ['action']],
    ]);
    const [row] = again.rows;
    const kept = plan(changed, {
      register: { actions },
      decisions: {
        changes: {
          [changeKey(row?.id ?? '', 'due')]: false,
          [changeKey(row?.id ?? '', 'currentDue')]: false,
        },
      },
    });
    expect(kept.writes).toHaveLength(1);
    expect(again.writes[0]).toMatchObject({
      kind: 'change',
      before: { currentDue: '2026-06-30' },
      after: { currentDue: '2026-07-31' },
    });
    for (const write of again.writes) expect(plannedWriteSchema.safeParse(write).error).toBeUndefined();
  });

  it('tells the trail of a changed row what has no field; of one that stays the same, it is listed', () => {
    const known = after(plan(two)).map((action, index) => ({ ...action, key: `a-${index}` }));
    const edition = two.replace(`${table}\n`, `${table}\tFunding\n`).replace('\tA\n', '\tA\tfrom the levy\n');
    const same = plan(edition, { register: { actions: known } });
    expect(same.rows.map(({ what }) => what)).toEqual(['same', 'same']);
    expect(same.writes.filter(({ list }) => list === 'actions')).toEqual([]);
    expect(same.untold).toMatchObject([{ reason: 'row is there already', text: 'Funding: from the levy' }]);
    const reworded = edition.replace('Write down what was said', 'Write down all that was said');
    const changed = plan(reworded, { register: { actions: known } });
    const [write] = changed.writes.filter(({ kind }) => kind === 'change');
    expect(write).toMatchObject({ key: 'a-1', asWritten: 'Funding: from the levy' });
    expect(plannedWriteSchema.safeParse(write).error).toBeUndefined();
    expect(changed.untold).toEqual([]);
    // The row that this same document made was told it then.
    const again = plan(edition, { register: { actions: after(plan(edition)) } });
    expect(again.untold).toEqual([]);
  });

  it('does not take back what was said in the register since', () => {
    const actions = after(plan(two)).map((action) => ({
      ...action,
      status: 'complete' as const,
      lastHeardAt: '2026-03-01T10:00:00Z',
    }));
    const again = plan(two, { register: { actions } });
    expect(again.writes.filter(({ list }) => list === 'actions')).toEqual([]);
    expect(again.rows[1]?.changes).toEqual([
      { field: 'status', before: 'complete', after: 'in progress', applied: false },
    ]);
  });
});

it('a lead and a date that were filled in since are not emptied by the same paper', () => {
  const unfilled = `${table}\n1\tHeard\tAsk every child what would help\t???\ttbc\t\t\n`;
  const actions = after(plan(unfilled)).map((action) => ({
    ...action,
    leads: [{ ...referenceTo(priya), role: 'lead' as const }],
    currentDue: on('2026-09-30'),
  }));
  expect(plan(unfilled, { register: { actions } }).rows.map(({ what }) => what)).toEqual(['same']);
});

describe('a lead for each agency', () => {
  const people = [
    priya,
    aPerson({ key: 'p-police', name: 'Exampleshire Police', kind: 'agency', oid: null, aliases: ['Police'] }),
    aPerson({ key: 'p-trust', name: 'Exampleshire Hospitals Trust', kind: 'agency', oid: null }),
    aPerson({
      key: 'p-old',
      name: 'Former Primary Care Trust',
      kind: 'agency',
      oid: null,
      endDate: on('2013-03-31'),
    }),
  ];
  const text = `${table}\n1.1\tHeard\tAsk every child what would help\tPriya Nair + lead for each agency\tJune 2026\t\t\n`;
  const asked = (register: Partial<Register> = {}) => plan(text, { register: { people, ...register } });
  const id = () => asked().rows[0]?.id ?? '';
  const accepted = (register: Partial<Register> = {}, cells = text) =>
    plan(cells, {
      register: { people, ...register },
      decisions: { settled: { [doubtKey(id(), 'leads', 'lead for each agency')]: 'accepted' } },
    });

  it('is proposed by name, and stays as written until a person accepts it', () => {
    const { rows } = asked();
    expect(rows[0]?.open).toEqual([
      {
        field: 'leads',
        rule: 'lead for each agency',
        about: 'lead for each agency\nExampleshire Hospitals Trust\nExampleshire Police',
      },
    ]);
    expect(leadsOf(asked())).toEqual(['Priya Nair', 'lead for each agency']);
  });

  it('becomes one lead for every agency of People that is still there, each once', () => {
    expect(leadsOf(accepted())).toEqual([
      'Priya Nair',
      'Exampleshire Hospitals Trust',
      'Exampleshire Police',
    ]);
    expect(accepted().writes.map(({ list }) => list)).toEqual(['actions']);
    expect(leadsOf(accepted({}, text.replace('Priya Nair +', 'Police +')))).toEqual([
      'Police',
      'Exampleshire Hospitals Trust',
    ]);
  });

  it('is proposed once: read again, nothing is proposed of what was accepted, nor of what was left as written', () => {
    for (const first of [accepted(), asked()]) {
      const actions = after(first);
      for (const again of [
        asked({ actions }),
        ...(first.writes.length === 1 ? [accepted({ actions })] : []),
      ]) {
        expect(again.rows.map(({ what, open }) => [what, open])).toEqual([['same', []]]);
        expect(again.writes.filter(({ list }) => list === 'actions')).toEqual([]);
      }
    }
  });

  it('is never made up: where People has no agency it stays as written, and the question says so', () => {
    const none = accepted({ people: [priya] });
    expect(leadsOf(none)).toEqual(['Priya Nair', 'lead for each agency']);
    expect(plan(text).rows[0]?.open.map(({ about }) => about)).toEqual(['lead for each agency\n']);
  });
});

function leadsOf({ writes }: ImportPlan): string[] {
  return writes.flatMap((write) =>
    write.kind === 'create' && write.list === 'actions' ? write.values.leads.map(({ name }) => name) : [],
  );
}

describe('risks of a document', () => {
  const risks =
    'Ref\tRisk title\tCurrent score\tOwner\tControls\nR1\tPeople leave\t12 (3x4)\tPriya Nair\tExit interviews\n';
  const row = () => plan(risks).rows[0]?.id ?? '';

  it('stay exempt unless a person says otherwise', () => {
    expect(plan(risks).writes.find(({ list }) => list === 'risks')).toMatchObject({
      values: { marking: 'exempt', owners: [referenceTo(priya)] },
    });
    expect(
      plan(risks, { decisions: { marking: 'publish' } }).writes.find(({ list }) => list === 'risks'),
    ).toMatchObject({ values: { marking: 'publish' } });
  });

  it('are scored by the board’s scheme once a person says which number is which, and keep the text until then', () => {
    expect(plan(risks).writes.find(({ list }) => list === 'risks')).toMatchObject({
      values: { current: { likelihood: null, score: null, scoreText: '12 (3x4)' }, scheme: null },
    });
    const scored = plan(risks, {
      decisions: { settled: { [doubtKey(row(), 'currentScore', 'words of the score')]: 'accepted' } },
    });
    expect(scored.writes.find(({ list }) => list === 'risks')).toMatchObject({
      values: { current: { likelihood: 3, impact: 4, score: 12 }, scheme: { id: 'product-5x5' } },
    });
  });

  it('bring their controls, and never a control the risk has already', () => {
    expect(plan(risks).writes.map(({ list }) => list)).toEqual(['risks', 'controls']);
    const known = aRisk({ key: 'r-1', reference: 'R1', title: 'People leave', owners: [referenceTo(priya)] });
    expect(
      plan(risks, { register: { risks: [known] } }).writes.map(({ kind, list }) => `${kind} ${list}`),
    ).toEqual(['create controls']);
  });

  it('never change a score: that is a review', () => {
    const known = aRisk({ key: 'r-1', reference: 'R1', title: 'People leave', owners: [referenceTo(priya)] });
    expect(
      plan(risks.replace('12 (3x4)', '25 (5x5)'), { register: { risks: [known] } }).rows[0]?.changes,
    ).toEqual([]);
  });
});
