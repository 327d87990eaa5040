import type { EditorWords } from './editor-words.ts';

type PaletteName = keyof EditorWords['palette'];

/** Told from the light page and from the dark one, each with words on it at 4.5 to 1 or more. */
export const palette: Readonly<Record<PaletteName, string>> = {
  green: '#14891a',
  teal: '#0e8387',
  blue: '#2f77c9',
  purple: '#9560b8',
  ochre: '#8f7500',
  amber: '#bf5f0c',
  red: '#d9363e',
  grey: '#767676',
};
export const paletteNames = Object.keys(palette) as PaletteName[];
