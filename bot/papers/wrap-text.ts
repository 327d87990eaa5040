/** How wide a text is, in points, in the font it will be written with. */
export type Width = (text: string) => number;

/** Lines that fit a width; a word that fits none is broken. A line feed begins a line. */
export function wrapText(text: string, width: number, widthOf: Width): string[] {
  const space = widthOf(' ');
  const lines: string[] = [];
  for (const paragraph of text.split(/\r\n?|\n/)) {
    let line = '';
    let used = 0;
    for (const word of paragraph.split(/\s+/).filter((part) => part !== '')) {
      const wide = widthOf(word);
      if (line !== '' && used + space + wide <= width) {
        line = `${line} ${word}`;
        used += space + wide;
        continue;
      }
      if (line !== '') lines.push(line);
      [line, used] = wide <= width ? [word, wide] : broken(word, width, widthOf, lines);
    }
    lines.push(line);
  }
  return lines;
}

/** Adds the full lines of a word that is too long, and gives back its rest. */
function broken(word: string, width: number, widthOf: Width, lines: string[]): [string, number] {
  let line = '';
  let used = 0;
  for (const letter of word) {
    const wide = widthOf(letter);
    if (line !== '' && used + wide > width) {
      lines.push(line);
      line = '';
      used = 0;
    }
    line += letter;
    used += wide;
  }
  return [line, used];
}
