import { cardActionSchema } from '../../../shared/contracts/card-payloads.ts';
import { recordActionUpdateSchema } from '../../../shared/contracts/record-update.ts';

const update = (parts: Record<string, unknown>) => ({
  idempotencyKey: 'press-0001',
  itemKey: 'a-17',
  seen: { status: 'in progress', rag: null, percentComplete: null, evidenceLink: '' },
  note: 'Said.',
  ...parts,
});
const accepts = (parts: Record<string, unknown>) => recordActionUpdateSchema.safeParse(update(parts)).success;

describe('an update from outside', () => {
  it.each([
    ['as it should be', {}, true],
    ['for a key with spaces and quotes, which no query minds', { itemKey: "Action 3 'b'" }, true],
    ['for half an emoji, which no address can hold', { itemKey: '\ud83d' }, false],
    ['for a key over two lines', { itemKey: 'a\nb' }, false],
    ['for a key with a null character', { itemKey: 'a\u0000' }, false],
    ['with more than is known', { __proto__: null, isAdmin: true }, false],
    ['with a percentage that is no number', { percentComplete: Number.NaN }, false],
    ['with a percentage as text', { percentComplete: '1e2' }, false],
    ['with a fraction of a percent', { percentComplete: 0.5 }, false],
    [
      'that asks for a day in the next century',
      { moreTime: { proposedDue: '2206-06-30', reason: 'x' } },
      false,
    ],
    [
      'that asks for the end of the calendar',
      { moreTime: { proposedDue: '9999-12-31', reason: 'x' } },
      false,
    ],
    ['that gives a script as evidence', { evidenceLink: 'javascript:alert(1)' }, false],
    ['that hides a control character in a link', { evidenceLink: 'java\u0000script:alert(1)' }, false],
  ])('%s', (_, parts, expected) => {
    expect(accepts(parts)).toBe(expected);
  });

  it('keeps the text that SharePoint can keep, the same however often it is sent', () => {
    const once = recordActionUpdateSchema.parse(update({ note: ' A\u000bB\r\nC\u0000\ud83d\u202e ' }));
    expect(once.note).toBe('A\nB\nC');
    expect(recordActionUpdateSchema.parse(once)).toEqual(once);
  });

  it('from a card is held to the same keys', () => {
    const press = { verb: 'action.view', board: 'children', itemKey: '\ud83d' };
    expect(cardActionSchema.safeParse(press).success).toBe(false);
  });
});
