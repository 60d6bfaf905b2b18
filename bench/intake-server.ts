import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { StoreOptions } from '#db/store-options.ts';
import { createApp } from '#server/app.ts';
import { listen } from '#server/http/serve.ts';
import { openStore } from './support/open-store.ts';
import { rowByRow } from './support/row-by-row.ts';
import type { Mode, State } from './support/server.ts';
import { openSocial } from './support/social.ts';

/**
 * The server that bench/intake.ts loads, in a process of its own. Modes: `store` as it ships, `inline` with checkpoints
 * on the writing connection; `none` answers without writing; `single` one transaction a request; `slow` and
 * `slow-single` with 2 ms more at each commit; `choked` takes less than it is sent;
 * `rows` inserts each response by itself. With DATABASE_URL the store is that database.
 */
const mode = (process.argv[2] ?? 'store') as Mode;
const waitMs = (ms: number) => () => {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);
};
const looks: State['looks'] = [];
const checkpoints = {
  onLook: ({ ms, pages }: { ms: number; pages: number }) => looks.push({ at: Date.now(), ms, pages }),
};
const variants: { [mode in Mode]: StoreOptions } = {
  store: { checkpoints },
  inline: { worker: undefined },
  none: {},
  single: { batchLimit: 1 },
  slow: { beforeCommit: waitMs(2), checkpoints },
  'slow-single': { beforeCommit: waitMs(2), batchLimit: 1 },
  rows: {},
  choked: { beforeCommit: waitMs(20), batchLimit: 3, queueLimit: 64 },
};

const at = new Date('2021-05-20T10:00:00+08:00');
const { ctx, store, close } = await openStore({
  now: () => at,
  database: process.env.DATABASE_URL,
  options: variants[mode],
  level: 'info',
});
await openSocial(ctx);
const app = await createApp(ctx, { demo: false });
if (mode === 'none') {
  const accepted = {
    receipt: '0000000000000000',
    day: '2021-05-20',
    versionNo: 1,
    created: true,
    withdrawn: false,
  };
  ctx.store = { ...ctx.store, write: async <T>() => ({ accepted }) as T };
}
if (mode === 'rows') ctx.store = rowByRow(ctx);
const { port, server } = await listen(app, '127.0.0.1', 0, ctx);
process.send?.({ port });
const delay = monitorEventLoopDelay({ resolution: 5 });
let used = process.cpuUsage();

async function state(): Promise<State> {
  // By one statement, so that both are of one moment.
  const { n: rows, acts } = await store.db
    .selectFrom('response')
    .select((eb) => [
      eb.fn.countAll<number>().as('n'),
      eb.selectFrom('tally_head').select('acts').limit(1).as('acts'),
    ])
    .executeTakeFirstOrThrow();
  const { user, system } = process.cpuUsage(used);
  const { rss, heapUsed } = process.memoryUsage();
  const ms = (nanoseconds: number) => nanoseconds / 1e6;
  return {
    rows,
    acts: acts ?? 0,
    delay: { p50: ms(delay.percentile(50)), p99: ms(delay.percentile(99)), max: ms(delay.max) },
    cpu: user + system,
    rss: rss / 2 ** 20,
    heap: heapUsed / 2 ** 20,
    looks,
  };
}

process.on('message', async (message) => {
  if (message === 'begin') {
    delay.enable();
    delay.reset();
    used = process.cpuUsage();
    looks.length = 0;
  }
  if (message === 'sweep') globalThis.gc?.();
  if (message !== 'stop') process.send?.(await state());
  if (message === 'stop') {
    server.closeAllConnections();
    server.close();
    await close();
    process.exit(0);
  }
});
