import { handlePress } from '../../../bot/teams/press.ts';
import { civilDate } from '../../../shared/domain/civil-date.ts';
import { noAccessCard } from '../../../bot/cards/greeting-card.ts';
import type { CardMessage } from '../../../bot/cards/card.ts';
import { aGroup, aLead, anAction, aPerson, aRisk, aScheme, aScore } from '../../support/builders.ts';
import type { Fate, MemorySharePoint } from '../../support/memory-sharepoint.ts';
import { buttonsOf, partsOf, wordsOf } from '../cards/card-samples.ts';
import { aBoard } from './board-in-memory.ts';
import { partsWith, presser, pressing, rowOf } from './press-bench.ts';

const alma = presser('alma');
const chair = presser('chair');
const stranger = presser('stranger');
const scheme = aScheme();

function board(): MemorySharePoint {
  return aBoard({
    people: [
      aPerson({ key: 'alma', name: 'Alma Ferreira', oid: 'oid-alma' }),
      aPerson({ key: 'chair', name: 'Chandra Whitlock', oid: 'oid-chair' }),
      aPerson({ key: 'other', name: 'Owen Other', oid: 'oid-other' }),
    ],
    groups: [aGroup({ key: 'board', kind: 'board', chairKey: 'chair' })],
    actions: [
      anAction({
        key: 'mine',
        reference: '2.1',
        action: 'Agree the neglect strategy',
        currentDue: civilDate('2026-03-10'),
        rag: 'green',
        percentComplete: 40,
        leads: [aLead({ personKey: 'alma', name: 'Alma Ferreira' })],
      }),
      anAction({
        key: 'theirs',
        reference: '9.9',
        action: 'A secret matter',
        leads: [aLead({ personKey: 'other' })],
      }),
      anAction({
        key: 'told',
        leads: [aLead({ personKey: 'other' }), aLead({ personKey: 'alma', role: 'inform' })],
      }),
    ],
    risks: [
      aRisk({
        key: 'risk',
        reference: 'R7',
        title: 'Missing education',
        current: aScore(3, 4),
        scheme: { id: scheme.id, version: scheme.version },
        lastReview: civilDate('2025-09-25'),
        nextReview: civilDate('2026-03-25'),
      }),
    ],
  });
}

const open = { verb: 'action.open', board: 'children', itemKey: 'mine' };
const seenMine = { status: 'in progress', rag: 'green', percentComplete: '40', evidenceLink: '' };

describe('recording from a card', () => {
  it('changes the row, writes the trail in the person’s name, and shows what was recorded', async () => {
    const sharePoint = board();
    const parts = partsWith(sharePoint);
    const form = await handlePress(parts, alma, open);
    const saved = await handlePress(
      parts,
      alma,
      pressing(form, 'Save', { rag: 'amber', note: 'Partners are late', percentComplete: '55' }),
    );
    expect(wordsOf(saved)).toEqual(
      expect.arrayContaining([
        '✔ Saved',
        'Recorded by Alma Ferreira, 24 March 2026 at 10:00',
        'RAG: ● Green – on track → **▲ Amber – at risk of slipping**',
        'Percent complete: 40% → **55%**',
        'Note: Partners are late',
      ]),
    );
    expect(rowOf(sharePoint, 'mine')).toMatchObject({ PercentComplete: 55 });
    expect(sharePoint.fields('updates')).toHaveLength(1);
    expect(JSON.stringify(sharePoint.fields('updates'))).toContain('Alma Ferreira');
  });

  it('takes three calls of Graph one after another', async () => {
    const sharePoint = board();
    const parts = partsWith(sharePoint);
    const form = await handlePress(parts, alma, open);
    sharePoint.calls.length = 0;
    await handlePress(parts, alma, pressing(form, 'Save', { note: 'Going well' }));
    expect(sharePoint.calls).toHaveLength(3);
  });

  it('records once however often one form is pressed', async () => {
    const sharePoint = board();
    const parts = partsWith(sharePoint);
    const press = pressing(await handlePress(parts, alma, open), 'Save', { note: 'Going well' });
    await handlePress(parts, alma, press);
    const again = await handlePress(parts, alma, press);
    expect(wordsOf(again)[0]).toBe('✔ Saved already');
    expect(sharePoint.fields('updates')).toHaveLength(1);
  });

  it('can be answered again', async () => {
    const sharePoint = board();
    const parts = partsWith(sharePoint);
    const saved = await handlePress(
      parts,
      alma,
      pressing(await handlePress(parts, alma, open), 'Save', { note: 'Going well' }),
    );
    const form = await handlePress(parts, alma, pressing(saved, 'Update again'));
    await handlePress(parts, alma, pressing(form, 'Save', { note: 'Going better' }));
    expect(sharePoint.fields('updates')).toHaveLength(2);
  });

  it('shows both values when somebody changed the field meanwhile, and does what the person decides', async () => {
    for (const [decision, left] of [
      ['Keep mine', 'red'],
      ['Keep what is there', 'amber'],
    ] as const) {
      const sharePoint = board();
      const parts = partsWith(sharePoint);
      const form = await handlePress(parts, alma, open);
      sharePoint.handEdit('actions', '1', { Rag: 'Amber' });
      const conflict = await handlePress(
        parts,
        alma,
        pressing(form, 'Save', { rag: 'red', note: 'We are behind' }),
      );
      expect(wordsOf(conflict)).toEqual(
        expect.arrayContaining([
          '⚠ Somebody changed this while you were writing',
          '◆ Red – off track',
          '▲ Amber – at risk of slipping',
        ]),
      );
      expect(sharePoint.fields('updates')).toHaveLength(0);
      const decided = await handlePress(parts, alma, pressing(conflict, decision));
      expect(wordsOf(decided)).toEqual(expect.arrayContaining(['✔ Saved', 'Note: We are behind']));
      const view = await handlePress(parts, alma, {
        verb: 'action.view',
        board: 'children',
        itemKey: 'mine',
      });
      expect(wordsOf(view).join(' ')).toContain(left === 'red' ? '◆ Red' : '▲ Amber');
    }
  });

  it('keeps the register’s value without writing when there is nothing else to save', async () => {
    const sharePoint = board();
    const parts = partsWith(sharePoint);
    const form = await handlePress(parts, alma, open);
    sharePoint.handEdit('actions', '1', { Rag: 'Amber' });
    const conflict = await handlePress(parts, alma, pressing(form, 'Save', { rag: 'red' }));
    const decided = await handlePress(parts, alma, pressing(conflict, 'Keep what is there'));
    expect(wordsOf(decided)[0]).toContain('nothing of yours was saved');
  });

  it.each([
    ['nothing was changed', {}, 'Nothing was changed'],
    ['the link is no link', { evidenceLink: 'c:\\evidence' }, 'An evidence link starts with https://'],
    ['the percentage is none', { percentComplete: '140%' }, 'whole number from 0 to 100'],
    ['the percentage is too high', { percentComplete: '140' }, 'whole number from 0 to 100'],
    ['the status is the chair’s to set', { status: 'closed' }, 'Only the chair closes an action'],
    ['the note is too long', { note: 'x'.repeat(4001) }, 'at most 4,000 characters'],
  ])('gives the form back with everything typed when %s', async (_, inputs, problem) => {
    const sharePoint = board();
    const parts = partsWith(sharePoint);
    const form = await handlePress(parts, alma, open);
    const typed = { note: '', ...inputs };
    const back = await handlePress(parts, alma, pressing(form, 'Save', typed));
    expect(wordsOf(back).join(' ')).toContain(problem);
    expect(buttonsOf(back)[0]?.title).toBe('Save');
    expect(sharePoint.fields('updates')).toHaveLength(0);
  });

  it('keeps the typed text and records once when the answer of SharePoint was lost', async () => {
    const sharePoint = board();
    let fates: Fate[] = [];
    const parts = partsWith(sharePoint, () => fates.shift() ?? { kind: 'arrives' });
    const press = pressing(await handlePress(parts, alma, open), 'Save', { note: 'Going well' });
    // Refresh, then reading the row: SharePoint is gone.
    fates = [{ kind: 'arrives' }, { kind: 'never arrives' }];
    const refused = await handlePress(parts, alma, press);
    expect(wordsOf(refused).join(' ')).toContain('Nothing was lost');
    expect(partsOf(refused.card.body).find((part) => part['id'] === 'note')).toMatchObject({
      value: 'Going well',
    });
    const saved = await handlePress(parts, alma, pressing(refused, 'Try again'));
    expect(wordsOf(saved)[0]).toBe('✔ Saved');
    expect(sharePoint.fields('updates')).toHaveLength(1);
  });
});

describe('asking for more time', () => {
  it('records the wish with its reason and everything typed before, and leaves the date as it is', async () => {
    const sharePoint = board();
    const parts = partsWith(sharePoint);
    const form = await handlePress(parts, alma, open);
    const asking = await handlePress(
      parts,
      alma,
      pressing(form, 'Ask for more time', { rag: 'amber', note: 'Half is done' }),
    );
    const saved = await handlePress(
      parts,
      alma,
      pressing(asking, 'Send the request', { proposedDue: '2026-06-30', reason: 'Staff are ill' }),
    );
    expect(wordsOf(saved)).toEqual(
      expect.arrayContaining([
        'More time asked: until **30 June 2026** – waiting for the chair',
        'Note: Half is done',
      ]),
    );
    const view = await handlePress(parts, alma, { verb: 'action.view', board: 'children', itemKey: 'mine' });
    expect(wordsOf(view)).toEqual(
      expect.arrayContaining([
        'When: Overdue by 14 days: it was due on 10 March 2026',
        'More time: asked until 30 June 2026 by Alma Ferreira – waiting for the chair',
      ]),
    );
    expect(sharePoint.fields('updates')).toHaveLength(1);
  });

  it.each([
    ['no date', { proposedDue: '', reason: 'Ill' }, 'Choose the new date'],
    ['a date that is past', { proposedDue: '2026-03-20', reason: 'Ill' }, 'after today'],
    ['no reason', { proposedDue: '2026-06-30', reason: ' ' }, 'Say why more time is needed'],
  ])('asks again with %s', async (_, inputs, problem) => {
    const parts = partsWith(board());
    const asking = await handlePress(
      parts,
      alma,
      pressing(await handlePress(parts, alma, open), 'Ask for more time'),
    );
    const back = await handlePress(parts, alma, pressing(asking, 'Send the request', inputs));
    expect(wordsOf(back).join(' ')).toContain(problem);
    expect(buttonsOf(back)[0]?.title).toBe('Send the request');
  });
});

describe('what was typed', () => {
  const asked = { proposedDue: '2026-06-30', reason: 'Two of three staff are ill', note: 'Half is done' };
  const inputsIn = (message: CardMessage): Record<string, unknown> =>
    Object.fromEntries<unknown>(
      partsOf(message.card.body)
        .filter((part) => part.type.startsWith('Input.'))
        .map((part): [string, unknown] => [String(part['id']), part['value']]),
    );

  it('is still a request for more time after a conflict, with its date and reason', async () => {
    const sharePoint = board();
    const parts = partsWith(sharePoint);
    const form = await handlePress(parts, alma, open);
    const asking = await handlePress(parts, alma, pressing(form, 'Ask for more time', { rag: 'amber' }));
    sharePoint.handEdit('actions', '1', { Rag: 'red' });
    const conflict = await handlePress(parts, alma, pressing(asking, 'Send the request', asked));
    expect(wordsOf(conflict).join(' ')).toContain('Somebody changed this while you were writing');
    expect(inputsIn(conflict)).toMatchObject(asked);
    for (const decision of ['Keep mine', 'Keep what is there']) {
      const saved = await handlePress(parts, alma, pressing(conflict, decision));
      expect(wordsOf(saved)).toContain('Reason: Two of three staff are ill');
    }
    expect(rowOf(sharePoint, 'mine')).toMatchObject({ MoreTimeReason: 'Two of three staff are ill' });
  });

  it.each([
    ['the item is gone', { itemKey: 'nothing' }],
    ['the board is gone', { board: 'nowhere' }],
    ['the item is somebody else’s', { itemKey: 'theirs' }],
    ['the card cannot be read', { rendering: '' }],
  ])('comes back whole when %s', async (_, change) => {
    const parts = partsWith(board());
    const form = await handlePress(parts, alma, open);
    const asking = await handlePress(parts, alma, pressing(form, 'Ask for more time'));
    const sent = pressing(asking, 'Send the request', { ...asked, evidenceLink: 'https://example.org/plan' });
    const refused = await handlePress(parts, alma, { ...sent, ...change });
    expect(inputsIn(refused)).toMatchObject({
      note: 'Half is done',
      reason: 'Two of three staff are ill',
      evidenceLink: 'https://example.org/plan',
    });
  });

  it('is recorded once with “Try again”, though it held what SharePoint cannot keep', async () => {
    const sharePoint = board();
    let fate: Fate = { kind: 'arrives' };
    const parts = partsWith(sharePoint, () => fate);
    const form = await handlePress(parts, alma, open);
    const press = pressing(form, 'Save', { note: 'First\u000bsecond\u0000 \ud83d end' });
    fate = { kind: 'never arrives' };
    const refused = await handlePress(parts, alma, press);
    fate = { kind: 'arrives' };
    await handlePress(parts, alma, press);
    const again = await handlePress(parts, alma, pressing(refused, 'Try again'));
    expect(wordsOf(again)[0]).toBe('✔ Saved already');
    expect(rowOf(sharePoint, 'mine')['LastNote']).toBe('First\nsecond  end');
    expect(sharePoint.fields('updates')).toHaveLength(1);
  });
});

describe('a text that looks like somebody’s identity', () => {
  const text = 'Seen with NHS number 943 476 5919';
  const forms = [
    { form: 'an update', who: alma, opens: open, title: 'Save', row: 'mine' },
    {
      form: 'a review',
      who: chair,
      opens: { verb: 'risk.open', board: 'children', itemKey: 'risk' },
      title: 'Confirm: the score stays',
      row: 'risk',
    },
  ];

  it.each(forms)(
    '$form: warns and keeps the text, and is recorded after one tick',
    async ({ who, opens, title }) => {
      const sharePoint = board();
      const parts = partsWith(sharePoint);
      const form = await handlePress(parts, who, opens);
      expect(partsOf(form.card.body).some(({ id }) => id === 'saveAnyway')).toBe(false);
      const warned = await handlePress(parts, who, pressing(form, title, { note: text }));
      expect(wordsOf(warned).join(' ')).toContain('⚠ “943 476 5919” looks like an NHS number.');
      // What Teams shows in a notification holds nothing of it.
      expect(warned.summary).not.toContain('943');
      expect(sharePoint.fields('updates')).toEqual([]);

      // Pressed again without the tick it is asked again; nothing is skipped by accident.
      const again = await handlePress(parts, who, pressing(warned, title));
      expect(partsOf(again.card.body).find(({ id }) => id === 'note')).toMatchObject({ value: text });
      expect(sharePoint.fields('updates')).toEqual([]);
      await handlePress(parts, who, pressing(again, title, { saveAnyway: 'true' }));
      expect(JSON.stringify(sharePoint.fields('updates')).match(/943 476 5919/g)).toHaveLength(1);
    },
  );

  it('why more time is needed is looked at as well, in Welsh to whoever reads Welsh', async () => {
    const sharePoint = board();
    const parts = partsWith(sharePoint);
    const siarad = { ...alma, language: 'cy' as const };
    const asking = await handlePress(parts, siarad, {
      ...open,
      verb: 'action.ask-more-time',
      seen: seenMine,
    });
    const warned = await handlePress(
      parts,
      siarad,
      pressing(asking, 'Anfon y cais', { proposedDue: '2026-06-30', reason: text }),
    );
    expect(wordsOf(warned).join(' ')).toContain('yn edrych fel rhif GIG');
    expect(partsOf(warned.card.body).find(({ id }) => id === 'reason')).toMatchObject({ value: text });
    expect(sharePoint.fields('updates')).toEqual([]);
  });
});

describe('when SharePoint refuses the app itself', () => {
  it.each([
    [401, 'reading'],
    [403, 'reading'],
    [401, 'writing'],
    [403, 'writing'],
  ])('with %i while %s, nobody is told to sign in or to get rights', async (status, when) => {
    const sharePoint = board();
    let fate: Fate = { kind: 'arrives' };
    let calls = 0;
    const parts = partsWith(sharePoint, () => {
      calls += 1;
      return when === 'writing' && calls < 2 ? { kind: 'arrives' } : fate;
    });
    const press = pressing(await handlePress(parts, alma, open), 'Save', { note: 'Kept' });
    fate = { kind: 'answers', status };
    calls = 0;
    const words = wordsOf(await handlePress(parts, alma, press)).join(' ');
    expect(words).toContain('not about your rights');
    expect(words).not.toMatch(/sign in|sign-in/i);
    expect(buttonsOf(await handlePress(parts, alma, press))[0]?.title).toBe('Try again');
  });
});

describe('what a card may do', () => {
  it.each(['action.open', 'action.view', 'action.ask-more-time', 'action.record', 'action.more-time'])(
    'shows and changes nothing of an action the person has no part in (%s)',
    async (verb) => {
      const sharePoint = board();
      const parts = partsWith(sharePoint);
      const forged = {
        verb,
        board: 'children',
        itemKey: 'theirs',
        rendering: 'rendering-forged',
        seen: { status: 'in progress', rag: 'green', percentComplete: '40', evidenceLink: '' },
        note: 'Mine now',
        proposedDue: '2026-12-31',
        reason: 'x',
      };
      const refused = await handlePress(parts, alma, forged);
      expect(JSON.stringify(refused)).not.toContain('secret');
      expect(wordsOf(refused).join(' ')).toContain('You are not named on this item');
      expect(sharePoint.fields('updates')).toHaveLength(0);
    },
  );

  it('lets somebody who is kept informed look and not report', async () => {
    const sharePoint = board();
    const parts = partsWith(sharePoint);
    const looked = await handlePress(parts, alma, { ...open, itemKey: 'told' });
    expect(wordsOf(looked)[0]).toContain('You are kept informed');
    expect(buttonsOf(looked).map(({ title }) => title)).not.toContain('Save');
  });

  it('knows nobody who is not in People', async () => {
    expect(await handlePress(partsWith(board()), stranger, open)).toEqual(noAccessCard('en'));
  });

  it('says so when the item or the board is gone', async () => {
    const parts = partsWith(board());
    expect(wordsOf(await handlePress(parts, alma, { ...open, itemKey: 'deleted' })).join(' ')).toContain(
      'no longer in the register',
    );
    expect(wordsOf(await handlePress(parts, alma, { ...open, board: 'elsewhere' })).join(' ')).toContain(
      'no longer look after',
    );
  });

  it.each([
    ['nothing', undefined],
    ['text', 'action.open'],
    ['an unknown verb', { verb: 'action.delete', board: 'children', itemKey: 'mine' }],
    ['a number as key', { verb: 'action.open', board: 'children', itemKey: 7 }],
    ['no rendering', { verb: 'action.record', board: 'children', itemKey: 'mine', note: 'typed' }],
    ['an endless note', { ...open, note: 'x'.repeat(30_000) }],
  ])('answers a card that sends %s with a card', async (_, data) => {
    const refused = await handlePress(partsWith(board()), alma, data);
    expect(wordsOf(refused).join(' ')).toContain('I cannot read what this card sent');
  });
});

describe('a chair’s review', () => {
  const openRisk = { verb: 'risk.open', board: 'children', itemKey: 'risk' };

  it('confirms the score and sets the next review', async () => {
    const sharePoint = board();
    const parts = partsWith(sharePoint);
    const form = await handlePress(parts, chair, openRisk);
    const saved = await handlePress(
      parts,
      chair,
      pressing(form, 'Confirm: the score stays', { note: 'Looked at the figures' }),
    );
    expect(wordsOf(saved)).toEqual(expect.arrayContaining(['✔ Saved', 'Score: **12, Amber**, confirmed']));
    expect(sharePoint.fields('assessments')).toHaveLength(1);
  });

  it('scores again, with a note that says why', async () => {
    const sharePoint = board();
    const parts = partsWith(sharePoint);
    const form = await handlePress(parts, chair, openRisk);
    const without = await handlePress(
      parts,
      chair,
      pressing(form, 'Save the new score', { likelihood: '5' }),
    );
    expect(wordsOf(without).join(' ')).toContain('write a note that says why');
    expect(partsOf(without.card.body).find((part) => part['id'] === 'likelihood')).toMatchObject({
      value: '5',
    });
    const saved = await handlePress(
      parts,
      chair,
      pressing(without, 'Save the new score', { note: 'Numbers rose' }),
    );
    expect(wordsOf(saved)).toEqual(
      expect.arrayContaining(['Score: 12, Amber → **20, Red**', 'Note: Numbers rose']),
    );
  });

  it('asks when a choice was changed and Confirm was pressed', async () => {
    const parts = partsWith(board());
    const form = await handlePress(parts, chair, openRisk);
    const back = await handlePress(parts, chair, pressing(form, 'Confirm: the score stays', { impact: '5' }));
    expect(wordsOf(back).join(' ')).toContain('You chose another likelihood or impact');
  });

  it('changes the day of the next review with a reason, and reviews nothing by it', async () => {
    const sharePoint = board();
    const parts = partsWith(sharePoint);
    const form = await handlePress(parts, chair, openRisk);
    const title = 'Change the review date';
    const without = await handlePress(parts, chair, pressing(form, title, { nextReview: '2026-04-20' }));
    expect(wordsOf(without).join(' ')).toContain('write a note that says why');
    const saved = await handlePress(
      parts,
      chair,
      pressing(without, title, { note: 'The figures come on 15 April' }),
    );
    expect(wordsOf(saved)).toEqual(
      expect.arrayContaining([
        '✔ Saved',
        'Date changed by Chandra Whitlock, 24 March 2026 at 10:00',
        'Score: **12, Amber**, not reviewed',
        'Next review: **20 April 2026**',
      ]),
    );
    expect(sharePoint.fields('assessments')).toHaveLength(0);
  });

  it.each([
    ['Change the review date', {}, 'Choose the day of the next review first'],
    [
      'Change the review date',
      { nextReview: '2026-04-20', impact: '5' },
      'You chose another likelihood or impact',
    ],
    ['Change the review date', { nextReview: '2026-02-31', note: 'x' }, 'Choose a day that exists'],
    ['Change the review date', { nextReview: '2030-01-01', note: 'x' }, 'at the latest'],
    ['Confirm: the score stays', { nextReview: '2026-04-20' }, 'did not press “Change the review date”'],
  ])('asks again when “%s” is pressed with %j', async (button, inputs, problem) => {
    const sharePoint = board();
    const parts = partsWith(sharePoint);
    const form = await handlePress(parts, chair, openRisk);
    const back = await handlePress(parts, chair, pressing(form, button, inputs));
    expect(wordsOf(back).join(' ')).toContain(problem);
    expect(sharePoint.fields('updates')).toHaveLength(0);
  });

  it('shows what another chair decided meanwhile, and keeps the choice and the text', async () => {
    const sharePoint = board();
    const parts = partsWith(sharePoint);
    const form = await handlePress(parts, chair, openRisk);
    const other = await handlePress(parts, chair, openRisk);
    await handlePress(
      parts,
      chair,
      pressing(other, 'Save the new score', { likelihood: '2', note: 'Fewer cases' }),
    );
    const conflict = await handlePress(
      parts,
      chair,
      pressing(form, 'Save the new score', { likelihood: '5', note: 'More cases' }),
    );
    expect(wordsOf(conflict)).toEqual(
      expect.arrayContaining(['⚠ Somebody reviewed this risk while you were deciding']),
    );
    expect(partsOf(conflict.card.body).find((part) => part['id'] === 'note')).toMatchObject({
      value: 'More cases',
    });
    expect(sharePoint.fields('assessments')).toHaveLength(1);
  });

  it('is not for those who do not chair', async () => {
    const refused = await handlePress(partsWith(board()), alma, openRisk);
    expect(JSON.stringify(refused)).not.toContain('Missing education');
  });
});

describe('a person’s list', () => {
  it('shows the truth on a card of any age', async () => {
    const sharePoint = board();
    const parts = partsWith(sharePoint);
    const old = { verb: 'digest.show', board: 'children', list: 'today', from: 0 };
    expect(wordsOf(await handlePress(parts, alma, old)).join(' ')).toContain('Agree the neglect strategy');
    sharePoint.handEdit('actions', '1', { Status: 'Complete' });
    expect(wordsOf(await handlePress(parts, alma, old))[0]).toBe('✔ Nothing needs you today');
  });

  it('is about the person who presses, whoever’s card it is', async () => {
    const shown = await handlePress(partsWith(board()), chair, {
      verb: 'digest.show',
      board: 'children',
      list: 'mine',
    });
    expect(wordsOf(shown)[0]).toBe('✔ You have no open actions');
  });
});
