import type { HeatMap } from '../../shared/domain/heat-map.ts';
import { levelName } from '../../shared/domain/scoring-scheme.ts';
import type { PaperWords } from './paper-words.ts';
import { xmlText } from './xml-text.ts';

/** In pixels of the drawing; it is shown smaller. */
const cellWidth = 120;
const cellHeight = 66;
const left = 150;
const top = 14;
const below = 70;

/** The family every picture is drawn with: the one the product brings along. */
const pictureFont = 'Noto Sans';

/**
 * A board's matrix: each cell says its band in words, its score, and how many risks stand in it, in black on a colour light enough to
 * be read without it. A heavier frame for each higher band tells them apart in black and white.
 */
export function heatMapPicture(
  map: HeatMap,
  words: PaperWords,
): { readonly svg: string; readonly width: number; readonly height: number } {
  const columns = map.scheme.likelihood.length;
  const width = left + columns * cellWidth + 12;
  const height = top + map.rows.length * cellHeight + below;
  const parts: string[] = [`<rect width="${width}" height="${height}" fill="#ffffff"/>`];
  map.rows.forEach(({ impact, cells }, rowIndex) => {
    const y = top + rowIndex * cellHeight;
    parts.push(...label(levelName(impact), left - 10, y + cellHeight / 2, 'end', 17));
    cells.forEach((cell, columnIndex) => {
      const x = left + columnIndex * cellWidth;
      const rank = cell.band === null ? 0 : map.scheme.bands.indexOf(cell.band);
      const stroke = 1 + (3 * rank) / Math.max(1, map.scheme.bands.length - 1);
      const inset = 3;
      parts.push(
        `<rect x="${x + inset}" y="${y + inset}" width="${cellWidth - 2 * inset}" height="${cellHeight - 2 * inset}" fill="${lighter(cell.band?.colour ?? '#ffffff')}" stroke="#242424" stroke-width="${stroke.toFixed(1)}"/>`,
      );
      const named = [cell.band?.label ?? '', cell.code ?? (cell.score === null ? '' : String(cell.score))]
        .filter((part) => part !== '')
        .join(' ');
      parts.push(text(named, x + cellWidth / 2, y + 20, 'middle', 12, 400));
      if (cell.risks.length > 0)
        parts.push(text(String(cell.risks.length), x + cellWidth / 2, y + 52, 'middle', 28, 700));
    });
  });
  const axis = top + map.rows.length * cellHeight;
  map.scheme.likelihood.forEach((level, index) => {
    parts.push(...label(levelName(level), left + (index + 0.5) * cellWidth, axis + 20, 'middle', 15));
  });
  parts.push(text(words.impactAndLikelihood, left + (columns * cellWidth) / 2, axis + 58, 'middle', 14, 700));
  return {
    svg: `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="${pictureFont}" fill="#242424">${parts.join('')}</svg>`,
    width,
    height,
  };
}

function text(
  words: string,
  x: number,
  y: number,
  anchor: 'middle' | 'end',
  size: number,
  weight: 400 | 700,
): string {
  return `<text x="${x}" y="${y}" text-anchor="${anchor}" font-size="${size}" font-weight="${weight}">${xmlText(words)}</text>`;
}

/** One or two lines around a place, cut where they still do not fit. */
function label(words: string, x: number, y: number, anchor: 'middle' | 'end', most: number): string[] {
  const lines: string[] = [];
  for (const word of words.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && `${last} ${word}`.length <= most) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  const shown = lines.slice(0, 2).map((line) => (line.length > most ? `${line.slice(0, most - 1)}…` : line));
  return shown.map((line, index) =>
    text(line, x, y + 4 + (index - (shown.length - 1) / 2) * 16, anchor, 13, 400),
  );
}

/** Halfway and more to white, so that black on it always has contrast enough. */
function lighter(colour: string): string {
  const channel = (at: number) => {
    const value = Number.parseInt(colour.slice(at, at + 2), 16);
    return Math.round(value + (255 - value) * 0.6)
      .toString(16)
      .padStart(2, '0');
  };
  return `#${channel(1)}${channel(3)}${channel(5)}`;
}
