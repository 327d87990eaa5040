/** Control characters but tab and line end, and characters that take no room: soft hyphens, zero-width spaces, marks of direction. */
const unseen = /[\u0000-\u0008\u000e-\u001f\u007f\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060\ufeff]/g;

/** Text as a reader sees it: what takes no room is gone, every kind of line end is "\n", and a space that does not break is a space. */
export function visibleText(text: string): string {
  return text
    .replace(/\r\n?|[\u000b\u0085\u2028\u2029]/g, '\n')
    .replace(unseen, '')
    .replace(/[\u00a0\u202f]/g, ' ');
}

/** The text of one cell or paragraph: lines trimmed at both ends, empty lines left out. */
export function tidyLines(text: string): string {
  const lines = text.split('\n').map((line) => line.trim());
  return lines.filter((line) => line !== '').join('\n');
}
