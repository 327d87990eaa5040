import { civilDate } from '../../../shared/domain/civil-date.ts';
import {
  isOverdue,
  ragInWords,
  ragMarks,
  ragSchema,
  readPercent,
  readRag,
  readStatus,
  slippage,
  slippageInWords,
  type ActionStatus,
} from '../../../shared/domain/status.ts';

const today = civilDate('2026-04-12');

describe('overdue', () => {
  const deadline = (currentDue: string | null, status: ActionStatus = 'in progress', ongoing = false) => ({
    currentDue: currentDue === null ? null : civilDate(currentDue),
    status,
    ongoing,
  });

  test.each([
    ['past its date and in progress', deadline('2026-04-11'), true],
    ['past its date and not started', deadline('2026-04-11', 'not started'), true],
    ['due today', deadline('2026-04-12'), false],
    ['due tomorrow', deadline('2026-04-13'), false],
    ['without a date', deadline(null), false],
    ['complete', deadline('2026-04-11', 'complete'), false],
    ['closed', deadline('2026-04-11', 'closed'), false],
    ['cancelled', deadline('2026-04-11', 'cancelled'), false],
    ['ongoing', deadline('2026-04-11', 'in progress', true), false],
    ['written as ongoing', { ...deadline('2026-04-11'), due: { kind: 'ongoing' as const } }, false],
    ['written as a month', { ...deadline('2026-03-31'), due: { kind: 'month' as const } }, true],
  ])('an action %s: %s', (_case, action, expected) => {
    expect(isOverdue(action, today)).toBe(expected);
  });
});

describe('a moved date', () => {
  const moved = { originalDue: civilDate('2026-03-31'), currentDue: civilDate('2026-06-30'), moves: 1 };

  test('keeps its original: days past it are counted from today', () => {
    expect(slippageInWords({ ...moved, status: 'in progress' }, today)).toBe(
      'revised, 12 days past original 31 March 2026 (moved once)',
    );
    expect(slippageInWords({ ...moved, status: 'in progress' }, civilDate('2026-04-01'))).toBe(
      'revised, 1 day past original 31 March 2026 (moved once)',
    );
  });

  test('before its original, or once finished, only says what it was', () => {
    expect(slippageInWords({ ...moved, status: 'in progress' }, civilDate('2026-03-31'))).toBe(
      'revised, was due 31 March 2026 (moved once)',
    );
    expect(slippageInWords({ ...moved, status: 'complete' }, today)).toBe(
      'revised, was due 31 March 2026 (moved once)',
    );
  });

  test('that never moved says nothing', () => {
    const unmoved = { originalDue: moved.originalDue, currentDue: moved.originalDue, moves: 0 };
    expect(slippageInWords({ ...unmoved, status: 'in progress' }, today)).toBe('');
    expect(
      slippageInWords({ originalDue: null, currentDue: null, moves: 0, status: 'in progress' }, today),
    ).toBe('');
  });

  test('moved back to its original still counts as moved', () => {
    const back = { originalDue: moved.originalDue, currentDue: moved.originalDue, moves: 2 };
    expect(slippageInWords({ ...back, status: 'in progress' }, today)).toBe(
      'revised, 12 days past original 31 March 2026 (moved 2 times)',
    );
    expect(slippageInWords({ ...back, status: 'complete' }, today)).toBe(
      'revised, was due 31 March 2026 (moved 2 times)',
    );
  });

  test('slips by days', () => {
    expect(slippage(moved)).toBe(91);
    expect(slippage({ originalDue: null, currentDue: moved.currentDue })).toBeNull();
  });
});

describe('a status typed by hand', () => {
  test.each([
    ['COMPLETED', 'complete'],
    ['Complete.', 'complete'],
    ['Achieved', 'complete'],
    ['Work has begun', 'in progress'],
    ['In progress', 'in progress'],
    ['in-progress', 'in progress'],
    ['On Track', 'in progress'],
    ['Not started', 'not started'],
    ['closed', 'closed'],
    ['Canceled', 'cancelled'],
    ['50% complete', 'in progress'],
    ['100%', 'complete'],
    ['0%', 'not started'],
    ['Сomplete', 'complete'],
  ])('%p is %s', (text, value) => {
    expect(readStatus(text)).toEqual({ value });
  });

  test('ongoing is in progress, with a flag', () => {
    expect(readStatus('Ongoing')).toEqual({ value: 'in progress', ongoing: true });
  });

  test('slipped, deferred and the like are in progress and somebody is asked', () => {
    expect(readStatus('Slipped')).toEqual({
      value: 'in progress',
      problem: expect.stringContaining('“Slipped”') as string,
    });
  });

  test.each(['tbc in meeting', 'Agreed in principle', '✓', '150%'])(
    '%p is kept as a problem, not guessed',
    (text) => {
      expect(readStatus(text)).toEqual({ value: null, problem: expect.stringContaining(text) as string });
    },
  );

  test('nothing is nothing', () => {
    expect(readStatus('  ')).toEqual({ value: null });
  });
});

describe('a RAG typed by hand', () => {
  test.each([
    ['Green', 'green'],
    ['G', 'green'],
    ['green – on track', 'green'],
    ['AMBER', 'amber'],
    ['Amber: waiting for police', 'amber'],
    ['r', 'red'],
    ['Blue – complete', 'blue'],
    ['🔴', 'red'],
    ['on track', 'green'],
  ])('%p is %s', (text, value) => {
    expect(readRag(text)).toEqual({ value });
  });

  test.each([
    ['A/G', 'amber'],
    ['Amber/Red', 'red'],
    ['Green to Amber', 'amber'],
    ['Yellow', 'amber'],
  ])('%p is taken as %s and somebody is asked', (text, value) => {
    expect(readRag(text)).toEqual({ value, problem: expect.stringContaining(text) as string });
  });

  test.each(['Purple', 'tbc', '3', 'Black'])('%p is a problem', (text) => {
    expect(readRag(text)).toMatchObject({ value: null, problem: expect.stringContaining(text) as string });
  });

  test('always carries a word that says what it means', () => {
    expect(ragInWords('green')).toBe('Green – on track');
    expect(ragInWords('blue')).toBe('Blue – complete');
  });

  test('has a shape and a symbol that no other has, and is read back from its word', () => {
    const marks = ragSchema.options.map((rag) => ragMarks[rag]);
    expect(new Set(marks.map(({ symbol }) => symbol)).size).toBe(4);
    expect(new Set(marks.map(({ shape }) => shape)).size).toBe(4);
    for (const rag of ragSchema.options) expect(readRag(ragInWords(rag))).toEqual({ value: rag });
  });
});

describe('a percentage typed by hand', () => {
  test.each([
    ['40%', 40],
    ['40', 40],
    [40, 40],
    ['100 %', 100],
    ['0', 0],
    [1, 1],
    ['75 per cent', 75],
  ])('%p is %i', (text, value) => {
    expect(readPercent(text)).toEqual({ value });
  });

  test('a fraction is read as spreadsheets mean it, and marked', () => {
    expect(readPercent(0.4)).toMatchObject({ value: 40, problem: expect.stringContaining('40%') as string });
  });

  test.each(['101', 'half', '-5', '1,000'])('%p is a problem', (text) => {
    expect(readPercent(text)).toMatchObject({
      value: null,
      problem: expect.stringContaining(text) as string,
    });
  });

  test('nothing is nothing', () => {
    expect(readPercent('')).toEqual({ value: null });
  });
});
