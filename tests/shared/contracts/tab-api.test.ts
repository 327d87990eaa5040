import { createHash } from 'node:crypto';
import { z } from 'zod';
import {
  changesResponseSchema,
  receivedChangesSchema,
  registerRowsSchema,
  registerRowsShape,
} from '../../../shared/contracts/tab-api.ts';
import { aChangesResponse, anAction, aRisk } from '../../support/builders.ts';

test('rows of another shape have another name', () => {
  const shape = JSON.stringify(z.toJSONSchema(registerRowsSchema, { unrepresentable: 'any' }));
  expect(registerRowsShape).toBe(createHash('sha256').update(shape).digest('base64url').slice(0, 12));
});

describe('an answer with rows', () => {
  const answer = aChangesResponse({ changed: { actions: [anAction()], risks: [aRisk()] } });

  test('is received as it was sent', () => {
    expect(receivedChangesSchema.parse(answer)).toEqual(changesResponseSchema.parse(answer));
  });

  test.each([
    ['rows of another shape', { ...answer, rowsShape: 'another' }],
    ['no list of risks', { ...answer, changed: { ...answer.changed, risks: undefined } }],
    ['a list that is none', { ...answer, changed: { ...answer.changed, actions: {} } }],
    ['no rows at all', { ...answer, changed: null }],
    ['something nobody knows', { ...answer, further: true }],
  ])('is not understood with %s', (_, given) => {
    expect(receivedChangesSchema.safeParse(given).success).toBe(false);
  });
});
