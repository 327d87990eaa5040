import { answerLink, answerQuery, type OwnBoard } from '../../../bot/teams/message-extension.ts';
import { readRegisterLink } from '../../../bot/teams/read-register-link.ts';
import { aLead, anAction, aPerson, aRisk, referenceTo } from '../../support/builders.ts';
import { links, wordsOf } from '../cards/card-samples.ts';
import { aBoard } from './board-in-memory.ts';
import { partsWith } from './press-bench.ts';

const alma = aPerson({ key: 'alma', name: 'Alma Ferreira', oid: 'oid-alma' });
const owen = aPerson({ key: 'owen', name: 'Owen Prys', oid: 'oid-owen' });

async function boardsOf(oid: string): Promise<OwnBoard[]> {
  const door = partsWith(
    aBoard({
      people: [alma, owen],
      actions: [
        anAction({
          key: 'A-1',
          reference: '1.3',
          action: 'Review <at>hospital</at> discharge',
          leads: [aLead({ name: 'Alma Ferreira', personKey: 'alma' })],
          lastNote: { text: 'Said in confidence', at: '2026-03-01T09:00:00Z', by: 'Alma Ferreira' },
        }),
        // It treats what is exempt, and names what nobody can look up.
        ...['R-2', 'R-gone'].map((riskKey, at) =>
          anAction({
            key: `A-${at + 2}`,
            reference: `2.${at + 1}`,
            riskKey,
            action: 'Suspend the head of the hospital school',
            leads: [aLead({ name: 'Alma Ferreira', personKey: 'alma' })],
          }),
        ),
      ],
      risks: [
        aRisk({ key: 'R-1', reference: 'R1', title: 'Hospital beds', owners: [referenceTo(alma)] }),
        aRisk({
          key: 'R-2',
          reference: 'R2',
          title: 'Hospital inquiry',
          owners: [referenceTo(alma)],
          marking: 'exempt',
        }),
      ],
    }),
  ).boards.get('children')!;
  const view = await door.read();
  const person = view.person(oid);
  return person === null ? [] : [{ view, person, boardId: 'children' }];
}

const search = (words: string, more: object = {}) => ({
  commandId: 'find',
  parameters: [{ name: 'words', value: words }],
  queryOptions: { skip: 0, count: 25 },
  ...more,
});
const titles = (result: ReturnType<typeof answerQuery>) =>
  result.type === 'result' ? result.attachments.map(({ preview }) => preview.content.title) : [result.text];

describe('searching in the compose area', () => {
  it('offers what the person has a part in, without notes, and says what is withheld to them alone', async () => {
    const result = answerQuery(await boardsOf('oid-alma'), links, search('hospital'), 'en');
    expect(titles(result)).toEqual(['1.3 Review &lt;at>hospital&lt;/at> discharge', 'R1 Hospital beds']);
    if (result.type !== 'result') throw new Error('There is no result.');
    expect(result.attachments[0]!.preview.content.text).toContain('withheld here');
    const cards = result.attachments.map(({ content }) => content);
    expect(JSON.stringify(cards)).not.toMatch(/withheld|in confidence|inquiry|R-2|Suspend/);
    const words = wordsOf({ card: cards[0]!, summary: '' });
    expect(words).toEqual(
      expect.arrayContaining([
        'When: Due in 7 days, on 31 March 2026',
        'Lead: Alma Ferreira',
        'Status: In progress · 40%',
        'RAG: ● Green – on track',
        'As at 24 March 2026.',
      ]),
    );
    expect(cards.map(({ actions }) => actions!.map((action) => action['title']))).toEqual([
      ['Update', 'Open in the register'],
      ['Review', 'Open in the register'],
    ]);
    expect(JSON.stringify(cards)).not.toContain('refresh');
  });

  it.each(['R2', '2.1', '2.2', 'suspend'])(
    'says that something fits “%s” and is withheld where nothing else does',
    async (words) => {
      const [said, ...others] = titles(answerQuery(await boardsOf('oid-alma'), links, search(words), 'en'));
      expect(said).toContain('Part B (exempt)');
      expect(others).toEqual([]);
    },
  );

  it('tells nobody else that there is anything', async () => {
    const [words] = titles(answerQuery(await boardsOf('oid-owen'), links, search('R2'), 'en'));
    expect(words).toContain('Nothing you have a part in fits');
    expect(titles(answerQuery(await boardsOf('oid-stranger'), links, search('hospital'), 'en'))[0]).toContain(
      'I cannot find your account',
    );
  });

  it('begins with what is asked of the person, and reads any page', async () => {
    const boards = await boardsOf('oid-alma');
    const initial = { commandId: 'find', parameters: [{ name: 'initialRun', value: 'true' }] };
    expect(titles(answerQuery(boards, links, initial, 'en')).join()).toContain('1.3 Review');
    const next = search('hospital', { queryOptions: { skip: 1, count: 1 } });
    expect(titles(answerQuery(boards, links, next, 'en'))).toEqual(['R1 Hospital beds']);
    for (const value of [null, 'x', [], { parameters: 'x', queryOptions: { skip: -1 } }]) {
      expect(answerQuery(boards, links, value, 'en').type).toBe('result');
    }
  });
});

describe('a pasted link', () => {
  const linked = (kind: 'action' | 'risk', key: string, board = 'children') => ({ board, kind, key });

  it('becomes a card by schema 1.3 for whoever has a part in it', async () => {
    const result = answerLink(await boardsOf('oid-alma'), links, linked('action', 'A-1'), 'en');
    if (result.type !== 'result') throw new Error('There is no result.');
    const [{ content }] = result.attachments as [(typeof result.attachments)[number]];
    expect(content.version).toBe('1.3');
    expect(JSON.stringify(content)).not.toMatch(/Action\.Execute|in confidence/);
  });

  it.each([
    ['somebody without a part in it', 'oid-owen', linked('action', 'A-1')],
    ['a stranger', 'oid-stranger', linked('action', 'A-1')],
    ['a risk marked exempt', 'oid-alma', linked('risk', 'R-2')],
    ['an action that treats a risk marked exempt', 'oid-alma', linked('action', 'A-2')],
    ['an item that is not there', 'oid-alma', linked('action', 'A-9')],
    ['another board', 'oid-alma', linked('action', 'A-1', 'adults')],
    ['no item', 'oid-alma', null],
  ])('stays a link: %s', async (_, oid, item) => {
    expect(answerLink(await boardsOf(oid), links, item, 'en')).toMatchObject({
      type: 'result',
      attachments: [],
    });
  });

  it.each([
    ['/tab/board/children/actions/A-17', { board: 'children', kind: 'action', key: 'A-17' }],
    ['/tab/board/children/risks/R%2F4?x=1#y', { board: 'children', kind: 'risk', key: 'R/4' }],
    ['/tab/?board=children&item=action%3AA-17', { board: 'children', kind: 'action', key: 'A-17' }],
    ['/tab/board/children/actions', null],
    ['/tab/board/children/actions/%E0%A4%A', null],
    ['/tab/?board=children', null],
    ['/tab/?board=children&item=person:x', null],
    ['/api/board/children/actions/A-17', null],
  ])('%s', (path, item) => {
    expect(readRegisterLink(`https://register.example${path}`, 'https://register.example/')).toEqual(item);
    expect(readRegisterLink(`https://elsewhere.example${path}`, 'https://register.example/')).toBeNull();
  });
});
