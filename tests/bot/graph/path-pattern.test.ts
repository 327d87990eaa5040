import fc from 'fast-check';
import { pathPattern } from '../../../bot/graph/path-pattern.ts';
import { graphCalls } from '../../../infra/permissions/graph-calls.ts';

const id = 'exampleshire.sharepoint.com,6a1f5d0e-6c3d-4d55-9f0a-3b1f6b1b2c77,Alma';
const filled = (template: string): string =>
  template
    .replace('/servicePrincipals/{app-id}', "/servicePrincipals(appId='6a1f5d0e')")
    .replace('{path}', 'Board%20papers/Part%20B/Alma%20Ferreira.docx')
    .replaceAll(/\{[a-z-]+\}/g, id);

describe('an address of Graph as a pattern', () => {
  it.each([...new Set(graphCalls.map(({ template }) => template))])('%s', (template) => {
    expect(pathPattern(`${filled(template)}?$filter=Name eq 'Alma'&$top=1`)).toBe(template);
  });

  it.each([
    [
      'a site by its address',
      '/sites/exampleshire.sharepoint.com:/sites/children-partnership',
      '/sites/{site-id}',
    ],
    ['a batch', '/$batch', '/$batch'],
    [
      'what changed since',
      "/sites/a/lists/b/items/delta(token='Alma')",
      '/sites/{site-id}/lists/{list-id}/items/delta',
    ],
    [
      'a list by a word of Graph',
      '/sites/root/lists/drive/items/delta',
      '/sites/{site-id}/lists/{list-id}/items/delta',
    ],
    ['what is not known', '/me/Alma', '/{other}/{other}'],
  ])('%s', (_what, path, pattern) => {
    expect(pathPattern(path)).toBe(pattern);
  });

  it('repeats nothing but words of Graph’s, whatever it is given', () => {
    const known = new Set(graphCalls.flatMap(({ template }) => template.split(/[/:]/)));
    for (const word of ['', '{other}', '{path}', '$batch', 'content']) known.add(word);
    fc.assert(
      fc.property(fc.webPath(), fc.webQueryParameters(), (path, query) => {
        const parts = pathPattern(`${path}?${query}`).split(/[/:]/);
        expect(parts.filter((part) => !known.has(part))).toEqual([]);
      }),
    );
  });
});
