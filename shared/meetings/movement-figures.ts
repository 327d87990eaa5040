import { placeOf } from '../domain/heat-map.ts';
import { compareReferences } from '../domain/reference-order.ts';
import type { Risk } from '../domain/risk.ts';
import type { ScoringScheme } from '../domain/scoring-scheme.ts';
import type { Movement, RegisterChanges, ScoreThen } from './register-changes.ts';

/** How a risk stands against the last meeting; `unknown` = nothing to compare with. */
export type Standing = Movement | 'new' | 'unknown';

/** From what a board looks at first. */
const order: readonly Standing[] = ['up', 'new', 'down', 'not comparable', 'same', 'unknown'];

/** One open risk on the map. Cells are those of `heatMapOf`; null where it has no place on this scheme's map. */
export interface RiskOnMap {
  readonly risk: Risk;
  readonly standing: Standing;
  /** The score at the last meeting where it was another; null where it was the same, or nobody can tell. */
  readonly from: ScoreThen | null;
  readonly cellNow: string | null;
  /** Set only where the risk stood in another cell of the same scheme: an arrow may be drawn. */
  readonly cellThen: string | null;
}

export interface MovementFigures {
  /** Every open risk once: moved up, new, moved down, not comparable, the same; then by reference. */
  readonly risks: readonly RiskOnMap[];
  readonly counts: Readonly<Record<Standing, number>>;
}

/**
 * Where each open risk stands on a scheme's map, and where it stood at the last meeting.
 * @param changes null while nobody knows what changed
 */
export function movementFigures(
  scheme: ScoringScheme,
  risks: readonly Risk[],
  changes: RegisterChanges | null,
): MovementFigures {
  const moved = new Map(changes?.risks.scoreMoved.map((line) => [line.risk.key, line]));
  // Before the first meeting everything would be new, which says nothing.
  const known = changes !== null && changes.since !== null;
  const added = new Set(known ? changes.risks.added.map(({ risk }) => risk.key) : []);
  const onMap = risks
    .filter(({ status }) => status === 'open')
    .map((risk): RiskOnMap => {
      const line = known ? moved.get(risk.key) : undefined;
      const standing: Standing = !known
        ? 'unknown'
        : added.has(risk.key)
          ? 'new'
          : (line?.movement ?? 'same');
      const from = line === undefined || standing === 'new' || standing === 'same' ? null : line.from;
      const cellNow = cellOf(scheme, { current: risk.current, scheme: risk.scheme });
      const cellThen = from === null ? null : cellOf(scheme, { current: from.score, scheme: from.scheme });
      return { risk, standing, from, cellNow, cellThen: cellThen === cellNow ? null : cellThen };
    })
    .sort(
      (first, second) =>
        order.indexOf(first.standing) - order.indexOf(second.standing) ||
        compareReferences(first.risk.reference, second.risk.reference),
    );
  const count = (wanted: Standing) => onMap.filter(({ standing }) => standing === wanted).length;
  return {
    risks: onMap,
    counts: {
      up: count('up'),
      down: count('down'),
      same: count('same'),
      'not comparable': count('not comparable'),
      new: count('new'),
      unknown: count('unknown'),
    },
  };
}

function cellOf(scheme: ScoringScheme, scored: Pick<Risk, 'current' | 'scheme'>): string | null {
  const place = placeOf(scored, scheme);
  return place.placed ? place.cell : null;
}
