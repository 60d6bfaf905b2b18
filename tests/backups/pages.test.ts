import { join } from 'node:path';
import { expect, test } from 'vitest';
import { roles } from '#server/http/signed-in.ts';
import { signedInAs } from '../consultations/preparation-support.ts';
import { makeDepartment, makeOfficer } from '../staff/support.ts';
import { makeApp } from '../support/make-app.ts';
import { newFolder, newKeys } from './support.ts';

const path = '/workspace/backups';

async function open() {
  const house = await makeApp({ at: '2021-05-20T10:00:00+08:00' });
  const city = await makeDepartment(house.ctx, 'city');
  const as = async (role: (typeof roles)[number]) =>
    signedInAs(house, await makeOfficer(house.ctx, city, [role]));
  return { ...house, as };
}

test('without a key the page says so, and how to set one; nothing can be made', async () => {
  const { as, ctx } = await open();
  const system = await as('system');
  const page = await system.get(path);
  expect([page.status, page.heading]).toEqual([200, '备份']);
  for (const words of ['没有设置每日备份', 'backup key DIR', 'BACKUP_KEY_FILE=', '还没有备份', 'SECRET_KEY'])
    expect(page.words).toContain(words);
  expect(page.forms.some(({ action }) => action.endsWith(path))).toBe(false);
  expect((await system.get(`/en${path}`)).words).toContain('No daily backup is set up');
  const refused = await system.post(path, {});
  expect([refused.status, refused.heading]).toEqual([409, '还没有设置备份']);
  const acts = await ctx.db.selectFrom('audit_event').select('act').execute();
  expect(acts).not.toContainEqual({ act: 'backup.started' });
});

test('with one, a backup is made by a button, listed, and too old after 26 hours', async () => {
  const house = await open();
  const { ctx, turnTo } = house;
  const officer = await makeOfficer(ctx, await makeDepartment(ctx, 'town'), ['system']);
  const keys = await newKeys();
  const folder = join(newFolder(), 'backups');
  Object.assign(ctx.env, { BACKUP_DIR: folder, BACKUP_KEY_FILE: keys.recipient });
  const system = await signedInAs(house, officer);
  const before = await system.get(path);
  expect(before.words).toContain('还没有做过备份');
  expect(before.words).toContain(folder);
  expect(before.words).toMatch(/age1[a-z0-9]{58}/);
  expect(before.words).not.toContain('没有设置每日备份');
  await system.press(before.form(path));
  const after = await system.get(path);
  expect(after.words).toMatch(/wenji-20210520-100000\.age2021年5月20日 10:00\d\.\d MB完好[0-9a-f]{64}/);
  expect(after.words).not.toContain('还没有做过备份');
  const acts = await ctx.db.selectFrom('audit_event').select(['act', 'subject']).execute();
  expect(acts).toContainEqual({ act: 'backup.started', subject: 'backup' });
  turnTo('2021-05-21T12:30:00+08:00');
  // The session has ended meanwhile.
  const again = await signedInAs(house, officer);
  expect((await again.get(path)).words).toContain('最近一次备份已超过26小时');
});

test('a key that cannot be used is said, with the reason', async () => {
  const { as, ctx } = await open();
  const keys = await newKeys();
  Object.assign(ctx.env, { BACKUP_DIR: newFolder(), BACKUP_KEY_FILE: keys.identity });
  const system = await as('system');
  const page = await system.get(`/en${path}`);
  expect(page.words).toContain('so no backup can be made');
  expect(page.words).toContain('holds the private key');
  const after = await system.press(page.form(path));
  expect(after.words).toContain('Failed');
  expect(after.html).not.toContain('AGE-SECRET-KEY-1');
});

test('nobody else sees or makes them', async () => {
  const { as } = await open();
  for (const role of roles.filter((each) => each !== 'system')) {
    const browser = await as(role);
    expect([role, (await browser.get(path)).status]).toEqual([role, 403]);
    expect([role, (await browser.post(path, {})).status]).toEqual([role, 403]);
  }
});
