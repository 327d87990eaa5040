import { shortTitleOfRisk } from '../../../shared/domain/item-title.ts';

const titleOf = (title: string) => shortTitleOfRisk({ title, description: '' });

test('a title that fits stays as it is, on one line', () => {
  expect(titleOf(' Children’s\n wishes ')).toBe('Children’s wishes');
  expect(titleOf('x'.repeat(110))).toBe('x'.repeat(110));
});

test('characters count as people count them, however they are stored', () => {
  expect(titleOf('𝐚'.repeat(110))).toBe('𝐚'.repeat(110));
  expect(titleOf('𝐚'.repeat(111))).toBe(`${'𝐚'.repeat(109)}…`);
});

test('a longer title ends after a whole word', () => {
  const shown = titleOf('Supervision is regular and recorded '.repeat(5));
  expect(shown.length).toBeLessThanOrEqual(110);
  expect(shown).toMatch(/(Supervision|is|regular|and|recorded)…$/);
});
