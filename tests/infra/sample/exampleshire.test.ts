import fc from 'fast-check';
import { exampleshireDirectory } from '../../../infra/sample/directory.ts';
import { buildSample } from '../../../infra/sample/exampleshire.ts';
import { handEdits } from '../../../infra/sample/hand-edits.ts';
import type { SampleBoard } from '../../../infra/sample/sample-board.ts';
import { actionSchema } from '../../../shared/domain/action.ts';
import {
  addDays,
  addMonths,
  civilDate,
  civilDateAt,
  type CivilDate,
} from '../../../shared/domain/civil-date.ts';
import { dueKindSchema } from '../../../shared/domain/due.ts';
import { buildDirectory } from '../../../shared/domain/people-directory.ts';
import { groupSchema, meetingSchema, personKindSchema, personSchema } from '../../../shared/domain/person.ts';
import { assessmentEntrySchema, controlSchema, riskSchema } from '../../../shared/domain/risk.ts';
import type { Row } from '../../../shared/domain/row.ts';
import { scoreWith, scoringSchemeSchema } from '../../../shared/domain/scoring-scheme.ts';
import { boardSettingsSchema, vocabularySchema } from '../../../shared/domain/settings.ts';
import { actionStatusSchema } from '../../../shared/domain/status.ts';
import { updateEntrySchema, updateViaSchema } from '../../../shared/domain/update.ts';
import { unansweredAskDate } from '../../../shared/reminders/asks.ts';
import { reminderPolicySchema } from '../../../shared/domain/reminder-policy.ts';
import { registerLists } from '../../../shared/sharepoint/register-lists.ts';

const today = civilDate('2026-11-19');
const row: Row = {
  id: '1',
  etag: '"1"',
  modifiedAt: '2026-11-19T09:00:00Z',
  modifiedBy: 'Somebody',
  problems: [],
};

const [children, adults] = buildSample(today) as [SampleBoard, SampleBoard];
const boards = [children, adults];
const byBoard = boards.map((board) => [board.id, board] as const);

/** Days from 2024 to 2040, leap days and clock changes among them. */
const anyDay = fc.integer({ min: 0, max: 16 * 365 }).map((days) => addDays(civilDate('2024-01-01'), days));

const isOpen = ({ status }: { status: string }) => status === 'not started' || status === 'in progress';
const unique = (values: readonly unknown[]) => new Set(values).size === values.length;

describe('the size of the sample', () => {
  test('there are 120 actions, 71 on the children’s side', () => {
    expect([children.actions.length, adults.actions.length]).toEqual([71, 49]);
  });

  test('there are 32 risks, four exempt, one closed, one opportunity', () => {
    const risks = boards.flatMap((board) => board.risks);
    expect(risks).toHaveLength(32);
    expect(risks.filter(({ marking }) => marking === 'exempt')).toHaveLength(4);
    expect(risks.filter(({ status }) => status === 'closed')).toHaveLength(1);
    expect(risks.filter(({ issueType }) => issueType === 'opportunity')).toHaveLength(1);
  });

  test('nine different groups, of all four kinds', () => {
    const groups = boards.flatMap((board) => board.groups);
    expect(new Set(groups.map(({ key }) => key)).size).toBe(9);
    expect(new Set(groups.map(({ kind }) => kind))).toEqual(
      new Set(['board', 'executive', 'subgroup', 'task and finish']),
    );
  });

  test('about 40 people on each site, of every kind', () => {
    expect(children.people.length).toBe(42);
    expect(adults.people.length).toBe(33);
    for (const { people } of boards) {
      expect(new Set(people.map(({ kind }) => kind))).toEqual(new Set(personKindSchema.options));
    }
  });

  test('more than 500 updates over 18 months, by every way in but the command line', () => {
    const updates = boards.flatMap((board) => board.updates);
    expect(updates.length).toBeGreaterThan(500);
    const days = updates.map(({ at }) => civilDateAt(at, 'Europe/London')).sort();
    expect(days[0]! <= addMonths(today, -17)).toBe(true);
    expect(days[0]! >= addMonths(today, -19)).toBe(true);
    expect(new Set(updates.map(({ via }) => via))).toEqual(
      new Set(updateViaSchema.options.filter((via) => via !== 'command line')),
    );
  });

  test('more than 200 assessments and meetings past and coming', () => {
    expect(boards.flatMap((board) => board.assessments).length).toBeGreaterThan(200);
    const meetings = boards.flatMap((board) => board.meetings);
    expect(meetings.some(({ sealed, date }) => !sealed && date! < today)).toBe(true);
    expect(meetings.filter(({ date }) => date! > today).length).toBeGreaterThan(8);
    expect(meetings.filter(({ sealed, date }) => sealed && date! >= today)).toEqual([]);
  });
});

describe('the mess of real plans', () => {
  const actions = boards.flatMap((board) => board.actions);

  test('five priorities between the two plans', () => {
    const numbers = actions.map(({ priority }) => /^Priority (\w+):/.exec(priority)?.[1]);
    expect(new Set(numbers)).toEqual(new Set(['1', '2a', '2b', '2c', '3']));
  });

  test('references repeat, slip and are missing', () => {
    const references = children.actions.map(({ reference }) => reference);
    expect(references.filter((reference) => reference === '1.9')).toHaveLength(3);
    expect(references).toContain('2a2');
    expect(references).toContain('');
    expect(adults.actions.map(({ reference }) => reference)).not.toContain('2b.6');
  });

  test('a ditto outcome is filled in from the line above', () => {
    const [first, second] = children.actions;
    expect(second!.outcome).toBe(first!.outcome);
    expect(actions.filter(({ outcome }) => outcome === '')).toEqual([]);
  });

  test('when-cells of every kind', () => {
    expect(new Set(actions.map(({ due }) => due.kind))).toEqual(new Set(dueKindSchema.options));
  });

  test('every status, every audience, and a line for nobody in particular', () => {
    expect(new Set(actions.map(({ status }) => status))).toEqual(new Set(actionStatusSchema.options));
    expect(new Set(actions.map(({ audience }) => audience))).toEqual(
      new Set(['children', 'adults', 'both', null]),
    );
  });

  test('leads: several, none, unknown to the People list, “???”, a collective, someone who left, supporters', () => {
    const leads = actions.flatMap((action) => action.leads);
    expect(actions.filter((action) => action.leads.length > 1).length).toBeGreaterThan(40);
    expect(actions.filter((action) => action.leads.length === 0)).toHaveLength(1);
    expect(leads.filter(({ personKey }) => personKey === null).length).toBeGreaterThan(3);
    const named = leads.map(({ personKey }) => personKey);
    for (const key of [
      'p-all-heads-of-service',
      'p-ridsdale-paul',
      'p-quality-assurance',
      'p-relevant-manager',
    ]) {
      expect(named).toContain(key);
    }
    expect(leads.map(({ name }) => name)).toContain('???');
    expect(new Set(leads.map(({ role }) => role))).toEqual(new Set(['lead', 'support', 'inform']));
  });

  test('a typed lead that People or Groups know is found, and only strangers are not', () => {
    const typed = boards.flatMap((board) => {
      const rows = <Entity>(unsaved: readonly Entity[]) => unsaved.map((values) => ({ ...row, ...values }));
      const directory = buildDirectory(rows(board.people), rows(board.groups));
      return board.actions
        .flatMap((action) => action.leads)
        .filter(({ personKey }) => personKey === null)
        .map((lead) => {
          const meant = directory.resolveReference(lead);
          return [lead.name, meant.kind === 'person' ? meant.person.key : meant.kind];
        });
    });
    expect(typed).toEqual([
      ['Guidance implementation task and finish group', 'p-guidance'],
      ['Complaints departments in partner agencies', 'unknown'],
      ['Judith and', 'unknown'],
      ['MARAC / Board', 'unknown'],
      ['???', 'p-unknown'],
      ['ICB finance', 'unknown'],
      ['???', 'p-unknown'],
      ['Community cohesion officer', 'unknown'],
    ]);
  });

  test('actions stated green and overdue, moved, asking for more time, nearly the same twice', () => {
    const green = actions.filter(
      (action) =>
        isOpen(action) && action.rag === 'green' && action.currentDue !== null && action.currentDue < today,
    );
    expect(green.length).toBeGreaterThan(5);
    expect(actions.filter(({ moves }) => moves > 0).length).toBeGreaterThan(4);
    expect(actions.filter(({ moves }) => moves === 2)).toHaveLength(1);
    expect(actions.filter(({ moreTimeRequest }) => moreTimeRequest !== null)).toHaveLength(2);
    expect(actions.filter((action) => action.action.startsWith('Programme for next year'))).toHaveLength(2);
  });

  test('a score nobody could read, an averaged one, one tolerated above appetite', () => {
    const unreadable = children.assessments.filter(({ riskKey }) => riskKey === 'risk-c-15');
    expect(unreadable.map(({ score }) => score)).toEqual([null, null, null]);
    expect(unreadable.map(({ scoreText }) => scoreText)).toContain('4 x l6? (5x?)');
    expect(children.risks.find(({ key }) => key === 'risk-c-12')!.current).toMatchObject({
      likelihood: 3.4,
      score: 11,
    });
    const tolerated = children.risks.find(({ key }) => key === 'risk-c-11')!;
    expect(tolerated.response).toBe('tolerate');
    expect(tolerated.current!.score!).toBeGreaterThan(children.schemes[0]!.appetite!);
  });

  test('controls of every adequacy, many with a critical success', () => {
    const controls = boards.flatMap((board) => board.controls);
    const words = new Set(controls.map(({ adequacy }) => adequacy));
    for (const adequacy of ['Good', 'Reasonable', 'Poor']) expect(words).toContain(adequacy);
    expect(controls.filter(({ criticalSuccess }) => criticalSuccess !== '').length).toBeGreaterThan(30);
  });
});

describe.each(byBoard)('the %s board', (_id, board) => {
  test('every entity is one its schema accepts', () => {
    for (const person of board.people) personSchema.parse({ ...row, ...person });
    for (const group of board.groups) groupSchema.parse({ ...row, ...group });
    for (const meeting of board.meetings) meetingSchema.parse({ ...row, ...meeting });
    for (const risk of board.risks) riskSchema.parse({ ...row, ...risk });
    for (const control of board.controls) controlSchema.parse({ ...row, ...control });
    for (const action of board.actions) actionSchema.parse({ ...row, ...action });
    for (const entry of board.assessments) assessmentEntrySchema.parse(entry);
    for (const entry of board.updates) updateEntrySchema.parse(entry);
    for (const scheme of board.schemes) scoringSchemeSchema.parse(scheme);
    expect(boardSettingsSchema.parse(board.settings)).toEqual(board.settings);
    expect(vocabularySchema.parse(board.vocabulary)).toEqual(board.vocabulary);
    expect(reminderPolicySchema.parse(board.reminderPolicy)).toEqual(board.reminderPolicy);
  });

  test('no key is used twice', () => {
    for (const rows of [
      board.people,
      board.groups,
      board.meetings,
      board.risks,
      board.controls,
      board.actions,
      board.assessments,
      board.updates,
    ]) {
      expect(rows.length).toBeGreaterThan(0);
      expect(unique(rows.map(({ key }) => key))).toBe(true);
    }
  });

  test('whatever points at something finds it', () => {
    const people = new Set(board.people.map(({ key }) => key));
    const groups = new Set(board.groups.map(({ key }) => key));
    const risks = new Set(board.risks.map(({ key }) => key));
    const items = new Set([...risks, ...board.actions.map(({ key }) => key)]);
    const missing = [
      ...board.settings.managerKeys.filter((key) => !people.has(key)),
      ...board.people.flatMap(({ deputyKey, memberKeys }) =>
        [deputyKey, ...memberKeys].filter((key) => key !== null && !people.has(key)),
      ),
      ...board.groups.flatMap(({ parentKey, chairKey, deputyKey }) => [
        ...[parentKey].filter((key) => key !== null && !groups.has(key)),
        ...[chairKey, deputyKey].filter((key) => key !== null && !people.has(key)),
      ]),
      ...board.meetings.map(({ groupKey }) => groupKey).filter((key) => !groups.has(key!)),
      ...[...board.actions, ...board.risks]
        .map(({ groupKey }) => groupKey)
        .filter((key) => key !== null && !groups.has(key)),
      ...[
        ...board.actions.flatMap(({ leads }) => leads),
        ...board.risks.flatMap(({ owners }) => owners),
        ...board.controls.flatMap(({ owner }) => (owner === null ? [] : [owner])),
      ]
        .map(({ personKey }) => personKey)
        .filter((key) => key !== null && !people.has(key)),
      ...[
        ...board.actions.map(({ riskKey }) => riskKey),
        ...board.controls.map(({ riskKey }) => riskKey),
        ...board.assessments.map(({ riskKey }) => riskKey),
      ].filter((key) => key !== null && !risks.has(key)),
      ...board.updates.map(({ itemKey }) => itemKey).filter((key) => !items.has(key)),
    ];
    expect(missing).toEqual([]);
  });

  test('a person’s object id, name and guest mark are those of their account', () => {
    const accounts = new Map(exampleshireDirectory.users.map((user) => [user.id, user]));
    for (const { oid, name, guest } of board.people.filter((person) => person.oid !== null)) {
      const account = accounts.get(oid!);
      expect(account?.displayName).toBe(name);
      expect(account?.isGuest === true).toBe(guest);
    }
  });

  test('every score follows from its scheme, and the row shows the newest', () => {
    for (const entry of board.assessments.filter(({ scheme }) => scheme !== null)) {
      const scheme = board.schemes.find(({ id }) => id === entry.scheme!.id)!;
      const result = scoreWith(scheme, { likelihood: entry.likelihood!, impact: entry.impact! });
      expect(result).toMatchObject({ ok: true, score: entry.score });
      expect(result.ok && result.band.key).toBe(entry.band);
    }
    for (const risk of board.risks.filter(({ current }) => current !== null)) {
      const scored = board.assessments.filter(
        ({ riskKey, stage }) => riskKey === risk.key && stage === 'current',
      );
      const newest = scored.reduce((before, entry) => (entry.asAt > before.asAt ? entry : before));
      expect(newest).toMatchObject({ ...risk.current!, scheme: risk.scheme });
      expect(newest.asAt).toBe(risk.lastReview);
    }
  });

  test('the trail leads to the row as it stands', () => {
    for (const action of board.actions) {
      const changes = board.updates
        .filter(({ itemKey }) => itemKey === action.key)
        .flatMap((update) => update.changes);
      const newest = (field: string) => changes.findLast((change) => change.field === field)?.after;
      expect(newest('status') ?? 'not started').toBe(action.status);
      expect(newest('rag') ?? action.rag ?? '').toBe(action.rag ?? '');
    }
  });

  test('the trail is in order, in the past, and each entry by somebody who could have made it', () => {
    const known = new Set(exampleshireDirectory.users.map(({ id }) => id));
    const left = new Map(
      board.people.flatMap(({ oid, endDate }) => (oid === null || endDate === null ? [] : [[oid, endDate]])),
    );
    const last = new Map<string, string>();
    for (const { itemKey, at, by } of board.updates) {
      const day = civilDateAt(at, 'Europe/London');
      expect(day < today).toBe(true);
      expect((last.get(itemKey) ?? '') <= at).toBe(true);
      expect(known.has(by.oid ?? '')).toBe(true);
      expect(left.has(by.oid!) && day > left.get(by.oid!)!).toBe(false);
      last.set(itemKey, at);
    }
  });

  test('every row comes back from SharePoint’s columns as it went in', () => {
    const site = { timeZone: 'Europe/London' };
    const item = (fields: Record<string, unknown>) => ({ id: '1', eTag: '"1"', fields });
    const kept = <Entity extends Row>({
      id: _id,
      etag: _etag,
      modifiedAt: _at,
      modifiedBy: _by,
      ...rest
    }: Entity) => rest;
    for (const person of board.people) {
      const { problems: _problems, ...back } = kept(
        registerLists.people.read(item(registerLists.people.write(person)), site),
      );
      expect(back).toEqual(person);
    }
    for (const risk of board.risks) {
      const { problems: _problems, ...back } = kept(
        registerLists.risks.read(item(registerLists.risks.write(risk)), site),
      );
      expect(back).toEqual(risk);
    }
    for (const action of board.actions) {
      const { problems: _problems, ...back } = kept(
        registerLists.actions.read(item(registerLists.actions.write(action)), site),
      );
      expect(back).toEqual(action);
    }
    for (const entry of board.updates) {
      expect(registerLists.updates.read(item(registerLists.updates.write(entry)), site)).toMatchObject(entry);
    }
    for (const entry of board.assessments) {
      expect(
        registerLists.assessments.read(item(registerLists.assessments.write(entry)), site),
      ).toMatchObject(entry);
    }
  });
});

test('the adults’ ranked matrix puts probable and major at 20, possible and major at 19', () => {
  expect(adults.risks.find(({ key }) => key === 'risk-a-02')!.current).toMatchObject({
    likelihood: 4,
    impact: 4,
    score: 20,
  });
  expect(adults.risks.find(({ key }) => key === 'risk-a-01')!.current).toMatchObject({
    likelihood: 3,
    impact: 4,
    score: 19,
  });
});

test('what the adults’ board scored before it changed its scheme is still as it was scored', () => {
  const schemes = adults.assessments
    .filter(({ riskKey, stage }) => riskKey === 'risk-a-02' && stage === 'current')
    .map(({ scheme }) => scheme!.id);
  expect(schemes[0]).toBe('product-5x5');
  expect(schemes.at(-1)).toBe('ranked-5x5');
});

describe('whichever day it is', () => {
  const openDues = (board: SampleBoard): Set<CivilDate | null> =>
    new Set(board.actions.filter(isOpen).map(({ currentDue }) => currentDue));
  const reviews = (board: SampleBoard): Set<CivilDate | null> =>
    new Set(board.risks.filter(({ status }) => status === 'open').map(({ nextReview }) => nextReview));

  test('each board has an action due in 28, 14 and 7 days, tomorrow and today, and one 3 and 10 days overdue', () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        for (const board of buildSample(day)) {
          const dues = openDues(board);
          for (const offset of [28, 14, 7, 1, 0, -3, -10]) expect(dues).toContain(addDays(day, offset));
        }
      }),
      { numRuns: 25 },
    );
  });

  test('something has been overdue for some six weeks, and something for whole weeks, so that the weekly question comes', () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        const dues = buildSample(day).flatMap((board) => [...openDues(board)]);
        expect(dues.some((due) => due !== null && due <= addDays(day, -40))).toBe(true);
        expect(dues).toContain(addDays(day, -7));
        expect(dues).toContain(addDays(day, -28));
      }),
      { numRuns: 25 },
    );
  });

  test('risk reviews are due in 14 and 3 days and today, and overdue', () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        for (const board of buildSample(day)) {
          const due = reviews(board);
          for (const offset of [14, 3, 0, -3]) expect(due).toContain(addDays(day, offset));
        }
        expect(buildSample(day).flatMap((board) => [...reviews(board)])).toContain(addDays(day, -7));
      }),
      { numRuns: 25 },
    );
  });

  test('nothing has been said, scored or reviewed in the future', () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        for (const { updates, assessments, risks } of buildSample(day)) {
          expect(updates.filter(({ at }) => at.slice(0, 10) >= day)).toEqual([]);
          expect(assessments.filter(({ asAt }) => asAt >= day)).toEqual([]);
          expect(risks.filter(({ lastReview }) => lastReview !== null && lastReview >= day)).toEqual([]);
        }
      }),
      { numRuns: 25 },
    );
  });

  test('an ongoing action comes round today', () => {
    const asked = children.actions.map((action) =>
      unansweredAskDate(action, children.settings, children.reminderPolicy, today),
    );
    expect(asked).toContain(today);
  });

  test('the same day gives the same sample', () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        expect(buildSample(day)).toEqual(buildSample(day));
      }),
      { numRuns: 3 },
    );
  });

  test('keys do not depend on the day', () => {
    const keys = (day: CivilDate) =>
      buildSample(day).map(({ actions, risks, updates, meetings, assessments }) =>
        [actions, risks, updates, meetings]
          .map((rows) => rows.map(({ key }) => key))
          .concat([assessments.filter(({ stage }) => stage === 'current').map(({ key }) => key)]),
      );
    expect(keys(civilDate('2028-02-29'))).toEqual(keys(today));
  });
});

describe('edits by hand, planted after seeding', () => {
  test.each(handEdits.map((edit) => [edit.why, edit] as const))('%s', (_why, edit) => {
    const board = boards.find(({ id }) => id === edit.board)!;
    expect(board[edit.list].map(({ key }) => key)).toContain(edit.key);
    expect(registerLists[edit.list].columns).toEqual(expect.arrayContaining(Object.keys(edit.fields)));
  });

  test('most leave something the row itself has to flag', () => {
    const flagged = handEdits.filter((edit) => {
      const board = boards.find(({ id }) => id === edit.board)!;
      if (edit.list === 'actions') {
        const action = board.actions.find(({ key }) => key === edit.key)!;
        const fields = { ...registerLists.actions.write(action), ...edit.fields };
        return (
          registerLists.actions.read({ id: '1', fields }, { timeZone: 'Europe/London' }).problems.length > 0
        );
      }
      const risk = board.risks.find(({ key }) => key === edit.key)!;
      const fields = { ...registerLists.risks.write(risk), ...edit.fields };
      return registerLists.risks.read({ id: '1', fields }, { timeZone: 'Europe/London' }).problems.length > 0;
    });
    // Who a typed lead is, the people's directory says and not the row; shortened triggers are nobody's mistake.
    expect(flagged.map(({ key }) => key)).toEqual([
      'act-c-024',
      'act-c-044',
      'act-c-062',
      'risk-c-13',
      'act-a-031',
      'act-a-033',
    ]);
  });
});
