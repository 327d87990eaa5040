import { handlePress } from '../../../bot/teams/press.ts';
import type { CardMessage } from '../../../bot/cards/card.ts';
import { noticeCard } from '../../../bot/cards/notice-card.ts';
import { cardActionSchema } from '../../../shared/contracts/card-payloads.ts';
import { civilDate } from '../../../shared/domain/civil-date.ts';
import { aGroup, aLead, anAction, aPerson } from '../../support/builders.ts';
import type { MemorySharePoint } from '../../support/memory-sharepoint.ts';
import { buttonsOf, links, partsOf, wordsOf } from '../cards/card-samples.ts';
import { aBoard } from './board-in-memory.ts';
import { now, partsWith, presser, pressing, rowOf } from './press-bench.ts';

const alma = presser('alma');
const chair = presser('chair');
const manager = presser('manager');
const request = {
  proposedDue: civilDate('2026-06-30'),
  reason: 'Two of three staff are ill',
  at: '2026-03-23T14:05:00Z',
  by: { oid: 'oid-alma', name: 'Alma Ferreira' },
};
const lead = aLead({ personKey: 'alma', name: 'Alma Ferreira' });
const asking = anAction({
  key: 'asking',
  reference: '2.1',
  action: 'Agree the neglect strategy',
  originalDue: civilDate('2025-12-31'),
  currentDue: civilDate('2026-03-10'),
  moves: 1,
  leads: [lead],
  moreTimeRequest: request,
});

function board(): MemorySharePoint {
  const sharePoint = aBoard({
    people: [
      aPerson({ key: 'alma', name: 'Alma Ferreira', oid: 'oid-alma', deputyKey: 'bert' }),
      aPerson({ key: 'bert', name: 'Bertram Okafor', oid: 'oid-bert' }),
      aPerson({ key: 'chair', name: 'Chandra Whitlock', oid: 'oid-chair' }),
      aPerson({ key: 'manager', name: 'Morgan Ellis', oid: 'oid-manager' }),
      aPerson({ key: 'other', name: 'Owen Other', oid: 'oid-other', agency: 'Police' }),
      aPerson({ key: 'other-2', name: 'Owen Other', oid: 'oid-other-2', agency: 'Health' }),
    ],
    groups: [aGroup({ key: 'board', kind: 'board', chairKey: 'chair' })],
    managerKeys: ['manager'],
    actions: [
      asking,
      anAction({
        key: 'done',
        reference: '3.1',
        status: 'complete',
        leads: [lead],
        evidenceLink: 'https://example.org/audit',
      }),
      anAction({ key: 'silent', reference: '4.1', currentDue: civilDate('2026-02-01'), leads: [lead] }),
      anAction({ key: 'nobody', reference: '5.1', currentDue: null, leads: [aLead({ name: '???' })] }),
      anAction({
        key: 'theirs',
        action: 'A secret matter',
        leads: [aLead({ personKey: 'other' })],
        moreTimeRequest: request,
      }),
    ],
  });
  return sharePoint;
}

const open = (itemKey: string, form: string) => ({ verb: 'act.open', board: 'children', itemKey, form });
const problemsOf = (message: CardMessage): string => wordsOf(message).slice(0, 3).join(' ');

describe('a chair who decides about more time', () => {
  it('approves: the date moves, the first date and the moves stay to be seen, and the trail says who', async () => {
    const sharePoint = board();
    const parts = partsWith(sharePoint);
    const form = await handlePress(parts, chair, open('asking', 'decide'));
    const decided = await handlePress(
      parts,
      chair,
      pressing(form, 'Approve until 30 June 2026', { note: 'The last time, please' }),
    );
    expect(wordsOf(decided)).toEqual(
      expect.arrayContaining([
        '✔ More time approved',
        'By Chandra Whitlock, 24 March 2026 at 10:00',
        'Due: **30 June 2026**',
        'First date: 31 December 2025, moved twice',
        'Note: The last time, please',
      ]),
    );
    expect(sharePoint.fields('updates')).toHaveLength(1);
    expect(JSON.stringify(sharePoint.fields('updates'))).toContain('Chandra Whitlock');
  });

  it('approves with one press on the notice, once however often it is pressed', async () => {
    const sharePoint = board();
    const parts = partsWith(sharePoint);
    const view = await parts.boards.get('children')!.read();
    const notice = noticeCard({
      place: { board: { id: 'children', title: 'Children’s board' }, links, mri: null, language: 'en' },
      notice: {
        kind: 'decide more time',
        action: view.snapshot.actions.find(({ key }) => key === 'asking')!,
      },
      today: view.today,
      atInWords: () => now,
    });
    const press = pressing(notice, 'Approve until 30 June 2026');
    await handlePress(parts, chair, press);
    const again = await handlePress(parts, chair, press);
    expect(wordsOf(again)[0]).toBe('✔ More time approved already');
    expect(sharePoint.fields('updates')).toHaveLength(1);
  });

  it('sets another date, and only with a date', async () => {
    const parts = partsWith(board());
    const form = await handlePress(parts, chair, open('asking', 'decide'));
    const without = await handlePress(parts, chair, pressing(form, 'Set the other date', { note: 'Sooner' }));
    expect(problemsOf(without)).toContain('Choose the date first');
    expect(partsOf(without.card.body).find((part) => part['id'] === 'note')).toMatchObject({
      value: 'Sooner',
    });
    const decided = await handlePress(
      parts,
      chair,
      pressing(without, 'Set the other date', { due: '2026-05-15' }),
    );
    expect(wordsOf(decided)).toEqual(
      expect.arrayContaining(['✔ Another date set', 'Due: **15 May 2026**', 'Note: Sooner']),
    );
  });

  it('declines only with a reason', async () => {
    const parts = partsWith(board());
    const form = await handlePress(parts, chair, open('asking', 'decide'));
    const without = await handlePress(parts, chair, pressing(form, 'Decline'));
    expect(wordsOf(without).join(' ')).toContain('Write a sentence that says why');
    const decided = await handlePress(
      parts,
      chair,
      pressing(without, 'Decline', { note: 'The inspection is in May' }),
    );
    expect(wordsOf(decided)).toEqual(
      expect.arrayContaining(['✔ More time declined', 'Due: **10 March 2026**']),
    );
  });

  it('is not asked to decide what they asked for themselves', async () => {
    const sharePoint = board();
    sharePoint.handEdit('actions', '1', { MoreTimeByOid: 'oid-chair', MoreTimeBy: 'Chandra Whitlock' });
    const shown = await handlePress(partsWith(sharePoint), chair, open('asking', 'decide'));
    expect(problemsOf(shown)).toContain('You asked for this yourself');
    expect(buttonsOf(shown).map(({ title }) => title)).not.toContain('Decline');
  });

  it('is asked when a date was chosen and Approve was pressed', async () => {
    const parts = partsWith(board());
    const form = await handlePress(parts, chair, open('asking', 'decide'));
    const back = await handlePress(
      parts,
      chair,
      pressing(form, 'Approve until 30 June 2026', { due: '2026-05-15' }),
    );
    expect(wordsOf(back).join(' ')).toContain('You chose another date and pressed Approve');
  });

  it('is shown both values when the date was changed meanwhile', async () => {
    const sharePoint = board();
    const parts = partsWith(sharePoint);
    const form = await handlePress(parts, chair, open('asking', 'decide'));
    sharePoint.handEdit('actions', '1', { CurrentDue: '2026-03-31T12:00:00Z' });
    const conflict = await handlePress(
      parts,
      chair,
      pressing(form, 'Approve until 30 June 2026', { note: 'Yes' }),
    );
    expect(wordsOf(conflict)).toEqual(
      expect.arrayContaining([
        '⚠ Somebody changed this while you were deciding',
        'You saw',
        '10 March 2026',
        '31 March 2026',
      ]),
    );
    expect(partsOf(conflict.card.body).find((part) => part['id'] === 'note')).toMatchObject({ value: 'Yes' });
    const decided = await handlePress(parts, chair, pressing(conflict, 'Approve until 30 June 2026'));
    expect(wordsOf(decided)[0]).toBe('✔ More time approved');
  });

  it('sees how it stands when somebody else decided first, and nothing is decided twice', async () => {
    const sharePoint = board();
    const parts = partsWith(sharePoint);
    const form = await handlePress(parts, chair, open('asking', 'decide'));
    const other = await handlePress(parts, manager, open('asking', 'decide'));
    await handlePress(parts, manager, pressing(other, 'Decline', { note: 'No' }));
    const late = await handlePress(parts, chair, pressing(form, 'Approve until 30 June 2026'));
    expect(wordsOf(late).join(' ')).toContain('more time declined (Morgan Ellis');
    expect(buttonsOf(late).map(({ title }) => title)).not.toContain('Approve until 30 June 2026');
    expect(sharePoint.fields('updates')).toHaveLength(1);
  });
});

describe('a chair who closes', () => {
  it('closes with the evidence seen', async () => {
    const sharePoint = board();
    const parts = partsWith(sharePoint);
    const form = await handlePress(parts, chair, open('done', 'close'));
    const closed = await handlePress(parts, chair, pressing(form, 'Evidence seen: close it'));
    expect(wordsOf(closed)[0]).toBe('✔ Closed, evidence seen');
    expect(rowOf(sharePoint, 'done')).toMatchObject({ Status: 'closed' });
  });

  it('sends back only with what is missing', async () => {
    const sharePoint = board();
    const parts = partsWith(sharePoint);
    const form = await handlePress(parts, chair, open('done', 'close'));
    const without = await handlePress(parts, chair, pressing(form, 'Send it back'));
    expect(wordsOf(without).join(' ')).toContain('Write a sentence that says why');
    const sent = await handlePress(
      parts,
      chair,
      pressing(without, 'Send it back', { note: 'The audit is missing' }),
    );
    expect(wordsOf(sent)).toEqual(expect.arrayContaining(['✔ Sent back', 'Note: The audit is missing']));
    expect(wordsOf(await handlePress(parts, chair, open('done', 'close')))[0]).toContain(
      'Nobody waits for this action to be closed',
    );
  });
});

describe('an escalation', () => {
  it('takes a reply into the challenge log, and only with words', async () => {
    const sharePoint = board();
    const parts = partsWith(sharePoint);
    const form = await handlePress(parts, chair, open('silent', 'challenge'));
    const without = await handlePress(parts, chair, pressing(form, 'Record my reply'));
    expect(wordsOf(without).join(' ')).toContain('Write a sentence that says why');
    const replied = await handlePress(
      parts,
      chair,
      pressing(without, 'Record my reply', { note: 'I have rung the director' }),
    );
    expect(wordsOf(replied)[0]).toBe('✔ Your reply is recorded');
    expect(JSON.stringify(sharePoint.fields('updates'))).toContain('I have rung the director');
  });

  it('leads somebody who cannot reply to the update', async () => {
    const form = await handlePress(partsWith(board()), presser('bert'), open('silent', 'challenge'));
    expect(buttonsOf(form)[0]?.title).toBe('Save');
  });
});

describe('passing on', () => {
  it('hands an action to the deputy, who is named before', async () => {
    const parts = partsWith(board());
    const form = await handlePress(parts, alma, {
      verb: 'action.open',
      board: 'children',
      itemKey: 'silent',
    });
    const passing = await handlePress(parts, alma, pressing(form, 'Pass to Bertram Okafor…'));
    const passed = await handlePress(parts, alma, pressing(passing, 'Pass it to Bertram Okafor'));
    expect(wordsOf(passed)).toEqual(expect.arrayContaining(['✔ Passed on', 'Lead: Bertram Okafor']));
  });

  it('hands it to nobody else, whatever the card says', async () => {
    const sharePoint = board();
    const parts = partsWith(sharePoint);
    const passing = await handlePress(parts, alma, open('silent', 'pass on'));
    const forged = { ...pressing(passing, 'Pass it to Bertram Okafor'), person: 'other' };
    expect(wordsOf(await handlePress(parts, alma, forged)).join(' ')).toContain(
      'only to the deputy whom People names for you',
    );
    expect(sharePoint.fields('updates')).toHaveLength(0);
  });

  it('is offered to nobody without a deputy', async () => {
    const form = await handlePress(partsWith(board()), chair, open('silent', 'pass on'));
    expect(problemsOf(form)).toContain('There is no deputy of yours');
  });
});

describe('putting right', () => {
  it('names a lead and gives a date, one after the other', async () => {
    const sharePoint = board();
    const parts = partsWith(sharePoint);
    const form = await handlePress(parts, manager, open('nobody', 'put right'));
    const named = await handlePress(parts, manager, pressing(form, 'Name the lead', { person: 'bert' }));
    expect(wordsOf(named)).toEqual(expect.arrayContaining(['✔ Lead named', 'Lead: Bertram Okafor']));
    const next = await handlePress(parts, manager, open('nobody', 'put right'));
    const dated = await handlePress(parts, manager, pressing(next, 'Give the date', { due: '2026-07-31' }));
    expect(wordsOf(dated)).toEqual(expect.arrayContaining(['✔ Date given', 'Due: **31 July 2026**']));
    expect(sharePoint.fields('updates')).toHaveLength(2);
  });

  it.each([
    ['', 'Choose the lead first'],
    ['Nobody Atall', 'Nobody in People has this name'],
    ['Owen Other', 'Several people fit this name: Owen Other (Police), Owen Other (Health)'],
  ])('asks again when %j is to lead', async (person, problem) => {
    const parts = partsWith(board());
    const form = await handlePress(parts, manager, open('nobody', 'put right'));
    const back = await handlePress(parts, manager, pressing(form, 'Name the lead', { person }));
    expect(wordsOf(back).join(' ')).toContain(problem);
  });

  it('takes a name that was written', async () => {
    const parts = partsWith(board());
    const form = await handlePress(parts, manager, open('nobody', 'put right'));
    const named = await handlePress(parts, manager, pressing(form, 'Name the lead', { person: 'B. Okafor' }));
    expect(wordsOf(named)).toContain('Lead: Bertram Okafor');
  });
});

describe('what an act on a card may do', () => {
  const forms = ['decide', 'close', 'challenge', 'pass on', 'put right'];
  const acts = [
    'approve more time',
    'set another date',
    'decline more time',
    'close',
    'send back',
    'challenge',
    'pass on',
    'name lead',
    'give date',
  ];
  const forged = (itemKey: string, act: string) => ({
    verb: 'act.record',
    board: 'children',
    itemKey,
    rendering: 'rendering-forged',
    seen: { status: 'in progress', currentDue: '', requestAt: request.at, leads: '' },
    act,
    due: '2026-12-31',
    note: 'Because',
    person: 'alma',
  });

  it.each([...forms.map((form) => open('theirs', form)), ...acts.map((act) => forged('theirs', act))])(
    'shows and changes nothing of an action the person has no part in ($verb $form$act)',
    async (press) => {
      const sharePoint = board();
      const refused = await handlePress(partsWith(sharePoint), alma, press);
      expect(JSON.stringify(refused)).not.toContain('secret');
      expect(wordsOf(refused).join(' ')).toContain('You are not named on this item');
      expect(sharePoint.fields('updates')).toHaveLength(0);
    },
  );

  it.each(acts.filter((act) => act !== 'pass on'))(
    'lets a lead not do what is the chair’s or the manager’s (%s)',
    async (act) => {
      const sharePoint = board();
      const before = JSON.stringify(sharePoint.fields('actions'));
      const refused = await handlePress(partsWith(sharePoint), alma, forged('asking', act));
      expect(buttonsOf(refused).map(({ title }) => title)).not.toContain('Decline');
      expect(JSON.stringify(sharePoint.fields('actions'))).toBe(before);
      expect(sharePoint.fields('updates')).toHaveLength(0);
    },
  );

  it.each(forms.filter((form) => form !== 'pass on' && form !== 'challenge'))(
    'shows a lead how it stands instead of the form “%s”',
    async (form) => {
      const shown = await handlePress(partsWith(board()), alma, open('asking', form));
      expect(partsOf(shown.card.body).filter((part) => part.type.startsWith('Input.'))).toEqual([]);
    },
  );

  it.each([
    ['an act nobody knows', { act: 'delete' }],
    ['no act', { act: undefined }],
    ['no rendering', { rendering: '' }],
    ['nothing it was decided on', { seen: undefined }],
  ])('answers a card with %s with what was typed', async (_, change) => {
    const refused = await handlePress(partsWith(board()), chair, { ...forged('asking', 'close'), ...change });
    expect(wordsOf(refused).join(' ')).toContain('I cannot read what this card sent');
    expect(partsOf(refused.card.body).find((part) => part['id'] === 'note')).toMatchObject({
      value: 'Because',
    });
  });

  it('is no decision on what the card made up', async () => {
    const sharePoint = board();
    const made = {
      ...forged('asking', 'decline more time'),
      seen: { status: 'x', currentDue: 'y', requestAt: 'z', leads: '' },
    };
    const refused = await handlePress(partsWith(sharePoint), chair, made);
    expect(wordsOf(refused).join(' ')).toContain('Something on this card cannot be saved');
    expect(sharePoint.fields('updates')).toHaveLength(0);
  });
});

it('still reads what cards of a year ago send', () => {
  const seen = { status: 'in progress', rag: '', percentComplete: '', evidenceLink: '' };
  const item = { board: 'children', itemKey: 'a' };
  for (const old of [
    { verb: 'digest.show', board: 'children', list: 'today', from: 0 },
    { verb: 'help.show' },
    { verb: 'action.open', ...item },
    { verb: 'action.view', ...item },
    { verb: 'action.record', ...item, rendering: 'rendering-0001', seen, note: 'Going well' },
    { verb: 'action.ask-more-time', ...item, seen },
    { verb: 'action.more-time', ...item, rendering: 'rendering-0001', seen, proposedDue: '2026-06-30' },
    { verb: 'risk.open', ...item },
    { verb: 'risk.view', ...item },
    {
      verb: 'risk.confirm',
      ...item,
      rendering: 'rendering-0001',
      seen: { likelihood: '3', impact: '4', lastReview: '' },
    },
    {
      verb: 'risk.re-score',
      ...item,
      rendering: 'rendering-0001',
      seen: { likelihood: '3', impact: '4', lastReview: '' },
      likelihood: '5',
      impact: '4',
    },
  ]) {
    expect(cardActionSchema.safeParse(old).error?.issues ?? []).toEqual([]);
  }
});
