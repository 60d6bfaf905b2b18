import type { Context } from '../context.ts';

/** Work that comes due by itself, in this process, one run at a time. */
export interface Job {
  name: string;
  everyMinutes: number;
  run(ctx: Context): Promise<unknown>;
}

/** Runs each job now and then at its interval; a failure is logged and the next run comes all the same. Gives a stop. */
export function startJobs(ctx: Context, jobs: Job[]): () => void {
  const timers = jobs.map((job) => {
    let running = false;
    const tick = async () => {
      if (running) return;
      running = true;
      try {
        await job.run(ctx);
      } catch (error) {
        ctx.log.error({ err: error, job: job.name }, 'job failed');
      } finally {
        running = false;
      }
    };
    void tick();
    return setInterval(tick, job.everyMinutes * 60_000).unref();
  });
  return () => {
    for (const timer of timers) clearInterval(timer);
  };
}
