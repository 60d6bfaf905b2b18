// node scripts/torture.mjs [--rounds N] [--quick] [--seed S] [--store STORE] [--json]: builds if needed, then runs torture/torture.ts from the build.
import { buildIfNeeded, run, start } from './build.mjs';

await run(async (args) => {
  await buildIfNeeded();
  await start('torture/torture', args);
});
