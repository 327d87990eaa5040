/**
 * Turns the Markdown that Teams understands in cards and messages into HTML: bold, italic, links, bulleted and
 * numbered lists, line breaks, backslash escapes. Everything else, HTML included, is shown as it was written.
 */
export function markdownToHtml(markdown: string): string {
  const blocks: string[] = [];
  let list: { kind: 'ul' | 'ol'; start: number; items: string[] } | undefined;
  let paragraph: string[] = [];

  const endParagraph = () => {
    if (paragraph.length > 0) blocks.push(`<p>${paragraph.map(inline).join('<br>')}</p>`);
    paragraph = [];
  };
  const endList = () => {
    if (list) {
      const start = list.kind === 'ol' && list.start !== 1 ? ` start="${list.start}"` : '';
      blocks.push(
        `<${list.kind}${start}>${list.items.map((item) => `<li>${inline(item)}</li>`).join('')}</${list.kind}>`,
      );
    }
    list = undefined;
  };

  for (const line of markdown.replaceAll('\r', '').split('\n')) {
    const item = /^\s*(?:([-*+])|(\d{1,6})[.)])\s+(\S.*)$/.exec(line);
    if (item) {
      endParagraph();
      const kind = item[1] === undefined ? 'ol' : 'ul';
      if (list?.kind !== kind) endList();
      list ??= { kind, start: Number(item[2] ?? 1), items: [] };
      list.items.push(item[3] ?? '');
    } else if (line.trim() === '') {
      endList();
      endParagraph();
    } else {
      endList();
      paragraph.push(line);
    }
  }
  endList();
  endParagraph();
  return blocks.join('');
}

/** Marks that stand for characters with a backslash before them, outside the range any text uses. */
const HELD = '\uE000';

function inline(text: string): string {
  const held: string[] = [];
  const hold = (html: string) => {
    held.push(html);
    return `${HELD}${held.length - 1}${HELD}`;
  };
  const html = escapeHtml(
    text
      .replaceAll(HELD, '')
      .replaceAll(/\\([\\`*_{}[\]()#+\-.!<>&~|])/g, (_, mark: string) => hold(escapeHtml(mark))),
  )
    .replaceAll(/\[([^\]]+)\]\(((?:[^()\s]|\([^()\s]*\))+)\)/g, (whole, label: string, address: string) =>
      isSafeAddress(address) ? `${hold(`<a href="${address}">`)}${label}${hold('</a>')}` : whole,
    )
    .replaceAll(/\*\*(?=\S)(.+?)(?<=\S)\*\*/g, '<strong>$1</strong>')
    .replaceAll(/(^|[^\w])__(?=\S)(.+?)(?<=\S)__(?!\w)/g, '$1<strong>$2</strong>')
    .replaceAll(/\*(?=\S)([^*]+?)(?<=\S)\*/g, '<em>$1</em>')
    .replaceAll(/(^|[^\w])_(?=\S)([^_]+?)(?<=\S)_(?!\w)/g, '$1<em>$2</em>');
  return html.replaceAll(
    new RegExp(`${HELD}(\\d+)${HELD}`, 'g'),
    (_, index: string) => held[Number(index)] ?? '',
  );
}

function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}

/** The address is escaped already; only these beginnings are followed. */
function isSafeAddress(address: string): boolean {
  return /^(?:https?:\/\/|mailto:|tel:)/i.test(address);
}
