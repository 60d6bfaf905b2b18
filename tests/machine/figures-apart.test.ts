import { resolve } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { pathToFileURL } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { Apart } from '#server/results/apart/apart.ts';
import { suppress } from '#shared/statistics/suppression/suppress.ts';
import type { ReleaseCounts } from '#shared/statistics/tables.ts';

const program = pathToFileURL(resolve('dist/results-worker.js'));

/** Many small cells under one banner: some hundred milliseconds of secondary suppression. */
function city(tables: number): ReleaseCounts {
  const columns = Array.from({ length: 13 }, (_, group) => {
    const cells = Array.from({ length: 5 }, (_, code) => ({
      code: `${code}`,
      n: (group * 7 + code * 11) % 23,
    }));
    return { code: `g${group}`, base: cells.reduce((sum, { n }) => sum + n, 0), cells };
  });
  const base = columns.reduce((sum, column) => sum + column.base, 0);
  const items = Array.from({ length: tables }, (_, at) => `Q${at}`);
  const whole = columns[0]!.cells.map(({ code }, at) => ({
    code,
    n: columns.reduce((sum, { cells }) => sum + cells[at]!.n, 0),
  }));
  return {
    n: base,
    profiles: [
      {
        item: 'P',
        choice: 'one',
        base,
        cells: columns.map((column) => ({ code: column.code, n: column.base })),
      },
    ],
    opinions: items.map((item) => ({ item, choice: 'one', base, cells: whole })),
    tables: items.map((item) => ({
      ...{ item, by: 'P', choice: 'one' as const },
      columns: [...columns, { code: '', base: 0, cells: whole.map(({ code }) => ({ code, n: 0 })) }],
    })),
    links: [],
  };
}

function begin() {
  const apart = new Apart(program);
  onTestFinished(() => apart.stop());
  return apart;
}

test('the built thread protects as the sources do, and refuses as they do', async () => {
  const apart = begin();
  const counts = city(1);
  const both = Promise.all([apart.do('suppress', counts, 10), apart.do('suppress', counts, 5)]);
  expect(await both).toEqual([suppress(counts, 10), suppress(counts, 5)]);
  await expect(apart.do('suppress', counts, 0)).rejects.toThrow('the threshold is a whole number from 2');
});

test('while it works, this thread does not', async () => {
  const apart = begin();
  const counts = city(8);
  await apart.do('suppress', city(1), 5);
  const delay = monitorEventLoopDelay({ resolution: 1 });
  const began = performance.now();
  delay.enable();
  await apart.do('suppress', counts, 10);
  delay.disable();
  const took = performance.now() - began;
  // Busy machines stall threads too: what counts is that the work itself is not done here.
  expect(delay.max / 1e6).toBeLessThan(took / 2);
});

test('a thread that ended is begun anew', async () => {
  const apart = begin();
  const counts = city(1);
  const lost = apart.do('suppress', city(8), 10);
  await apart.stop();
  await expect(lost).rejects.toThrow('ended');
  expect(await apart.do('suppress', counts, 10)).toEqual(suppress(counts, 10));
});
