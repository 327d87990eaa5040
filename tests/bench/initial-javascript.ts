import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';

const built = path.resolve(import.meta.dirname, '../../dist/tab');

/** What a browser must fetch before the tab can show its first page: the entry script and all it preloads. */
export function initialJavaScript() {
  const html = readFileSync(path.join(built, 'index.html'), 'utf8');
  const scripts = [...html.matchAll(/(?:src|href)="\/tab\/([^"]+\.js)"/g)].map((match) => match[1] ?? '');
  const bytes = scripts.map((script) => readFileSync(path.join(built, script)));
  return {
    initialJavaScriptFiles: scripts.length,
    initialJavaScriptGzipKiB: Math.round(bytes.reduce((sum, file) => sum + gzipSync(file).length, 0) / 1024),
    initialJavaScriptKiB: Math.round(bytes.reduce((sum, file) => sum + file.length, 0) / 1024),
  };
}
