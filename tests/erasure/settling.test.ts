import { setTimeout as sleep } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { startSettling } from '#server/backups/settling.ts';
import { openDesk } from '../dispositions/support.ts';
import { sent } from '../support/api.ts';
import { Browser } from '../support/browser.ts';
import { opinion, small } from '../support/consultations.ts';
import { makeApp } from '../support/make-app.ts';
import { publish } from '../support/publish.ts';
import { foundInFiles } from './files.ts';

test('while somebody reads, the log stays; it is emptied at a later look, and nothing is looked at without need', async () => {
  const house = await makeApp();
  const { ctx } = house;
  await publish(ctx);
  const { receipt } = await sent(house, { A1: 'young', B1: ['tea'], B2: '读着彧的' });
  let lets = false;
  let asked = 0;
  const emptyLog = ctx.upkeep.emptyLog;
  ctx.upkeep.emptyLog = () => {
    asked += 1;
    return lets ? emptyLog() : Promise.resolve(false);
  };
  const stop = startSettling(ctx, 20);
  await new Browser(house).post('/receipts/withdrawal', { receipt, confirmed: 'yes' });
  await sleep(100);
  expect(await foundInFiles(house, { text: '读着彧的' })).toEqual(['text']);
  lets = true;
  await sleep(150);
  expect(await foundInFiles(house, { text: '读着彧的' })).toEqual([]);
  const before = asked;
  await sleep(100);
  expect(asked).toBe(before);
  await stop();
});

test('a public page that was kept shows no word of a comment withdrawn or corrected since', async () => {
  const desk = await openDesk({ ...small, round: { ...small.round, visibility: 'after_review' } });
  const mine = await desk.released({ opinions: [opinion({ text: '公开过靐的话' })] });
  const page = async () => (await desk.app.request('/consultations/small/comments')).text();
  expect(await page()).toContain('公开过靐的话');
  await new Browser(desk).post('/receipts/withdrawal', { receipt: mine.receipt, confirmed: 'yes' });
  expect(await page()).not.toContain('公开过靐的话');
});

test('another program that reads makes nobody wait', async () => {
  const house = await makeApp();
  const { ctx, file } = house;
  await publish(ctx);
  const { receipt } = await sent(house, { A1: 'young', B1: ['tea'], B2: '读着麤的' });
  const other = new Database(file, { readonly: true });
  other.exec('BEGIN');
  other.prepare('SELECT count(*) FROM response').get();
  await new Browser(house).post('/receipts/withdrawal', { receipt, confirmed: 'yes' });
  const began = performance.now();
  expect(await ctx.upkeep.emptyLog()).toBe(false);
  expect(performance.now() - began).toBeLessThan(3000);
  other.close();
  expect(await ctx.upkeep.emptyLog()).toBe(true);
  expect(await foundInFiles(house, { text: '读着麤的' })).toEqual([]);
});
