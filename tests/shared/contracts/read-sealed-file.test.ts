import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { readSealedFile } from '../../../shared/contracts/read-sealed-file.ts';

/* Files as the first version wrote them. They stay as they are: boards have such files in their libraries for years. */
const fileOf = (part: 'a' | 'b') =>
  readFileSync(new URL(`sealed-files/format-1-part-${part}.json`, import.meta.url));
const contentOf = (part: 'a' | 'b') => JSON.parse(fileOf(part).toString('utf8')) as Record<string, unknown>;

it.each([
  ['a', '676effa863ad6a7d7eb3276042e35eb70fcb7ac19b841d51f8e76109ff6538b1', 13],
  ['b', '3deba4d76f642b2c4fd62a8f513432e201e4890e445cd43ce53bb44012492727', 3],
] as const)('reads part %s of format 1 and loses nothing of it', (part, sha256, actions) => {
  expect(createHash('sha256').update(fileOf(part)).digest('hex')).toBe(sha256);
  const content = contentOf(part);
  const file = readSealedFile(content);
  expect(file).toMatchObject({ kind: 'read', register: content });
  expect(file.kind === 'read' && file.register.rows.actions).toHaveLength(actions);
});

it('leaves aside what a later version added, wherever it stands', () => {
  const content = contentOf('a');
  const { rows, settings } = content as { rows: { actions: object[] }; settings: object };
  const later = {
    ...content,
    retention: '25 years',
    settings: { ...settings, colour: 'purple' },
    rows: {
      ...rows,
      strategies: [{ key: 's-1' }],
      actions: rows.actions.map((action) => ({ ...action, effort: { days: 3 } })),
    },
  };
  expect(readSealedFile(later)).toEqual(readSealedFile(content));
});

it.each([
  ['another format', { format: 2 }],
  ['what is no longer there', { asAt: undefined }],
  ['a value of another kind', { rows: { risks: 'many' } }],
])('says that it does not know the form: %s', (_name, change) => {
  expect(readSealedFile({ ...contentOf('a'), ...change })).toEqual({ kind: 'unknown form' });
  expect(readSealedFile(null)).toEqual({ kind: 'unknown form' });
});
