// node scripts/bench.mjs NAME [--quick] [--json]: builds if needed, then runs bench/NAME.ts from the build.
import { existsSync, readdirSync } from 'node:fs';
import { buildIfNeeded, Refusal, run, start } from './build.mjs';

await run(async ([name, ...args]) => {
  const known = existsSync('bench') ? readdirSync('bench').filter((file) => file.endsWith('.ts')) : [];
  const names = known.map((file) => file.slice(0, -3));
  if (!name || !names.includes(name))
    throw new Refusal(
      'Usage: npm run bench -- NAME [--quick] [--json]',
      `Names: ${names.join(', ') || '(none yet)'}`,
    );
  await buildIfNeeded();
  await start(`bench/${name}`, args);
});
