// Every check that the project has. `npm test -- unit` (or check, postgres, build, benches, machine, journeys) runs only the
// steps named; `zone`, the other time zone on SQLite, runs only when it is named.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { buildIfNeeded, Refusal, run } from './build.mjs';
import { findChromium } from './chromium.mjs';
import { findPostgres } from './postgres.mjs';
import { inLanes, runSteps, shown, table, told } from './steps.mjs';

const total = { passed: 0, failed: 0, skipped: 0 };
/** What failed, to be said again at the end. */
const failures = [];
let folder = '';

const plain =
  (program, ...args) =>
  async () => {
    const ok = (await shown(program, args)) === 0;
    if (!ok) total.failed += 1;
    return ok;
  };

/** Runs one vitest project and adds its numbers; a run that fails without a failed test counts as one failure. */
const tests =
  (project, env = {}) =>
  async () => {
    const report = join(folder, `${project.replace('*', '')}-${Object.keys(env).join()}.json`);
    const args = [
      'run',
      '--project',
      project,
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${report}`,
    ];
    const ok = (await shown('vitest', args, env)) === 0;
    const { passed, failed, skipped, faults } = numbersIn(report);
    failures.push(...faults);
    total.passed += passed;
    total.skipped += skipped;
    total.failed += ok ? failed : Math.max(failed, 1);
    return ok;
  };

const numbersIn = (report) => {
  try {
    const json = JSON.parse(readFileSync(report, 'utf8'));
    return {
      passed: json.numPassedTests,
      failed: json.numFailedTests,
      skipped: json.numPendingTests + json.numTodoTests,
      faults: json.testResults.flatMap(faultsIn),
    };
  } catch {
    return { passed: 0, failed: 0, skipped: 0, faults: [`no report in ${report}`] };
  }
};

/** What failed in a file, a line a test and the first lines of its words: the whole is far above by then. */
const faultsIn = ({ name, message, assertionResults }) => {
  const failed = assertionResults.filter(({ status }) => status === 'failed');
  const told = failed.map(({ fullName, failureMessages }) => [fullName, failureMessages.join('\n')]);
  if (failed.length === 0 && message) told.push(['', message]);
  return told.map(
    ([test, words]) =>
      `FAILED ${relative(process.cwd(), name)} > ${test}\n${words.split('\n').slice(0, 12).join('\n')}`,
  );
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

const bench =
  (...args) =>
  () =>
    told(['scripts/bench.mjs', ...args, '--quick']);

/** Each measurement, short: to see that it works. What it measures on a busy machine is no ground to fail. */
const benches = async () => {
  // Each would make what is missing, beside the other.
  await buildIfNeeded();
  const codes = [
    // Holds one time to another, so nothing runs beside it.
    await bench('results')(),
    ...(await inLanes(2, [
      bench('intake'),
      bench('intake', '--store', 'postgres'),
      bench('pages'),
      bench('desk'),
    ])),
  ];
  const failed = codes.filter((code) => code !== 0).length;
  total.failed += failed;
  return failed === 0;
};

const steps = {
  check: plain('node', 'scripts/check.mjs'),
  unit: tests('unit'),
  postgres,
  zone: tests('unit', otherZone),
  build: plain('vite', 'build', '--logLevel', 'warn'),
  benches,
  // `machine`, whose files run beside each other, then `machine-timed`.
  machine: tests('machine*'),
  journeys,
  'journeys-postgres': journeysOnPostgres,
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
  const done = await runSteps(chosen.map(([name, step]) => ({ name, run: step })));
  rmSync(folder, { recursive: true });
  const { passed, failed, skipped } = total;
  if (failures.length > 0) process.stdout.write(`\n${failures.join('\n\n')}\n`);
  process.stdout.write(`\n${table(done, 'min')}\n\n`);
  process.stdout.write(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}\n`);
  if (failed > 0) process.exitCode = 1;
});
