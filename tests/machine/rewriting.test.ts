import { spawn } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { SqliteStore } from '#db/sqlite/store.ts';
import { many, names, openStore, put } from '../db/open-store.ts';

const worker = pathToFileURL('dist/checkpoint-worker.js');
const fill = 'x'.repeat(20_000);

/** A store of some 40 MB in which every second row was deleted. */
async function halfErased(rows = 2000) {
  const { store, file } = await openStore({ worker });
  const all = many(rows);
  await Promise.all(all.map((name) => store.write((entry) => put(entry, name, `canary ${name} ${fill}`))));
  await store.write(({ db }) => db.deleteFrom('store_meta').where('key', 'like', '%1').execute());
  return { store, file, left: all.filter((name) => !name.endsWith('1')) };
}

test('the built thread rewrites the store while others read and write, and nobody is refused', async () => {
  const { store, file, left } = await halfErased();
  let over = false;
  const rewriting = store.rewrite().finally(() => {
    over = true;
  });
  let longest = 0;
  const reading = (async () => {
    for (let last = performance.now(); !over; last = performance.now()) {
      await store.db.selectFrom('store_meta').select('key').where('key', '=', 'name 0000').execute();
      await sleep(1);
      longest = Math.max(longest, performance.now() - last);
    }
  })();
  const more = ['written 1', 'written 2', 'written 3'];
  for (const name of more) await store.write((entry) => put(entry, name));
  const { ms, emptied } = await rewriting;
  await reading;
  expect(emptied).toBe(true);
  expect(await names(store)).toEqual([...left, ...more]);
  expect(readFileSync(file).includes('canary name 0001')).toBe(false);
  process.stdout.write(
    `rewritten in ${Math.round(ms)} ms, longest pause of a reader ${Math.round(longest)} ms\n`,
  );
});

const logOf = (file: string) => statSync(`${file}-wal`, { throwIfNoEntry: false })?.size ?? 0;

/** A process of its own that lets the thread rewrite the store, over and over. */
const program = (file: string) => `
  import { Worker } from 'node:worker_threads';
  const worker = new Worker(${JSON.stringify(resolve('dist/checkpoint-worker.js'))}, { execArgv: [], workerData: { file: ${JSON.stringify(file)} } });
  worker.on('message', () => worker.postMessage('rewrite'));
  worker.postMessage('rewrite');
  console.log('begun');`;

test('a process that is killed while it rewrites leaves the store whole, with every row', async () => {
  const { store, file, left } = await halfErased(1000);
  await store.close();
  let cut = 0;
  for (const pages of [0, 1, 500, 2000, 4000]) {
    const child = spawn(process.execPath, ['--input-type=module', '-e', program(file)], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const ended = new Promise((done) => child.once('exit', done));
    await new Promise((heard) => child.stdout.once('data', heard));
    const until = performance.now() + 10_000;
    while (logOf(file) < pages * 4096 && performance.now() < until) await sleep(1);
    child.kill('SIGKILL');
    await ended;
    if (logOf(file) > 0) cut += 1;
    const found = new Database(file);
    expect(found.pragma('integrity_check', { simple: true })).toBe('ok');
    expect(found.prepare('SELECT key FROM store_meta ORDER BY key').pluck().all()).toEqual(left);
    found.close();
  }
  expect(cut).toBeGreaterThan(0);
  const again = await SqliteStore.open(file, { worker });
  expect(await again.rewrite()).toMatchObject({ emptied: true });
  await again.close();
  process.stdout.write(`killed 5 times, ${cut} of them with pages in the log\n`);
});
