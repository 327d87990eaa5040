import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

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

/** The service serves dist/tab at /tab/; every page of the tab is this one document. */
export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  base: '/tab/',
  plugins: [react(), lightStart],
  build: {
    outDir: fileURLToPath(new URL('../dist/tab', import.meta.url)),
    emptyOutDir: true,
    target: 'es2022',
    // Inlined assets would need data: in the content security policy.
    assetsInlineLimit: 0,
  },
});
