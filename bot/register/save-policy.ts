import type { SavePolicy, SavePolicyOutcome } from '../../shared/contracts/reminder-policy.ts';
import { inOrder, isSamePolicy, type PolicyVersion } from '../../shared/domain/reminder-policy.ts';
import { isSameActor, type Actor } from '../../shared/domain/row.ts';
import { policyVersionRow, type BoardConfiguration } from '../../shared/sharepoint/read-settings.ts';
import { appendSetting, readConfiguration, type SettingsParts } from './board-settings.ts';

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
  if (there !== undefined && isSameActor(there.by, by) && isSamePolicy(there.policy, wanted.policy)) {
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

/**
 * Saves a policy as the board's next version. The row's key carries the number and is unique in the list, so of two
 * who save at once one is told of the other. Throws `GraphFailure`; the same press may then come again.
 */
export async function savePolicy(
  parts: SettingsParts & { readonly now: string },
  wanted: SavePolicy,
  by: Actor,
): Promise<SavePolicyOutcome> {
  return appendSetting(parts, async () => {
    const decision = decidePolicy(await readConfiguration(parts), wanted, by, parts.now);
    if ('kind' in decision) {
      return {
        row: policyVersionRow(decision.saved),
        written: { outcome: 'saved' as const, saved: decision.saved },
      };
    }
    // An earlier attempt of this very press whose answer was lost: to the person it is the first time.
    const own = decision.outcome === 'already saved' && decision.saved.at === parts.now;
    return { row: null, outcome: own ? { outcome: 'saved' as const, saved: decision.saved } : decision };
  });
}
