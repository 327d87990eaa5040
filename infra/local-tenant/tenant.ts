import type { TenantClock } from './clock.ts';
import type { DirectoryIndex } from './directory.ts';
import type { DeviceCodes } from './entra/device-codes.ts';
import type { TokenIssuer } from './entra/token-issuer.ts';
import type { FaultRules } from './faults.ts';
import type { AppInstallations } from './state/app-installations.ts';
import type { SectionStore } from './state/section-store.ts';
import type { SharePointState } from './state/sharepoint-state.ts';
import type { PeoplesTeamsConditions } from './state/teams-conditions.ts';
import type { Switches } from './switches.ts';
import type { TrafficLog } from './traffic.ts';

/** Where the tenant answers. Graph has no trailing slash, the connector has one. */
export interface TenantAddresses {
  readonly graphUrl: string;
  readonly authority: string;
  readonly connectorUrl: string;
  readonly pageUrl: string;
  readonly caCertificatePath: string;
  /** What Azure gives a container as IDENTITY_ENDPOINT and IDENTITY_HEADER; the second is another one in each run. */
  readonly identityEndpoint: string;
  readonly identityHeader: string;
}

/**
 * Everything the rooms of the local tenant share. Graph and Entra, the connector, the control addresses and the page
 * are all given this object and nothing else.
 */
export interface Tenant {
  readonly addresses: TenantAddresses;
  readonly directory: DirectoryIndex;
  readonly clock: TenantClock;
  /** Join a named section here to have state kept between runs, and call `changed()` after every change. */
  readonly store: SectionStore;
  /** Sites, lists, items and files. */
  readonly sharePoint: SharePointState;
  /** Who has the Teams app; listen here to know of proactive installs. */
  readonly installations: AppInstallations;
  /** Who has left, has no licence for Teams, or may not use the app. */
  readonly teamsConditions: PeoplesTeamsConditions;
  readonly tokens: TokenIssuer;
  /** Sign-ins that wait for somebody to type a code. */
  readonly deviceCodes: DeviceCodes;
  readonly traffic: TrafficLog;
  readonly faults: FaultRules;
  /** Mutable on purpose: the control addresses set these while the tenant runs. */
  readonly switches: Switches;
}
