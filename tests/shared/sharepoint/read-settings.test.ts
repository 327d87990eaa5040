import fc from 'fast-check';
import { isSameScheme, type SchemeChange } from '../../../shared/domain/scheme-change.ts';
import { schemePreset, schemePresets } from '../../../shared/domain/scheme-presets.ts';
import { scoreWith, scoringSchemeSchema } from '../../../shared/domain/scoring-scheme.ts';
import { defaultReminderPolicy } from '../../../shared/domain/reminder-policy.ts';
import type { SettingRow } from '../../../shared/sharepoint/lists/settings.ts';
import {
  defaultBoardSettings,
  defaultVocabulary,
  readSettings,
  settingsRows,
} from '../../../shared/sharepoint/read-settings.ts';
import { schemeChangeRow, schemeKey } from '../../../shared/sharepoint/read-schemes.ts';
import { itsRow } from './as-share-point-keeps.ts';

const product = schemePreset('product-5x5')!;
const configuration = {
  settings: { ...defaultBoardSettings, title: 'Children’s board', managerKeys: ['p-1'] },
  vocabulary: { adequacy: ['Strong', 'Weak'], categories: ['Workforce'] },
  reminderPolicy: { ...defaultReminderPolicy, sendAt: '09:15' },
  schemes: [...schemePresets],
};
const rowsOf = (changes: Record<string, string> = {}): SettingRow[] =>
  settingsRows(configuration).map((row) => ({ ...itsRow, ...row, json: changes[row.key] ?? row.json }));

test('what was written reads back, every scheme version beside the others', () => {
  expect(readSettings(rowsOf())).toEqual({
    ...configuration,
    policyVersion: 0,
    policyVersions: [],
    firstPolicy: configuration.reminderPolicy,
    newestPolicyRow: 0,
    importMapping: {},
    newestMappingRow: 0,
    policyProblems: [],
    firstScheme: defaultBoardSettings.scheme,
    schemeChanges: [],
    newestSchemeChange: 0,
    versionsTaken: new Map(schemePresets.map(({ id, version }) => [id, version])),
    schemeProblems: [],
    problems: [],
  });
  expect(settingsRows(configuration).map(({ key }) => key)).toEqual([
    'board',
    'vocabulary',
    'reminder-policy',
    ...schemePresets.map((scheme) => `scheme:${scheme.id}@${scheme.version}`),
  ]);
});

test('an empty list gives every default, and says what is missing', () => {
  const { problems, ...read } = readSettings([]);
  expect(read).toEqual({
    settings: defaultBoardSettings,
    vocabulary: defaultVocabulary,
    reminderPolicy: defaultReminderPolicy,
    policyVersion: 0,
    policyVersions: [],
    firstPolicy: defaultReminderPolicy,
    newestPolicyRow: 0,
    importMapping: {},
    newestMappingRow: 0,
    policyProblems: [expect.stringContaining('no row “reminder-policy”')],
    firstScheme: defaultBoardSettings.scheme,
    schemeChanges: [],
    newestSchemeChange: 0,
    versionsTaken: new Map(),
    schemeProblems: [expect.stringContaining('“scheme:product-5x5@1”')],
    schemes: [product],
  });
  expect(problems).toEqual([
    expect.stringContaining('no row “board”'),
    expect.stringContaining('“scheme:product-5x5@1”'),
    expect.stringContaining('no row “vocabulary”'),
    expect.stringContaining('no row “reminder-policy”'),
  ]);
});

describe('a setting edited by hand costs only itself', () => {
  test('a mistyped number keeps the other numbers', () => {
    const json = JSON.stringify({
      ...configuration.reminderPolicy,
      overdueEveryDays: 'seven',
      sendAt: '8.30',
    });
    const { reminderPolicy, problems } = readSettings(rowsOf({ 'reminder-policy': json }));
    expect(reminderPolicy).toEqual({ ...defaultReminderPolicy, overdueEveryDays: 7, sendAt: '08:30' });
    expect(problems).toHaveLength(2);
    expect(problems.join(' ')).toContain('Use a 24-hour time such as 08:30.');
  });

  test('a missing bracket gives the defaults', () => {
    const { vocabulary, problems } = readSettings(rowsOf({ vocabulary: '{"adequacy": ["Good"' }));
    expect(vocabulary).toEqual(defaultVocabulary);
    expect(problems).toEqual([expect.stringContaining('version history')]);
  });

  test('a setting nobody knows is named, the known ones count', () => {
    const json = JSON.stringify({ ...configuration.vocabulary, adequecy: [] });
    const { vocabulary, problems } = readSettings(rowsOf({ vocabulary: json }));
    expect(vocabulary).toEqual(configuration.vocabulary);
    expect(problems).toEqual([expect.stringContaining('“adequecy” is not a setting')]);
  });

  test('an unknown time zone is replaced: days must stay readable', () => {
    const json = JSON.stringify({ ...configuration.settings, timeZone: 'Europe/Exampleshire' });
    const { settings, problems } = readSettings(rowsOf({ board: json }));
    expect(settings).toEqual({ ...configuration.settings, timeZone: 'Europe/London' });
    expect(problems).toEqual([expect.stringContaining('Europe/Exampleshire')]);
  });

  test('an unreadable scheme is left out and named, the others stay', () => {
    const other = schemePresets.find(({ id }) => id !== 'product-5x5')!;
    const { schemes, problems } = readSettings(rowsOf({ [schemeKey(other)]: '{"id":"x"}' }));
    expect(schemes.map(schemeKey)).toEqual(schemePresets.filter((scheme) => scheme !== other).map(schemeKey));
    expect(problems).toEqual([expect.stringContaining(schemeKey(other))]);
  });

  test('a scheme under another scheme’s name is not believed', () => {
    const other = schemePresets.find(({ id }) => id !== 'product-5x5')!;
    const { schemes, problems } = readSettings(rowsOf({ [schemeKey(other)]: JSON.stringify(product) }));
    expect(schemes.filter((scheme) => schemeKey(scheme) === schemeKey(product))).toHaveLength(1);
    expect(problems).toEqual([expect.stringContaining('must agree')]);
  });

  test('a board that names a scheme nobody holds goes on with one it has', () => {
    const json = JSON.stringify({ ...configuration.settings, scheme: { id: 'ours', version: 4 } });
    const { settings, problems } = readSettings(rowsOf({ board: json }));
    expect(settings.scheme).toEqual({ id: schemePresets[0]?.id, version: schemePresets[0]?.version });
    expect(problems).toEqual([expect.stringContaining('“ours@4”')]);
  });
});

describe('decisions about the scheme', () => {
  const change = (number: number, parts: Partial<SchemeChange> = {}): SchemeChange => ({
    change: number,
    at: '2026-03-02T09:00:00Z',
    by: { oid: null, name: 'Rowena Castell' },
    why: 'The board asked for it.',
    inUse: { id: product.id, version: number + 1 },
    saved: { ...product, version: number + 1, title: `Ours ${number}` },
    ...parts,
  });
  const changeRow = (number: number, json?: string): SettingRow => {
    const row = schemeChangeRow(change(number));
    return { ...itsRow, ...row, json: json ?? row.json };
  };

  test('the newest one holds, every version saved stays readable, and the row “board” is as it was', () => {
    const read = readSettings([...rowsOf(), changeRow(2), changeRow(1)]);
    expect(read.settings.scheme).toEqual({ id: product.id, version: 3 });
    expect(read.firstScheme).toEqual(defaultBoardSettings.scheme);
    expect(read.schemeChanges).toEqual([change(1), change(2)]);
    expect(read.schemes.filter(({ id }) => id === product.id).map(({ version }) => version)).toEqual([
      1, 2, 3,
    ]);
    expect(read.problems).toEqual([]);
  });

  test('what any version says comes back as it was saved, and scores alike', () => {
    const anyScheme = fc.constantFrom(...schemePresets).chain((scheme) =>
      fc
        .record({
          title: fc.string({ minLength: 1 }).filter((text) => text.trim() === text && text !== ''),
          appetite: fc.option(fc.double({ noNaN: true, noDefaultInfinity: true, min: 0 }), {
            nil: undefined,
          }),
          labels: fc.uniqueArray(fc.stringMatching(/^[a-z]{1,12}$/), {
            minLength: scheme.impact.length,
            maxLength: scheme.impact.length,
          }),
        })
        .map(({ title, appetite, labels }) =>
          scoringSchemeSchema.parse({
            ...scheme,
            version: 2,
            title,
            appetite,
            impact: scheme.impact.map((level, index) => ({ ...level, label: labels[index] })),
          }),
        ),
    );
    fc.assert(
      fc.property(anyScheme, (scheme) => {
        const row = schemeChangeRow(change(1, { saved: scheme, inUse: { id: scheme.id, version: 2 } }));
        const read = readSettings([...rowsOf(), { ...itsRow, ...row }]);
        const back = read.schemes.find(({ id, version }) => id === scheme.id && version === 2);
        expect(read.settings.scheme).toEqual({ id: scheme.id, version: 2 });
        if (back === undefined) throw new Error('The scheme is gone.');
        expect(isSameScheme(back, scheme)).toBe(true);
        for (const { label } of scheme.impact) {
          const chosen = { likelihood: scheme.likelihood[0]?.value ?? 0, impact: label };
          expect(scoreWith(back, chosen)).toEqual(scoreWith(scheme, chosen));
        }
      }),
      { numRuns: 40 },
    );
  });

  test('a damaged row is named, costs its own scheme alone, and its number stays taken', () => {
    const read = readSettings([...rowsOf(), changeRow(1), changeRow(2, '{"change": 2, "inUse"')]);
    expect(read.settings.scheme).toEqual({ id: product.id, version: 2 });
    expect(read.newestSchemeChange).toBe(2);
    expect(read.versionsTaken.get(product.id)).toBe(3);
    expect(read.problems).toEqual([expect.stringContaining('“scheme-change@2” is no readable change')]);
  });

  test('a damaged scheme does not undo that another was taken into use', () => {
    const preset = schemePreset('ranked-5x5')!;
    const json = JSON.stringify({
      ...change(2),
      saved: { id: 'x' },
      inUse: { id: preset.id, version: preset.version },
    });
    const read = readSettings([...rowsOf(), changeRow(1), changeRow(2, json)]);
    expect(read.settings.scheme).toEqual({ id: 'ranked-5x5', version: 1 });
    expect(read.problems).toEqual([expect.stringContaining('“scheme-change@2”')]);
  });

  test('when the scheme in use is deleted, the one before it is used, and the problem says what to do', () => {
    const json = JSON.stringify(change(2, { saved: null, inUse: { id: 'ours', version: 4 } }));
    const read = readSettings([...rowsOf(), changeRow(1), changeRow(2, json)]);
    expect(read.settings.scheme).toEqual({ id: product.id, version: 2 });
    expect(read.problems).toEqual([
      expect.stringMatching(/scores with “ours@4”.*“Ours 1” is used meanwhile.*Scoring schemes/),
    ]);
  });
});

describe('the reminder policy', () => {
  const saved = (version: number, change: object): SettingRow => ({
    ...itsRow,
    key: `reminder-policy@${version}`,
    version: 1,
    json: JSON.stringify({
      version,
      at: '2026-03-02T09:00:00Z',
      by: { oid: null, name: 'Rowena Castell' },
      policy: { ...defaultReminderPolicy, ...change },
    }),
  });

  test('the newest saved version holds, and the older ones stay readable', () => {
    const read = readSettings([...rowsOf(), saved(2, { sendAt: '07:45' }), saved(1, { sendAt: '10:00' })]);
    expect(read.reminderPolicy.sendAt).toBe('07:45');
    expect(read.policyVersion).toBe(2);
    expect(read.policyVersions.map(({ policy }) => policy.sendAt)).toEqual(['10:00', '07:45']);
    expect(read.problems).toEqual([]);
  });

  test('a version whose parts contradict each other is passed over for what held before it, and says so', () => {
    const escalation = [
      { afterDays: 28, to: ['group chair'] },
      { afterDays: 14, to: ['board chair'] },
    ];
    const read = readSettings([...rowsOf(), saved(1, { sendAt: '10:00' }), saved(2, { escalation })]);
    expect(read.reminderPolicy.sendAt).toBe('10:00');
    expect(read.problems).toEqual([expect.stringContaining('Each step must come later')]);
  });

  test('a row mangled by hand is named, the version before it holds, and its number stays taken', () => {
    const read = readSettings([
      ...rowsOf(),
      saved(1, { sendAt: '10:00' }),
      { ...itsRow, key: 'reminder-policy@2', version: 1, json: '{"version": 2, "policy": ' },
    ]);
    expect(read.reminderPolicy.sendAt).toBe('10:00');
    expect(read.policyVersion).toBe(1);
    expect(read.newestPolicyRow).toBe(2);
    expect(read.policyProblems).toEqual([expect.stringContaining('version 1 holds')]);
    expect(read.problems).toEqual(read.policyProblems);
  });

  test('what the board was provisioned with stays readable as version 0', () => {
    const read = readSettings([...rowsOf(), saved(1, { sendAt: '10:00' })]);
    expect(read.firstPolicy).toEqual(configuration.reminderPolicy);
  });

  test('a time zone nobody knows bears on when reminders go out', () => {
    const json = JSON.stringify({ ...configuration.settings, timeZone: 'Europe/Exampleshire' });
    const read = readSettings(rowsOf({ board: json }));
    expect(read.settings.timeZone).toBe('Europe/London');
    expect(read.policyProblems).toEqual([expect.stringContaining('“Europe/Exampleshire” is not known')]);
  });

  test('a row of an earlier register takes what it lacks from the defaults, without complaint', () => {
    const json = JSON.stringify({ actionDaysBefore: [10], sendAt: '09:00' });
    const { reminderPolicy, problems } = readSettings(rowsOf({ 'reminder-policy': json }));
    expect(reminderPolicy).toEqual({ ...defaultReminderPolicy, actionDaysBefore: [10], sendAt: '09:00' });
    expect(problems).toEqual([]);
  });
});

test('whatever the rows hold, reading gives a board that can be worked with', () => {
  const key = fc.constantFrom(
    'board',
    'vocabulary',
    'reminder-policy',
    'reminder-policy@1',
    'reminder-policy@2',
    'scheme:product-5x5@1',
    'scheme:',
    'other',
  );
  const row = fc.record({ key, version: fc.nat(), json: fc.oneof(fc.json(), fc.string()) });
  fc.assert(
    fc.property(fc.array(row, { maxLength: 6 }), (rows) => {
      const { settings, schemes, problems } = readSettings(rows.map((one) => ({ ...itsRow, ...one })));
      expect(schemes.map(schemeKey)).toContain(`scheme:${settings.scheme.id}@${settings.scheme.version}`);
      expect(problems.every((problem) => problem.endsWith('.'))).toBe(true);
    }),
    { numRuns: 300 },
  );
});

test('the newest readable columns remembered for documents hold', () => {
  const first = itsMapping(2, '{"who will lead":"leads"}');
  expect(readSettings([...rowsOf(), itsMapping(1, '{"who":"ignore"}'), first]).importMapping).toEqual({
    'who will lead': 'leads',
  });
  const broken = readSettings([...rowsOf(), itsMapping(3, '{"who'), first]);
  expect(broken).toMatchObject({ importMapping: { 'who will lead': 'leads' }, newestMappingRow: 3 });
  expect(broken.problems).toEqual([expect.stringContaining('import-mapping@3')]);
});

const itsMapping = (version: number, json: string): SettingRow => ({
  ...itsRow,
  key: `import-mapping@${version}`,
  version: 1,
  json,
});
