import type { Key } from '#shared/i18n/catalogues.ts';
import type { Context } from '../context.ts';
import { clockWatch } from './clock-watch.ts';
import { type Due, nextDue } from './due.ts';
import * as queries from './jobs.queries.ts';
import { lastRun, leaseTime, longestLease, runJob, stopRuns } from './runs.ts';

/** Work that comes due by itself. */
export interface Job {
  /** Under which the store knows it; never changed. */
  name: string;
  title: Key;
  purpose: Key;
  due: Due;
  /** Also when the server starts and when its clock was set back: it clears away what would stand too long by it. */
  afterClockSet?: boolean;
  /** Ends early when the signal says so; what is left is done the next time. */
  run(ctx: Context, signal: AbortSignal): Promise<unknown>;
}

/** Seconds between two looks at what is due. */
const LOOK_SECONDS = 15;

/**
 * Runs each job when it is due, here or in another process of the same store, never in two at once. Gives a stop that
 * ends what runs and waits for it.
 */
export function startJobs(ctx: Context, jobs: readonly Job[]): () => Promise<void> {
  const wasSet = clockWatch(ctx.clock);
  const look = async () => {
    const set = wasSet();
    const states = await listJobs(ctx, jobs);
    const now = ctx.clock.now();
    for (const { job, running, next } of states) {
      const atOnce = set && job.afterClockSet === true;
      if (!running && (atOnce || next <= now)) void runJob(ctx, job, { atOnce });
    }
  };
  const looking = () => look().catch((error: unknown) => ctx.log.error({ err: error }, 'jobs not looked at'));
  void looking();
  const timer = setInterval(looking, LOOK_SECONDS * 1000).unref();
  return () => {
    clearInterval(timer);
    return stopRuns(ctx);
  };
}

/** A job as it stands: times of the matter's clock. */
export interface JobState {
  job: Job;
  startedAt: Date | undefined;
  succeededAt: Date | undefined;
  /** Somebody's lease on it holds. */
  running: boolean;
  /** Of the last run, if it failed. */
  error: string | null;
  next: Date;
}

export async function listJobs(ctx: Context, jobs: readonly Job[]): Promise<JobState[]> {
  const rows = await queries.listJobs(ctx.db);
  const at = await leaseTime(ctx);
  const real = at.toISOString();
  const longest = longestLease(at);
  const now = ctx.clock.now();
  return jobs.map((job) => {
    const row = rows.find(({ name }) => name === job.name);
    const running = row?.lease_until != null && row.lease_until > real && row.lease_until <= longest;
    const last = lastRun(row);
    return {
      job,
      ...last,
      running,
      error: row?.error ?? null,
      next: row?.holder && !running ? now : nextDue(job.due, last, now),
    };
  });
}

/** How many jobs failed when they last ran. */
export const countFailed = (ctx: Context): Promise<number> => queries.countFailed(ctx.db);
