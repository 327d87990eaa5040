import type { CommandProblem } from '../../../infra/cli/command-problem.ts';
import { when, whenCommand } from '../../../infra/cli/commands/when.ts';

describe('register when', () => {
  test('prints one JSON document with the cell as it was written', () => {
    expect(JSON.parse(when(['every two months until March 2027'], { json: true }))).toEqual({
      kind: 'recurring',
      every: { n: 2, unit: 'month' },
      until: '2027-03-31',
      needsCheck: false,
      raw: 'every two months until March 2027',
    });
  });

  test('counts periods from the plan’s start', () => {
    expect(JSON.parse(when(['within 6 months'], { json: true, planStart: '2026-04-01' }))).toMatchObject({
      kind: 'period',
      date: '2026-10-01',
    });
  });

  test('without --json says it in words', () => {
    expect(when(['Draft by June 2026, final by September 2026'], {})).toBe(
      'milestones\ndue 30 September 2026\n  30 June 2026: Draft\n  30 September 2026: final',
    );
    expect(when(['Bi annual'], {})).toContain('check: It could mean twice a year or every two years.');
  });

  test('refuses a plan start that is no day, as wrong use', () => {
    expect(() => when(['March'], { planStart: '1/4/26' })).toThrow(
      expect.objectContaining({
        exitCode: 2,
        message: expect.stringContaining('YYYY-MM-DD') as string,
      }) as CommandProblem,
    );
  });

  test.each([['- tbc'], ['-'], ['–'], ['']])(
    'takes %p as a cell, though it looks like an option',
    async (text) => {
      const written: string[] = [];
      await whenCommand((line) => written.push(line)).parseAsync([text, '--json'], { from: 'user' });
      expect(written).toHaveLength(1);
      expect(JSON.parse(written[0]!)).toMatchObject({ raw: text });
    },
  );

  test('refuses an option it does not know', async () => {
    await expect(
      whenCommand(() => undefined).parseAsync(['March', '--plan-strat'], { from: 'user' }),
    ).rejects.toThrow('“--plan-strat” is not an option');
  });
});
