import { type Directory, type DirectoryUser } from '../local-tenant/directory.ts';

/*
 * Exampleshire is a county that does not exist. Its people, agencies, sites and registered applications are what
 * the local tenant loads; every id is a constant so that kept data, links and tests survive a restart.
 */

const domain = 'exampleshire.example';

export const council = 'Exampleshire Council';
export const integratedCareBoard = 'Exampleshire Integrated Care Board';
export const hospitalTrust = 'Exampleshire Hospitals NHS Foundation Trust';
const communityTrust = 'Three Rivers Community and Mental Health NHS Trust';
export const police = 'Exampleshire Police';
const probation = 'Probation Service (Exampleshire)';
const fireService = 'Exampleshire Fire and Rescue';
export const housingAssociation = 'Fellgate Homes';
const schoolsForum = 'Exampleshire Schools Forum';
const voluntarySector = 'Exampleshire Voluntary Action';
const domesticAbuseCharity = 'Lantern House';
const careAssociation = 'Exampleshire Care Providers Association';

interface Account {
  readonly id: string;
  readonly name: string;
  readonly job: string;
  readonly agency: string;
}

function localPart(name: string): string {
  return name.toLowerCase().replace(/[’']/g, '').replace(/ë/g, 'e').replace(/ /g, '.');
}

/** Someone with an account in the council's own tenant, which hosts the boards. */
function account({ id, name, job, agency }: Account): DirectoryUser {
  const address = `${localPart(name)}@${domain}`;
  return { id, displayName: name, userPrincipalName: address, mail: address, jobTitle: job, agency };
}

/** Someone from another organisation's tenant, invited as a guest: Entra writes their name with #EXT#. */
function guest({ id, name, job, agency }: Account, homeDomain: string): DirectoryUser {
  return {
    id,
    displayName: name,
    userPrincipalName: `${localPart(name)}_${homeDomain}#EXT#@${domain}`,
    mail: `${localPart(name)}@${homeDomain}`,
    jobTitle: job,
    agency,
    isGuest: true,
  };
}

const policeDomain = 'exampleshire-police.example';

/** Everyone with an account, by the name the rest of the sample uses for them. */
export const accounts = {
  // The boards' own office
  castellRowena: account({
    id: '37b850ee-ef11-4f99-8e23-180ced4a2d50',
    name: 'Rowena Castell',
    job: 'Children’s Partnership Manager',
    agency: council,
  }),
  dossaniImran: account({
    id: '3cfa7f67-6ec0-4c01-98f8-74f6148d3bde',
    name: 'Imran Dossani',
    job: 'Safeguarding Adults Board Manager',
    agency: council,
  }),
  sutherlandChloe: account({
    id: 'c0e104ec-137e-43de-a97b-18c54061146f',
    name: 'Chloe Sutherland',
    job: 'Board Officer',
    agency: council,
  }),
  sandhuRavi: account({
    id: 'ecdda6a9-54ce-431a-bac1-b7afc28c5f28',
    name: 'Ravi Sandhu',
    job: 'Performance and Quality Analyst',
    agency: council,
  }),
  // Independent
  oyelaranMargaret: account({
    id: 'ed50b194-d9f6-43f5-860c-fd73c24a8e93',
    name: 'Margaret Oyelaran',
    job: 'Independent Chair and Scrutineer, Children’s Partnership',
    agency: 'Independent',
  }),
  hartiganDesmond: account({
    id: 'e0648aee-9232-4e10-822d-613d78989663',
    name: 'Desmond Hartigan',
    job: 'Independent Chair, Adults Board',
    agency: 'Independent',
  }),
  // Council
  ashdownHelen: account({
    id: '0828938c-0b92-4f0a-86a8-eb1037b71a5b',
    name: 'Helen Ashdown',
    job: 'Director of Children’s Services',
    agency: council,
  }),
  nairPriya: account({
    id: '298fe66e-dbae-49a6-9a94-61182133034b',
    name: 'Priya Nair',
    job: 'Head of Children’s Social Care',
    agency: council,
  }),
  fairbrotherGareth: account({
    id: '9e01d3be-f4b3-4f1d-aa14-a8a04e295bd7',
    name: 'Gareth Fairbrother',
    job: 'Head of Early Help',
    agency: council,
  }),
  thackrayLucy: account({
    id: 'b18d70d2-49e6-43a5-bcb8-a582155f6549',
    name: 'Lucy Thackray',
    job: 'Service Manager, MASH',
    agency: council,
  }),
  nwosuAmara: account({
    id: 'db1fbae4-199f-434d-8bbc-d722cc59cd43',
    name: 'Amara Nwosu',
    job: 'Local Authority Designated Officer',
    agency: council,
  }),
  ogilviePatrick: account({
    id: '65dbf535-92f5-4f34-92ad-8e774a620793',
    name: 'Patrick Ogilvie',
    job: 'Head of Workforce Development',
    agency: council,
  }),
  mwangiDaniel: account({
    id: '1b93758f-9a10-4d93-a06f-44ced10c2386',
    name: 'Daniel Mwangi',
    job: 'Youth Justice Service Manager',
    agency: council,
  }),
  swalesEleanor: account({
    id: 'cc9834cd-e67d-4862-8d3d-4a1e0e83671d',
    name: 'Eleanor Swales',
    job: 'Head of the Virtual School',
    agency: council,
  }),
  wieczorekTomasz: account({
    id: '047759d4-9c3f-46df-b595-a74977b4eba2',
    name: 'Tomasz Wieczorek',
    job: 'Head of Adult Safeguarding',
    agency: council,
  }),
  bellweatherJean: account({
    id: '7a05229f-9341-425d-a922-53e681e6b239',
    name: 'Jean Bellweather',
    job: 'Principal Social Worker, Adults',
    agency: council,
  }),
  maddernZoe: account({
    id: 'f8131c56-af72-4b25-8dcf-ba3ae9a89971',
    name: 'Zoë Maddern',
    job: 'Head of Commissioning',
    agency: council,
  }),
  chowMeiLing: account({
    id: '2283b49b-75dc-4cf5-ac6b-b18f42f14c62',
    name: 'Mei-Ling Chow',
    job: 'Transitions Manager',
    agency: council,
  }),
  ridsdalePaul: {
    ...account({
      id: 'ff0d5fa0-340e-405b-9213-4df38cde0d2b',
      name: 'Paul Ridsdale',
      job: 'Head of Safeguarding and Standards',
      agency: council,
    }),
    // Left the council in the spring; the account was disabled and the plans still name him.
    accountEnabled: false,
  },
  karimYusuf: account({
    id: '7bb62c9c-c492-448a-8314-571bac288afe',
    name: 'Yusuf Karim',
    job: 'Microsoft 365 Administrator',
    agency: council,
  }),
  whitcombeAngela: account({
    id: '315fc6b7-7346-4984-8a98-0cf05379d663',
    name: 'Angela Whitcombe',
    job: 'Councillor, Lead Member for Children',
    agency: council,
  }),
  lomaxBethany: account({
    id: '40a7401f-7865-429c-8ecd-980a152c7fb9',
    name: 'Bethany Lomax',
    job: 'Accountant, Corporate Finance',
    agency: council,
  }),
  // Health
  kerriganSiobhan: account({
    id: '951743b4-b573-475d-9ca1-41c35120f0b6',
    name: 'Siobhan Kerrigan',
    job: 'Designated Nurse, Safeguarding Children',
    agency: integratedCareBoard,
  }),
  chaudhariAnil: account({
    id: '1a08ff46-1a49-43df-a723-51a0ca6585e5',
    name: 'Anil Chaudhari',
    job: 'Named GP for Safeguarding',
    agency: integratedCareBoard,
  }),
  stannardBeverley: account({
    id: '625c2454-c684-4ab7-bd76-1afb0680c8a7',
    name: 'Beverley Stannard',
    job: 'Associate Director of Safeguarding',
    agency: hospitalTrust,
  }),
  hallamStephen: account({
    id: '354933b7-13e3-4105-ac19-74afd0513918',
    name: 'Stephen Hallam',
    job: 'Named Professional, Safeguarding Adults',
    agency: communityTrust,
  }),
  // Police: guests from another tenant
  penhallowLaura: guest(
    {
      id: '33f7de6d-60c6-4f65-9c32-6060f47b27f8',
      name: 'Laura Penhallow',
      job: 'Detective Superintendent, Public Protection',
      agency: police,
    },
    policeDomain,
  ),
  boothroydKieran: guest(
    {
      id: '0b36aa83-0061-4741-811a-3ac7d372234b',
      name: 'Kieran Boothroyd',
      job: 'Detective Inspector, Exploitation and Missing',
      agency: police,
    },
    policeDomain,
  ),
  // Other partners
  adeyemiMarcus: guest(
    {
      id: '67a432aa-2ec7-4e58-bbce-9131966f0784',
      name: 'Marcus Adeyemi',
      job: 'Head of Probation Delivery Unit',
      agency: probation,
    },
    'exampleshire-probation.example',
  ),
  galbraithFiona: account({
    id: '7dd2a3fc-1f83-4472-a398-cf688ee36098',
    name: 'Fiona Galbraith',
    job: 'Headteacher and Schools Representative',
    agency: schoolsForum,
  }),
  rahmaniNadia: account({
    id: 'a4540d4c-92a5-463c-a1f0-4fbc5e464da6',
    name: 'Nadia Rahmani',
    job: 'Safeguarding Lead, Neighbourhoods',
    agency: housingAssociation,
  }),
  prenticeColin: account({
    id: 'e4f5adaa-b1aa-4504-acff-83355d28a8f0',
    name: 'Colin Prentice',
    job: 'Prevention and Vulnerability Manager',
    agency: fireService,
  }),
  treharneOwen: guest(
    {
      id: '06da2ee4-066a-4c84-94c8-acb243c7939c',
      name: 'Owen Treharne',
      job: 'Chief Executive',
      agency: voluntarySector,
    },
    'exampleshire-voluntary.example',
  ),
  delaneyRuth: guest(
    {
      id: '01aced7c-3e50-4be2-9170-39eeb25c70d7',
      name: 'Ruth Delaney',
      job: 'Domestic Abuse Services Manager',
      agency: domesticAbuseCharity,
    },
    'lantern-house.example',
  ),
  mirzaHassan: guest(
    {
      id: '44960f21-1245-45a4-9cba-b55468ad308f',
      name: 'Hassan Mirza',
      job: 'Chair',
      agency: careAssociation,
    },
    'exampleshire-care.example',
  ),
} as const satisfies Record<string, DirectoryUser>;

/** Short name of an account in the sample, for example `nairPriya`. */
export type AccountName = keyof typeof accounts;

const ids = (...names: readonly AccountName[]): string[] => names.map((name) => accounts[name].id);

export const childrenSitePath = '/sites/children-partnership';
export const adultsSitePath = '/sites/adults-board';

/** Client id of the product's own registration; provisioning grants it `write` on both sites. */
export const registerAppId = '9e2f4c61-5d3a-4b8e-a7f0-6c1d2e3b4a59';
/** What the service runs as, and proves the registration with: there is no secret in a deployment. */
export const serviceIdentity = {
  clientId: '5b0a1c52-94f4-4c9f-8d0c-2f0f5e1d7a36',
  principalId: 'e7f1d7a4-3b7e-4d52-9a55-64a3c2f0b918',
};
/** Client id of the registration that an administrator provisions sites with. */
export const provisioningAppId = 'c4e0482e-1d07-4e8a-b01c-bf1905208f71';

/** Microsoft's own, for administrators who sign in at a command line: every tenant has it, and it has no secret. */
export const commandLineToolsAppId = '14d82eec-204b-4c2f-b7e8-296a70dab67e';

/**
 * The fictional tenant. The secrets are labels, not credentials: they open nothing but the local tenant.
 * Bethany Lomax has an account and no rights on either site; Angela Whitcombe may only read the children's.
 */
export const exampleshireDirectory: Directory = {
  tenantId: '1afc2f4d-af35-4b34-9cbd-8bfbac6d5a89',
  domain,
  tenantName: 'Exampleshire Council',
  sharePointHost: 'exampleshire.sharepoint.com',
  users: Object.values(accounts),
  sites: [
    {
      path: childrenSitePath,
      displayName: 'Exampleshire Safeguarding Children Partnership',
      timeZone: 'Europe/London',
      members: {
        owners: ids('castellRowena', 'karimYusuf'),
        members: ids(
          'sutherlandChloe',
          'sandhuRavi',
          'oyelaranMargaret',
          'ashdownHelen',
          'nairPriya',
          'fairbrotherGareth',
          'thackrayLucy',
          'nwosuAmara',
          'ogilviePatrick',
          'mwangiDaniel',
          'swalesEleanor',
          'chowMeiLing',
          'maddernZoe',
          'kerriganSiobhan',
          'chaudhariAnil',
          'stannardBeverley',
          'penhallowLaura',
          'boothroydKieran',
          'adeyemiMarcus',
          'galbraithFiona',
          'rahmaniNadia',
          'treharneOwen',
          'delaneyRuth',
          'ridsdalePaul',
        ),
        visitors: ids('whitcombeAngela'),
      },
    },
    {
      path: adultsSitePath,
      displayName: 'Exampleshire Safeguarding Adults Board',
      timeZone: 'Europe/London',
      members: {
        owners: ids('dossaniImran', 'karimYusuf'),
        members: ids(
          'castellRowena',
          'sutherlandChloe',
          'sandhuRavi',
          'hartiganDesmond',
          'wieczorekTomasz',
          'bellweatherJean',
          'maddernZoe',
          'chowMeiLing',
          'ogilviePatrick',
          'chaudhariAnil',
          'stannardBeverley',
          'hallamStephen',
          'penhallowLaura',
          'adeyemiMarcus',
          'rahmaniNadia',
          'prenticeColin',
          'delaneyRuth',
          'mirzaHassan',
          'treharneOwen',
        ),
        visitors: ids('oyelaranMargaret'),
      },
    },
  ],
  applications: [
    {
      appId: registerAppId,
      displayName: 'Safeguarding Register',
      secret: 'local-only-register',
      federatedCredentials: [
        { subject: serviceIdentity.principalId, audience: 'api://AzureADTokenExchange' },
      ],
      appIdUri: `api://localhost/botid-${registerAppId}`,
      servicePrincipalId: '6d191b4c-52af-4c57-8f30-31c47776cb2a',
      appRoles: ['Sites.Selected', 'TeamsAppInstallation.ReadWriteSelfForUser.All', 'AppCatalog.Read.All'],
      delegatedScopes: ['Sites.Selected'],
      consent: true,
      teamsApp: {
        catalogId: '430266ce-8035-439b-9f15-d7dc394722d9',
        manifestId: '787367b2-17d2-47dd-85c9-bb16a6dd3503',
        displayName: 'Safeguarding Register',
      },
    },
    {
      appId: provisioningAppId,
      displayName: 'Safeguarding Register provisioning',
      secret: 'local-only-provisioning',
      appIdUri: `api://localhost/${provisioningAppId}`,
      servicePrincipalId: '487a55ff-b90b-4cae-a790-6837f3d4564f',
      appRoles: ['Sites.FullControl.All', 'User.Read.All', 'Directory.Read.All'],
      delegatedScopes: [],
      consent: true,
    },
    {
      appId: commandLineToolsAppId,
      displayName: 'Microsoft Graph Command Line Tools',
      secret: '',
      appIdUri: `api://${commandLineToolsAppId}`,
      servicePrincipalId: '0b6d3c8e-51c7-4b0c-8a52-9b7f2f1f6c3d',
      appRoles: [],
      delegatedScopes: ['Sites.FullControl.All', 'User.ReadBasic.All', 'Directory.Read.All', 'User.Read'],
      consent: true,
    },
  ],
  managedIdentities: [serviceIdentity],
};
