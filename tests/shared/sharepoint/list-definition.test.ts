import {
  choice,
  columnDefinition,
  day,
  defineList,
  instant,
  line,
  lines,
  listCreation,
  mostIndexes,
  needsIndex,
  number,
  yesNo,
  type Column,
} from '../../../shared/sharepoint/list-definition.ts';
import { listKeys, registerLists } from '../../../shared/sharepoint/register-lists.ts';

const shown = { displayName: 'Shown' };

describe('a column becomes what Graph calls a columnDefinition', () => {
  const cases: [string, Column, Record<string, unknown>][] = [
    ['a single line', line('A', shown), { text: { allowMultipleLines: false, maxLength: 255 } }],
    [
      'plain text over several lines',
      lines('A', shown),
      { text: { allowMultipleLines: true, textType: 'plain', appendChangesToExistingText: false } },
    ],
    [
      'a number between limits',
      number('A', { ...shown, minimum: 0, maximum: 100 }),
      { number: { decimalPlaces: 'automatic', minimum: 0, maximum: 100 } },
    ],
    ['a whole number', number('A', { ...shown, whole: true }), { number: { decimalPlaces: 'none' } }],
    ['yes or no', yesNo('A', shown), { boolean: {} }],
    [
      'a choice that may be typed over',
      choice('A', ['one', 'two'], shown),
      { choice: { allowTextEntry: true, choices: ['one', 'two'], displayAs: 'dropDownMenu' } },
    ],
    ['a day', day('A', shown), { dateTime: { format: 'dateOnly', displayAs: 'standard' } }],
    ['a moment', instant('A', shown), { dateTime: { format: 'dateTime', displayAs: 'standard' } }],
  ];

  test.each(cases)('%s', (_name, column, facet) => {
    expect(columnDefinition(column)).toEqual({ name: 'A', displayName: 'Shown', ...facet });
  });

  test('a unique column is indexed too, because SharePoint wants both', () => {
    expect(columnDefinition(line('Key', { ...shown, unique: true, hidden: true }))).toMatchObject({
      indexed: true,
      enforceUniqueValues: true,
      hidden: true,
    });
  });
});

describe('a list that SharePoint would refuse or mix up is refused here', () => {
  const cases: [string, Column[], RegExp][] = [
    ['a name with a space', [line('Due date', shown)], /ASCII/],
    ['a name of 33 characters', [line('A'.repeat(33), shown)], /ASCII/],
    ['a name twice', [line('A', shown), day('A', shown)], /twice/],
    ['its own Title', [line('Title', shown)], /twice/],
    ['Foo beside FooId', [line('Owner', shown), line('OwnerId', shown)], /mixed up/],
    ['an index on several lines', [{ ...lines('A', shown), indexed: true }], /no index/],
    [
      'a 21st index',
      Array.from({ length: mostIndexes + 1 }, (_, at) => line(`A${at}`, { ...shown, indexed: true })),
      /20 indexes/,
    ],
  ];

  test.each(cases)('%s', (_name, columns, message) => {
    expect(() => defineList({ name: 'Some', description: '', columns })).toThrow(message);
  });
});

describe('the lists of the register', () => {
  test.each(listKeys)('%s has one unique key, and reads every column it asks for', (key) => {
    const list = registerLists[key];
    const unique = list.definition.columns.filter((column) => column.unique === true);
    expect(unique.map((column) => column.name)).toEqual([list.keyColumn]);
    const names = new Set(['Title', ...list.definition.columns.map((column) => column.name)]);
    expect(list.columns.filter((name) => !names.has(name))).toEqual([]);
    expect(new Set(list.columns).size).toBe(list.columns.length);
  });

  test('what queries filter by is indexed', () => {
    const indexed = Object.fromEntries(
      listKeys.map((key) => [
        key,
        registerLists[key].definition.columns.filter(needsIndex).map((column) => column.name),
      ]),
    );
    expect(indexed).toEqual({
      risks: ['Key', 'GroupKey', 'Status', 'NextReview', 'ImportKey'],
      assessments: ['Key', 'RiskKey', 'AsAt', 'ImportKey'],
      controls: ['Key', 'RiskKey', 'ImportKey'],
      actions: ['Key', 'Plan', 'CurrentDue', 'Status', 'RiskKey', 'GroupKey', 'ImportKey'],
      updates: ['Key', 'ItemKey', 'At', 'MeetingKey'],
      people: ['Key', 'ObjectId', 'ImportKey'],
      groups: ['Key', 'ImportKey'],
      meetings: ['Key', 'GroupKey', 'MeetingDate'],
      presenting: ['Key'],
      reminders: ['ClaimKey', 'PersonKey', 'Day', 'State'],
      conversations: ['Key'],
      imports: ['Key'],
      settings: ['Key'],
    });
  });

  test('only what the service keeps for itself is hidden from the site’s contents', () => {
    const hidden = listKeys.filter((key) => {
      const { list } = listCreation(registerLists[key].definition) as { list: { hidden?: boolean } };
      return list.hidden === true;
    });
    expect(hidden).toEqual(['presenting', 'conversations', 'imports']);
  });
});
