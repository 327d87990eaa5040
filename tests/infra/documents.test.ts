import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(__dirname, '../..');
const read = (file: string): string => readFileSync(path.join(root, file), 'utf8');
const documents = [
  ...readdirSync(root).filter((file) => file.endsWith('.md')),
  ...readdirSync(path.join(root, 'docs'))
    .filter((file) => file.endsWith('.md'))
    .map((file) => `docs/${file}`),
];

/** What a pattern's first group finds in every document, with the document it stands in. */
const named = (pattern: RegExp): readonly { readonly document: string; readonly name: string }[] =>
  documents.flatMap((document) =>
    Array.from(read(document).matchAll(pattern), ([, name = '']) => ({ document, name })),
  );

/** What documents say about the project, compared with the project. */
describe('the documents', () => {
  it('link to what is there, and show pictures that are there', () => {
    const links = named(/\]\(([^)\s]+)\)/g).filter(({ name }) => !/^(https?:|mailto:|#)/.test(name));
    expect(links.length).toBeGreaterThan(30);
    const lost = links.filter(({ document, name }) => {
      const [file = ''] = name.split('#');
      return !existsSync(path.join(root, path.dirname(document), file));
    });
    expect(lost).toEqual([]);
  });

  it('say in words what each picture shows', () => {
    const pictures = named(/!\[([^\]]*)\]\(/g);
    expect(pictures.length).toBeGreaterThan(8);
    expect(pictures.filter(({ name }) => name.length < 30)).toEqual([]);
  });

  it('show every picture that is kept, two megabytes of them at most', () => {
    const kept = readdirSync(path.join(root, 'docs/pictures'));
    const shown = new Set(named(/pictures\/([\w-]+\.png)\)/g).map(({ name }) => name));
    expect(kept.filter((file) => !shown.has(file))).toEqual([]);
    const bytes = kept.map((file) => statSync(path.join(root, 'docs/pictures', file)).size);
    expect(bytes.reduce((sum, size) => sum + size, 0)).toBeLessThan(2_000_000);
  });

  it('show pictures that the script takes', () => {
    const script = read('tests/pictures/main.ts');
    const shown = named(/pictures\/([\w-]+)\.png\)/g);
    expect(shown.filter(({ name }) => !script.includes(`'${name}`))).toEqual([]);
  });

  it('name commands that are there', () => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
    const run = named(/\bnpm run (?:-s )?([a-z][\w:-]*)/g);
    expect(run.length).toBeGreaterThan(10);
    expect(run.filter(({ name }) => scripts[name] === undefined)).toEqual([]);

    const commands = readdirSync(path.join(root, 'infra/cli/commands')).map((file) => path.parse(file).name);
    const register = named(/(?:`register |-s register -- )([a-z][a-z-]*)/g);
    expect(register.length).toBeGreaterThan(8);
    expect(register.filter(({ name }) => name !== 'help' && !commands.includes(name))).toEqual([]);
  });

  it('measure with options that there are, each with its value', () => {
    const options = Array.from(
      read('tests/bench/main.ts').matchAll(/^ {4}([a-z]+): \{ type: '(string|boolean)'/gm),
      ([, name = '', type]) => `--${name}${type === 'string' ? ' [^\\s-]\\S*' : ''}`,
    );
    const works = new RegExp(`^(?:(?:${options.join('|')})(?: |$))+$`);
    const measured = named(/\bnpm run bench -- ([^`\n]*)/g);
    expect(measured.length).toBeGreaterThan(1);
    expect(measured.filter(({ name }) => !works.test(name))).toEqual([]);
  });

  it('name options those commands have', () => {
    const options = named(/(?:`register |-s register -- )([a-z][a-z-]* [^`\n]*--[^`\n]*)/g).flatMap(
      ({ document, name }) => {
        const [command = ''] = name.split(' ');
        return Array.from(name.matchAll(/--([a-z-]+)/g), ([, option = '']) => ({
          document,
          command,
          option,
        }));
      },
    );
    expect(options.length).toBeGreaterThan(5);
    expect(
      options.filter(
        ({ command, option }) => !read(`infra/cli/commands/${command}.ts`).includes(`--${option}`),
      ),
    ).toEqual([]);
  });
});
