// node scripts/power-loss.mjs [--rounds N] [--quick] [--json] [--seed N]: builds if needed, then cuts the power N times.
import { buildIfNeeded, run, start } from './build.mjs';

await run(async (args) => {
  await buildIfNeeded();
  await start('torture/power-loss', args);
});
