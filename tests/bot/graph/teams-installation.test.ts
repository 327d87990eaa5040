import { createTeamsInstallation, readRefusal } from '../../../bot/graph/teams-installation.ts';
import { GraphFailure, problems } from '../../../bot/graph/graph-errors.ts';
import type { GraphRequest, GraphResponse } from '../../../shared/sharepoint/graph-port.ts';

const answer = (status: number, body: unknown = null): GraphResponse => ({ status, headers: {}, body });
const refusal = (status: number, code: string, message = '') => answer(status, { error: { code, message } });
const oid = '37b850ee-ef11-4f99-8e23-180ced4a2d50';

describe('why the app could not be put into somebody’s Teams', () => {
  test.each([
    [answer(201), null],
    [refusal(409, 'Conflict'), null],
    [
      refusal(403, 'Forbidden', "Missing role permissions on the request. API requires one of 'X'."),
      'not permitted',
    ],
    [
      refusal(403, 'Authorization_RequestDenied', 'Insufficient privileges to complete the operation.'),
      'not permitted',
    ],
    [refusal(401, 'InvalidAuthenticationToken'), 'not permitted'],
    [
      refusal(403, 'Forbidden', `App is blocked by app permission policy. UserObjectId: ${oid}`),
      'disabled by admin',
    ],
    [
      refusal(
        403,
        'Forbidden',
        'Failed to get license information for the user. Ensure user has a valid Office365 license.',
      ),
      'no licence',
    ],
    [refusal(403, 'Forbidden', 'Something new'), 'other'],
    [refusal(404, 'Request_ResourceNotFound', `Resource '${oid}' does not exist.`), 'left'],
    [refusal(404, 'NotFound', 'No such app in the catalogue.'), 'not permitted'],
    [refusal(429, 'TooManyRequests'), 'unavailable'],
    [refusal(503, 'ServiceUnavailable'), 'unavailable'],
    [refusal(400, 'BadRequest'), 'other'],
  ])('%j', (given, expected) => {
    expect(readRefusal(given, oid)).toBe(expected);
  });
});

function installationOver(
  answers: (request: GraphRequest) => GraphResponse,
  catalogueAppId: string | null = null,
) {
  const asked: string[] = [];
  const told: string[] = [];
  const installation = createTeamsInstallation({
    graph: {
      send: (request) => {
        asked.push(`${request.method} ${decodeURIComponent(request.path)}`);
        return Promise.resolve(answers(request));
      },
      batch: () => Promise.reject(new Error('not used')),
    },
    graphUrl: 'https://graph.example',
    teamsAppId: 'manifest',
    catalogueAppId,
    notPermitted: (why) => told.push(why),
  });
  return { installation, asked, told };
}

const willing = ({ method, path }: GraphRequest): GraphResponse => {
  if (method === 'POST') return answer(201);
  if (path.startsWith('/appCatalogs')) return answer(200, { value: [{ id: 'catalogue' }] });
  if (path.endsWith('/chat')) return answer(200, { id: `19:${oid}_bot@unq.gbl.spaces` });
  return answer(200, { value: [{ id: 'installed' }] });
};

it('looks the app up in the catalogue once, installs it, and says which chat it has', async () => {
  const { installation, asked } = installationOver(willing);
  const outcome = { kind: 'installed', chatId: `19:${oid}_bot@unq.gbl.spaces` };
  expect(await installation.install(oid)).toEqual(outcome);
  expect(await installation.install(oid)).toEqual(outcome);
  const user = `/users/${oid}/teamwork/installedApps`;
  const each = [
    `POST ${user}`,
    `GET ${user}?$expand=teamsApp&$filter=teamsApp/id eq 'catalogue'`,
    `GET ${user}/installed/chat`,
  ];
  expect(asked).toEqual(["GET /appCatalogs/teamsApps?$filter=externalId eq 'manifest'", ...each, ...each]);
});

it('asks a tenant that permits nothing once, and says why once', async () => {
  const { installation, asked, told } = installationOver(() =>
    refusal(403, 'Forbidden', 'Missing role permissions on the request. API requires one of …'),
  );
  const together = await Promise.all([oid, 'another', 'a third'].map((each) => installation.install(each)));
  expect([...together, await installation.install(oid)]).toEqual(Array(4).fill({ kind: 'not permitted' }));
  expect(asked).toHaveLength(1);
  expect(told).toEqual(['the catalogue cannot be read: HTTP 403 Forbidden']);
});

it('needs no reading of the catalogue where its id is given', async () => {
  const { installation, asked } = installationOver(willing, 'given');
  await installation.install(oid);
  expect(asked[0]).toMatch(/^POST /);
});

it('is not permitted where the catalogue has no such app', async () => {
  const { installation, told } = installationOver(() => answer(200, { value: [] }));
  expect(await installation.install(oid)).toEqual({ kind: 'not permitted' });
  expect(told).toEqual(['the app is not in the organisation’s catalogue']);
});

it('knows nothing while Graph does not answer, and asks again', async () => {
  const { installation, told } = installationOver(() => {
    throw new GraphFailure(problems.unavailable('Graph gave no answer'));
  }, 'given');
  expect(await installation.install(oid)).toEqual({ kind: 'unavailable' });
  expect(told).toEqual([]);
});
