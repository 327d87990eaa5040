/** Colours of a board's own bands, made readable whatever the board chose. All colours are written #rrggbb. */

type Channels = readonly [red: number, green: number, blue: number];

function channels(colour: string): Channels {
  const value = Number.parseInt(colour.slice(1), 16);
  return [(value >> 16) & 255, (value >> 8) & 255, value & 255];
}

function written([red, green, blue]: Channels): string {
  return `#${[red, green, blue].map((channel) => Math.round(channel).toString(16).padStart(2, '0')).join('')}`;
}

/** A board has a handful of colours, and every line of its lists asks about them. */
const luminances = new Map<string, number>();

/** Relative luminance after WCAG 2.2. */
function luminance(colour: string): number {
  const known = luminances.get(colour);
  if (known !== undefined) return known;
  const [red, green, blue] = channels(colour).map((channel) => {
    const share = channel / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  const found = 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  luminances.set(colour, found);
  return found;
}

/** Contrast ratio after WCAG 2.2: 1 (none) to 21 (black on white). */
export function contrast(first: string, second: string): number {
  const [darker, lighter] = [luminance(first), luminance(second)].sort((a, b) => a - b) as [number, number];
  return (lighter + 0.05) / (darker + 0.05);
}

/** Black or white, whichever reads better; at least 4.58:1 on any colour. */
export function textOn(background: string): '#000000' | '#ffffff' {
  return contrast(background, '#ffffff') >= contrast(background, '#000000') ? '#ffffff' : '#000000';
}

/** `share` (0–1) of the first colour over the second. */
export function mixed(colour: string, over: string, share: number): string {
  const under = channels(over);
  const [red, green, blue] = channels(colour).map(
    (channel, index) => channel * share + (under[index] ?? 0) * (1 - share),
  ) as [number, number, number];
  return written([red, green, blue]);
}

/** What a band's colour is seen against: the Teams themes' own page colours. */
export const pageColours = { light: '#ffffff', dark: '#292929' } as const;

/** Enough for something that is not text to be seen (WCAG 2.2, 1.4.11). */
const enoughToBeSeen = 3;

/** Whether a colour is told from the page by itself; where it is not, it is drawn with an outline. */
export function standsOut(colour: string, theme: keyof typeof pageColours): boolean {
  return contrast(colour, pageColours[theme]) >= enoughToBeSeen;
}

/** The nearest tone of a colour that stands out from the light page and from the dark one. */
export function seenOnBoth(colour: string): string {
  const towards = standsOut(colour, 'light') ? '#ffffff' : '#000000';
  for (let share = 0; share <= 100; share += 1) {
    const tone = mixed(towards, colour, share / 100);
    if (standsOut(tone, 'light') && standsOut(tone, 'dark')) return tone;
  }
  return colour;
}
