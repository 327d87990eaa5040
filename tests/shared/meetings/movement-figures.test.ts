import type { MovedScore, RegisterChanges } from '../../../shared/meetings/register-changes.ts';
import { movementFigures } from '../../../shared/meetings/movement-figures.ts';
import { aRisk, aScheme, aScore, on } from '../../support/builders.ts';

const scheme = aScheme();
const reference = { id: scheme.id, version: scheme.version };
const risk = (key: string, likelihood: number, impact: number) =>
  aRisk({ key, reference: key, current: aScore(likelihood, impact), scheme: reference });
const stays = risk('R2', 2, 2);
const rises = risk('R10', 4, 5);
const falls = risk('R3', 2, 3);
const another = risk('R4', 3, 3);
const fresh = risk('R5', 1, 1);
const closed = aRisk({ key: 'R6', status: 'closed' });
const all = [stays, rises, falls, another, fresh, closed];

const moved = (of: typeof stays, from: [number, number], movement: MovedScore['movement'], version = 1) => ({
  risk: of,
  from: { score: aScore(...from), scheme: { ...reference, version } },
  to: { score: of.current ?? aScore(1, 1), scheme: reference },
  between: null,
  movement,
  cameBack: movement === 'same',
  evidence: null,
});
const changes = (since: RegisterChanges['since']): RegisterChanges => ({
  since,
  risks: {
    added: [{ risk: fresh, evidence: null }],
    closed: [],
    scoreMoved: [
      moved(rises, [3, 4], 'up'),
      moved(falls, [4, 4], 'down'),
      moved(another, [2, 2], 'not comparable', 9),
    ],
    reviewsMissed: [],
  },
  actions: {
    added: [],
    completed: [],
    closed: [],
    newlyOverdue: [],
    datesMoved: [],
    moreTimeWaiting: [],
    silent: [],
  },
  gone: { risks: [], actions: [] },
});

describe('where the risks stand and stood', () => {
  it('every open risk once, what moved up first; the counts add up to them', () => {
    const { risks, counts } = movementFigures(scheme, all, changes(on('2026-01-20')));
    expect(risks.map((line) => [line.risk.key, line.standing])).toEqual([
      ['R10', 'up'],
      ['R5', 'new'],
      ['R3', 'down'],
      ['R4', 'not comparable'],
      ['R2', 'same'],
    ]);
    expect(Object.values(counts).reduce((sum, count) => sum + count, 0)).toBe(risks.length);
  });

  it('an arrow runs only between two cells of one scheme', () => {
    const { risks } = movementFigures(scheme, all, changes(on('2026-01-20')));
    const arrows = risks.filter(({ cellThen }) => cellThen !== null);
    expect(arrows.map((line) => [line.risk.key, line.cellThen, line.cellNow])).toEqual([
      ['R10', '2 3', '3 4'],
      ['R3', '3 3', '1 2'],
    ]);
  });

  it('before the first meeting, or while nobody knows, nothing is said to have moved', () => {
    for (const unknown of [null, changes(null)]) {
      const { counts } = movementFigures(scheme, all, unknown);
      expect(counts.unknown).toBe(5);
    }
  });
});
