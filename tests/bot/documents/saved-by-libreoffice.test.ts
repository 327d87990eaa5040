import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readImport } from '../../../shared/importing/read-import.ts';
import { readingCorrectionsSchema } from '../../../shared/importing/reading.ts';
import { boardPlanDocx } from '../../support/documents/exampleshire-documents.ts';
import { action, control, planOf, risk } from '../../support/documents/exported-workbook.ts';
import { documentOf } from '../../support/documents/read-all.ts';

const saved = (name: string) =>
  new Uint8Array(readFileSync(join('tests/support/documents/saved-by-libreoffice', name)));
const corrections = readingCorrectionsSchema.parse({});

describe('documents that another program saved', () => {
  it('a plan that went through OpenDocument reads as the first did', async () => {
    const [ours, theirs] = await Promise.all(
      [boardPlanDocx(), saved('board-plan.docx')].map(async (bytes) =>
        readImport(await documentOf('plan.docx', bytes), corrections),
      ),
    );
    expect(theirs).toEqual(ours);
  });

  it.each(['exported-register.xlsx', 'exported-actions.csv'])(
    'our own export comes back from %s without any difference',
    async (name) => {
      const plan = await planOf(saved(name), [risk], [action], [control]);
      expect(plan.rows.map(({ what, open }) => [what, open])).toEqual(plan.rows.map(() => ['same', []]));
      expect(plan.rows.length).toBeGreaterThan(0);
      expect(plan.writes).toEqual([]);
    },
  );

  it('headings in two rows are two also in a list, which has no merged cells', async () => {
    const list = [
      'Risk register of Exampleshire,,,,,,',
      ',,,,,,',
      'Ref,Risk,Owner,Current,,,Next review',
      ',,,L,I,Score,',
      'R1,A child is not seen,Head of Access,4,5,20,31 Mawrth 2026',
      'R2,Agencies leave,Board Manager,2,3,6,30 June 2026',
    ].join('\r\n');
    const { risks, refused } = readImport(await documentOf('register.csv', list), corrections);
    expect(
      risks.map(({ reference, current, nextReview }) => [
        reference,
        current?.likelihood,
        current?.impact,
        current?.score,
        nextReview,
      ]),
    ).toEqual([
      ['R1', '4', '5', 20, '2026-03-31'],
      ['R2', '2', '3', 6, '2026-06-30'],
    ]);
    expect(refused.map(({ text }) => text)).toEqual(['Risk register of Exampleshire']);
  });

  it('a register with a key beside it, saved as text with American dates, is its risks and actions and no more', async () => {
    const { risks, actions, refused } = readImport(
      await documentOf('register.csv', saved('risk-register.csv')),
      corrections,
    );
    expect(
      risks.map(({ reference, nextReview, needsCheck }) => [
        reference,
        nextReview,
        needsCheck.map(({ about }) => about),
      ]),
    ).toEqual([
      ['R1', '2026-03-31', []],
      ['R2', '2026-06-30', []],
      ['R3', '2027-05-31', ['Spring 2027']],
    ]);
    expect(actions).toHaveLength(1);
    expect(refused.filter(({ reason }) => reason === 'not understood').map(({ text }) => text)).toEqual([
      'Score | Means',
      '15–25 | Red',
      '8–14 | Amber',
    ]);
  });
});
