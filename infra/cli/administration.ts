import { z } from 'zod';
import { readCredential } from '../../bot/application-credential.ts';
import type { BoardReference } from '../../bot/configuration.ts';
import { createGraphCredentials } from '../../bot/graph/credentials.ts';
import { createDeviceSignIn } from '../../bot/graph/device-sign-in.ts';
import { createGraphPort } from '../../bot/graph/graph-client.ts';
import { GraphFailure, type GraphProblem } from '../../bot/graph/graph-errors.ts';
import { TenantClock } from '../../bot/graph/tenant-clock.ts';
import type { GraphPort } from '../../shared/sharepoint/graph-port.ts';
import { NotProvisioned } from '../sample/not-provisioned.ts';
import { CommandProblem } from './command-problem.ts';

type Environment = Readonly<Record<string, string | undefined>>;

const boardsSchema = z.array(z.object({ id: z.string(), site: z.string() }));

/** What a command that changes sites needs: far less than the service. */
export interface Administration {
  readonly graph: GraphPort;
  /** Learns the tenant's time from Graph's answers. */
  readonly clock: TenantClock;
  /** From BOARDS; empty when that is not set. */
  readonly boards: readonly BoardReference[];
  /** The register's own application when another one administers, so that it can be granted the sites. */
  readonly application: { readonly id: string; readonly name: string } | null;
}

/** Microsoft's own application for administrators at a command line; every tenant has it, and it has no secret. */
const commandLineTools = '14d82eec-204b-4c2f-b7e8-296a70dab67e';

export interface AdministratorSignIn {
  /** Delegated permissions that are asked for, by their names on Graph. */
  readonly permissions: readonly string[];
  readonly show: (words: string) => void;
}

/**
 * Graph with the rights to change sites: as whoever signs in where that is wanted, else as PROVISION_CLIENT_ID where that is set, else
 * as the register's own application. Throws `CommandProblem` naming everything that is missing.
 */
export function readAdministration(environment: Environment, signIn?: AdministratorSignIn): Administration {
  const given = Object.fromEntries(
    Object.entries(environment).flatMap(([name, text]) => {
      const trimmed = text?.trim() ?? '';
      return trimmed === '' ? [] : [[name, trimmed]];
    }),
  );
  const value = (name: string): string | undefined => given[name];
  const tenantId = value('TENANT_ID');
  const authority =
    value('ENTRA_AUTHORITY') ??
    (tenantId === undefined ? undefined : `https://login.microsoftonline.com/${tenantId}`);
  const provisioner = value('PROVISION_CLIENT_ID');
  const register = value('APP_CLIENT_ID');
  const clientId = provisioner ?? register;
  const graphUrl = value('GRAPH_URL') ?? 'https://graph.microsoft.com';
  const graphResource = value('GRAPH_RESOURCE') ?? 'https://graph.microsoft.com';
  const clock = new TenantClock();
  const boards = readBoards(value('BOARDS'));
  const named = (id: string | undefined): Administration['application'] =>
    id === undefined ? null : { id, name: 'Safeguarding Register' };
  if (signIn !== undefined && authority !== undefined) {
    const token = createDeviceSignIn({
      authority,
      clientId: value('PROVISION_SIGN_IN_CLIENT_ID') ?? commandLineTools,
      graphResource,
      ...signIn,
    });
    const graph = createGraphPort({ graphUrl, token, patience: 'background', clock });
    return { graph, clock, boards, application: named(register) };
  }
  const prefix = provisioner === undefined ? 'APP' : 'PROVISION';
  const { credential, problems: credentialProblems } = readCredential(prefix, given);
  const problems = [
    ...(authority === undefined ? ['TENANT_ID (the Entra tenant) is not set.'] : []),
    ...(clientId === undefined
      ? [
          'PROVISION_CLIENT_ID (an application that may change sites) is not set, and neither is APP_CLIENT_ID.',
        ]
      : []),
    ...(clientId === undefined ? [] : credentialProblems),
  ];
  if (authority === undefined || clientId === undefined || credential === null) {
    throw new CommandProblem(
      [
        'This command talks to Microsoft 365 and some settings are missing:',
        ...problems.map((problem) => `  ${problem}`),
        'Start the local tenant with “npm start”, or set them in the environment.',
      ].join('\n'),
    );
  }
  const credentials = createGraphCredentials({
    authority,
    appClientId: clientId,
    appCredential: credential,
    graphResource,
  });
  return {
    graph: createGraphPort({ graphUrl, token: credentials.app, patience: 'background', clock }),
    clock,
    boards,
    application: named(register?.toLowerCase() === clientId.toLowerCase() ? undefined : register),
  };
}

function readBoards(text: string | undefined): BoardReference[] {
  if (text === undefined) return [];
  try {
    return boardsSchema.parse(JSON.parse(text));
  } catch {
    throw new CommandProblem(
      'BOARDS cannot be read. Write it as [{"id":"children","site":"contoso.sharepoint.com:/sites/children"}].',
    );
  }
}

/** The site of a board, as given or as configured. Throws `CommandProblem` when neither says. */
export function siteOf(boards: readonly BoardReference[], board: string, given?: string): string {
  const site = given ?? boards.find(({ id }) => id === board)?.site;
  if (site !== undefined) return site;
  const known =
    boards.length === 0 ? 'BOARDS is not set' : `the boards are ${boards.map(({ id }) => id).join(', ')}`;
  throw new CommandProblem(
    `There is no board “${board}” (${known}). Name one of them, or give its site with --site host:/sites/path.`,
  );
}

/**
 * Runs work that talks to Graph; what Graph or the site refuses becomes a `CommandProblem` an administrator can act
 * on.
 */
export async function explained<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof NotProvisioned) throw new CommandProblem(error.message);
    if (error instanceof GraphFailure) {
      throw new CommandProblem(`${adviceOn(error.problem)} (${error.problem.message})`);
    }
    throw error;
  }
}

function adviceOn(problem: GraphProblem): string {
  switch (problem.kind) {
    case 'no access':
      return 'SharePoint does not allow that. Granting a site and creating lists takes an administrator of SharePoint who may open this very site (sign in with --sign-in) or an application with Sites.FullControl.All (PROVISION_CLIENT_ID).';
    case 'consent needed':
      return 'Your organisation has not allowed what this command asks for. Somebody who may consent for the organisation has to sign in once with --sign-in.';
    case 'sign-in blocked':
      return 'Your organisation does not let this sign-in through. Many block signing in with a code: have your identity team allow it for this sign-in, or use an application of your own with Sites.FullControl.All for the day (PROVISION_CLIENT_ID).';
    case 'claims needed':
    case 'sign-in expired':
      return 'Signing in did not come to an end. Run the command again, and sign in as it says.';
    case 'not found':
      return 'There is no such site, or this application may not see it. Check the board’s site in BOARDS or --site.';
    case 'throttled':
    case 'unavailable':
      return 'Microsoft 365 is not answering at the moment. Nothing is half done: run the command again in a few minutes.';
    default:
      return 'SharePoint did not accept a step. What was done before it stays; running the command again goes on from there.';
  }
}
