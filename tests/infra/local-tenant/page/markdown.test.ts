import fc from 'fast-check';
import { markdownToHtml } from '../../../../infra/local-tenant/page/chat/markdown.ts';

describe('Markdown of cards and messages', () => {
  it.each([
    ['plain words', 'Hello there', '<p>Hello there</p>'],
    [
      'bold and italic',
      '**now** and _then_ and *here*',
      '<p><strong>now</strong> and <em>then</em> and <em>here</em></p>',
    ],
    [
      'a link',
      'See [the plan](https://example.test/plan?a=1)',
      '<p>See <a href="https://example.test/plan?a=1">the plan</a></p>',
    ],
    [
      'a link with two options',
      '[x](https://example.test/?a=1&b=2)',
      '<p><a href="https://example.test/?a=1&amp;b=2">x</a></p>',
    ],
    [
      'underscores in an address',
      '[x](https://example.test/a_b_c)',
      '<p><a href="https://example.test/a_b_c">x</a></p>',
    ],
    ['a bulleted list', '- one\n- two', '<ul><li>one</li><li>two</li></ul>'],
    [
      'a numbered list that begins at three',
      '3. three\n4. four',
      '<ol start="3"><li>three</li><li>four</li></ol>',
    ],
    ['a list after words', 'Two:\n- one', '<p>Two:</p><ul><li>one</li></ul>'],
    ['a line break and a new paragraph', 'a\nb\n\nc', '<p>a<br>b</p><p>c</p>'],
    ['escaped marks', 'snake\\_case \\*not bold\\* \\[x\\](y)', '<p>snake_case *not bold* [x](y)</p>'],
    ['marks inside words', 'some_file_name and 2*3*4 = 24', '<p>some_file_name and 2<em>3</em>4 = 24</p>'],
    ['HTML', '<img src=x onerror=alert(1)>', '<p>&lt;img src=x onerror=alert(1)&gt;</p>'],
    ['an address that runs code', '[x](javascript:alert(1))', '<p>[x](javascript:alert(1))</p>'],
    ['nothing', '', ''],
  ])('%s', (_what, markdown, html) => {
    expect(markdownToHtml(markdown)).toBe(html);
  });

  it('never lets an element through that it did not make itself', () => {
    const piece = fc.constantFrom(
      '<',
      '>',
      '"',
      "'",
      '&',
      '*',
      '**',
      '_',
      '[',
      ']',
      '(',
      ')',
      '\\',
      'a',
      ' ',
      '\n',
      '- ',
      'https://x.test/',
      'javascript:',
      'onclick=',
      'script',
      '\uE0000\uE000',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const html = markdownToHtml(pieces.join(''));
        const left = html.replaceAll(
          /<\/?(?:p|strong|em|ul|li|br|ol(?: start="\d+")?|a(?: href="https:\/\/[^"<>]*")?)>/g,
          '',
        );
        expect(left).not.toMatch(/[<>"]/);
      }),
    );
  });
});
