import { type ChildProcess, fork } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { dirname, join } from 'node:path';
import { openCluster } from './support/cluster.ts';
import { inWords, type Spread, spread } from './support/latency.ts';
import { ReadMostly } from './support/read-mostly.ts';
import { type Measure, median, options, report, told } from './support/report.ts';

/**
 * An ordinary day: public pages, receipts looked up, staff figures and a few submissions, asked of one, two and three
 * processes of a PostgreSQL database in turns, and of one process on SQLite. All of it, database and askers too, shares
 * the processors of this machine.
 */
const { quick = false, json = false } = options();
const rounds = quick ? 1 : 5;
const seconds = quick ? 1 : 6;
const PEOPLE = 40;
const program = join(dirname(process.argv[1] ?? ''), 'processes-server.js');

interface Started {
  port: number;
  stop(): Promise<void>;
}

function start(place: 'first' | 'joins', secret: string, database?: string): Promise<Started> {
  const env = { ...process.env, ...(database ? { DATABASE_URL: database } : {}) };
  const child: ChildProcess = fork(program, [place, secret], {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    env,
  });
  const stop = () => {
    const over = new Promise<void>((done) => void child.once('exit', () => done()));
    child.send('stop');
    return over;
  };
  return new Promise((resolve, reject) => {
    child.once('message', (message) => resolve({ port: (message as { port: number }).port, stop }));
    child.once('exit', () => reject(new Error('The server ended')));
  });
}

async function measure(processes: number, database?: string): Promise<Spread> {
  const secret = randomBytes(32).toString('hex');
  const started = [await start('first', secret, database)];
  for (let more = 1; more < processes; more++) started.push(await start('joins', secret, database));
  const day = new ReadMostly(started.map(({ port }) => port));
  try {
    await day.begin();
    await day.run(PEOPLE, seconds / 2);
    return spread(await day.run(PEOPLE, seconds), seconds);
  } finally {
    day.end();
    for (const { stop } of started) await stop();
  }
}

const cluster = await openCluster();
const found = new Map<string, Spread[]>();
const keep = (name: string, measured: Spread) => {
  found.set(name, [...(found.get(name) ?? []), measured]);
  console.error(`${name}: ${inWords(measured)}`);
};
const OWN = 'one process, SQLite';
try {
  for (let round = 0; round < rounds; round++) {
    keep(OWN, await measure(1));
    if (cluster)
      for (const processes of [1, 2, 3])
        keep(`${processes} on PostgreSQL`, await measure(processes, await cluster.newDatabase()));
  }
} finally {
  cluster?.remove();
}
const own = found.get(OWN) ?? [];
const measures: Measure[] = [...found].flatMap(([name, all]) => [
  {
    ...told(`an ordinary day, ${name}`, median(all.map(({ perSecond }) => perSecond)), 'requests/s'),
    reference: OWN,
    ratio: median(all.map(({ perSecond }, at) => perSecond / (own[at]?.perSecond ?? 1))),
  },
  told('  p95', median(all.map(({ p95 }) => p95)), 'ms'),
]);
report(measures, json);
