import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const root = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url));

/**
 * Packages are found when a program runs, except those of OpenTelemetry, which become part of it: of 41 MB that is the 1 MB that is used, it is
 * loaded in a third of the time, and the image carries none of them.
 */
const builtIn = [
  /^@opentelemetry\//,
  /^@grpc\//,
  /^@js-sdsl\//,
  /^@protobufjs\//,
  'protobufjs',
  'long',
  'lodash.camelcase',
];

/**
 * The programs that Node runs, as JavaScript: the service (`npm run serve`), the local tenant and the command line. What runs on this
 * machine and in the tests is then what is deployed, and none of them compiles while it starts. A program's place below `dist/` keeps
 * its distance from the root, by which it finds the bundles of the browser.
 */
export default defineConfig({
  root: root('.'),
  publicDir: false,
  ssr: { noExternal: builtIn },
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
