import { expect, test } from 'vitest';
import { setChain } from '#server/staff/chains.ts';
import { createDepartment } from '#server/staff/departments.ts';
import { makeOfficer } from '../staff/support.ts';
import { bringIn, openWriting, plan } from './preparation-support.ts';

/** A notice of one bureau that another has to countersign. */
async function withCountersignature() {
  const house = await openWriting();
  const { ctx, department } = house;
  const parks = await createDepartment(ctx, { slug: 'parks', name: { 'zh-CN': '园林局（示例）' } });
  const gardener = await makeOfficer(ctx, parks, ['approver']);
  const other = await makeOfficer(ctx, parks, ['editor', 'moderator']);
  const security = await makeOfficer(ctx, department, ['security']);
  await setChain(ctx, security, {
    departmentId: department.id,
    kind: 'consultation',
    steps: [{ act: 'draft' }, { act: 'countersign', departmentId: parks.id }, { act: 'sign' }],
  });
  const address = await bringIn(await house.as(house.editor), plan);
  return { ...house, parks, gardener, other, address };
}

test('whoever is asked of another department reads the draft, and changes nothing', async () => {
  const house = await withCountersignature();
  const { address } = house;
  const gardener = await house.as(house.gardener);
  expect((await gardener.get(address)).status).toBe(404);
  const { location } = await (await house.as(house.editor)).post(`${address}/proposals`, {});
  const sheet = await gardener.get(location);
  expect(sheet.links).toContain(address);
  const draft = await gardener.get(address);
  expect(draft.status).toBe(200);
  expect(draft.words).toContain(plan.title['zh-CN'] ?? '');
  expect((await gardener.post(address, { 'title.zh': 'x' })).status).toBe(403);
  expect((await gardener.post(`${address}/proposals`, {})).status).toBe(403);
  expect((await (await house.as(house.other)).get(address)).status).toBe(404);
  expect((await (await house.as(house.other)).get(location)).status).toBe(404);
  expect((await gardener.press(sheet.form('/signature'))).words).toContain('第3环节（共3个环节）');
  expect((await gardener.get(address)).status).toBe(200);
  const signer = await house.as(house.approver);
  const last = (await signer.get(location)).form('/signature');
  await signer.post(last.action, { ...Object.fromEntries(last.fields), secrecy: 'reviewed' });
  expect((await gardener.get(address)).status).toBe(404);
  expect((await gardener.get(location)).status).toBe(200);
});
