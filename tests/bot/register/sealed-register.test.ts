import { readFileSync } from 'node:fs';
import { checksumOf, mostSealedBytes, readSealed } from '../../../bot/register/sealed-register.ts';
import type { BoardPlace } from '../../../bot/register/boards.ts';
import { listKeys, type ListIds } from '../../../shared/sharepoint/register-lists.ts';
import type { GraphPort } from '../../../shared/sharepoint/graph-port.ts';

const file = readFileSync(
  new URL('../../shared/contracts/sealed-files/format-1-part-a.json', import.meta.url),
);
const noLists = Object.fromEntries(listKeys.map((key) => [key, ''])) as ListIds;
const place: BoardPlace = { boardId: 'children', siteId: 'site', siteUrl: '', listIds: noLists };

/** A library that holds one file, whatever is asked for. */
const holding = (bytes: Uint8Array | null): GraphPort => ({
  send: ({ bytesUpTo }) => {
    expect(bytesUpTo).toBe(mostSealedBytes);
    return Promise.resolve({ status: 200, headers: {}, body: bytes });
  },
  batch: () => Promise.reject(new Error('Nothing is asked in a batch.')),
});
const read = (bytes: Uint8Array | null, sha256 = checksumOf(file)) =>
  readSealed(holding(bytes), place, {
    key: 'mtg-c-children-board-6',
    seal: {
      partA: { path: ['Sealed registers', 'a.json'], sha256 },
      partB: null,
      at: '2025-12-11T16:30:00Z',
      by: { oid: null, name: 'Rowena Castell' },
      idempotencyKey: 'press',
    },
  });

it('opens a file whose bytes are those that were sealed', async () => {
  expect(await read(file)).toMatchObject({
    kind: 'read',
    reading: { checksums: { partA: checksumOf(file) } },
  });
});

it.each([
  ['a byte order mark before it', Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), file])],
  ['a byte that is no UTF-8 in place of the sign for one', Buffer.from(file).fill(0xff, 20, 21)],
  ['an end of line behind it', Buffer.concat([file, Buffer.from('\n')])],
  ['nothing left in it', Buffer.alloc(0)],
  ['more in it than is read of any', null],
])('refuses a file with %s', async (_name, changed) => {
  expect(await read(changed)).toMatchObject({
    kind: 'problem',
    userMessage: { en: expect.stringContaining('has been changed') as string },
  });
});

it('says of a file in a form it does not know that it is whole', async () => {
  const later = Buffer.from(file.toString('utf8').replace('"format":1', '"format":2'));
  expect(await read(later, checksumOf(later))).toMatchObject({
    kind: 'problem',
    userMessage: { en: expect.stringContaining('The file is as it was sealed') as string },
  });
});
