import { intakeOf } from '#server/responses/intake.ts';
import { answeredStore } from './answered-store.ts';
import { type Cluster, openCluster } from './cluster.ts';
import { inFlight } from './in-flight.ts';
import { inWords, type Spread, spread } from './latency.ts';
import { preparedAnswers } from './prepared-answers.ts';
import { type Measure, median, told } from './report.ts';
import { insertOne } from './row-by-row.ts';
import { type Mode, startServer } from './server.ts';
import { submit } from './submit.ts';

const CONNECTIONS = 200;

type Way = 'grouped' | 'single, 10 at a time' | 'single, 50 at a time';
type Door = 'over HTTP' | 'over HTTP, row by row' | 'over HTTP, SQLite';
type Name = Way | Door;

/**
 * Intake on PostgreSQL, in one run: ours with and without HTTP before it, single-row inserts through the same pool with
 * and without, and ours on SQLite. Every round tells as many rows as were acknowledged, and as many acts in the feed.
 */
export async function submitOnPostgres(quick: boolean): Promise<Measure[]> {
  const cluster = await openCluster();
  if (!cluster) return [];
  const found = new Map<Name, Spread[]>();
  const keep = (name: Name, measured: Spread) => {
    found.set(name, [...(found.get(name) ?? []), measured]);
    console.error(`${name}: ${inWords(measured)}`);
  };
  const seconds = quick ? 1 : 4;
  try {
    for (let round = 0; round < (quick ? 1 : 5); round++) {
      await withoutHttp(cluster, seconds, keep);
      keep('over HTTP', await overHttp('store', seconds, await cluster.newDatabase()));
      keep('over HTTP, row by row', await overHttp('rows', seconds, await cluster.newDatabase()));
      keep('over HTTP, SQLite', await overHttp('store', seconds));
    }
  } finally {
    cluster.remove();
  }
  return measuresOf(found);
}

async function withoutHttp(cluster: Cluster, seconds: number, keep: (name: Way, measured: Spread) => void) {
  const { ctx, questionnaire, close } = await answeredStore(0, await cluster.newDatabase());
  const next = preparedAnswers(questionnaire);
  const grouped = intakeOf(ctx);
  const ours = async (time: number) => {
    const measured = await inFlight(CONNECTIONS, time, () => grouped(next()));
    acknowledged += measured.count;
    return measured;
  };
  let acknowledged = 0;
  await ours(seconds / 2);
  keep('grouped', await ours(seconds));
  await requireEqual(ctx.db, acknowledged, acknowledged);
  for (const many of [10, 50] as const) {
    const measured = await inFlight(many, seconds, () => insertOne(ctx, next()));
    acknowledged += measured.count;
    keep(`single, ${many} at a time`, measured);
  }
  await close();
}

type Db = Awaited<ReturnType<typeof answeredStore>>['ctx']['db'];

/** What was acknowledged is there, and counted in the feed. */
async function requireEqual(db: Db, rows: number, acts: number): Promise<void> {
  const stored = await db
    .selectFrom('response')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow();
  const head = await db.selectFrom('tally_head').select('acts').executeTakeFirst();
  const feed = await db.selectFrom('tally_feed').select('ops').execute();
  const ops = feed.reduce((sum, row) => sum + (JSON.parse(row.ops) as unknown[]).length, 0);
  if (stored.n !== rows || (head?.acts ?? 0) !== acts || ops !== acts)
    throw new Error(`${stored.n} rows, ${head?.acts} acts, ${ops} in the feed, for ${rows} acknowledged`);
}

async function overHttp(mode: Mode, seconds: number, database?: string): Promise<Spread> {
  const server = await startServer(mode, database);
  try {
    // On a machine that has much else to do the first answers take long.
    for (let tries = 0, warm = 0; warm < 2 * CONNECTIONS && tries < 5; tries++)
      warm += (await submit(server.port, CONNECTIONS, seconds)).answered.length;
    const before = await server.tell('begin');
    const { answered, seconds: took, errors } = await submit(server.port, CONNECTIONS, seconds);
    const { rows, acts, cpu } = await server.tell('state');
    const accepted = answered.filter(({ status }) => status === 201);
    if (errors > 0 || accepted.length < answered.length)
      throw new Error(`${errors} errors, ${answered.length - accepted.length} not accepted`);
    // Those that the load generator no longer waited for may be there too.
    if (rows - before.rows < accepted.length || (database && mode === 'store' && acts !== rows))
      throw new Error(`${rows - before.rows} rows and ${acts} acts for ${accepted.length} replies`);
    console.error(`  ${Math.round(cpu / Math.max(1, answered.length))} µs of CPU a request`);
    return spread(accepted, took);
  } finally {
    await server.stop();
  }
}

function measuresOf(found: Map<Name, Spread[]>): Measure[] {
  const rounds = (name: Name) => found.get(name) ?? [];
  const middle = (name: Name, of: (round: Spread) => number) => median(rounds(name).map(of));
  const compared = (what: string, a: Name, b: Name, least?: number): Measure => {
    const ratio = median(rounds(a).map((each, at) => each.perSecond / (rounds(b)[at]?.perSecond ?? 1)));
    return {
      what,
      value: middle(a, (round) => round.perSecond),
      unit: 'responses/s',
      reference: b,
      ratio,
      target: least === undefined ? 'told' : `>= ${least}`,
      ok: least === undefined || ratio >= least,
    };
  };
  return [
    compared('intake on PostgreSQL, without HTTP', 'grouped', 'single, 10 at a time', 3),
    compared('intake on PostgreSQL, without HTTP', 'grouped', 'single, 50 at a time', 3),
    compared('intake on PostgreSQL, 200 connections', 'over HTTP', 'over HTTP, row by row'),
    compared('intake on PostgreSQL, 200 connections', 'over HTTP', 'over HTTP, SQLite'),
    ...[...found.keys()].flatMap((name) =>
      (['p50', 'p99'] as const).map((share) =>
        told(
          `  ${name}, ${share}`,
          middle(name, (round) => round[share]),
          'ms',
        ),
      ),
    ),
  ];
}
