// Every check that the project has. `npm test -- unit` (or another step's name) runs only the steps named; what `byHand` lists
// runs only when it is named.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Refusal, run } from './build.mjs';
import { findChromium } from './chromium.mjs';
import { findPostgres } from './postgres.mjs';
import { heard, runSteps, shown, table } from './steps.mjs';

const total = { passed: 0, failed: 0, skipped: 0 };
let folder = '';

const plain =
  (program, ...args) =>
  async () => {
    const ok = (await shown(program, args)) === 0;
    if (!ok) total.failed += 1;
    return ok;
  };

/** How one vitest project is run, and where its numbers will stand. */
function projectRun(project, env) {
  const report = join(folder, `${project.replace('*', '')}-${Object.keys(env).join()}.json`);
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  return { report, args: ['run', '--project', project, ...reporters] };
}

/** Adds a run's numbers; one that fails without a failed test counts as one failure. */
function count(report, ok) {
  const { passed, failed, skipped } = numbersIn(report);
  total.passed += passed;
  total.skipped += skipped;
  total.failed += ok ? failed : Math.max(failed, 1);
  return ok;
}

/** Runs one vitest project and adds its numbers. */
const tests =
  (project, env = {}) =>
  async () => {
    const { report, args } = projectRun(project, env);
    return count(report, (await shown('vitest', args, env)) === 0);
  };

/** The same beside other steps, for what mostly waits. */
const testsBeside = (project) => async () => {
  const { report, args } = projectRun(project, {});
  const { code, text } = await heard('vitest', args);
  return { ok: count(report, code === 0), text };
};

const numbersIn = (report) => {
  try {
    const json = JSON.parse(readFileSync(report, 'utf8'));
    return {
      passed: json.numPassedTests,
      failed: json.numFailedTests,
      skipped: json.numPendingTests + json.numTodoTests,
    };
  } catch {
    return { passed: 0, failed: 0, skipped: 0 };
  }
};

/** A step that needs a program which a developer may lack; the project's own machine must have it. */
const withProgram = (found, lacking, step) => async () => {
  const program = found();
  if (program) return await step(program)();
  process.stdout.write(`${lacking}\n`);
  if (process.env.CI !== 'true') return null;
  total.failed += 1;
  return false;
};

const journeys = withProgram(
  findChromium,
  'No Chromium: journeys are skipped. Set CHROMIUM_PATH or install chromium.',
  (chromium) => tests('journeys', { CHROMIUM_PATH: chromium }),
);

/** The same journeys on servers whose store is a database. */
const journeysOnPostgres = withProgram(
  () => findPostgres() && findChromium(),
  'No Chromium, or no PostgreSQL: journeys on PostgreSQL are skipped.',
  (chromium) => tests('journeys', { CHROMIUM_PATH: chromium, DIALECT: 'postgres' }),
);

const otherZone = { TZ: 'America/Los_Angeles', WENJI_TESTS: 'clocks' };

/** The suite again on the other database, and in the same run under another time zone. */
const postgres = withProgram(
  () => process.env.POSTGRES_URL || findPostgres(),
  'No PostgreSQL: the suite on it is skipped. Install postgresql, or set POSTGRES_BIN or POSTGRES_URL.',
  () => tests('unit', { DIALECT: 'postgres', ...otherZone }),
);

/** Each measurement, short: to see that it works. What it measures on a busy machine is no ground to fail. */
const benches = async () => {
  for (const args of [['intake'], ['intake', '--store', 'postgres'], ['pages'], ['results'], ['desk']])
    if (!(await plain('node', 'scripts/bench.mjs', ...args, '--quick')())) return false;
  return true;
};

const steps = {
  check: { run: plain('node', 'scripts/check.mjs') },
  build: { run: plain('vite', 'build', '--logLevel', 'warn') },
  // Servers that are started, killed and waited for: beside the suite, and never beside what measures time.
  machine: { begin: testsBeside('machine'), until: 'benches' },
  unit: { run: tests('unit') },
  postgres: { run: postgres },
  zone: { run: tests('unit', otherZone) },
  'journeys-postgres': { run: journeysOnPostgres },
  benches: { run: benches },
  timed: { run: tests('machine-timed') },
  journeys: { run: journeys },
};

/** Steps for by hand: what they try, another step tries too. */
const byHand = ['zone', 'journeys-postgres'];

await run(async (names) => {
  const strange = names.filter((name) => !Object.hasOwn(steps, name));
  if (strange.length > 0)
    throw new Refusal(`No such step: ${strange.join(', ')}. Steps: ${Object.keys(steps).join(', ')}`);
  const chosen = Object.entries(steps).filter(([name]) =>
    names.length === 0 ? !byHand.includes(name) : names.includes(name),
  );
  folder = mkdtempSync(join(tmpdir(), 'wenji-test-'));
  const done = await runSteps(chosen.map(([name, step]) => ({ name, ...step })));
  rmSync(folder, { recursive: true });
  const { passed, failed, skipped } = total;
  process.stdout.write(`\n${table(done, 'min')}\n\n`);
  process.stdout.write(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}\n`);
  if (failed > 0) process.exitCode = 1;
});
