import { importProblemInWords } from '../../../shared/contracts/import-words.ts';
import { inParts } from '../../../shared/contracts/imports-in-parts.ts';
import {
  importedKey,
  importPartSchema,
  importProblemSchema,
  largestPart,
  mostWritesPerPart,
  plannedWriteSchema,
  type PlannedWrite,
} from '../../../shared/contracts/imports.ts';

const aPerson = (id: string, name = 'Priya Nair') =>
  ({
    kind: 'create',
    list: 'people',
    id,
    note: '',
    values: { name, kind: 'person', email: '', agency: '', jobTitle: '', aliases: [], memberKeys: [] },
  }) satisfies PlannedWrite;
const aControl = (id: string): PlannedWrite => ({
  kind: 'create',
  list: 'controls',
  id,
  note: '',
  values: {
    riskKey: null,
    heading: '',
    text: 'Weekly check',
    adequacy: '',
    lineOfDefence: '',
    criticalSuccess: '',
    owner: null,
  },
});

describe('a planned write', () => {
  it('never says who has an account', () => {
    const person = aPerson('p1');
    expect(plannedWriteSchema.safeParse(person).success).toBe(true);
    const forged = { ...person, values: { ...person.values, oid: '11111111-1111-1111-1111-111111111111' } };
    expect(plannedWriteSchema.safeParse(forged).success).toBe(false);
  });

  it('of an existing action leaves the count of moves and the original date to the register', () => {
    const change = { kind: 'change', list: 'actions', id: 't1r1', key: 'a-1', note: '' };
    expect(
      plannedWriteSchema.safeParse({ ...change, before: { rag: null }, after: { rag: 'green' } }).success,
    ).toBe(true);
    expect(
      plannedWriteSchema.safeParse({ ...change, before: { moves: 1 }, after: { moves: 0 } }).success,
    ).toBe(false);
  });

  it('has a key that holds the document and not the import', () => {
    expect(importedKey('0123456789abcdef'.repeat(4), 't3r12')).toBe('i-0123456789ab-t3r12');
  });
});

describe('writes in parts', () => {
  it('stand in the order of the lists, each list in the order given', () => {
    const parts = inParts([aControl('c2'), aPerson('p1'), aControl('c1'), aPerson('p2')]);
    expect(parts.flat().map(({ id }) => id)).toEqual(['p1', 'p2', 'c2', 'c1']);
  });

  it('hold no more rows and no more bytes than the service takes', () => {
    const many = Array.from({ length: 450 }, (_, index) => aPerson(`p${index}`));
    expect(inParts(many).map(({ length }) => length)).toEqual([mostWritesPerPart, mostWritesPerPart, 50]);
    const long = Array.from({ length: 30 }, (_, index) => aPerson(`p${index}`, 'ŵ€😀'.repeat(10_000)));
    const parts = inParts(long);
    expect(parts.length).toBeGreaterThan(1);
    for (const writes of parts) {
      expect(importPartSchema.safeParse({ writes }).success).toBe(true);
      expect(Buffer.byteLength(JSON.stringify({ writes }))).toBeLessThanOrEqual(largestPart);
    }
  });
});

describe('why an import stopped, in words', () => {
  const row = {
    list: 'actions',
    id: 't1r1',
    key: 'a-1',
    title: '1.2 Train everybody',
    field: 'Due',
  } as const;

  it.each(importProblemSchema.shape.kind.options)('says what to do after “%s” in both languages', (kind) => {
    const problem = { kind, rows: [{ ...row, by: '', at: '' }], count: 1, about: '2' };
    const english = importProblemInWords(problem, 'en', 'Europe/London');
    const welsh = importProblemInWords(problem, 'cy', 'Europe/London');
    expect(english).toMatch(/[.]$/);
    expect(welsh).toMatch(/[.]$/);
    expect(welsh).not.toBe(english);
  });

  it('names who changed which row when', () => {
    const problem = {
      kind: 'changed meanwhile',
      rows: [{ ...row, by: 'Alma Ferreira', at: '2026-03-31T08:30:00Z' }],
      count: 3,
      about: '',
    } as const;
    expect(importProblemInWords({ ...problem, rows: [...problem.rows] }, 'en', 'Europe/London')).toContain(
      '“1.2 Train everybody” (Due), changed by Alma Ferreira on 31 March 2026 at 09:30 and 2 more',
    );
  });
});
