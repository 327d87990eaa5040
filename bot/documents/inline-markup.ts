import { decodeHTMLStrict } from 'entities';
import { tidyLines, visibleText } from './visible-text.ts';

/** Elements that only style what is inside them; any other "<…>" is left as it stands, for somebody may have typed it. */
const styling =
  /<\/?(?:p|div|span|mark|u|b|i|em|strong|s|sub|sup|small|font|ul|ol|li|center|tt|code|del|ins)(?:\s[^<>]{0,300})?\s?\/?>/gi;
const lineBreak = /<br\s{0,5}\/?>|<\/?(?:p|div|ul|ol)(?:\s[^<>]{0,300})?>|<\/li>/gi;

/** One line of a text file (or one cell of it) as a reader would see it rendered: marks of Markdown and HTML become line breaks or go. */
export function withoutMarkup(raw: string): string {
  const broken = raw
    .replace(lineBreak, '\n')
    .replace(/<li(?:\s[^<>]{0,300})?>/gi, '\n• ')
    .replace(styling, '')
    .replace(/\*\*(?=\S)([^*\n]+)\*\*/g, '$1')
    .replace(/__(?=\S)([^_\n]+)__/g, '$1')
    .replace(/\\([*_#|[\]<>~`])/g, '$1');
  return tidyLines(visibleText(decodeHTMLStrict(broken)));
}

/** Whether all of a line stands between the marks of bold. */
export function isAllBold(raw: string): boolean {
  return /^\s*(?:\*\*[^*]+\*\*|__[^_]+__|<(b|strong)>[^<]+<\/\1>)\s*:?\s*$/i.test(raw);
}
