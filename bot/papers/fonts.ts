import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';

/** Noto Sans (SIL Open Font Licence), regular and bold: it has every letter of Welsh, which the fonts inside a PDF reader have not. */
export interface Fonts {
  readonly regular: Uint8Array;
  readonly bold: Uint8Array;
}

const installed = createRequire(import.meta.url);

let read: Promise<Fonts> | undefined;

/** Read once, from where the package is installed. */
export function paperFonts(): Promise<Fonts> {
  read ??= Promise.all([
    readFile(installed.resolve('@expo-google-fonts/noto-sans/400Regular/NotoSans_400Regular.ttf')),
    readFile(installed.resolve('@expo-google-fonts/noto-sans/700Bold/NotoSans_700Bold.ttf')),
  ]).then(([regular, bold]) => ({ regular, bold }));
  return read;
}

/** The drawing program, compiled for Node's WebAssembly. */
export function drawingProgram(): Promise<Uint8Array> {
  return readFile(installed.resolve('@resvg/resvg-wasm/index_bg.wasm'));
}
