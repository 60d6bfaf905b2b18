// Format and lint, types, architecture, dead code. All of them run; the exit code tells whether one failed.
import { run } from './build.mjs';
import { runSteps, shown, table } from './steps.mjs';

const step = (name, program, ...args) => ({ name, run: async () => (await shown(program, args)) === 0 });

await run(async () => {
  const done = await runSteps([
    step('format and lint', 'biome', 'ci', '.'),
    step('types', 'tsc', '--noEmit', '-p', '.'),
    step('architecture', 'vitest', 'run', '--project', 'unit', 'tests/architecture.test.ts'),
    step('dead code', 'knip'),
  ]);
  process.stdout.write(`\n${table(done, 's')}\n`);
  if (done.some(({ ok }) => !ok)) process.exitCode = 1;
});
