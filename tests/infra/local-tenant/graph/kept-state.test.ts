import { readFileSync, rmSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { smallDirectory } from '../../../../infra/local-tenant/directory.ts';
import { startLocalTenant } from '../../../../infra/local-tenant/start-local-tenant.ts';
import { registerAppId, startGraphHarness } from '../../../support/local-tenant/graph-harness.ts';

it('a tenant started again on its data has the same rows, tags, tokens of change, grants, files, keys and clock', async () => {
  const first = await startGraphHarness();
  const list = await first.makeList('Actions', [
    { name: 'Key', text: {}, indexed: true, enforceUniqueValues: true },
  ]);
  const items = `/sites/${first.siteId}/lists/${list}/items`;
  first.addRows(list, [{ Title: 'a', Key: 'k' }, { Title: 'b' }]);
  await first.graph('PATCH', `${items}/1/fields`, { body: { Title: 'a2' } });
  await first.graph('DELETE', `${items}/2`);
  const { body } = await first.graph('GET', `${items}/delta`);
  await first.graph('PUT', `/sites/${first.siteId}/drive/root:/a.txt:/content`, { body: 'text' });
  first.local.state.site(first.siteId).grant(registerAppId, 'Register', ['read']);
  first.local.clock.freeze(new Date('2030-05-05T05:05:05Z'));
  first.local.tenant.installations.install(smallDirectory.users[0]!.id, registerAppId);
  const before = await first.graph('GET', `${items}/1?$expand=fields`);
  await first.stop(true);

  const second = await startGraphHarness({ dataDir: first.dataDir });
  try {
    const again = await second.graph('GET', `${items}/1?$expand=fields`);
    expect(again.body.eTag).toBe(before.body.eTag);
    expect(again.body.fields).toEqual(before.body.fields);
    expect(again.headers['date']).toBe('Sun, 05 May 2030 05:05:05 GMT');
    const token = new URL(body['@odata.deltaLink']!).searchParams.get('token') ?? '';
    expect((await second.graph('GET', `${items}/delta?token=${token}`)).body.value).toEqual([]);
    const made = await second.graph('POST', items, { body: { fields: { Title: 'c' } } });
    expect(made.body.id).toBe('3');
    const duplicate = await second.graph('POST', items, { body: { fields: { Key: 'K' } } });
    expect(duplicate.status).toBe(400);
    expect((await second.graph('GET', `${items}/1/versions`)).body.value).toHaveLength(2);
    const file = await second.graph('GET', `/sites/${second.siteId}/drive/root:/a.txt:/content`);
    expect(file.body).toBe('text');
    expect((await second.graph('GET', items, { token: second.tokens.application })).status).toBe(200);
    expect(second.local.tenant.installations.list()).toHaveLength(1);
  } finally {
    await second.stop();
  }
});

it('a fresh start forgets everything but the certificate', async () => {
  const first = await startGraphHarness();
  await first.makeList('Actions', []);
  const certificate = readFileSync(first.local.caCertificatePath, 'utf8');
  await first.stop(true);
  const second = await startLocalTenant({ dataDir: first.dataDir, fresh: true, directory: smallDirectory });
  try {
    expect(second.state.site(first.siteId).allLists()).toHaveLength(1);
    expect(readFileSync(second.caCertificatePath, 'utf8')).toBe(certificate);
  } finally {
    await second.stop();
    rmSync(first.dataDir, { recursive: true, force: true });
  }
});

it('keys are only the owner’s to read, and a taken port is replaced by a free one', async () => {
  const blocker = createServer();
  await new Promise<void>((resolve) => blocker.listen(0, '127.0.0.1', resolve));
  const { port } = blocker.address() as AddressInfo;
  const dataDir = join(process.cwd(), '.local', `test-${process.pid}`);
  const tenant = await startLocalTenant({
    dataDir,
    httpsPort: port,
    pagePort: port,
    directory: smallDirectory,
  });
  try {
    expect(new URL(tenant.graphUrl).port).not.toBe(String(port));
    expect(statSync(join(dataDir, 'certificate-key.pem')).mode & 0o077).toBe(0);
    await tenant.tenant.store.flush();
    expect(statSync(join(dataDir, 'tenant.json')).mode & 0o077).toBe(0);
    expect(new URL(tenant.pageUrl).port).not.toBe(String(port));
  } finally {
    await tenant.stop();
    blocker.close();
    rmSync(dataDir, { recursive: true, force: true });
  }
});
