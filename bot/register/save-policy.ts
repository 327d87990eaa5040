import type { SavePolicy, SavePolicyOutcome } from '../../shared/contracts/reminder-policy.ts';
import { inOrder, isSamePolicy, type PolicyVersion } from '../../shared/domain/reminder-policy.ts';
import type { Actor } from '../../shared/domain/row.ts';
import type { GraphPort } from '../../shared/sharepoint/graph-port.ts';
import { valuesIn } from '../../shared/sharepoint/json.ts';
import {
  policyVersionRow,
  readSettings,
  type BoardConfiguration,
} from '../../shared/sharepoint/read-settings.ts';
import type { SiteReading } from '../../shared/sharepoint/register-list.ts';
import { registerLists } from '../../shared/sharepoint/register-lists.ts';
import { itemsPath, newItemPath } from '../../shared/sharepoint/register-paths.ts';
import { GraphFailure, problemOf } from '../graph/graph-errors.ts';
import { addressOf, pagesOf, type BoardPlace } from './boards.ts';

export interface PolicyParts {
  /** The person's: SharePoint decides whether they may read and write Settings. */
  readonly graph: GraphPort;
  readonly place: BoardPlace;
  readonly site: SiteReading;
}

/** The board's settings as they stand at this moment, as this person sees them. Throws `GraphFailure`. */
export async function readConfiguration(parts: PolicyParts): Promise<BoardConfiguration> {
  const { settings } = registerLists;
  const rows = [];
  for await (const page of pagesOf(
    parts.graph,
    itemsPath(addressOf(parts.place, 'settings'), settings.columns),
  )) {
    rows.push(...valuesIn(page).map((item) => settings.read(item, parts.site)));
  }
  return readSettings(rows);
}

type PolicyDecision = { readonly kind: 'write'; readonly saved: PolicyVersion } | SavePolicyOutcome;

/**
 * What becomes of a policy somebody wants to save. Pure. It is the next version only if nothing was saved since they
 * read; the same from the same person on the same base is the same press once more.
 */
function decidePolicy(
  configuration: BoardConfiguration,
  wanted: SavePolicy,
  by: Actor,
  now: string,
): PolicyDecision {
  const version = wanted.basedOn + 1;
  if (configuration.newestPolicyRow === wanted.basedOn) {
    return { kind: 'write', saved: { version, at: now, by, policy: inOrder(wanted.policy) } };
  }
  const there = configuration.policyVersions.find((saved) => saved.version === version);
  if (there !== undefined && isSamePerson(there.by, by) && isSamePolicy(there.policy, wanted.policy)) {
    return { outcome: 'already saved', saved: there };
  }
  return {
    outcome: 'conflict',
    policy: configuration.reminderPolicy,
    newest: configuration.newestPolicyRow,
    saved:
      configuration.policyVersions.find((saved) => saved.version === configuration.policyVersion) ?? null,
  };
}

const isSamePerson = (first: Actor, second: Actor) =>
  first.oid === null || second.oid === null
    ? first.oid === second.oid && first.name === second.name
    : first.oid.toLowerCase() === second.oid.toLowerCase();

/** Somebody else's version may come in between reading and writing; then it is decided again on theirs. */
const mostAttempts = 3;

/**
 * Saves a policy as the board's next version. The row's key carries the number and is unique in the list, so of two
 * who save at once one is told of the other. Throws `GraphFailure`; the same press may then come again.
 */
export async function savePolicy(
  parts: PolicyParts & { readonly now: string },
  wanted: SavePolicy,
  by: Actor,
): Promise<SavePolicyOutcome> {
  let taken: GraphFailure | null = null;
  for (let attempt = 0; attempt < mostAttempts; attempt += 1) {
    const decision = decidePolicy(await readConfiguration(parts), wanted, by, parts.now);
    if (!('kind' in decision)) {
      // An earlier attempt of this very press whose answer was lost: to the person it is the first time.
      const own = decision.outcome === 'already saved' && decision.saved.at === parts.now;
      return own ? { outcome: 'saved', saved: decision.saved } : decision;
    }
    const answer = await parts.graph.send({
      method: 'POST',
      path: newItemPath(addressOf(parts.place, 'settings')),
      body: { fields: registerLists.settings.write(policyVersionRow(decision.saved)) },
    });
    const problem = problemOf(answer);
    if (problem === null) return { outcome: 'saved', saved: decision.saved };
    taken = new GraphFailure(problem);
    if (problem.kind !== 'duplicate value') throw taken;
  }
  throw taken ?? new RangeError('Nothing was tried.');
}
