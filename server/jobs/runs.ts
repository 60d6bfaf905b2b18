import type { Context } from '../context.ts';
import { DomainError } from '../errors.ts';
import { findStoreTime } from '../store-time.queries.ts';
import { nextDue } from './due.ts';
import * as queries from './jobs.queries.ts';
import type { Job } from './jobs.ts';

/** Seconds, of the clock of leases, after which a run that nobody renewed is taken over. */
export const LEASE_SECONDS = 60;

/** The runs of a context in this process. */
interface Runs {
  holder: string;
  stopped: boolean;
  running: Map<Promise<unknown>, AbortController>;
  /** Jobs that run in this process, whatever a clock that was set forward says of their leases. */
  names: Set<string>;
}

const kept = new WeakMap<Context, Runs>();

function runsOf(ctx: Context): Runs {
  const runs = kept.get(ctx) ?? {
    holder: `${process.pid}-${ctx.random(6).toString('hex')}`,
    stopped: false,
    running: new Map(),
    names: new Set(),
  };
  kept.set(ctx, runs);
  return runs;
}

/** What came of asking for a run: `busy` where another holds the job or it is not due. */
export type RunResult = 'succeeded' | 'failed' | 'busy';

/**
 * Runs a job that is due, or at once where that is asked for, unless a process holds it already: the lease is taken in
 * one write, renewed while the work goes on, and given back with what came of it. What fails is logged and recorded.
 */
export function runJob(ctx: Context, job: Job, { atOnce = false } = {}): Promise<RunResult> {
  const runs = runsOf(ctx);
  if (runs.stopped || runs.names.has(job.name)) return Promise.resolve('busy');
  const stop = new AbortController();
  const run = attempt(ctx, job, runs.holder, atOnce, stop).catch((error: unknown): RunResult => {
    ctx.log.error({ err: error, job: job.name }, 'job not taken');
    return 'failed';
  });
  runs.running.set(run, stop);
  runs.names.add(job.name);
  return run.finally(() => {
    runs.running.delete(run);
    runs.names.delete(job.name);
  });
}

/** Lets nothing begin any more, tells what runs to end, and waits for it. */
export async function stopRuns(ctx: Context): Promise<void> {
  const runs = runsOf(ctx);
  runs.stopped = true;
  for (const stop of runs.running.values()) stop.abort();
  await Promise.allSettled(runs.running.keys());
}

async function attempt(
  ctx: Context,
  job: Job,
  holder: string,
  atOnce: boolean,
  stop: AbortController,
): Promise<RunResult> {
  if (!(await take(ctx, job, holder, atOnce))) return 'busy';
  const { name } = job;
  const renewal = setInterval(
    () =>
      ctx.store
        .write(async (tx) =>
          queries.renewLease(tx.db, { name, holder, until: leaseEnd(await leaseTime(tx)) }),
        )
        .then((mine) => mine || stop.abort())
        .catch((error: unknown) => ctx.log.warn({ err: error, job: name }, 'lease not renewed')),
    (LEASE_SECONDS * 1000) / 3,
  ).unref();
  let error: string | null = null;
  try {
    await ctx.pages.refresh();
    await job.run(ctx, stop.signal);
  } catch (failure) {
    error = nameOf(failure);
    ctx.log.error({ err: failure, job: name }, 'job failed');
  } finally {
    clearInterval(renewal);
  }
  const endedAt = ctx.clock.now().toISOString();
  await ctx.store.write((tx) => queries.endRun(tx.db, { name, holder }, { endedAt, error }));
  return error === null ? 'succeeded' : 'failed';
}

/** Ends every lease: whoever held one is gone with the store from which this one was restored. Part of the running write. */
export const endEveryRun = (tx: Context): Promise<void> => queries.releaseJobs(tx.db);

/** A run whose lease ended was cut short: it is due at once. */
const take = (ctx: Context, job: Job, holder: string, atOnce: boolean): Promise<boolean> =>
  ctx.store.write(async (tx) => {
    const row = await queries.findJob(tx.db, job.name);
    const now = tx.clock.now();
    const due = row?.holder ? now : nextDue(job.due, lastRun(row), now);
    if (!atOnce && due > now) return false;
    const real = await leaseTime(tx);
    const lease = { holder, now: real.toISOString(), until: leaseEnd(real), longest: longestLease(real) };
    return queries.takeJob(tx.db, { ...lease, name: job.name }, now.toISOString());
  });

/** The clock of leases: the real one, or the database's where processes on several machines share it. */
export const leaseTime = async ({ clock, db, upkeep }: Context): Promise<Date> =>
  upkeep.shared ? findStoreTime(db) : clock.real();

const leaseEnd = (now: Date) => secondsFrom(now, LEASE_SECONDS);

/** No lease that was ever given ends later, unless the clock was set back since: such a one holds nothing. */
export const longestLease = (now: Date): string => secondsFrom(now, 2 * LEASE_SECONDS);

const secondsFrom = (at: Date, seconds: number) => new Date(at.getTime() + seconds * 1000).toISOString();

const timeOf = (at: string | null | undefined) => (at ? new Date(at) : undefined);

export const lastRun = (row: { started_at: string | null; succeeded_at: string | null } | undefined) => ({
  startedAt: timeOf(row?.started_at),
  succeededAt: timeOf(row?.succeeded_at),
});

/** Type and message. What a parser says quotes what it read, which may be contents. */
function nameOf(error: unknown): string {
  if (error instanceof DomainError) return error.type;
  if (!(error instanceof Error)) return 'unknown';
  const name = error.constructor.name;
  return error instanceof SyntaxError ? name : `${name}: ${error.message}`.slice(0, 200);
}
