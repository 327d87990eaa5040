import { readStatus, readRag, readPercent } from '../../../shared/domain/status.ts';
import { readReviewRule } from '../../../shared/domain/read-review-rule.ts';
import { rowProblemInWords } from '../../../shared/domain/row-problem-in-words.ts';
import { settingsProblemInWords } from '../../../shared/domain/settings-problem-in-words.ts';
import { trailTextInWords } from '../../../shared/domain/trail-text-in-words.ts';
import { receiptErrorInWords } from '../../../shared/reminders/receipt-error-in-words.ts';
import { whatToDo, whyNotInChannel } from '../../../bot/reminders/way-to-person.ts';
import { readSettings } from '../../../shared/sharepoint/read-settings.ts';
import { registerLists } from '../../../shared/sharepoint/register-lists.ts';

/** What is written in English and kept, told in Welsh by the sentence: nothing of it may stay English but what is quoted. */
const english =
  /\b(?:the|this|that|is|was|are|not|and|or|of|it|its|to|no|so|has|cannot|write|choose|pick)\b/iu;
const outsideQuotes = (text: string) => text.replaceAll(/“[^”]*”/gu, '').replaceAll(/\([^)]*\)/gu, '');

describe('cells that could not be read', () => {
  const odd = [
    '???',
    '-3',
    '4.5',
    '250',
    'soon',
    '32/13/2026',
    '2026-02-31',
    '31 March 2026',
    '0.4',
    'paused',
    'red/amber',
    'yellow',
    '{',
    '0026-03-01T00:00:00Z',
  ];
  const messages = new Set(
    Object.values(registerLists).flatMap((list) =>
      odd.flatMap((value) => {
        const fields = Object.fromEntries(list.columns.map((name) => [name, value]));
        const row = { id: '1', eTag: '"1,1"', lastModifiedDateTime: '2026-03-01T10:00:00Z', fields };
        return list.read(row, { timeZone: 'Europe/London' }).problems.map(({ message }) => message);
      }),
    ),
  );
  for (const read of [readStatus, readRag, readPercent, readReviewRule]) {
    for (const value of odd) {
      const { problem } = read(value);
      if (problem !== undefined) messages.add(problem);
    }
  }

  it('are many, of every kind', () => expect(messages.size).toBeGreaterThan(20));
  it.each([...messages])('%s', (message) => {
    expect(rowProblemInWords(message, 'en')).toBe(message);
    expect(outsideQuotes(rowProblemInWords(message, 'cy'))).not.toMatch(english);
  });
});

it('trail: what a person wrote stays, what the register added is told', () => {
  const text = [
    'This is mine: the plan is not ready.',
    'Asked for more time, until 30 June 2026.',
    'This replaces the request of Priya Nair for more time until 1 May 2026.',
  ].join('\n');
  expect(trailTextInWords(text, 'en')).toBe(text);
  expect(trailTextInWords(text, 'cy').split('\n')).toEqual([
    'This is mine: the plan is not ready.',
    'Gofynnwyd am ragor o amser, tan 30 Mehefin 2026.',
    'Mae hyn yn disodli cais Priya Nair am ragor o amser tan 1 Mai 2026.',
  ]);
  expect(trailTextInWords('Taken back: Progress, recorded on 2 March 2026 at 10:15.', 'cy')).toBe(
    'Tynnwyd yn ôl: Cynnydd, a gofnodwyd ar 2 Mawrth 2026 am 10:15.',
  );
});

it.each([...Object.values(whatToDo), ...Object.values(whyNotInChannel)])('a receipt: %s', (error) => {
  const told = receiptErrorInWords(`${error} For the IT team: 403 BotNotInConversationRoster.`, 'cy');
  expect(told).toMatch(/ I’r tîm TG: 403 BotNotInConversationRoster\.$/);
  expect(outsideQuotes(told)).not.toMatch(english);
});

describe('settings that could not be read', () => {
  const row = (key: string, json: string) => ({
    id: '1',
    etag: '',
    modifiedAt: '',
    modifiedBy: '',
    problems: [],
    key,
    version: 1,
    json,
  });
  const { problems, policyProblems, schemeProblems } = readSettings([
    row('board', '{"timeZone":"Nowhere","title":5,"colour":"red","scheme":{"id":"ours","version":2}}'),
    row('reminder-policy', '{'),
    row('reminder-policy@1', '{'),
    row('scheme-change@1', '{'),
    row('scheme:ours@1', '{}'),
    row('import-mapping@1', '{'),
  ]);
  const all = [...new Set([...problems, ...policyProblems, ...schemeProblems])];

  it('are of several kinds', () => expect(all.length).toBeGreaterThan(7));
  it.each(all)('%s', (problem) => {
    expect(settingsProblemInWords(problem, 'en')).toBe(problem);
    expect(outsideQuotes(settingsProblemInWords(problem, 'cy'))).not.toMatch(english);
  });
});

test('a note that is nothing but opened quotes is told as it stands, and not in the square of its length', () => {
  const note = '“'.repeat(63_000);
  const before = process.cpuUsage();
  expect(trailTextInWords(note, 'cy')).toBe(note);
  const { user, system } = process.cpuUsage(before);
  // Microseconds of this process's own work; it was more than ten seconds.
  expect(user + system).toBeLessThan(2_000_000);
});
