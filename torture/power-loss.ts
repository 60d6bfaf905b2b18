import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { chance } from '#server/demo/random.ts';
import { type Counts, runSeries, type Series } from './power-loss/series.ts';
import { compileShim } from './shim/disk.ts';

const { values } = parseArgs({
  args: process.argv.slice(2),
  options: {
    rounds: { type: 'string' },
    seed: { type: 'string', default: String(Date.now() % 1e6) },
    quick: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
  },
});
const rounds = Number(values.rounds ?? (values.quick ? 4 : 100));
const some = Math.max(4, Math.ceil(rounds / 5));
const full = { synchronous: 'FULL', torn: false } as const;
const series: Series[] = [
  { ...full, name: 'FULL, one at a time', rounds: Math.ceil(rounds / 2), atOnce: 1 },
  { ...full, name: 'FULL, 50 at once', rounds: Math.floor(rounds / 2), atOnce: 50 },
  { ...full, name: 'FULL, torn, one at a time', rounds: Math.ceil(rounds / 2), atOnce: 1, torn: true },
  { ...full, name: 'FULL, torn, 50 at once', rounds: Math.floor(rounds / 2), atOnce: 50, torn: true },
  { name: 'NORMAL, one at a time', rounds: some, synchronous: 'NORMAL', torn: false, atOnce: 1 },
  { name: 'NORMAL, 50 at once', rounds: some, synchronous: 'NORMAL', torn: false, atOnce: 50 },
];

const folder = mkdtempSync(join(tmpdir(), 'wenji-shim-'));
const library = compileShim(folder);
const found: Counts[] = [];
try {
  if (library) for (const each of series) found.push(await show(each, library));
} finally {
  rmSync(folder, { recursive: true });
}
conclude();

async function show(each: Series, shim: string): Promise<Counts> {
  let told = Date.now();
  const counts = await runSeries(each, shim, chance(Number(values.seed)), (sofar) => {
    if (Date.now() - told < 2000) return;
    told = Date.now();
    console.error(
      `${each.name}: ${sofar.rounds}/${each.rounds} rounds, ${sofar.lost} of ${sofar.answered} lost`,
    );
  });
  const { answered, lost, lossyRounds, early, unanswered, wrong } = counts;
  if (!values.json)
    console.log(
      `${each.name}: ${counts.rounds} rounds (${early} before the first answer), ${answered} answered, ${lost} lost in ` +
        `${lossyRounds} rounds, ${unanswered} stored without an answer, ${wrong.length} wrong`,
    );
  return counts;
}

/** Nothing answered may be lost where the product's own settings hold; where they do not, the harness must see it. */
function conclude(): void {
  if (!library) {
    console.error('No C compiler (cc) on Linux: the power cannot be cut here, nothing was tried.');
    process.exitCode = process.env.CI === 'true' ? 1 : 0;
    return;
  }
  const product = found.filter((each) => each.series.startsWith('FULL'));
  const weakened = found.filter((each) => each.series.startsWith('NORMAL'));
  const faults = product.flatMap(({ series: name, lost, wrong }) => [
    ...(lost > 0 ? [`${name}: ${lost} answered writes are lost`] : []),
    ...wrong.map((words) => `${name}: ${words}`),
  ]);
  if (weakened.every(({ lost }) => lost === 0)) faults.push('NORMAL lost nothing: this run is blind');
  if (values.json) console.log(JSON.stringify({ seed: values.seed, series: found, faults }, null, 1));
  for (const fault of faults) console.error(fault);
  if (faults.length > 0) {
    console.error(`Again with --seed ${values.seed}`);
    process.exitCode = 1;
  }
}
