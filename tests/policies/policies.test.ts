import { expect, test } from 'vitest';
import { Browser } from '../support/browser.ts';
import { openPieceDesk } from '../support/pieces.ts';
import { interpretationOf, policyOf } from './support.ts';

test('a policy and its interpretation stand on each other’s page', async () => {
  const desk = await openPieceDesk();
  await desk.published('policy', 'e-bikes', policyOf(1));
  const reader = new Browser(desk);
  const bare = await reader.get('/policies/e-bikes');
  expect(bare.status).toBe(200);
  expect(bare.words).toContain('解读一般应于2021年4月15日前公布');
  expect((await reader.get('/policies/e-bikes/interpretation')).status).toBe(404);
  await desk.published('interpretation', 'e-bikes', interpretationOf('e-bikes'));
  const whole = await reader.get('/policies/e-bikes');
  expect(whole.words).toContain('新建小区同步建棚。');
  expect(whole.links).toContain('/policies/e-bikes/interpretation');
  const alone = await reader.get('/policies/e-bikes/interpretation');
  expect([alone.status, alone.heading]).toEqual([200, '解读：电动自行车充电（示例）']);
  expect(alone.links).toContain('/policies/e-bikes');
});
