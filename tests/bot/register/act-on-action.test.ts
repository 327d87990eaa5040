import fc from 'fast-check';
import { GraphFailure } from '../../../bot/graph/graph-errors.ts';
import type { ActBoard, ActPress } from '../../../bot/register/act-effects.ts';
import { actOnAction, decideAct } from '../../../bot/register/act-on-action.ts';
import type { ItemState } from '../../../bot/register/trail.ts';
import type { WriteParts } from '../../../bot/register/write-item.ts';
import {
  actOnActionSchema,
  leadsAsSeen,
  seenForAct,
  type ActOnAction,
} from '../../../shared/contracts/act-on-action.ts';
import type { Action, MoreTimeRequest } from '../../../shared/domain/action.ts';
import { addDays } from '../../../shared/domain/civil-date.ts';
import { buildDirectory } from '../../../shared/domain/people-directory.ts';
import { registerLists } from '../../../shared/sharepoint/register-lists.ts';
import { aGroup, aLead, anAction, aPerson, on, referenceTo } from '../../support/builders.ts';
import { MemorySharePoint } from '../../support/memory-sharepoint.ts';

const now = '2026-03-02T10:00:00.000Z';
const today = on('2026-03-02');

const oids = ['chair', 'lead', 'deputy', 'manager', 'stranger'] as const;
type Who = (typeof oids)[number];
const oidOf = (who: Who): string => `00000000-0000-4000-8000-00000000000${oids.indexOf(who) + 1}`;

const deputy = aPerson({ key: 'p-deputy', name: 'Dilys Marsh', oid: oidOf('deputy') });
const lead = aPerson({ key: 'p-lead', name: 'Priya Nair', oid: oidOf('lead'), deputyKey: deputy.key });
const chair = aPerson({ key: 'p-chair', name: 'Tomos Reed', oid: oidOf('chair') });
const manager = aPerson({ key: 'p-manager', name: 'Rowena Castell', oid: oidOf('manager') });
const stranger = aPerson({ key: 'p-stranger', name: 'Bethany Lomax', oid: oidOf('stranger') });
const gone = aPerson({ key: 'p-gone', name: 'Gareth Old', oid: null, endDate: on('2026-01-31') });
const people = { chair, lead, deputy, manager, stranger };
const group = aGroup({ key: 'g-qa', name: 'Quality Assurance Group', kind: 'subgroup', chairKey: chair.key });

const board: ActBoard = {
  timeZone: 'Europe/London',
  directory: {
    directory: buildDirectory([...Object.values(people), gone], [group]),
    managerKeys: [manager.key],
  },
  passToDeputy: true,
};

const as = (who: Who, via: ActPress['via'] = 'card'): ActPress => ({
  actor: { oid: oidOf(who), name: people[who].name },
  via,
});

const asked: MoreTimeRequest = {
  proposedDue: on('2026-06-30'),
  reason: 'Training was moved.',
  at: '2026-02-27T09:00:00Z',
  by: { oid: oidOf('lead'), name: 'Priya Nair' },
};

const theAction = (parts: Partial<Action> = {}): Action =>
  anAction({
    key: 'a-1',
    groupKey: group.key,
    leads: [aLead(referenceTo(lead))],
    currentDue: on('2026-03-31'),
    ...parts,
  });
const waiting = (parts: Partial<Action> = {}) => theAction({ moreTimeRequest: asked, ...parts });

const request = (action: Action, act: ActOnAction['act'], parts: Partial<ActOnAction> = {}): ActOnAction =>
  actOnActionSchema.parse({
    idempotencyKey: 'rendering-1',
    itemKey: action.key,
    seen: seenForAct(action),
    act,
    ...parts,
  });

const state = (item: Action, parts: Partial<ItemState<Action>> = {}): ItemState<Action> => ({
  item,
  recorded: null,
  trail: [],
  editor: { oid: null, name: 'Somebody' },
  ...parts,
});

const decide = (
  action: Action,
  act: ActOnAction['act'],
  who: Who = 'chair',
  note = '',
  on: ActBoard = board,
) => decideAct(state(action), request(action, act, note === '' ? {} : { note }), as(who), on, now);

const approve = { kind: 'approve more time' } as const;
const decline = { kind: 'decline more time' } as const;
const another = (due: string) => ({ kind: 'set another date', due: on(due) }) as const;

describe('deciding a request for more time', () => {
  it('approved: the date moves, the first date stays, and the trail tells both', () => {
    expect(decide(waiting({ originalDue: null }), approve, 'chair', 'Agreed at our meeting.')).toMatchObject({
      kind: 'write',
      values: {
        currentDue: '2026-06-30',
        originalDue: '2026-03-31',
        moves: 1,
        moreTimeRequest: null,
        lastHeardAt: now,
        lastDecision: {
          kind: 'more time approved',
          at: now,
          by: { oid: oidOf('chair'), name: 'Tomos Reed' },
          note: 'Agreed at our meeting.',
          due: '2026-06-30',
          asked,
        },
      },
      recorded: {
        entry: {
          kind: 'more time approved',
          text: 'Agreed at our meeting.\nApproved: the request of Priya Nair for more time until 30 June 2026.',
          changes: [{ field: 'due', before: '31 March 2026', after: '30 June 2026' }],
        },
        left: { currentDue: '2026-06-30' },
      },
    });
  });

  it('leaves the words of the plan as they were written', () => {
    const decision = decide(waiting(), approve);
    expect(decision.kind === 'write' && 'due' in decision.values).toBe(false);
  });

  it('another date: earlier than asked for is the chair’s right', () => {
    expect(decide(waiting(), another('2026-04-30'))).toMatchObject({
      kind: 'write',
      values: { currentDue: '2026-04-30', moves: 1, lastDecision: { kind: 'another date set' } },
      recorded: { entry: { kind: 'another date set' } },
    });
  });

  it('the very date asked for, chosen as another date, is an approval', () => {
    expect(decide(waiting(), another('2026-06-30'))).toMatchObject({
      recorded: { entry: { kind: 'more time approved' } },
    });
  });

  it('declined: the date stands and the leads are told why', () => {
    const decision = decide(waiting(), decline, 'chair', 'The inspection is in April.');
    expect(decision).toMatchObject({
      kind: 'write',
      values: {
        moreTimeRequest: null,
        lastDecision: { kind: 'more time declined', note: 'The inspection is in April.', due: '2026-03-31' },
      },
      recorded: { entry: { kind: 'more time declined', changes: [] } },
    });
    expect(decision.kind === 'write' && ('currentDue' in decision.values || 'moves' in decision.values)).toBe(
      false,
    );
  });

  it('an action without a date gets its first one, which moves nothing', () => {
    expect(decide(waiting({ currentDue: null, originalDue: null }), approve)).toMatchObject({
      values: { currentDue: '2026-06-30', originalDue: '2026-06-30', moves: 0 },
    });
  });

  it.each([
    ['a date that has come by now', waiting(), another('2026-03-02'), /after today/],
    ['less time than there is', waiting(), another('2026-03-20'), /later day/],
    ['the date there is', waiting(), another('2026-03-31'), /later day/],
    [
      'an approval of a date that is past',
      waiting({ currentDue: on('2026-02-01'), moreTimeRequest: { ...asked, proposedDue: on('2026-02-28') } }),
      approve,
      /has come by now/,
    ],
    ['more time for what is complete', waiting({ status: 'complete' }), approve, /needs no more time/],
    ['what nobody asked for', theAction(), approve, /No request for more time waits/],
  ])('refuses %s', (_, action, act, message) => {
    expect(decide(action, act)).toMatchObject({
      kind: 'refused',
      reason: 'not valid',
      userMessage: { en: expect.stringMatching(message) as unknown },
    });
  });

  it('says who decided it when it was decided already', () => {
    const first = decide(waiting(), approve);
    if (first.kind !== 'write') throw new Error('expected a write');
    const after = { ...waiting(), ...first.values };
    const late = decideAct(
      state(after),
      request(waiting(), decline, { note: 'No.' }),
      as('manager'),
      board,
      now,
    );
    expect(late).toMatchObject({
      kind: 'refused',
      userMessage: {
        en: 'No request for more time waits for an answer: Tomos Reed, 2 March 2026 at 10:00 (more time approved). Nothing was saved.',
        cy: 'Nid oes cais am ragor o amser yn aros am ateb: Tomos Reed, 2 Mawrth 2026 am 10:00 (Cymeradwywyd rhagor o amser). Ni chadwyd dim.',
      },
    });
  });

  it('asks again when another request, or another date, stands there by now', () => {
    const newer = waiting({ moreTimeRequest: { ...asked, at: '2026-03-01T09:00:00.000Z' } });
    expect(decideAct(state(newer), request(waiting(), approve), as('chair'), board, now)).toMatchObject({
      kind: 'conflict',
      conflicts: [{ field: 'request', label: 'Request for more time' }],
    });
    const moved = waiting({ currentDue: on('2026-04-10') });
    expect(decideAct(state(moved), request(waiting(), approve), as('chair'), board, now)).toMatchObject({
      kind: 'conflict',
      conflicts: [{ field: 'currentDue', seen: '31 March 2026', now: '10 April 2026' }],
    });
  });

  it('nobody decides their own request while somebody else may', () => {
    const own = waiting({ moreTimeRequest: { ...asked, by: { oid: oidOf('chair'), name: 'Tomos Reed' } } });
    expect(decide(own, approve)).toMatchObject({ kind: 'refused', reason: 'not allowed' });
    expect(decide(own, approve, 'manager').kind).toBe('write');
    const alone: ActBoard = { ...board, directory: { ...board.directory, managerKeys: [] } };
    expect(decide(own, approve, 'chair', '', alone).kind).toBe('write');
  });
});

describe('closing', () => {
  const complete = theAction({ status: 'complete', completedOn: on('2026-02-27') });

  it('closes what its lead says is complete', () => {
    expect(decide(complete, { kind: 'close' }, 'chair', 'Minutes seen.')).toMatchObject({
      kind: 'write',
      values: { status: 'closed', lastDecision: { kind: 'closed', note: 'Minutes seen.', asked: null } },
      recorded: {
        entry: { kind: 'closed', changes: [{ field: 'status', before: 'complete', after: 'closed' }] },
        left: { status: 'closed' },
      },
    });
  });

  it('sends it back with a reason', () => {
    expect(decide(complete, { kind: 'send back' }, 'chair', 'The minutes are missing.')).toMatchObject({
      kind: 'write',
      values: { status: 'in progress', completedOn: null, lastDecision: { kind: 'sent back' } },
      recorded: { entry: { kind: 'sent back' } },
    });
    expect(
      actOnActionSchema.safeParse({ ...request(complete, { kind: 'close' }), act: { kind: 'send back' } })
        .success,
    ).toBe(false);
  });

  it('closes nothing else, and only what was seen', () => {
    expect(decide(theAction(), { kind: 'close' })).toMatchObject({ kind: 'refused', reason: 'not valid' });
    expect(decide(theAction({ status: 'closed' }), { kind: 'send back' }, 'chair', 'Why?')).toMatchObject({
      kind: 'refused',
    });
    const unseen = request(theAction(), { kind: 'close' });
    expect(decideAct(state(complete), unseen, as('chair'), board, now)).toMatchObject({
      kind: 'conflict',
      conflicts: [{ field: 'status', seen: 'in progress', now: 'complete', yours: 'closed' }],
    });
  });
});

describe('answering an escalation', () => {
  it('is an entry in the trail, and that the action was heard of; nothing else', () => {
    const decision = decide(waiting(), { kind: 'challenge' }, 'chair', 'Spoken to the service on Friday.');
    expect(decision).toMatchObject({
      kind: 'write',
      values: { lastHeardAt: now },
      recorded: { entry: { kind: 'challenge', text: 'Spoken to the service on Friday.', changes: [] } },
    });
    expect(decision.kind === 'write' && Object.keys(decision.values)).toEqual(['lastHeardAt']);
  });
});

describe('passing on', () => {
  const passOn = (toPersonKey: string) => ({ kind: 'pass on', toPersonKey }) as const;

  it('makes the deputy the lead, and keeps the one who passed it on informed', () => {
    expect(decide(theAction(), passOn(deputy.key), 'lead', 'On leave until May.')).toMatchObject({
      kind: 'write',
      values: {
        leads: [
          { name: 'Priya Nair', personKey: 'p-lead', role: 'inform' },
          { name: 'Dilys Marsh', personKey: 'p-deputy', role: 'lead' },
        ],
      },
      recorded: {
        entry: {
          kind: 'passed on',
          changes: [{ field: 'leads', before: 'Priya Nair', after: 'Priya Nair (inform), Dilys Marsh' }],
        },
        left: { leads: 'Priya Nair (inform) #p-lead\nDilys Marsh #p-deputy' },
      },
    });
  });

  it.each<[string, Parameters<typeof decide>]>([
    ['to anybody but the deputy', [theAction(), passOn(stranger.key), 'lead']],
    ['by somebody who does not lead it', [theAction(), passOn(deputy.key), 'chair']],
    ['by the deputy for the lead', [theAction(), passOn(deputy.key), 'deputy']],
    [
      'where the board does not let it',
      [theAction(), passOn(deputy.key), 'lead', '', { ...board, passToDeputy: false }],
    ],
    ['of what is complete', [theAction({ status: 'complete' }), passOn(deputy.key), 'lead']],
  ])('is refused %s', (_, question) => {
    expect(decide(...question).kind).toBe('refused');
  });

  it('is refused when the deputy has left', () => {
    const left = { ...deputy, endDate: on('2026-02-01') };
    const directory = buildDirectory([lead, left, chair], [group]);
    const now_ = { ...board, directory: { ...board.directory, directory } };
    expect(decide(theAction(), passOn(deputy.key), 'lead', '', now_)).toMatchObject({ kind: 'refused' });
  });
});

describe('putting right', () => {
  const name = (personKey: string) => ({ kind: 'name lead', personKey }) as const;

  it('names a lead where the words name nobody; the words stay in the trail', () => {
    const action = theAction({ leads: [aLead({ name: '???' }), aLead({ ...referenceTo(gone) })] });
    expect(decide(action, name(stranger.key), 'manager')).toMatchObject({
      kind: 'write',
      values: { leads: [{ name: 'Bethany Lomax', personKey: 'p-stranger', role: 'lead' }] },
      recorded: {
        entry: {
          kind: 'put right',
          text: 'Stood there before and could not be asked: “???”, “Gareth Old”.',
          changes: [{ field: 'leads', before: '???, Gareth Old', after: 'Bethany Lomax' }],
        },
      },
    });
  });

  it('leaves leads who can be asked beside the new one', () => {
    expect(decide(theAction(), name(stranger.key), 'manager')).toMatchObject({
      values: { leads: [{ personKey: 'p-lead' }, { personKey: 'p-stranger', role: 'lead' }] },
    });
  });

  it('gives a first date, and none to what has one', () => {
    const undated = theAction({ currentDue: null, originalDue: null });
    expect(decide(undated, { kind: 'give date', due: on('2026-05-01') }, 'manager')).toMatchObject({
      kind: 'write',
      values: { currentDue: '2026-05-01', originalDue: '2026-05-01', moves: 0 },
      recorded: { entry: { kind: 'put right' }, left: { currentDue: '2026-05-01' } },
    });
    expect(decide(theAction(), { kind: 'give date', due: on('2026-05-01') }, 'manager').kind).toBe('refused');
    expect(decide(undated, { kind: 'give date', due: today }, 'manager').kind).toBe('refused');
  });

  it.each<[string, Parameters<typeof decide>]>([
    ['by a chair', [theAction(), name(stranger.key), 'chair']],
    ['of somebody who left', [theAction(), name(gone.key), 'manager']],
    ['of nobody', [theAction(), name('p-nobody'), 'manager']],
    ['of who leads already', [theAction(), name(lead.key), 'manager']],
  ])('is refused %s', (_, question) => {
    expect(decide(...question).kind).toBe('refused');
  });

  it('asks again when the leads were changed meanwhile', () => {
    const changed = theAction({ leads: [aLead({ name: 'The new lead' })] });
    expect(leadsAsSeen(changed.leads)).not.toBe(leadsAsSeen(theAction().leads));
    expect(
      decideAct(state(changed), request(theAction(), name(stranger.key)), as('manager'), board, now),
    ).toMatchObject({
      kind: 'conflict',
      conflicts: [{ label: 'Leads', seen: 'Priya Nair', now: 'The new lead', yours: 'Bethany Lomax' }],
    });
  });
});

const allActs: ActOnAction['act'][] = [
  approve,
  another('2026-05-01'),
  decline,
  { kind: 'close' },
  { kind: 'send back' },
  { kind: 'challenge' },
  { kind: 'pass on', toPersonKey: deputy.key },
  { kind: 'name lead', personKey: stranger.key },
  { kind: 'give date', due: on('2026-05-01') },
];

describe('standing', () => {
  it.each(allActs)('a stranger may not $kind, nor somebody without a row in People', (act) => {
    const action = waiting({
      status: act.kind === 'close' || act.kind === 'send back' ? 'complete' : 'in progress',
    });
    expect(decide(action, act, 'stranger', 'Because.')).toMatchObject({
      kind: 'refused',
      reason: 'not allowed',
    });
    const unknown: ActPress = { actor: { oid: 'nobody-knows', name: 'X' }, via: 'tab' };
    expect(
      decideAct(state(action), request(action, act, { note: 'Because.' }), unknown, board, now),
    ).toMatchObject({ kind: 'refused', reason: 'not allowed' });
  });
});

describe('for any run of acts', () => {
  const step = fc.record({
    act: fc.constantFrom(...allActs.map(({ kind }) => kind)),
    who: fc.constantFrom(...oids),
    days: fc.integer({ min: -40, max: 400 }),
    askAgain: fc.boolean(),
    stale: fc.boolean(),
  });

  it('the first date is never lost, every move is counted once, nothing is decided twice, a repeat writes nothing', () => {
    fc.assert(
      fc.property(
        fc.array(step, { maxLength: 12 }),
        fc.option(fc.integer({ min: -60, max: 200 }), { nil: null }),
        (steps, dueIn) => {
          const first = dueIn === null ? null : addDays(today, dueIn);
          let action = theAction({ currentDue: first, originalDue: null });
          let trail: ItemState<Action>['trail'] = [];
          let original = first;
          let moves = 0;
          const decided = new Set<string>();
          let shown = action;
          steps.forEach(({ act: kind, who, days, askAgain, stale }, index) => {
            if (askAgain) {
              action = {
                ...action,
                moreTimeRequest: { ...asked, at: `2026-03-01T09:${String(index).padStart(2, '0')}:00Z` },
              };
            }
            if (!stale) shown = action;
            const due = addDays(today, days);
            const act = (
              kind === 'set another date' || kind === 'give date'
                ? { kind, due }
                : allActs.find((each) => each.kind === kind)
            ) as ActOnAction['act'];
            const pressed: ActOnAction = {
              idempotencyKey: `rendering-${index}`,
              itemKey: action.key,
              seen: seenForAct(shown),
              act,
              note: 'Because.',
            };
            const decision = decideAct(state(action, { trail }), pressed, as(who), board, now);
            if (decision.kind !== 'write') return;
            const before = action;
            action = { ...action, ...decision.values };
            const { entry } = decision.recorded;
            trail = [...trail, entry];
            expect(decideAct(state(action, { trail }), pressed, as(who), board, now).kind).toBe(
              'already recorded',
            );
            if (before.currentDue !== action.currentDue) {
              if (before.currentDue !== null) moves += 1;
              original ??= action.currentDue;
              expect(action.currentDue !== null && action.currentDue > today).toBe(true);
              expect(action.originalDue).toBe(original);
            }
            expect(action.moves).toBe(moves);
            const answered = action.lastDecision?.asked;
            if (entry.kind.startsWith('more time') || entry.kind === 'another date set') {
              expect(before.moreTimeRequest?.at).toBe(answered?.at);
              expect(decided.has(answered?.at ?? '')).toBe(false);
              decided.add(answered?.at ?? '');
              expect(action.moreTimeRequest).toBeNull();
            }
          });
        },
      ),
      { numRuns: 300 },
    );
  });
});

const parts = (sharePoint: MemorySharePoint, graph = sharePoint.port()): WriteParts => ({
  graph,
  place: sharePoint.place,
  site: { timeZone: 'Europe/London' },
  language: 'en' as const,
  now,
});

const stored = (sharePoint: MemorySharePoint, action: Action) => {
  sharePoint.add('actions', registerLists.actions.write(action));
  return action;
};

describe('acting over SharePoint', () => {
  it('writes once, however often the press is delivered, and reads back as decided', async () => {
    const sharePoint = new MemorySharePoint();
    const press = request(stored(sharePoint, waiting()), approve);
    const outcome = await actOnAction(parts(sharePoint), press, as('chair'), board);
    expect(outcome).toMatchObject({
      outcome: 'recorded',
      item: {
        currentDue: '2026-06-30',
        originalDue: '2026-03-31',
        moves: 1,
        moreTimeRequest: null,
        lastDecision: { kind: 'more time approved', asked: { reason: 'Training was moved.' } },
        due: { raw: waiting().due.raw },
      },
    });
    const again = await actOnAction(parts(sharePoint), press, as('chair'), board);
    expect(again.outcome).toBe('already recorded');
    expect(sharePoint.fields('updates').map((fields) => fields['UpdateKind'])).toEqual([
      'more time approved',
    ]);
  });

  it('a service that died after the row was written: the next reader finishes the trail', async () => {
    const sharePoint = new MemorySharePoint();
    const action = stored(sharePoint, waiting());
    let writes = 0;
    const dying = sharePoint.port({
      fate: (requests) => {
        if (requests[0]?.method === 'GET') return { kind: writes > 0 ? 'never arrives' : 'arrives' };
        writes += 1;
        return { kind: 'dies after', parts: 1 };
      },
    });
    await expect(
      actOnAction(parts(sharePoint, dying), request(action, approve), as('chair'), board),
    ).rejects.toBeInstanceOf(GraphFailure);
    expect(sharePoint.fields('updates')).toEqual([]);
    const next = request(action, { kind: 'challenge' }, { note: 'Seen.', idempotencyKey: 'rendering-2' });
    expect((await actOnAction(parts(sharePoint), next, as('manager'), board)).outcome).toBe('recorded');
    expect(sharePoint.fields('updates').map((fields) => fields['UpdateKind'])).toEqual([
      'more time approved',
      'challenge',
    ]);
  });

  it('of two chairs at the same moment one decides, and the other is told by whom', async () => {
    const sharePoint = new MemorySharePoint();
    const action = stored(sharePoint, waiting());
    const outcomes = await Promise.all([
      actOnAction(parts(sharePoint), request(action, approve), as('chair'), board),
      actOnAction(parts(sharePoint), request(action, decline, { note: 'No.' }), as('manager'), board),
    ]);
    expect(outcomes.map(({ outcome }) => outcome).sort()).toEqual(['recorded', 'refused']);
    expect(sharePoint.fields('updates')).toHaveLength(1);
  });
});
