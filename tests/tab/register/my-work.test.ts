import { myWork, standingOnThisAction } from '../../../tab/register/my-work.ts';
import { leadsInWords } from '../../../tab/register/people-in-words.ts';
import { readable, type ReadableRegister } from '../../../tab/register/register-index.ts';
import { applyChanges, emptyRegister } from '../../../tab/register/register-tables.ts';
import {
  aBoard,
  aChangesResponse,
  aGroup,
  aLead,
  anAction,
  aPerson,
  aRisk,
  on,
} from '../../support/builders.ts';

const priya = aPerson({ key: 'p-nair', name: 'Priya Nair', jobTitle: 'Head of Social Care' });
const tom = aPerson({ key: 'p-tom', name: 'Tom Reed' });
const theo = aPerson({ key: 'p-theo', name: 'Theo Reed', endDate: on('2026-03-01') });
const guidance = aGroup({ key: 'g-guidance', name: 'Guidance Group', chairKey: 'p-tom' });

function registerOf(...leads: string[]): ReadableRegister {
  const { register } = applyChanges(
    emptyRegister,
    aChangesResponse({
      board: aBoard(),
      changed: {
        people: [priya, tom, theo],
        groups: [guidance],
        actions: [anAction({ key: 'a', leads: leads.map((name) => aLead({ name })) })],
        risks: [aRisk({ key: 'r', owners: [{ name: 'P. Nair', personKey: null }] })],
      },
    }),
  );
  const found = readable(register);
  if (found === null) throw new Error('The register has no settings.');
  return found;
}

const mine = (register: ReadableRegister, oid: string | null) => {
  const { actions, reviews, owned } = myWork(register, oid);
  return [...actions.map(({ action }) => action.key), ...[...reviews, ...owned].map(({ risk }) => risk.key)];
};

describe('names typed by hand', () => {
  test('a lead and an owner find the action and the risk under My work, and may record', () => {
    const register = registerOf('Priya Nair');
    expect(mine(register, priya.oid)).toEqual(['a', 'r']);
    expect(mine(register, tom.oid)).toEqual([]);
    const [action] = register.actions;
    expect(standingOnThisAction(action!, register, priya.oid).mayUpdate).toBe(true);
    expect(standingOnThisAction(action!, register, tom.oid).mayUpdate).toBe(false);
  });

  test('a group that is only in Groups is its chair’s work', () => {
    const { actions } = myWork(registerOf('Guidance Group'), tom.oid);
    expect(actions.map(({ capacity }) => capacity)).toEqual(['as chair of Guidance Group']);
  });

  test('what a manager should know stands beside the name', () => {
    const register = registerOf('Priya Nair', 'Theo Reed', 'Guidance Group', 'T Reed', 'Nick');
    const [action] = register.actions;
    expect(leadsInWords(action!, register).map(({ name, warning }) => [name, warning])).toEqual([
      ['Priya Nair', ''],
      ['Theo Reed', 'has left'],
      ['Guidance Group', ''],
      ['T Reed', 'could be 2 people'],
      ['Nick', 'not in the People list'],
    ]);
  });

  test('an owner sees the risk as theirs, but only who chairs it is asked to review it', () => {
    const register = registerOf('Priya Nair');
    const { reviews, owned } = myWork(register, priya.oid);
    expect(reviews).toEqual([]);
    expect(owned.map(({ risk }) => risk.key)).toEqual(['r']);
  });

  test('somebody without a row in People has no work here', () => {
    expect(myWork(registerOf('Priya Nair'), null).known).toBe(false);
    expect(myWork(registerOf('Priya Nair'), '00000000-0000-4000-8000-00000000ffff').known).toBe(false);
  });
});

describe('what waits for a chair', () => {
  const waiting = (parts: Parameters<typeof anAction>[0]) => {
    const { register } = applyChanges(
      emptyRegister,
      aChangesResponse({
        board: aBoard(),
        changed: {
          people: [priya, tom, theo],
          groups: [guidance],
          actions: [
            anAction({ key: 'w', groupKey: 'g-guidance', leads: [aLead({ personKey: 'p-nair' })], ...parts }),
          ],
        },
      }),
    );
    const { toDecide, toClose } = myWork(readable(register)!, tom.oid);
    return {
      toDecide: toDecide.map(({ action }) => action.key),
      toClose: toClose.map(({ action }) => action.key),
    };
  };

  test('a request for more time and a completed action stand there until they are decided', () => {
    const moreTimeRequest = {
      proposedDue: on('2026-05-29'),
      reason: 'Two posts are empty.',
      at: '2026-03-20T10:00:00Z',
      by: { oid: priya.oid, name: priya.name },
    };
    expect(waiting({ moreTimeRequest })).toEqual({ toDecide: ['w'], toClose: [] });
    expect(waiting({ status: 'complete' })).toEqual({ toDecide: [], toClose: ['w'] });
    for (const status of ['closed', 'cancelled'] as const) {
      expect(waiting({ status, moreTimeRequest })).toEqual({ toDecide: [], toClose: [] });
    }
  });

  test('their own request stands with somebody else', () => {
    const moreTimeRequest = {
      proposedDue: on('2026-05-29'),
      reason: 'Two posts are empty.',
      at: '2026-03-20T10:00:00Z',
      by: { oid: tom.oid, name: tom.name },
    };
    expect(waiting({ moreTimeRequest })).toEqual({ toDecide: [], toClose: [] });
  });
});
