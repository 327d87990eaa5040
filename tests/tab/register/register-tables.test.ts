import {
  applyChanges,
  applySaved,
  countRows,
  emptyRegister,
  newsInWords,
  type Register,
  type RegisterNews,
} from '../../../tab/register/register-tables.ts';
import {
  aBoard,
  aChangesResponse,
  aControl,
  aMeeting,
  anAction,
  aPerson,
  aRisk,
} from '../../support/builders.ts';

const loaded = (changed: Parameters<typeof aChangesResponse>[0] = {}): Register =>
  applyChanges(emptyRegister, aChangesResponse({ board: aBoard(), ...changed })).register;

describe('applying an answer of the service', () => {
  it('gathers the pages of a cold load and is complete with the last', () => {
    const first = applyChanges(
      emptyRegister,
      aChangesResponse({
        board: aBoard(),
        complete: false,
        cursor: 'a',
        changed: { risks: [aRisk(), aRisk()] },
      }),
    ).register;
    expect(first.complete).toBe(false);
    expect(countRows(first.tables)).toBe(2);
    const second = applyChanges(
      first,
      aChangesResponse({
        cursor: 'b',
        changed: {
          actions: [anAction()],
          people: [aPerson()],
          controls: [aControl()],
          meetings: [aMeeting()],
        },
      }),
    ).register;
    expect(second.complete).toBe(true);
    expect(second.cursor).toBe('b');
    expect(second.board?.id).toBe('children');
    expect(countRows(second.tables)).toBe(6);
  });

  it('tells no news while the register is first read', () => {
    const { news } = applyChanges(emptyRegister, aChangesResponse({ changed: { risks: [aRisk()] } }));
    expect(news).toEqual([]);
  });

  it('replaces rows by id and leaves untouched lists the same object', () => {
    const action = anAction();
    const before = loaded({ changed: { actions: [action], risks: [aRisk()] } });
    const { register } = applyChanges(
      before,
      aChangesResponse({ changed: { actions: [{ ...action, etag: '"2"', status: 'complete' }] } }),
    );
    expect(register.tables.actions.get(action.id)?.status).toBe('complete');
    expect(register.tables.actions.size).toBe(1);
    expect(register.tables.risks).toBe(before.tables.risks);
  });

  it('takes away what was removed and says so', () => {
    const risk = aRisk();
    const { register, news } = applyChanges(
      loaded({ changed: { risks: [risk] } }),
      aChangesResponse({ removed: { risks: [risk.id, 'never seen'] } }),
    );
    expect(register.tables.risks.size).toBe(0);
    expect(news).toEqual([{ kind: 'risk', change: 'removed', id: risk.id, by: '' }]);
  });

  it('forgets every row when told to start again, without calling that news', () => {
    const before = loaded({ changed: { risks: [aRisk()], actions: [anAction()] } });
    const action = anAction();
    const { register, news } = applyChanges(
      before,
      aChangesResponse({ startAgain: true, changed: { actions: [action] } }),
    );
    expect(countRows(register.tables)).toBe(1);
    expect(news).toEqual([]);
  });

  it('does not let an older save undo a newer one that is already shown', () => {
    const old = anAction({ modifiedAt: '2026-03-23T09:00:00Z', status: 'not started' });
    const saved = { ...old, etag: '"9"', modifiedAt: '2026-03-23T09:05:00Z', status: 'complete' as const };
    const before = applySaved(loaded({ changed: { actions: [old] } }), 'actions', saved);
    const { register } = applyChanges(before, aChangesResponse({ changed: { actions: [old] } }));
    expect(register.tables.actions.get(old.id)?.status).toBe('complete');
  });
});

describe('news', () => {
  const action = anAction({ modifiedBy: 'Safeguarding Register' });

  it('names the person of the newest note, because the row names the app when a card was answered', () => {
    const { news } = applyChanges(
      loaded({ changed: { actions: [action] } }),
      aChangesResponse({
        changed: {
          actions: [
            {
              ...action,
              etag: '"2"',
              lastNote: { text: 'Signed.', at: '2026-03-23T09:00:00Z', by: 'Priya Nair' },
            },
          ],
        },
      }),
    );
    expect(news).toEqual([{ kind: 'action', change: 'updated', id: action.id, by: 'Priya Nair' }]);
  });

  it('is silent about a save that changed nothing a reader sees', () => {
    const { news } = applyChanges(
      loaded({ changed: { actions: [action] } }),
      aChangesResponse({
        changed: {
          actions: [{ ...action, etag: '"2"', modifiedAt: '2026-03-23T10:00:00Z', modifiedBy: 'App' }],
        },
      }),
    );
    expect(news).toEqual([]);
  });

  const item = (parts: Partial<RegisterNews>): RegisterNews => ({
    kind: 'action',
    change: 'updated',
    id: '1',
    by: 'Priya Nair',
    ...parts,
  });

  it.each<[string, RegisterNews[], string]>([
    ['nothing', [], ''],
    ['one update', [item({})], '1 action updated by Priya Nair'],
    ['two by one person', [item({}), item({ id: '2' })], '2 actions updated by Priya Nair'],
    ['two by different people', [item({}), item({ id: '2', by: 'Lucy Thackray' })], '2 actions updated'],
    ['a removal', [item({ change: 'removed', by: '' })], '1 action removed'],
    [
      'several kinds',
      [item({}), item({ kind: 'risk', change: 'added' }), item({ kind: 'risk', id: '3' })],
      '1 risk updated by Priya Nair, 1 action updated by Priya Nair and 1 risk added by Priya Nair',
    ],
  ])('says %s in words', (_, news, words) => {
    expect(newsInWords(news)).toBe(words);
  });
});
