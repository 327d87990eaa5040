import { answerInWords } from '../../../../infra/local-tenant/page/chat/bot-answer.ts';
import { cardRefresh } from '../../../../infra/local-tenant/page/chat/refresh.ts';
import {
  fromInputs,
  longDateAndTime,
  messageTime,
  toInputs,
} from '../../../../infra/local-tenant/page/tenant-time.ts';

describe('refresh of a card', () => {
  const card = (refresh: unknown) => ({ type: 'AdaptiveCard', refresh });
  const action = { type: 'Action.Execute', verb: 'refresh', data: { a: 1 } };

  it.each([
    ['everyone when nobody is named', { action }, true],
    ['the people named', { action, userIds: ['29:other', '29:me'] }, true],
    ['by hand for the others', { action, userIds: ['29:other'] }, false],
    ['by hand for all when the list is empty', { action, userIds: [] }, false],
  ])('is automatic for %s', (_who, refresh, automatic) => {
    expect(cardRefresh(card(refresh), '29:me')).toEqual({ action, automatic });
  });

  it.each([[undefined], [{}], [{ action: { type: 'Action.Submit' } }]])('is none for %j', (refresh) => {
    expect(cardRefresh(card(refresh), '29:me')).toBeNull();
  });
});

describe('what is shown of the bot’s answer', () => {
  it.each([
    [
      'a card',
      { status: 200, body: { statusCode: 200, type: 'application/vnd.microsoft.card.adaptive', value: {} } },
      null,
    ],
    [
      'words',
      {
        status: 200,
        body: { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: 'Noted.' },
      },
      { kind: 'note', text: 'Noted.' },
    ],
    [
      'an error inside a success',
      {
        status: 200,
        body: { statusCode: 400, type: 'application/vnd.microsoft.error', value: { message: 'Secret' } },
      },
      { kind: 'error', text: 'Something went wrong. Please try again.' },
    ],
    [
      'a failure',
      { status: 500, body: 'boom' },
      { kind: 'error', text: 'Something went wrong. Please try again.' },
    ],
    [
      'no answer',
      { status: 502, body: null, problem: 'Away.' },
      { kind: 'error', text: 'Something went wrong. Please try again. (Away.)' },
    ],
    ['nothing', { status: 200, body: null }, null],
  ])('%s', (_what, answer, expected) => {
    expect(answerInWords(answer)).toEqual(expected);
  });
});

describe('time on the page', () => {
  it.each([
    ['2026-03-31T08:00:00Z', 'Tuesday 31 March 2026, 09:00'],
    ['2026-12-24T16:30:00Z', 'Thursday 24 December 2026, 16:30'],
    ['2026-03-29T00:59:00Z', 'Sunday 29 March 2026, 00:59'],
  ])('%s reads %s', (moment, words) => {
    expect(longDateAndTime(new Date(moment))).toBe(words);
  });

  it('leaves the date out on the same day', () => {
    const now = new Date('2026-03-31T12:00:00Z');
    expect(messageTime(new Date('2026-03-31T08:00:00Z'), now)).toBe('09:00');
    expect(messageTime(new Date('2026-03-30T22:59:00Z'), now)).toBe('30 March 2026, 23:59');
    expect(messageTime(new Date('2026-03-30T23:00:00Z'), now)).toBe('00:00');
  });

  it('goes through the inputs and back, and finds empty ones', () => {
    const inputs = toInputs(new Date('2026-07-01T08:15:00Z'));
    expect(inputs).toEqual({ date: '2026-07-01', time: '09:15' });
    expect(fromInputs(inputs)).toBe('2026-07-01T08:15:00.000Z');
    expect(fromInputs({ date: '', time: '09:00' })).toBeNull();
    expect(fromInputs({ date: '2026-07-01', time: '' })).toBeNull();
  });
});
