import fc from 'fast-check';
import { GraphFailure } from '../../../bot/graph/graph-errors.ts';
import {
  decideActionUpdate,
  recordActionUpdate,
  type Press,
} from '../../../bot/register/record-action-update.ts';
import type { ItemState } from '../../../bot/register/trail.ts';
import type { WriteParts } from '../../../bot/register/write-item.ts';
import {
  recordActionUpdateSchema,
  type RecordActionOutcome,
  type RecordActionUpdate,
} from '../../../shared/contracts/record-update.ts';
import type { Action } from '../../../shared/domain/action.ts';
import type { Standing } from '../../../shared/domain/standing.ts';
import { readRecorded } from '../../../shared/sharepoint/recorded.ts';
import { registerLists } from '../../../shared/sharepoint/register-lists.ts';
import { aProblem, anAction, on } from '../../support/builders.ts';
import { MemorySharePoint, type Fate } from '../../support/memory-sharepoint.ts';

const now = '2026-03-02T10:00:00.000Z';
const clock = { now, timeZone: 'Europe/London' };
const morgan = { oid: '00000000-0000-4000-8000-000000000001', name: 'Morgan Ellis' };
const everything: Standing = {
  capacities: ['lead'],
  mayUpdate: true,
  mayReview: false,
  mayAskForMoreTime: true,
  mayDecide: false,
  mayPutRight: false,
};
const nothing: Standing = {
  capacities: [],
  mayUpdate: false,
  mayReview: false,
  mayAskForMoreTime: false,
  mayDecide: false,
  mayPutRight: false,
};
const byTab: Press<Action> = { actor: morgan, via: 'tab', standing: null };

const seenOf = (action: Action): RecordActionUpdate['seen'] => ({
  status: action.status,
  rag: action.rag,
  percentComplete: action.percentComplete,
  evidenceLink: action.evidenceLink,
});

const request = (action: Action, parts: Partial<RecordActionUpdate>): RecordActionUpdate =>
  recordActionUpdateSchema.parse({
    idempotencyKey: 'rendering-1',
    itemKey: action.key,
    seen: seenOf(action),
    ...parts,
  });

const state = (item: Action, parts: Partial<ItemState<Action>> = {}): ItemState<Action> => ({
  item,
  recorded: null,
  trail: [],
  editor: { oid: null, name: 'Somebody' },
  ...parts,
});

const decide = (item: Action, parts: Partial<RecordActionUpdate>, press: Press<Action> = byTab) =>
  decideActionUpdate(state(item), request(item, parts), press, clock);

describe('deciding an update of an action', () => {
  it('writes the changed fields and a trail entry that tells before and after', () => {
    const action = anAction({ key: 'a-1', status: 'not started', rag: null, percentComplete: 10 });
    const decision = decide(action, {
      status: 'in progress',
      rag: 'green',
      percentComplete: 40,
      note: 'Under way.',
    });
    expect(decision).toMatchObject({
      kind: 'write',
      values: {
        status: 'in progress',
        rag: 'green',
        ragSetBy: 'Morgan Ellis',
        percentComplete: 40,
        lastNote: { text: 'Under way.', at: now, by: 'Morgan Ellis' },
      },
      recorded: {
        entry: {
          itemKind: 'action',
          itemKey: 'a-1',
          kind: 'progress',
          via: 'tab',
          by: morgan,
          text: 'Under way.',
          changes: [
            { field: 'status', before: 'not started', after: 'in progress' },
            { field: 'rag', before: '', after: 'green' },
            { field: 'percentComplete', before: '10%', after: '40%' },
          ],
        },
        left: { status: 'in progress', rag: 'green', percentComplete: '40' },
      },
    });
  });

  it('leaves a field alone that was sent back as it was seen', () => {
    const action = anAction({ status: 'in progress', rag: 'amber' });
    const decision = decide(action, { status: 'in progress', rag: 'amber', note: 'Still going.' });
    expect(decision).toMatchObject({ kind: 'write', recorded: { entry: { changes: [] } } });
    expect(decision.kind === 'write' && Object.keys(decision.values)).toEqual(['lastHeardAt', 'lastNote']);
  });

  it('shows both values when a field it changes was changed meanwhile', () => {
    const seen = anAction({ status: 'not started', rag: 'green' });
    const moved: Action = { ...seen, rag: 'red' };
    const decision = decideActionUpdate(state(moved), request(seen, { rag: 'amber' }), byTab, clock);
    expect(decision).toEqual({
      kind: 'conflict',
      conflicts: [{ field: 'rag', label: 'RAG', seen: 'green', now: 'red', yours: 'amber' }],
    });
  });

  it('finds no conflict in a field it does not change, or one that already holds what is wanted', () => {
    const seen = anAction({ status: 'not started', rag: 'green', percentComplete: 0 });
    const moved: Action = { ...seen, rag: 'red', status: 'in progress' };
    const decision = decideActionUpdate(
      state(moved),
      request(seen, { status: 'in progress', percentComplete: 20 }),
      byTab,
      clock,
    );
    expect(decision).toMatchObject({
      kind: 'write',
      recorded: { entry: { changes: [{ field: 'percentComplete', before: '0%', after: '20%' }] } },
    });
  });

  it('never finds a conflict in a note', () => {
    const seen = anAction({ status: 'not started' });
    const moved: Action = { ...seen, status: 'complete', rag: 'blue' };
    const decision = decideActionUpdate(
      state(moved),
      request(seen, { note: 'Seen in school.' }),
      byTab,
      clock,
    );
    expect(decision.kind).toBe('write');
  });

  it('recognises the same press in the trail and in the outbox, however the form was drawn since', () => {
    const action = anAction({ percentComplete: 10 });
    const first = decide(action, { percentComplete: 30 });
    if (first.kind !== 'write') throw new Error('expected a write');
    const { recorded } = first;
    const after: Action = { ...action, ...first.values };
    const again = { ...request(action, { percentComplete: 30 }), seen: seenOf(after) };
    expect(decideActionUpdate(state(after, { recorded }), again, byTab, clock).kind).toBe('already recorded');
    const trail = [recorded.entry];
    expect(decideActionUpdate(state(after, { trail }), again, byTab, clock).kind).toBe('already recorded');
    const other = decideActionUpdate(
      state(after, { recorded }),
      request(after, { percentComplete: 50 }),
      byTab,
      clock,
    );
    expect(other.kind).toBe('write');
  });

  it('does not take one person’s press for another’s', () => {
    const action = anAction({ percentComplete: 10 });
    const first = decide(action, { note: 'Done.' });
    if (first.kind !== 'write') throw new Error('expected a write');
    const other: Press<Action> = { ...byTab, actor: { oid: 'someone-else', name: 'Robin Shaw' } };
    const decision = decideActionUpdate(
      state(action, { recorded: first.recorded }),
      request(action, { note: 'Done.' }),
      other,
      clock,
    );
    expect(decision.kind).toBe('write');
  });

  it.each([
    ['nothing changed', { status: 'in progress' }, {}, 'not valid'],
    ['status of a closed action', { status: 'closed' }, { status: 'in progress' }, 'not allowed'],
    [
      'more time up to today',
      {},
      { moreTime: { proposedDue: on('2026-03-02'), reason: 'Staff.' } },
      'not valid',
    ],
    [
      'more time before the due date',
      { currentDue: on('2026-06-30') },
      { moreTime: { proposedDue: on('2026-06-01'), reason: 'Staff.' } },
      'not valid',
    ],
    [
      'more time for what is complete',
      { status: 'complete' },
      { moreTime: { proposedDue: on('2026-06-01'), reason: 'Staff.' } },
      'not valid',
    ],
  ] as const)('refuses %s', (_, row, parts, reason) => {
    const action = anAction({ status: 'in progress', ...row });
    const wanted = Object.keys(parts).length === 0 ? { status: 'in progress' as const } : parts;
    expect(decide(action, wanted)).toMatchObject({ kind: 'refused', reason });
  });

  it('keeps a request for more time on the row and in the trail, and moves no date', () => {
    const action = anAction({ currentDue: on('2026-03-31'), moves: 0 });
    const decision = decide(action, {
      moreTime: { proposedDue: on('2026-05-29'), reason: 'Training was moved.' },
    });
    expect(decision).toMatchObject({
      kind: 'write',
      values: {
        moreTimeRequest: { proposedDue: '2026-05-29', reason: 'Training was moved.', at: now, by: morgan },
      },
      recorded: {
        entry: {
          kind: 'more time asked',
          reason: 'Training was moved.',
          text: 'Asked for more time, until 29 May 2026.',
        },
      },
    });
    expect(decision.kind === 'write' && 'currentDue' in decision.values).toBe(false);
  });

  it('replaces an earlier request for more time, and says so', () => {
    const action = anAction({
      currentDue: on('2026-03-31'),
      moreTimeRequest: {
        proposedDue: on('2026-04-30'),
        reason: 'Staff.',
        at: '2026-02-20T09:00:00Z',
        by: { oid: null, name: 'Priya Nair' },
      },
    });
    expect(
      decide(action, { moreTime: { proposedDue: on('2026-05-29'), reason: 'Training was moved.' } }),
    ).toMatchObject({
      kind: 'write',
      values: { moreTimeRequest: { proposedDue: '2026-05-29', by: morgan } },
      recorded: {
        entry: {
          text: 'Asked for more time, until 29 May 2026.\nThis replaces the request of Priya Nair for more time until 30 April 2026.',
        },
      },
    });
  });

  it('keeps when it was heard last and the day it was completed; a request then lapses', () => {
    const action = anAction({
      moreTimeRequest: {
        proposedDue: on('2026-04-30'),
        reason: 'Staff.',
        at: '2026-02-20T09:00:00Z',
        by: { oid: null, name: 'Priya Nair' },
      },
    });
    expect(decide(action, { status: 'complete' })).toMatchObject({
      kind: 'write',
      values: { lastHeardAt: now, completedOn: '2026-03-02', moreTimeRequest: null },
      recorded: {
        entry: { text: 'No longer needed: the request of Priya Nair for more time until 30 April 2026.' },
      },
    });
    const complete = anAction({ status: 'complete', completedOn: on('2026-02-27') });
    expect(decide(complete, { status: 'in progress' })).toMatchObject({ values: { completedOn: null } });
    const noted = decide(complete, { note: 'Minutes attached.' });
    expect(noted.kind === 'write' && 'completedOn' in noted.values).toBe(false);
  });

  it('does not complete an action and ask for more time in one breath', () => {
    const moreTime = { proposedDue: on('2026-05-29'), reason: 'Staff.' };
    expect(decide(anAction(), { status: 'complete', moreTime })).toMatchObject({
      kind: 'refused',
      reason: 'not valid',
    });
  });

  it('asks for standing only where the service acts with its own identity', () => {
    const action = anAction();
    const asBot = (standing: Standing): Press<Action> => ({
      ...byTab,
      via: 'card',
      standing: () => standing,
    });
    expect(decide(action, { note: 'Hello.' }, asBot(nothing))).toMatchObject({
      kind: 'refused',
      reason: 'not allowed',
    });
    expect(decide(action, { note: 'Hello.' }, asBot(everything)).kind).toBe('write');
  });

  it('does not take the mend of an unreadable cell for an edit by hand', () => {
    const action = anAction({
      status: 'not started',
      problems: [aProblem({ column: 'Status', raw: 'on hold' })],
    });
    const decision = decide(action, { status: 'in progress' });
    expect(decision).toMatchObject({ kind: 'write', recorded: { left: { status: 'in progress' } } });
  });
});

const place = (sharePoint: MemorySharePoint, parts: Partial<Action> = {}): Action => {
  const action = anAction({ key: 'a-1', status: 'in progress', rag: 'green', percentComplete: 10, ...parts });
  sharePoint.add('actions', registerLists.actions.write(action));
  return action;
};

const parts = (sharePoint: MemorySharePoint, graph = sharePoint.port()): WriteParts => ({
  graph,
  place: sharePoint.place,
  site: { timeZone: 'Europe/London' },
  language: 'en' as const,
  now,
});

const trailOf = (sharePoint: MemorySharePoint) =>
  sharePoint.fields('updates').map((fields) => ({
    key: String(fields['Key']),
    kind: fields['UpdateKind'],
    text: fields['UpdateText'],
    by: fields['By'],
    changes: fields['Changes'],
  }));

describe('recording an update', () => {
  it('takes two calls, one after another', async () => {
    const sharePoint = new MemorySharePoint();
    const action = place(sharePoint);
    const outcome = await recordActionUpdate(
      parts(sharePoint),
      request(action, { percentComplete: 60 }),
      byTab,
    );
    expect(outcome).toMatchObject({ outcome: 'recorded', item: { percentComplete: 60, etag: '"item-1,2"' } });
    expect(sharePoint.calls).toHaveLength(2);
    expect(trailOf(sharePoint)).toHaveLength(1);
  });

  it('records a second delivery of the same press once', async () => {
    const sharePoint = new MemorySharePoint();
    const action = place(sharePoint);
    const press = request(action, { note: 'Visited the school.' });
    await recordActionUpdate(parts(sharePoint), press, byTab);
    const again = await recordActionUpdate(parts(sharePoint), press, byTab);
    expect(again.outcome).toBe('already recorded');
    expect(trailOf(sharePoint)).toHaveLength(1);
  });

  it('finishes for the next reader what a service that died left undone', async () => {
    const sharePoint = new MemorySharePoint();
    const action = place(sharePoint);
    let writes = 0;
    const dying = sharePoint.port({
      fate: (requests) => {
        if (requests[0]?.method === 'GET') return { kind: writes > 0 ? 'never arrives' : 'arrives' };
        writes += 1;
        return { kind: 'dies after', parts: 1 };
      },
    });
    await expect(
      recordActionUpdate(parts(sharePoint, dying), request(action, { percentComplete: 60 }), byTab),
    ).rejects.toBeInstanceOf(GraphFailure);
    expect(trailOf(sharePoint)).toEqual([]);

    const robin: Press<Action> = { ...byTab, actor: { oid: 'robin', name: 'Robin Shaw' } };
    const next = request({ ...action, percentComplete: 60 }, { note: 'Carrying on.' });
    expect((await recordActionUpdate(parts(sharePoint), next, robin)).outcome).toBe('recorded');
    expect(trailOf(sharePoint).map(({ by }) => by)).toEqual(['Morgan Ellis', 'Robin Shaw']);
  });

  it('says "recorded" to the person whose own first answer was lost', async () => {
    const sharePoint = new MemorySharePoint();
    const action = place(sharePoint);
    let lost = false;
    const graph = sharePoint.port({
      fate: (requests) => {
        if (requests[0]?.method === 'GET' || lost) return { kind: 'arrives' };
        lost = true;
        return { kind: 'answer lost' };
      },
    });
    const outcome = await recordActionUpdate(
      parts(sharePoint, graph),
      request(action, { note: 'Once.' }),
      byTab,
    );
    expect(outcome.outcome).toBe('recorded');
    expect(trailOf(sharePoint)).toHaveLength(1);
  });

  it('puts an edit made by hand in the trail, with SharePoint’s editor, before it writes', async () => {
    const sharePoint = new MemorySharePoint();
    const action = place(sharePoint);
    await recordActionUpdate(parts(sharePoint), request(action, { percentComplete: 60 }), byTab);
    sharePoint.now = '2026-03-02T11:00:00Z';
    sharePoint.handEdit(
      'actions',
      '1',
      { Status: 'complete', Rag: 'blue' },
      { id: 'dee', displayName: 'Dee Marsh' },
    );
    const seen: Action = { ...action, status: 'complete', rag: 'blue', percentComplete: 60 };
    const outcome = await recordActionUpdate(parts(sharePoint), request(seen, { note: 'Agreed.' }), byTab);
    expect(outcome.outcome).toBe('recorded');
    expect(trailOf(sharePoint).map(({ kind, by }) => [kind, by])).toEqual([
      ['progress', 'Morgan Ellis'],
      ['hand edit', 'Dee Marsh'],
      ['progress', 'Morgan Ellis'],
    ]);
    expect(trailOf(sharePoint)[1]?.changes).toBe('status: in progress → complete\nrag: green → blue');
  });

  it('decides again when somebody saved in between, and asks when they saved the same field', async () => {
    const sharePoint = new MemorySharePoint();
    const action = place(sharePoint);
    let raced = 0;
    const racing = (fields: Record<string, unknown>) =>
      sharePoint.port({
        fate: (requests) => {
          if (requests.some((part) => part.method === 'PATCH') && raced === 0) {
            raced += 1;
            sharePoint.handEdit('actions', '1', fields);
          }
          return { kind: 'arrives' };
        },
      });
    const first = request(action, { percentComplete: 30 });
    const outcome = await recordActionUpdate(parts(sharePoint, racing({ Reference: '7.1' })), first, byTab);
    expect(outcome.outcome).toBe('recorded');
    raced = 0;
    const second = request({ ...action, percentComplete: 30 }, { percentComplete: 40 });
    const asked = await recordActionUpdate(parts(sharePoint, racing({ PercentComplete: 35 })), second, byTab);
    expect(asked).toMatchObject({
      outcome: 'conflict',
      conflicts: [{ seen: '30%', now: '35%', yours: '40%' }],
    });
  });

  it('gives up after deciding twice against somebody who saves all the time', async () => {
    const sharePoint = new MemorySharePoint();
    const action = place(sharePoint);
    const graph = sharePoint.port({
      fate: (requests) => {
        if (requests.some((part) => part.method === 'PATCH')) {
          sharePoint.handEdit('actions', '1', { Reference: String(sharePoint.calls.length) });
        }
        return { kind: 'arrives' };
      },
    });
    const outcome = await recordActionUpdate(parts(sharePoint, graph), request(action, { note: 'x' }), byTab);
    expect(outcome).toMatchObject({ outcome: 'refused', reason: 'busy' });
    expect(trailOf(sharePoint)).toEqual([]);
  });

  it('says so when the row is gone', async () => {
    const sharePoint = new MemorySharePoint();
    const action = place(sharePoint);
    sharePoint.delete('actions', '1');
    const outcome = await recordActionUpdate(parts(sharePoint), request(action, { note: 'x' }), byTab);
    expect(outcome).toMatchObject({ outcome: 'refused', reason: 'not found' });
  });

  it('finds a row added by hand, which has no key, by its item id', async () => {
    const sharePoint = new MemorySharePoint();
    const { Key: _, ...fields } = registerLists.actions.write(anAction({ status: 'not started' }));
    sharePoint.add('actions', fields);
    const update = request(anAction({ key: 'row-1', status: 'not started' }), { note: 'Found it.' });
    expect((await recordActionUpdate(parts(sharePoint), update, byTab)).outcome).toBe('recorded');
  });

  it('does not take a row by its number that has a key: its trail is kept under the key', async () => {
    const sharePoint = new MemorySharePoint();
    const action = place(sharePoint);
    await recordActionUpdate(parts(sharePoint), request(action, { note: 'By its key.' }), byTab);
    const update = { ...request(action, { note: 'By its number.' }), itemKey: 'row-1' };
    expect(await recordActionUpdate(parts(sharePoint), update, byTab)).toMatchObject({
      outcome: 'refused',
      reason: 'not found',
    });
    expect(sharePoint.fields('updates')).toHaveLength(1);
  });

  it('leaves what stands on the row in its outbox, so that an edit by hand can be told', async () => {
    const sharePoint = new MemorySharePoint();
    const action = place(sharePoint);
    await recordActionUpdate(parts(sharePoint), request(action, { rag: 'amber' }), byTab);
    const recorded = readRecorded({ fields: sharePoint.fields('actions')[0] });
    expect(recorded?.left).toMatchObject({ rag: 'amber', percentComplete: '10', status: 'in progress' });
  });
});

interface Pressed {
  who: string;
  form: string;
  percentComplete: number | undefined;
  note: string;
}

describe('two people and two presses, however their calls interleave and fail', () => {
  const fates: fc.Arbitrary<Fate> = fc.oneof(
    { weight: 5, arbitrary: fc.constant<Fate>({ kind: 'arrives' }) },
    { weight: 1, arbitrary: fc.constant<Fate>({ kind: 'never arrives' }) },
    { weight: 1, arbitrary: fc.constant<Fate>({ kind: 'answer lost' }) },
    { weight: 2, arbitrary: fc.nat(3).map((count): Fate => ({ kind: 'dies after', parts: count })) },
  );
  const presses = fc.record({
    who: fc.constantFrom('Morgan Ellis', 'Robin Shaw'),
    form: fc.constantFrom('rendering-1', 'rendering-2'),
    percentComplete: fc.constantFrom(undefined, 20, 30),
    note: fc.constantFrom('First note.', 'Second note.'),
  });

  it('lose no update and record none twice', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(presses, { minLength: 2, maxLength: 4 }),
        fc.array(fates, { maxLength: 12 }),
        fc.scheduler(),
        fc.boolean(),
        async (wanted, script, scheduler, handEdited) => {
          const sharePoint = new MemorySharePoint();
          const action = place(sharePoint);
          let step = 0;
          const unreliable = sharePoint.port({ fate: () => script[step++] ?? { kind: 'arrives' } });
          const graph = { ...unreliable, batch: scheduler.scheduleFunction(unreliable.batch) };

          const submit = (press: Pressed, over = parts(sharePoint, graph)) =>
            recordActionUpdate(
              over,
              request(action, {
                idempotencyKey: press.form,
                note: press.note,
                ...(press.percentComplete === undefined ? {} : { percentComplete: press.percentComplete }),
              }),
              { ...byTab, actor: { oid: press.who, name: press.who } },
            );
          const first = wanted.map((press) => submit(press).catch((error: unknown) => error));
          await scheduler.waitFor(Promise.all(first));
          if (handEdited) sharePoint.handEdit('actions', '1', { EvidenceLink: 'https://example.org/a' });

          // Whoever got no answer presses again, on a network that works.
          const outcomes: RecordActionOutcome[] = [];
          for (const [index, press] of wanted.entries()) {
            const before: unknown = await first[index];
            const answered =
              !(before instanceof Error) && (before as RecordActionOutcome).outcome !== 'refused';
            outcomes.push(
              answered ? (before as RecordActionOutcome) : await submit(press, parts(sharePoint)),
            );
          }
          // Somebody else's note comes last: it pays what is still owed to the trail.
          const last = await submit(
            { who: 'Dee Marsh', form: 'rendering-9', percentComplete: undefined, note: 'Last.' },
            parts(sharePoint),
          );
          expect(last.outcome).toBe('recorded');

          const entries = trailOf(sharePoint);
          expect(new Set(entries.map(({ key }) => key)).size).toBe(entries.length);
          const told = (press: (typeof wanted)[number]) =>
            entries.filter(
              ({ key, by, text }) => key.startsWith(press.form) && by === press.who && text === press.note,
            );
          const distinct = new Set(wanted.map((press) => JSON.stringify(press)));
          for (const [index, press] of wanted.entries()) {
            const recorded = outcomes[index]?.outcome !== 'conflict';
            const sameWords = new Set(
              wanted
                .filter(
                  (other) =>
                    other.who === press.who && other.form === press.form && other.note === press.note,
                )
                .map((other) => JSON.stringify(other)),
            );
            if (recorded) expect(told(press).length).toBeGreaterThanOrEqual(1);
            expect(told(press).length).toBeLessThanOrEqual(sameWords.size);
          }
          const progress = entries.filter(({ kind }) => kind === 'progress');
          expect(progress.length).toBeLessThanOrEqual(distinct.size + 1);
          if (handEdited)
            expect(entries.filter(({ kind }) => kind === 'hand edit').length).toBeLessThanOrEqual(1);

          // The row holds what the trail says was written last.
          const chain = progress.flatMap(({ changes }) =>
            typeof changes === 'string' ? [...changes.matchAll(/percentComplete: (\d+)% → (\d+)%/g)] : [],
          );
          const value = Number(sharePoint.fields('actions')[0]?.['PercentComplete']);
          const afters = chain.map((match) => Number(match[2]));
          expect(afters.length === 0 ? value === 10 : afters.includes(value)).toBe(true);
          // Each change begins where one before it ended: none was made over a value nobody told of.
          for (const from of new Set(chain.map((match) => Number(match[1])))) {
            const begun = chain.filter((match) => Number(match[1]) === from).length;
            const reached = afters.filter((after) => after === from).length + (from === 10 ? 1 : 0);
            expect(begun).toBeLessThanOrEqual(reached);
          }
        },
      ),
      { numRuns: 300 },
    );
  });
});
