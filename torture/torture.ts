import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { startPostgres } from '../scripts/postgres.mjs';
import { knows, verify } from './rounds/backing-up.ts';
import { Broken, expectStatus } from './rounds/client.ts';
import { diceOf } from './rounds/dice.ts';
import { expectErased, letLeasesEnd, wasCut } from './rounds/expired.ts';
import { dealt, type Kind, kindsOf, rounds } from './rounds/kinds.ts';
import { options } from './rounds/options.ts';
import { at } from './rounds/place.ts';
import { Progress, reportOf, tell } from './rounds/report.ts';
import { Torment } from './rounds/torment.ts';

/**
 * Kills a real server over and over, and looks after each start whether anything is lost, doubled, half done or miscounted.
 * Ends with 1 and keeps the folder where a claim breaks.
 */
const { many, seed, only, postgres, json } = options();
/** Asked to end: the round is played out and the report given; asked twice, everything ends at once. */
let stopped = false;
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.on(signal, () => {
    if (stopped) process.exit(130);
    stopped = true;
  });

/** Milliseconds after which a round, or what is made good after it, hangs. */
const ROUND_WITHIN_MS = 90_000;

/** Throws Broken where the work does not end. */
async function patiently(work: Promise<void>): Promise<void> {
  const patience = new AbortController();
  const hangs = pause(ROUND_WITHIN_MS, undefined, { signal: patience.signal }).then(() => {
    const { output } = torment.server;
    throw new Broken(
      'a round ends',
      `it lasts ${ROUND_WITHIN_MS} ms; the server said ${output.slice(-1500)}`,
    );
  });
  try {
    await Promise.race([work, hangs]);
  } finally {
    patience.abort();
  }
}

const began = Date.now();
const folder = mkdtempSync(join(tmpdir(), 'wenji-torture-'));
const cluster = postgres ? await startPostgres({ durable: true }) : undefined;
const home = { folder: join(folder, 'data'), cluster };
const torment = new Torment(home, seed);
const played: { [kind in Kind]?: number } = {};
const progress = new Progress(many);
let broken: { round: number; kind: string; claim: string; detail: string } | undefined;
let round = 0;
let kind: Kind | 'set-up' | 'end' = 'set-up';
try {
  await torment.begin();
  const backs = await knows(home, 'backup');
  // The commands read files.
  const verifiable = cluster
    ? []
    : (await knows(home, 'verify store'))
      ? (['audit', 'store'] as const)
      : (['audit'] as const);
  for (const [known, name] of [
    [backs, 'backup'],
    [cluster || verifiable.length > 1, 'verify store'],
  ])
    if (!known) console.error(`There is no command ${name}: no round tries it`);
  const deal = dealt(
    diceOf(seed + 2),
    kindsOf(home).filter((each) => (only ?? each) === each && (backs || each !== 'backing-up')),
  );
  while (round < many && !stopped) {
    round += 1;
    kind = deal.next().value;
    await patiently(rounds[kind](torment));
    await patiently(torment.recover());
    played[kind] = (played[kind] ?? 0) + 1;
    progress.show(round, kind, torment);
  }
  kind = 'end';
  await torment.kill();
  await letLeasesEnd(home);
  const cut = await wasCut(home, 'retention');
  await torment.start();
  // What was cut short goes on by itself; else nobody may have come as far as beginning it.
  if (!cut) {
    const begun = await at(torment.place, 'system').form('/workspace/jobs/retention/runs', {});
    expectStatus('retention', begun, 303);
  }
  await expectErased(home);
  await torment.settle(Number.MAX_SAFE_INTEGER);
  await torment.kill();
  await torment.start();
  await torment.check();
  for (const what of verifiable) await verify(home, what);
} catch (error) {
  const claim = error instanceof Broken ? error.claim : 'the torture itself works';
  const detail =
    error instanceof Error ? (error instanceof Broken ? error.message : `${error.stack}`) : String(error);
  broken = { round, kind, claim, detail };
} finally {
  await torment.server?.kill();
  cluster?.remove();
}
progress.end();
const report = reportOf(torment, {
  rounds: round,
  played,
  seed,
  seconds: (Date.now() - began) / 1000,
  broken,
});
if (json) console.log(JSON.stringify(report, undefined, 2));
else tell(report);
if (broken) {
  console.error(`Kept: ${folder}`);
  process.exitCode = 1;
} else rmSync(folder, { recursive: true });
if (stopped && !broken) process.exitCode = 130;
