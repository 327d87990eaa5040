import { crc32, deflateSync } from 'node:zlib';

/*
 * The app's two icons, drawn here so that they are ours and can be drawn again: a shield that holds three lines of a
 * register, one of them ticked. Shapes are distances on a square from 0 to 1, so that one drawing serves every size.
 */

/** Straight colour with opacity, each 0 to 255. */
type Pixel = readonly [red: number, green: number, blue: number, opacity: number];

interface Point {
  readonly x: number;
  readonly y: number;
}

/** Samples per pixel and axis: edges are smooth without any drawing library. */
const samples = 4;

const background = [0x1b, 0x4e, 0x6b] as const;

/** Teams' colour icon: 192 × 192 pixels, full bleed, the drawing within the middle. PNG bytes. */
export function colourIcon(): Uint8Array {
  return png(192, (point) => {
    const place = around(point, 0.62);
    if (!insideShield(place, 0)) return [...background, 255];
    return onMarks(place, 0.042) ? [...background, 255] : [255, 255, 255, 255];
  });
}

/** Teams' outline icon: 32 × 32 pixels, white on transparent. PNG bytes. */
export function outlineIcon(): Uint8Array {
  return png(32, (point) => {
    const place = around(point, 0.94);
    const onEdge = insideShield(place, 0) && !insideShield(place, 0.085);
    return onEdge || onMarks(place, 0.05) ? [255, 255, 255, 255] : [255, 255, 255, 0];
  });
}

/** The drawing shrunk to `share` of the square, in its middle. */
function around({ x, y }: Point, share: number): Point {
  return { x: (x - 0.5) / share + 0.5, y: (y - 0.5) / share + 0.5 };
}

/** Flat shoulders, straight flanks to just above the middle, then two arcs that meet in a point; `inset` makes it smaller. */
function insideShield({ x, y }: Point, inset: number): boolean {
  const half = 0.4 - inset;
  const across = Math.abs(x - 0.5);
  const [top, waist, tip] = [0.06 + inset, 0.45, 0.98 - inset * 1.5];
  if (y < top || y > tip || across > half) return false;
  if (y <= waist) return true;
  const down = (y - waist) / (tip - waist);
  return across <= half * Math.sqrt(1 - down ** 1.7);
}

/** Three lines of a list, the middle one begun by a tick. */
function onMarks(place: Point, thickness: number): boolean {
  const strokes: readonly (readonly [Point, Point])[] = [
    [
      { x: 0.3, y: 0.29 },
      { x: 0.7, y: 0.29 },
    ],
    [
      { x: 0.3, y: 0.48 },
      { x: 0.38, y: 0.56 },
    ],
    [
      { x: 0.38, y: 0.56 },
      { x: 0.52, y: 0.4 },
    ],
    [
      { x: 0.6, y: 0.49 },
      { x: 0.7, y: 0.49 },
    ],
    [
      { x: 0.38, y: 0.71 },
      { x: 0.62, y: 0.71 },
    ],
  ];
  return strokes.some(([from, to]) => distance(place, from, to) <= thickness);
}

function distance(point: Point, from: Point, to: Point): number {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const along = ((point.x - from.x) * dx + (point.y - from.y) * dy) / (dx * dx + dy * dy);
  const share = Math.min(1, Math.max(0, along));
  return Math.hypot(point.x - from.x - share * dx, point.y - from.y - share * dy);
}

function png(size: number, colourAt: (point: Point) => Pixel): Uint8Array {
  // One byte before each row says that the row is not filtered.
  const rows = Buffer.alloc(size * (1 + size * 4));
  for (let row = 0; row < size; row += 1) {
    for (let column = 0; column < size; column += 1) {
      rows.set(averaged(size, column, row, colourAt), row * (1 + size * 4) + 1 + column * 4);
    }
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(size, 0);
  header.writeUInt32BE(size, 4);
  // 8 bits a channel, red green blue opacity, deflate, no filter method but the first, not interlaced.
  header.set([8, 6, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** The mean of a pixel's samples, colours weighted by their opacity so that edges do not darken. */
function averaged(
  size: number,
  column: number,
  row: number,
  colourAt: (point: Point) => Pixel,
): [number, number, number, number] {
  let [red, green, blue, opacity] = [0, 0, 0, 0];
  for (let index = 0; index < samples * samples; index += 1) {
    const x = (column + ((index % samples) + 0.5) / samples) / size;
    const y = (row + (Math.floor(index / samples) + 0.5) / samples) / size;
    const pixel = colourAt({ x, y });
    red += pixel[0] * pixel[3];
    green += pixel[1] * pixel[3];
    blue += pixel[2] * pixel[3];
    opacity += pixel[3];
  }
  // Transparent white rather than transparent black: Teams refuses an outline icon with any other colour.
  if (opacity === 0) return [255, 255, 255, 0];
  return [
    Math.round(red / opacity),
    Math.round(green / opacity),
    Math.round(blue / opacity),
    Math.round(opacity / (samples * samples)),
  ];
}

function chunk(type: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const check = Buffer.alloc(4);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, check]);
}
