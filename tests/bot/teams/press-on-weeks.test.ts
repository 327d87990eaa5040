import { handlePress } from '../../../bot/teams/press.ts';
import { civilDate } from '../../../shared/domain/civil-date.ts';
import { aGroup, aLead, anAction, aMeeting, aPerson } from '../../support/builders.ts';
import { buttonsOf, partsOf, wordsOf } from '../cards/card-samples.ts';
import { aBoard } from './board-in-memory.ts';
import { partsWith, presser } from './press-bench.ts';

const board = () =>
  aBoard({
    people: [
      aPerson({ key: 'alma', name: 'Alma Ferreira', oid: 'oid-alma' }),
      aPerson({ key: 'chair', name: 'Chandra Whitlock', oid: 'oid-chair' }),
      aPerson({ key: 'manager', name: 'Morgan Ellis', oid: 'oid-manager' }),
    ],
    groups: [aGroup({ key: 'board', name: 'The board', kind: 'board', chairKey: 'chair' })],
    managerKeys: ['manager'],
    actions: [
      anAction({
        key: 'done',
        reference: '3.1',
        status: 'complete',
        completedOn: civilDate('2026-03-20'),
        leads: [aLead({ personKey: 'alma' })],
      }),
      anAction({
        key: 'nobody',
        reference: '5.1',
        action: 'A secret matter',
        leads: [aLead({ name: '???' })],
      }),
    ],
  });
const show = (list: string) => ({ verb: 'week.show', board: 'children', list, from: 0 });

it('a chair sees the week of their groups, with the form behind each line', async () => {
  const page = await handlePress(partsWith(board()), presser('chair'), show('chair'));
  expect(wordsOf(page)).toEqual(
    expect.arrayContaining(['The week of your groups', 'The last seven days of The board.', 'To close: 1']),
  );
  expect(partsOf(page.card.body).map((part) => part['data'])).toContainEqual({
    verb: 'act.open',
    board: 'children',
    itemKey: 'done',
    form: 'close',
  });
});

it('a board manager sees what to put right, and puts it right from there', async () => {
  const parts = partsWith(board());
  const page = await handlePress(parts, presser('manager'), show('manager'));
  const opens = partsOf(page.card.body).find((part) => part['verb'] === 'act.open')?.['data'];
  expect(opens).toEqual({ verb: 'act.open', board: 'children', itemKey: 'nobody', form: 'put right' });
  const form = await handlePress(parts, presser('manager'), opens);
  expect(buttonsOf(form).map(({ title }) => title)).toContain('Back to what is to put right');
});

it.each([
  ['alma', 'chair', 'for those who chair a group'],
  ['alma', 'manager', 'for the board manager'],
  ['chair', 'manager', 'for the board manager'],
])('%s is not shown the page of a %s', async (name, list, words) => {
  const page = await handlePress(partsWith(board()), presser(name), show(list));
  expect(wordsOf(page).join(' ')).toContain(words);
  expect(JSON.stringify(page)).not.toContain('secret');
});

it('says so where a meeting is over', async () => {
  const press = { verb: 'meeting.show', board: 'children', meetingKey: aMeeting().key, from: 0 };
  expect(wordsOf(await handlePress(partsWith(board()), presser('alma'), press)).join(' ')).toContain(
    'This meeting is over',
  );
});
