import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const root = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url));

/**
 * The programs that Node runs, as JavaScript: the service (`npm run serve`), the local tenant and the command line. What runs on this
 * machine and in the tests is then what is deployed, and none of them compiles while it starts. A program's place below `dist/` keeps
 * its distance from the root, by which it finds the bundles of the browser.
 *
 * Packages become part of the program that uses them: instead of a thousand files found and read one by one it loads a few, and starts with
 * half the work. What a package keeps in files of its own (fonts, the drawing program) is read from where it is installed.
 */
export default defineConfig({
  root: root('.'),
  publicDir: false,
  ssr: { noExternal: true },
  build: {
    ssr: true,
    outDir: root('dist'),
    // The browser's bundles are in there too.
    emptyOutDir: false,
    target: 'node20',
    minify: false,
    rolldownOptions: {
      input: {
        service: root('bot/main.ts'),
        'documents-worker': root('bot/documents/worker.ts'),
        'uploads-worker': root('bot/imports/upload-worker.ts'),
        'papers-worker': root('bot/papers/worker.ts'),
        'cli/main': root('infra/cli/main.ts'),
        'local-tenant/main': root('infra/local-tenant/main.ts'),
        'sample/directory': root('infra/sample/directory.ts'),
      },
      output: { entryFileNames: '[name].js', chunkFileNames: 'programs/[name].js' },
    },
  },
});
