import { initWasm, Resvg } from '@resvg/resvg-wasm';
import { drawingProgram, paperFonts } from './fonts.ts';
import type { Picture } from './paper.ts';

/** Dots for each point on paper: 200 an inch. */
const dotsPerPoint = 200 / 72;

let ready: Promise<void> | undefined;

/** The picture as PNG, with letters drawn in the product's own font: nothing of the machine's is used. */
export async function drawPicture(picture: Pick<Picture, 'svg' | 'width'>): Promise<Uint8Array> {
  ready ??= drawingProgram().then((program) => initWasm(program));
  await ready;
  const { regular, bold } = await paperFonts();
  const drawing = new Resvg(picture.svg, {
    fitTo: { mode: 'width', value: Math.round(picture.width * dotsPerPoint) },
    font: { loadSystemFonts: false, fontBuffers: [regular, bold], defaultFontFamily: 'Noto Sans' },
  });
  try {
    return drawing.render().asPng();
  } finally {
    drawing.free();
  }
}
