import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzipSync } from 'node:zlib';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

const brotli = promisify(brotliCompress);

/** What a browser may have to fetch before the tab shows its first page. */
const mostInitialBytes = 250_000;

/** A build whose first page needs more than that, packed, fails: whoever made it heavier hears of it at once. */
const lightStart: Plugin = {
  name: 'light-start',
  apply: 'build',
  generateBundle(_options, bundle) {
    const chunks = Object.values(bundle).filter((file) => file.type === 'chunk');
    const initial = new Set(chunks.filter((chunk) => chunk.isEntry));
    for (const { imports } of initial) {
      for (const chunk of chunks) if (imports.includes(chunk.fileName)) initial.add(chunk);
    }
    const bytes = [...initial].reduce((sum, { code }) => sum + gzipSync(code).length, 0);
    if (bytes > mostInitialBytes) {
      this.error(
        `The tab starts with ${bytes} bytes of packed JavaScript; ${mostInitialBytes} is the most. Import what only some pages need with \`import()\`.`,
      );
    }
  },
};

/** Packed once here and not at each visit (`bot/http/tab-files.ts`). */
const packed: Plugin = {
  name: 'packed',
  apply: 'build',
  async writeBundle({ dir = '.' }, bundle) {
    const files = Object.keys(bundle).filter((file) => /^assets\/[^/]+\.(?:js|css)$/.test(file));
    await Promise.all(
      files.map(async (file) => {
        const bytes = await readFile(path.join(dir, file));
        const options = { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } };
        await writeFile(path.join(dir, `${file}.br`), await brotli(bytes, options));
      }),
    );
  },
};

/** The service serves dist/tab at /tab/; every page of the tab is this one document. */
export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  base: '/tab/',
  plugins: [react(), lightStart, packed],
  build: {
    outDir: fileURLToPath(new URL('../dist/tab', import.meta.url)),
    emptyOutDir: true,
    target: 'es2022',
    // Inlined assets would need data: in the content security policy.
    assetsInlineLimit: 0,
  },
});
