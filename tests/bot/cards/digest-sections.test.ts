import { digestCard } from '../../../bot/cards/digest-card.ts';
import { civilDate } from '../../../shared/domain/civil-date.ts';
import { meetingLine, papersLine, type MyLine } from '../../../shared/reminders/my-line.ts';
import { anAction, aMeeting } from '../../support/builders.ts';
import { partsOf, place, wordsOf } from './card-samples.ts';

const line = (section: MyLine['section'], ask: 'update' | 'decide' | 'challenge' | 'close'): MyLine => ({
  kind: 'action',
  action: anAction({ key: ask, reference: ask, action: 'Agree the strategy' }),
  ask,
  section,
  due: null,
  dueInWords: () => 'Said in words',
  asksNow: true,
});
const question = {
  place,
  personName: 'Chandra Whitlock',
  list: 'today' as const,
  from: 0,
  others: 0,
  schemeOf: () => null,
  reminder: true,
};

describe('a chair’s digest', () => {
  const lines: MyLine[] = [
    line('to decide', 'decide'),
    line('escalated', 'challenge'),
    line('to close', 'close'),
    {
      kind: 'meeting',
      meeting: aMeeting({ key: 'm', title: 'Board meeting' }),
      waiting: 2,
      section: 'meetings',
      due: null,
      dueInWords: () => 'On 21 April 2026: 2 of your actions wait for an update',
      asksNow: true,
    },
  ];
  const weeks = [{ list: 'chair' as const, title: 'The week of your groups', figures: '3 done, 2 overdue' }];
  const card = digestCard({
    ...question,
    lines,
    weeks,
    week: true,
    reasonOf: (each) => (each.section === 'escalated' ? 'Asked on 3 and 10 March; nothing heard.' : ''),
  });

  it('opens the form that answers what each line asks', () => {
    expect(
      partsOf(card.card.body)
        .filter((part) => part.type === 'Action.Execute')
        .map((part) => part['data']),
    ).toEqual([
      { verb: 'act.open', board: 'children', itemKey: 'decide', form: 'decide' },
      { verb: 'act.open', board: 'children', itemKey: 'challenge', form: 'challenge' },
      { verb: 'act.open', board: 'children', itemKey: 'close', form: 'close' },
      { verb: 'meeting.show', board: 'children', meetingKey: 'm', from: 0 },
      { verb: 'week.show', board: 'children', list: 'chair', from: 0 },
    ]);
  });

  it('says what waits, what was tried, and the figures of the week', () => {
    expect(wordsOf(card)).toEqual(
      expect.arrayContaining([
        'To decide (1)',
        'Escalated to you (1)',
        'Asked on 3 and 10 March; nothing heard.',
        'To close (1)',
        'Before a meeting (1)',
        '2 updates',
        'This week',
        'The week of your groups',
        '3 done, 2 overdue',
      ]),
    );
  });

  it('tells once why something was escalated: the reason stands for the words of its date', () => {
    const escalated = wordsOf(
      digestCard({
        ...question,
        lines: [line('escalated', 'challenge')],
        reasonOf: () => 'Nobody was asked.',
      }),
    );
    expect(escalated).toEqual(expect.arrayContaining(['Nobody was asked.', 'In progress · 40%']));
    expect(escalated.join(' ')).not.toContain('Said in words');
    expect(wordsOf(digestCard({ ...question, lines: [line('escalated', 'challenge')] }))).toContain(
      'Said in words · In progress · 40%',
    );
  });

  it('never counts nought updates', () => {
    const [today, date] = [civilDate('2026-04-14'), civilDate('2026-04-21')];
    const meeting = aMeeting({ key: 'm', title: 'Board meeting', date });
    const beside = (its: MyLine) => wordsOf(digestCard({ ...question, lines: [its] }));
    expect(beside(papersLine(meeting, date, today))).toContain('papers');
    expect(beside(meetingLine(meeting, date, 0, today))).toContain('all heard');
  });

  it('keeps the week when it is looked at again, and stays without it on other days', () => {
    const again = (week: boolean) =>
      digestCard({ ...question, lines, weeks: week ? weeks : [], week }).card.refresh?.action['data'];
    expect(again(true)).toMatchObject({ verb: 'digest.show', week: true });
    expect(again(false)).toMatchObject({ verb: 'digest.show', week: false });
  });

  it('is a card of its own where only the week is there to be told', () => {
    const only = digestCard({ ...question, lines: [], weeks });
    expect(wordsOf(only)[0]).toBe('Hello Chandra Whitlock: your week');
    expect(only.summary).toContain('The week of your groups');
  });
});
