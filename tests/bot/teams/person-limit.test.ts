import { createPersonLimit } from '../../../bot/teams/person-limit.ts';

describe('how much one person may send in chat', () => {
  it('is 120 in a minute: the next is told, the rest is not even answered', () => {
    const allow = createPersonLimit(() => 0);
    const said = Array.from({ length: 123 }, () => allow('one'));
    expect(said.slice(0, 120).every((each) => each === 'answer')).toBe(true);
    expect(said.slice(120)).toEqual(['say so', 'too much', 'too much']);
    expect(allow('another')).toBe('answer');
  });

  it('begins anew each minute', () => {
    let now = 0;
    const allow = createPersonLimit(() => now);
    for (let time = 0; time < 130; time += 1) allow('one');
    now = 59_999;
    expect(allow('one')).toBe('too much');
    now = 60_000;
    expect(allow('one')).toBe('answer');
  });
});
