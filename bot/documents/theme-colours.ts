import { childOf, elementsOf, type XmlElement } from './parse-xml.ts';

/** Order in which spreadsheets count a theme's colours: light and dark change places (ECMA-376, 18.8.3; as Excel reads it). */
const order = [
  'lt1',
  'dk1',
  'lt2',
  'dk2',
  'accent1',
  'accent2',
  'accent3',
  'accent4',
  'accent5',
  'accent6',
  'hlink',
  'folHlink',
];

/** The colours of a theme, "rrggbb" each. */
export function themeColours(root: XmlElement | null): string[] {
  const scheme = childOf(childOf(root ?? undefined, 'a:themeElements'), 'a:clrScheme');
  return order.map((name) => {
    const [colour] = elementsOf(childOf(scheme, `a:${name}`));
    const { val = '', lastClr } = colour?.attributes ?? {};
    return /^[0-9a-f]{6}$/i.test(lastClr ?? val) ? (lastClr ?? val) : '';
  });
}

/** The 64 colours that a number may name, unless a workbook brings its own (ECMA-376, 18.8.27). */
export const indexedColours = (
  '000000ffffffff000000ff000000ffffff00ff00ff00ffff' +
  '000000ffffffff000000ff000000ffffff00ff00ff00ffff' +
  '800000008000000080808000800080008080c0c0c0808080' +
  '9999ff993366ffffccccffff660066ff80800066ccccccff' +
  '000080ff00ffffff0000ffff8000808000000080800000ff' +
  '00ccffccffffccffccffff9999ccffff99cccc99ffffcc99' +
  '3366ff33cccc99cc00ffcc00ff9900ff6600666699969696' +
  '003366339966003300333300993300993366333399333333'
).match(/.{6}/g) as readonly string[];

/** A colour made lighter (tint above 0) or darker, its hue kept, as spreadsheets do. */
export function tinted(colour: string, tint: number): string {
  if (tint === 0 || !Number.isFinite(tint)) return colour;
  const parts = [0, 2, 4].map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255);
  const [red = 0, green = 0, blue = 0] = parts;
  const most = Math.max(red, green, blue);
  const least = Math.min(red, green, blue);
  const light = (most + least) / 2;
  const spread = most - least;
  const saturation = spread === 0 ? 0 : spread / (1 - Math.abs(2 * light - 1));
  const hue =
    spread === 0
      ? 0
      : most === red
        ? ((green - blue) / spread + 6) % 6
        : most === green
          ? (blue - red) / spread + 2
          : (red - green) / spread + 4;
  const bounded = Math.max(-1, Math.min(1, tint));
  const lit = bounded < 0 ? light * (1 + bounded) : light * (1 - bounded) + bounded;
  const chroma = (1 - Math.abs(2 * lit - 1)) * saturation;
  const second = chroma * (1 - Math.abs((hue % 2) - 1));
  const [r, g, b] = (
    [
      [chroma, second, 0],
      [second, chroma, 0],
      [0, chroma, second],
      [0, second, chroma],
      [second, 0, chroma],
      [chroma, 0, second],
    ] as const
  )[Math.min(5, Math.floor(hue))] ?? [0, 0, 0];
  return [r, g, b]
    .map((part) =>
      Math.round((part + lit - chroma / 2) * 255)
        .toString(16)
        .padStart(2, '0'),
    )
    .join('');
}
