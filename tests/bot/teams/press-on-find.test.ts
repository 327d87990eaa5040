import fc from 'fast-check';
import { largestCard, sizeOf } from '../../../bot/cards/card.ts';
import { findCard } from '../../../bot/cards/find-card.ts';
import { handlePress } from '../../../bot/teams/press.ts';
import { aGroup, aLead, anAction, aPerson, aRisk, referenceTo } from '../../support/builders.ts';
import { buttonsOf, partsOf, place, scheme, today, wordsOf } from '../cards/card-samples.ts';
import { aBoard } from './board-in-memory.ts';
import { partsWith, presser, pressing } from './press-bench.ts';

const owen = aPerson({ key: 'owen', name: 'Owen Prys', oid: 'oid-owen' });
const hers = [aLead({ name: 'Alma Ferreira', personKey: 'alma' })];

const board = () =>
  aBoard({
    people: [
      aPerson({ key: 'alma', name: 'Alma Ferreira', oid: 'oid-alma' }),
      aPerson({ key: 'manager', name: 'Morgan Ellis', oid: 'oid-manager' }),
      owen,
    ],
    groups: [aGroup({ key: 'board', kind: 'board' })],
    managerKeys: ['manager'],
    actions: [
      ...Array.from({ length: 25 }, (_, at) =>
        anAction({
          key: `A-${at + 1}`,
          reference: `2.${at + 1}`,
          action: `Neglect toolkit, part ${at + 1}`,
          leads: hers,
        }),
      ),
      anAction({ key: 'A-99', reference: '2.99', action: 'Neglect toolkit of somebody else', leads: [] }),
    ],
    risks: [
      aRisk({ key: 'R-1', reference: 'R1', title: 'Neglect is seen late', owners: [referenceTo(owen)] }),
    ],
  });

const find = (words: string, from = 0) => ({ verb: 'find.show', board: 'children', words, from });
describe('a search on the card', () => {
  it('shows what the person has a part in, page by page, and nothing of anybody else', async () => {
    const parts = partsWith(board());
    const first = await handlePress(parts, presser('alma'), find('neglect'));
    expect(wordsOf(first)).toContain('25 items for “neglect”');
    const next = await handlePress(parts, presser('alma'), pressing(first, 'Show the next 5'));
    expect(wordsOf(next)).toContain('2.25 Neglect toolkit, part 25');
    expect(JSON.stringify([first, next])).not.toContain('somebody else');
    expect(JSON.stringify([first, next])).not.toContain('R-1');
  });

  it('finds everything for the board manager, and opens a line on the form', async () => {
    const parts = partsWith(board());
    const found = await handlePress(parts, presser('manager'), find('2.99'));
    const [line] = partsOf(found.card.body).filter((part) => part['selectAction'] !== undefined);
    const form = await handlePress(
      parts,
      presser('manager'),
      (line!['selectAction'] as { data: unknown }).data,
    );
    expect(wordsOf(form).join(' ')).toContain('Neglect toolkit of somebody else');
    expect(buttonsOf(form).map(({ title }) => title)).toContain('Save');
  });

  it('says that nothing was found and what to try', async () => {
    const nothing = await handlePress(partsWith(board()), presser('owen'), find('2.99'));
    expect(nothing.summary).toBe('Nothing found for “2.99”');
    expect(buttonsOf(nothing).map(({ title }) => title)).toEqual(['Help', 'My actions', 'Open the register']);
  });

  it('fits a card whatever was written and found', () => {
    const wild = fc.string({ unit: 'grapheme', maxLength: 400 });
    fc.assert(
      fc.property(
        fc.array(wild, { minLength: 1, maxLength: 40 }),
        wild,
        fc.nat({ max: 50 }),
        (titles, words, from) => {
          const message = findCard({
            place,
            words: words.slice(0, 120),
            found: titles.map((title) => ({ kind: 'action' as const, action: anAction({ action: title }) })),
            from,
            today,
            schemeOf: () => scheme,
          });
          expect(sizeOf(message.card)).toBeLessThanOrEqual(largestCard);
          expect(message.summary).not.toContain('\n');
        },
      ),
      { numRuns: 60 },
    );
  });
});
