import { copyFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { openReading } from '#db/sqlite/reading.ts';
import { takeSnapshot } from '#db/sqlite/snapshot.ts';
import { mirrorErasures, mirrorOf } from '#server/backups/settling.ts';
import { findMeta, upsertMeta } from '#server/installation.queries.ts';
import { addDays, dayOf } from '#shared/time.ts';
import { makeApp } from '../support/make-app.ts';
import { backedUp, newFolder, newKeys, restore } from './support.ts';

async function backedUpHouse() {
  const house = await makeApp();
  const keys = await newKeys();
  return { ...house, keys, archive: await backedUp(house, keys) };
}

test('a journal that does not reach back to the backup is said to leave a gap', async () => {
  const house = await backedUpHouse();
  const journal = join(newFolder(), 'erasures.jsonl');
  const say = async (from: string) => {
    writeFileSync(journal, `{"journal":"erasures","from":"${from}"}\n`);
    return (await restore(house.archive, newFolder(), house.keys, ['--journal', journal])).out;
  };
  expect(await say('2099-01-01')).toContain('tell of erasures since 2099-01-01');
  expect(await say('2021-01-01')).toContain('since before the backup');
});

const completeSince = async (dataDir: string) => {
  const reading = openReading(join(dataDir, 'wenji.db'));
  const from = await findMeta(reading.db, 'erasures_from');
  await reading.close();
  return from;
};

test('a restored store that was not told every erasure never says that its own journal is complete', async () => {
  const house = await backedUpHouse();
  const journal = join(newFolder(), 'erasures.jsonl');
  const restored = async (...more: string[]) => {
    const folder = newFolder();
    expect((await restore(house.archive, folder, house.keys, more)).code).toBe(0);
    return completeSince(folder);
  };
  const tomorrow = addDays(dayOf(new Date()), 1);
  expect(await restored()).toBe(tomorrow);
  writeFileSync(journal, '{"journal":"erasures","from":"2099-01-01"}\n');
  expect(await restored('--journal', journal)).toBe(tomorrow);
  writeFileSync(journal, '{"journal":"erasures","from":"2021-01-01"}\n');
  expect(await restored('--journal', journal)).toBe(await completeSince(house.ctx.env.DATA_DIR));
});

test('a journal of another installation is taken for none', async () => {
  const house = await backedUpHouse();
  const other = await makeApp();
  await other.ctx.store.write((tx) => upsertMeta(tx.db, 'erasures_of', 'another'));
  await mirrorErasures(other.ctx);
  const mirror = mirrorOf(other.ctx);
  const named = await restore(house.archive, newFolder(), house.keys, ['--journal', mirror]);
  expect(named).toMatchObject({ code: 2, out: '' });
  expect(named.err).toContain(`${mirror} is the journal of another installation`);
  copyFileSync(mirror, join(dirname(house.archive), 'erasures.jsonl'));
  const found = await restore(house.archive, newFolder(), house.keys);
  expect(found.out).toContain('There was no journal of erasures');
  await mirrorErasures(house.ctx);
  copyFileSync(mirrorOf(house.ctx), join(dirname(house.archive), 'erasures.jsonl'));
  expect((await restore(house.archive, newFolder(), house.keys)).out).toContain('since before the backup');
  const taken = newFolder();
  takeSnapshot(join(other.ctx.env.DATA_DIR, 'wenji.db'), join(taken, 'wenji.db'));
  rmSync(join(dirname(house.archive), 'erasures.jsonl'));
  const over = await restore(house.archive, taken, house.keys, ['--replace']);
  expect(over.out).toContain('There was no journal of erasures');
});
