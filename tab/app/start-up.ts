import { readHostConfig } from '../host/host-config.ts';
import { connectToTeams, type HostProblem, type TeamsHost } from '../host/teams-host.ts';
import { keepFor } from '../ui/drafts.ts';

/** What came of the first words with Teams. */
export type StartedUp =
  | { phase: 'not possible'; problem: HostProblem | 'no configuration' }
  | { phase: 'started'; host: TeamsHost };

/** Reads what the tab has to know and shakes hands with Teams. */
export async function startUp(): Promise<StartedUp> {
  // A page outside Teams can say so without asking anybody.
  if (window.parent === window) return { phase: 'not possible', problem: 'outside Teams' };
  const config = await readHostConfig();
  if (config === null) return { phase: 'not possible', problem: 'no configuration' };
  const host = await connectToTeams(config);
  if (typeof host === 'string') return { phase: 'not possible', problem: host };
  // Before any page looks for what was kept.
  keepFor(host.context.oid);
  return { phase: 'started', host };
}
