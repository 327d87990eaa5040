import fc from 'fast-check';
import { readLeads } from '../../../shared/importing/read-leads.ts';

const named = (text: string) => readLeads(text).leads.map(({ name, kind }) => `${name}: ${kind}`);
const rules = (text: string) => readLeads(text).doubts.map(({ rule }) => rule);

describe('the leads of a cell', () => {
  it.each<[string, string[]]>([
    ['Service Manager', ['Service Manager: role']],
    ['Learning subgroup', ['Learning subgroup: group']],
    ['QA group/ Head of Safeguarding', ['QA group: group', 'Head of Safeguarding: role']],
    ['MCA/DoLS subgroup', ['MCA/DoLS subgroup: group']],
    ['MCA/DoLS subgroup / Training subgroup', ['MCA/DoLS subgroup: group', 'Training subgroup: group']],
    ['OMG & Board', ['OMG: group', 'Board: group']],
    ['Head of Family & Community Team', ['Head of Family & Community Team: role']],
    ['Winter Pressures Task and Finish Group', ['Winter Pressures Task and Finish Group: group']],
    ['All heads of service', ['All heads of service: collective']],
    ['Partner agencies', ['Partner agencies: collective']],
    ['Exampleshire Police', ['Exampleshire Police: agency']],
    ['Priya Nair, Owen Rees', ['Priya Nair: person', 'Owen Rees: person']],
    ['Board manager\nChair', ['Board manager: role', 'Chair: role']],
  ])('“%s” names %j', (text, expected) => {
    expect(named(text)).toEqual(expected);
    expect(rules(text)).toEqual([]);
  });

  it('takes the post from the brackets behind a name', () => {
    expect(readLeads('Priya Nair (Head of Access (HoA)) / Owen Rees (Chair)').leads).toEqual([
      { name: 'Priya Nair', kind: 'person', role: 'lead', jobTitle: 'Head of Access (HoA)' },
      { name: 'Owen Rees', kind: 'person', role: 'lead', jobTitle: 'Chair' },
    ]);
  });

  it('finds the second name where a bracket was not closed, and says so', () => {
    const reading = readLeads(
      'Priya Nair (Head of Children in Need (CIN)/ Owen van den Berg (Head of Access)',
    );
    expect(reading.leads.map(({ name }) => name)).toEqual(['Priya Nair', 'Owen van den Berg']);
    expect(reading.doubts.map(({ rule }) => rule)).toEqual(['role in brackets']);
  });

  it('keeps what it cannot part as one lead for a person to part', () => {
    expect(named('Service Manager QA Sub-Group')).toHaveLength(1);
    expect(rules('Service Manager QA Sub-Group')).toEqual(['several leads']);
  });

  it('fans out nothing by itself: a lead for each agency is one collective', () => {
    const reading = readLeads('Board manager + lead for each agency');
    expect(reading.leads.map(({ name, kind }) => [name, kind])).toEqual([
      ['Board manager', 'role'],
      ['lead for each agency', 'collective'],
    ]);
    expect(reading.doubts.map(({ rule }) => rule)).toEqual(['lead for each agency']);
  });

  it.each([
    'lead in each agency',
    'a named lead from every partner agency',
    'one lead per agency',
    'each agency’s lead',
    'each partner agency lead',
    'lead officers for all agencies',
    'each agency',
    'arweinydd ar gyfer pob asiantaeth',
  ])('knows “%s” beside another lead, and keeps its words', (words) => {
    for (const cell of [
      `Board manager + ${words}`,
      `Board manager and ${words}`,
      `Board manager; ${words}`,
    ]) {
      const reading = readLeads(cell);
      expect(reading.leads.map(({ name, kind }) => [name, kind])).toEqual([
        ['Board manager', 'role'],
        [words, 'collective'],
      ]);
      expect(reading.doubts).toEqual([{ rule: 'lead for each agency', about: words }]);
    }
  });

  it.each([
    'Lead for care homes',
    'All partner agencies',
    'Lead agency',
    'Head of Early Help for each district',
  ])('takes “%s” for no lead of each agency', (words) => {
    expect(rules(words)).not.toContain('lead for each agency');
  });

  it('never takes a placeholder or a sentence for somebody', () => {
    expect(readLeads('???').doubts).toEqual([{ rule: 'placeholder', about: '???' }]);
    expect(readLeads('Report from the relevant manager').doubts[0]?.rule).toBe('not a lead');
  });

  it('never throws, and never says a word the cell does not hold', () => {
    const piece = fc.constantFrom(
      'Priya Nair',
      '(',
      ')',
      '/',
      '&',
      ' and ',
      'Head of Care',
      'QA',
      '???',
      '\n',
      ';',
      ',',
      ' + lead for each agency',
      '’',
      'Board',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const text = pieces.join(' ');
        const words = new Set(text.replaceAll(/[^\p{L}?’]+/gu, ' ').split(' '));
        for (const { name } of readLeads(text).leads) {
          for (const word of name.replaceAll(/[^\p{L}?’]+/gu, ' ').split(' ')) {
            if (word !== '') expect(words).toContain(word);
          }
        }
      }),
    );
  });
});
