import type { MiddlewareHandler } from 'hono';
import { Histogram, Registry } from 'prom-client';
import type { Context } from '../context.ts';
import { mayReadMetrics } from './metrics-access.ts';
import { type Figures, refusedWrites, registerFigures } from './metrics-figures.ts';
import { processMetrics } from './metrics-process.ts';
import { seriesOf } from './metrics-series.ts';

/** Seconds of an answer, and of a commit: from a page out of memory to what nobody waits for. */
const ANSWERS = [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5];
const COMMITS = [0.001, 0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1];
const BATCHES = [1, 2, 4, 8, 16, 32, 64, 128, 256];

/** What programs that watch the installation are told. */
interface Metrics {
  /** Counts one answered request. */
  answered(method: string, route: string, status: number, ms: number): void;
  /** All of it, in the text format of Prometheus. */
  text(): Promise<string>;
}

const everywhere = new WeakMap<Context['pages'], Metrics>();

/** Counts one answered request of a server whose figures are told; whoever answers one, calls this. */
export const countAnswered = (
  { pages }: Context,
  method: string,
  route: string,
  status: number,
  ms: number,
): void => everywhere.get(pages)?.answered(method, route, status, ms);

/**
 * Counts what a server does, and nothing of what is asked or answered: no questionnaire, person, address or receipt is a
 * label, and all that the public sends is one series (docs/decisions/0033).
 */
export function openMetrics(ctx: Context, figures: Figures): Metrics {
  const registry = new Registry();
  const requests = new Histogram({
    name: 'wenji_http_request_seconds',
    help: 'Seconds until a request was answered, by method, route template and class of status',
    labelNames: ['method', 'route', 'status'] as const,
    buckets: ANSWERS,
    registers: [registry],
  });
  watchWrites(ctx, registry);
  registerFigures(ctx, registry, figures);
  const known = new Map<string, { observe(seconds: number): void }>();
  const metrics: Metrics = {
    answered(method, route, status, ms) {
      const key = `${method} ${status} ${route}`;
      let series = known.get(key);
      if (!series) {
        series = requests.labels(seriesOf(method, route, status));
        known.set(key, series);
      }
      series.observe(ms / 1000);
    },
    text: async () => (await registry.metrics()) + (await processMetrics().metrics()),
  };
  everywhere.set(ctx.pages, metrics);
  return metrics;
}

function watchWrites({ upkeep }: Context, registry: Registry): void {
  const registers = [registry];
  const commits = new Histogram({
    name: 'wenji_commit_seconds',
    help: 'Seconds until a transaction lay on the disk',
    buckets: COMMITS,
    registers,
  });
  const batches = new Histogram({
    name: 'wenji_commit_writes',
    help: 'Writes that shared a transaction',
    buckets: BATCHES,
    registers,
  });
  const refused = refusedWrites(registry);
  upkeep.watch({
    committed(writes, ms) {
      commits.observe(ms / 1000);
      batches.observe(writes);
    },
    refused: (writes) => refused.inc(writes),
  });
}

/** Answers programs that may ask; to all others there is no such address. */
export const metricsReply =
  ({ env }: Context, metrics: Metrics): MiddlewareHandler =>
  async (c, next) => {
    if (!mayReadMetrics(c, env.METRICS_TOKEN)) return next();
    return c.text(await metrics.text(), 200, {
      'Content-Type': Registry.PROMETHEUS_CONTENT_TYPE,
      'Cache-Control': 'no-store',
    });
  };
