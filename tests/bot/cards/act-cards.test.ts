import { actedCard } from '../../../bot/cards/acted-card.ts';
import { actionFormCard } from '../../../bot/cards/action-form-card.ts';
import { challengeCard } from '../../../bot/cards/challenge-card.ts';
import { closeCard } from '../../../bot/cards/close-card.ts';
import { decideCard } from '../../../bot/cards/decide-card.ts';
import { noticeCard } from '../../../bot/cards/notice-card.ts';
import { passOnCard } from '../../../bot/cards/pass-on-card.ts';
import { putRightCard } from '../../../bot/cards/put-right-card.ts';
import { cardActionSchema } from '../../../shared/contracts/card-payloads.ts';
import type { ChairDecision, MoreTimeRequest } from '../../../shared/domain/action.ts';
import { civilDate } from '../../../shared/domain/civil-date.ts';
import { aLead, anAction, aPerson } from '../../support/builders.ts';
import { atInWords, buttonsOf, partsOf, place, rendering, today, wordsOf } from './card-samples.ts';

const question = { place, today, atInWords, rendering };
const request: MoreTimeRequest = {
  proposedDue: civilDate('2026-06-30'),
  reason: 'Two of three staff are ill',
  at: '2026-03-23T14:05:00Z',
  by: { oid: 'oid-alma', name: 'Alma Ferreira' },
};
const action = anAction({
  key: 'a',
  reference: '2.1',
  action: 'Agree the neglect strategy',
  leads: [aLead({ name: 'Alma Ferreira', personKey: 'alma' })],
  originalDue: civilDate('2025-12-31'),
  currentDue: civilDate('2026-03-10'),
  moves: 2,
  moreTimeRequest: request,
});
const decision: ChairDecision = {
  kind: 'more time approved',
  at: '2026-03-24T09:00:00Z',
  by: { oid: 'oid-chair', name: 'Chandra Whitlock' },
  note: 'The last time, please',
  due: civilDate('2026-06-30'),
  asked: request,
};
const titlesOf = (message: Parameters<typeof buttonsOf>[0]) => buttonsOf(message).map(({ title }) => title);
const seen = {
  status: 'in progress',
  currentDue: '2026-03-10',
  requestAt: '2026-03-23T14:05:00Z',
  leads: 'lead alma Alma Ferreira',
};

describe('a request for more time', () => {
  it('tells the chair who asks, for what, from which date, how often before, until when and why', () => {
    const told = noticeCard({ ...question, notice: { kind: 'decide more time', action } });
    expect(told.summary).toBe(
      'Alma Ferreira asks for more time, until 30 June 2026. 2.1 Agree the neglect strategy',
    );
    expect(wordsOf(told)).toEqual([
      'A request waits for your decision',
      'Alma Ferreira asks for more time, until 30 June 2026.',
      '2.1 Agree the neglect strategy',
      'Exampleshire Safeguarding Children Partnership',
      'Asked for: **30 June 2026**, 112 days later',
      'Due now: 10 March 2026, 14 days ago',
      'First date: 31 December 2025, moved twice',
      'Why: Two of three staff are ill',
      'Asked by: Alma Ferreira, 23 March 2026 at 14:05',
      'Lead: Alma Ferreira',
      'Now: In progress · 40% · ● Green – on track',
    ]);
  });

  it('is approved with one press, on what the chair saw', () => {
    const [approve, ...others] = buttonsOf(
      noticeCard({ ...question, notice: { kind: 'decide more time', action } }),
    );
    expect(approve?.title).toBe('Approve until 30 June 2026');
    expect(approve?.data).toMatchObject({ verb: 'act.record', act: 'approve more time', itemKey: 'a', seen });
    expect(cardActionSchema.safeParse(approve?.data).success).toBe(true);
    expect(others.map(({ title }) => title)).toEqual([
      'Set another date…',
      'Decline…',
      'Back to my list',
      'Open in the register',
    ]);
  });

  it('decides once however many copies of the card are pressed, and anew for another request', () => {
    const wordOf = (at: string) =>
      buttonsOf(
        noticeCard({
          ...question,
          notice: { kind: 'decide more time', action: { ...action, moreTimeRequest: { ...request, at } } },
        }),
      )[0]?.data['rendering'];
    expect(wordOf(request.at)).toBe(wordOf(request.at));
    expect(wordOf(request.at)).not.toBe(wordOf('2026-03-24T14:05:00Z'));
  });

  it('shows how it stands when it is looked at after it was decided', () => {
    const told = noticeCard({
      ...question,
      notice: {
        kind: 'decide more time',
        action: { ...action, moreTimeRequest: null, lastDecision: decision },
      },
    });
    expect(wordsOf(told)).toContain(
      'Decided: more time approved (Chandra Whitlock, 23 March 2026 at 14:05) – “The last time, please”',
    );
    expect(titlesOf(told)).not.toContain('Approve until 30 June 2026');
  });

  it('has a form for another date or a refusal, with what was typed', () => {
    const form = decideCard({
      ...question,
      action,
      request,
      typed: { due: '2026-05-01', note: 'Sooner' },
      problem: 'Choose the date first.',
    });
    const values = partsOf(form.card.body)
      .filter((part) => part.type.startsWith('Input.'))
      .map((part) => [part['id'], part['value'], part['min']]);
    expect(values).toEqual([
      ['due', '2026-05-01', '2026-03-25'],
      ['note', 'Sooner', undefined],
    ]);
    expect(titlesOf(form)).toEqual([
      'Approve until 30 June 2026',
      'Set the other date',
      'Decline',
      'Back to my list',
      'Open in the register',
    ]);
  });

  test.each([
    [{}, '✔ You have more time', 'Chandra Whitlock approved more time, until 30 June 2026.'],
    [
      { kind: 'another date set', due: civilDate('2026-05-01') },
      '✔ There is a new date',
      'Chandra Whitlock set another date: 1 May 2026, not 30 June 2026 as asked.',
    ],
    [
      { kind: 'more time declined', due: civilDate('2026-03-10') },
      'No more time this time',
      'Chandra Whitlock declined more time until 30 June 2026: the date stays.',
    ],
    [
      { kind: 'closed', due: null, asked: null },
      '✔ Closed: thank you',
      'Chandra Whitlock has seen the evidence and closed this action.',
    ],
    [
      { kind: 'sent back', due: null, asked: null },
      'Something is still missing',
      'Chandra Whitlock looked at the evidence and sent this action back.',
    ],
  ] as const)('tells the lead what was decided: %j', (parts, headline, sentence) => {
    const told = noticeCard({
      ...question,
      notice: {
        kind: 'decision',
        action: { ...action, moreTimeRequest: null, lastDecision: { ...decision, ...parts } },
      },
    });
    expect(wordsOf(told)).toEqual(
      expect.arrayContaining([
        headline,
        sentence,
        'Why: The last time, please',
        'Due now: **10 March 2026**',
        'First date: 31 December 2025, moved twice',
        'Decided by: Chandra Whitlock, 23 March 2026 at 14:05',
      ]),
    );
    expect(titlesOf(told)).toEqual(['Open', 'Back to my list', 'Open in the register']);
  });
});

describe('a completed action', () => {
  const done = {
    ...action,
    moreTimeRequest: null,
    status: 'complete' as const,
    completedOn: civilDate('2026-03-20'),
    successMeasures: ['Every file has a plan', 'Audit shows 90%'],
    evidenceLink: 'https://example.org/audit',
  };

  it('is put before its chair with its evidence, its measures and its last note', () => {
    const form = closeCard({
      ...question,
      action: { ...done, lastNote: { text: 'Audit done', at: '2026-03-20T09:00:00Z', by: 'Alma Ferreira' } },
    });
    expect(wordsOf(form)).toEqual(
      expect.arrayContaining([
        'Last note: Audit done (Alma Ferreira, 23 March 2026 at 14:05)',
        'Its leads say that it is done, since 20 March 2026.',
        '- Every file has a plan\n- Audit shows 90%',
        'Have you seen the evidence?',
      ]),
    );
    expect(titlesOf(form)).toEqual([
      'Look at the evidence',
      'Evidence seen: close it',
      'Send it back',
      'Back to my list',
      'Open in the register',
    ]);
  });

  it.each(['', 'on my desk', 'javascript:alert(1)', 'http://example.org/'])(
    'opens nothing for evidence that is no secure link (%j), and says so',
    (evidenceLink) => {
      const form = closeCard({ ...question, action: { ...done, evidenceLink } });
      expect(titlesOf(form)).not.toContain('Look at the evidence');
      expect(wordsOf(form).join('\n')).toMatch(/⚠ (?:There is no link|The evidence is not a link)/);
    },
  );
});

describe('an escalated action', () => {
  it('says what was tried and takes a reply', () => {
    const form = challengeCard({
      ...question,
      action: { ...action, moreTimeRequest: null },
      tried: [
        '10 March 2026: Alma Ferreira, in Teams – nothing heard',
        '17 March 2026: could not be reached',
      ],
      mayUpdate: true,
    });
    expect(wordsOf(form)).toContain(
      '- 10 March 2026: Alma Ferreira, in Teams – nothing heard\n- 17 March 2026: could not be reached',
    );
    expect(titlesOf(form)).toEqual([
      'Record my reply',
      'Report progress instead',
      'Back to my list',
      'Open in the register',
    ]);
  });

  it('leads to the decision where a request for more time waits', () => {
    const form = challengeCard({ ...question, action, tried: [], mayUpdate: false });
    expect(wordsOf(form)).toContain('No reminder about it is on record.');
    expect(titlesOf(form)).toEqual([
      'Record my reply',
      'Decide about more time',
      'Back to my list',
      'Open in the register',
    ]);
  });
});

describe('passing on and putting right', () => {
  it('says who becomes the lead, and what that means', () => {
    const form = passOnCard({
      ...question,
      action,
      deputy: aPerson({
        key: 'bert',
        name: 'Bertram Okafor',
        jobTitle: 'Team manager',
        agency: 'Exampleshire NHS',
      }),
    });
    expect(wordsOf(form).join('\n')).toContain(
      'Bertram Okafor (Team manager, Exampleshire NHS) becomes its lead in your place',
    );
    expect(buttonsOf(form)[0]).toMatchObject({
      title: 'Pass it to Bertram Okafor',
      data: { verb: 'act.record', act: 'pass on', person: 'bert' },
    });
  });

  it('is offered on the form of an update, by name, to whoever has a deputy', () => {
    const deputy = aPerson({ key: 'bert', name: 'Bertram Okafor' });
    expect(titlesOf(actionFormCard({ ...question, action, deputy, mayDecide: true }))).toEqual([
      'Save',
      'Ask for more time',
      'Decide about more time',
      'Pass to Bertram Okafor…',
      'Back to my list',
      'Open in the register',
    ]);
  });

  it('lets the board manager choose a lead from People, by a part of the name', () => {
    const people = [
      aPerson({ key: 'z', name: 'Zadie Moss', agency: 'Police' }),
      aPerson({ key: 'b', name: 'Bertram Okafor', agency: '' }),
    ];
    const form = putRightCard({ ...question, action: { ...action, currentDue: null }, people });
    expect(partsOf(form.card.body).find((part) => part['id'] === 'person')).toMatchObject({
      type: 'Input.ChoiceSet',
      style: 'filtered',
      choices: [
        { title: 'Bertram Okafor', value: 'b' },
        { title: 'Zadie Moss – Police', value: 'z' },
      ],
    });
    expect(titlesOf(form)).toEqual([
      'Name the lead',
      'Give the date',
      'Back to what is to put right',
      'Open in the register',
    ]);
  });

  it('lets the name be written where People is too long for a card', () => {
    const people = Array.from({ length: 600 }, (_, index) =>
      aPerson({ key: `p${index}`, name: `Person of a rather long name ${index}` }),
    );
    const form = putRightCard({ ...question, action, people });
    expect(partsOf(form.card.body).find((part) => part['id'] === 'person')).toMatchObject({
      type: 'Input.Text',
    });
    expect(Buffer.byteLength(JSON.stringify(form.card))).toBeLessThan(27_000);
  });
});

describe('after an act', () => {
  it('says what happened, by whom and when, and how the action stands now', () => {
    const acted = actedCard({
      ...question,
      action: { ...action, moreTimeRequest: null, currentDue: civilDate('2026-06-30'), moves: 3 },
      act: 'approve more time',
      note: 'The last time, please',
      by: 'Chandra Whitlock',
      at: '2026-03-24T09:00:00Z',
      again: false,
    });
    expect(wordsOf(acted)).toEqual([
      '✔ More time approved',
      'By Chandra Whitlock, 23 March 2026 at 14:05',
      '2.1 Agree the neglect strategy',
      'Its leads are told, and reminded by the new date.',
      'Due: **30 June 2026**',
      'First date: 31 December 2025, moved 3 times',
      'Lead: Alma Ferreira',
      'Now: In progress · 40% · ● Green – on track',
      'Note: The last time, please',
    ]);
  });
});
