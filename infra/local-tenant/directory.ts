/**
 * Who and what exists in the local tenant: people, groups, sites and registered applications.
 * The data is an argument of `startLocalTenant`; this file holds its shape and quick look-ups.
 */

/** One person of the tenant. `id` is the Entra object id (a GUID). */
export interface DirectoryUser {
  readonly id: string;
  readonly displayName: string;
  readonly userPrincipalName: string;
  readonly mail: string;
  readonly jobTitle?: string;
  /** The organisation the person works for; Entra's `companyName`. */
  readonly agency?: string;
  readonly isGuest?: boolean;
  /** Absent means enabled. A disabled account gets no token. */
  readonly accountEnabled?: boolean;
}

export interface DirectoryGroup {
  readonly id: string;
  readonly displayName: string;
  /** Object ids of the members. */
  readonly members: readonly string[];
}

/** A SharePoint site and who has which standing on it (object ids of users or groups). */
export interface DirectorySite {
  /** Server-relative path, for example `/sites/children`. */
  readonly path: string;
  readonly displayName: string;
  /** IANA name of the site's regional time zone, for example `Europe/London`. */
  readonly timeZone: string;
  readonly members: {
    readonly owners: readonly string[];
    readonly members: readonly string[];
    readonly visitors: readonly string[];
  };
}

/** A user-assigned identity of the Azure subscription: what a machine of ours runs as. */
export interface DirectoryManagedIdentity {
  readonly clientId: string;
  /** Object id of its service principal: the `sub` of its tokens. */
  readonly principalId: string;
}

/** What an application takes for its proof: a token this tenant issued, for this subject and audience. */
export interface FederatedCredential {
  readonly subject: string;
  readonly audience: string;
}

/** An Entra app registration with its service principal, and its Teams package where it has one. */
export interface DirectoryApplication {
  readonly appId: string;
  readonly displayName: string;
  readonly secret: string;
  readonly federatedCredentials?: readonly FederatedCredential[];
  /** The Application ID URI, for example `api://localhost/botid-…`. */
  readonly appIdUri: string;
  /** Object id of the service principal: the `oid` of the app's own tokens. */
  readonly servicePrincipalId: string;
  /** Application permissions granted on Graph, for example `Sites.Selected`. */
  readonly appRoles: readonly string[];
  /** Delegated permissions granted on Graph, for example `Sites.Selected`, `User.Read`. */
  readonly delegatedScopes: readonly string[];
  /** Whether an administrator consented to the delegated permissions for everybody. */
  readonly consent: boolean;
  /** The Teams package in the organisation's catalogue that carries this application. */
  readonly teamsApp?: {
    readonly catalogId: string;
    readonly manifestId: string;
    readonly displayName: string;
  };
}

export interface Directory {
  readonly tenantId: string;
  /** The verified domain, for example `exampleshire.example`. */
  readonly domain: string;
  readonly tenantName: string;
  /** The SharePoint host; absent means `<first label of domain>.sharepoint.com`. */
  readonly sharePointHost?: string;
  readonly users: readonly DirectoryUser[];
  readonly groups?: readonly DirectoryGroup[];
  readonly sites: readonly DirectorySite[];
  readonly applications: readonly DirectoryApplication[];
  /** Absent = the machine has none, and its identity endpoint knows nobody. */
  readonly managedIdentities?: readonly DirectoryManagedIdentity[];
}

/** What a person may do on a site, strongest first. `none` means the site answers 403. */
export type SiteStanding = 'owner' | 'member' | 'visitor' | 'none';

/** Look-ups over a directory; builds its maps once. */
export class DirectoryIndex {
  readonly data: Directory;
  readonly sharePointHost: string;
  private readonly usersById: ReadonlyMap<string, DirectoryUser>;
  private readonly usersByName: ReadonlyMap<string, DirectoryUser>;
  private readonly applicationsById: ReadonlyMap<string, DirectoryApplication>;
  private readonly groupsOfUser = new Map<string, Set<string>>();

  constructor(data: Directory) {
    this.data = data;
    this.sharePointHost = data.sharePointHost ?? `${data.domain.split('.')[0] ?? 'tenant'}.sharepoint.com`;
    this.usersById = new Map(data.users.map((user) => [user.id.toLowerCase(), user]));
    this.usersByName = new Map(data.users.map((user) => [user.userPrincipalName.toLowerCase(), user]));
    this.applicationsById = new Map(data.applications.map((app) => [app.appId.toLowerCase(), app]));
    for (const group of data.groups ?? []) {
      for (const member of group.members) {
        const groups = this.groupsOfUser.get(member.toLowerCase()) ?? new Set<string>();
        groups.add(group.id.toLowerCase());
        this.groupsOfUser.set(member.toLowerCase(), groups);
      }
    }
  }

  /** Finds a person by object id or by user principal name. */
  user(idOrName: string): DirectoryUser | undefined {
    return this.usersById.get(idOrName.toLowerCase()) ?? this.usersByName.get(idOrName.toLowerCase());
  }

  application(appId: string): DirectoryApplication | undefined {
    return this.applicationsById.get(appId.toLowerCase());
  }

  /** Finds the application whose client id, `api://` URI or Teams catalogue id is given. */
  applicationByAudience(audience: string): DirectoryApplication | undefined {
    const wanted = audience.toLowerCase();
    return this.data.applications.find(
      (app) => app.appId.toLowerCase() === wanted || app.appIdUri.toLowerCase() === wanted,
    );
  }

  managedIdentity(clientId: string): DirectoryManagedIdentity | undefined {
    return this.data.managedIdentities?.find(
      (identity) => identity.clientId.toLowerCase() === clientId.toLowerCase(),
    );
  }

  site(path: string): DirectorySite | undefined {
    return this.data.sites.find((site) => site.path.toLowerCase() === path.toLowerCase());
  }

  /** A person's strongest standing on a site, group membership counted. */
  standing(site: DirectorySite, userId: string): SiteStanding {
    const id = userId.toLowerCase();
    const groups = this.groupsOfUser.get(id);
    const listed = (ids: readonly string[]): boolean =>
      ids.some((entry) => entry.toLowerCase() === id || groups?.has(entry.toLowerCase()) === true);
    if (listed(site.members.owners)) return 'owner';
    if (listed(site.members.members)) return 'member';
    if (listed(site.members.visitors)) return 'visitor';
    return 'none';
  }
}

/** A small tenant for trying things out when no sample data is given. */
export const smallDirectory: Directory = {
  tenantId: '7f0c5a2e-6c1d-4b5e-9d53-0b6f6a7d1c11',
  domain: 'exampleshire.example',
  tenantName: 'Exampleshire Partnership',
  users: [
    {
      id: '11111111-aaaa-4aaa-8aaa-000000000001',
      displayName: 'Alma Ferreira',
      userPrincipalName: 'alma.ferreira@exampleshire.example',
      mail: 'alma.ferreira@exampleshire.example',
      jobTitle: 'Board manager',
      agency: 'Exampleshire Council',
    },
    {
      id: '11111111-aaaa-4aaa-8aaa-000000000002',
      displayName: 'Bertram Okafor',
      userPrincipalName: 'bertram.okafor@exampleshire.example',
      mail: 'bertram.okafor@exampleshire.example',
      jobTitle: 'Action lead',
      agency: 'Exampleshire Council',
    },
    {
      id: '11111111-aaaa-4aaa-8aaa-000000000003',
      displayName: 'Chandra Whitlock',
      userPrincipalName: 'chandra.whitlock_police.example#EXT#@exampleshire.example',
      mail: 'chandra.whitlock@police.example',
      jobTitle: 'Detective inspector',
      agency: 'Exampleshire Police',
      isGuest: true,
    },
    {
      id: '11111111-aaaa-4aaa-8aaa-000000000004',
      displayName: 'Dilys Marchetti',
      userPrincipalName: 'dilys.marchetti@exampleshire.example',
      mail: 'dilys.marchetti@exampleshire.example',
      jobTitle: 'Accountant',
      agency: 'Exampleshire Council',
    },
  ],
  sites: [
    {
      path: '/sites/children',
      displayName: 'Children’s board',
      timeZone: 'Europe/London',
      members: {
        owners: ['11111111-aaaa-4aaa-8aaa-000000000001'],
        members: ['11111111-aaaa-4aaa-8aaa-000000000002'],
        visitors: ['11111111-aaaa-4aaa-8aaa-000000000003'],
      },
    },
    {
      path: '/sites/adults',
      displayName: 'Adults’ board',
      timeZone: 'Europe/London',
      members: { owners: ['11111111-aaaa-4aaa-8aaa-000000000001'], members: [], visitors: [] },
    },
  ],
  applications: [
    {
      appId: '22222222-bbbb-4bbb-8bbb-000000000001',
      displayName: 'Safeguarding Register',
      secret: 'local-register-secret',
      federatedCredentials: [
        { subject: '66666666-ffff-4fff-8fff-000000000002', audience: 'api://AzureADTokenExchange' },
      ],
      appIdUri: 'api://localhost/botid-22222222-bbbb-4bbb-8bbb-000000000001',
      servicePrincipalId: '33333333-cccc-4ccc-8ccc-000000000001',
      appRoles: ['Sites.Selected', 'TeamsAppInstallation.ReadWriteSelfForUser.All', 'AppCatalog.Read.All'],
      delegatedScopes: ['Sites.Selected', 'User.Read'],
      consent: true,
      teamsApp: {
        catalogId: '44444444-dddd-4ddd-8ddd-000000000001',
        manifestId: '55555555-eeee-4eee-8eee-000000000001',
        displayName: 'Safeguarding Register',
      },
    },
    {
      appId: '22222222-bbbb-4bbb-8bbb-000000000002',
      displayName: 'Site administration',
      secret: 'local-administration-secret',
      appIdUri: 'api://localhost/22222222-bbbb-4bbb-8bbb-000000000002',
      servicePrincipalId: '33333333-cccc-4ccc-8ccc-000000000002',
      appRoles: ['Sites.FullControl.All', 'User.Read.All'],
      delegatedScopes: [],
      consent: true,
    },
  ],
  managedIdentities: [
    {
      clientId: '66666666-ffff-4fff-8fff-000000000001',
      principalId: '66666666-ffff-4fff-8fff-000000000002',
    },
  ],
};
