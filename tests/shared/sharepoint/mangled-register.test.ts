import fc from 'fast-check';
import { actionFormCard } from '../../../bot/cards/action-form-card.ts';
import { actionViewCard } from '../../../bot/cards/action-view-card.ts';
import { digestCard } from '../../../bot/cards/digest-card.ts';
import { riskFormCard } from '../../../bot/cards/risk-card.ts';
import { decideActionUpdate } from '../../../bot/register/record-action-update.ts';
import { decideRiskReview } from '../../../bot/register/review-risk.ts';
import { registerRowsSchema, boardInfoSchema } from '../../../shared/contracts/tab-api.ts';
import { civilDate } from '../../../shared/domain/civil-date.ts';
import { buildDirectory } from '../../../shared/domain/people-directory.ts';
import { standingOnAction, standingOnRisk } from '../../../shared/domain/standing.ts';
import { momentInWords } from '../../../shared/domain/moment-in-words.ts';
import { myLines } from '../../../shared/reminders/my-list.ts';
import { planReminders } from '../../../shared/reminders/plan-reminders.ts';
import type { SettingRow } from '../../../shared/sharepoint/lists/settings.ts';
import { readSettings } from '../../../shared/sharepoint/read-settings.ts';
import { registerLists, type ListKey } from '../../../shared/sharepoint/register-lists.ts';
import { links } from '../../bot/cards/card-samples.ts';

/**
 * Whatever people with rights on the site write into cells by hand, one row of it must not keep everybody else from their
 * reminders, their cards and the tab.
 */
const today = civilDate('2026-03-24');
const now = '2026-03-24T10:00:00Z';

const keys = ['a', 'b', 'c', 'g', '__proto__', 'constructor'];
const cell = fc.oneof(
  fc.jsonValue({ maxDepth: 1 }),
  fc.double(),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.constantFrom(
    ...keys,
    'a\nb\nc',
    'A #a\nB (support) #b\nG #g',
    'person',
    'group',
    'collective',
    'role',
    'board',
    'open',
    'In progress',
    'Closed',
    '1900-01-01T12:00:00Z',
    '8900-12-31T12:00:00Z',
    '9999-12-31',
    '0001-01-01',
    '9999-12-31T23:59:59Z',
    '0001-01-01T00:00:00Z',
    '+275760-09-13T00:00:00Z',
    '-000001-01-01T00:00:00Z',
    'every 400 years',
    'every 400 months until 31 December 9999',
    '31 December 9999',
    '1 January 0001',
    'ongoing',
    'quarterly until March 9999',
    '{"kind":"recurring","every":{"n":400,"unit":"year"},"needsCheck":false,"raw":"x","date":"9999-12-31"}',
    '{"kind":"recurring","every":{"n":1,"unit":"day"},"needsCheck":false,"raw":"x","date":"0001-01-01"}',
    'product-5x5@1',
    '1e308',
    '-1',
    'NaN',
    '\uD800',
    '\u202Egnp.exe',
  ),
);

function rows(list: ListKey, most: number) {
  const { definition, keyColumn } = registerLists[list];
  const names = ['Title', ...definition.columns.map((column) => column.name)];
  return fc.array(
    fc
      .tuple(fc.dictionary(fc.constantFrom(...names), cell), fc.constantFrom(...keys))
      .map(([fields, key]) => ({ [keyColumn]: key, ...fields })),
    { maxLength: most },
  );
}

const site = { timeZone: 'Europe/London' };
const read = <Key extends ListKey>(list: Key, given: readonly Record<string, unknown>[]) =>
  given.map((fields, index) =>
    registerLists[list].read({ id: String(index + 1), eTag: '"1"', lastModifiedDateTime: now, fields }, site),
  ) as ReturnType<(typeof registerLists)[Key]['read']>[];

const settingValue = fc.oneof(
  fc.jsonValue({ maxDepth: 2 }),
  fc.constantFrom<unknown>(
    1_000_000_000,
    [1_000_000_000],
    [1],
    'soon',
    '9999-12-31',
    '0001-01-01',
    null,
    true,
  ),
);
const settingsJson = (names: readonly string[]) =>
  fc.dictionary(fc.constantFrom(...names), settingValue).map((value) => JSON.stringify(value));
const settings = fc.record({
  board: settingsJson(['title', 'timeZone', 'nation', 'scheme', 'managerKeys', 'planStart']),
  'reminder-policy': settingsJson([
    'actionDaysBefore',
    'actionOnTheDay',
    'overdueEveryDays',
    'reviewDaysBefore',
    'reviewDaysAfter',
    'ongoingEveryMonths',
    'sendAt',
  ]),
  vocabulary: fc.oneof(fc.string(), settingsJson(['adequacy', 'categories'])),
  'scheme-change@1': fc.oneof(fc.string(), settingsJson(['change', 'at', 'by', 'why', 'inUse', 'saved'])),
});

test('one mangled row keeps nobody from reminders, cards, decisions or the tab', () => {
  fc.assert(
    fc.property(
      rows('actions', 3),
      rows('risks', 3),
      rows('people', 4),
      rows('groups', 3),
      rows('reminders', 2),
      settings,
      (actionRows, riskRows, peopleRows, groupRows, reminderRows, texts) => {
        const configuration = readSettings(
          Object.entries(texts).map(([key, json]) => ({ key, json, version: 1 }) as SettingRow),
        );
        const actions = read('actions', actionRows);
        const risks = read('risks', riskRows);
        const people = read('people', peopleRows);
        const groups = read('groups', groupRows);
        const register = { actions, risks, people, groups, meetings: [], settings: configuration.settings };
        const policy = configuration.reminderPolicy;
        const calendar = { holidays: { covers: () => true, isHoliday: () => false } };
        planReminders({
          register,
          ledger: read('reminders', reminderRows),
          policy,
          today,
          time: null,
          calendar,
        });
        const lines = myLines(register, new Set(keys), policy, today);

        const place = {
          board: { id: 'children', title: 'Board' },
          links,
          mri: null,
          language: 'en' as const,
        };
        const atInWords = (instant: string) => momentInWords(instant, configuration.settings.timeZone);
        const list = { place, personName: '', lines, from: 0, others: 0, schemeOf: () => null };
        digestCard({ ...list, list: 'mine', reminder: true });
        const directory = { directory: buildDirectory(people, groups), managerKeys: ['a'] };
        const actor = { oid: 'oid', name: 'Alma' };
        for (const action of actions) {
          standingOnAction('oid', action, directory, today);
          actionViewCard({ place, action, today, atInWords });
          actionFormCard({ place, action, today, atInWords, rendering: 'rendering' });
          const seen = { status: action.status, rag: action.rag, percentComplete: null, evidenceLink: '' };
          const request = { idempotencyKey: 'press-0001', itemKey: action.key, seen, note: 'Said.' };
          const state = { item: action, recorded: null, trail: [], editor: actor };
          decideActionUpdate(state, request, { actor, via: 'tab', standing: null }, { now, ...site });
        }
        for (const risk of risks) {
          standingOnRisk('oid', risk, directory, today);
          const [scheme] = configuration.schemes;
          if (scheme !== undefined) {
            const question = {
              place,
              risk,
              scheme,
              schemeOfRow: scheme,
              schemeOfTarget: scheme,
              today,
              atInWords,
            };
            riskFormCard({ ...question, rendering: 'rendering' });
          }
          const { likelihood = null, impact = null } = risk.current ?? {};
          const request = {
            idempotencyKey: 'press-0001',
            itemKey: risk.key,
            seen: { likelihood, impact, lastReview: risk.lastReview },
            decision: { kind: 'confirm' as const },
          };
          const state = { item: risk, recorded: null, trail: [], editor: actor };
          decideRiskReview(state, request, { actor, via: 'tab', standing: null }, configuration, now);
        }

        const sent: unknown = JSON.parse(
          JSON.stringify({ risks, controls: [], actions, people, groups, meetings: [] }),
        );
        expect(registerRowsSchema.safeParse(sent).error?.issues ?? []).toEqual([]);
        const {
          settings: told,
          vocabulary,
          schemes,
          newestPolicyRow: policyVersion,
          newestSchemeChange: schemeChange,
          problems,
        } = configuration;
        const board = {
          id: 'x',
          siteUrl: '',
          settings: told,
          vocabulary,
          schemes,
          policyVersion,
          schemeChange,
          problems,
        };
        expect(boardInfoSchema.safeParse(JSON.parse(JSON.stringify(board))).error?.issues ?? []).toEqual([]);
      },
    ),
    { numRuns: 400 },
  );
});
