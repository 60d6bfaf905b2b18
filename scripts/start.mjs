// node scripts/start.mjs main|demo [args]: builds if needed, then runs dist/main.js or dist/demo.js with the args.
import { buildIfNeeded, Refusal, run, start } from './build.mjs';

await run(async ([name, ...args]) => {
  if (name !== 'main' && name !== 'demo') throw new Refusal('Usage: node scripts/start.mjs main|demo [args]');
  await buildIfNeeded();
  await start(name, args);
});
