import fc from 'fast-check';
import { actedCard } from '../../../bot/cards/acted-card.ts';
import { actionFormCard } from '../../../bot/cards/action-form-card.ts';
import { actionViewCard, savedCard } from '../../../bot/cards/action-view-card.ts';
import type { CardElement, CardMessage } from '../../../bot/cards/card.ts';
import type { CardPlace } from '../../../bot/cards/card-place.ts';
import { challengeCard } from '../../../bot/cards/challenge-card.ts';
import { closeCard } from '../../../bot/cards/close-card.ts';
import { actionConflictCard } from '../../../bot/cards/conflict-card.ts';
import { decideCard } from '../../../bot/cards/decide-card.ts';
import { digestCard } from '../../../bot/cards/digest-card.ts';
import { greetingCard, helpCard, noAccessCard } from '../../../bot/cards/greeting-card.ts';
import { moreTimeCard } from '../../../bot/cards/more-time-card.ts';
import { noticeCard } from '../../../bot/cards/notice-card.ts';
import { passOnCard } from '../../../bot/cards/pass-on-card.ts';
import { preferencesCard, preferencesSavedCard } from '../../../bot/cards/preferences-card.ts';
import { putRightCard } from '../../../bot/cards/put-right-card.ts';
import { refusedCard } from '../../../bot/cards/refused-card.ts';
import { reviewedCard, riskFormCard, riskViewCard } from '../../../bot/cards/risk-card.ts';
import { waitingCard } from '../../../bot/cards/waiting-card.ts';
import type { Action } from '../../../shared/domain/action.ts';
import { civilDate } from '../../../shared/domain/civil-date.ts';
import type { Risk } from '../../../shared/domain/risk.ts';
import { schemePreset } from '../../../shared/domain/scheme-presets.ts';
import type { ScoringScheme } from '../../../shared/domain/scoring-scheme.ts';
import { myLines } from '../../../shared/reminders/my-list.ts';
import { defaultReminderPolicy } from '../../../shared/domain/reminder-policy.ts';
import { aGroup, aLead, anAction, aPerson, aRisk, aScore } from '../../support/builders.ts';

export const today = civilDate('2026-03-24');

export const links = {
  board: (board: string) => `https://example.org/tab/?board=${encodeURIComponent(board)}`,
  action: (board: string, key: string) =>
    `https://example.org/tab/?board=${encodeURIComponent(board)}&item=action:${encodeURIComponent(key)}`,
  risk: (board: string, key: string) =>
    `https://example.org/tab/?board=${encodeURIComponent(board)}&item=risk:${encodeURIComponent(key)}`,
};

export const place: CardPlace = {
  board: { id: 'children', title: 'Exampleshire Safeguarding Children Partnership' },
  links,
  mri: '29:alma',
  language: 'en',
};

export const scheme: ScoringScheme = schemePreset('product-5x5')!;
export const rendering = 'rendering-0001';
export const atInWords = () => '23 March 2026 at 14:05';

/** A person's list on a board that holds these items, all theirs. */
export function aDigest(
  actions: readonly Action[],
  risks: readonly Risk[] = [],
  options: Partial<Parameters<typeof digestCard>[0]> = {},
): CardMessage {
  const alma = aPerson({ key: 'alma', name: 'Alma Ferreira' });
  const board = aGroup({ key: 'board', kind: 'board', chairKey: 'alma' });
  const lines = myLines(
    {
      actions: actions.map((action) => ({ ...action, leads: [aLead({ personKey: 'alma' })] })),
      risks: risks.map((risk) => ({ ...risk, groupKey: 'board' })),
      people: [alma],
      groups: [board],
      meetings: [],
      settings: { planStart: null, timeZone: 'Europe/London', managerKeys: [] },
    },
    new Set(['alma']),
    defaultReminderPolicy,
    today,
  );
  return digestCard({
    place,
    personName: 'Alma Ferreira',
    list: 'today',
    lines,
    from: 0,
    others: 0,
    schemeOf: () => scheme,
    reminder: true,
    ...options,
  });
}

/** Text as people paste it: long, in any script, full of marks that mean something somewhere. */
const wildText = (longest: number) =>
  fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: longest }),
    fc.constantFrom(
      '',
      ' ',
      '???',
      '<at>Everyone</at>',
      '[link](https://example.org)',
      '**loud** _and_ `code`',
    ),
    fc.constantFrom('x', '漢', '😀', '"', '\\', '*', '\n', '\u0007').map((mark) => mark.repeat(longest)),
    fc.constant(
      'Parents did not attend; the school will call again on Monday. '.repeat(100).slice(0, longest),
    ),
  );

const wildNote = fc.option(
  fc.record({ text: wildText(4000), at: fc.constant('2026-03-01T09:00:00Z'), by: wildText(100) }),
  { nil: null },
);
const wildDay = fc.option(
  fc.constantFrom('2025-01-01', '2026-03-23', '2026-03-24', '2026-04-02', '2027-12-31').map(civilDate),
  { nil: null },
);

const wildRequest = fc.record({
  proposedDue: fc.constantFrom('2025-01-01', '2026-06-30', '2099-12-31').map(civilDate),
  reason: wildText(1000),
  at: fc.constant('2026-03-01T09:00:00Z'),
  by: fc.record({ oid: fc.constant(null), name: wildText(100) }),
});

const wildAction: fc.Arbitrary<Action> = fc
  .record({
    key: fc.string({ unit: 'grapheme-ascii', minLength: 1, maxLength: 100 }),
    reference: wildText(40),
    action: wildText(2000),
    outcome: wildText(2000),
    currentDue: wildDay,
    originalDue: wildDay,
    moves: fc.nat({ max: 9 }),
    status: fc.constantFrom(
      'not started' as const,
      'in progress' as const,
      'complete' as const,
      'closed' as const,
    ),
    rag: fc.constantFrom('red' as const, 'amber' as const, 'green' as const, 'blue' as const, null),
    percentComplete: fc.option(fc.integer({ min: 0, max: 100 }), { nil: null }),
    evidenceLink: fc.oneof(
      fc.constant(''),
      wildText(2000),
      fc.constant(`https://example.org/${'a'.repeat(1900)}`),
    ),
    ongoing: fc.boolean(),
    lastNote: wildNote,
    successMeasures: fc.array(wildText(1000), { maxLength: 12 }),
    completedOn: wildDay,
    moreTimeRequest: fc.option(wildRequest, { nil: null }),
    lastDecision: fc.option(
      fc.record({
        kind: fc.constantFrom(
          'more time approved' as const,
          'another date set' as const,
          'more time declined' as const,
          'closed' as const,
          'sent back' as const,
        ),
        at: fc.constant('2026-03-01T09:00:00Z'),
        by: fc.record({ oid: fc.constant(null), name: wildText(100) }),
        note: wildText(4000),
        due: wildDay,
        asked: fc.option(wildRequest, { nil: null }),
      }),
      { nil: null },
    ),
  })
  .map((parts) => anAction({ ...parts, leads: [aLead({ name: parts.outcome })] }));

const wildRisk: fc.Arbitrary<Risk> = fc
  .record({
    key: fc.string({ unit: 'grapheme-ascii', minLength: 1, maxLength: 100 }),
    reference: wildText(40),
    title: wildText(500),
    description: wildText(4000),
    nextReview: wildDay,
    lastReview: wildDay,
    current: fc.option(fc.constantFrom(aScore(4, 4), aScore(1, 2)), { nil: null }),
    lastNote: wildNote,
    status: fc.constantFrom('open' as const, 'closed' as const),
  })
  .map((parts) => aRisk(parts));

const wildTyped = fc.record(
  {
    status: wildText(40),
    rag: wildText(10),
    percentComplete: wildText(5),
    note: wildText(4000),
    evidenceLink: wildText(2000),
  },
  { requiredKeys: [] },
);

const wildTexts = fc.record({
  note: wildText(4000),
  reason: wildText(1000),
  evidenceLink: wildText(2000),
});

const pressed = {
  verb: 'action.more-time' as const,
  board: 'children',
  itemKey: 'a',
  rendering,
  seen: { status: 'in progress', rag: '', percentComplete: '', evidenceLink: '' },
};

/** What every form of an act can hold. */
const wildActForm = fc
  .record({
    action: wildAction,
    typed: fc.record(
      { due: wildText(20), note: wildText(4000), person: wildText(200) },
      { requiredKeys: [] },
    ),
    problem: fc.option(wildText(300), { nil: undefined }),
    value: wildText(2000),
  })
  .map(({ problem, value, ...parts }) => ({
    place,
    today,
    atInWords,
    rendering,
    conflicts: [{ field: 'due', label: 'Due', seen: value, now: value, yours: value }],
    ...(problem === undefined ? {} : { problem }),
    ...parts,
  }));

const actKinds = [
  'approve more time',
  'set another date',
  'decline more time',
  'close',
  'send back',
  'challenge',
  'pass on',
  'name lead',
  'give date',
] as const;

/** `place` is the sample’s in the language. */
const wildActCardIn = (place: CardPlace): fc.Arbitrary<CardMessage> =>
  fc.oneof(
    fc.tuple(wildActForm, wildRequest).map(([form, request]) => decideCard({ ...form, place, request })),
    wildActForm.map((form) => closeCard({ ...form, place })),
    fc
      .tuple(wildActForm, fc.array(wildText(400), { maxLength: 30 }), fc.boolean())
      .map(([form, tried, mayUpdate]) => challengeCard({ ...form, place, tried, mayUpdate })),
    fc
      .tuple(wildActForm, wildText(200))
      .map(([form, name]) =>
        passOnCard({ ...form, place, deputy: aPerson({ name, jobTitle: name, agency: name }) }),
      ),
    fc.tuple(wildActForm, fc.nat({ max: 700 }), wildText(100)).map(([form, number, name]) =>
      putRightCard({
        ...form,
        place,
        people: Array.from({ length: number }, (_, index) => aPerson({ key: `p${index}`, name })),
      }),
    ),
    fc
      .record({
        action: wildAction,
        act: fc.constantFrom(...actKinds),
        note: wildText(4000),
        by: wildText(100),
        again: fc.boolean(),
      })
      .map((parts) => actedCard({ place, today, atInWords, at: '2026-03-24T10:00:00Z', ...parts })),
    fc
      .record({ kind: fc.constantFrom('decide more time' as const, 'decision' as const), action: wildAction })
      .map((notice) => noticeCard({ place, today, atInWords, notice })),
  );

const wildCardIn = (place: CardPlace): fc.Arbitrary<CardMessage> =>
  fc.oneof(
    wildActCardIn(place),
    fc
      .record({
        actions: fc.array(wildAction, { maxLength: 60 }),
        risks: fc.array(wildRisk, { maxLength: 10 }),
        from: fc.nat({ max: 70 }),
        list: fc.constantFrom('today' as const, 'mine' as const, 'overdue' as const, 'reviews' as const),
        reminder: fc.boolean(),
      })
      .map(({ actions, risks, ...options }) => aDigest(actions, risks, { ...options, place })),
    fc.record({ action: wildAction, typed: wildTyped, problem: wildText(300) }).map((parts) => {
      return actionFormCard({ place, today, atInWords, rendering, ...parts });
    }),
    fc
      .record({
        action: wildAction,
        typed: wildTyped,
        problem: wildText(300),
        reason: wildText(1000),
        proposedDue: wildText(20),
      })
      .map((parts) => moreTimeCard({ place, today, atInWords, rendering, ...parts })),
    fc
      .record({ action: wildAction, note: wildText(4000), by: wildText(100), after: wildText(2000) })
      .map(({ action, note, by, after }) =>
        savedCard({
          place,
          action,
          today,
          atInWords,
          changes: [{ field: 'evidenceLink', before: '', after }],
          note,
          by,
          at: '2026-03-24T10:00:00Z',
          moreTime: { proposedDue: civilDate('2026-06-01'), reason: note },
          again: false,
        }),
      ),
    wildAction.map((action) => actionViewCard({ place, action, today, atInWords })),
    fc
      .record({ action: wildAction, typed: wildTyped, value: wildText(2000), changedBy: wildText(100) })
      .map(({ value, ...parts }) =>
        actionConflictCard({
          place,
          rendering,
          conflicts: ['status', 'rag', 'percentComplete', 'evidenceLink'].map((field) => ({
            field,
            label: field,
            seen: value,
            now: value,
            yours: value,
          })),
          ...parts,
        }),
      ),
    fc.record({ userMessage: wildText(500), typed: wildTexts }).map((parts) =>
      refusedCard({
        ...parts,
        boardId: 'children',
        language: place.language,
        links,
        retry: { ...pressed, ...parts.typed },
      }),
    ),
    fc
      .record({ risk: wildRisk, problem: wildText(300), typed: fc.record({ note: wildText(4000) }) })
      .map((parts) =>
        riskFormCard({
          place,
          scheme,
          schemeOfRow: scheme,
          schemeOfTarget: scheme,
          today,
          atInWords,
          rendering,
          ...parts,
        }),
      ),
    wildRisk.map((risk) =>
      riskViewCard({ place, risk, scheme, schemeOfRow: null, schemeOfTarget: null, today, atInWords }),
    ),
    fc.record({ risk: wildRisk, note: wildText(4000) }).map(({ risk, note }) =>
      reviewedCard({
        place,
        risk,
        scheme,
        schemeOfRow: scheme,
        schemeOfTarget: scheme,
        today,
        atInWords,
        kind: 're-scored',
        before: '12, Amber',
        after: '16, Red',
        note,
        by: 'Alma Ferreira',
        at: '2026-03-24T10:00:00Z',
        again: false,
      }),
    ),
    fc
      .record({ personName: wildText(200), title: wildText(200), boards: fc.nat({ max: 9 }) })
      .map(({ personName, title, boards }) =>
        greetingCard({
          personName,
          boards: Array.from({ length: boards }, (_, index) => ({
            id: `board-${index}`,
            title,
            needing: index,
          })),
          links,
          language: place.language,
        }),
      ),
    wildText(200).map((title) =>
      helpCard({ boards: [{ id: 'children', title, needing: 2 }], links, language: place.language }),
    ),
    fc.constant(noAccessCard(place.language)),
    fc
      .record({
        digestAt: wildText(20),
        problem: wildText(300),
        pausedUntil: wildText(40),
        snoozedUntil: wildDay,
      })
      .map(({ problem, pausedUntil, ...chosen }) =>
        preferencesCard({
          place,
          today,
          policy: defaultReminderPolicy,
          chosen: { digestWeekday: 'Monday', ...chosen },
          typed: { pausedUntil },
          problem,
        }),
      ),
    fc.record({ digestAt: wildText(20), by: wildText(200) }).map(({ digestAt, by }) =>
      preferencesSavedCard({
        place,
        today,
        policy: defaultReminderPolicy,
        chosen: { digestWeekday: null, digestAt, snoozedUntil: null },
        by,
        atInWords: atInWords(),
      }),
    ),
    wildTexts.map((typed) => waitingCard(place.language, { ...pressed, ...typed }, typed)),
  );

/** Every card the bot can send, in either language, made of whatever a register may hold. */
export const wildCard: fc.Arbitrary<CardMessage> = fc.oneof(
  wildCardIn(place),
  wildCardIn({ ...place, language: 'cy' }),
);

/** Every element, input and action of a card, in order. */
export function partsOf(value: unknown): CardElement[] {
  if (Array.isArray(value)) return value.flatMap(partsOf);
  if (typeof value !== 'object' || value === null) return [];
  const own = 'type' in value && typeof value.type === 'string' ? [value as CardElement] : [];
  return [...own, ...Object.values(value).flatMap(partsOf)];
}

/** What a card says, text after text. */
export function wordsOf(message: CardMessage): string[] {
  return partsOf(message.card.body).flatMap((part) => {
    if (part.type === 'TextBlock') return [String(part['text'])];
    if (part.type !== 'FactSet') return [];
    return (part['facts'] as { title: string; value: string }[]).map(
      ({ title, value }) => `${title}: ${value}`,
    );
  });
}

/** The buttons below a card, in order. */
export function buttonsOf(message: CardMessage): { title: string; data: Record<string, unknown> }[] {
  return (message.card.actions ?? []).map((action) => ({
    title: String(action['title']),
    data: (action['data'] ?? {}) as Record<string, unknown>,
  }));
}
