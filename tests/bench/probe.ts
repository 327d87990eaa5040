import { measureSweep } from './sweep-of-many.ts';
const n = Number(process.argv[2] ?? 300);
const t = performance.now();
console.log(
  await measureSweep(n, (from, line) => {
    if (process.argv[3]) process.stderr.write(`[${from}] ${line}\n`);
  }),
  Math.round((performance.now() - t) / 1000),
);
