import { readFileSync } from 'node:fs';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { migrations } from '#db/schemas.ts';
import { createApp } from '#server/app.ts';
import { openInstallation } from '#server/installation.ts';
import { indexTexts } from '#server/responses/text-index.ts';
import { checkStore } from '#server/transparency/store-check.ts';
import { fixtureNames, rowsIn, unpack } from './upgrades-support.ts';
import { StillClock } from '../support/still-clock.ts';
import { readFixture } from './upgrades-support.ts';

test.each(fixtureNames)('%s', async (name) => {
  const fixture = readFixture(name);
  const { file, env } = unpack(name);
  const before = rowsIn(file);
  const { ctx, close } = await openInstallation(env, new StillClock(fixture.at));
  await createApp(ctx, { demo: false });
  await indexTexts(ctx);
  await close();
  const after = rowsIn(file, before);
  for (const [table, rows] of before) {
    console.log(table, rows.length, JSON.stringify(after.get(table)) === JSON.stringify(rows));
  }
  const again = await openInstallation(env, new StillClock(fixture.at));
  console.log(await checkStore(again.ctx));
  await again.close();
});
