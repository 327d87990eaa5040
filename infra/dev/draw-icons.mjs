/** Draws manifest/color.png and manifest/outline.png anew: `node --import tsx infra/dev/draw-icons.mjs`. */
import { writeFileSync } from 'node:fs';
import { colourIcon, outlineIcon } from '../manifest/icons.ts';

const folder = new URL('../../manifest/', import.meta.url);
writeFileSync(new URL('color.png', folder), colourIcon());
writeFileSync(new URL('outline.png', folder), outlineIcon());
