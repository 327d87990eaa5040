import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** The service as one file for `npm run serve`: compiling while it runs would cost a quarter of its memory. */
export default defineConfig({
  root: here('.'),
  build: {
    ssr: here('main.ts'),
    outDir: here('../dist'),
    // The tab is in there too.
    emptyOutDir: false,
    target: 'node20',
    minify: false,
    rolldownOptions: { output: { entryFileNames: 'service.js' } },
  },
});
