import type { DecideScheme, DecideSchemeOutcome } from '../../shared/contracts/scoring-schemes.ts';
import { said, type Language, type Said } from '../../shared/domain/language.ts';
import type { SchemeReference, ScoredWith } from '../../shared/domain/risk.ts';
import { isSameActor, type Actor } from '../../shared/domain/row.ts';
import { isSameReference, isSameScheme, type SchemeChange } from '../../shared/domain/scheme-change.ts';
import { schemePreset, schemePresets } from '../../shared/domain/scheme-presets.ts';
import type { ScoringScheme } from '../../shared/domain/scoring-scheme.ts';
import { schemeChangeRow } from '../../shared/sharepoint/read-schemes.ts';
import type { BoardConfiguration } from '../../shared/sharepoint/read-settings.ts';
import { appendSetting, readConfiguration, type SettingsParts } from './board-settings.ts';
import { schemeDecisionWords } from './scheme-decision-words.ts';

type Held = Pick<BoardConfiguration, 'schemes' | 'schemeChanges' | 'newestSchemeChange' | 'versionsTaken'> & {
  readonly settings: Pick<BoardConfiguration['settings'], 'scheme'>;
};
type PinnedRisks = readonly ScoredWith[];

const pinnedBy = (risks: PinnedRisks): SchemeReference[] =>
  risks
    .flatMap((risk) => [risk.scheme, risk.grossScheme, risk.previousScheme, risk.targetScheme])
    .filter((reference) => reference !== null);

/**
 * The version a save of this scheme would make. A number is never used for another content: neither one that a damaged row may hold,
 * nor one that risks were scored with though its row is gone, nor that of a preset.
 */
function nextVersion(id: string, board: Held, risks: PinnedRisks): number {
  const pinned = pinnedBy(risks).map((scheme) => (scheme.id === id ? scheme.version : 0));
  const inUse = board.settings.scheme.id === id ? board.settings.scheme.version : 0;
  const highest = [...pinned, inUse, board.versionsTaken.get(id) ?? 0, schemePreset(id)?.version ?? 0];
  // Not spread into Math.max: a register may hold more risks than a call takes arguments.
  return highest.reduce((one, other) => Math.max(one, other), 0) + 1;
}

/** `nextVersion` of every scheme the board or a preset knows. */
export function nextVersions(board: Held, risks: PinnedRisks): Record<string, number> {
  const ids = new Set([
    ...board.versionsTaken.keys(),
    ...board.schemes.map(({ id }) => id),
    ...pinnedBy(risks).map((scheme) => scheme.id),
    ...schemePresets.map(({ id }) => id),
  ]);
  return Object.fromEntries([...ids].map((id) => [id, nextVersion(id, board, risks)]));
}

interface Refused {
  readonly outcome: 'refused';
  readonly userMessage: Said;
}
type Decision =
  | { readonly kind: 'write'; readonly change: SchemeChange }
  | Exclude<DecideSchemeOutcome, { outcome: 'refused' }>
  | Refused;

/**
 * What becomes of a decision about the schemes. Pure. It is written only if nothing was decided since the person read; the same from
 * the same person on the same base is the same press once more.
 */
export function decideScheme(
  board: Held,
  risks: PinnedRisks,
  wanted: DecideScheme,
  by: Actor,
  now: string,
): Decision {
  const number = wanted.basedOn + 1;
  if (board.newestSchemeChange !== wanted.basedOn) {
    const there = board.schemeChanges.find(({ change }) => change === number);
    return there !== undefined && isSameActor(there.by, by) && saysTheSame(there, wanted)
      ? { outcome: 'already saved', change: there }
      : {
          outcome: 'conflict',
          newest: board.newestSchemeChange,
          change: board.schemeChanges.at(-1) ?? null,
        };
  }
  const meant = meantBy(board, risks, wanted);
  if ('outcome' in meant) return meant;
  return { kind: 'write', change: { change: number, at: now, by, why: wanted.why, ...meant } };
}

function saysTheSame(there: SchemeChange, wanted: DecideScheme): boolean {
  if (there.why !== wanted.why) return false;
  if (wanted.kind === 'use') return there.saved === null && isSameReference(there.inUse, wanted.scheme);
  const { saved } = there;
  if (saved === null || saved.id !== wanted.scheme.id) return false;
  return isSameScheme(saved, wanted.scheme) && isSameReference(there.inUse, saved) === wanted.use;
}

function meantBy(
  board: Held,
  risks: PinnedRisks,
  wanted: DecideScheme,
): Pick<SchemeChange, 'inUse' | 'saved'> | Refused {
  const { scheme: inUse } = board.settings;
  if (wanted.kind === 'use') {
    const held = board.schemes.find((scheme) => isSameReference(scheme, wanted.scheme));
    if (held === undefined) {
      return refused(({ gone }) => gone);
    }
    if (isSameReference(held, inUse)) return refused(({ usedAlready }) => usedAlready);
    return { inUse: referenceOf(held), saved: null };
  }
  const newest = board.schemes
    .filter(({ id }) => id === wanted.scheme.id)
    .reduce<ScoringScheme | null>(
      (one, other) => (one === null || other.version > one.version ? other : one),
      null,
    );
  if (newest !== null && isSameScheme(newest, wanted.scheme)) {
    return refused(({ unchanged }) => unchanged(newest.version));
  }
  const saved: ScoringScheme = asPreset(board, wanted.scheme) ?? {
    ...wanted.scheme,
    version: nextVersion(wanted.scheme.id, board, risks),
  };
  return { inUse: wanted.use ? referenceOf(saved) : inUse, saved };
}

/** A preset the board does not hold yet, kept as it is: it stays that preset, also to those who score by its name. */
function asPreset(board: Held, scheme: ScoringScheme): ScoringScheme | null {
  const preset = schemePreset(scheme.id);
  return preset !== undefined && isSameScheme(preset, scheme) && !board.versionsTaken.has(preset.id)
    ? preset
    : null;
}

const referenceOf = ({ id, version }: ScoringScheme): SchemeReference => ({ id, version });

const refused = (words: (all: ReturnType<typeof schemeDecisionWords>) => string): Refused => ({
  outcome: 'refused',
  userMessage: said((language) => words(schemeDecisionWords(language))),
});

/**
 * Writes a decision about the schemes as the board's next one: a scheme saved and its being in use are one row, so there is no
 * moment between them. Throws `GraphFailure`; the same press may then come again.
 */
export async function saveSchemeDecision(
  parts: SettingsParts & { readonly now: string; readonly risks: PinnedRisks; readonly language: Language },
  wanted: DecideScheme,
  by: Actor,
): Promise<DecideSchemeOutcome> {
  return appendSetting<DecideSchemeOutcome>(parts, async () => {
    const decision = decideScheme(await readConfiguration(parts), parts.risks, wanted, by, parts.now);
    if ('kind' in decision) {
      return {
        row: schemeChangeRow(decision.change),
        written: { outcome: 'saved', change: decision.change },
      };
    }
    if (decision.outcome === 'refused') {
      return { row: null, outcome: { ...decision, userMessage: decision.userMessage[parts.language] } };
    }
    // An earlier attempt of this very press whose answer was lost: to the person it is the first time.
    const own = decision.outcome === 'already saved' && decision.change.at === parts.now;
    return { row: null, outcome: own ? { outcome: 'saved', change: decision.change } : decision };
  });
}
